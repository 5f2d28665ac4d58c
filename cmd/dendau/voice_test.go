package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/media"
)

// mouth is a voice player without sound that tells what comes out of it.
type mouth struct {
	*media.Fake
	out  string // the clip being heard, empty for silence
	rate float64
}

func (m *mouth) Play(src media.Source) error {
	err := m.Fake.Play(src)
	if err == nil {
		m.out = src.Path
	}
	return err
}

func (m *mouth) Stop()              { m.Fake.Stop(); m.out = "" }
func (m *mouth) Speed(rate float64) { m.Fake.Speed(rate); m.rate = rate }

// aloud is a speaker on such a mouth. Clips named "no…" are not to be found, clips named "bad…" cannot be played.
type aloud struct {
	*speaker
	mouth *mouth
	home  []flow.Action
	log   bytes.Buffer
	rests []func() // what waits for its rest to be over; stopped ones are nil
}

func newAloud() *aloud {
	clips := map[string]media.FakeClip{}
	for i := range 6 {
		clips[fmt.Sprintf("/c%d", i)] = media.FakeClip{Len: time.Second, Voice: true}
	}
	a := &aloud{mouth: &mouth{Fake: media.NewFake(clips)}}
	after := func(_ time.Duration, f func()) func() bool {
		i := len(a.rests)
		a.rests = append(a.rests, f)
		return func() bool { a.rests[i] = nil; return true }
	}
	a.speaker = &speaker{player: a.mouth, after: after, log: slog.New(slog.NewTextHandler(&a.log, nil)), find: func(p content.Path) (media.Source, error) {
		if strings.HasPrefix(string(p), "no") {
			return media.Source{}, os.ErrNotExist
		}
		return media.Source{Path: "/" + string(p)}, nil
	}}
	return a
}

func (a *aloud) says(e flow.Say) { a.say(e, func(act flow.Action) { a.home = append(a.home, act) }) }

// pass lets time go by and hands on what the player tells. A rest is over before.
func (a *aloud) pass(d time.Duration) {
	over := a.rests
	a.rests = nil
	for _, f := range over {
		if f != nil {
			f()
		}
	}
	a.mouth.Advance(d)
	for {
		select {
		case e := <-a.mouth.Events():
			if (e.Kind == media.Ended || e.Kind == media.Failed) && e.Clip == a.playingNow() {
				a.mouth.out = ""
			}
			a.heard(e)
		default:
			return
		}
	}
}

func (a *aloud) playingNow() string {
	if a.part < 0 || a.part >= len(a.clips) {
		return ""
	}
	return a.playing()
}

func TestSpeakerReadsOneAfterAnother(t *testing.T) {
	a := newAloud()
	a.says(flow.Say{Clips: []content.Path{"c0", "no1", "bad", "c2"}, Ticket: 7})
	for range 6 {
		a.pass(600 * time.Millisecond)
	}
	want := "[{0 7} {2 7} {3 7} {7}]"
	if got := fmt.Sprint(a.home); got != want || a.mouth.out != "" {
		t.Errorf("got %v, want %v; then %q is heard", got, want, a.mouth.out)
	}
}

func TestSpeakerGoesSilent(t *testing.T) {
	for _, tt := range []struct {
		name string
		next func(a *aloud)
	}{
		{"hushed", func(a *aloud) { a.hush() }},
		{"asked to say what nobody has", func(a *aloud) { a.says(flow.Say{Clips: []content.Path{"no1", "no2"}, Ticket: 2}) }},
		{"the player is not on this machine", func(a *aloud) { a.mouth.Break(media.ErrNoPlayer); a.pass(time.Millisecond) }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a := newAloud()
			a.says(flow.Say{Clips: []content.Path{"c0", "c1", "c2"}, Ticket: 1})
			a.pass(100 * time.Millisecond)
			tt.next(a)
			a.pass(5 * time.Second)
			if a.mouth.out != "" {
				t.Errorf("%s is heard", a.mouth.out)
			}
		})
	}
}

// A machine without a player costs one line in the log a reading, not one a clip.
func TestSpeakerWithoutAPlayerGivesUpAtOnce(t *testing.T) {
	a := newAloud()
	a.mouth.Break(media.ErrNoPlayer)
	a.says(flow.Say{Clips: []content.Path{"c0", "c1", "c2", "c3"}, Ticket: 3})
	a.pass(time.Millisecond)
	if n := strings.Count(a.log.String(), "\n"); n != 1 || fmt.Sprint(a.home) != "[{0 3} {3}]" {
		t.Errorf("%d lines, home %v:\n%s", n, a.home, a.log.String())
	}
}

// Whatever is asked in whatever order: what is heard is of the last reading, at its speed, and nothing after a hush.
func TestSpeakerNeverSpeaksForWhatIsGone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := newAloud()
		var now flow.Say
		for ticket := range rapid.IntRange(1, 40).Draw(t, "steps") {
			switch rapid.IntRange(0, 3).Draw(t, "step") {
			case 0:
				now = flow.Say{Ticket: ticket + 1, Slow: rapid.Bool().Draw(t, "slow")}
				for range rapid.IntRange(0, 4).Draw(t, "clips") {
					now.Clips = append(now.Clips, rapid.SampledFrom([]content.Path{"c0", "c1", "c2", "no1", "bad"}).Draw(t, "clip"))
				}
				a.says(now)
			case 1:
				now = flow.Say{}
				a.hush()
			default:
				a.pass(time.Duration(rapid.IntRange(1, 1500).Draw(t, "ms")) * time.Millisecond)
			}
			if a.mouth.out == "" {
				continue
			}
			if !strings.Contains(fmt.Sprint(now.Clips), a.mouth.out[1:]) {
				t.Fatalf("%s is heard, %v is to be said", a.mouth.out, now.Clips)
			}
			if want := map[bool]float64{true: slow, false: 1}[now.Slow]; a.mouth.rate != want {
				t.Fatalf("at %v, want %v", a.mouth.rate, want)
			}
		}
	})
}

// A kiosk whose file is missing or damaged says so once and goes on.
func TestKioskWithoutVoices(t *testing.T) {
	bad := filepath.Join(t.TempDir(), voicesFile)
	if err := os.WriteFile(bad, []byte("not a file of clips"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{bad, filepath.Join(t.TempDir(), "missing")} {
		var log bytes.Buffer
		v := openVoices(path, slog.New(slog.NewTextHandler(&log, nil)))
		if _, err := v.source(content.InterfaceVoice(content.Vietnamese, "learner.right")); err == nil || !strings.Contains(log.String(), "level=WARN") {
			t.Errorf("%s: %v, log %s", path, err, log.String())
		}
	}
}
