package ui

import (
	"cmp"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/image/draw"
)

// The sheets of docs/screens: one picture a screen, a few of its looks side by side, small enough to live in the repository. The full pictures
// are drawn beside them into an ignored folder.
const (
	thumbW, thumbH = 240, 135
	thumbGap       = 8
	sheetQuality   = 52
)

// sheet collects the looks of one case.
type sheet struct{ thumbs []image.Image }

func (s *sheet) add(full image.Image) {
	small := image.NewRGBA(image.Rect(0, 0, thumbW, thumbH))
	draw.CatmullRom.Scale(small, small.Bounds(), full, full.Bounds(), draw.Src, nil)
	s.thumbs = append(s.thumbs, small)
}

// save writes the sheet, four looks a row.
func (s *sheet) save(t *testing.T, name string) {
	t.Helper()
	const columns = 4
	rows := (len(s.thumbs) + columns - 1) / columns
	width := min(columns, len(s.thumbs))
	out := image.NewRGBA(image.Rect(0, 0, width*(thumbW+thumbGap)+thumbGap, rows*(thumbH+thumbGap)+thumbGap))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{Y: 0x80}), image.Point{}, draw.Src)
	for i, thumb := range s.thumbs {
		at := image.Pt(thumbGap+i%columns*(thumbW+thumbGap), thumbGap+i/columns*(thumbH+thumbGap))
		draw.Draw(out, thumb.Bounds().Add(at), thumb, image.Point{}, draw.Src)
	}
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := jpeg.Encode(f, out, &jpeg.Options{Quality: sheetQuality}); err != nil {
		t.Fatal(err)
	}
}

// inDocs are the pictures of the README and the handbook, by the name they have there.
var inDocs = map[string]string{
	"l01-home-60": "home", "l09-phone": "practice", "l09-board-6": "first-steps", "l02-cards": "cards", "l19-match-half": "match", "l04-page": "page", "l06-question": "question", "l08-not-yet": "not-yet", "l05-film": "film", "l10-done": "done",
	"l02-names": "names", "l03-my-lessons": "my-lessons", "l14-tv-page": "tv-page", "l15-tv-question": "tv-question", "f01-setup": "setup",
	"f02-pin": "pin", "f03-tonight": "tonight", "f04-attendance": "attendance", "f05-walkin": "walk-in", "l16-teach-question": "teach",
	"f06-close": "close", "f07-usb": "handover", "f08-qr": "handover-qr", "f09-arrived": "arrived", "f11-report": "report",
}

// keep writes what docs/screens holds of one case: its sheet, and for a few the picture itself.
func keep(t *testing.T, dir string, c galleryCase, s sheet, first image.Image) {
	t.Helper()
	s.save(t, filepath.Join(dir, c.name+".jpg"))
	if name, ok := inDocs[c.name]; ok {
		save(t, filepath.Join(dir, name+".png"), paletted(first))
	}
}

// paletted keeps a picture at a third of its bytes: screens have few colours. Shades that nearly agree become the commonest of them, so that
// paper and ink stay exactly what they are.
func paletted(img image.Image) image.Image {
	shades := map[color.RGBA]map[color.RGBA]int{}
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, _ := img.At(x, y).RGBA()
			c := color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(bl >> 8), 255}
			near := color.RGBA{c.R &^ 7, c.G &^ 7, c.B &^ 7, 255}
			if shades[near] == nil {
				shades[near] = map[color.RGBA]int{}
			}
			shades[near][c]++
		}
	}
	out := image.NewPaletted(b, commonest(shades, 255))
	draw.Draw(out, b, img, b.Min, draw.Src)
	return out
}

// commonest are the n groups with the most pixels, each by its commonest shade.
func commonest(shades map[color.RGBA]map[color.RGBA]int, n int) (p color.Palette) {
	type group struct {
		shade  color.RGBA
		pixels int
	}
	var groups []group
	for _, of := range shades {
		g := group{}
		for c, count := range of {
			if g.pixels += count; count > of[g.shade] || count == of[g.shade] && darker(c, g.shade) {
				g.shade = c
			}
		}
		groups = append(groups, g)
	}
	slices.SortFunc(groups, func(a, b group) int {
		if a.pixels != b.pixels {
			return b.pixels - a.pixels
		}
		if darker(a.shade, b.shade) {
			return -1
		}
		return 1
	})
	for _, g := range groups[:min(n, len(groups))] {
		p = append(p, g.shade)
	}
	return p
}

// darker makes one order of shades, so that the same screen is the same file.
func darker(a, b color.RGBA) bool {
	return cmp.Or(cmp.Compare(a.R, b.R), cmp.Compare(a.G, b.G), cmp.Compare(a.B, b.B)) < 0
}
