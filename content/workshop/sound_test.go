package workshop

import (
	"bytes"
	"math"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"testing"
	"time"
)

func tone(rate int, freq, level float64, length time.Duration) sound {
	s := sound{rate: rate, samples: make([]float64, int(length.Seconds()*float64(rate)))}
	for i := range s.samples {
		s.samples[i] = level * math.Sin(2*math.Pi*freq*float64(i)/float64(rate))
	}
	return s
}

// The standard's own example: a full-scale sine of 997 Hz in one channel is -3.01 LUFS.
func TestLoudnessOfTheStandardsTone(t *testing.T) {
	for _, rate := range []int{22050, 48000} {
		if got := tone(rate, 997, 1, 3*time.Second).loudness(); math.Abs(got+3.01) > 0.1 {
			t.Errorf("%d Hz: %.2f LUFS, want -3.01", rate, got)
		}
	}
}

func TestLevelledReachesTheTargetUnderTheCeiling(t *testing.T) {
	for name, s := range map[string]sound{
		"quiet": tone(22050, 300, 0.01, 2*time.Second),
		"loud":  tone(22050, 300, 1, 2*time.Second),
		"short": tone(22050, 300, 0.3, 100*time.Millisecond),
	} {
		out := s.levelled()
		if got := out.loudness(); math.Abs(got-loudnessTarget) > 0.5 {
			t.Errorf("%s: %.2f LUFS, want %d", name, got, loudnessTarget)
		}
		for _, x := range out.samples {
			if math.Abs(x) > 0.82 {
				t.Fatalf("%s: a sample of %.2f", name, x)
			}
		}
	}
	if still := (sound{22050, make([]float64, 4000)}).levelled(); still.samples[7] != 0 {
		t.Error("silence became loud")
	}
}

func TestWAVRoundTrip(t *testing.T) {
	in := tone(22050, 440, 0.5, time.Second)
	out, err := readWAV(in.wav())
	if err != nil || out.rate != in.rate || len(out.samples) != len(in.samples) {
		t.Fatalf("%d samples at %d, %v", len(out.samples), out.rate, err)
	}
	for i := range in.samples {
		if math.Abs(in.samples[i]-out.samples[i]) > 1e-4 {
			t.Fatalf("sample %d: %f, want %f", i, out.samples[i], in.samples[i])
		}
	}
	// espeak-ng writes to a pipe and leaves the length open.
	open := in.wav()
	copy(open[40:], "\xff\xff\xff\x7f")
	if out, err := readWAV(open); err != nil || len(out.samples) != len(in.samples) {
		t.Errorf("open length: %d samples, %v", len(out.samples), err)
	}
	for _, bad := range [][]byte{nil, []byte("RIFF"), bytes.Repeat([]byte("x"), 100), in.wav()[:40]} {
		if _, err := readWAV(bad); err == nil {
			t.Errorf("%.8q is taken for a WAV file", bad)
		}
	}
}

func TestOpusLength(t *testing.T) {
	data, err := os.ReadFile("sample/beep.opus")
	if err != nil {
		t.Fatal(err)
	}
	got, err := opusLength(data)
	if err != nil || got < 190*time.Millisecond || got > 230*time.Millisecond {
		t.Errorf("%v, %v, want about 200 ms", got, err)
	}
	for n := range data {
		if length, err := opusLength(data[:n]); err == nil && length > got {
			t.Errorf("cut to %d bytes it plays %v", n, length)
		}
	}
}

func FuzzOpusLength(f *testing.F) {
	f.Add(beep)
	f.Fuzz(func(t *testing.T, data []byte) {
		if d, err := opusLength(data); err == nil && d <= 0 {
			t.Errorf("a length of %v", d)
		}
	})
}

// needTools skips where the system's programs are missing, and fails where all tests were asked for.
func needTools(t *testing.T) {
	t.Helper()
	if err := Missing(); err != nil {
		if os.Getenv("DENDAU_ALL") == "1" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

// The machine speaks at about three syllables a second, at the loudness that ffmpeg's own meter finds.
func TestSpokenSentence(t *testing.T) {
	needTools(t)
	const sentence = "Bấm nhẹ nút nguồn để bật sáng hoặc tắt màn hình."
	s, err := speak(t.Context(), sentence, voiceOf["vi"])
	if err != nil {
		t.Fatal(err)
	}
	pace := 11 / (s.duration() - restBefore - restAfter).Seconds()
	if pace < 2.5 || pace > 3.5 {
		t.Errorf("%.1f syllables a second, want about 3", pace)
	}
	data, err := encodeOpus(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "ffmpeg", "-i", "-", "-af", "ebur128", "-f", "null", "-")
	cmd.Stdin = bytes.NewReader(data)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatal(err)
	}
	all := regexp.MustCompile(`I:\s+(-[\d.]+) LUFS`).FindAllSubmatch(out, -1)
	got, err := strconv.ParseFloat(string(all[len(all)-1][1]), 64)
	if err != nil || math.Abs(got-loudnessTarget) > 1 {
		t.Errorf("ffmpeg finds %v LUFS, %v, want %d", got, err, loudnessTarget)
	}
}
