package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// sheet takes from the book what stands on the chosen sheet.
func (r *sheetsRoom) sheet(k *Kiosk, as SheetFormat) MakeSheet {
	class := r.class(k)
	m := k.sheetOf(r.chosen, as)
	m.Class, m.Lesson = class.Name, k.cfg.Course.refOf(k.plan.lesson)
	members := k.book.of(class.Class)
	switch r.chosen {
	case SignInSheet:
		m.People, m.Spare = k.sheetPeople(members), spareRows
	case RegisterSheet:
		m.Date, m.People = record.DayOf(r.month), k.sheetPeople(members)
		m.Register = r.register(k, members)
	case CardsSheet:
		m.People = k.sheetPeople(members)
		if r.onlyNew {
			m.People = slices.DeleteFunc(m.People, func(p SheetPerson) bool { return !slices.Contains(k.book.uncarded, p.ID) })
		}
	case SlipSheet:
		s, _ := r.evening(k)
		m.Date, m.Lesson, m.Slip = s.Date, k.cfg.Course.refOf(s.Lesson), k.slip(s)
	case SummarySheet:
		s, _ := r.evening(k)
		m.Date, m.Lesson, m.Evening = s.Date, k.cfg.Course.refOf(s.Lesson), k.summary(s)
	case ResultSheet:
		who := r.picked(k)
		m.Class, m.People = k.book.class(who[0].Class).Name, k.sheetPeople(who)
		for _, l := range who {
			m.Results = append(m.Results, k.result(l.ID))
		}
	case RosterSheet:
		m.People = k.sheetPeople(k.book.of(record.ClassID{}))
	}
	return m
}

// sheetOf begins a sheet with what stands on all of them.
func (k *Kiosk) sheetOf(kind SheetKind, as SheetFormat) MakeSheet {
	return MakeSheet{
		Kind: kind, As: as, Lang: k.style.Lang, Hall: k.book.hall().Name, Commune: k.communeName(), Date: k.today(), Printed: k.today(), Finding: k.finding(),
	}
}

func (k *Kiosk) sheetPeople(all []*learner) []SheetPerson {
	out := make([]SheetPerson, len(all))
	for i, l := range all {
		out[i] = SheetPerson{Person: l.person(k.now), Nickname: l.Name.Nickname, Class: k.book.class(l.Class).Name}
	}
	return out
}

// register is who was there when. Somebody who was in no list of the month before an evening had not come into the class yet.
func (r *sheetsRoom) register(k *Kiosk, members []*learner) SheetRegister {
	var out SheetRegister
	held := withRows(r.held(k))
	for _, s := range r.held(k) {
		if s.Aged {
			out.Aged = append(out.Aged, AgedEvening{s.Date, s.Here + s.Guests, s.Away})
		}
	}
	marks := make([]map[record.LearnerID]record.Presence, len(held))
	for i, s := range held {
		out.Days = append(out.Days, s.Date)
		marks[i] = presences(s.Marks)
	}
	for _, l := range members {
		row := make([]SheetMark, len(held))
		for i := range held {
			if presence, listed := marks[i][l.ID]; listed {
				row[i] = sheetMark(presence)
			}
		}
		out.Marks = append(out.Marks, row)
	}
	to := record.DayOf(r.month.AddDate(0, 1, -1))
	for _, c := range k.book.facts.Cancelled() {
		if c.Class == r.class(k).Class && record.DayOf(r.month) <= c.Date && c.Date <= to {
			out.Off = append(out.Off, OffDay{c.Date, c.Reason})
		}
	}
	return out
}

func sheetMark(p record.Presence) SheetMark {
	switch {
	case p == record.Late:
		return WasLate
	case p == record.LeftEarly:
		return LeftEarly
	case p.Here():
		return WasHere
	}
	return WasAway
}

func (k *Kiosk) slip(s report.Session) SheetSlip {
	out := SheetSlip{Copies: s.Here + s.Guests}
	if l := k.cfg.Course.lesson(s.Lesson); l != nil {
		out.Remember, out.Practice = l.Remember.Text, l.Practice
	}
	out.Next, out.Minute = k.nextEvening(s.Class, s.Date)
	return out
}

func (k *Kiosk) summary(s report.Session) SheetEvening {
	out := SheetEvening{Here: s.Here, Away: s.Away, New: s.WalkIns, Guests: s.Guests, Note: k.noteOf(s)}
	marks := presences(s.Marks)
	for _, l := range k.book.of(record.ClassID{}) { // in the order of names
		if p, listed := marks[l.ID]; listed && !p.Here() {
			out.Absent = append(out.Absent, l.Name.Full)
		}
	}
	lesson := k.cfg.Course.lesson(s.Lesson)
	if lesson == nil {
		return out
	}
	for _, it := range lesson.Items {
		for _, h := range s.Hands {
			if h.Item == it.ID && sum(h.Counts) > 0 {
				out.Hands = append(out.Hands, sheetHands(it, handsRow(it, h)))
			}
		}
	}
	return out
}

// sheetHands sums one question up; Missed is the wrong option that is worth saying again.
func sheetHands(it content.Item, row HandsRow) SheetHands {
	out := SheetHands{Question: row.Question, All: sum(row.Counts)}
	most := 0
	for i, n := range row.Counts {
		switch {
		case row.Marked(i):
			out.Right += n
		case row.Remind && n > most && i < len(it.Options):
			most, out.Missed = n, it.Options[i].Text
		}
	}
	return out
}

// result is how far somebody has practised, lesson by lesson.
func (k *Kiosk) result(id record.LearnerID) SheetResult {
	progress, turnout := k.book.facts.Progress(id), k.book.facts.Turnout(id)
	out := SheetResult{Evenings: turnout.Came, Mastered: len(progress.Mastered), Practised: progress.Practised, Facilitator: k.facilitatorName(k.signed)}
	days := map[content.LessonID]record.Day{}
	for _, s := range k.book.sessions() {
		if presences(s.Marks)[id].Here() && days[s.Lesson] == 0 {
			days[s.Lesson] = s.Date
		}
	}
	had := func(id content.LessonID) bool {
		return slices.Contains(turnout.Lessons, id) || slices.Contains(progress.Finished, id)
	}
	for _, l := range k.known(k.classOf(id), had) {
		row := SheetLesson{Lesson: k.cfg.Course.refOf(l.ID), Day: days[l.ID], InClass: slices.Contains(turnout.Lessons, l.ID), Items: len(l.Items)}
		row.Finished = had(l.ID)
		for _, it := range l.Items {
			if slices.Contains(progress.Mastered, it.ID) {
				row.Mastered++
			}
		}
		if row.Finished {
			out.Lessons++
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
