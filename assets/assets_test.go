package assets

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/sfnt"
)

func TestFontsHoldEveryVietnameseLetter(t *testing.T) {
	const letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯ" +
		"áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ" +
		"ÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ" +
		"0123456789.,:;!?“”‘’'·–…%/()+-"
	for _, bold := range []bool{false, true} {
		face, err := sfnt.Parse(Font(bold))
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range letters {
			if glyph, err := face.GlyphIndex(&sfnt.Buffer{}, r); err != nil || glyph == 0 {
				t.Errorf("bold %v: no glyph for %c", bold, r)
			}
		}
	}
	if FontLicence() == "" {
		t.Error("the font's licence is not shipped")
	}
}

func TestEveryIconIsOneColour(t *testing.T) {
	for _, name := range IconNames() {
		if svg := Icon(name); !bytes.Contains(svg, []byte("currentColor")) || bytes.Contains(svg, []byte("#")) {
			t.Errorf("icon %s cannot be recoloured", name)
		}
	}
	for _, name := range IconNames() {
		if mask := IconMask(name); mask == nil || mask.Bounds().Dy() != 128 {
			t.Errorf("icon %s has no mask; run assets/pictures/draw.sh", name)
		}
	}
	if Icon("no-such-icon") != nil {
		t.Error("an unknown icon is not nil")
	}
}

func TestPictures(t *testing.T) {
	for _, name := range PictureNames() {
		if img := Picture(name, false); img == nil || img.Bounds().Empty() {
			t.Errorf("picture %s is empty", name)
		}
	}
	if Picture("lamp-lit", true) == Picture("lamp-lit", false) {
		t.Error("the dark theme has the light theme's lamp")
	}
	if Picture("no-such-picture", false) != nil {
		t.Error("an unknown picture is not nil")
	}
}
