package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// StepIn is the facilitator at a learner's screen, behind the PIN; the learner's page waits.
//
// Ids: stepin.goon, stepin.other, stepin.desk, back.

func (p *painter) stepIn(v flow.View, s flow.StepIn) scene {
	d := p.desk(v)
	back := d.t("facilitator.backToPage")
	d.head(headSpec{back: back, title: d.t("facilitator.hello", "name", givenName(s.Facilitator)), sub: d.t("facilitator.stepIn")})
	const x, y, w, high = 203, 120, 960, 504
	d.card(x, y, w, high)
	who, done := d.calledAll(s.Who), d.t("facilitator.stepInDoneGuest")
	title := d.t("facilitator.stepInGuest")
	switch {
	case who == "":
	case s.Raised:
		title = d.t("facilitator.stepInRaised", "who", who)
	default:
		title = d.t("facilitator.stepInHere", "who", who)
	}
	if who != "" {
		done = d.t("facilitator.stepInDone", "who", lowerFirstIf(s.Who[0].Address != "", who))
	}
	d.stepInWho(kit.Box{X: x + 40, Y: y + 32, W: w - 80, H: 152}, s, title)
	d.write(x+40, y+200, w-80, 72, kit.Words{Text: d.t("facilitator.stepInNote"), Font: plain(20), Color: kit.Ink2, Middle: true})
	primary := kit.ButtonSpec{Text: done, Icon: "check", IconSize: 36, Font: bold(28)}
	d.put(x+40, y+288, w-80, 94, kit.NewButton(d.style, primary, d.send(flow.GoOn{})).Named("stepin.goon"))
	half := float32(w-80-16) / 2
	d.second(x+40, y+398, half, 77, "stepin.other", d.t("facilitator.stepInOther"), "person", flow.OtherPerson{})
	d.second(x+40+half+16, y+398, half, 77, "stepin.desk", d.t("facilitator.stepInDesk"), "gear", flow.ToDesk{})
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// stepInWho is who waits, and at which lesson.
func (d *desk) stepInWho(at kit.Box, s flow.StepIn, title string) {
	const side, step = 120, 108
	who := s.Who
	if len(who) == 0 {
		who = []flow.Person{{}}
	}
	wide := side + step*float32(len(who)-1)
	faces := kit.NewPiece(d.style, "picture", d.calledAll(s.Who), func(pen *kit.Pen) {
		for i, one := range who {
			d.drawFace(pen, one, side/2+step*float32(i), pen.H/2, side)
		}
	})
	d.put(at.X, at.Y+(at.H-side)/2, wide, side, faces)
	x, w := at.X+wide+28, at.W-wide-28
	name := kit.Words{Text: title, Font: kit.Font{Size: 34, Bold: true, Line: 1.25}, Color: kit.Ink, Middle: true, Balance: true}
	for name.Font.Size > 24 && kit.Height(name, w) > 88 {
		name.Font.Size--
	}
	if s.Lesson.ID == "" {
		d.write(x, at.Y, w, at.H, name)
		return
	}
	high := kit.Height(name, w)
	top := at.Y + (at.H-high-40)/2
	d.write(x, top, w, high, name)
	d.write(x, top+high, w, 40, kit.Words{Text: kit.Shorten(d.numbered(s.Lesson), plain(24), w, 1), Font: plain(24), Color: kit.Ink2, Middle: true})
}
