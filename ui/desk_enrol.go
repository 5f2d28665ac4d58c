package ui

import (
	"fmt"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The centre's stick at the first start, or at the first handover after it: whose it is and what it brings, before anything is taken; and the
// enrolment that goes back.
//
// Ids: offer.skip, offer.take, enrol.done, hall.<i>.

func (p *painter) setupOffer(v flow.View, s flow.SetupOffer) scene {
	d := p.desk(v)
	d.offerSide(s)
	d.write(setupX, 24, setupW, 52, kit.Words{Text: d.t("setup.offer.title"), Font: d.style.Font(kit.DeskHeadline), Color: kit.Ink, Middle: true})
	d.write(setupX, 76, setupW, 32, kit.Words{Text: d.t("setup.offer.hint"), Font: plain(20), Color: kit.Ink2, Middle: true})
	d.put(setupX, 128, setupW, 128, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 16}))
	d.put(setupX+26, 166, 52, 52, kit.NewIcon(d.style, "usb", kit.Action))
	d.write(setupX+104, 140, setupW-128, 32, kit.Words{Text: d.t("setup.offer.centre"), Font: plain(20), Color: kit.Ink2, Middle: true})
	d.write(setupX+104, 170, setupW-128, 76, kit.Words{Text: s.Centre, Font: bold(28), Color: kit.Ink, Middle: true})
	d.put(setupX, 276, setupW, 168, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 16}))
	d.write(setupX+26, 288, setupW-52, 60, kit.Words{Text: d.t("setup.offer.compare"), Font: plain(22), Color: kit.Ink, Middle: true})
	d.write(setupX+26, 350, setupW-52, 80, kit.Words{Text: s.Fingerprint, Font: bold(54), Color: kit.Ink, Middle: true})
	d.offerBrings(s)
	moved := d.offerProgress(s)
	switch {
	case v.Notice != nil:
		d.notice()
	case !s.Taking:
		d.second(setupX, 680, 330, 69, "offer.skip", d.t("setup.offer.skip"), "back", flow.Back{})
		take := kit.ButtonSpec{Text: d.t("setup.offer.take"), Icon: "check", IconSize: 30, Font: bold(24)}
		w := kit.ButtonWidth(take, 34)
		d.put(setupX+setupW-w, 675, w, 78, kit.NewButton(d.style, take, d.send(flow.Next{})).Named("offer.take"))
	}
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.SetupOffer)
		s.Done = 0
		return fmt.Sprintf("%+v", s)
	}, moved)
}

// offerSide is the night panel: the steps of the first start, or whose evenings are to be handed over.
func (d *desk) offerSide(s flow.SetupOffer) {
	if s.Hall == "" {
		d.setupSteps(flow.Setup{Step: -1})
		return
	}
	d.put(0, 0, 432, kit.StageH, kit.NightPanel(d.style, true))
	d.write(48, 48, 360, 100, kit.Words{Text: d.t("handover.byUSB"), Font: kit.Font{Size: 34, Bold: true, Line: 1.28}, Color: kit.OnBar, Balance: true})
	d.write(48, 170, 360, 96, kit.Words{Text: s.Hall, Font: plain(22), Color: kit.OnBar})
}

// offerBrings lists what comes with the trust: halls to choose from, lessons; at a handover what either answer does.
func (d *desk) offerBrings(s flow.SetupOffer) {
	y := float32(464)
	line := func(icon, text string) {
		d.put(setupX+26, y+10, 32, 32, kit.NewIcon(d.style, icon, kit.Action))
		d.write(setupX+80, y, setupW-104, 52, kit.Words{Text: text, Font: plain(22), Color: kit.Ink, Middle: true})
		y += 52
	}
	if s.Failed != "" {
		d.put(setupX, y, setupW, 84, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}))
		d.put(setupX+26, y+26, 32, 32, kit.NewIcon(d.style, "warning", kit.Ink))
		d.write(setupX+80, y+8, setupW-104, 68, kit.Words{Text: d.t(s.Failed), Font: plain(22), Color: kit.Ink, Middle: true})
		return
	}
	if s.Hall != "" {
		line("check", d.t("setup.offer.goesOn"))
		line("shield", d.t("setup.offer.untouched"))
		return
	}
	if n := len(s.Halls); n > 0 {
		line("list", d.t("setup.offer.halls", "n", n))
	}
	for i, p := range s.Packs.Packs {
		if i == 2 {
			line("book", d.t("setup.offer.morePacks", "n", len(s.Packs.Packs)-i))
			break
		}
		line("book", d.t("setup.offer.pack", "title", p.Title.In(content.Lang(d.style.Lang)), "n", p.Lessons, "size", megabytes(p.Bytes)))
	}
	if !s.Packs.Fits && len(s.Packs.Packs) > 0 {
		line("warning", d.t("setup.offer.noRoom"))
	}
}

// offerProgress is the bar while lessons are copied; it returns what moves it.
func (d *desk) offerProgress(s flow.SetupOffer) func(flow.View) {
	if !s.Taking {
		return func(flow.View) {}
	}
	d.write(setupX, 668, setupW, 36, kit.Words{Text: d.t("setup.offer.taking"), Font: bold(22), Color: kit.Ink, Middle: true})
	bar := kit.NewProgress(d.style, kit.TimeBar, 0)
	d.put(setupX, 708, setupW, 36, bar)
	change := func(s flow.SetupOffer) {
		if s.Of > 0 {
			bar.SetValue(float32(s.Done) / float32(s.Of))
		}
	}
	change(s)
	return func(v flow.View) { change(v.Main.(flow.SetupOffer)) }
}

