package kit

import (
	"image"
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dendau/ui/media"
)

func TestQRDrawsWholePixelsWithAQuietZone(t *testing.T) {
	for _, tt := range []struct{ modules, room, side int }{{93, 624, 6}, {21, 624, 21}, {177, 624, 3}, {93, 50, 0}} {
		matrix := make([][]bool, tt.modules)
		for i := range matrix {
			matrix[i] = make([]bool, tt.modules)
			for j := range matrix[i] {
				matrix[i][j] = true
			}
		}
		dark := image.Rectangle{}
		img := modulesImage(matrix, tt.room, tt.room)
		for y := range tt.room {
			for x := range tt.room {
				if img.(*image.Gray).GrayAt(x, y).Y == 0 {
					dark = dark.Union(image.Rect(x, y, x+1, y+1))
				}
			}
		}
		if dark.Dx() != tt.modules*tt.side || dark.Dy() != dark.Dx() {
			t.Errorf("%d modules in %d px: %v, want %d px a module", tt.modules, tt.room, dark, tt.side)
		}
		if tt.side > 0 && (dark.Min.X < QuietZone*tt.side || tt.room-dark.Max.X < QuietZone*tt.side) {
			t.Errorf("%d modules: the quiet zone is %d px", tt.modules, dark.Min.X)
		}
	}
}

func TestQRStaysWhiteInTheDark(t *testing.T) {
	s := Style{Dark: true}
	start(t, s)
	img := shot(t, NewQRPanel(s, [][]bool{{true}}, ""), 648, 648)
	if got := color.NRGBAModel.Convert(img.At(100, 100)); got != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("the card is %v", got)
	}
}

func TestFilmShowsFramesThenAMessage(t *testing.T) {
	start(t, Style{})
	player := media.NewFake(map[string]media.FakeClip{"phim": {Len: time.Minute}})
	film := NewFilm(Style{}, FilmSpec{Player: player, Band: 96, Alt: "gọi video"})
	w := test.NewWindow(film)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	film.SetFrame(896, 504)
	w.Resize(fyne.NewSize(896, 504))
	before := w.Canvas().Capture().At(448, 200)

	if err := player.Play(media.Source{Path: "phim"}); err != nil {
		t.Fatal(err)
	}
	player.Advance(time.Second)
	film.Step()
	during := w.Canvas().Capture()
	if during.At(448, 200) == before {
		t.Error("the first frame does not show")
	}
	if got := during.At(5, 5); got == during.At(448, 200) {
		t.Error("the frame is not kept in its shape")
	}
	player.Advance(time.Second)
	film.Step()
	if w.Canvas().Capture().At(448, 200) == during.At(448, 200) {
		t.Error("the next frame does not show")
	}
	film.Fail("Không phát được đoạn phim này.")
	if film.Label() != "Không phát được đoạn phim này." {
		t.Errorf("the film says %q", film.Label())
	}
	film.Step() // must not bring the picture back
	if w.Canvas().Capture().At(200, 200) == during.At(448, 200) {
		t.Error("a frame covers the message")
	}
}

func TestKeyboardTellsKeys(t *testing.T) {
	start(t, Style{})
	var typed strings.Builder
	board := Keyboard(Style{}, KeyboardSpec{}, func(k Key) {
		switch k.Kind {
		case KeyLetter:
			typed.WriteRune(k.Rune)
		case KeyTone:
			typed.WriteString("+" + string(k.Rune))
		case KeyErase:
			typed.WriteString("<")
		case KeyDone:
			typed.WriteString("!")
		}
	})
	for _, id := range []string{"key.đ", "key.ô", "key.n", "key.g", "key.tone.f", "key.space", "key.erase", "key.’", "key.done"} {
		key := Find(board, id)
		if key == nil {
			t.Fatalf("no %s", id)
		}
		test.Tap(key.(*Press))
	}
	if got, want := typed.String(), "đông+f <’!"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if n := len(Nodes(board)); n != 45 {
		t.Errorf("%d keys, want 45", n)
	}
}

func TestTargetsKeepTheirSize(t *testing.T) {
	start(t, Style{})
	for name, sheet := range sheets {
		g := sheet(Style{})
		shot(t, g, StageW, StageH)
		for _, n := range Nodes(g) {
			least := fyne.NewSize(60, 38) // 16×10 mm at 96 dpi
			if n.CanPress && (n.Size.Width < least.Width || n.Size.Height < least.Height) {
				t.Errorf("%s: %s %q is %v", name, n.Role, n.Label, n.Size)
			}
		}
	}
}

func TestProgressMovesInPlace(t *testing.T) {
	start(t, Style{})
	bar := NewProgress(Style{}, TimeBar, 0)
	bar.SetFrame(400, 24)
	w := test.NewWindow(bar)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 24))
	for _, tt := range []struct {
		share float32
		want  Token
	}{{0, Sand}, {0.8, Action}, {0.2, Sand}, {7, Action}} {
		bar.SetValue(tt.share)
		if got := color.NRGBAModel.Convert(w.Canvas().Capture().At(200, 12)); got != (Style{}).Color(tt.want) {
			t.Errorf("at %g the middle is %v", tt.share, got)
		}
	}
}

func TestTheShelfStaysSmall(t *testing.T) {
	s := &shelf{kept: map[any]image.Image{}}
	for i := range 40 {
		s.put(i, image.NewNRGBA(image.Rect(0, 0, 1024, 1024))) // 4 MB each
		if _, ok := s.take(0); i < 2 && !ok {
			t.Fatal("what was just used is gone")
		}
	}
	if s.weight > shelfBytes || len(s.kept) != len(s.order) {
		t.Errorf("%d bytes, %d pictures, %d in order", s.weight, len(s.kept), len(s.order))
	}
	if _, ok := s.take(39); !ok {
		t.Error("the newest is gone")
	}
	if _, ok := s.take(1); ok {
		t.Error("the oldest is still there")
	}
}

func TestHalvingKeepsTheMean(t *testing.T) {
	src := image.NewRGBA(image.Rect(0, 0, 5, 4))
	for i := range src.Pix {
		src.Pix[i] = uint8(i * 3)
	}
	got := halved(src)
	if got.Bounds().Size() != image.Pt(2, 2) {
		t.Fatalf("size %v", got.Bounds())
	}
	for channel := range 4 {
		sum := 0
		for _, at := range [][2]int{{2, 2}, {3, 2}, {2, 3}, {3, 3}} {
			sum += int(src.Pix[src.PixOffset(at[0], at[1])+channel])
		}
		if have := int(got.Pix[got.PixOffset(1, 1)+channel]); have != (sum+2)/4 {
			t.Errorf("channel %d: %d, want %d", channel, have, (sum+2)/4)
		}
	}
}
