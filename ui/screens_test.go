package ui

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// painted builds a case in one look.
func painted(c galleryCase, l look, pictures Pictures) scene {
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Style{Dark: l.dark})) // words are measured in the theme's face
	v := c.see(l)
	p := &painter{
		style: kit.Style{Dark: l.dark, Scale: l.size, Lang: string(l.lang)}, lang: l.lang,
		do: func(flow.Action) {}, pictures: pictures, cues: galleryCues, tv: c.tv,
	}
	return p.draw(v, c.screen(v))
}

// window shows a scene in a window of the design's size.
func window(t *testing.T, s scene, l look) fyne.Window {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(kit.NewTheme(kit.Style{Dark: l.dark}))
	w := test.NewWindow(s.stage)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(kit.StageW, kit.StageH))
	return w
}

// TestScreens draws the gallery: every screen in every look into DENDAU_SCREENS, or each in one look, a different one for the next, into
// nowhere. DENDAU_SCREENS_ONLY is a pattern of case names; with DENDAU_SCREENS_BRIEF only what the sheets hold is drawn.
func TestScreens(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	dir, full := os.Getenv("DENDAU_SCREENS"), true
	if dir == "" {
		dir, full = t.TempDir(), false
	}
	pictures := newCoursePictures(t)
	only := os.Getenv("DENDAU_SCREENS_ONLY")
	for i, c := range gallery() {
		if ok, _ := filepath.Match(only, c.name); only != "" && !ok {
			continue
		}
		all := c.looks()
		if os.Getenv("DENDAU_SCREENS_BRIEF") != "" {
			all = brief(all)
		}
		if !full {
			all = all[i%len(all):][:1]
		}
		var sheet sheet
		var first image.Image
		for _, l := range all {
			w := window(t, painted(c, l, pictures), l)
			drawn := w.Canvas().Capture()
			save(t, filepath.Join(dir, c.name+"-"+l.String()+".png"), drawn)
			w.Close()
			if slices.Contains(brief(c.looks()), l) {
				sheet.add(drawn)
			}
			if first == nil {
				first = drawn
			}
		}
		if sheets := os.Getenv("DENDAU_SHEETS"); sheets != "" {
			keep(t, sheets, c, sheet, first)
		}
	}
}

// brief are the looks that the repository holds, few so that it stays small: normal light Vietnamese, normal dark English, large dark Vietnamese,
// largest light Vietnamese.
func brief(all []look) (few []look) {
	for _, i := range []int{0, 3, 6, 8} {
		if i < len(all) {
			few = append(few, all[i])
		}
	}
	return few
}

func save(t *testing.T, name string, img image.Image) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img); err != nil {
		t.Fatal(err)
	}
}
