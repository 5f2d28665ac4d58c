package kit

import (
	"fmt"
	"strings"
)

// ChartSpec is columns from zero: no grid, no axis but the base line.
type ChartSpec struct {
	Title string
	Bars  []ChartBar
	// Legend names the first and the amber series; empty where all columns are of one kind.
	Legend []string
}

// ChartBar is one column. Off, where it is set, is why there is none: the column is empty and dashed.
type ChartBar struct {
	Label string
	N     int
	Amber bool
	Off   string
}

func (b ChartBar) said() string {
	if b.Off != "" {
		return b.Label + " " + b.Off
	}
	return fmt.Sprint(b.Label, " ", b.N)
}

// The chart's measures.
const (
	chartHead   = 46 // over the tallest column: its number
	chartFoot   = 44 // under the base line: the labels
	chartLegend = 34
	widestBar   = 72
)

// Chart draws columns with their numbers above them. It fills its box; what it says stands in its label too.
func Chart(s Style, c ChartSpec) *Piece {
	said := []string{c.Title}
	for _, b := range c.Bars {
		said = append(said, b.said())
	}
	return NewPiece(s, "chart", strings.Join(said, "; "), c.paint)
}

func (c ChartSpec) paint(p *Pen) {
	base := p.H - chartFoot
	if len(c.Legend) > 0 {
		base -= chartLegend
		c.legend(p, p.H-chartLegend+4)
	}
	p.Rect(Box{X: -5, Y: base, W: p.W + 10, H: 2}, Shape{Fill: Ink})
	if len(c.Bars) == 0 {
		return
	}
	pitch := p.W / float32(len(c.Bars))
	gap := min(10, pitch*0.2)
	w := min(pitch-gap, widestBar)
	most := 1
	for _, b := range c.Bars {
		most = max(most, b.N)
	}
	for i, b := range c.Bars {
		x := pitch*float32(i) + (pitch-w)/2
		b.paint(p, Box{X: x, Y: chartHead, W: w, H: base - chartHead}, float32(b.N)/float32(most))
		label := fitted(Font{Size: 20, Line: 1.3}, b.Label, pitch+6, 14)
		p.Words(Box{X: x - 30, Y: base + 6, W: w + 60, H: 30}, Words{Text: b.Label, Font: label, Color: Ink, Align: Centre, Middle: true})
	}
}

func (b ChartBar) paint(p *Pen, at Box, part float32) {
	if b.Off != "" {
		h := at.H * 0.42
		box := Box{X: at.X, Y: at.Y + at.H - h, W: at.W, H: h}
		p.Rect(box, Shape{Edge: Edge, EdgeWidth: 2, Radius: 10, Dashed: true})
		p.Words(box, Words{Text: b.Off, Font: fittedWords(Font{Size: 18, Line: 1.25}, b.Off, at.W-4, 13), Color: Ink2, Align: Centre, Middle: true})
		return
	}
	h := at.H * part
	shape := Shape{Fill: Action, Radius: min(10, h)}
	if b.Amber {
		shape = Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2, Radius: min(10, h)}
	}
	if h > 0 {
		p.Rect(Box{X: at.X, Y: at.Y + at.H - h, W: at.W, H: h}, shape)
		foot := Box{X: at.X, Y: at.Y + at.H - min(h, 14), W: at.W, H: min(h, 14)} // it stands square on the base line
		if b.Amber {
			p.Rect(foot, Shape{Fill: shape.Edge})
			foot.X, foot.W = foot.X+shape.EdgeWidth, foot.W-2*shape.EdgeWidth
		}
		p.Rect(foot, Shape{Fill: shape.Fill})
	}
	p.Words(Box{X: at.X - 30, Y: at.Y + at.H - h - 34, W: at.W + 60, H: 32}, Words{Text: fmt.Sprint(b.N), Font: Font{Size: 22, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
}

// fittedWords is the largest size at which the longest word of a text stands in a width.
func fittedWords(f Font, text string, w, least float32) Font {
	longest := ""
	for _, word := range strings.Fields(text) {
		if Width(word, f) > Width(longest, f) {
			longest = word
		}
	}
	return fitted(f, longest, w, least)
}

func (c ChartSpec) legend(p *Pen, y float32) {
	x, room := float32(5), (p.W-20)/2
	for i, name := range c.Legend[:min(2, len(c.Legend))] {
		shape := Shape{Fill: Action, Radius: 5}
		if i == 1 {
			shape = Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2, Radius: 5}
		}
		p.Rect(Box{X: x, Y: y + 5, W: 20, H: 20}, shape)
		font := fitted(Font{Size: 20, Line: 1.3}, name, room-36, 16)
		p.Words(Box{X: x + 28, Y: y, W: room, H: 30}, Words{Text: name, Font: font, Color: Ink2, Middle: true})
		x += 28 + Width(name, font) + 28
	}
}
