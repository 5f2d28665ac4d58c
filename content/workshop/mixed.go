package workshop

import (
	"hash/fnv"
	"slices"
)

// mixed gives the numbers from 0 to n-1 in an order that only name and n decide, and never in their own order where there is another:
// a pack built twice is the same pack, and no question shows its answer by standing there in it.
func mixed(name string, n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	h := fnv.New64a()
	h.Write([]byte(name))
	seed := h.Sum64()
	for i := n - 1; i > 0; i-- {
		// The generator of Numerical Recipes: any would do, as long as it never changes.
		seed = seed*6364136223846793005 + 1442695040888963407
		j := int((seed >> 33) % uint64(i+1))
		order[i], order[j] = order[j], order[i]
	}
	if n > 1 && slices.IsSorted(order) {
		order = append(order[1:], order[0])
	}
	return order
}
