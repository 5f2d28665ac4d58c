package ui

import (
	"fyne.io/fyne/v2"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// StillYou asks the next person whether they are who sat here before: the look of the idle notice, the whole body large.
//
// Ids: still.me, still.other.

func (p *painter) stillYou(v flow.View, s flow.StillYou) scene {
	b := p.learner(v, railSpec{})
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	const high, gap = 136, 24
	box := kit.Box{X: bodyX, Y: headY, W: bodyW, H: screenBottom - headY}
	b.put(box.X, box.Y, box.W, box.H, kit.NewPlate(b.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 4, Radius: 28}))
	who, itIs := b.calledAll(s.Who), b.t("learner.itIsMe")
	if len(s.Who) > 1 {
		itIs = b.t("learner.itIsUs")
	}
	buttons := kit.Box{X: box.X + 48, Y: box.Y + box.H - high - 40, W: box.W - 96, H: high}
	above := kit.Box{X: box.X + 48, Y: box.Y + 32, W: box.W - 96, H: buttons.Y - box.Y - 32 - 24}
	note := ""
	if s.Lesson.ID != "" {
		note = b.text(s.Lesson.Title) + "\n"
	}
	side := [...]float32{220, 200, 160}[b.size()]
	if len(s.Who) > 1 {
		side = [...]float32{150, 130, 110}[b.size()]
	}
	b.put(above.X, above.Y+(above.H-side)/2, side*b.facesWide(s.Who), side, b.faces(s.Who))
	words := kit.Box{X: above.X + side*b.facesWide(s.Who) + 48, Y: above.Y, W: above.W - side*b.facesWide(s.Who) - 48, H: above.H}
	lower := lowerFirstIf(len(s.Who) > 0 && s.Who[0].Address != "", who)
	b.askLarge(words, b.t("learner.stillYou", "who", lower), note+b.t("learner.stillYouNote", "you", b.pronoun(s.Who)))
	w := (buttons.W - gap) / 2
	font := b.style.Font(kit.PrimaryText).Sized([...]float32{38, 42, 48}[b.size()])
	me := kit.ButtonSpec{Text: itIs, Icon: "check", Font: font}
	other := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.somebodyElse"), Icon: "person", Font: font.Sized([...]float32{34, 38, 46}[b.size()])}
	b.put(buttons.X, buttons.Y, w, high, kit.NewButton(b.style, me, b.send(flow.ItIsMe{})).Named("still.me"))
	b.put(buttons.X+w+gap, buttons.Y, w, high, kit.NewButton(b.style, other, b.send(flow.SomebodyElse{})).Named("still.other"))
	return b.scene(mainScreen, nil)
}

// facesWide is how many faces' widths several take: they overlap a little, as on a bench.
func (b *board) facesWide(who []flow.Person) float32 {
	return 1 + apartFaces*float32(max(0, len(who)-1))
}

// apartFaces is how far faces stand from one another, in their width.
const apartFaces = 0.88

// faces are the portraits of one or several side by side.
func (b *board) faces(who []flow.Person) fyne.CanvasObject {
	return kit.NewPiece(b.style, "picture", b.calledAll(who), func(pen *kit.Pen) {
		for i, one := range who {
			b.drawFace(pen, one, pen.H*(0.5+apartFaces*float32(i)), pen.H/2, pen.H)
		}
	})
}

// askLarge is a question and a word about it, as large as the box lets them be.
func (b *board) askLarge(box kit.Box, question, note string) {
	head := kit.Words{Text: question, Font: kit.Font{Size: [...]float32{56, 62, 68}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink, Balance: true}
	rest := kit.Words{Text: note, Font: b.style.Font(kit.Body), Color: kit.Ink, Balance: true}
	const gap = 20
	need := func() float32 { return height([]kit.Words{head, rest}, box.W, gap) }
	if need() > box.H {
		rest.Font.Line = 1.25
	}
	for head.Font.Size > 40 && need() > box.H {
		head.Font.Size--
	}
	b.column(box.X, box.Y+max(0, (box.H-need())/2), box.W, gap, []kit.Words{head, rest})
}
