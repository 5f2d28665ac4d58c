package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What a plugged stick asks and tells beside its steps: which of several, whether new lessons are taken, how far it is, and a remark.
//
// Ids: stick.<i>, packs.take, packs.leave.

// The left card of f07.
const (
	stickX, stickW = 40, 702
	stickInner     = stickW - 96
)

// mostSticks is how many sticks are offered; a hall's PC has three ports in front at most.
const mostSticks = 4

// stickChoice asks which stick to write to.
func (d *desk) stickChoice(s flow.HandoverUSB) {
	d.card(stickX, deskTop, stickW, 568)
	d.put(stickX+250, 104, 200, 164, kit.StickPicture(d.style, false))
	d.headline(272, 56, d.t("handover.choose", "n", len(s.Sticks)))
	d.sentence(330, 34, d.t("handover.chooseNote"))
	for i, stick := range s.Sticks[:min(mostSticks, len(s.Sticks))] {
		name, note := kit.Words{Text: stick.Label, Font: bold(22), Color: kit.Ink, Middle: true}, d.t("handover.stepFreeOnly", "free", bytesText(stick.Free))
		if kit.Lines(name, stickInner-300) > 1 {
			name.Font = kit.Font{Size: 18, Bold: true, Line: 1.1}
		}
		row := kit.NewPress(d.style, "stick", name.Text+", "+note, d.send(flow.StickChosen{I: i}), func(p *kit.Pen) {
			shape := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}
			if p.Down {
				shape.Fill = kit.Tint
			}
			p.Rect(p.Box(), shape)
			p.Icon("usb", kit.Square(36, p.H/2, 32), kit.Action)
			p.Words(kit.Box{X: 72, Y: 0, W: p.W - 300, H: p.H}, name)
			p.Words(kit.Box{X: p.W - 224, Y: 0, W: 204, H: p.H}, kit.Words{Text: note, Font: plain(20), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
		})
		d.put(stickX+48, 376+68*float32(i), stickInner, 60, row.Named(fmt.Sprintf("stick.%d", i)))
	}
}

// mostPacks is how many of the new packs are named.
const mostPacks = 3

// stickPlan shows what new lessons would come and go, before anything is copied.
func (d *desk) stickPlan(plan flow.PackPlan) {
	d.card(stickX, deskTop, stickW, 568)
	d.headline(112, 60, d.t("handover.packs"))
	d.sentence(174, 64, d.t("handover.packsNote"))
	y := float32(244)
	for _, pack := range plan.Packs[:min(mostPacks, len(plan.Packs))] {
		d.put(stickX+48, y, stickInner, 86, d.packNews(pack))
		y += 92
	}
	if more := len(plan.Packs) - mostPacks; more > 0 {
		d.sentence(y, 32, d.t("handover.packsMore", "n", more))
	}
	if !plan.Fits {
		d.remark(548, d.t("handover.packsFull", "size", bytesText(plan.Bytes), "free", bytesText(plan.Free)))
		return
	}
	room := d.t("handover.packsRoom", "size", bytesText(plan.Bytes), "free", bytesText(plan.Free))
	if plan.Freed > 0 {
		room += " " + d.t("handover.packsFreed", "size", bytesText(plan.Freed))
	}
	d.sentence(556, 64, room)
}

func (d *desk) packNews(pack flow.PackNews) fyne.CanvasObject {
	title := kit.Words{Text: d.text(pack.Title), Font: bold(22), Color: kit.Ink, Middle: true}
	if kit.Lines(title, stickInner-190) > 1 {
		title.Font = kit.Font{Size: 20, Bold: true, Line: 1.15}
	}
	note := d.t("handover.packNew", "version", pack.Version, "n", pack.Lessons)
	if pack.Have > 0 {
		note = d.t("handover.packNewer", "version", pack.Version, "have", pack.Have, "n", pack.Lessons)
	}
	size := bytesText(pack.Bytes)
	return kit.NewPiece(d.style, "row", title.Text+", "+note+", "+size, func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: kit.AmberSoft, Radius: 16})
		p.Icon("book", kit.Square(36, p.H/2, 34), kit.Action)
		p.Words(kit.Box{X: 72, Y: 6, W: p.W - 190, H: 48}, title)
		p.Words(kit.Box{X: 72, Y: 54, W: p.W - 190, H: 28}, kit.Words{Text: note, Font: plain(19), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: p.W - 116, Y: 0, W: 100, H: p.H}, kit.Words{Text: size, Font: bold(20), Color: kit.Ink, Align: kit.RightSide, Middle: true})
	})
}

func (d *desk) headline(y, h float32, text string) {
	d.write(stickX+40, y, stickW-80, h, kit.Words{Text: text, Font: bold(34), Color: kit.Ink, Align: kit.Centre, Middle: true, Balance: true})
}

func (d *desk) sentence(y, h float32, text string) {
	d.write(stickX+48, y, stickInner, h, kit.Words{Text: text, Font: plain(21), Color: kit.Ink2, Align: kit.Centre, Middle: true, Balance: true})
}

// remark is a sentence at the foot of the card that somebody should act on later.
func (d *desk) remark(y float32, text string) {
	d.put(stickX+24, y, stickW-48, 92, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Edge: kit.AmberEdge, EdgeWidth: 2, Radius: 16}))
	d.put(stickX+44, y+28, 36, 36, kit.NewIcon(d.style, "warning", kit.AmberEdge))
	d.write(stickX+96, y+6, stickW-144, 80, kit.Words{Text: text, Font: plain(20), Color: kit.Ink, Middle: true})
}

// howFar is the bar of what is written or copied.
func (d *desk) howFar(s flow.HandoverUSB) {
	if s.Of <= 0 || s.Failed != "" {
		return
	}
	part := min(1, max(0, float32(float64(s.Done)/float64(s.Of))))
	words := d.t("handover.bytesOf", "done", bytesText(s.Done), "of", bytesText(s.Of))
	d.put(stickX+96, 604, stickW-192, 16, kit.NewPiece(d.style, "progress", words, func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: kit.Hair, Radius: 8})
		if part > 0 {
			p.Rect(kit.Box{W: max(16, p.W*part), H: p.H}, kit.Shape{Fill: kit.Action, Radius: 8})
		}
	}))
	d.write(stickX+96, 622, stickW-192, 28, kit.Words{Text: words, Font: plain(19), Color: kit.Ink2, Align: kit.Centre, Middle: true})
}

// planBar answers the plan. Where there is no room, only leaving it is offered.
func (d *desk) planBar(bar kit.ActionBarSpec, fits bool) {
	leave := d.button("packs.leave", d.t("handover.packsLeave"), "", flow.LeavePacks{})
	if !fits {
		bar.Primary = leave
		d.bar(bar)
		return
	}
	bar.Buttons = []kit.DeskButton{leave}
	bar.Primary = d.button("packs.take", d.t("handover.packsTake"), "check", flow.TakePacks{})
	d.bar(bar)
}
