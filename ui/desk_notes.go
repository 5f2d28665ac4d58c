package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The note of an evening, and what is good to know before the next one.
//
// Ids: note.ok and those of the keyboard; before.insight, before.review, before.help, before.visits.

func (p *painter) writeEvening(v flow.View, s flow.WriteEvening) scene {
	d := p.desk(v)
	sub := s.Class + " · " + d.weekday(s.Date)
	if s.Lesson.ID != "" {
		sub += " · " + d.t("kit.lesson", "n", s.Lesson.Number)
	}
	d.head(headSpec{back: d.t("kit.back"), title: d.t("term.noteTitle"), sub: sub})
	const y, h = deskTop, 210
	d.put(deskLeft, y, deskRight-deskLeft, h, d.noteField(s))
	keys := deskKeys{at: kit.Box{X: deskLeft, Y: y + h + 14, W: deskRight - deskLeft, H: 58}, mode: s.Keys, digits: true}
	d.keyboard(keys)
	ok := kit.DeskButton{ID: "note.ok", Text: d.t("term.keep"), Icon: "check"}
	if s.CanKeep {
		ok.OnPress = d.send(flow.Next{})
	}
	method := "kit.telex"
	if s.Keys.VNI {
		method = "kit.vni"
	}
	d.bar(kit.ActionBarSpec{Text: d.t("term.noteKept"), Buttons: []kit.DeskButton{d.button("key.method", d.t(method), "keyboard", flow.KeyVNI{})}, Primary: ok})
	return d.still()
}

// noteField is a sheet of a few lines; the end of a long note is what is being written.
func (d *desk) noteField(s flow.WriteEvening) *kit.Piece {
	return kit.NewPiece(d.style, "field", s.Text, func(p *kit.Pen) {
		p.Rect(p.Box(), kit.Shape{Fill: kit.Surface, Edge: kit.Action, EdgeWidth: 3, Radius: 16})
		left := kit.Box{X: p.W - 180, Y: p.H - 40, W: 160, H: 28}
		p.Words(left, kit.Words{Text: d.t("term.left", "n", s.Left), Font: p.Font(kit.DeskLabel), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
		words := kit.Words{Text: s.Text + "▏", Font: kit.Font{Size: 24, Line: 1.35}, Color: kit.Ink}
		if s.Text == "" {
			words.Text, words.Color = "▏"+d.t("term.noteHint"), kit.Ink2
		}
		for words.Font.Size > 20 && kit.Height(words, p.W-48) > p.H-52 {
			words.Font.Size--
		}
		p.Words(kit.Box{X: 24, Y: 14, W: p.W - 48, H: 0}, words)
	})
}

func (p *painter) before(v flow.View, s flow.Before) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("term.beforeTitle"), sub: s.Class})
	const w, h, gap = 631, 272, 24
	right := float32(deskLeft + w + gap)
	d.beforeNote(s, kit.Box{X: deskLeft, Y: deskTop, W: w, H: h})
	d.beforeReview(s, kit.Box{X: right, Y: deskTop, W: w, H: 568})
	d.beforeHelp(s, kit.Box{X: deskLeft, Y: deskTop + h + gap, W: w, H: h})
	bar := kit.ActionBarSpec{Buttons: []kit.DeskButton{d.button("before.insight", d.t("insight.title"), "question", flow.ShowInsight{})}}
	if s.Away > 0 {
		bar.Buttons = append(bar.Buttons, d.button("before.visits", d.t("term.away", "n", s.Away), "heart", flow.ShowVisits{}))
	}
	bar.Primary = d.button("before.ok", d.t("facilitator.toTonight"), "check", flow.Back{})
	d.bar(bar)
	return d.still()
}

// titledCard is a card with its title; it returns where the rest begins.
func (d *desk) titledCard(at kit.Box, icon, title string) float32 {
	d.card(at.X, at.Y, at.W, at.H)
	d.put(at.X+28, at.Y+22, 32, 32, kit.NewIcon(d.style, icon, kit.Action))
	d.write(at.X+74, at.Y+14, at.W-100, 48, kit.Words{Text: title, Font: bold(24), Color: kit.Ink, Middle: true})
	return at.Y + 70
}

