package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HandoverUSB hands over by stick: what to do at the left, what has truly happened at the right.
//
// Ids: handover.done, handover.another, handover.phone, handover.back.

const minuteOf = time.Minute

func (p *painter) handoverUSB(v flow.View, s flow.HandoverUSB) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("handover.byUSB"), sub: s.Hall + " · " + s.Commune})
	renamed(d.stage, "back", "handover.back")
	d.stickCard(s)
	d.put(766, 112, 560, 430, kit.StepList(d.style, d.stickSteps(s)))
	d.courier(s)
	d.stickBar(s)
	return d.still()
}

// kept is the status strip, nil until the disk has everything.
func (d *desk) kept(at time.Time) fyne.CanvasObject {
	if at.IsZero() {
		return nil
	}
	return kit.StatusStrip(d.style, d.t("facilitator.kept"), d.t("facilitator.atTime", "time", assets.Clock(at)))
}

// stickWords are the headline and the sentence of where the stick stands.
func (d *desk) stickWords(s flow.HandoverUSB) (title, text string) {
	switch {
	case s.Failed != "":
		return d.t("handover.failed"), d.t(s.Failed)
	case s.Step == flow.BundlesCompared:
		return d.t("handover.done"), d.t("handover.doneNote")
	case s.NoCentre:
		return d.t("handover.noCentre"), d.t("handover.noCentreNote")
	case s.Step == flow.StickWaited:
		return d.t("handover.plugIn"), d.t("handover.plugInNote")
	}
	return d.t("handover.writing"), d.t("handover.writingNote")
}

func (d *desk) stickCard(s flow.HandoverUSB) {
	const x, w = 40, 702
	d.card(x, deskTop, w, 568)
	title, text := d.stickWords(s)
	d.put(x+180, 112, 340, 280, kit.StickPicture(d.style, s.Step == flow.BundlesCompared && s.Failed == ""))
	head := kit.Words{Text: title, Font: d.style.Font(kit.DeskCounter), Color: kit.Ink, Align: kit.Centre, Middle: true, Balance: true}
	if kit.Lines(head, w-80) > 2 {
		head.Font = bold(36)
	}
	y := float32(404)
	if s.Failed != "" {
		d.put(x+24, 396, w-48, 244, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 20}))
		head.Font, head.Color = bold(34), kit.OnAgain
	}
	d.write(x+40, y, w-80, 116, head)
	body := kit.Words{Text: text, Font: plain(22), Color: kit.Ink2, Align: kit.Centre, Balance: true}
	if s.Failed != "" {
		body.Color = kit.OnAgain
	}
	d.write(x+56, y+128, w-112, 100, body)
}

// stickSteps get their check when they are true: read back, not merely written.
func (d *desk) stickSteps(s flow.HandoverUSB) []kit.Step {
	seen := kit.Step{Title: d.t("handover.stepWait"), Detail: d.t("handover.stepSeenNone")}
	if s.Step >= flow.StickSeen {
		seen.Title = d.t("handover.stepSeen")
		seen.Detail = d.t("handover.stepFree", "name", s.Stick, "free", bytesText(s.Free))
		if s.Stick == "" {
			seen.Detail = d.t("handover.stepFreeOnly", "free", bytesText(s.Free))
		}
	}
	receipts := kit.Step{Title: d.t("handover.stepReceipts"), Detail: d.t("handover.stepReceiptsNote")}
	if s.Step >= flow.ReceiptsRead {
		receipts.Title = d.t("handover.stepReceiptsN", "n", s.Receipts)
		receipts.Detail = d.t("handover.stepReceiptsNone")
		if s.Arrived != 0 {
			receipts.Detail = d.t("handover.stepArrived", "day", dayMonth(s.Arrived))
		}
	}
	write := kit.Step{Title: d.t("handover.stepWrite", "n", len(s.Sessions)), Detail: days(d, s.Sessions)}
	if len(s.Sessions) == 0 {
		write = kit.Step{Title: d.t("handover.stepWriteNew"), Detail: d.t("handover.stepWriteNewNote")}
	}
	compare := kit.Step{Title: d.t("handover.stepCompare"), Detail: d.t("handover.stepCompareNote")}
	if s.Step == flow.BundlesCompared {
		compare.Detail = d.t("handover.stepEqual")
	}
	steps := []kit.Step{seen, receipts, write, compare}
	for i := range steps {
		switch {
		case int(s.Step) > i:
			steps[i].State = kit.StepDone
		case int(s.Step) == i && s.Failed == "" && (i > 0 || !s.NoCentre):
			steps[i].State = kit.StepDoing
		}
	}
	return steps
}

