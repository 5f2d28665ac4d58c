package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// copyFormat names the shape of a person's copy.
const copyFormat = "dendau-person/1"

var (
	copySexes     = map[record.Sex]string{record.Female: "female", record.Male: "male"}
	copyPresences = map[EveningState]string{
		EveningUnmarked: "unmarked", EveningHere: "present", EveningLate: "late", EveningEarly: "left_early", EveningAway: "absent", EveningOff: "not_held",
	}
)

// copyOf is all that is known of a person, for themselves.
func (k *Kiosk) copyOf(id record.LearnerID) PersonCopy {
	l, known := k.book.learner(id), k.recordOf(id)
	progress := k.book.facts.Progress(id)
	c := PersonCopy{
		Format: copyFormat, Made: isoDay(record.DayOf(k.now)), Hall: k.book.hall().Name, Commune: k.communeName(), ID: l.ID.String(),
		Name: l.Name.Full, Nickname: l.Name.Nickname, Address: l.Name.Address, Year: l.Year, Sex: copySexes[l.Sex], Hamlet: l.Name.Hamlet,
		Class: known.Class, Came: known.Came, Held: known.Held, FirstTry: known.First, SecondTry: known.Second, Mastered: len(progress.Mastered), Practised: progress.Practised,
		Consent: []CopyConsent{}, Evenings: []CopyEvening{}, Lessons: []CopyLesson{},
	}
	if known.AgedTo != 0 {
		c.NumbersTo = isoDay(known.AgedTo)
	}
	for _, d := range k.consents(id) {
		if f, ok := d.Fact.(record.ConsentRecorded); ok {
			c.Consent = append(c.Consent, CopyConsent{Day: isoDay(d.Day), Granted: f.Granted, Method: f.Method, Wording: f.Wording, By: k.facilitatorName(d.By)})
		}
	}
	for _, e := range k.eveningsOf(l) {
		title := k.cfg.Course.refOf(e.lesson).Title.In(content.Vietnamese)
		c.Evenings = append(c.Evenings, CopyEvening{Day: isoDay(e.Date), Class: k.book.class(e.class).Name, Lesson: title, Presence: copyPresences[e.State]})
	}
	for _, lesson := range known.Lessons {
		c.Lessons = append(c.Lessons, CopyLesson{Number: lesson.Number, Title: lesson.Title.In(content.Vietnamese), Done: lesson.Done})
	}
	return c
}

func isoDay(d record.Day) string { return d.Time().Format("2006-01-02") }
