package cmd_test

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// TestVoiceInTheWindow presses "hear again" in the real window: the voice begins and the button is amber; pressed again it is silent. The way
// of reading goes round. On home first, then on a page of a lesson, which reads itself.
//
// Nothing depends on sound: the same is walked where no sound device can be opened, where the program of the player is missing, and where
// the spoken interface is. There the voice ends at once, and the lesson goes on.
func TestVoiceInTheWindow(t *testing.T) {
	for _, tt := range []struct {
		name  string
		kit   []string // what lies beside the program
		env   map[string]string
		heard bool
	}{
		{"as delivered", []string{"dendau-player", "giong-noi.ddv"}, nil, true},
		{"no sound device", []string{"dendau-player", "giong-noi.ddv"}, map[string]string{
			"ALSA_CONFIG_PATH": "/nonexistent", "PULSE_SERVER": "tcp:127.0.0.1:9", "PIPEWIRE_REMOTE": "none", "XDG_RUNTIME_DIR": "/nonexistent",
		}, true},
		{"no player", []string{"giong-noi.ddv"}, nil, false},
		{"no spoken interface", []string{"dendau-player"}, nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := newHall(t)
			for k, v := range tt.env {
				t.Setenv(k, v)
			}
			writeClass(t, filepath.Join(h.dir, "data"), openSample(t), 3)
			h.build = delivered(t, h.build, append(tt.kit, "dendau", "binh-dan-hoc-vu-so.ddp", "trust")...)
			h.start()
			screen := h.pixels()
			h.see("rail.hear")
			h.settle()
			h.press("rail.hear")
			if tt.heard {
				h.until("the voice on home", func() bool { return screen.amber(h.see("rail.hear")) })
				h.press("rail.hear")
			}
			h.until("silence", func() bool { return !screen.amber(h.see("rail.hear")) })
			for _, want := range []string{"Đọc chậm", "Tắt giọng", "Giọng đọc"} {
				h.press("rail.voice")
				h.waitFor(want, func() bool { return h.see("rail.voice").Text == want })
			}
			h.tap("home.try")
			h.tap("continue")
			h.see("next")
			h.tap("next") // with or without a voice
			h.see("rail.back")
		})
	}
}

// press is a tap after which nothing need come to rest.
func (h *hall) press(id string) {
	h.t.Helper()
	o := h.see(id)
	h.xdotool("mousemove", px(o.X+o.W/2), px(o.Y+o.H/2), "sleep", "0.42", "mousedown", "1", "sleep", "0.04", "mouseup", "1")
}

// amber tells whether a button of the rail has the colour of a voice that speaks. Its face is looked at beside the word.
func (p *pixels) amber(o object) bool {
	const voiceIsOn = 0xF2A93B
	return binary.LittleEndian.Uint32(p.row(int(o.X)+12, int(o.Y)+20, 1))&0xFFFFFF == voiceIsOn
}

// delivered is a folder with some of what was built, as it is brought to a hall.
func delivered(t *testing.T, from string, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range names {
		if name == "trust" {
			check(t, os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(from, name))))
			continue
		}
		in, err := os.Open(filepath.Join(from, name))
		if err != nil {
			t.Fatal(fmt.Errorf("%w: run make build pack voices", err))
		}
		out, err := os.OpenFile(filepath.Join(dir, name), os.O_CREATE|os.O_WRONLY, 0o755)
		check(t, err)
		_, err = io.Copy(out, in)
		check(t, err)
		check(t, out.Close())
		in.Close()
	}
	return dir
}
