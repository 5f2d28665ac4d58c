package kit

import (
	"image"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func lineTexts(lines []line) []string {
	var out []string
	for _, l := range lines {
		var b strings.Builder
		for _, r := range l.runs {
			b.WriteString(r.text)
		}
		out = append(out, b.String())
	}
	return out
}

func TestWrap(t *testing.T) {
	start(t, Style{})
	body := Style{}.Font(Body)
	tests := []struct {
		name  string
		words Words
		width float32
		want  []string
	}{
		{"one line", Words{Text: "Không sao cả.", Font: body}, 600, []string{"Không sao cả."}},
		{"own break", Words{Text: "Đã ghi xong.\nRút USB được rồi.", Font: body}, 600, []string{"Đã ghi xong.", "Rút USB được rồi."}},
		{"too narrow", Words{Text: "nghiêng ngả", Font: body}, 10, []string{"nghiêng", "ngả"}},
		{"empty", Words{Font: body}, 100, []string{""}},
		{"bold inside", Words{Text: "chạm tên người **vắng** thôi", Font: body, Rich: true}, 600, []string{"chạm tên người vắng thôi"}},
		{"balanced", Words{Text: "Ngân hàng không bao giờ hỏi mã OTP", Font: body, Balance: true}, 420, []string{"Ngân hàng không", "bao giờ hỏi mã OTP"}},
		{"a path", Words{Text: "Ở đây: /srv/den-dau/giay-in/to.pdf", Font: body}, 260, []string{"Ở đây:", "/srv/den-dau/", "giay-in/to.pdf"}},
		{"a Windows path", Words{Text: `C:\dendau\giay-in\ nhé`, Font: body}, 180, []string{`C:\dendau\`, `giay-in\ nhé`}},
		{"a path that fits", Words{Text: "xã/phường nào", Font: body}, 180, []string{"xã/phường", "nào"}},
		{"nowhere to part", Words{Text: "/nghiênngngngngngng/", Font: body}, 100, []string{"/", "nghiênngngngngngng/"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := lineTexts(tt.words.wrap(tt.width)); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWrapKeepsEveryWordAndTheWidth(t *testing.T) {
	start(t, Style{})
	vocabulary := []string{"Ữ", "nghiêng", "mã", "OTP", "không", "đọc", "ai", "1.250.000"}
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 20).Draw(t, "words")
		width := rapid.Float32Range(150, 700).Draw(t, "width")
		w := Words{Text: strings.Join(words, " "), Font: Style{}.Font(Body), Balance: rapid.Bool().Draw(t, "balance")}
		lines := w.wrap(width)
		if got := strings.Join(lineTexts(lines), " "); got != w.Text {
			t.Fatalf("got %q, want %q", got, w.Text)
		}
		if widest(lines) > width {
			t.Fatalf("a line is %g wide in a column of %g", widest(lines), width)
		}
		if got, want := Height(w, width), float32(len(lines))*w.Font.Height(); got != want {
			t.Fatalf("height %g, want %g", got, want)
		}
	})
}

// inked is the smallest box around everything that is not ground.
func inked(img image.Image) image.Rectangle {
	ground := img.At(0, 0)
	var box image.Rectangle
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if img.At(x, y) != ground {
				box = box.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return box
}

func TestStackedMarksAreWhole(t *testing.T) {
	for _, bold := range []bool{false, true} {
		start(t, Style{})
		font := Font{Size: 100, Bold: bold, Line: 2}
		box := inked(shot(t, NewText(Style{}, Words{Text: "Ẳ", Font: font, Color: Ink}), 200, 200))
		plain := inked(shot(t, NewText(Style{}, Words{Text: "A", Font: font, Color: Ink}), 200, 200))
		// In the face, Ẳ reaches 1.21 em and A 0.74 em above the baseline.
		if above := plain.Min.Y - box.Min.Y; above < 42 {
			t.Errorf("bold %v: the marks of Ẳ stand only %d px above A, want 45 or so: they are cut", bold, above)
		}
	}
}
