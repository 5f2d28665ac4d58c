package mpv

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// The test program is also a player that misbehaves, so that the kiosk's end
// is tried without libmpv.
func TestMain(m *testing.M) {
	if how := os.Getenv("DENDAU_TEST_PLAYER"); how != "" {
		misbehave(how)
		return
	}
	dir, err := os.MkdirTemp("", "dendau-player-*")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	workshop = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

var workshop string // where what all tests share is made

// need skips a test that cannot run here, or fails it where everything must.
func need(t testing.TB, what string, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("DENDAU_ALL") == "1":
		t.Fatalf("DENDAU_ALL=1 needs %s: %v", what, err)
	default:
		t.Skipf("needs %s: %v", what, err)
	}
}

var buildPlayer = sync.OnceValues(func() (string, error) {
	path := filepath.Join(workshop, programName())
	compat, err := filepath.Abs("compat")
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-tags", "libmpv", "-o", path, "dendau/cmd/dendau-player")
	cmd.Env = append(os.Environ(), "C_INCLUDE_PATH="+compat)
	if said, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build dendau-player: %w: %s", err, said)
	}
	return path, nil
})

// player is the real program, built for this run with libmpv.
func player(t testing.TB) string {
	t.Helper()
	path, err := buildPlayer()
	need(t, "libmpv-dev and a C compiler", err)
	return path
}

// film makes a film with a counting picture and a tone, once a name.
func film(t testing.TB, name, size string, seconds int, args ...string) string {
	t.Helper()
	path := filepath.Join(workshop, name)
	if _, err := os.Stat(path); err == nil {
		return path
	}
	ffmpeg, err := exec.LookPath("ffmpeg")
	need(t, "ffmpeg", err)
	args = append([]string{
		"-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=size=" + size + ":rate=30", "-f", "lavfi", "-i", "sine=frequency=440",
		"-t", fmt.Sprint(seconds),
	}, append(args, path)...)
	if said, err := exec.Command(ffmpeg, args...).CombinedOutput(); err != nil {
		t.Fatalf("make %s: %v: %s", name, err, said)
	}
	return path
}

// threeSeconds is the film of most tests.
func threeSeconds(t testing.TB) string {
	return film(t, "film.mp4", "640x360", 3, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-c:a", "aac")
}

// spoken is three seconds of sound alone, as narration is kept.
func spoken(t testing.TB) string {
	return film(t, "voice.opus", "16x16", 3, "-map", "1:a", "-ac", "1", "-c:a", "libopus", "-b:a", "24k")
}