func (d *desk) beforeNote(s flow.Before, at kit.Box) {
	title := d.t("term.lastNote")
	if s.Noted != 0 && s.Note != "" {
		title = d.t("term.notedOn", "day", d.weekday(s.Noted))
	}
	y := d.titledCard(at, "pencil", title)
	words := kit.Words{Text: s.Note, Font: kit.Font{Size: 22, Line: 1.4}, Color: kit.Ink}
	if s.Note == "" {
		words.Text, words.Color = d.t("term.noNote"), kit.Ink2
	}
	for words.Font.Size > 18 && kit.Height(words, at.W-56) > at.Y+at.H-y-12 {
		words.Font.Size--
	}
	d.write(at.X+28, y, at.W-56, at.Y+at.H-y-12, words)
}

func (d *desk) beforeReview(s flow.Before, at kit.Box) {
	y := d.titledCard(at, "again", d.t("insight.reviewFirst"))
	if len(s.Review) == 0 {
		d.write(at.X+28, y, at.W-56, 64, kit.Words{Text: d.t("insight.noReview"), Font: plain(22), Color: kit.Ink2})
		y += 76
	}
	for i, item := range s.Review {
		d.put(at.X+28, y, at.W-56, 92, d.questionLine(i+1, item))
		y += 96
	}
	if s.Hard == nil {
		return
	}
	y = at.Y + at.H - 190
	d.put(at.X+28, y, at.W-56, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	question := d.t("kit.lesson", "n", s.Hard.Lesson.Number) + ": " + oneText(d.text(s.Hard.Item.Question.Text))
	words := kit.Words{Text: d.t("insight.hard", "percent", percent(s.Hard.Missed, s.Hard.Answers)) + " " + question, Font: kit.Font{Size: 20, Line: 1.3}, Color: kit.Ink}
	for words.Font.Size > 18 && kit.Height(words, at.W-56) > 84 {
		words.Font.Size--
	}
	d.write(at.X+28, y+10, at.W-56, 84, words)
	d.second(at.X+28, y+104, at.W-56, 69, "before.review", d.t("insight.reviewNow"), "plus", flow.ReviewNext{})
}

// questionLine is a question that begins the evening, on two lines.
func (d *desk) questionLine(number int, item flow.HardItem) *kit.Piece {
	question := oneText(d.text(item.Item.Question.Text))
	return kit.NewPiece(d.style, "row", question, func(p *kit.Pen) {
		p.Disc(22, 46, 40, kit.Shape{Fill: kit.Tint})
		p.Words(kit.Square(22, 46, 40), kit.Words{Text: itoa(number), Font: bold(20), Color: kit.OnTint, Align: kit.Centre, Middle: true})
		p.Words(kit.Box{X: 60, W: p.W - 60, H: 28}, kit.Words{Text: d.t("kit.lesson", "n", item.Lesson.Number), Font: p.Font(kit.DeskLabel), Color: kit.Ink2, Middle: true})
		p.Words(kit.Box{X: 60, Y: 28, W: p.W - 60, H: 56}, kit.Words{Text: kit.Shorten(question, tight(20), p.W-60, 2), Font: tight(20), Color: kit.Ink})
	})
}

func (d *desk) beforeHelp(s flow.Before, at kit.Box) {
	y := d.titledCard(at, "hand", d.t("insight.helpTitle"))
	if s.Helped == 0 {
		d.write(at.X+28, y, at.W-56, 64, kit.Words{Text: d.t("insight.noHelp"), Font: plain(22), Color: kit.Ink2})
		return
	}
	for i, row := range s.Help {
		name, why := bold(20), d.style.Font(kit.DeskLabel)
		d.write(at.X+28, y+36*float32(i), 260, 34, kit.Words{Text: kit.Shorten(row.Full, name, 256, 1), Font: name, Color: kit.Ink, Middle: true})
		d.note(at.X+290, y+36*float32(i), at.W-310, 34, kit.Shorten(d.why(row), why, at.W-314, 1))
	}
	d.second(at.X+28, at.Y+at.H-84, at.W-56, 66, "before.help", d.t("insight.helpAll", "n", s.Helped), "people", flow.ShowHelp{})
}
