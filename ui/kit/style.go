package kit

import (
	"image/color"
	"strings"

	"dendau/assets"
)

// Style is how one window is drawn: passed to every builder, kept by nobody.
// The zero value is light, text size 1.0, Vietnamese.
type Style struct {
	Dark  bool
	Scale int    // text size: 0 = 1.0, 1 = 1.3, 2 = 1.6
	Lang  string // "vi" or "en"; anything else reads as Vietnamese
	Input *Input // shared by all pieces of a window; nil works, without protection against trembling
}

// T returns a sentence of the catalogues in this style's language.
func (s Style) T(key string, args ...any) string {
	return assets.NewMessages(s.Lang).T(key, args...)
}

// Factor is what content text grows by: 1, 1.3 or 1.6.
func (s Style) Factor() float32 { return [...]float32{1, 1.3, 1.6}[s.size()] }

func (s Style) size() int { return max(0, min(s.Scale, 2)) }

// Token names a colour by its use. The values are LOOK.md's, measured there.
type Token uint8

// The tokens. None means: nothing is drawn.
const (
	None Token = iota
	Ground
	Surface
	Sand
	Ink
	Ink2
	Edge
	Hair
	Action
	OnAction
	Pressed
	Lip
	Lip2
	Tint
	OnTint
	Amber
	OnAmber
	AmberSoft
	AmberEdge
	Right
	OnRight
	RightEdge
	Again
	OnAgain
	AgainEdge
	Disabled
	Focus
	Bar
	OnBar
	GlowIn
	GlowOut
	OnRightEdge // what stands on a disc in RightEdge
	OnBar2      // second text on the bar and on night pictures
	Subtitle    // the band under a film
	White       // QR codes and the imitation phone stay light in both themes
	Black
	PhoneGround // behind what stands on an imitation phone
	PhoneLine   // its dividers: decoration only
	LinkInk     // words that lead on, on an imitation
	tokens
)

var light = palette(`
 FBF6EC FFFFFF F3EADA 1E2A2D 425054 7D7565 E6DCC9 0B5A5E FFFFFF 063E41 063E41 D8CCB5
 DCEDEB 084A4D F2A93B 1E2A2D FDEBC6 9A5B00 DFF2E3 123A20 2A7843 F7E6C8 43300F 8F6118
 6B6456 2B3FA8 083238 FFF6E3 FFE2A6 FBF1DC FFFFFF D8D9CB 14201F FFFFFF 000000
 EFF3F6 C9D2D8 12459A`)

var dark = palette(`
 0F1B1D 1A2A2D 233639 FBF3E2 D3CBBA 83979A 2E4347 7ED9D2 05282A B4EFEA 3B8F8A 0A1314
 1D4346 CFF5F1 FFC061 1E2A2D 47371A FFC061 17402A DDF6E3 74CB92 45361B FCEBC9 E0B062
 9AA8A8 FFD995 083238 FFF6E3 4A3A1C 1A2A2D 0F1B1D D8D9CB 14201F FFFFFF 000000
 EFF3F6 C9D2D8 12459A`)

func palette(hex string) (p [tokens]color.NRGBA) {
	for i, digits := range strings.Fields(hex) {
		p[i+1] = parseHex(digits)
	}
	return p
}

func parseHex(digits string) color.NRGBA {
	var n uint32
	for _, d := range digits {
		n = n<<4 | uint32(strings.IndexRune("0123456789ABCDEF", d))
	}
	return color.NRGBA{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 255}
}

// Color is a token's value in this style; None is transparent.
func (s Style) Color(t Token) color.NRGBA {
	if s.Dark {
		return dark[t]
	}
	return light[t]
}

// Role names a kind of text by its use.
type Role uint8

// The roles: a learner's screen, the facilitator's desk, the TV (in design px
// of a 768 px high stage, so that the whole grows with the window).
const (
	NoRole Role = iota // a size of its own
	Display
	Title
	Question
	Body
	OptionText
	PrimaryText
	RailText
	Pill
	Note
	DeskHero
	DeskCounter
	DeskHeadline
	DeskTitle
	DeskValue
	DeskLead
	DeskBody
	DeskLabel
	TVTitle
	TVQuestion
	TVSentence
	TVBarText
	TVCount
	roles
)

// Font is one size and weight of Be Vietnam Pro, with its line height as a
// factor of the size. It remembers the role it was made for, so that a test
// can tell what it may not be smaller than.
type Font struct {
	Size float32
	Bold bool
	Line float32
	Role Role
}

type scaledFont struct {
	size [3]float32 // at 1.0, 1.3, 1.6
	bold bool
	line float32
}

func fixed(size float32) [3]float32 { return [3]float32{size, size, size} }

var fonts = [roles]scaledFont{
	Display:      {[3]float32{56, 64, 72}, true, 1.2},
	Title:        {[3]float32{44, 52, 60}, true, 1.25},
	Question:     {[3]float32{38, 46, 55}, true, 1.3},
	Body:         {[3]float32{28, 36, 45}, false, 1.4},
	OptionText:   {[3]float32{28, 36, 45}, true, 1.2},
	PrimaryText:  {[3]float32{36, 40, 46}, true, 1.2},
	RailText:     {[3]float32{24, 28, 30}, true, 1.2},
	Pill:         {[3]float32{26, 28, 32}, true, 1.2},
	Note:         {[3]float32{22, 28, 32}, false, 1.3},
	DeskHero:     {fixed(112), true, 1.1},
	DeskCounter:  {fixed(44), true, 1.2},
	DeskHeadline: {fixed(36), true, 1.25},
	DeskTitle:    {fixed(30), true, 1.25},
	DeskValue:    {fixed(26), true, 1.3},
	DeskLead:     {fixed(24), true, 1.3},
	DeskBody:     {fixed(22), false, 1.4},
	DeskLabel:    {fixed(18), false, 1.35},
	TVTitle:      {fixed(72), true, 1.25},
	TVQuestion:   {fixed(54), true, 1.3},
	TVSentence:   {fixed(50), false, 1.32},
	TVBarText:    {fixed(48), true, 1.2},
	TVCount:      {fixed(64), true, 1.2},
}

// Font is a role's type in this style.
func (s Style) Font(r Role) Font {
	f := fonts[r]
	return Font{Size: f.size[s.size()], Bold: f.bold, Line: f.line, Role: r}
}

// Weight returns the font in the other weight; sizes stay.
func (f Font) Weight(bold bool) Font { f.Bold = bold; return f }

// Sized returns the font at another size in design px.
func (f Font) Sized(px float32) Font { f.Size = px; return f }

// Height is the height of one line in design px.
func (f Font) Height() float32 { return f.Size * f.Line }
