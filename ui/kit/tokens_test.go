package kit

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

// luminance and contrast are WCAG 2.2's.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestContrast(t *testing.T) {
	texts := [][2]Token{
		{Ink, Ground}, {Ink, Surface}, {Ink, Sand}, {Ink, AmberSoft}, {Ink2, Ground}, {Ink2, Surface}, {Ink2, Sand}, {Ink2, AmberSoft},
		{OnAction, Action}, {OnAction, Pressed}, {OnTint, Tint}, {OnAmber, Amber}, {OnRight, Right}, {OnAgain, Again}, {OnBar, Bar}, {OnBar2, Bar}, {White, Subtitle},
		{LinkInk, PhoneGround}, {LinkInk, White},
	}
	edges := [][2]Token{
		{Edge, Ground}, {Edge, Surface}, {Edge, Sand}, {AmberEdge, Ground}, {AmberEdge, Surface}, {AmberEdge, AmberSoft},
		{RightEdge, Right}, {RightEdge, Ground}, {AgainEdge, Again}, {AgainEdge, Ground}, {Focus, Ground}, {Action, Surface}, {OnRightEdge, RightEdge},
	}
	for _, s := range []Style{{}, {Dark: true}} {
		check := func(kind string, pairs [][2]Token, least float64) {
			for _, p := range pairs {
				if got := contrast(s.Color(p[0]), s.Color(p[1])); got < least {
					t.Errorf("dark %v: %s %v on %v has %.2f, want %g", s.Dark, kind, p[0], p[1], got, least)
				}
			}
		}
		check("text", texts, 7)
		check("edge", edges, 3)
	}
}

func TestThereIsNoRed(t *testing.T) {
	for _, s := range []Style{{}, {Dark: true}} {
		for token := Ground; token < tokens; token++ {
			c := s.Color(token)
			if int(c.R) > 120 && int(c.R) > 2*int(c.G) && int(c.R) > 2*int(c.B) {
				t.Errorf("dark %v: token %d is red: %v", s.Dark, token, c)
			}
		}
	}
}

func TestTypeKeepsItsFloors(t *testing.T) {
	floors := map[Role][3]float32{
		Body: {28, 36, 45}, Question: {34, 46, 55}, Note: {22, 28, 32}, DeskLabel: {18, 18, 18},
		TVSentence: {48, 48, 48}, TVBarText: {48, 48, 48}, // 1/16 of 768
	}
	for role, floor := range floors {
		for scale := range 3 {
			if got := (Style{Scale: scale}).Font(role).Size; got < floor[scale] {
				t.Errorf("role %d at size %d: %g, want at least %g", role, scale, got, floor[scale])
			}
		}
	}
	if got := fmt.Sprint((Style{Scale: 7}).Factor(), (Style{Scale: -1}).Factor()); got != "1.6 1" {
		t.Errorf("sizes beyond the three: %s", got)
	}
}
