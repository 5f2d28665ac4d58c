package flow

import (
	"cmp"
	"slices"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// peopleASheet is how many learners the facilitator's list shows at a time.
const peopleASheet = 40

// learnersRoom lists everybody of the hall.
type learnersRoom struct{ sheet int }

func (r *learnersRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.of(record.ClassID{})), peopleASheet))
	case AddWalkIn:
		k.enter(newWalkIn(k, nil))
	}
}

func (r *learnersRoom) view(k *Kiosk) Screen {
	all := k.book.of(record.ClassID{})
	from := min(r.sheet*peopleASheet, len(all))
	return Learners{
		People: k.persons(all[from:min(from+peopleASheet, len(all))]), Sheet: r.sheet + 1, Sheets: sheetsOf(len(all), peopleASheet), Total: len(all),
		Finding: k.finding(),
	}
}

// settingsRoom shows what the kiosk is; language and theme are changed here for good.
type settingsRoom struct{}

func (*settingsRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case FindingChosen:
		k.chooseFinding(a.Finding)
	}
}

func (*settingsRoom) view(k *Kiosk) Screen {
	return Settings{
		Lang: k.style.Lang, Dark: k.style.Dark, Hall: k.book.hall().Name, Commune: k.communeName(), Kiosk: k.cfg.Kiosk,
		Packs: k.cfg.Packs, Program: k.cfg.Program, Centre: k.centre, Finding: k.finding(),
	}
}

// reportRoom chooses the month of the hall's report.
type reportRoom struct{ month time.Time }

func newReport(now time.Time) *reportRoom {
	return &reportRoom{time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)}
}

func (r *reportRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Sheet:
		if next := r.month.AddDate(0, max(-1, min(a.By, 1)), 0); !next.After(newReport(k.now).month) {
			r.month = next
		}
	}
}

func (r *reportRoom) view(k *Kiosk) Screen {
	v := HallReport{From: record.DayOf(r.month), To: record.DayOf(r.month.AddDate(0, 1, -1)), Newest: !r.month.Before(newReport(k.now).month)}
	v.Sum = k.book.facts.Table(v.From, v.To, report.ByHall).Total
	for _, taught := range v.Sum.Lessons {
		ref := k.cfg.Course.refOf(taught.Lesson)
		if ref.ID == "" { // the pack that had it is gone; the session still counts
			ref.ID = taught.Lesson
		}
		v.Lessons = append(v.Lessons, LessonTimes{ref, taught.Times})
	}
	slices.SortStableFunc(v.Lessons, func(a, b LessonTimes) int { return cmp.Compare(a.Number, b.Number) })
	return v
}
