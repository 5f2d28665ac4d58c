package media_test

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"dendau/ui/media"
)

const ms = time.Millisecond

func TestParseSRT(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []media.Cue
	}{
		{"nothing", "", nil},
		{"two cues", "1\n00:00:01,000 --> 00:00:02,500\nChào cô bác.\n\n2\n00:00:03,000 --> 00:00:04,000\nTa bắt đầu\nnhé.\n",
			[]media.Cue{{1000 * ms, 2500 * ms, "Chào cô bác."}, {3000 * ms, 4000 * ms, "Ta bắt đầu\nnhé."}}},
		{"BOM, CRLF, dots, no numbers, positions", "\ufeff0:00:01.000-->00:00:02.000 X1:10\r\n{\\an8}<i>Bấm</i> nút\r\n\r\n\r\n",
			[]media.Cue{{1000 * ms, 2000 * ms, "Bấm nút"}}},
		{"out of order", "00:01:00,000 --> 00:01:01,000\nsau\n\n00:00:01,000 --> 00:00:02,000\ntrước",
			[]media.Cue{{1000 * ms, 2000 * ms, "trước"}, {60000 * ms, 61000 * ms, "sau"}}},
		{"decomposed letters become NFC", "00:00:01,000 --> 00:00:02,000\nđe\u0300n da\u0302\u0300u",
			[]media.Cue{{1000 * ms, 2000 * ms, "đèn dầu"}}},
		{"empty cues vanish, 3 < 5 stays", "00:00:01,000 --> 00:00:02,000\n<b></b>\n\n00:00:01,000 --> 00:00:02,000\n3 < 5",
			[]media.Cue{{1000 * ms, 2000 * ms, "3 < 5"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := media.ParseSRT(strings.NewReader(c.text))
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Fatalf("got %q, %v, want %q", got, err, c.want)
			}
		})
	}
}

func TestParseSRTRefuses(t *testing.T) {
	cue := "00:00:01,000 --> 00:00:02,000\n"
	for name, text := range map[string]string{
		"not text":          "00:00:01,000 --> 00:00:02,000\n\xff\xfe",
		"zero bytes":        cue + "a\x00b",
		"no times":          "WEBVTT\n\n" + cue + "a",
		"ends before":       "00:00:03,000 --> 00:00:02,000\na",
		"a very long cue":   cue + strings.Repeat("à", 501),
		"too many cues":     strings.Repeat(cue+"a\n\n", 5001),
		"larger than 1 MiB": strings.Repeat("\n", 1<<20+1),
	} {
		t.Run(name, func(t *testing.T) {
			if cues, err := media.ParseSRT(strings.NewReader(text)); !errors.Is(err, media.ErrSubtitles) {
				t.Fatalf("got %d cues, %v, want ErrSubtitles", len(cues), err)
			}
		})
	}
}

func TestCueAt(t *testing.T) {
	cues := []media.Cue{{1000 * ms, 5000 * ms, "dài"}, {2000 * ms, 3000 * ms, "ngắn"}, {6000 * ms, 7000 * ms, "cuối"}}
	for at, want := range map[time.Duration]string{
		0: "", 999 * ms: "", 1000 * ms: "dài", 2000 * ms: "ngắn", 3000 * ms: "dài", 5000 * ms: "", 6999 * ms: "cuối", 7000 * ms: "",
	} {
		if got := media.CueAt(cues, at); got != want {
			t.Errorf("CueAt(%v) = %q, want %q", at, got, want)
		}
	}
	if got := media.CueAt(nil, 0); got != "" {
		t.Errorf("CueAt of nothing = %q", got)
	}
}

// Whatever is read is sorted, has words, and is shown at its time.
func FuzzParseSRT(f *testing.F) {
	f.Add("1\n00:00:01,000 --> 00:00:02,500\nChào <i>cô bác</i>.\n\n")
	f.Add("\ufeff0:00:01.000-->99:00:02.000\r\n<<b>\r{\\an8}")
	f.Fuzz(func(t *testing.T, text string) {
		cues, err := media.ParseSRT(strings.NewReader(text))
		if err != nil {
			return
		}
		for i, c := range cues {
			if c.To <= c.From || c.Text == "" || (i > 0 && cues[i-1].From > c.From) {
				t.Fatalf("cue %d is %+v", i, c)
			}
			if media.CueAt(cues, c.From) == "" {
				t.Fatalf("nothing to read at %v", c.From)
			}
		}
	})
}

func ExampleCueAt() {
	cues, _ := media.ParseSRT(strings.NewReader("1\n00:00:01,000 --> 00:00:04,000\nCô bác bấm vào nút xanh.\n"))
	fmt.Printf("%q %q\n", media.CueAt(cues, 2*time.Second), media.CueAt(cues, 4*time.Second))
	// Output: "Cô bác bấm vào nút xanh." ""
}
