package media_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"dendau/ui/media"
)

func TestFakeObeysTheLaws(t *testing.T) {
	for _, voice := range []bool{false, true} {
		for _, law := range media.Laws() {
			if voice && law.Film {
				continue
			}
			t.Run(fmt.Sprintf("%s, voice %v", law.Name, voice), func(t *testing.T) {
				fake := media.NewFake(map[string]media.FakeClip{
					"/film": {Len: 3 * time.Second, Voice: voice},
					"/torn": {Fails: fmt.Errorf("%w: cut short", media.ErrUnplayable)},
				})
				defer fake.Close()
				law.Check(t, &media.Stage{
					Player: fake, Film: media.Source{Path: "/film"}, Voice: voice,
					Bad:     []media.Source{{Path: "/torn"}, {Path: "/missing"}},
					Advance: fake.Advance,
				})
			})
		}
	}
}

func TestFakeBreaks(t *testing.T) {
	fake := media.NewFake(map[string]media.FakeClip{"/film": {Len: time.Second}})
	defer fake.Close()
	play := func() media.Event {
		t.Helper()
		if err := fake.Play(media.Source{Path: "/film", Clip: "film"}); err != nil {
			t.Fatal(err)
		}
		fake.Advance(10 * time.Millisecond)
		return <-fake.Events()
	}
	if got := play(); got.Kind != media.Started {
		t.Fatalf("got %v, want started", got.Kind)
	}
	fake.Break(media.ErrPlayerDied)
	if got := <-fake.Events(); got.Kind != media.Failed || !errors.Is(got.Err, media.ErrPlayerDied) || got.Clip != "film" {
		t.Fatalf("got %+v, want Failed with ErrPlayerDied", got)
	}
	if got := play(); got.Kind != media.Failed {
		t.Fatalf("got %v while broken, want failed", got.Kind)
	}
	fake.Break(nil)
	if got := play(); got.Kind != media.Started {
		t.Fatalf("got %v after mending, want started", got.Kind)
	}
}

// A film is played, and what it tells is read until it ends.
func ExamplePlayer() {
	fake := media.NewFake(map[string]media.FakeClip{"/pack/film.mp4": {Len: 500 * time.Millisecond}})
	defer fake.Close()
	var player media.Player = fake
	player.Size(896, 408)
	if err := player.Play(media.Source{Path: "/pack/film.mp4", Clip: "page-3"}); err != nil {
		fmt.Println(err)
	}
	for range 5 {
		fake.Advance(125 * time.Millisecond)
	}
	for e := range player.Events() {
		fmt.Println(e.Clip, e.Kind, e.Pos)
		if e.Kind == media.Ended || e.Kind == media.Failed {
			break
		}
	}
	frame, _ := player.Latest()
	fmt.Println(frame.W, "×", frame.H)
	// Output:
	// page-3 started 0s
	// page-3 position 250ms
	// page-3 ended 500ms
	// 725 × 408
}
