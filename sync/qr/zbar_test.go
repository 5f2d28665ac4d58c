package qr

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// modulePixels is how large a module is drawn: what a 720p camera sees of the kiosk's screen at arm's length.
const modulePixels = 4

// TestZbar20KB shows a stream as the kiosk does, loses 30 % of the pictures and lets zbarimg, a reader that is
// not ours, read the rest.
func TestZbar20KB(t *testing.T) {
	zbarimg := needZbar(t)
	data := append([]byte("DDB1"), noise(20<<10-4)...)
	for _, speed := range []Speed{Easy, Default, Fast} {
		t.Run(fmt.Sprintf("n=%d", speed.PerFrame()), func(t *testing.T) {
			sender, err := NewSender(data, speed)
			if err != nil {
				t.Fatal(err)
			}
			rng := rand.New(rand.NewPCG(20, uint64(speed)))
			r := Receiver{Magic: []byte("DDB1")}
			var shown, drawn, read int
			for limit := 3 * sender.Symbols(); shown < limit; {
				batch := showBatch(t, sender, rng)
				drawn += len(batch.files)
				for _, text := range runZbar(t, zbarimg, batch.files) {
					at, ours := batch.at[text]
					if !ours {
						t.Fatalf("zbarimg read what was never shown: %.40q…", text)
					}
					read++
					if _, restored := r.Add(text); restored == nil {
						continue
					} else if !bytes.Equal(restored, data) {
						t.Fatal("restored wrongly")
					}
					report(t, sender, shown+at, read)
					return
				}
				shown += batchSize
			}
			t.Fatalf("not restored after %d frames, %d drawn, %d read", shown, drawn, read)
		})
	}
}

const batchSize = 10 // frames in one call of zbarimg

type batch struct {
	files []string
	at    map[string]int // text → how many frames of the batch were shown by then
}

// showBatch draws ten frames and keeps the seven that the camera did not lose.
func showBatch(t *testing.T, sender *Sender, rng *rand.Rand) batch {
	t.Helper()
	dir := t.TempDir()
	b := batch{at: map[string]int{}}
	lost := rng.Perm(batchSize)[:3]
	for shown := 1; shown <= batchSize; shown++ {
		f := sender.Next()
		m, err := f.Draw(L)
		if err != nil {
			t.Fatal(err)
		}
		if slices.Contains(lost, shown-1) {
			continue
		}
		b.files = append(b.files, writePNG(t, filepath.Join(dir, fmt.Sprintf("%02d.png", shown)), m))
		b.at[f.Text()] = shown
	}
	return b
}

func report(t *testing.T, sender *Sender, shown, read int) {
	t.Helper()
	k, n := sender.Symbols(), sender.Speed().PerFrame()
	t.Logf("k=%d n=%d: shown %d frames in %.1f s, lost %.0f %%, read %d of at least %d: overhead %.3f",
		k, n, shown, float64(shown)*sender.Speed().Interval().Seconds(), 100*(1-float64(read)/float64(shown)),
		read, (k+n-1)/n, float64(read*n)/float64(k))
}

// TestZbarReadsEveryVersion: each n at each level, zero padding and all, says exactly its text.
func TestZbarReadsEveryVersion(t *testing.T) {
	zbarimg := needZbar(t)
	dir := t.TempDir()
	var files, want []string
	for level := L; level <= M; level++ {
		for n := 1; n <= MaxPerFrame; n++ {
			f := firstFrame(t, noise(n*SymbolSize-SymbolSize/2)) // a still code, half a symbol of it padding
			m, err := f.Draw(level)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, writePNG(t, filepath.Join(dir, fmt.Sprintf("%d-%d.png", level, n)), m))
			want = append(want, f.Text())
		}
	}
	for _, size := range []int{6, 97, 121} { // the word of a phone, receipts
		m, err := DrawDigits(noise(size))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, writePNG(t, filepath.Join(dir, fmt.Sprintf("digits-%d.png", size)), m))
		want = append(want, Encode8(noise(size)))
	}
	got := runZbar(t, zbarimg, files)
	if len(got) != len(want) {
		t.Fatalf("read %d of %d codes", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s: got %.30q…, want %.30q…", filepath.Base(files[i]), got[i], want[i])
		}
	}
}

func needZbar(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("zbarimg")
	if err != nil {
		if os.Getenv("DENDAU_ALL") == "1" {
			t.Fatal("zbarimg is missing: install zbar-tools")
		}
		t.Skip("zbarimg is missing (Debian: zbar-tools)")
	}
	return path
}

// runZbar reads the pictures in order; a picture that it cannot read gives no line.
func runZbar(t *testing.T, zbarimg string, files []string) []string {
	t.Helper()
	args := append([]string{"--quiet", "--raw", "-Sdisable", "-Sqrcode.enable"}, files...)
	var problems bytes.Buffer
	cmd := exec.CommandContext(t.Context(), zbarimg, args...)
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("zbarimg over %d pictures: %v\n%s", len(files), err, &problems)
	}
	return strings.Fields(string(out))
}

func writePNG(t *testing.T, path string, m Matrix) string {
	t.Helper()
	side := m.Size * modulePixels
	img := image.NewGray(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			if !m.Black(x/modulePixels, y/modulePixels) {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, img); err != nil {
		t.Fatalf("draw %s: %v", path, err)
	}
	return path
}
