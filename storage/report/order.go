package report

import (
	"bytes"
	"cmp"
	"maps"
	"slices"

	"dendau/storage/record"
)

// Answers come in an order of their own: maps have none, and the order of arrival must not show.

func compareIDs(a, b record.ID) int { return bytes.Compare(a[:], b[:]) }

// inOrder lists keys by the stamps of their values.
func inOrder[K comparable, T any](m map[K]latest[T]) []K {
	return slices.SortedFunc(maps.Keys(m), func(a, b K) int { return compareStamps(m[a].stamp, m[b].stamp) })
}

// sorted lists the keys of a set.
func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

// byStamp lists the stamps of a set, earliest first.
func byStamp[V any](m map[record.Stamp]V) []record.Stamp {
	return slices.SortedFunc(maps.Keys(m), compareStamps)
}
