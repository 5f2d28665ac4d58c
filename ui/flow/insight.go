package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// mostReviewed is how many questions begin an evening at most: a lesson has to follow.
const mostReviewed = 3

// helpBefore is how many names stand in the sentence before an evening.
const helpBefore = 3

// insightRoom shows the hardest questions of a class.
type insightRoom struct {
	class  record.ClassID
	chosen int
}

func (k *Kiosk) newInsight() *insightRoom {
	class := k.plan.class
	if s := k.book.open(); s != nil {
		class = s.Class
	}
	return &insightRoom{class: class}
}

func (r *insightRoom) do(k *Kiosk, a Action) {
	hard := k.book.hardest(r.class, k.cfg.Course)
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Choose:
		if a.I >= 0 && a.I < len(hard) {
			r.chosen = a.I
		}
	case ShowHelp:
		k.enter(&helpRoom{back: r, class: r.class})
	case SheetWanted:
		r.print(k, a.As)
	case ReviewNext, Next:
		if r.chosen < len(hard) {
			k.propose(r.class, hard[r.chosen])
		}
	}
}

// print puts the questions on a sheet, for whoever prepares the next evening at home.
func (r *insightRoom) print(k *Kiosk, as SheetFormat) {
	v := r.view(k).(Insight)
	if len(v.Items) == 0 || !as.fits(HardSheet) {
		return
	}
	m := k.sheetOf(HardSheet, as)
	m.Class, m.Hard = v.Class, SheetHard{From: v.From, To: v.To, Items: v.Items}
	k.makeSheet(m)
}

// propose puts a question before a class's next evening, or takes it back.
func (k *Kiosk) propose(class record.ClassID, h hardItem) {
	fact := record.ItemProposed{Class: class, Lesson: h.lesson.ID, Item: h.item.ID, Off: k.proposed(class, h)}
	if !fact.Off && len(k.book.facts.Proposed(class)) >= mostReviewed {
		k.notice = &Notice{Key: "insight.enough", Args: map[string]any{"n": mostReviewed}}
		return
	}
	k.keep(func() {}, fact)
}

func (k *Kiosk) proposed(class record.ClassID, h hardItem) bool {
	return slices.Contains(k.book.facts.Proposed(class), report.ProposedItem{Lesson: h.lesson.ID, Item: h.item.ID})
}

// hardView is how the screens show a hard question.
func (k *Kiosk) hardView(class record.ClassID, h hardItem) HardItem {
	return HardItem{
		Lesson: k.cfg.Course.refOf(h.lesson.ID), Number: h.number, Item: h.item, Answers: h.Answers, Missed: h.Answers - h.Right, ByOption: h.ByOption,
		Attracts: h.Attracts, Proposed: k.proposed(class, h),
	}
}

func (r *insightRoom) view(k *Kiosk) Screen {
	v := Insight{Class: k.book.class(r.class).Name, Chosen: -1, Helped: len(k.book.needHelp(r.class)), Making: k.making != nil}
	v.From, v.To = k.book.span(r.class)
	for _, h := range k.book.hardest(r.class, k.cfg.Course) {
		v.Items = append(v.Items, k.hardView(r.class, h))
	}
	if len(v.Items) > 0 {
		v.Chosen = min(r.chosen, len(v.Items)-1)
	}
	return v
}

// helpASheet is how many people who need help are shown at a time.
const helpASheet = 6

// helpRoom lists who needs help now.
type helpRoom struct {
	back  room
	class record.ClassID
	sheet int
}

func (r *helpRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Next:
		k.enter(r.back)
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.needHelp(r.class)), helpASheet))
	}
}

func (r *helpRoom) view(k *Kiosk) Screen {
	all := k.helpRows(r.class)
	return NeedHelp{
		Class: k.book.class(r.class).Name, Rows: onSheet(all, r.sheet, helpASheet), Sheet: r.sheet + 1, Sheets: sheetsOf(len(all), helpASheet),
	}
}

// helpRows are who needs help, with the lessons of what they missed.
func (k *Kiosk) helpRows(class record.ClassID) []HelpRow {
	var rows []HelpRow
	for _, h := range k.book.needHelp(class) {
		l := k.book.learner(h.Learner)
		if l == nil {
			continue
		}
		row := HelpRow{Person: l.person(k.now), Tries: h.Tries, Missed: h.Missed, Raised: h.Raised}
		for _, lesson := range k.cfg.Course.all() {
			if slices.ContainsFunc(lesson.Items, func(it content.Item) bool { return slices.Contains(h.Items, it.ID) }) {
				row.Lessons = append(row.Lessons, k.cfg.Course.refOf(lesson.ID))
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// beforeRoom is what is good to know before tonight's evening.
type beforeRoom struct{}

func (r *beforeRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back, Next:
		k.enter(&tonightRoom{})
	case ShowInsight:
		k.enter(k.newInsight())
	case ShowHelp:
		k.enter(&helpRoom{back: r, class: k.plan.class})
	case ShowVisits:
		k.enter(&visitsRoom{})
	case ReviewNext:
		if h, ok := k.unreviewed(k.plan.class); ok {
			k.propose(k.plan.class, h)
		}
	}
}

// unreviewed is the hardest question that does not stand before the evening yet; false when all do, or there is no more room.
func (k *Kiosk) unreviewed(class record.ClassID) (hardItem, bool) {
	if len(k.book.facts.Proposed(class)) >= mostReviewed {
		return hardItem{}, false
	}
	for _, h := range k.book.hardest(class, k.cfg.Course) {
		if !k.proposed(class, h) {
			return h, true
		}
	}
	return hardItem{}, false
}

func (r *beforeRoom) view(k *Kiosk) Screen { return k.before(k.plan.class) }

// before sums up what is good to know before a class's next evening.
func (k *Kiosk) before(class record.ClassID) Before {
	help := k.helpRows(class)
	v := Before{Class: k.book.class(class).Name, Helped: len(help), Help: help[:min(len(help), helpBefore)], Away: k.toVisit()}
	v.Note, v.Noted = k.lastNote(class)
	for _, p := range k.book.facts.Proposed(class) {
		if h, ok := k.cfg.Course.ask(p.Lesson, p.Item); ok {
			v.Review = append(v.Review, k.hardView(class, h))
		}
	}
	if h, ok := k.unreviewed(class); ok {
		hard := k.hardView(class, h)
		v.Hard = &hard
	}
	return v
}