// bytesText writes a size for people: "5,8 GB", "240 MB".
func bytesText(n int64) string {
	const mb, gb = 1e6, 1e9
	switch {
	case n >= gb:
		return assets.Decimal(float64(n)/gb, 1) + " GB"
	case n >= mb:
		return assets.Number(int64(float64(n)/mb)) + " MB"
	}
	return assets.Number(n/1000) + " kB"
}

// courier is who carries; without a name there is only the word that nobody on the way can read it.
func (d *desk) courier(s flow.HandoverUSB) {
	const x, y, w, h = 766, 556, 560, 100
	d.card(x, y, w, h)
	label, value := d.t("handover.sealed"), d.t("handover.sealedNote")
	if s.Courier != "" {
		label, value = d.t("handover.courier"), s.Courier
	}
	d.put(x+28, y+30, 40, 40, kit.NewIcon(d.style, "lock", kit.Action))
	d.write(x+92, y+14, w-116, 36, kit.Words{Text: label, Font: bold(20), Color: kit.Ink, Middle: true})
	d.note(x+92, y+50, w-116, 32, value)
}

func (d *desk) stickBar(s flow.HandoverUSB) {
	bar := kit.ActionBarSpec{Left: d.kept(s.Kept), LeftWidth: 300}
	if s.Step == flow.BundlesCompared && s.Failed == "" {
		bar.Buttons = []kit.DeskButton{d.button("handover.another", d.t("handover.another"), "usb", flow.AnotherStick{})}
		bar.Primary = d.button("handover.done", d.t("handover.toStart"), "check", flow.Next{})
		d.bar(bar)
		return
	}
	if s.Failed == "" && s.Step > flow.StickWaited {
		d.bar(bar) // nothing to press that would pull the stick out
		return
	}
	if s.Failed != "" {
		bar.Buttons = append(bar.Buttons, d.button("handover.another", d.t("handover.again"), "again", flow.AnotherStick{}))
	}
	if !s.NoCentre {
		bar.Buttons = append(bar.Buttons, d.button("handover.phone", d.t("handover.byPhone"), "qr", flow.ByPhone{}))
	}
	bar.Buttons = append(bar.Buttons, d.button("handover.done", d.t("handover.later"), "home", flow.Next{}))
	d.bar(bar)
}

// HandoverQR hands over by the screen. The kiosk cannot see the phone: its bar is of time shown, and claims nothing.
//
// Ids: handover.stick, qr.speed.<i>, qr.done, handover.back.
func (p *painter) handoverQR(v flow.View, s flow.HandoverQR) scene {
	d := p.desk(v)
	sub := d.t("handover.hereNone")
	if n := len(s.Sessions); n > 0 {
		sub = d.t("handover.sessions", "n", n) + ": " + days(d, s.Sessions)
	}
	d.head(headSpec{
		back: d.t("kit.back"), title: d.t("handover.byPhoneTitle"), sub: sub,
		buttons: []kit.DeskButton{d.button("handover.stick", d.t("handover.byUSB"), "usb", flow.ByStick{})},
	})
	renamed(d.stage, "back", "handover.back")
	panel := kit.NewQRPanel(d.style, modules(s.Code), d.t("handover.code"))
	d.put(40, 88, 648, 648, panel)
	stuck := s.NoCentre || s.Failed != ""
	if text := d.qrTrouble(s); text != "" {
		d.write(100, 300, 528, 220, kit.Words{Text: text, Font: bold(26), Color: kit.Black, Align: kit.Centre, Middle: true, Balance: true})
	}
	d.put(728, 88, 598, 230, kit.Numbered(d.style, []kit.Step{
		{Title: d.t("handover.phone1"), Detail: d.t("handover.phone1Note")},
		{Title: d.t("handover.phone2"), Detail: d.t("handover.phone2Note")},
		{Title: d.t("handover.phone3"), Detail: d.t("handover.phone3Note")},
	}))
	moved := func(flow.HandoverQR) {}
	if !stuck {
		moved = d.qrTime(s)
		d.qrSpeeds(s)
	}
	switch {
	case v.Notice != nil:
		d.notice()
	case !stuck:
		done := kit.ButtonSpec{Text: d.t("handover.phoneHasIt"), Icon: "check", IconSize: 30, Font: bold(24)}
		d.put(728, 662, 598, 78, kit.NewButton(d.style, done, d.send(flow.PhoneHasIt{})).Named("qr.done"))
	}
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.HandoverQR)
		empty := s.Code.Size == 0
		s.Code, s.Shown, s.Usual = flow.Matrix{}, 0, 0
		return struct {
			flow.HandoverQR
			empty bool
		}{s, empty}
	}, func(v flow.View) {
		s := v.Main.(flow.HandoverQR)
		panel.SetModules(modules(s.Code))
		moved(s)
	})
}

