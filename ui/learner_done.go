package ui

import (
	"image"
	"strings"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Done is what a learner did today: lamps on the shelf, what to remember, when we meet again.
//
// Ids: finished.

func (p *painter) done(v flow.View, s flow.Done) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	rest := func(v flow.View) any { s := v.Main.(flow.Done); s.Voice = false; return s }
	picW := [...]float32{486, 400, 400}[b.size()]
	x := bodyX + picW + [...]float32{40, 36, 32}[b.size()]
	w := bodyRight - x
	title := kit.Words{Balance: true, Text: b.doneTitle(s), Font: kit.Font{Size: [...]float32{52, 54, 60}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink}
	if kit.Lines(title, w) > 2 { // several names: the lines break where they may
		title.Text = strings.ReplaceAll(title.Text, "\n", " ")
	}
	if b.covered() {
		b.column(bodyX, headY, bodyW, 0, []kit.Words{title})
		b.notices(true)
		return b.scene(rest, nil)
	}
	man := len(s.Who) > 0 && s.Who[0].Sex == male
	picH := picW * 592 / 486
	b.put(bodyX, headY, picW, picH, kit.DoneScene(b.style, s.Lamps, man, b.t("learner.donePicture", "n", s.Lamps)))
	b.meetAgain(s, kit.Box{X: bodyX, Y: headY + picH + 16, W: picW, H: screenBottom - headY - picH - 16})
	y := b.column(x, headY, w, 0, []kit.Words{title})
	b.doneRows(s, x, y+24, w)
	const cardH = 176
	b.put(x, 440, w, cardH, kit.RememberCard(b.style, b.t("learner.remember", "you", upperFirst(b.pronoun(s.Who))), b.text(s.Remember.Text)))
	finished := kit.ButtonSpec{Text: b.t("learner.finished"), Icon: "home"}
	b.primary("finished", finished, flow.Finished{})
	return b.scene(rest, nil)
}

func (p *painter) doneTitle(s flow.Done) string {
	who := lowerFirst(p.calledAll(s.Who))
	if len(s.Who) == 0 {
		who = p.pronoun(nil)
	} else if s.Who[0].Address == "" {
		who = p.calledAll(s.Who)
	}
	return p.t("learner.doneTitle", "who", who, "i", s.Lesson.Number)
}

// doneRows say what was done, one line each, nothing that is zero.
func (b *board) doneRows(s flow.Done, x, y, w float32) {
	rows := []struct {
		n            int
		key, picture string
	}{{s.Pages, "learner.donePages", "book"}, {s.Items, "learner.doneItems", "memo"}, {s.Films, "learner.doneFilms", "phone"}}
	const h, bottom = 72, 440 - 16
	var shown []int
	for i, r := range rows {
		if r.n > 0 {
			shown = append(shown, i)
		}
	}
	if len(shown) == 0 {
		return
	}
	step := min(84, (bottom-y)/float32(len(shown)))
	for at, i := range shown {
		var picture image.Image = assets.Picture(rows[i].picture, false)
		b.put(x, y+step*float32(at), w, min(h, step-4), kit.DoneRow(b.style, picture, b.t(rows[i].key, "n", rows[i].n)))
	}
}

// meetAgain says when the next session is.
func (b *board) meetAgain(s flow.Done, at kit.Box) {
	if s.Next == 0 {
		return
	}
	m := assets.NewMessages(b.style.Lang)
	day := s.Next.Time()
	when := assets.DayMonth(day)
	if s.Minute >= 0 {
		when += ", " + b.clock(s.Minute)
	}
	texts := []kit.Words{
		{Text: b.t("learner.meetAgain", "you", b.pronoun(s.Who), "day", m.WeekdayInText(day)), Balance: true, Font: kit.Font{Size: [...]float32{28, 32, 36}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink},
		{Text: when, Font: kit.Font{Size: [...]float32{26, 30, 34}[b.size()], Line: 1.2}, Color: kit.Ink2},
	}
	left := float32(0)
	if b.size() < 2 { // the largest words need the leaf's room
		left = 84
		b.put(at.X, at.Y+(at.H-64)/2, 64, 64, kit.NewPicture(b.style, assets.Picture("calendar", false), ""))
	}
	high := height(texts, at.W-left, 2)
	b.column(at.X+left, at.Y+max(0, (at.H-high)/2), at.W-left, 2, texts)
}
