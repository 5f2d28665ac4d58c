package mpv

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"dendau/ui/media"
)

// TestASentenceEndsWhereItEnds: a pack keeps sentences one after another, and libmpv reads ahead; what is heard is one of them and not
// those that follow.
func TestASentenceEndsWhereItEnds(t *testing.T) {
	program := player(t)
	clip, err := os.ReadFile(spoken(t))
	if err != nil {
		t.Fatal(err)
	}
	pack := filepath.Join(t.TempDir(), "gói.ddp")
	if err := os.WriteFile(pack, bytes.Repeat(clip, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	p := Voice(Options{Program: program, NoSound: true})
	defer p.Close()
	if err := p.Play(media.Source{Path: pack, Offset: int64(len(clip)), Length: int64(len(clip)), Clip: "second of twenty"}); err != nil {
		t.Fatal(err)
	}
	length := await(t, p, media.Started).Len
	for e := range p.Events() {
		if e.Pos > length+500*time.Millisecond {
			t.Fatalf("%v of a clip of %v, and it goes on", e.Pos, length)
		}
		if e.Kind == media.Ended {
			return
		}
	}
}
