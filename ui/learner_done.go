package ui

import (
	"image"
	"slices"
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
	if s.Lesson.Number == 0 {
		return p.t("learner.doneFirstSteps", "who", who)
	}
	return p.t("learner.doneTitle", "who", who, "i", s.Lesson.Number)
}

// doneRow is one thing done today; those of a higher rank stay where there is no room for all.
type doneRow struct {
	n, rank      int
	key, picture string
}

// doneRows say what was done, one line each, nothing that is zero.
func (b *board) doneRows(s flow.Done, x, y, w float32) {
	const h, step, bottom = 72, 84, 440 - 16
	rows := []doneRow{
		{s.Pages, 1, "learner.donePages", "book"}, {s.Items, 2, "learner.doneItems", "memo"}, {s.Practices, 3, "learner.donePractices", "finger"},
		{s.Films, 0, "learner.doneFilms", "phone"}, {s.Mastered, 4, "learner.doneMastered", "bulb"},
	}
	rows = slices.DeleteFunc(rows, func(r doneRow) bool { return r.n == 0 })
	for most := max(1, int((bottom-y)/(h+4))); len(rows) > most; {
		least := slices.MinFunc(rows, func(a, b doneRow) int { return a.rank - b.rank })
		rows = slices.DeleteFunc(rows, func(r doneRow) bool { return r == least })
	}
	for i, r := range rows {
		var picture image.Image = assets.Picture(r.picture, false)
		pitch := min(step, (bottom-y)/float32(len(rows)))
		b.put(x, y+pitch*float32(i), w, h, kit.DoneRow(b.style, picture, b.t(r.key, "n", r.n)))
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
