package ui

import (
	"image"
	"image/color"
	"math"
	"slices"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"dendau/assets"
	"dendau/ui/kit"
)

// The least contrasts of WCAG 2.2: 1.4.6 for text, 1.4.11 for the edges of what can be pressed.
const (
	leastTextContrast = 7
	leastEdgeContrast = 3
	leastDeskContrast = 4.5 // 1.4.3, of the facilitator's window
)

// pixels looks at what was drawn: every text must be whole and dark enough, every button must have an edge.
func (s screenshot) pixels(out *broke) {
	for _, w := range s.words {
		s.drawnText(w, out)
	}
	for _, n := range s.nodes {
		if n.CanPress {
			s.drawnEdge(n, out)
		}
	}
}

// drawnText compares a text in the window with the same text drawn alone on a plain ground: the pixels that are wholly ink there must be
// ink here. What lies over it, or takes a part of it away, is found; so is what the ink and the ground around it are.
func (s screenshot) drawnText(w words, out *broke) {
	stencil := stencilOf(w.Text)
	at := s.fits(stencil, int(math.Ceil(float64(w.x))), int(math.Ceil(float64(w.y))))
	ink, ground := s.mode(stencil.ink, at), s.mode(stencil.ground, at)
	least := float64(leastTextContrast)
	if s.desk {
		least = leastDeskContrast
	}
	if got := contrast(ink, ground); got < least {
		out.say(tooPale, "%v: %v on %v is %.2f", w, ink, ground, got)
	}
	missing, rows := s.missing(stencil, at, ink, ground)
	const softColumn = 12 // of a letter that stands alone, one column drawn softly is more than a share
	if share := float64(missing) / float64(len(stencil.ink)); share > 0.02 && missing > softColumn || rows > 0 {
		out.say(covered, "%v: %.0f %% of its ink is not there, and %d rows of pixels", w, 100*share, rows)
	}
	top, bottom := reach(w.Text.Text, w.Text.TextStyle.Bold, w.Text.TextSize)
	_, line := fyne.CurrentApp().Driver().RenderedTextSize(w.Text.Text, w.Text.TextSize, w.Text.TextStyle, nil)
	baseline := float64(line)
	if got := float64(stencil.box.Min.Y) - baseline; got > top+1.6 {
		out.say(clipped, "%v: the highest mark stands %.1f px above the line, %.1f in the face", w, -got, -top)
	}
	if got := float64(stencil.box.Max.Y) - baseline; got < bottom-1.6 {
		out.say(clipped, "%v: the lowest mark stands %.1f px under the line, %.1f in the face", w, got, bottom)
	}
}

// stencil is a text drawn alone.
type stencil struct {
	ink    []image.Point   // wholly covered
	ground []image.Point   // untouched, between the letters and close around them
	box    image.Rectangle // of everything that is not ground
}

type stencilKey struct {
	text string
	size float32
	bold bool
}

// stencils are those drawn last: a stencil of a line has some 300 kB, and the gallery has tens of thousands of lines.
var stencils struct {
	sync.Map
	kept atomic.Int64
}

const maxStencils = 2000

// stencilOf draws a text in black on white, with room around it.
func stencilOf(text *canvas.Text) stencil {
	key := stencilKey{text.Text, text.TextSize, text.TextStyle.Bold}
	if kept, ok := stencils.Load(key); ok {
		return kept.(stencil)
	}
	const room = 24
	size := text.MinSize()
	alone := canvas.NewText(text.Text, color.Black)
	alone.TextSize, alone.TextStyle = text.TextSize, text.TextStyle
	alone.Move(fyne.NewPos(room, room))
	alone.Resize(size)
	paper := canvas.NewRectangle(color.White)
	paper.Resize(fyne.NewSize(size.Width+2*room, size.Height+2*room))
	w := test.NewWindow(container.NewWithoutLayout(paper, alone))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(paper.Size())
	out := cut(asNRGBA(w.Canvas().Capture()), room)
	if stencils.kept.Add(1) > maxStencils {
		stencils.kept.Store(0)
		stencils.Clear()
	}
	stencils.Store(key, out)
	return out
}

// cut makes a stencil of a drawn text whose own box begins room px from the corner.
func cut(img *image.NRGBA, room int) (out stencil) {
	b := img.Bounds()
	for y := range b.Dy() {
		for x := range b.Dx() {
			p := image.Pt(x-room, y-room)
			switch v := img.Pix[y*img.Stride+4*x]; {
			case v < 8:
				out.ink = append(out.ink, p)
				fallthrough
			case v < 200:
				out.box = out.box.Union(image.Rect(p.X, p.Y, p.X+1, p.Y+1))
			}
		}
	}
	near := out.box.Inset(-3) // a letter such as l has no ground in its own box
	for y := range b.Dy() {
		for x := range b.Dx() {
			if p := image.Pt(x-room, y-room); p.In(near) && img.Pix[y*img.Stride+4*x] == 255 {
				out.ground = append(out.ground, p)
			}
		}
	}
	return out
}

// fits finds the whole pixel at which a text was drawn: rounding may put it one aside.
func (s screenshot) fits(st stencil, x, y int) (at image.Point) {
	most := -1
	for _, d := range []image.Point{{0, 0}, {-1, 0}, {0, -1}, {-1, -1}, {1, 0}, {0, 1}} {
		p := image.Pt(x, y).Add(d)
		if n := s.alike(st.ink, p); n > most {
			most, at = n, p
		}
	}
	return at
}

