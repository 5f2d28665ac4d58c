package ui

import (
	"fmt"
	"strings"
	"time"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// A replacement takes a lost kiosk's place at its first start: the two ways to begin, whose place, the code on paper, and at last what this kiosk is
// now.
//
// Ids: ways.new, ways.replace; backup.<i>, sheet.prev, sheet.next, setup.back; recovery.<i>, recovery.take, pin.<digit>, pin.erase; taken.done.

// takeoverSteps is the night panel with the steps of taking over; at is the one that is under way, from 0.
func (d *desk) takeoverSteps(at int) {
	d.put(0, 0, 432, kit.StageH, kit.NightPanel(d.style, true))
	d.write(48, 48, 360, 100, kit.Words{Text: d.t("setup.takeover.title"), Font: kit.Font{Size: 34, Bold: true, Line: 1.28}, Color: kit.OnBar})
	for i, key := range []string{"setup.takeover.choose", "setup.takeover.code", "setup.takeover.open"} {
		step := kit.NightStep{Number: i + 1, Text: d.t(key), Done: at > i, Doing: at == i}
		if step.Doing {
			step.Note = d.t("setup.now")
		}
		d.put(48, 170+74*float32(i), 360, 64, kit.NewNightStep(d.style, step))
	}
}

// asks is what stands over the right side of these screens.
func (d *desk) asks(title, hint string) {
	d.write(setupX, 24, setupW, 52, kit.Words{Text: title, Font: d.style.Font(kit.DeskHeadline), Color: kit.Ink, Middle: true})
	d.write(setupX, 76, setupW, 32, kit.Words{Text: hint, Font: plain(20), Color: kit.Ink2, Middle: true})
}

func (p *painter) setupWays(v flow.View, s flow.SetupWays) scene {
	d := p.desk(v)
	d.setupSteps(flow.Setup{Step: -1})
	d.asks(d.t("setup.ways.title"), d.t("setup.ways.hint"))
	d.wayCard(136, "bulb", kit.Tint, d.t("setup.ways.new"), d.t("setup.ways.newNote"), "ways.new", 0)
	d.wayCard(348, "usb", kit.AmberSoft, d.t("setup.ways.replace"), d.t("setup.ways.replaceNote"), "ways.replace", 1)
	text := d.t("setup.ways.count", "n", s.Backups)
	if s.Centre {
		text += " " + d.t("setup.ways.centre")
	}
	d.write(setupX, 560, setupW, 84, kit.Words{Text: text, Font: plain(20), Color: kit.Ink2})
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// wayCard is one of the two ways: what it is called, and when it is the right one.
func (d *desk) wayCard(y float32, icon string, fill kit.Token, title, note, id string, i int) {
	const h = 188
	card := kit.NewPress(d.style, "button", title+". "+note, d.send(flow.Choose{I: i}), func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 20}
		if p.Down {
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), shape.Radius)
		p.Rect(p.Box(), shape)
		p.Rect(kit.Box{X: 28, Y: 46, W: 96, H: 96}, kit.Shape{Fill: fill, Radius: 24})
		p.Icon(icon, kit.Square(76, 94, 52), kit.Action)
		p.Words(kit.Box{X: 156, Y: 20, W: p.W - 236, H: 48}, kit.Words{Text: title, Font: bold(30), Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: 156, Y: 74, W: p.W - 236, H: 100}, kit.Words{Text: note, Font: plain(21), Color: kit.Ink2})
		p.Icon("chevron-right", kit.Square(p.W-44, p.H/2, 36), kit.Ink2)
	})
	d.put(setupX, y, setupW, h, card.Named(id))
}

func (p *painter) setupBackups(v flow.View, s flow.SetupBackups) scene {
	d := p.desk(v)
	d.takeoverSteps(0)
	d.asks(d.t("setup.backups.title"), d.t("setup.backups.hint"))
	for i, b := range s.Backups {
		d.backupRow(128+130*float32(i), i, b)
	}
	if v.Notice != nil {
		d.notice()
		return d.still()
	}
	d.second(setupX, 680, 200, 69, "setup.back", d.t("kit.back"), "back", flow.Back{})
	if s.Page > 1 {
		d.second(setupX+setupW-440, 680, 210, 69, "sheet.prev", d.t("facilitator.sheetPrev"), "chevron-left", flow.Sheet{By: -1})
	}
	if s.Page < s.Pages {
		d.second(setupX+setupW-210, 680, 210, 69, "sheet.next", d.t("facilitator.sheetNext"), "chevron-right", flow.Sheet{By: 1})
	}
	return d.still()
}

