package ui

import (
	"image"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// MyLessons is a learner's own course: where to go on, and the path of lamps.
//
// Ids: continue, lesson.L04, partner, lessons.first, sheet.back, sheet.on.

func (p *painter) myLessons(v flow.View, s flow.MyLessons) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	b.goOn(s)
	if s.Sheets > 1 || b.size() == 2 {
		b.widePath(s)
	} else {
		b.path(s)
	}
	return b.scene(mainScreen, nil)
}

// goOn is the card with the one primary: where this person stopped.
func (b *board) goOn(s flow.MyLessons) {
	const y = 24
	high := float32(264)
	if len(s.FirstSteps) > 0 {
		high = 280 // one button more
	}
	b.put(bodyX, y, bodyW, high, kit.NewCard(b.style))
	left := float32(bodyX + 32)
	if s.Next.Number == 0 { // no pack could be opened
		words := kit.Words{Text: b.t("learner.noLessons"), Font: b.style.Font(kit.Question), Color: kit.Ink, Middle: true, Balance: true}
		b.put(left, y, bodyW-64, high, kit.NewText(b.style, words))
		return
	}
	if cover := [...]float32{320, 220, 0}[b.size()]; cover > 0 {
		b.put(bodyX+16, y+16, cover, 232, kit.NewPicture(b.style, b.picture(s.Next.Cover), b.text(s.Next.Cover.Alt)))
		left = bodyX + 16 + cover + columnGap
	}
	const buttonX = 1014
	b.lessonButtons(buttonX, y, high, s)
	w := buttonX - left - 24
	label := kit.Words{Text: b.goOnLabel(s), Font: kit.Font{Size: [...]float32{26, 32, 38}[b.size()], Bold: true, Line: 1.25}, Color: kit.Ink2, Balance: true}
	title := kit.Words{Text: b.numbered(s.Next), Font: kit.Font{Size: [...]float32{41, 44, 52}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink, Balance: true}
	lines := []kit.Words{label, title}
	const lampsH = 64
	need := height(lines, w, 4)
	lamps := s.Pages > 0 && need+lampsH+12 <= high-16
	if lamps {
		need += lampsH + 12
	}
	end := b.column(left, y+(high-need)/2, w, 4, lines)
	if lamps {
		b.pagesSoFar(left, end+12, w, s)
	}
}

// lessonButtons are the primary of the card, and under it what is done once: the chair for one more, since three can sit before one screen, and
// the first steps with the machine where the pack has them.
func (b *board) lessonButtons(x, y, high float32, s flow.MyLessons) {
	const w, gap = 304, 12
	type once struct {
		id     string
		spec   kit.ButtonSpec
		action flow.Action
	}
	var below []once
	if n := len(s.Who); n == 1 || n == 2 {
		below = append(below, once{"partner", kit.ButtonSpec{Text: b.t("learner.addPartner"), Icon: "plus"}, flow.AddPartner{}})
	}
	if len(s.FirstSteps) > 0 {
		below = append(below, once{"lessons.first", kit.ButtonSpec{Text: b.t("learner.firstStepsShort")}, flow.ToFirstSteps{}})
	}
	tall, small := float32(136), float32(72)
	if len(below) > 1 {
		tall, small = 104, 60
	}
	top := y + (high-tall-(small+gap)*float32(len(below)))/2
	primary := kit.ButtonSpec{Text: b.goOnWord(s), Icon: "next", IconAt: kit.IconRight}
	b.put(x, top, w, tall, kit.NewButton(b.style, primary, b.send(flow.Continue{})).Named("continue"))
	for i, o := range below {
		o.spec.Kind, o.spec.IconSize, o.spec.Font = kit.Second, 30, kit.Font{Size: [...]float32{26, 28, 32}[b.size()], Bold: true, Line: 1.1}
		b.put(x, top+tall+gap+(small+gap)*float32(i), w, small, kit.NewButton(b.style, o.spec, b.send(o.action)).Named(o.id))
	}
}

func (b *board) goOnWord(s flow.MyLessons) string {
	switch {
	case s.All:
		return b.t("learner.again")
	case s.Page == 0 && !s.Review:
		return b.t("learner.begin")
	}
	return b.t("learner.continue")
}

func (b *board) goOnLabel(s flow.MyLessons) string {
	who := b.calledAll(s.Who)
	switch {
	case s.All:
		return b.t("learner.allDone", "who", who)
	case who == "":
		return b.t("learner.tryLabel")
	case s.Review:
		return b.t("learner.reviewNext", "who", who)
	case s.Page == 0:
		return b.t("learner.beginLabel", "who", who)
	}
	return b.t("learner.continueLabel", "who", who)
}

// numbered is a lesson's title with its number: "Bài 4. Mật khẩu và mã OTP". Of the first steps, which have none, it is the title.
func (p *painter) numbered(l flow.LessonRef) string {
	if l.Number == 0 {
		return p.text(l.Title)
	}
	return p.t("learner.numbered", "i", l.Number, "title", p.text(l.Title))
}

// pagesSoFar is the row of lamps of the lesson and how far it is, in words.
func (b *board) pagesSoFar(x, y, w float32, s flow.MyLessons) {
	lit, text := s.Page, b.t("learner.pageOf", "i", max(1, s.Page), "of", s.Pages)
	row := kit.LampRow{Total: s.Pages, Lit: lit, Current: s.Page, Cell: 46, Height: 40}
	if s.Review {
		row.Lit, row.Current, text = s.Pages, 0, b.t("learner.review")
	}
	font := b.style.Font(kit.Note).Sized([...]float32{26, 28, 32}[b.size()])
	wide := row.Width()
	if wide+16+kit.Width(text, font) > w { // the words say it alone
		b.put(x, y, w, 64, kit.NewText(b.style, kit.Words{Text: text, Font: font, Color: kit.Ink2, Middle: true}))
		return
	}
	b.put(x, y, wide, 64, kit.NewLamps(b.style, row))
	b.put(x+wide+16, y, w-wide-16, 64, kit.NewText(b.style, kit.Words{Text: text, Font: font, Color: kit.Ink2, Middle: true}))
}

// path is the whole course on one sheet, six lessons a row, joined by the light.
func (b *board) path(s flow.MyLessons) {
	const w, h, pitchX, pitchY, top, columns = 173, 200, 197, 224, 320, 6
	for i, l := range s.Tiles {
		x, y := bodyX+pitchX*float32(i%columns), top+pitchY*float32(i/columns)
		if i%columns != columns-1 && i+1 < len(s.Tiles) {
			b.put(x+w-4, y+95, pitchX-w+8, 10, kit.LessonJoin(b.style, reached(s.Tiles[i+1])))
		}
		b.lesson(kit.Box{X: x, Y: y, W: w, H: h}, l)
	}
}

func reached(l flow.LessonTile) bool { return l.Finished || l.Current }

// widePath is one sheet of six beside two big arrows, for the largest text.
func (b *board) widePath(s flow.MyLessons) {
	const arrow, w, h, gap, pitchY, top, columns = 136, 324, 200, 16, 224, 320, 3
	for i, l := range s.Tiles {
		b.lesson(kit.Box{X: bodyX + (w+gap)*float32(i%columns), Y: top + pitchY*float32(i/columns), W: w, H: h}, l)
	}
	turn := func(y float32, id, key, icon string, by int) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: b.t(key), Icon: icon, IconAt: kit.IconTop, IconSize: 64, Font: b.style.Font(kit.RailText)}
		b.put(bodyRight-arrow, y, arrow, h, kit.NewButton(b.style, spec, b.send(flow.Sheet{By: by})).Named(id))
	}
	if s.Sheet > 1 {
		turn(top, "sheet.back", "learner.lessonsBefore", "chevron-left", -1)
	}
	if s.Sheet < s.Sheets {
		turn(top+pitchY, "sheet.on", "learner.lessonsAfter", "chevron-right", 1)
	}
}

func (b *board) lesson(at kit.Box, l flow.LessonTile) {
	spec := kit.LessonSpec{Number: l.Number, Title: b.text(l.Short), Picture: b.lessonIcon(l.LessonRef), Lit: l.Finished, Current: l.Current}
	b.tile(at, kit.LessonTile(b.style, spec, b.send(flow.OpenLesson{ID: l.ID})).Named("lesson."+string(l.ID)))
}

// lessonIcon is the lesson's small picture, or the book where the pack has none.
func (p *painter) lessonIcon(l flow.LessonRef) (img image.Image) {
	if img = p.picture(l.Icon); img == nil {
		img = assets.Picture("book", false)
	}
	return img
}
