package ui

import (
	"fmt"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The header and the bar of the attendance list hold more than those of other screens: what a tap sets, and guests.

// attendanceHead is the header. A list of several sheets turns them where the clock stands otherwise.
func (d *desk) attendanceHead(v flow.View, s flow.Attendance) *kit.Stage {
	head := kit.NewStageOf(kit.StageW, deskTop, kit.StageOptions{Top: true})
	left := d.headButton(head, deskLeft, "att.back", d.t("kit.back"), "back", flow.Back{}) + 24
	title, sub := d.t("facilitator.attendance"), d.t("facilitator.tapToMark")
	if s.Sheets > 1 {
		sub = d.t("facilitator.sheet", "i", s.Sheet, "of", s.Sheets)
	}
	w := max(kit.Width(title, d.style.Font(kit.DeskTitle)), kit.Width(sub, d.style.Font(kit.DeskLabel))) + 2
	head.Put(left, 12, w, 36, kit.NewText(d.style, kit.Words{Text: title, Font: d.style.Font(kit.DeskTitle), Color: kit.Ink, Middle: true}))
	head.Put(left, 47, w, 30, kit.NewText(d.style, kit.Words{Text: sub, Font: d.style.Font(kit.DeskLabel), Color: kit.Ink2, Middle: true}))
	left += w + 20
	for i, word := range []string{d.t("facilitator.absent"), d.t("facilitator.late"), d.t("facilitator.leftEarly")} {
		w := kit.Width(upperFirst(word), bold(20)) + 62
		choice := kit.ChoiceSpec{Text: upperFirst(word), Chosen: flow.Marking(i) == s.Mark, Size: 20}
		head.Put(left, 14, w, 58, kit.Choice(d.style, choice, d.send(flow.MarkAs{As: flow.Marking(i)})).Named(fmt.Sprintf("att.as.%d", i)))
		left += w + 12
	}
	right := float32(deskRight)
	if s.Sheets > 1 {
		next := s.Sheet%s.Sheets + 1
		right = d.headButtonAt(head, right, d.button("sheet.next", d.t("facilitator.sheetN", "n", next), "chevron-right", flow.Sheet{By: next - s.Sheet})) - 12
	} else {
		right = d.headClock(head, v) - 20
	}
	right = d.headButtonAt(head, right, d.button("att.more", d.t("facilitator.listMore"), "", flow.AboutList{})) - 12
	d.headButtonAt(head, right, d.button("att.new", d.t("facilitator.newShort"), "plus", flow.AddWalkIn{}))
	return head
}

func headSpecOf(text, icon string) kit.ButtonSpec {
	return kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconSize: 25, Font: kit.Font{Size: 20, Bold: true, Line: 1.2}, Radius: 16, Ink: kit.Ink}
}

// headButton puts a button of the header from the left and tells where it ends; headButtonAt one from the right, and where it begins.
func (d *desk) headButton(head *kit.Stage, x float32, id, text, icon string, a flow.Action) float32 {
	spec := headSpecOf(text, icon)
	w := kit.ButtonWidth(spec, 17)
	head.Put(x, 14, w, 61, kit.NewButton(d.style, spec, d.send(a)).Named(id))
	return x + w
}

func (d *desk) headButtonAt(head *kit.Stage, right float32, b kit.DeskButton) float32 {
	spec := headSpecOf(b.Text, b.Icon)
	w := kit.ButtonWidth(spec, 17)
	head.Put(right-w, 14, w, 61, kit.NewButton(d.style, spec, b.OnPress).Named(b.ID))
	return right - w
}

// headClock puts the hour over the date at the right and tells where they begin.
func (d *desk) headClock(head *kit.Stage, v flow.View) float32 {
	hour, date := assets.Clock(v.Now), d.words.LongDate(v.Now)
	w := max(kit.Width(date, d.style.Font(kit.DeskLabel)), kit.Width(hour, d.style.Font(kit.DeskLead))) + 6
	x := deskRight - w
	head.Put(x, 12, w, 34, kit.NewText(d.style, kit.Words{Text: hour, Font: d.style.Font(kit.DeskLead), Color: kit.Ink, Align: kit.RightSide, Middle: true}).Named("time"))
	head.Put(x, 46, w, 28, kit.NewText(d.style, kit.Words{Text: date, Font: d.style.Font(kit.DeskLabel), Color: kit.Ink2, Align: kit.RightSide, Middle: true}).Named("date"))
	return x
}

