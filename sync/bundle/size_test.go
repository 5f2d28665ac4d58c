package bundle_test

import (
	"bytes"
	"testing"

	"dendau/sync/bundle"

	"filippo.io/age"
	"github.com/klauspost/compress/zstd"
)

// The sizes that FORMAT.md states. An evening must fit one still QR code, which holds 1624 bytes.
func TestSizes(t *testing.T) {
	to := []age.Recipient{identity(t).Recipient()}
	for _, tc := range []struct {
		name     string
		make     func(*hall)
		learners int
		most     int
	}{
		{"evening of 30", func(h *hall) { h.evening(7, 10, 5, 0) }, 30, 910},
		{"evening of 40", func(h *hall) { h.evening(7, 10, 5, 0) }, 40, 910},
		{"evening of 40, one walk-in", func(h *hall) { h.evening(7, 10, 5, 1) }, 40, 1000},
		{"week of 40", func(h *hall) { h.evening(4, 10, 5, 1); h.alone(6); h.evening(5, 10, 5, 0) }, 40, 3200},
		{"month of 40", func(h *hall) {
			for i := range 8 {
				h.evening(i+1, 10, 5, i%2)
				h.alone(5)
			}
		}, 40, 4000},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := registered(tc.learners)
			tc.make(h)
			b, err := bundle.Seal(h.slice(t), kioskKey(), 1, to)
			if err != nil {
				t.Fatal(err)
			}
			joined := bytes.Join(h.events, nil)
			w, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression))
			t.Logf("%4d events, %6d canonical, %5d by zstd alone (+%d), %5d sealed", len(h.events), len(joined), len(w.EncodeAll(joined, nil)), bundle.Overhead+200, len(b))
			if len(b) > tc.most {
				t.Errorf("%d bytes, at most %d", len(b), tc.most)
			}
		})
	}
}
