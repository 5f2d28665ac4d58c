package ui

import (
	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// A practice in front of the class: the imitation as large as the screen allows, what to do beside it. It is done at the PC.

// tvZoom is how much larger the TV shows a phone than it is laid out, so that its smallest words are the TV's least.
const tvZoom = leastOnTV / 36.0

func (p *painter) tvPractice(_ flow.View, s flow.TVPractice) scene {
	style, stage := p.tvStyle(), kit.NewStage()
	t := &tvStage{painter: p, stage: stage, style: style}
	st, ok := s.Doing()
	switch {
	case s.Over || !ok:
		t.over(s.Practice)
	case onBoard(s.Practice, st):
		t.board(s.Practice, st)
	default:
		t.phone(s.Practice, st)
	}
	rest := func(s flow.TVPractice) any { return stillPractice(s.Practice) }
	return scene{stage: stage, update: followTV(s, rest, func(flow.TVPractice) {})}
}

// phoneAloneUp is how much of the TV's picture of a phone is above the edge of the one screen there is: as much as shows all of the phone from
// under its clock to its foot.
const phoneAloneUp = tvH - 24 - aloneRoomY

// onPhone tells whether a screen on the TV is a phone over its whole height.
func onPhone(s flow.Screen) bool {
	p, ok := s.(flow.TVPractice)
	if !ok || p.Over {
		return false
	}
	st, ok := p.Doing()
	return ok && !onBoard(p.Practice, st)
}

// onBoard tells whether a step is done on a plain board.
func onBoard(s flow.Practice, st content.Step) bool {
	return st.Type == "" && s.Item.Practice.Device == content.Board
}

// tvStage is the TV's picture of a practice while it is built.
type tvStage struct {
	*painter
	stage *kit.Stage
	style kit.Style
}

// phone has what to do at the left of the phone, which stands over the whole height.
func (t *tvStage) phone(s flow.Practice, st content.Step) {
	const w, left = 848, 40
	x := float32(tvW - 24 - w)
	column := x - 32 - left
	y := float32(tvBarH)
	if !t.alone {
		y = t.count(s, left, column)
	}
	t.words(s, st, kit.Box{X: left, Y: y + 16, W: column, H: tvH - 24 - y - 16})
	large := t.style
	large.Scale = 1
	spec := t.phoneSpec(s, st)
	spec.Inert, spec.Even = true, true
	h := float32(tvH - 48)
	t.stage.Put(x, 24, w, h, kit.Phone(large, w/tvZoom, h/tvZoom, spec, nil))
}

// count is the lamp and how far the practice is; it gives where it ends.
func (t *tvStage) count(s flow.Practice, x, w float32) float32 {
	t.stage.Put(x-8, 24, 72, 88, kit.NewPiece(t.style, "picture", "", func(pen *kit.Pen) { pen.Lamp(pen.W/2, pen.H/2, 84, true, true) }))
	words := kit.Words{Text: t.t("learner.practiceStep", "i", s.Step+1, "of", s.Steps), Font: t.style.Font(kit.TVBarText), Color: kit.Ink2, Middle: true}
	t.stage.Put(x+76, 24, w-76, 88, kit.NewText(t.style, words))
	return 112
}

// words are what to do, or the kind answer to a wrong tap; closer lines before a word is lost, never smaller ones.
func (t *tvStage) words(s flow.Practice, st content.Step, box kit.Box) {
	text, fill := t.text(st.Do.Text), kit.None
	switch hint := t.text(s.Hint.Text); {
	case hint != "":
		text, fill = hint, kit.Again
	case st.Type != "":
		text += "\n" + s.Written
	}
	words := kit.Words{Text: text, Font: t.style.Font(kit.TVQuestion), Color: kit.Ink}
	const pad = 24
	if fill != kit.None {
		words.Color = kit.OnAgain
		box = box.Inset(pad)
	}
	for _, font := range []kit.Font{t.style.Font(kit.TVQuestion), t.style.Font(kit.TVSentence), t.style.Font(kit.TVBarText).Weight(false)} {
		words.Font = font
		if kit.Height(words, box.W) <= box.H {
			break
		}
		words.Font.Line = 1.12
	}
	high := min(box.H, kit.Height(words, box.W))
	if fill != kit.None {
		t.stage.Put(box.X-pad, box.Y-pad, box.W+2*pad, high+2*pad, kit.NewPlate(t.style, kit.Shape{Fill: fill, Edge: kit.AgainEdge, EdgeWidth: 3, Radius: 28}))
	}
	t.stage.Put(box.X, box.Y, box.W, high, kit.NewText(t.style, words))
}

// board has what to do over the tiles.
func (t *tvStage) board(s flow.Practice, st content.Step) {
	t.tvBar(t.stage, t.t("learner.practiceStep", "i", s.Step+1, "of", s.Steps), flow.Frame{}, t.t("learner.practice"))
	t.words(s, st, kit.Box{X: tvLeft, Y: tvBarH + 16, W: tvW - 2*tvLeft, H: 150})
	large := t.style
	large.Scale = 2
	const w, h = tvW - 2*tvLeft, tvH - tvBarH - 16 - 150 - 16 - 24
	spec := t.boardSpec(s, st)
	spec.Inert = true
	const zoom = leastOnTV / 45.0
	t.stage.Put(tvLeft, tvH-24-h, w, h, kit.Board(large, w/zoom, h/zoom, spec, nil))
}

// over is what the class did, and what it was good for.
func (t *tvStage) over(s flow.Practice) {
	t.tvBar(t.stage, "", flow.Frame{}, t.t("learner.practice"))
	const side = 320
	t.stage.Put(tvLeft, tvBarH+(tvH-tvBarH-side)/2, side, side, kit.NewPicture(t.style, assets.Picture("lotus", t.style.Dark), ""))
	x := float32(tvLeft + side + 56)
	w := tvRight - x
	texts := []kit.Words{
		{Text: t.t("learner.tvPracticeOver"), Font: t.style.Font(kit.TVTitle), Color: kit.Ink},
		{Text: t.text(s.Item.Why.Text), Font: t.style.Font(kit.TVSentence), Color: kit.Ink},
	}
	const gap = 24
	tvColumn(t.stage, t.style, x, tvBarH+max(16, (tvH-tvBarH-height(texts, w, gap))/2), w, gap, texts)
}
