package media_test

import (
	"testing"
	"time"

	"dendau/ui/media"
)

func TestOutboxKeepsWhatMattersWhenNobodyReads(t *testing.T) {
	out := media.NewOutbox()
	out.Put(media.Event{Kind: media.Started})
	for i := range 10_000 {
		out.Put(media.Event{Kind: media.Position, Pos: time.Duration(i)})
	}
	out.Put(media.Event{Kind: media.Paused})
	out.Put(media.Event{Kind: media.Ended})
	out.Close()
	out.Put(media.Event{Kind: media.Failed}) // too late: dropped, no panic
	var kept []media.EventKind
	for e := range out.Events() {
		if e.Kind != media.Position {
			kept = append(kept, e.Kind)
		}
	}
	if len(kept) != 3 || kept[0] != media.Started || kept[2] != media.Ended {
		t.Fatalf("kept %v, want started, paused, ended", kept)
	}
}

func TestOutboxDropsTheOldestOfManyAndForgets(t *testing.T) {
	out := media.NewOutbox()
	for range 10_000 {
		out.Put(media.Event{Kind: media.Paused})
	}
	out.Put(media.Event{Kind: media.Ended})
	var last media.Event
	for n := len(out.Events()); n > 0; n-- {
		last = <-out.Events()
	}
	if last.Kind != media.Ended {
		t.Fatalf("last is %v, want ended", last.Kind)
	}
	out.Put(media.Event{Kind: media.Ended})
	out.Forget()
	if n := len(out.Events()); n != 0 {
		t.Fatalf("%d events after Forget", n)
	}
}

func TestFit(t *testing.T) {
	for _, c := range []struct{ boxW, boxH, filmW, filmH, w, h int }{
		{896, 408, 1280, 720, 725, 408},
		{1366, 768, 1280, 720, 1365, 768},
		{320, 320, 1280, 720, 320, 180},
		{100, 100, 3, 4, 75, 100},
		{100, 1, 1, 1 << 30, 1, 1},
		{0, 408, 1280, 720, 0, 0},
		{896, 408, 0, 0, 0, 0},
	} {
		if w, h := media.Fit(c.boxW, c.boxH, c.filmW, c.filmH); w != c.w || h != c.h {
			t.Errorf("Fit(%d, %d, %d, %d) = %d, %d, want %d, %d", c.boxW, c.boxH, c.filmW, c.filmH, w, h, c.w, c.h)
		}
	}
}
