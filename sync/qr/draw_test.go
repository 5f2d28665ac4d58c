package qr

import (
	"fmt"
	"strings"
	"testing"

	qrcode "github.com/skip2/go-qrcode"
)

func TestFramesAreDrawnInTheirVersion(t *testing.T) {
	fills := map[string]byte{"zeros": 0, "ones": 0xFF, "mixed": 0xA7}
	for level := L; level <= M; level++ {
		for n := 1; n <= MaxPerFrame; n++ {
			for name, fill := range fills {
				body := make([]byte, n*SymbolSize)
				for i := range body {
					body[i] = fill * byte(1+i%3*int(fill)%7)
				}
				f := Frame{Tag: 0xFFFFFFFF, Length: MaxLength, ID: 65535, Body: body}
				m, err := f.Draw(level)
				if err != nil {
					t.Fatalf("n=%d level %d %s: %v", n, level, name, err)
				}
				if want := 17 + 4*f.Version(level) + 2*QuietZone; m.Size != want || len(m.Modules) != want*want {
					t.Errorf("n=%d level %d %s: got %d modules a side, want %d", n, level, name, m.Size, want)
				}
				if mode := modeOf(m); mode != 0b0010 {
					t.Errorf("n=%d level %d %s: mode %04b, want alphanumeric 0010", n, level, name, mode)
				}
			}
		}
	}
}

// modeOf reads the mode indicator, the first four bits of the data, which are in the lower right corner.
func modeOf(m Matrix) int {
	last := m.Size - QuietZone - 1
	mask := 0
	for i := 2; i <= 4; i++ { // format bits 2 to 4, right of the upper left eye's row 8
		mask = mask<<1 | bit(m.Black(QuietZone+i, QuietZone+8))
	}
	mask ^= 0b101 // the standard's fixed XOR over the format bits
	mode := 0
	for _, at := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {1, 1}} {
		x, y := last-at[0], last-at[1]
		mode = mode<<1 | bit(m.Black(x, y) != masked(mask, x-QuietZone, y-QuietZone))
	}
	return mode
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func masked(mask, x, y int) bool {
	return []bool{
		(x+y)%2 == 0, y%2 == 0, x%3 == 0, (x+y)%3 == 0,
		(y/2+x/3)%2 == 0, x*y%2+x*y%3 == 0, (x*y%2+x*y%3)%2 == 0, ((x+y)%2+x*y%3)%2 == 0,
	}[mask]
}

// A version one step smaller would not hold every frame: the table is the smallest.
func TestVersionsAreTheSmallest(t *testing.T) {
	for level := L; level <= M; level++ {
		for n := 1; n <= MaxPerFrame; n++ {
			chars := len(Frame{Length: 1, Body: make([]byte, n*SymbolSize)}.Text())
			full := strings.Repeat("Z", chars) // letters only: nothing can be packed tighter
			if _, err := Draw(full, versionFor(n, level), level); err != nil {
				t.Errorf("n=%d level %d: %v", n, level, err)
			}
			if _, err := Draw(full, versionFor(n, level)-1, level); err == nil {
				t.Errorf("n=%d level %d: fits a smaller version too", n, level)
			}
		}
	}
}

// Why the version is forced: the library packs runs of zeros tighter and would shrink the picture.
func TestLeftAloneTheLibraryPicksASmallerSymbol(t *testing.T) {
	padded := Frame{Length: 1, Body: make([]byte, 3*SymbolSize)}
	free, err := qrcode.New(padded.Text(), qrcode.Low)
	if err != nil {
		t.Fatal(err)
	}
	if free.VersionNumber >= padded.Version(L) {
		t.Errorf("got version %d; forcing %d has lost its reason", free.VersionNumber, padded.Version(L))
	}
}

func TestQuietZoneIsWhite(t *testing.T) {
	m, err := Draw("DD1:0123", 0, M)
	if err != nil {
		t.Fatal(err)
	}
	for y := range m.Size {
		for x := range m.Size {
			inside := x >= QuietZone && y >= QuietZone && x < m.Size-QuietZone && y < m.Size-QuietZone
			if !inside && m.Black(x, y) {
				t.Fatalf("black at %d,%d", x, y)
			}
		}
	}
	if !m.Black(QuietZone, QuietZone) || m.Black(-1, 0) || m.Black(0, m.Size) {
		t.Error("the corner of the eye is black, beyond the edge is white")
	}
}

func TestDrawRefuses(t *testing.T) {
	for _, c := range []struct {
		name, text string
		version    int
	}{
		{"nothing", "", 0},
		{"small letters", "https://example.org", 0},
		{"too much for the version", strings.Repeat("A", 400), 10},
		{"too much for any", strings.Repeat("A", 5000), 0},
		{"an endless text", strings.Repeat("0", maxDrawn+1), 0},
		{"version 41", "A", 41},
		{"version -1", "A", -1},
	} {
		if _, err := Draw(c.text, c.version, L); err == nil {
			t.Errorf("%s: want a refusal", c.name)
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	for _, speed := range []Speed{Easy, Default, Fast} {
		b.Run(fmt.Sprintf("n=%d", speed.PerFrame()), func(b *testing.B) {
			sender, _ := NewSender(noise(128<<10), speed)
			for b.Loop() {
				if _, err := sender.Next().Draw(L); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
		})
	}
}

func BenchmarkSenderText(b *testing.B) {
	sender, _ := NewSender(noise(128<<10), Default)
	for b.Loop() {
		_ = sender.Next().Text()
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "frames/s")
}
