package mpv

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"testing"
	"time"

	"dendau/ui/media"
)

func TestAKilledPlayerIsReplacedByTheNextPlay(t *testing.T) {
	p := Film(Options{Program: player(t), NoSound: true})
	defer p.Close()
	p.Size(320, 180)
	src := media.Source{Path: threeSeconds(t), Clip: "killed"}
	for range 3 {
		if err := p.Play(src); err != nil {
			t.Fatal(err)
		}
		await(t, p, media.Position)
		held, ok := p.Latest()
		if !ok {
			t.Fatal("no frame")
		}
		before := bytes.Clone(held.Pix)
		p.mu.Lock()
		victim := p.proc
		p.mu.Unlock()
		victim.kill()
		if e := awaitFailed(t, p); !errors.Is(e.Err, media.ErrPlayerDied) || e.Clip != "killed" {
			t.Fatalf("got %+v, want ErrPlayerDied", e)
		}
		if victim.cmd.ProcessState == nil {
			t.Fatal("the dead player was not waited for: a zombie")
		}
		if !bytes.Equal(before, held.Pix) {
			t.Fatal("the frame in the hand changed when the player died")
		}
	}
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Started)
	p.Seek(2800 * time.Millisecond)
	await(t, p, media.Ended)
}

// A voice's process is killed while nothing plays: nobody is troubled.
func TestAnIdleDeathIsSilent(t *testing.T) {
	p := Voice(Options{Program: player(t), NoSound: true})
	defer p.Close()
	src := media.Source{Path: spoken(t), Clip: "voice"}
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Started)
	p.Seek(2800 * time.Millisecond)
	await(t, p, media.Ended)
	p.mu.Lock()
	victim := p.proc
	p.mu.Unlock()
	victim.kill()
	<-victim.gone
	if err := p.Play(src); err != nil {
		t.Fatal(err)
	}
	await(t, p, media.Position)
}

func TestThePlayerGoesWithTheKiosk(t *testing.T) {
	program, path := player(t), threeSeconds(t)
	for name, args := range map[string][]string{"film": {"--no-sound"}, "voice": {"--voice", "--no-sound"}} {
		cmd := exec.Command(program, args...)
		stdin, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		stdout, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		_ = write(stdin, Order{Do: "size", W: 1366, H: 768})
		_ = write(stdin, Order{Do: "play", Play: 1, Path: path})
		r := newReader(stdout)
		for rep := (Report{}); rep.Is != "started"; {
			if rep, _, err = readReport(r, func(n int) []byte { return make([]byte, n) }); err != nil {
				t.Fatal(err)
			}
		}
		// The kiosk dies here, and leaves its end of the pipe unread.
		_ = stdin.Close()
		gone := make(chan error, 1)
		go func() { _, err := cmd.Process.Wait(); gone <- err }()
		select {
		case <-gone:
		case <-time.After(30 * time.Second):
			_ = cmd.Process.Signal(os.Kill)
			t.Fatalf("%s: the player outlives the kiosk", name)
		}
	}
}

// BenchmarkSentence is the gap between two sentences, from the order to the first sound; up to 100 ms nobody calls it silence.
func BenchmarkSentence(b *testing.B) {
	p := Voice(Options{Program: player(b), NoSound: true})
	defer p.Close()
	src := media.Source{Path: spoken(b), Clip: "sentence"}
	if err := p.Play(src); err != nil { // the process may still be starting
		b.Fatal(err)
	}
	await(b, p, media.Started)
	for b.Loop() {
		if err := p.Play(src); err != nil {
			b.Fatal(err)
		}
		await(b, p, media.Started)
	}
}
