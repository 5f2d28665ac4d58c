package mpv

import (
	"bufio"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/ui/media"
)

// misbehave is the player that the kiosk must survive.
func misbehave(how string) {
	say := func(lines ...string) { _, _ = io.WriteString(os.Stdout, strings.Join(lines, "\n")+"\n") }
	orders := bufio.NewScanner(os.Stdin)
	waitForPlay := func() {
		for orders.Scan() && !strings.Contains(orders.Text(), `"do":"play"`) {
		}
	}
	hello := `{"is":"hello","v":1}`
	switch how {
	case "no libmpv":
		os.Stderr.WriteString("error while loading shared libraries: libmpv.so.2\n")
		os.Exit(127)
	case "another version":
		say(`{"is":"hello","v":99}`)
	case "not our program":
		say("mpv: what do you want?")
	case "mute":
		time.Sleep(time.Hour)
	case "hangs":
		say(hello)
		time.Sleep(time.Hour) // reads nothing, says nothing, ignores the end of its input
	case "dies":
		say(hello)
		waitForPlay()
		say(`{"is":"started","play":1,"len":3000000000}`)
		os.Exit(139)
	case "raves":
		say(hello)
		waitForPlay()
		say(`{"is":"started","play":1`, "\x00\xff")
	case "lies about a frame":
		say(hello)
		waitForPlay()
		say(`{"is":"frame","play":1,"w":1000000,"h":1000000}`)
	case "floods":
		say(hello)
		for {
			say(`{"is":"position","play":1,"pos":1}`)
		}
	}
	_, _ = io.Copy(io.Discard, os.Stdin)
}

func TestAPlayerThatMisbehavesIsAnEvent(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for how, want := range map[string]error{
		"no libmpv":          media.ErrNoPlayer,
		"another version":    media.ErrNoPlayer,
		"not our program":    media.ErrNoPlayer,
		"mute":               media.ErrNoPlayer,
		"hangs":              media.ErrPlayerDied,
		"dies":               media.ErrPlayerDied,
		"raves":              media.ErrPlayerDied,
		"lies about a frame": media.ErrPlayerDied,
	} {
		t.Run(how, func(t *testing.T) {
			t.Setenv("DENDAU_TEST_PLAYER", how)
			for name, make := range map[string]func(Options) *Player{"film": Film, "voice": Voice} {
				p := make(Options{Program: self, Patience: 300 * time.Millisecond})
				for range 2 { // the second Play finds another process, no better
					if err := p.Play(media.Source{Path: "/film", Clip: how}); err != nil {
						t.Fatal(err)
					}
					e := awaitFailed(t, p)
					if e.Clip != how || !errors.Is(e.Err, want) {
						t.Fatalf("%s: got %+v, want %v", name, e, want)
					}
				}
				if err := p.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func awaitFailed(t *testing.T, p *Player) media.Event {
	t.Helper()
	for {
		select {
		case e := <-p.Events():
			if e.Kind == media.Failed {
				return e
			}
		case <-time.After(30 * time.Second):
			t.Fatal("no failed event")
		}
	}
}

func TestCloseEndsAFloodAndAHang(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"floods", "hangs", "mute"} {
		t.Run(how, func(t *testing.T) {
			t.Setenv("DENDAU_TEST_PLAYER", how)
			p := Film(Options{Program: self})
			if err := p.Play(media.Source{Path: "/film"}); err != nil {
				t.Fatal(err)
			}
			for range 5000 { // more orders than a pipe holds, and nobody reads them
				p.Seek(time.Second)
				p.Pause(true)
			}
			closed := make(chan error, 1)
			go func() { closed <- p.Close() }()
			select {
			case err := <-closed:
				if err != nil {
					t.Fatal(err)
				}
			case <-time.After(30 * time.Second):
				t.Fatal("Close waits for a player that does not answer")
			}
		})
	}
}

func TestAMissingProgramIsAnEvent(t *testing.T) {
	for name, make := range map[string]func(Options) *Player{"film": Film, "voice": Voice} {
		p := make(Options{Program: filepath.Join(t.TempDir(), "dendau-player")})
		p.Size(320, 180)
		p.Speed(0.75)
		if err := p.Play(media.Source{Path: "/film"}); err != nil {
			t.Fatal(err)
		}
		if e := awaitFailed(t, p); !errors.Is(e.Err, media.ErrNoPlayer) {
			t.Fatalf("%s: got %v, want ErrNoPlayer", name, e.Err)
		}
		if _, ok := p.Latest(); ok {
			t.Fatal("a frame without a player")
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
