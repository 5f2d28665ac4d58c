package kit

import "fyne.io/fyne/v2/canvas"

// TVState is how one answer on the TV stands.
type TVState uint8

// The states of an answer on the TV.
const (
	TVPlain  TVState = iota
	TVChosen         // being put together
	TVAgain          // chosen, and not yet right
	TVRight          // the right answer is shown
)

// TVOptionSpec is one answer on the TV with its raised hands.
type TVOptionSpec struct {
	Key     string // "A"
	Text    string
	Count   int
	Counted bool    // hands are being counted: bar and number show
	Most    int     // the largest count, the bars' scale
	State   TVState // right after "Hiện đáp án đúng"
	Bar     float32 // where the bars begin; 0: TVBars. The rows of one question share it, so that their bars compare
	NoBar   bool    // a narrow row: the number alone
	Place   string  // its place in an order, at the right
	Note    string  // words beside the answer's, such as its partner's
}

// TVBars is where the bars of a question begin, and TVBarsLast where they begin at the latest, for long answers.
const (
	TVBars     = 774
	TVBarsLast = 974
	tvBarsEnd  = 1092
	tvBadge    = 92 // where the row is high enough
	tvTextSize = 48
	tvTight    = 1.1 // close lines, never smaller letters: the back row sits four metres away
)

// tvTextLeft is where words begin beside the badge of a high row.
const tvTextLeft = 146

// TVTextWidth is what an answer's words have beside bars that begin there.
func TVTextWidth(bar float32) float32 { return bar - 24 - tvTextLeft }

// tvCountWidth is the room of a number and its hand.
const tvCountWidth = 190

// textWidth is what the words of an answer have in a row of width w.
func (o TVOptionSpec) textWidth(w float32) float32 {
	room := w - tvTextLeft
	switch {
	case o.Counted && o.NoBar:
		return room - tvCountWidth
	case o.Counted:
		return TVTextWidth(o.bar())
	case o.Place != "":
		return room - 110
	}
	return room - 32
}

func (o TVOptionSpec) bar() float32 {
	if o.Bar == 0 {
		return TVBars
	}
	return o.Bar
}

// TVOptionHeight is the least height of an answer's row of width w.
func TVOptionHeight(s Style, o TVOptionSpec, w float32) float32 {
	words := Words{Text: o.Text, Font: s.Font(TVBarText)}
	return max(70, float32(Lines(words, o.textWidth(w)))*tvTextSize*tvTight+14)
}

// tones are a row's plate, its badge and its ink.
func (o TVOptionSpec) tones() (plate, badge Shape, letter, ink Token) {
	plate = Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 28, Shadow: true}
	badge, letter, ink = Shape{Fill: Action}, OnAction, Ink
	switch o.State {
	case TVChosen:
		plate.Fill, plate.Edge, plate.EdgeWidth = AmberSoft, AmberEdge, 4
	case TVAgain:
		plate.Fill, plate.Edge, plate.EdgeWidth = Again, AgainEdge, 4
		badge, letter, ink = Shape{Fill: Surface, Edge: AgainEdge, EdgeWidth: 4}, OnAgain, OnAgain // letters keep 7:1, which the edge's colour does not give
	case TVRight:
		plate.Fill, plate.Edge, plate.EdgeWidth = Right, RightEdge, 4
		badge, letter, ink = Shape{Fill: Surface, Edge: RightEdge, EdgeWidth: 4}, OnRight, OnRight
	}
	return plate, badge, letter, ink
}

// TVRow is one answer's row; its count changes in place, since hands are counted as fast as somebody presses.
type TVRow struct {
	*Piece
	spec TVOptionSpec
}

// SetCount shows another count, and the bars' new scale.
func (r *TVRow) SetCount(count, most int) {
	if r.spec.Count == count && r.spec.Most == most {
		return
	}
	r.spec.Count, r.spec.Most = count, most
	r.Refresh()
}

// TVOption is one row, 1286×136 or less.
func TVOption(s Style, o TVOptionSpec) *TVRow {
	row := &TVRow{spec: o}
	row.Piece = NewPiece(s, "option", o.Key+". "+o.Text, func(p *Pen) {
		o := row.spec
		plate, badge, letter, ink := o.tones()
		plate.Radius = min(plate.Radius, p.H/4)
		p.Rect(p.Box(), plate)
		side := min(tvBadge, p.H-14)
		at := Square(26+tvBadge/2, p.H/2, side)
		badge.Radius = side * 0.22
		if o.State == TVRight && !o.numbered() {
			p.Rect(at, Shape{Fill: RightEdge, Radius: badge.Radius})
			p.Icon("check", at.Inset(side*0.17), OnRightEdge)
		} else {
			p.Rect(at, badge)
			p.Words(at, Words{Text: o.Key, Font: Font{Size: max(tvTextSize, side*0.63), Bold: true, Line: 1.2}, Color: letter, Align: Centre, Middle: true})
		}
		if o.Counted {
			p.tvCount(o, ink)
		}
		if o.Place != "" {
			p.tvPlace(o.Place)
		}
		words := Words{Text: o.Text, Font: p.Font(TVBarText), Color: ink, Middle: true, Balance: true}
		room := o.textWidth(p.W)
		if Lines(words, room) > 1 {
			words.Font.Line = tvTight
		}
		p.Words(Box{tvTextLeft, 0, room, p.H}, words)
	})
	return row
}

