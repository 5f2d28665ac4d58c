package ui

import (
	"fmt"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Bench is who sits at the PC, HandUp that help was called. Both lie over a page that waits as it is.
//
// Ids: leave.<learner id>, partner, bench.other, bench.lessons, next, hand.lower, hand.facilitator.

func (p *painter) bench(v flow.View, s flow.Bench) scene {
	b := p.learner(v, railSpec{})
	title := kit.Words{Text: b.t("learner.bench"), Font: b.style.Font(kit.Title), Color: kit.Ink, Middle: true, Balance: true}
	b.put(bodyX, headY, bodyW, 80, kit.NewText(b.style, title))
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	seats := len(s.Who)
	if s.CanAdd {
		seats++
	}
	const gap = 24
	w := min(440, (bodyW-gap*float32(seats-1))/float32(seats))
	for i, who := range s.Who {
		b.sitter(kit.Box{X: bodyX + (w+gap)*float32(i), Y: bodyTop, W: w, H: bodyBottom - bodyTop}, who, len(s.Who) > 1)
	}
	if s.CanAdd {
		more := kit.ButtonSpec{Kind: kit.TintButton, Text: b.t("learner.addPartner"), Icon: "plus", IconAt: kit.IconTop, IconSize: 88, Font: b.style.Font(kit.PrimaryText).Sized([...]float32{36, 40, 46}[b.size()])}
		b.put(bodyX+(w+gap)*float32(len(s.Who)), bodyTop, w, bodyBottom-bodyTop, kit.NewButton(b.style, more, b.send(flow.AddPartner{})).Named("partner"))
	}
	b.benchDoors(s)
	return b.scene(mainScreen, nil)
}

// sitter is one person at the bench, who can get up where others stay.
func (b *board) sitter(at kit.Box, who flow.Person, canLeave bool) {
	b.put(at.X, at.Y, at.W, at.H, kit.NewCard(b.style))
	name := kit.Words{Text: b.called(who), Font: kit.Font{Size: [...]float32{36, 42, 50}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink, Align: kit.Centre, Middle: true}
	for name.Font.Size > 28 && kit.Width(name.Text, name.Font) > at.W-32 {
		name.Font.Size--
	}
	button := float32(0)
	if canLeave {
		button = 96
		leave := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.getUp"), Icon: "home", Font: b.style.Font(kit.RailText).Sized([...]float32{28, 32, 36}[b.size()])}
		b.put(at.X+24, at.Y+at.H-button-24, at.W-48, button, kit.NewButton(b.style, leave, b.send(flow.LeaveBench{ID: who.ID})).Named(fmt.Sprintf("leave.%v", who.ID)))
		button += 24
	}
	line, side := name.Font.Height()+8, float32(184)
	top := at.Y + (at.H-button-side-20-line)/2
	face := kit.NewPiece(b.style, "picture", name.Text, func(pen *kit.Pen) { b.drawFace(pen, who, pen.W/2, pen.H/2, pen.H) })
	b.put(at.X+(at.W-side)/2, top, side, side, face)
	b.put(at.X+16, top+side+20, at.W-32, line, kit.NewText(b.style, name))
}

// benchDoors are the ways from the bench: back to the page, to one's other lessons, or away from a name that is not one's own.
func (b *board) benchDoors(s flow.Bench) {
	notMe := b.t("learner.notMe")
	if len(s.Who) > 1 {
		notMe = b.t("learner.notUs")
	}
	font := b.style.Font(kit.RailText)
	const gap = 16
	room := bodyW - b.primaryW() - gap
	w := room
	if s.Lesson {
		w = (room - gap) / 2
		lessons := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.myLessons"), Icon: "list", Font: font}
		b.put(bodyX+w+gap, actionY, w-gap, actionH, kit.NewButton(b.style, lessons, b.send(flow.ToLessons{})).Named("bench.lessons"))
	} else {
		w = min(w, 400)
	}
	b.put(bodyX, actionY, w, actionH, kit.NewButton(b.style, kit.ButtonSpec{Kind: kit.Second, Text: notMe, Icon: "person", Font: font}, b.send(flow.SomebodyElse{})).Named("bench.other"))
	b.next(b.t("learner.backToLesson"))
}

func (p *painter) handUp(v flow.View, s flow.HandUp) scene {
	b := p.learner(v, railSpec{who: s.Who})
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	const pad, side = 48, 176
	box := kit.Box{X: bodyX, Y: headY, W: bodyW, H: bodyBottom - headY}
	b.put(box.X, box.Y, box.W, box.H, kit.NewPlate(b.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 4, Radius: 28}))
	const lowerH = 104
	lower := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.lowerHand"), Icon: "undo", Font: b.style.Font(kit.RailText).Sized([...]float32{30, 34, 40}[b.size()])}
	lowerW := [...]float32{360, 400, 480}[b.size()]
	b.put(box.X+pad, box.Y+box.H-lowerH-40, lowerW, lowerH, kit.NewButton(b.style, lower, b.send(flow.LowerHand{})).Named("hand.lower"))
	above := kit.Box{X: box.X + pad, Y: box.Y + 32, W: box.W - 2*pad, H: box.H - 32 - lowerH - 40 - 24}
	sign := kit.NewPiece(b.style, "picture", b.t("learner.handUp"), func(pen *kit.Pen) {
		pen.Disc(pen.W/2, pen.H/2, pen.H, kit.Shape{Fill: kit.Surface, Edge: kit.Amber, EdgeWidth: 4})
		pen.Icon("hand", kit.Square(pen.W/2, pen.H/2, pen.H*0.55), kit.AmberEdge)
	})
	b.put(above.X, above.Y+(above.H-side)/2, side, side, sign)
	b.askLarge(kit.Box{X: above.X + side + 48, Y: above.Y, W: above.W - side - 48, H: above.H}, b.t("learner.handUp"), b.t("learner.handUpNote"))
	// The facilitator's door: quiet, at the far end from the learner's own button.
	door := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.iAmFacilitator"), Icon: "lock", Font: b.style.Font(kit.RailText)}
	w := min(bodyW-b.primaryW()-columnGap, kit.ButtonWidth(door, 32))
	b.put(bodyX, actionY, w, actionH, kit.NewButton(b.style, door, b.send(flow.ToFacilitator{})).Named("hand.facilitator"))
	b.next(b.t("learner.backToLesson"))
	return b.scene(mainScreen, nil)
}
