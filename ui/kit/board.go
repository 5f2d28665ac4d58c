package kit

import "image"

// TileSpec is one large tile of a board.
type TileSpec struct {
	ID, Text, Value string
	Icon            string
	Picture         image.Image
	On              bool // lit: it was pressed, or it is the one looked for
	Live            bool
	Signs           []int
}

// BoardSpec is a plain board of large tiles, for hands that never held a mouse.
type BoardSpec struct {
	Title, Note string
	Tiles       []TileSpec
	Target      string
	Hand        bool
	Inert       bool
}

// leastTile is the least side of a tile, tileGap what lies between two.
const (
	leastTile = 120
	tileGap   = 24
)

// Board is a plain board of large tiles, filling whatever place it is given. Its tiles are pieces named "part.<id>".
func Board(s Style, w, h float32, spec BoardSpec, onTap func(part string)) *Stage {
	b := board{stage: NewStageOf(w, h, StageOptions{}), style: s, spec: spec, onTap: onTap}
	top := b.title(w)
	n := len(spec.Tiles)
	if n == 0 {
		return b.stage
	}
	columns := boardColumns(n, w, h-top)
	rows := (n + columns - 1) / columns
	const gap, most = tileGap, 420
	wide := min(most*1.4, (w-gap*float32(columns-1))/float32(columns))
	high := min(most, (h-top-gap*float32(rows-1))/float32(rows))
	y := top + (h-top-float32(rows)*high-gap*float32(rows-1))/2
	for i, tile := range spec.Tiles {
		row, column := i/columns, i%columns
		inRow := min(columns, n-row*columns) // a last row of fewer stands in the middle
		left := (w - float32(inRow)*wide - gap*float32(inRow-1)) / 2
		b.tile(tile, Box{left + float32(column)*(wide+gap), y + float32(row)*(high+gap), wide, high})
	}
	b.hand(w)
	return b.stage
}

// boardColumns is how many tiles stand in a row, so that tiles are about as wide as they are high, none is small, and rows are full.
func boardColumns(n int, w, h float32) int {
	best, off := n, float32(1e9)
	for columns := 1; columns <= n; columns++ {
		rows := (n + columns - 1) / columns
		wide, high := (w+tileGap)/float32(columns)-tileGap, (h+tileGap)/float32(rows)-tileGap
		d := max(wide/high, high/wide) + 0.5*float32(columns*rows-n)
		if d < off && wide >= leastTile && high >= leastTile {
			best, off = columns, d
		}
	}
	return best
}

type board struct {
	stage  *Stage
	style  Style
	spec   BoardSpec
	onTap  func(string)
	target Box
}

// title is what stands over the tiles, if anything; it gives where they begin.
func (b *board) title(w float32) (y float32) {
	for _, t := range []Words{
		{Text: b.spec.Title, Font: b.style.Font(OptionText), Color: Ink, Align: Centre},
		{Text: b.spec.Note, Font: b.style.Font(Body), Color: Ink2, Align: Centre},
	} {
		if t.Text != "" {
			h := Height(t, w)
			b.stage.Put(0, y, w, h, NewText(b.style, t))
			y += h
		}
	}
	if y > 0 {
		y += 12
	}
	return y
}

func (b *board) tile(t TileSpec, at Box) {
	if t.ID == b.spec.Target {
		b.stage.Put(at.X-9, at.Y-9, at.W+18, at.H+18, NewPlate(b.style, Shape{Fill: Ground, Edge: Amber, EdgeWidth: 5, Radius: 37}))
		b.target = at
	}
	paint := func(p *Pen) { b.paint(p, t) }
	if t.Live && !b.spec.Inert {
		b.stage.Put(at.X, at.Y, at.W, at.H, NewPress(b.style, "part", t.Text, func() { b.onTap(t.ID) }, paint).Named("part."+t.ID))
		return
	}
	b.stage.Put(at.X, at.Y, at.W, at.H, NewPiece(b.style, "text", t.Text, paint).Named("part."+t.ID))
}

// paint is a tile: the picture, the word under it; a wide tile has the word beside its picture.
func (b *board) paint(p *Pen, t TileSpec) {
	f := face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 6}
	if p.Down {
		f.fill = Tint
	}
	if t.On {
		f = face{fill: AmberSoft, edge: AmberEdge, edgeWidth: 4}
	}
	if !t.Live {
		f.lipHeight, f.edge = 0, Hair
	}
	box := p.plate(f, 28)
	words := Words{Text: t.Text, Font: p.Font(OptionText), Color: Ink, Align: Centre, Balance: true}
	const pad = 16
	room := box.W - 2*pad
	if t.Icon == "" && t.Picture == nil {
		words.Middle = true
		if len([]rune(t.Text)) <= 4 { // a letter or a number is the picture
			words.Font = p.Font(OptionText).Sized(min(box.H*0.55, 120)).Weight(true)
		}
		p.Words(Box{box.X + pad, box.Y, room, box.H}, words)
		return
	}
	high := float32(0)
	if t.Text != "" {
		high = Height(words, room)
	}
	side := min(room, box.H-high-2*pad-8)
	if t.Picture == nil {
		side = min(side, 168)
	} else {
		side = min(side, 264)
	}
	top := box.Y + (box.H-side-high-8)/2
	at := Box{box.X + pad, top, room, side}
	if t.Picture != nil {
		p.Picture(t.Picture, at, 1)
	} else {
		p.Icon(t.Icon, Square(box.X+box.W/2, top+side/2, side), Action)
	}
	p.Words(Box{box.X + pad, top + side + 8, room, 0}, words)
	disc := float32(52)
	if b.spec.Inert { // for the TV, read from afar
		disc = 80
	}
	for i, n := range t.Signs {
		p.sign(n, box.X+box.W-8-disc/2, box.Y+8+disc/2+(disc+8)*float32(i), disc)
	}
}

// hand points at the tile to press, from above its word.
func (b *board) hand(w float32) {
	if !b.spec.Hand || b.target.W == 0 {
		return
	}
	side, down := float32(84), float32(16)
	if b.target.H > 260 {
		side, down = 120, b.target.H*0.3
	}
	x := min(b.target.X+b.target.W-side*0.45, w-side*(1-fingerX))
	b.stage.Put(x-side*fingerX, b.target.Y+down, side, side, NewPicture(b.style, fingerPicture(), ""))
}
