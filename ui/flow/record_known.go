package flow

import (
	"cmp"
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// dots is how many evenings a record shows.
const dots = 9

// recordOf is what is known of a person, with every record of theirs.
func (k *Kiosk) recordOf(id record.LearnerID) LearnerRecord {
	l := k.book.learner(id)
	records := k.book.facts.Records(id)
	v := LearnerRecord{
		Person: l.person(k.now), Nickname: l.Name.Nickname, Class: k.book.class(l.Class).Name, Merged: len(records) - 1, Consent: k.consentOf(l),
	}
	for _, one := range records {
		if f := k.book.files[one]; f != nil {
			v.First, v.Second = v.First+f.first, v.Second+f.second
		}
	}
	evenings, turnout := k.eveningsOf(l), k.book.facts.Turnout(id)
	v.Came, v.Held, v.AgedTo = turnout.Came, turnout.Held, k.agedTo()
	done := slices.Concat(k.book.facts.Progress(id).Finished, turnout.Lessons)
	for _, e := range evenings[max(0, len(evenings)-dots):] {
		v.Evenings = append(v.Evenings, e.RecordEvening)
	}
	had := func(id content.LessonID) bool { return slices.Contains(done, id) }
	for _, lesson := range k.known(l.Class, had) {
		row := RecordLesson{LessonRef: k.cfg.Course.refOf(lesson.ID), Done: had(lesson.ID), Missed: slices.Contains(turnout.Missed, lesson.ID)}
		if row.Done {
			v.Done++
		}
		v.Lessons = append(v.Lessons, row)
	}
	return v
}

// personEvening is an evening with what was taught.
type personEvening struct {
	RecordEvening
	class  record.ClassID
	lesson content.LessonID
}

// eveningsOf lists the evenings of somebody's class, and others they came to, oldest first. One before they were registered is not theirs; of one of which
// only numbers are here, nothing is told.
func (k *Kiosk) eveningsOf(l *learner) []personEvening {
	var out []personEvening
	since := k.book.registeredOn(l.ID)
	for _, s := range withRows(k.book.sessions()) {
		p, marked := presences(s.Marks)[l.ID]
		if marked || s.Class == l.Class && s.Date >= since {
			out = append(out, personEvening{RecordEvening{s.Date, eveningState(p, marked)}, s.Class, s.Lesson})
		}
	}
	for _, c := range k.book.facts.Cancelled() {
		if c.Class == l.Class && c.Date >= max(since, k.agedTo()+1) {
			out = append(out, personEvening{RecordEvening{c.Date, EveningOff}, c.Class, ""})
		}
	}
	slices.SortStableFunc(out, func(a, b personEvening) int { return cmp.Compare(a.Date, b.Date) })
	return out
}

func eveningState(p record.Presence, marked bool) EveningState {
	switch {
	case !marked:
		return EveningUnmarked
	case p == record.Late:
		return EveningLate
	case p == record.LeftEarly:
		return EveningEarly
	case p.Here():
		return EveningHere
	}
	return EveningAway
}

// consents are somebody's answers to the notice, oldest first, with who wrote them down.
func (k *Kiosk) consents(id record.LearnerID) []report.Deed {
	return slices.DeleteFunc(k.book.facts.JournalOf(id), func(d report.Deed) bool { return d.What != record.KindConsentRecorded })
}

func (k *Kiosk) consentOf(l *learner) RecordConsent {
	c := RecordConsent{Asked: l.Asked, Granted: l.Consent}
	if all := k.consents(l.ID); len(all) > 0 {
		last := all[len(all)-1]
		c.Day, c.By = last.Day, k.facilitatorName(last.By)
	}
	return c
}
