package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Hotspot: a place on a picture is pressed, or the words for it beside the picture.

func (b *board) pointing(s flow.Question) {
	words := s
	words.Item = spotOptions(s.Item)
	top := b.besideTop(s)
	asking := s.Phase == flow.Asking
	picture := kit.Box{X: bodyX, Y: top, W: [...]float32{536, 520, 480}[b.size()], H: screenBottom - top}
	side := kit.Box{X: picture.X + picture.W + 24, Y: top, H: bodyBottom - top}
	side.W = bodyRight - side.X
	if b.size() == 2 && asking {
		side.H = picture.H // nothing else is to be pressed
	}
	switch {
	case asking:
		b.ask(s, bodyX, bodyW)
		b.spots(s, words, picture)
		b.options(words, side, 12, false)
		b.spotHint(s, side)
	case b.spotAnswerFits(s, words, side):
		b.ask(s, bodyX, bodyW)
		b.spots(s, words, picture)
		shown := shownSpot(s)
		h := b.sideOptionH(words, shown, side.W)
		b.put(side.X, side.Y, side.W, h, b.option(words, shown, false))
		b.put(side.X, side.Y+h+12, side.W, side.H-h-12, kit.FeedbackPanel(b.style, b.besideFeedback(s)))
		b.answeredBar(s, false)
	default:
		b.answerWide(words)
		b.answeredBar(s, b.size() < 2)
	}
}

// shownSpot is the one that matters: the right one, or the one pressed last.
func shownSpot(s flow.Question) int {
	if s.Phase == flow.NotYet && len(s.Chosen) > 0 {
		return s.Chosen[len(s.Chosen)-1]
	}
	return s.Item.Key
}

func (p *painter) spotAnswerFits(s, words flow.Question, side kit.Box) bool {
	if p.size() == 2 {
		return false
	}
	const mark, margins = 176 + 32, 24
	fb := p.besideFeedback(s)
	return p.feedbackHeight(fb, side.W-mark)+margins <= side.H-p.sideOptionH(words, shownSpot(s), side.W)-12
}

func (p *painter) besideFeedback(s flow.Question) kit.FeedbackSpec {
	fb := p.feedback(s)
	fb.Beside = true
	return fb
}

// spotHint says what to press, where there is room for it beside the picture.
func (b *board) spotHint(s flow.Question, side kit.Box) {
	if side.Y+side.H > actionY {
		return
	}
	keys := keySigns(s, len(s.Item.Spots))
	font := b.style.Font(kit.Body)
	for _, key := range []string{"learner.chooseSpot", "learner.orKey"} {
		if s.Relay && key == "learner.chooseSpot" { // it speaks of numbers
			continue
		}
		if kit.Width(b.t(key), font)+22+76*float32(len(keys)) <= side.W {
			b.put(side.X, actionY, side.W, actionH, kit.KeyHint(b.style, b.t(key), keys...))
			return
		}
	}
}

// sideOptionH is the height of one option with the word for what became of it, beside the picture.
func (p *painter) sideOptionH(words flow.Question, i int, w float32) float32 {
	spec := p.optionSpec(words, i, false)
	text := kit.Words{Text: spec.Text, Font: p.style.Font(kit.OptionText)}
	return max(96, kit.Height(text, w-p.style.OptionSide(spec))+p.style.Font(kit.Note).Size*1.2+18)
}

// spots are the picture with its places. What could not be reached at the picture's edge stands a little inside.
func (b *board) spots(s, words flow.Question, at kit.Box) {
	picture := b.picture(s.Item.Picture)
	b.put(at.X, at.Y, at.W, at.H, kit.PicturePanel(b.style, kit.PanelSpec{Picture: picture, Alt: b.text(s.Item.Picture.Alt)}))
	drawn := at
	if picture != nil {
		size := picture.Bounds()
		zoom := min(at.W/float32(size.Dx()), at.H/float32(size.Dy()))
		drawn.W, drawn.H = float32(size.Dx())*zoom, float32(size.Dy())*zoom
		drawn.X, drawn.Y = at.X+(at.W-drawn.W)/2, at.Y+(at.H-drawn.H)/2
	}
	side := b.style.SpotSide()
	for i, spot := range s.Item.Spots {
		x := drawn.X + drawn.W*float32(spot.X)/1000 - side/2
		y := drawn.Y + drawn.H*float32(spot.Y)/1000 - side/2
		x, y = max(at.X+8, min(x, at.X+at.W-8-side)), max(at.Y+8, min(y, at.Y+at.H-8-side))
		disc := kit.Spot(b.style, signOf(s, i), b.text(spot.Text), optionState(words, i), b.send(flow.Choose{I: i}))
		b.put(x, y, side, side, disc.Named(fmt.Sprintf("spot.%d", i+1)))
	}
}
