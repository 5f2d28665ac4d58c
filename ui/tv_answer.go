package ui

import (
	"fmt"
	"strings"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What the TV shows with the right answer, and what it shows of answers that are not raised by hands.

// tvAnswer is the right answer among the others, and the reason under it. The question goes where there is no room, then the other answers.
func (p *painter) tvAnswer(stage *kit.Stage, style kit.Style, s flow.TVQuestion) {
	all := p.tvSolution(s)
	var right []kit.TVOptionSpec
	for _, row := range all {
		if row.State == kit.TVRight {
			right = append(right, row)
		}
	}
	question := p.tvQuestionWords(style, s)
	asked := kit.Height(question, tvWide) + 16
	if s.Item.Type == content.Number || s.Item.Type == content.Short {
		p.tvTypedAnswer(stage, style, s)
		return
	}
	reason := p.tvReason(style, s, tvWide)
	rows, top := right, float32(tvHead)
	for _, try := range []struct {
		rows []kit.TVOptionSpec
		top  float32
	}{{all, tvHead + asked}, {all, tvHead}, {right, tvHead + asked}} {
		if try.top+tvRowsHeight(style, try.rows, tvWide)+16+reason.high <= tvFoot {
			rows, top = try.rows, try.top
			break
		}
	}
	if top > tvHead {
		stage.Put(tvLeft, tvHead, tvWide, asked-16, kit.NewText(style, question))
	}
	// The reason keeps its own height; the rows share the rest.
	_, foot := p.tvRows(stage, style, rows, kit.Box{X: tvLeft, Y: top, W: tvWide, H: tvFoot - reason.high - 16}, 124)
	reason.put(stage, style, kit.Box{X: tvLeft, Y: foot + 16, W: tvWide, H: min(tvFoot-foot-16, reason.high+64)})
}

// tvTypedAnswer is the number or the words that were looked for, as large as what was typed.
func (p *painter) tvTypedAnswer(stage *kit.Stage, style kit.Style, s flow.TVQuestion) {
	reason := p.tvReason(style, s, tvWide)
	if len(s.Item.Accept) > 0 {
		s.Answer.Typed, s.Phase = s.Item.Accept[0], flow.Right
	}
	p.tvField(stage, style, s, p.tvAsked(stage, style, s), tvFoot-reason.high-16)
	reason.put(stage, style, kit.Box{X: tvLeft, Y: tvFoot - reason.high, W: tvWide, H: reason.high})
}

func tvRowsHeight(style kit.Style, rows []kit.TVOptionSpec, w float32) float32 {
	high := float32(-tvGap)
	for _, row := range rows {
		high += kit.TVOptionHeight(style, row, w) + tvGap
	}
	return high
}

// tvSolution are the rows of the right answer, the right ones marked.
func (p *painter) tvSolution(s flow.TVQuestion) (rows []kit.TVOptionSpec) {
	it := s.Item
	right := func(key, text string) {
		rows = append(rows, kit.TVOptionSpec{Key: key, Text: text, State: kit.TVRight})
	}
	switch it.Type {
	case content.Order:
		for at, i := range it.Keys {
			right(fmt.Sprint(at+1), p.text(it.Options[i].Text))
		}
	case content.Match:
		for i, partner := range it.Keys {
			right(letter(i), p.text(it.Options[i].Text)+" – "+p.text(it.Partners[partner].Text))
		}
	default:
		return p.tvOptions(s)
	}
	return rows
}

// tvReason is the panel with the reason.
type tvReason struct {
	words kit.Words
	high  float32
}

const tvReasonSide, tvReasonPad = 104, 18 // the lamp at its left

func (p *painter) tvReason(style kit.Style, s flow.TVQuestion, w float32) tvReason {
	words := kit.Words{Text: p.text(s.Item.Why.Text), Font: style.Font(kit.TVSentence), Color: kit.Ink, Middle: true}
	if kit.Lines(words, w-tvReasonSide-28) > 2 {
		words.Font = words.Font.Sized(leastOnTV)
	}
	words.Font.Line = 1.2
	return tvReason{words, kit.Height(words, w-tvReasonSide-28) + 2*tvReasonPad}
}

func (r tvReason) put(stage *kit.Stage, style kit.Style, at kit.Box) {
	stage.Put(at.X, at.Y, at.W, at.H, kit.NewPlate(style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 3, Radius: 28}))
	stage.Put(at.X+16, at.Y+8, tvReasonSide-24, at.H-16, kit.NewPiece(style, "picture", "", func(pen *kit.Pen) {
		pen.Lamp(pen.W/2, pen.H/2, min(104, pen.H), true, true)
	}))
	stage.Put(at.X+tvReasonSide, at.Y, at.W-tvReasonSide-28, at.H, kit.NewText(style, r.words).Named("tv.reason"))
}