// alike counts the pixels that have the most frequent colour of all.
func (s screenshot) alike(points []image.Point, at image.Point) int {
	counts := map[color.NRGBA]int{}
	most, step := 0, 1+len(points)/200 // some are enough
	for i := 0; i < len(points); i += step {
		c := s.pixel(points[i].Add(at))
		counts[c]++
		most = max(most, counts[c])
	}
	return most
}

// mode is the most frequent colour.
func (s screenshot) mode(points []image.Point, at image.Point) (mode color.NRGBA) {
	counts := map[color.NRGBA]int{}
	for _, p := range points {
		c := s.pixel(p.Add(at))
		if counts[c]++; counts[c] > counts[mode] {
			mode = c
		}
	}
	return mode
}

// missing counts the pixels of ink that are nearer to the ground, and the rows in which that is so of most.
func (s screenshot) missing(st stencil, at image.Point, ink, ground color.NRGBA) (pixels, rows int) {
	most := distance(ink, ground) / 2
	inRow, gone := map[int]int{}, map[int]int{}
	for _, p := range st.ink {
		inRow[p.Y]++
		if distance(s.pixel(p.Add(at)), ink) > most {
			pixels++
			gone[p.Y]++
		}
	}
	for y, n := range gone {
		if n > 2 && 2*n > inRow[y] {
			rows++
		}
	}
	return pixels, rows
}

func (s screenshot) pixel(p image.Point) color.NRGBA {
	if !p.In(s.img.Rect) {
		return color.NRGBA{}
	}
	i := s.img.PixOffset(p.X, p.Y)
	return color.NRGBA{s.img.Pix[i], s.img.Pix[i+1], s.img.Pix[i+2], 255}
}

// drawnEdge looks along lines across each side of a button: somewhere near its edge there must be a colour that stands out from what is
// around the button. Three sides of four are enough: the lip under a button is no edge of its own.
func (s screenshot) drawnEdge(n kit.Node, out *broke) {
	const outside, inside = 4, 16
	x, y := int(n.At.X), int(n.At.Y)
	w, h := int(n.Size.Width), int(n.Size.Height)
	cross := func(from image.Point, step image.Point) float64 {
		around := s.pixel(from)
		best := 0.0
		for range outside + inside {
			from = from.Add(step)
			best = max(best, contrast(s.pixel(from), around))
		}
		return best
	}
	var sides [4]float64
	for _, share := range []int{25, 50, 75} {
		px, py := x+w*share/100, y+h*share/100
		sides[0] = max(sides[0], cross(image.Pt(px, max(0, y-outside)), image.Pt(0, 1)))
		sides[1] = max(sides[1], cross(image.Pt(px, min(kit.StageH-1, y+h+outside)), image.Pt(0, -1)))
		sides[2] = max(sides[2], cross(image.Pt(max(0, x-outside), py), image.Pt(1, 0)))
		sides[3] = max(sides[3], cross(image.Pt(min(kit.StageW-1, x+w+outside), py), image.Pt(-1, 0)))
	}
	slices.Sort(sides[:])
	if s.desk && n.Role == "row" {
		return // a list's rows have a hair between them
	}
	if sides[1] < leastEdgeContrast {
		out.say(noEdge, "%s %q: its sides have %.1f", n.Role, n.ID, sides)
	}
}

// luminance and contrast are WCAG 2.2's.
func luminance(c color.NRGBA) float64 {
	return 0.2126*linear[c.R] + 0.7152*linear[c.G] + 0.0722*linear[c.B]
}

var linear = func() (out [256]float64) {
	for v := range out {
		if x := float64(v) / 255; x <= 0.04045 {
			out[v] = x / 12.92
		} else {
			out[v] = math.Pow((x+0.055)/1.055, 2.4)
		}
	}
	return out
}()

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func distance(a, b color.NRGBA) int {
	d := func(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }
	return d(a.R, b.R) + d(a.G, b.G) + d(a.B, b.B)
}

// shipped are the two faces as they came.
var shipped = map[bool]func() *sfnt.Font{false: sync.OnceValue(func() *sfnt.Font { return parsed(false) }), true: sync.OnceValue(func() *sfnt.Font { return parsed(true) })}

func parsed(bold bool) *sfnt.Font {
	face, err := sfnt.Parse(assets.Font(bold))
	if err != nil {
		panic(err)
	}
	return face
}

// reach tells how far the letters of a text go above (negative) and below the line in the face as it was shipped, in px.
func reach(text string, bold bool, size float32) (top, bottom float64) {
	face := shipped[bold]()
	var buf sfnt.Buffer
	top, bottom = math.Inf(1), math.Inf(-1)
	for _, r := range text {
		glyph, err := face.GlyphIndex(&buf, r)
		if err != nil || glyph == 0 {
			continue
		}
		bounds, _, err := face.GlyphBounds(&buf, glyph, fixed.Int26_6(size*64), font.HintingNone)
		if err != nil {
			panic(err)
		}
		top, bottom = min(top, float64(bounds.Min.Y)/64), max(bottom, float64(bounds.Max.Y)/64)
	}
	return top, bottom
}