// numbered tells that the badge says the answer's place, which a check must not hide.
func (o TVOptionSpec) numbered() bool { return o.Key != "" && o.Key[0] >= '0' && o.Key[0] <= '9' }

// tvPlace is the place that an answer was given in an order.
func (p *Pen) tvPlace(place string) {
	side := min(84, p.H-12)
	at := Square(p.W-26-side/2, p.H/2, side)
	p.Rect(at, Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 3, Radius: side / 2})
	p.Words(at, Words{Text: place, Font: Font{Size: tvTextSize, Bold: true, Line: 1.2}, Color: OnAmber, Align: Centre, Middle: true})
}

func (p *Pen) tvCount(o TVOptionSpec, ink Token) {
	fill, hand := Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 3}, AmberEdge
	if o.State == TVRight {
		fill, hand = Shape{Fill: RightEdge}, RightEdge
	}
	if !o.NoBar {
		high := min(64, p.H-24)
		track := Box{o.bar(), (p.H - high) / 2, tvBarsEnd - o.bar(), high}
		p.Rect(track, Shape{Fill: Sand, Radius: 16})
		if o.Count > 0 {
			fill.Radius = 16
			track.W = max(44, track.W*share(o.Count, o.Most))
			p.Rect(track, fill)
		}
	}
	p.Words(Box{p.W - 186, 0, 90, p.H}, Words{Text: itoa(o.Count), Font: p.Font(TVCount), Color: ink, Align: RightSide, Middle: true})
	p.Icon("hand", Square(p.W-60, p.H/2, 48), hand)
}

// TVSpot is one place on the picture of a question for the class: its letter stands there.
type TVSpot struct {
	Key   string
	X, Y  float32 // in parts of the picture's width and height
	State TVState
}

// TVSpots draws a picture whole, with its places.
func TVSpots(s Style, spec PanelSpec, spots []TVSpot) *Piece {
	return NewPiece(s, "picture", spec.Alt, func(p *Pen) {
		p.panel(p.Box(), PanelSpec{Radius: 28})
		at := wholeIn(spec, p.Box().Inset(8))
		p.Picture(spec.Picture, at, 1)
		for _, spot := range spots {
			plate, badge, letter, _ := TVOptionSpec{State: spot.State}.tones()
			const side = 76
			x := max(side/2, min(at.X+at.W*spot.X, p.W-side/2))
			y := max(side/2, min(at.Y+at.H*spot.Y, p.H-side/2))
			if spot.State != TVPlain {
				p.Disc(x, y, side+28, Shape{Fill: plate.Edge})
				p.Disc(x, y, side+12, Shape{Fill: plate.Fill})
			} else {
				p.Disc(x, y, side+8, Shape{Fill: Surface})
			}
			p.Disc(x, y, side, badge)
			p.Words(Square(x, y, side), Words{Text: spot.Key, Font: Font{Size: tvTextSize, Bold: true, Line: 1.2}, Color: letter, Align: Centre, Middle: true})
		}
	})
}

// wholeIn is where a picture stands in a box, whole and in the middle.
func wholeIn(spec PanelSpec, b Box) Box {
	if spec.Picture == nil {
		return b
	}
	size := spec.Picture.Bounds().Size()
	if size.X <= 0 || size.Y <= 0 {
		return b
	}
	zoom := min(b.W/float32(size.X), b.H/float32(size.Y))
	w, h := float32(size.X)*zoom, float32(size.Y)*zoom
	return Box{b.X + (b.W-w)/2, b.Y + (b.H-h)/2, w, h}
}

// pointerSide is the width of the pointer's ring.
const pointerSide = 128

// TVPointer is the ring with which the facilitator points, on a stage of the TV's size; at tells where, in parts of its width and height. It never
// blinks, and it is seen on light and on dark: amber between two dark lines.
func TVPointer(s Style, at func() (x, y float32, shown bool)) *Piece {
	return NewPiece(s, "pointer", "", func(p *Pen) {
		x, y, shown := at()
		if !shown {
			return
		}
		x, y = x*p.W, y*p.H
		zoom := p.W / StageW
		p.hollow(x, y, pointerSide*zoom, OnAmber, 5*zoom)
		p.hollow(x, y, (pointerSide-8)*zoom, Amber, 13*zoom)
		p.hollow(x, y, (pointerSide-32)*zoom, OnAmber, 4*zoom)
		p.Disc(x, y, 20*zoom, Shape{Fill: Amber, Edge: OnAmber, EdgeWidth: 4 * zoom})
	})
}

// hollow draws a circle through which what lies under it is seen.
func (p *Pen) hollow(x, y, side float32, t Token, width float32) {
	ring := canvas.NewCircle(nil)
	ring.StrokeColor, ring.StrokeWidth = p.Color(t), width*p.zoom
	p.Object(ring, Square(x, y, side-width))
}
