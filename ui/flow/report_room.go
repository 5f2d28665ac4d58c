package flow

import (
	"cmp"
	"slices"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// reportRoom chooses the period of the hall's report.
type reportRoom struct {
	period report.Period
	from   time.Time
	taught bool
}

func newReport(k *Kiosk) *reportRoom {
	period := k.cfg.Form.Periods[0]
	return &reportRoom{period: period, from: period.Start(k.today().Time())}
}

func (r *reportRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Lock:
		k.signOut()
	case Sheet:
		if next := r.from.AddDate(0, r.period.Months()*max(-1, min(a.By, 1)), 0); !next.After(r.newest(k)) {
			r.from = next
		}
	case PeriodChosen:
		if slices.Contains(k.cfg.Form.Periods, a.Period) {
			last := record.DayOf(r.from.AddDate(0, r.period.Months(), -1)) // of what was looked at, as far as it has come
			r.period = a.Period
			r.from = r.period.Start(min(last, k.today()).Time())
		}
	case ShowTaught:
		r.taught = !r.taught
	case SheetWanted:
		r.want(k, a.As)
	case Next:
		r.want(k, OnPaper)
	}
}

func (r *reportRoom) want(k *Kiosk, as SheetFormat) {
	if !as.fits(ReportSheet) {
		return
	}
	m := k.sheetOf(ReportSheet, as)
	m.Report = r.report(k)
	m.Date = m.Report.From
	k.makeSheet(m)
}

func (r *reportRoom) newest(k *Kiosk) time.Time { return r.period.Start(k.today().Time()) }

func (r *reportRoom) view(k *Kiosk) Screen { return r.report(k) }

func (r *reportRoom) report(k *Kiosk) HallReport {
	v := HallReport{
		Hall: k.book.hall().Name, Commune: k.communeName(), Period: r.period, Periods: k.cfg.Form.Periods, Taught: r.taught,
		From: record.DayOf(r.from), To: record.DayOf(r.from.AddDate(0, r.period.Months(), -1)), Newest: !r.from.Before(r.newest(k)), Until: k.today(),
		Making: k.making != nil,
	}
	v.Sum = k.book.facts.Table(v.From, v.To, report.ByHall).Total
	v.Filled = k.cfg.Form.Fill(k.book.facts.Census(v.From, v.To))
	v.Lessons = k.lessonTimes(v.Sum)
	v.Step, v.Bars, v.Classes = k.bars(r.period, v.From, v.To)
	return v
}

// lessonTimes are the lessons of a period in the order of the course.
func (k *Kiosk) lessonTimes(sum report.Row) []LessonTimes {
	var out []LessonTimes
	for _, taught := range sum.Lessons {
		ref := k.cfg.Course.refOf(taught.Lesson)
		if ref.ID == "" { // the pack that had it is gone; the session still counts
			ref.ID = taught.Lesson
		}
		out = append(out, LessonTimes{ref, taught.Times})
	}
	slices.SortStableFunc(out, func(a, b LessonTimes) int { return cmp.Compare(k.cfg.Course.index(a.ID), k.cfg.Course.index(b.ID)) })
	return out
}

// mostBars is how many bars have room with their days beneath.
const mostBars = 10

// bars draws a period: a month evening by evening, or by weeks where those are too many; anything longer by months.
func (k *Kiosk) bars(period report.Period, from, to record.Day) (BarStep, []ReportBar, []string) {
	evenings, classes := k.eveningBars(from, to)
	switch {
	case period != report.Month:
		return BarMonth, gathered(evenings, from, to, func(d record.Day) record.Day { return record.DayOf(report.Month.Start(d.Time())) }), nil
	case len(evenings) > mostBars:
		return BarWeek, gathered(evenings, from, to, func(d record.Day) record.Day { return max(from, d-record.Day((int(d.Time().Weekday())+6)%7)) }), nil
	}
	return BarEvening, evenings, classes
}

// eveningBars are the evenings of a period that were held or called off. Where two classes met, each has its colour; three would be a riddle.
func (k *Kiosk) eveningBars(from, to record.Day) ([]ReportBar, []string) {
	var bars []ReportBar
	var classes []record.ClassID
	colour := func(c record.ClassID) int {
		if !slices.Contains(classes, c) {
			classes = append(classes, c)
		}
		return slices.Index(classes, c)
	}
	for _, s := range k.book.sessions() {
		if from <= s.Date && s.Date <= to {
			bars = append(bars, ReportBar{From: s.Date, N: s.Here + s.Guests, Class: colour(s.Class)})
		}
	}
	for _, c := range k.book.facts.Cancelled() {
		if from <= c.Date && c.Date <= to {
			bars = append(bars, ReportBar{From: c.Date, Off: c.Reason})
		}
	}
	slices.SortStableFunc(bars, func(a, b ReportBar) int { return cmp.Compare(a.From, b.From) })
	if len(classes) != 2 {
		for i := range bars {
			bars[i].Class = 0
		}
		return bars, nil
	}
	return bars, []string{k.book.class(classes[0]).Name, k.book.class(classes[1]).Name}
}

// gathered adds bars up by their first day of a week or a month; an empty one still has its place.
func gathered(bars []ReportBar, from, to record.Day, first func(record.Day) record.Day) []ReportBar {
	var out []ReportBar
	for day := from; day <= to; day++ {
		if at := first(day); len(out) == 0 || out[len(out)-1].From != at {
			out = append(out, ReportBar{From: at})
		}
	}
	for _, b := range bars {
		for i := range out {
			if out[i].From == first(b.From) {
				out[i].N += b.N
			}
		}
	}
	return out
}