// qrTrouble is why there is no code, empty while there is one.
func (d *desk) qrTrouble(s flow.HandoverQR) string {
	switch {
	case s.NoCentre:
		return d.t("handover.noCentre") + "\n" + d.t("handover.noCentreNote")
	case s.Failed != "":
		return d.t(s.Failed)
	case s.Code.Size == 0:
		return d.t("handover.preparing")
	}
	return ""
}

// modules turns a code into the rows that the panel draws.
func modules(m flow.Matrix) [][]bool {
	if m.Size <= 0 || len(m.Modules) < m.Size*m.Size {
		return nil
	}
	rows := make([][]bool, m.Size)
	for y := range rows {
		rows[y] = m.Modules[y*m.Size : (y+1)*m.Size]
	}
	return rows
}

// qrMark is where on the bar of time the usual end stands.
const qrMark = 0.8

// qrTime is the bar of time shown; it returns what moves it.
func (d *desk) qrTime(s flow.HandoverQR) func(flow.HandoverQR) {
	const x, y, w, h = 728, 340, 598, 146
	d.card(x, y, w, h)
	if s.Still { // one picture holds everything
		d.put(x+25, y+40, 64, 64, kit.NewIcon(d.style, "qr", kit.Action))
		d.write(x+112, y+16, w-136, h-32, kit.Words{Text: d.t("handover.still"), Font: plain(22), Color: kit.Ink, Middle: true})
		return func(flow.HandoverQR) {}
	}
	shown := kit.NewText(d.style, kit.Words{Font: bold(22), Color: kit.Ink, Middle: true})
	usual := kit.NewText(d.style, kit.Words{Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	spec := kit.TimeBar
	spec.Mark = qrMark
	bar := kit.NewProgress(d.style, spec, 0)
	d.put(x+25, y+16, 300, 40, shown)
	d.put(x+w-25-320, y+16, 320, 40, usual)
	d.put(x+25, y+56, w-50, 36, bar)
	d.note(x+25, y+98, w-50, 32, d.t("handover.onlyPhone"))
	change := func(s flow.HandoverQR) {
		shown.SetText(d.t("handover.shown", "time", d.words.Duration(s.Shown.Truncate(time.Second))))
		if s.Usual > 0 {
			usual.SetText(d.t("handover.usual", "time", d.words.Duration(s.Usual)))
			bar.SetValue(min(1, float32(s.Shown)/float32(s.Usual)*qrMark))
		}
	}
	change(s)
	return change
}

func (d *desk) qrSpeeds(s flow.HandoverQR) {
	if s.Still {
		return
	}
	d.note(728, 518, 598, 36, d.t("handover.speedHint"))
	for i, key := range []string{"handover.slow", "handover.normal", "handover.fast"} {
		at := kit.Choice(d.style, kit.ChoiceSpec{Text: d.t(key), Chosen: i == s.Speed}, d.send(flow.SpeedChosen{I: i}))
		d.put(728+203.5*float32(i), 562, 191, 64, at.Named(fmt.Sprintf("qr.speed.%d", i)))
	}
}
