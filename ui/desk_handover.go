package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// HandoverUSB hands over by stick: what to do at the left, what has truly happened at the right.
//
// Ids: handover.done, handover.another, handover.phone, handover.later, handover.who, handover.back.

const minuteOf = time.Minute

func (p *painter) handoverUSB(v flow.View, s flow.HandoverUSB) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("handover.byUSB"), sub: s.Hall + " · " + s.Commune})
	renamed(d.stage, "back", "handover.back")
	switch {
	case len(s.Sticks) > 1 && s.Step == flow.StickWaited && s.Failed == "":
		d.stickChoice(s)
	case s.Plan != nil:
		d.stickPlan(*s.Plan)
	default:
		d.stickCard(s)
	}
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
		if s.Taken > 0 {
			return d.t("handover.done"), d.t("handover.packsTaken")
		}
		return d.t("handover.done"), d.t("handover.doneNote")
	case s.Copying:
		return d.t("handover.copying"), d.t("handover.copyingNote")
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
	remark := s.Remark != "" && s.Failed == "" && s.Step == flow.BundlesCompared
	if !remark {
		d.write(x+56, y+128, w-112, 100, body)
	}
	switch {
	case s.Failed != "":
	case remark:
		d.remark(548, d.t(s.Remark))
	case s.Step != flow.BundlesCompared:
		d.howFar(s)
	}
}

// stickSteps get their check when they are true: read back, not merely written.
func (d *desk) stickSteps(s flow.HandoverUSB) []kit.Step {
	seen := kit.Step{Title: d.t("handover.stepWait"), Detail: d.t("handover.stepSeenNone")}
	if s.Step >= flow.StickSeen {
		seen.Title = d.t("handover.stepSeen")
		seen.Detail = d.t("handover.stepFree", "name", s.Stick, "free", bytesText(s.Free))
		switch {
		case s.Free == 0: // nobody opened it, so nobody knows
			seen.Detail = s.Stick
		case s.Stick == "":
			seen.Detail = d.t("handover.stepFreeOnly", "free", bytesText(s.Free))
		}
	}
	receipts := kit.Step{Title: d.t("handover.stepReceipts"), Detail: d.t("handover.stepReceiptsNote")}
	if s.Step >= flow.ReceiptsRead {
		receipts.Title = d.t("handover.stepReceiptsN", "n", s.Receipts)
		receipts.Detail = d.t("handover.stepReceiptsNone")
		if s.Receipts == 0 {
			receipts.Title = d.t("handover.stepReceiptsZero")
		}
		if s.Arrived != 0 {
			receipts.Detail = d.t("handover.stepArrived", "day", dayMonth(s.Arrived))
		}
	}
	write := kit.Step{Title: d.t("handover.stepWrite", "n", len(s.Sessions)), Detail: days(d, s.Sessions)}
	if len(s.Sessions) == 0 {
		write = kit.Step{Title: d.t("handover.stepWriteNew"), Detail: d.t("handover.stepWriteNewNote")}
	}
	compare := kit.Step{Title: d.t("handover.stepCompare"), Detail: d.t("handover.stepCompareNote")}
	safe := s.Plan != nil || s.Copying // what is written was compared before lessons are looked at
	if s.Step == flow.BundlesCompared || safe {
		compare.Detail = d.t("handover.stepEqual")
	}
	steps := []kit.Step{seen, receipts, write, compare}
	for i := range steps {
		switch {
		case int(s.Step) > i, safe:
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
	room := float32(w - 116)
	if s.Step == flow.BundlesCompared && s.Failed == "" { // only then there is something to carry
		const buttonW = 200
		room -= buttonW + 8
		d.second(x+w-24-buttonW, y+18, buttonW, 66, "handover.who", d.t("road.writeName"), "person", flow.WhoCarries{})
	}
	d.put(x+28, y+30, 40, 40, kit.NewIcon(d.style, "lock", kit.Action))
	d.write(x+92, y+14, room, 36, kit.Words{Text: label, Font: bold(20), Color: kit.Ink, Middle: true})
	d.note(x+92, y+50, room, 32, kit.Shorten(value, d.style.Font(kit.DeskLabel), room, 1))
}

func (d *desk) stickBar(s flow.HandoverUSB) {
	bar := kit.ActionBarSpec{Left: d.kept(s.Kept), LeftWidth: 300}
	if s.Step == flow.BundlesCompared && s.Failed == "" {
		bar.Buttons = []kit.DeskButton{
			d.button("handover.phone", d.t("handover.byPhone"), "qr", flow.ByPhone{}),
			d.button("handover.another", d.t("handover.another"), "usb", flow.AnotherStick{}),
		}
		bar.Primary = d.button("handover.done", d.t("handover.toStart"), "check", flow.Next{})
		d.bar(bar)
		return
	}
	if s.Plan != nil {
		d.planBar(bar, s.Plan.Fits)
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
	bar.Buttons = append(bar.Buttons, d.button("handover.later", d.t("handover.later"), "home", flow.Next{}))
	d.bar(bar)
}
