package ui

import (
	"strings"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Practice is one item done by oneself on an imitation: what to do, the imitation, and help as strong as one likes.
//
// At the usual text the imitation stands in the middle, steps at its left, hints at its right. With larger text the phone grows over the
// whole height of the right side, and what to do and the hints stand at its left.
//
// Ids: part.<part>, practice.show, practice.help, practice.undo, practice.skip, again, next, and the keyboard's.

func (p *painter) practice(v flow.View, s flow.Practice) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	rest := func(v flow.View) any { return stillPractice(v.Main.(flow.Practice)) }
	st, ok := s.Doing()
	switch {
	case b.covered():
		b.practiceHead(s, bodyW)
		if !b.coveredWhole() && ok {
			b.instruct(st.Do, kit.Box{X: bodyX, Y: doY, W: bodyW, H: noticeY - doY})
		}
		b.notices(b.coveredWhole())
	case s.Over || !ok:
		b.practiceOver(s)
	case st.Type != "":
		b.practiceTyping(s, st)
	case s.Item.Practice.Device == content.Board:
		b.practiceBoard(s, st)
	case b.size() == 0:
		b.practiceThree(s, st)
	default:
		b.practiceTwo(s, st)
	}
	return b.scene(rest, nil)
}

// stillPractice is what of a practice does not move while it is read.
func stillPractice(s flow.Practice) flow.Practice {
	s.Voice, s.Part = false, 0
	return s
}

// doY is where what to do begins.
const doY = 112

// practiceHead says that this is practice, what it is called, and how far one is.
func (b *board) practiceHead(s flow.Practice, w float32) {
	head := kit.HeadSpec{Pill: b.t("learner.practice"), Count: b.t("learner.practiceStep", "i", min(s.Step+1, s.Steps), "of", s.Steps)}
	if s.Over {
		head.Count = ""
	}
	const mostLamps = 8
	if w == bodyW {
		head.Title = b.text(s.Item.Question.Text)
		if s.Steps <= mostLamps && b.size() < 2 {
			head.Lamps = kit.LampRow{Total: s.Steps, Lit: s.Step + 1, Current: s.Step + 1}
		}
		if s.Over {
			head.Lamps.Lit, head.Lamps.Current = s.Steps, 0
		}
	}
	b.put(bodyX, headY, w, 80, kit.NewHead(b.style, head))
}

// doWords are what to do: the first sentence large, the rest under it. Sizes step down to the options' own, never under it.
func (b *board) doWords(do content.Spoken, w, h float32) (first, rest kit.Words) {
	head, tail := firstSentence(b.text(do.Text))
	question, option := b.style.Font(kit.Question), b.style.Font(kit.OptionText)
	question.Line = 1.2
	middle := option.Sized((question.Size + option.Size) / 2)
	rest = kit.Words{Text: tail, Font: b.style.Font(kit.Body), Color: kit.Ink}
	rest.Font.Line = 1.3
	for _, font := range []kit.Font{question, middle, option} {
		first = kit.Words{Text: head, Font: font, Color: kit.Ink}
		if doHeight(first, rest, w) <= h {
			return first, rest
		}
		rest.Font.Line = 1.2
	}
	first.Font.Line = 1.12
	return first, rest
}

// firstSentence cuts a text after its first sentence or line.
func firstSentence(text string) (first, rest string) {
	at := strings.IndexByte(text, '\n')
	for _, end := range []string{". ", "? ", "! "} {
		if i := strings.Index(text, end); i >= 0 && (at < 0 || i < at) {
			at = i + 1
		}
	}
	if at < 0 {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at:])
}

const underDo = 8

func doHeight(first, rest kit.Words, w float32) float32 {
	h := kit.Height(first, w)
	if rest.Text != "" {
		h += underDo + kit.Height(rest, w)
	}
	return h
}

// instruct puts what to do at the top of a box, and gives where it ends.
func (b *board) instruct(do content.Spoken, box kit.Box) float32 {
	first, rest := b.doWords(do, box.W, box.H)
	high := kit.Height(first, box.W)
	b.put(box.X, box.Y, box.W, high, kit.NewText(b.style, first))
	y := box.Y + high
	if rest.Text != "" {
		high = kit.Height(rest, box.W)
		b.put(box.X, y+underDo, box.W, high, kit.NewText(b.style, rest))
		y += underDo + high
	}
	return y
}

// The three columns at the usual text.
const (
	sideW   = 352
	phoneX  = 568
	phoneW  = 390
	phoneH  = 624
	hintX   = 990
	helpY   = 528
	helpH   = 96
	stepH   = 80
	stepGap = 12
)

// practiceThree has steps, phone and hints beside each other.
func (b *board) practiceThree(s flow.Practice, st content.Step) {
	b.practiceHead(s, bodyW)
	const listEnd = 616
	end := b.instruct(st.Do, kit.Box{X: bodyX, Y: doY, W: sideW, H: listEnd - doY - stepH - 2*stepGap})
	b.steps(s, end+stepGap, listEnd)
	b.safe(kit.Box{X: bodyX, Y: actionY, W: sideW, H: actionH})
	b.hints(s, st, kit.Box{X: hintX, Y: bodyTop, W: sideW, H: helpY - 16 - bodyTop})
	b.helpers(s, kit.Box{X: hintX, Y: helpY, W: sideW, H: screenBottom - helpY})
	b.imitation(s, st, kit.Box{X: phoneX, Y: bodyTop, W: phoneW, H: phoneH})
}

// steps are those around the one under way, as many as have room; they stand at the foot of their column.
func (b *board) steps(s flow.Practice, top, bottom float32) {
	all := s.Item.Practice.Steps
	n := min(3, len(all), int((bottom-top+stepGap)/(stepH+stepGap)))
	first := max(0, min(s.Step-1, len(all)-n))
	if n < 3 {
		first = min(s.Step, len(all)-n)
	}
	y := max(top, min(344, bottom-float32(n)*(stepH+stepGap)+stepGap))
	for i := first; i < first+n; i++ {
		state := kit.StepWaiting
		switch {
		case i < s.Step:
			state = kit.StepDone
		case i == s.Step:
			state = kit.StepDoing
		}
		b.put(bodyX, y, sideW, stepH, kit.StepRow(b.style, kit.StepRowSpec{N: i + 1, Text: b.text(all[i].Short), State: state}))
		y += stepH + stepGap
	}
}

// safe says that nothing can break, where there is room to say it.
func (b *board) safe(box kit.Box) {
	words := kit.Words{Text: b.t("learner.practiceSafe"), Font: b.style.Font(kit.Pill).Sized([...]float32{25, 30, 34}[b.size()]), Color: kit.OnTint, Middle: true}
	words.Font.Line = 1.25
	const picture = 72
	if kit.Height(words, box.W-picture-44) > box.H {
		return
	}
	b.put(box.X, box.Y, box.W, box.H, kit.NewPlate(b.style, kit.Shape{Fill: kit.Tint, Radius: 28}))
	b.put(box.X+20, box.Y+(box.H-picture)/2, picture-8, picture, kit.NewPicture(b.style, assets.Picture("smile", b.style.Dark), ""))
	b.put(box.X+picture+32, box.Y, box.W-picture-44, box.H, kit.NewText(b.style, words))
}

// imitation puts the phone.
func (b *board) imitation(s flow.Practice, st content.Step, box kit.Box) {
	spec := b.phoneSpec(s, st)
	b.put(box.X, box.Y, box.W, box.H, kit.Phone(b.style, box.W, box.H, spec, func(part string) { b.do(flow.Tap{Part: part}) }))
}