// megabytes is a size in whole MB, at least 1.
func megabytes(n int64) int64 { return max(1, (n+1<<19)>>20) }

// offeredHalls are the halls of the centre's list, two in a row, a line each for the name and for where it is.
func (d *desk) offeredHalls(s flow.Setup) {
	const gap, h, w = 12, 72, (setupW - 12) / 2
	for i, hall := range s.Halls {
		name := kit.Shorten(hall.Name, bold(20), w-88, 1)
		spec := kit.ChoiceSpec{Text: name, Note: d.hallNote(hall), Disc: true, Size: 20, Chosen: s.Picked != nil && *s.Picked == hall}
		d.put(setupX+(w+gap)*float32(i%2), 208+(h+gap)*float32(i/2), w, h, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named(fmt.Sprintf("hall.%d", i)))
	}
	if len(s.Halls) == 0 {
		d.say(setupX, 208, setupW, 72, kit.DeskBody, d.t("setup.noHall"))
	}
}

func (d *desk) hallNote(h flow.OfferedHall) string {
	where := h.Where
	if where == "" {
		where = d.t("setup.code", "code", h.Commune)
	}
	if h.District != "" {
		where += " · " + h.District
	}
	if h.Taken {
		where += " · " + d.t("setup.hallTaken")
	}
	return kit.Shorten(where, plain(18), 340, 1)
}

// enrolment hands back who this kiosk is: on the stick, and as a code for a phone.
func (p *painter) enrolment(v flow.View, s flow.Enrolment) scene {
	d := p.desk(v)
	d.head(headSpec{title: d.t("setup.enrol.title"), sub: s.Hall + " · " + s.Commune})
	panel := kit.NewQRPanel(d.style, modules(s.Code), d.t("setup.enrol.code"))
	d.put(deskLeft, deskTop, 560, 560, panel)
	if s.Code.Size == 0 {
		text := d.t("handover.preparing")
		if s.Failed != "" {
			text = d.t(s.Failed)
		}
		d.write(80, 290, 480, 160, kit.Words{Text: text, Font: bold(26), Color: kit.Black, Align: kit.Centre, Middle: true, Balance: true})
	}
	const x, w = 640, 686 // beside the code
	d.enrolStick(kit.Box{X: x, Y: deskTop, W: w, H: 150}, s)
	d.card(x, deskTop+170, w, 150)
	d.put(x+28, deskTop+170+47, 56, 56, kit.NewIcon(d.style, "phone", kit.Action))
	d.write(x+112, deskTop+182, w-136, 40, kit.Words{Text: d.t("setup.enrol.phone"), Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(x+112, deskTop+222, w-136, 84, kit.Words{Text: d.t("setup.enrol.phoneNote"), Font: plain(20), Color: kit.Ink2})
	d.card(x, deskTop+340, w, 106)
	d.put(x+28, deskTop+340+31, 44, 44, kit.NewIcon(d.style, "shield", kit.Action))
	d.write(x+112, deskTop+352, w-136, 36, kit.Words{Text: d.t("setup.enrol.kiosk"), Font: plain(20), Color: kit.Ink2, Middle: true})
	d.write(x+112, deskTop+388, w-136, 46, kit.Words{Text: s.Kiosk, Font: bold(28), Color: kit.Ink, Middle: true})
	d.write(x, deskTop+458, w, 100, kit.Words{Text: d.t("setup.enrol.later", "centre", s.Centre), Font: plain(20), Color: kit.Ink2, Middle: true})
	if v.Notice != nil {
		d.notice()
	} else {
		text, icon := d.t("setup.enrol.done"), "next"
		if s.Again {
			text, icon = d.t("setup.enrol.closed"), "check"
		}
		d.bar(kit.ActionBarSpec{Text: d.t("setup.enrol.noNames"), Primary: d.button("enrol.done", text, icon, flow.Next{})})
	}
	return d.still()
}

// enrolStick says whether the enrolment stands on the stick.
func (d *desk) enrolStick(at kit.Box, s flow.Enrolment) {
	fill, title, note := kit.AmberSoft, d.t("setup.enrol.plug"), d.t("setup.enrol.plugNote")
	icon := "usb"
	if s.Stick != "" {
		fill, icon = kit.Tint, "check"
		title, note = d.t("setup.enrol.wrote", "stick", s.Stick), d.t("setup.enrol.wroteNote")
	}
	d.put(at.X, at.Y, at.W, at.H, kit.NewPlate(d.style, kit.Shape{Fill: fill, Radius: 16}))
	d.put(at.X+28, at.Y+47, 56, 56, kit.NewIcon(d.style, icon, kit.Action))
	d.write(at.X+112, at.Y+14, at.W-136, 44, kit.Words{Text: title, Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(at.X+112, at.Y+58, at.W-136, 80, kit.Words{Text: note, Font: plain(20), Color: kit.Ink2})
}
