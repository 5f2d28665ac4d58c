package bundle_test

import (
	"testing"

	"dendau/sync/bundle"

	"filippo.io/age"
)

// thousand is a hall's 1,000 events: about six weeks.
func thousand(b *testing.B) *hall {
	b.Helper()
	h := registered(40)
	for i := 0; len(h.events) < 1000; i++ {
		h.evening(i%12+1, 10, 5, i%2)
		h.alone(5)
	}
	h.stamps, h.events = h.stamps[:1000], h.events[:1000]
	return h
}

func BenchmarkSeal1000(b *testing.B) {
	s, to := thousand(b).slice(b), []age.Recipient{identity(b).Recipient()}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := bundle.Seal(s, kioskKey(), 1, to); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpen1000(b *testing.B) {
	sealed := sealed(b, thousand(b))
	b.ReportMetric(float64(len(sealed)), "bytes")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := bundle.Open(sealed, kioskPub(), identity(b)); err != nil {
			b.Fatal(err)
		}
	}
}