// attendanceBar counts everybody, guests with their two buttons too, and repeats the number it will write.
func (d *desk) attendanceBar(s flow.Attendance) *kit.Stage {
	done := d.button("att.done", d.t("facilitator.attendanceDone", "n", s.Here), "next", flow.Next{})
	done.IconAt = kit.IconRight
	bar := kit.ActionBar(d.style, kit.ActionBarSpec{Left: kit.NewPlate(d.style, kit.Shape{}), LeftWidth: 1, Primary: done})
	right := deskRight - kit.ButtonWidth(kit.ButtonSpec{Text: done.Text, Icon: done.Icon, IconSize: 30, Font: kit.Font{Size: 24, Bold: true, Line: 1.2}}, 34) - 14

	counts, undo := d.barCounts(s, right-deskLeft)
	if s.CanUndo {
		w := kit.ButtonWidth(undo, 14)
		bar.Put(right-w, 15, w, 69, kit.NewButton(d.style, undo, d.send(flow.UndoFlip{})).Named("att.undo"))
	}
	x := float32(deskLeft)
	bar.Put(x, 16, d.countsWidth(counts), 64, kit.Counters(d.style, counts...))
	d.guests(bar, x+d.countsWidth(counts), s.Guests)
	return bar
}

// barCounts are as many numbers as fit beside the rest, and the button that takes a tap back in the words that fit.
func (d *desk) barCounts(s flow.Attendance, room float32) ([]kit.Count, kit.ButtonSpec) {
	counts := []kit.Count{{N: s.Here, Word: d.t("facilitator.here")}, {N: s.Away, Word: d.t("facilitator.absent")}}
	all, brief := counts, counts
	if s.New > 0 {
		all = append(counts[:2:2], kit.Count{N: s.New, Word: d.t("facilitator.newWord")})
		brief = append(counts[:2:2], kit.Count{N: s.New, Word: d.t("facilitator.newBrief")})
	}
	long, short := headSpecOf(d.t("facilitator.undo"), "undo"), headSpecOf(d.t("facilitator.undoShort"), "undo")
	for _, try := range []struct {
		counts []kit.Count
		undo   kit.ButtonSpec
	}{{all, long}, {all, short}, {brief, short}, {counts, long}} {
		if d.countsWidth(try.counts)+d.guestsWidth(s.Guests)+kit.ButtonWidth(try.undo, 14)+14 <= room {
			return try.counts, try.undo
		}
	}
	return counts, short
}

// countsWidth is how wide kit.Counters draws.
func (d *desk) countsWidth(counts []kit.Count) (w float32) {
	for i, c := range counts {
		w += kit.Width(fmt.Sprint(c.N), d.style.Font(kit.DeskCounter)) + 14 + kit.Width(c.Word, d.style.Font(kit.DeskBody)) + 24
		if i > 0 {
			w += 25
		}
	}
	return w
}

// The two signs beside the guests.
const guestSign, guestGap = 60, 12

func (d *desk) guestsWidth(n int) float32 {
	return 20 + d.countsWidth([]kit.Count{{N: n, Word: d.t("facilitator.guests")}}) - 12 + 2*guestSign + guestGap
}

// guests are a number with more and less beside it. More stands where it stands while there are none and no less.
func (d *desk) guests(bar *kit.Stage, x float32, n int) {
	bar.Put(x, 26, 1, 44, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	count := kit.Count{N: n, Word: d.t("facilitator.guests")}
	w := d.countsWidth([]kit.Count{count}) - 12
	bar.Put(x+20, 16, w, 64, kit.NewPiece(d.style, "counters", fmt.Sprint(n, " ", count.Word), func(p *kit.Pen) {
		number := p.Font(kit.DeskCounter)
		p.Words(kit.Box{W: 100, H: p.H}, kit.Words{Text: fmt.Sprint(n), Font: number, Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: kit.Width(fmt.Sprint(n), number) + 14, W: 200, H: p.H}, kit.Words{Text: count.Word, Font: p.Font(kit.DeskBody), Color: kit.Ink, Middle: true})
	}))
	x += 20 + w
	sign := func(at float32, id, icon string, by int) {
		spec := kit.ButtonSpec{Kind: kit.Second, Icon: icon, IconSize: 28, Radius: 16, Font: bold(22), Ink: kit.Ink}
		bar.Put(at, 16, guestSign, 66, kit.NewButton(d.style, spec, d.send(flow.GuestBy{By: by})).Named(id).Counting())
	}
	sign(x, "att.guests.plus", "plus", 1)
	if n > 0 {
		sign(x+guestSign+guestGap, "att.guests.minus", "minus", -1)
	}
}