// backupRow is one kiosk whose place can be taken, or why not.
func (d *desk) backupRow(y float32, i int, b flow.OfferedBackup) {
	title, note := d.backupWords(b)
	press := d.send(flow.Choose{I: i})
	if b.Bad != "" {
		note, press = d.t(b.Bad), nil
	}
	row := kit.NewPress(d.style, "row", title+", "+note, press, func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}
		icon := "shield"
		switch {
		case b.Bad != "":
			shape, icon = kit.Shape{Fill: kit.AmberSoft, Radius: 16}, "warning"
		case p.Down:
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), shape.Radius)
		p.Rect(p.Box(), shape)
		p.Icon(icon, kit.Square(48, p.H/2, 40), kit.Action)
		p.Words(kit.Box{X: 96, Y: 10, W: p.W - 172, H: 44}, kit.Words{Text: kit.Shorten(title, bold(26), p.W-172, 1), Font: bold(26), Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: 96, Y: 54, W: p.W - 172, H: 60}, kit.Words{Text: note, Font: plain(20), Color: kit.Ink2, Middle: true})
		if b.Bad == "" {
			p.Icon("chevron-right", kit.Square(p.W-40, p.H/2, 32), kit.Ink2)
		}
	})
	if press != nil {
		row.Named(fmt.Sprintf("backup.%d", i))
	}
	d.put(setupX, y, setupW, 118, row)
}

// backupWords are what a backup is called, and what is known of it.
func (d *desk) backupWords(b flow.OfferedBackup) (title, note string) {
	kiosk := d.t("setup.backups.kiosk", "kiosk", b.Kiosk)
	title = b.Hall
	if title == "" {
		title, kiosk = upperFirst(kiosk), ""
	}
	parts := []string{b.Where, kiosk}
	if b.Date != 0 {
		parts = append(parts, d.t("setup.backups.date", "date", assets.Date(b.Date.Time())))
	}
	if b.Events > 0 {
		parts = append(parts, d.t("setup.backups.events", "n", b.Events))
	}
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return title, strings.Join(said, " · ")
}

func (p *painter) setupRecovery(v flow.View, s flow.SetupRecovery) scene {
	d := p.desk(v)
	step := 1
	if s.Laid {
		step = 2
	}
	d.takeoverSteps(step)
	d.asks(d.t("setup.recovery.title"), d.t("setup.recovery.hint"))
	const gap, wide = 12, (setupW - 5*12) / 6.0
	var groups [len(s.Groups)]slot
	for i := range groups {
		groups[i] = newSlot(wide, 72)
		d.put(setupX+(wide+gap)*float32(i), 124, wide, 72, groups[i].Stage)
	}
	d.recoverySays(s)
	d.pad(setupX+setupW-476, 268, padSpec{"recovery.take", d.t("setup.nextShort"), s.CanTake, flow.Next{}, pinDigit})
	switch {
	case v.Notice != nil:
		d.notice()
	case !s.Taking:
		d.second(setupX, 680, 200, 69, "setup.back", d.t("kit.back"), "back", flow.Back{})
	}
	change := func(v flow.View) {
		s := v.Main.(flow.SetupRecovery)
		for i, at := range groups {
			at.show(d.codeGroup(i, s.Groups[i], i == s.At && !s.CanTake && !s.Taking))
		}
	}
	change(v)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.SetupRecovery)
		s.Groups, s.At, s.Written = [len(s.Groups)]string{}, 0, false
		return s
	}, change)
}

// codeGroup are four digits as they stand on paper; pressed, they are written again.
func (d *desk) codeGroup(i int, digits string, here bool) *kit.Press {
	return kit.NewPress(d.style, "field", digits, d.send(flow.Choose{I: i}), func(p *kit.Pen) {
		shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}
		if here {
			shape.Edge, shape.EdgeWidth = kit.Action, 4
		}
		if p.Down {
			shape.Fill = kit.Tint
		}
		p.Ring(p.Box(), shape.Radius)
		p.Rect(p.Box(), shape)
		p.Words(p.Box(), kit.Words{Text: digits, Font: bold(34), Color: kit.Ink, Align: kit.Centre, Middle: true})
	}).Named(fmt.Sprintf("recovery.%d", i))
}