// tvSpots is the picture with its places, and their words beside it; with the answer the reason takes the room of the others.
func (p *painter) tvSpots(stage *kit.Stage, style kit.Style, s flow.TVQuestion) []*kit.TVRow {
	const pictureW, gap = 540, 24
	top := p.tvAsked(stage, style, s)
	spots := make([]kit.TVSpot, len(s.Item.Spots))
	var rows []kit.TVOptionSpec
	counted := len(s.Hands) > 0 && sumOf(s.Hands) > 0
	for i, spot := range s.Item.Spots {
		state := tvState(s, i)
		spots[i] = kit.TVSpot{Key: letter(i), X: float32(spot.X) / 1000, Y: float32(spot.Y) / 1000, State: state}
		row := kit.TVOptionSpec{Key: letter(i), Text: p.text(spot.Text), State: state, NoBar: true}
		if counted && i < len(s.Hands) {
			row.Count, row.Counted = s.Hands[i], true
		}
		if !s.Reveal || state == kit.TVRight {
			rows = append(rows, row)
		}
	}
	picture := kit.PanelSpec{Picture: p.picture(s.Item.Picture), Alt: p.text(s.Item.Picture.Alt)}
	stage.Put(tvLeft, top, pictureW, tvFoot-top, kit.TVSpots(style, picture, spots))
	box := kit.Box{X: tvLeft + pictureW + gap, Y: top, W: tvWide - pictureW - gap, H: tvFoot}
	if s.Reveal {
		reason := p.tvReason(style, s, box.W)
		box.H = tvFoot - reason.high - 16
		_, foot := p.tvRows(stage, style, rows, box, 136)
		reason.put(stage, style, kit.Box{X: box.X, Y: foot + 16, W: box.W, H: tvFoot - foot - 16})
		return nil
	}
	put, _ := p.tvRows(stage, style, rows, box, 160)
	return put
}

// tvPairs are the two sides of a match; a pair carries one letter.
func (p *painter) tvPairs(stage *kit.Stage, style kit.Style, s flow.TVQuestion) {
	top := p.tvAsked(stage, style, s)
	const gap = 28
	half := (tvWide - gap) / float32(2)
	var left, right []kit.TVOptionSpec
	for i, o := range s.Item.Options {
		row := kit.TVOptionSpec{Key: letter(i), Text: p.text(o.Text)}
		if paired(s.Answer, i) >= 0 || i == s.Left && s.Frame.Relay {
			row.State = kit.TVChosen
		}
		left = append(left, row)
	}
	for j, o := range s.Item.Partners {
		row := kit.TVOptionSpec{Key: fmt.Sprint(j + 1), Text: p.text(o.Text)}
		for i := range s.Item.Options {
			if paired(s.Answer, i) == j {
				row.State, row.Place = kit.TVChosen, letter(i)
				if s.Phase == flow.NotYet && i < len(s.Item.Keys) && s.Item.Keys[i] != j {
					row.State = kit.TVAgain
				}
			}
		}
		right = append(right, row)
	}
	p.tvRows(stage, style, left, kit.Box{X: tvLeft, Y: top, W: half, H: tvFoot}, 136)
	p.tvRows(stage, style, right, kit.Box{X: tvLeft + half + gap, Y: top, W: half, H: tvFoot}, 136)
}

// paired is the partner of option i, -1 for none.
func paired(a content.Answer, i int) int {
	if i < len(a.Chosen) {
		return a.Chosen[i]
	}
	return -1
}

// tvTyped is a field with what has been pressed or written.
func (p *painter) tvTyped(stage *kit.Stage, style kit.Style, s flow.TVQuestion) {
	p.tvField(stage, style, s, p.tvAsked(stage, style, s), tvFoot)
}

// tvField is the field in the middle between top and foot.
func (p *painter) tvField(stage *kit.Stage, style kit.Style, s flow.TVQuestion, top, foot float32) {
	const w = 860
	h := min(200, foot-top-16)
	shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 3, Radius: 28}
	ink := kit.Ink
	if s.Phase == flow.NotYet {
		shape.Fill, shape.Edge, ink = kit.Again, kit.AgainEdge, kit.OnAgain
	}
	if s.Reveal {
		shape.Fill, shape.Edge, shape.EdgeWidth, ink = kit.Right, kit.RightEdge, 5, kit.OnRight
	}
	typed := s.Answer.Typed
	if s.Item.Type == content.Number {
		typed = spaced(typed)
	}
	words := kit.Words{Text: typed, Font: kit.Font{Size: 112, Bold: true, Line: 1.2}, Color: ink, Align: kit.Centre, Middle: true}
	if typed == "" {
		words.Text, words.Color = "?", kit.Ink2
	}
	for words.Font.Size > leastOnTV && kit.Width(words.Text, words.Font) > w-240 {
		words.Font.Size -= 4
	}
	y := top + (foot-top-h)/2
	stage.Put((tvW-w)/2, y, w, h, kit.NewPiece(style, "field", typed, func(pen *kit.Pen) {
		pen.Rect(pen.Box(), shape)
		pen.Words(pen.Box(), words)
		if s.Reveal {
			pen.Disc(64, pen.H/2, 72, kit.Shape{Fill: kit.RightEdge})
			pen.Icon("check", kit.Square(64, pen.H/2, 48), kit.OnRightEdge)
		}
	}))
}

// spaced sets digits apart, so that they are read one by one.
func spaced(digits string) string { return strings.Join(strings.Split(digits, ""), " ") }

func sumOf(counts []int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
