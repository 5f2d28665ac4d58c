package ui

import (
	"time"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What lies inline over the lower part of a learner's body: the question whether somebody is still there, or a plain message.
// The screen under it leaves the room free; nothing is covered, dimmed or popped up.
//
// Ids: idle.here, notice.dismiss.

const (
	noticeY = 488
	noticeH = 256
)

// covered tells whether a notice takes the lower part of the body.
func (b *board) covered() bool { return b.view.Idle != nil || b.view.Notice != nil }

// coveredWhole tells whether it takes the whole body: at the largest text nothing else has room.
func (b *board) coveredWhole() bool { return b.covered() && b.size() == 2 }

// notices draws the notice of the view, if there is one. alone is set where nothing of the body is left above it.
func (b *board) notices(alone bool) {
	if !b.covered() {
		return
	}
	box := kit.Box{X: bodyX, Y: noticeY, W: bodyW, H: noticeH}
	switch {
	case b.size() == 2:
		box.Y, box.H = bodyTop, screenBottom-bodyTop
	case alone:
		box.Y, box.H = 248, 296
	}
	if b.view.Idle != nil {
		b.idle(box, *b.view.Idle)
		return
	}
	b.message(box, *b.view.Notice)
}

// noticePlace is where a notice puts its words and its button.
type noticePlace struct{ words, button kit.Box }

// place lays a notice out: the button at the right, or below at the largest text. foot is kept free under it all.
func (b *board) place(box kit.Box, left, foot float32) noticePlace {
	inside := box.Inset(40)
	inside.Y, inside.H = box.Y+24, box.H-48-foot
	if b.size() == 2 {
		button := kit.Box{X: inside.X, Y: inside.Y + inside.H - 128, W: inside.W, H: 128}
		inside.H -= 128 + 24
		return noticePlace{inside, button}
	}
	const wide = 400
	button := kit.Box{X: inside.X + inside.W - wide, Y: inside.Y + (inside.H-128)/2, W: wide, H: 128}
	return noticePlace{kit.Box{X: inside.X + left, Y: inside.Y, W: inside.W - left - wide - columnGap, H: inside.H}, button}
}

func (b *board) idle(box kit.Box, idle flow.Idle) {
	b.put(box.X, box.Y, box.W, box.H, kit.NewPlate(b.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 4, Radius: 28}))
	who, words := b.called(idle.Who), b.pronoun([]flow.Person{idle.Who})
	if who == "" {
		who = upperFirst(words)
	}
	ask, note := b.t("learner.idleAsk", "who", who), b.t("learner.idleNote", "you", words)
	const foot, portrait = 44, 148
	at := b.place(box, portrait, foot)
	left := float32(portrait)
	if head, rest := b.askWords(ask, note); b.size() > 0 || height([]kit.Words{head, rest}, at.words.W, 8) > at.words.H { // the words need the portrait's room
		left = 0
		at = b.place(box, left, foot)
	}
	if left > 0 {
		face := kit.NewPiece(b.style, "picture", b.called(idle.Who), func(pen *kit.Pen) {
			pen.Disc(60, 60, 120, kit.Shape{Fill: kit.Surface, Edge: kit.Amber, EdgeWidth: 4})
			b.drawFeatures(pen, idle.Who, 60, 60, 120)
		})
		b.put(box.X+40, at.button.Y+4, 120, 120, face)
	}
	b.twoTexts(at.words, ask, note)
	here := kit.ButtonSpec{Text: b.t("learner.stillHere"), Font: b.style.Font(kit.PrimaryText).Sized([...]float32{40, 42, 52}[b.size()])}
	b.put(at.button.X, at.button.Y, at.button.W, at.button.H, kit.NewButton(b.style, here, b.send(flow.StillHere{})).Named("idle.here"))
	b.bar = kit.NewProgress(b.style, kit.IdleBar, patience(idle.Left))
	b.put(box.X+36, box.Y+box.H-60, box.W-72, 28, b.bar)
}

// message is one plain sentence about what went wrong and what to do; it stays until the person has read it.
func (b *board) message(box kit.Box, n flow.Notice) {
	b.put(box.X, box.Y, box.W, box.H, kit.NewPlate(b.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 4, Radius: 28}))
	const mark = 72
	at := b.place(box, mark+28, 0)
	words := kit.Words{Text: b.t(n.Key, n.Args), Font: b.style.Font(kit.Body), Color: kit.Ink, Middle: true}
	tight := kit.Height(words, at.words.W) > at.words.H
	if tight { // a long message takes the mark's room, and closer lines
		at, words.Font.Line = b.place(box, 0, 0), 1.15
	}
	if b.size() < 2 && !tight {
		b.put(box.X+40, at.button.Y+64-mark/2, mark, mark, kit.NewIcon(b.style, "bulb", kit.AmberEdge))
	}
	b.put(at.words.X, at.words.Y, at.words.W, at.words.H, kit.NewText(b.style, words))
	b.put(at.button.X, at.button.Y, at.button.W, at.button.H,
		kit.NewButton(b.style, kit.ButtonSpec{Text: b.t("learner.understood"), Icon: "check"}, b.send(flow.Dismiss{})).Named("notice.dismiss"))
}

// askWords are a question and the words under it.
func (b *board) askWords(title, body string) (head, rest kit.Words) {
	return kit.Words{Text: title, Font: b.style.Font(kit.Question), Color: kit.Ink, Balance: true}, kit.Words{Text: body, Font: b.style.Font(kit.Body), Color: kit.Ink}
}

// twoTexts puts a question and the words under it in the middle of a box's height; a long name makes the lines closer, then the question smaller.
func (b *board) twoTexts(box kit.Box, title, body string) {
	const leastHead, leastRest = 34, 28
	head, rest := b.askWords(title, body)
	need := func() float32 { return height([]kit.Words{head, rest}, box.W, 8) }
	if need() > box.H {
		head.Font.Line, rest.Font.Line = 1.2, 1.25
	}
	for head.Font.Size > leastHead && need() > box.H {
		head.Font.Size--
	}
	for rest.Font.Size > leastRest && need() > box.H {
		rest.Font.Size--
	}
	b.column(box.X, box.Y+max(0, (box.H-need())/2), box.W, 8, []kit.Words{head, rest})
}

// patience is the share of the notice's time that is left.
func patience(left time.Duration) float32 { return float32(left) / float32(flow.IdlePatience) }
