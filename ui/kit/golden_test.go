package kit

import (
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/assets"
)

// golden compares with a kept picture, allowing for other rounding in other
// versions of the rasteriser. DENDAU_UPDATE=1 keeps new ones: look at them first.
func golden(t *testing.T, name string, got image.Image) {
	t.Helper()
	path := filepath.Join("testdata", name+".png")
	if os.Getenv("DENDAU_UPDATE") != "" {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := png.Encode(f, got); err != nil {
			t.Fatal(err)
		}
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%s: size %v, want %v", name, got.Bounds(), want.Bounds())
	}
	if off := difference(got, want); off > 0.004 {
		t.Errorf("%s: %.2f %% of the picture is another one", name, off*100)
	}
}

// difference is the share of pixels that differ visibly.
func difference(a, b image.Image) float64 {
	far := func(x, y uint8) bool { return max(x, y)-min(x, y) > 40 }
	differ, size := 0, a.Bounds()
	for y := range size.Dy() {
		for x := range size.Dx() {
			p := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA)
			q := color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			if far(p.R, q.R) || far(p.G, q.G) || far(p.B, q.B) {
				differ++
			}
		}
	}
	return float64(differ) / float64(size.Dx()*size.Dy())
}

func TestGoldenPictures(t *testing.T) {
	option := func(state OptionState) func(Style) fyne.CanvasObject {
		return func(s Style) fyne.CanvasObject {
			return Option(s, OptionSpec{Key: "2", Text: "Tắt máy, không đọc mã", State: state, Picture: assets.Picture("book", false)}, nothing)
		}
	}
	pieces := map[string]struct {
		w, h  float32
		piece func(Style) fyne.CanvasObject
	}{
		"option-plain": {702, 120, option(OptionPlain)},
		"option-again": {702, 120, option(OptionAgain)},
		"option-right": {702, 120, option(OptionRight)},
		"name": {277, 88, func(s Style) fyne.CanvasObject {
			return NameTile(s, NameSpec{Name: "Ữ Ế Ộ Ẳ", Note: "1954 · thôn 2"}, nothing)
		}},
		"primary": {360, 104, func(s Style) fyne.CanvasObject {
			return NewButton(s, ButtonSpec{Text: "Tiếp theo", Icon: "next", IconAt: IconRight}, nothing)
		}},
		"absent": {152, 104, func(s Style) fyne.CanvasObject {
			return AttendanceTile(s, PresenceSpec{Family: "Nguyễn Văn", Given: "Khế", State: AbsentState, Word: "vắng"}, nothing)
		}},
	}
	for look6, s := range map[string]Style{"light-0": {}, "dark-2": {Dark: true, Scale: 2}} {
		for name, p := range pieces {
			t.Run(name+"-"+look6, func(t *testing.T) {
				start(t, s)
				g := NewStageOf(p.w+16, p.h+16, StageOptions{})
				g.Put(8, 8, p.w, p.h, p.piece(s))
				golden(t, name+"-"+look6, shot(t, g, p.w+16, p.h+16))
			})
		}
	}
}

func TestGoldenMarkup(t *testing.T) {
	start(t, Style{})
	b := NewButton(Style{}, ButtonSpec{Text: "Học tiếp"}, nothing)
	b.SetFrame(304, 136)
	b.Resize(fyne.NewSize(304, 136))
	test.AssertObjectRendersToMarkup(t, "button.xml", b)
	b.down = true
	b.Refresh()
	test.AssertObjectRendersToMarkup(t, "button-pressed.xml", b)
}

func BenchmarkAttendanceScreen(b *testing.B) {
	app := test.NewApp()
	defer app.Quit()
	app.Settings().SetTheme(NewTheme(Style{}))
	stage := NewStage()
	w := test.NewWindow(stage)
	defer w.Close()
	w.Resize(fyne.NewSize(StageW, StageH))
	for b.Loop() {
		fresh := sheetAttendance(Style{})
		stage.pieces, stage.places = fresh.pieces, fresh.places
		stage.Refresh()
	}
}

func BenchmarkHomePicture(b *testing.B) {
	spec := PanelSpec{Picture: assets.Picture("home", false), Bare: true, Cover: true, Radius: 28}
	for b.Loop() {
		panelImage(Style{}, spec, 502, 720, 1)
	}
}

func BenchmarkPagePicture(b *testing.B) {
	spec := PanelSpec{Picture: assets.Picture("done-woman", false), Radius: 28}
	for b.Loop() {
		panelImage(Style{}, spec, 520, 504, 1)
	}
}