// recoverySays is the left column beside the pad: whose backup it is, and how it stands.
func (d *desk) recoverySays(s flow.SetupRecovery) {
	const w = setupW - 476 - 28
	title, note := d.backupWords(s.Of)
	d.put(setupX, 216, w, 176, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 16}))
	d.write(setupX+24, 228, w-48, 72, kit.Words{Text: kit.Shorten(title, bold(24), w-48, 2), Font: bold(24), Color: kit.Ink, Middle: true})
	d.write(setupX+24, 300, w-48, 84, kit.Words{Text: note, Font: plain(19), Color: kit.Ink2, Middle: true})
	text, shape, icon := d.recoveryState(s)
	if text != "" {
		d.put(setupX, 404, w, 152, kit.NewPlate(d.style, shape))
		d.put(setupX+20, 464, 32, 32, kit.NewIcon(d.style, icon, kit.Ink))
		d.write(setupX+68, 412, w-88, 136, kit.Words{Text: text, Font: plain(20), Color: kit.Ink, Middle: true})
	}
	quiet := d.t("setup.recovery.retype")
	switch {
	case s.Taking:
		return
	case s.Wrong && s.Wait == 0:
		quiet = d.t("road.triesLeft", "n", s.Left)
	}
	d.write(setupX, 564, w, 92, kit.Words{Text: quiet, Font: plain(19), Color: kit.Ink2, Middle: true})
}

// recoveryState is what has to be said now, and how it looks.
func (d *desk) recoveryState(s flow.SetupRecovery) (text string, shape kit.Shape, icon string) {
	again := kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}
	calm := kit.Shape{Fill: kit.AmberSoft, Radius: 16}
	switch {
	case s.Laid:
		return d.t("setup.recovery.laid"), kit.Shape{Fill: kit.Tint, Radius: 16}, "check"
	case s.Taking:
		return d.t("setup.recovery.taking"), calm, "usb"
	case s.Unread != "":
		return d.t(s.Unread), again, "usb"
	case s.Gone:
		return d.t("setup.recovery.gone"), again, "usb"
	case s.Wait > 0:
		return d.t("road.wait", "wait", d.words.Duration(s.Wait.Truncate(time.Second)+time.Second)), again, "clock"
	case s.Failed != "":
		return d.t(s.Failed), again, "warning"
	}
	return d.t("setup.recovery.noPaper"), calm, "document"
}

func (p *painter) takenOver(v flow.View, s flow.TakenOver) scene {
	d := p.desk(v)
	d.takeoverSteps(3)
	d.asks(d.t("setup.taken.title"), d.t("setup.taken.hint"))
	d.put(setupX, 124, setupW, 148, kit.NewPlate(d.style, kit.Shape{Fill: kit.Tint, Radius: 16}))
	d.put(setupX+26, 172, 52, 52, kit.NewIcon(d.style, "check", kit.Action))
	where := d.t("setup.backups.kiosk", "kiosk", s.Kiosk)
	if s.Commune != "" {
		where = s.Commune + " · " + where
	}
	d.write(setupX+104, 132, setupW-128, 48, kit.Words{Text: kit.Shorten(s.Hall, bold(28), setupW-128, 1), Font: bold(28), Color: kit.Ink, Middle: true})
	d.write(setupX+104, 180, setupW-128, 34, kit.Words{Text: where, Font: plain(20), Color: kit.Ink2, Middle: true})
	held := d.t("setup.taken.people", "n", s.People) + " · " + d.t("setup.taken.evenings", "n", s.Evenings)
	if s.Last != 0 {
		held += ", " + d.t("setup.taken.last", "date", assets.Date(s.Last.Time()))
	}
	d.write(setupX+104, 216, setupW-128, 44, kit.Words{Text: held, Font: bold(22), Color: kit.Ink, Middle: true})
	for i, line := range []struct{ icon, key string }{{"key", "setup.taken.pin"}, {"calendar", "setup.taken.since"}, {"usb", "setup.taken.handover"}, {"fork", "setup.taken.found"}} {
		y := 288 + 90*float32(i)
		d.put(setupX+26, y+26, 36, 36, kit.NewIcon(d.style, line.icon, kit.Action))
		d.write(setupX+88, y, setupW-112, 88, kit.Words{Text: d.t(line.key), Font: plain(20), Color: kit.Ink, Middle: true})
	}
	if v.Notice != nil {
		d.notice()
		return d.still()
	}
	done := kit.ButtonSpec{Text: d.t("setup.enrol.done"), Icon: "next", IconAt: kit.IconRight, IconSize: 28, Font: bold(24)}
	w := kit.ButtonWidth(done, 34)
	d.put(setupX+setupW-w, 675, w, 78, kit.NewButton(d.style, done, d.send(flow.Next{})).Named("taken.done"))
	return d.still()
}
