package mpv

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/ui/media"
)

func TestFilmObeysTheLaws(t *testing.T) {
	program, path := player(t), threeSeconds(t)
	bad := damaged(t, path)
	for _, law := range media.Laws() {
		t.Run(law.Name, func(t *testing.T) {
			t.Parallel()
			p := Film(Options{Program: program, NoSound: true})
			defer p.Close()
			law.Check(t, &media.Stage{Player: p, Film: media.Source{Path: path}, Bad: bad})
		})
	}
}

func TestVoiceObeysTheLaws(t *testing.T) {
	program, path := player(t), spoken(t)
	bad := damaged(t, path)
	for _, law := range media.Laws() {
		if law.Film {
			continue
		}
		t.Run(law.Name, func(t *testing.T) {
			t.Parallel()
			p := Voice(Options{Program: program, NoSound: true})
			defer p.Close()
			law.Check(t, &media.Stage{Player: p, Film: media.Source{Path: path}, Bad: bad, Voice: true})
		})
	}
}

// damaged makes what can come on a bad stick out of a good clip.
func damaged(t *testing.T, good string) []media.Source {
	t.Helper()
	whole, err := os.ReadFile(good)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	keep := func(name string, data []byte) media.Source {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return media.Source{Path: path}
	}
	playlist := []byte("#EXTM3U\n" + good + "\n")
	beyond := keep("beyond.mp4", whole)
	beyond.Offset, beyond.Length = 1, int64(len(whole))
	return []media.Source{
		keep("half"+filepath.Ext(good), whole[:len(whole)/4]),
		keep("lời.mp4", bytes.Repeat([]byte("Chào cô bác.\n"), 1000)),
		keep("text.txt", bytes.Repeat([]byte("Chào cô bác.\n"), 1000)),
		keep("list.m3u8", playlist), keep("list.mp4", playlist),
		keep("empty.mp4", nil),
		keep("zeros.mp4", make([]byte, 100_000)),
		beyond,
		{Path: filepath.Join(dir, "missing.mp4")}, {Path: dir},
		{Path: "http://127.0.0.1:9/film.mp4"}, {Path: "relative.mp4"},
	}
}

func TestAStretchOfAPackPlaysInPlace(t *testing.T) {
	program := player(t)
	whole, err := os.ReadFile(threeSeconds(t))
	if err != nil {
		t.Fatal(err)
	}
	noise := bytes.Repeat([]byte{0x5a, 0, 0xff}, 4321)
	path := filepath.Join(t.TempDir(), "gói 1@50% #2.ddp")
	if err := os.WriteFile(path, bytes.Join([][]byte{noise, whole, noise}, nil), 0o600); err != nil {
		t.Fatal(err)
	}
	p := Film(Options{Program: program, NoSound: true})
	defer p.Close()
	p.Size(320, 180)
	src := media.Source{Path: path, Offset: int64(len(noise)), Length: int64(len(whole)), Clip: "inside"}
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Started)
	p.Seek(2800 * time.Millisecond)
	if e := await(t, p, media.Ended); e.Clip != "inside" || e.Len.Round(time.Second) != 3*time.Second {
		t.Fatalf("got %+v", e)
	}
	// The bytes of the stretch are all that is read: without its index, which stands last, there is no film ...
	src.Length = int64(len(whole)) / 2
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Failed)
	src.Offset++ // ... nor with its first byte gone.
	src.Length = int64(len(whole))
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Failed)
}

// A film whose head promises more than there is plays as far as it goes, and
// then says that something is missing.
func TestAFilmCutShortFailsAtItsEnd(t *testing.T) {
	whole, err := os.ReadFile(film(t, "film.mkv", "320x180", 5, "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "libopus"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "cut.mkv")
	if err := os.WriteFile(path, whole[:len(whole)/4], 0o600); err != nil {
		t.Fatal(err)
	}
	p := Film(Options{Program: player(t), NoSound: true})
	defer p.Close()
	p.Size(320, 180)
	if err := p.Play(media.Source{Path: path}); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Started)
	e := await(t, p, media.Failed)
	if !errors.Is(e.Err, media.ErrUnplayable) || !strings.Contains(e.Err.Error(), "cut short") {
		t.Fatalf("got %v, want cut short", e.Err)
	}
	if _, ok := p.Latest(); !ok {
		t.Fatal("the last picture is gone")
	}
}

// await reads events up to one of the kind; another end of the playing fails the test.
func await(t testing.TB, p media.Player, kind media.EventKind) media.Event {
	t.Helper()
	late := time.After(20 * time.Second)
	for {
		select {
		case e := <-p.Events():
			if e.Kind == kind {
				return e
			}
			if e.Kind == media.Ended || e.Kind == media.Failed || e.Kind == 0 {
				t.Fatalf("got %v (%v) while waiting for %v", e.Kind, e.Err, kind)
			}
		case <-late:
			t.Fatalf("no %v event", kind)
		}
	}
}
