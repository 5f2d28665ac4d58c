package ui

import (
	"time"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TakingReceipt takes a receipt by scanner or keys, and says what it came to. Whatever it says, nothing was lost.
//
// Ids: pin.<digit>, pin.erase, pin.ok, receipt.digits, receipt.done, back.

func (p *painter) takingReceipt(v flow.View, s flow.TakingReceipt) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("road.receiptTitle"), sub: d.t("road.receiptHint"), lead: true})
	d.card(deskLeft, deskTop+8, 700, 560)
	if s.Said == flow.ReceiptNone || s.Said == flow.ReceiptWrong {
		d.receiptWays(s)
	} else {
		d.receiptSaid(s)
	}
	const padX, padW = 808, 476
	text, again := d.t("road.receiptAsk"), false
	switch {
	case s.Wait > 0:
		text, again = d.t("road.wait", "wait", d.words.Duration(s.Wait.Truncate(time.Second)+time.Second)), true
	case s.Said == flow.ReceiptWrong:
		text, again = d.t("road.receiptWrong"), true
	}
	d.padAsk(kit.Box{X: padX - 44, Y: 100, W: padW + 86, H: 58}, text, again)
	digits := newSlot(padW, 72)
	d.put(padX, 176, digits.w, digits.h, digits.Stage)
	d.pad(padX, 268, padSpec{"pin.ok", d.t("road.take"), len(s.Digits) == receiptLength && s.Wait == 0 && !s.Checking, flow.Next{}, pinDigit})
	if v.Notice != nil {
		d.notice()
	} else if s.Left > 0 {
		d.write(padX-44, 656, padW+88, 60, kit.Words{Text: d.t("road.triesLeft", "n", s.Left), Font: plain(20), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	change := func(v flow.View) {
		spec := kit.FieldSpec{Focused: true, Text: inGroups(v.Main.(flow.TakingReceipt).Digits), Placeholder: "0000 0000 0000", Font: bold(36)}
		digits.show(kit.Field(d.style, spec, nil).Named("receipt.digits"))
	}
	change(v)
	return d.scene(func(v flow.View) any {
		s := v.Main.(flow.TakingReceipt)
		full := len(s.Digits) == receiptLength
		s.Digits = ""
		return struct {
			flow.TakingReceipt
			full bool
		}{s, full}
	}, change)
}

// receiptLength is how many digits a typed receipt has.
const receiptLength = 12

// receiptWays are the ways on which a receipt comes home.
func (d *desk) receiptWays(s flow.TakingReceipt) {
	ways := []struct{ icon, title, note string }{
		{"qr", d.t("road.wayScan"), d.t("road.wayScanNote")},
		{"keyboard", d.t("road.wayType"), d.t("road.wayTypeNote", "code", s.Kiosk)},
		{"usb", d.t("road.wayStick"), d.t("road.wayStickNote")},
	}
	for i, w := range ways {
		y := deskTop + 28 + 144*float32(i)
		d.put(deskLeft+32, y+16, 80, 80, kit.NewPlate(d.style, kit.Shape{Fill: kit.Sand, Radius: 20}))
		d.put(deskLeft+50, y+34, 44, 44, kit.NewIcon(d.style, w.icon, kit.Action))
		d.write(deskLeft+136, y+8, 530, 40, kit.Words{Text: w.title, Font: bold(26), Color: kit.Ink, Middle: true})
		d.write(deskLeft+136, y+50, 530, 72, kit.Words{Text: w.note, Font: plain(20), Color: kit.Ink2, Rich: true})
	}
	d.put(deskLeft+32, deskTop+468, 636, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	d.write(deskLeft+32, deskTop+476, 636, 80, kit.Words{Text: d.t("road.nothingLost"), Font: plain(20), Color: kit.Ink2, Middle: true})
}

// receiptSaid is what the last receipt came to.
func (d *desk) receiptSaid(s flow.TakingReceipt) {
	title, note := d.t("road.said."+s.Said.Key()), d.t("road.saidNote."+s.Said.Key())
	glyph := kit.StateWaiting
	switch s.Said {
	case flow.ReceiptNew:
		glyph = kit.StateArrived
		if len(s.Came) > 0 {
			title = d.t("road.came", "n", len(s.Came))
			note = days(d, s.Came) + ". " + d.t("road.cameNote", "day", dayMonth(s.Through))
		}
		if s.ClockDoubt {
			note += "\n" + d.t("road.cameClock")
		}
	case flow.ReceiptOld:
		glyph = kit.StateArrived
	}
	const x, w = deskLeft + 40, 620
	if s.Said == flow.ReceiptAhead || s.Said == flow.ReceiptForked {
		d.put(x+w/2-48, deskTop+64, 96, 96, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft, Radius: 48}))
		d.put(x+w/2-28, deskTop+84, 56, 56, kit.NewIcon(d.style, "fork", kit.AmberEdge))
	} else {
		d.put(x+w/2-48, deskTop+64, 96, 96, kit.CarryGlyph(d.style, glyph, title))
	}
	d.write(x, deskTop+176, w, 96, kit.Words{Text: title, Font: bold(34), Color: kit.Ink, Align: kit.Centre, Middle: true, Balance: true})
	d.write(x, deskTop+284, w, 190, kit.Words{Text: note, Font: plain(22), Color: kit.Ink2, Align: kit.Centre})
	d.second(x+100, deskTop+474, w-200, 70, "receipt.done", d.t("road.receiptDone"), "check", flow.Back{})
}
