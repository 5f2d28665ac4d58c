package flow

import (
	"slices"
	"strings"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// plan is what tonight's session would be: proposed, and changed by the facilitator.
type plan struct {
	date   record.Day
	class  record.ClassID
	lesson content.LessonID
	clockDoubt
}

// propose fills the plan in for somebody who just signed in.
func (p *plan) propose(k *Kiosk) {
	p.date = p.clockDoubt.look(k)
	p.renew(k)
}

// renew proposes the class of the day and the lesson that this class has not had yet of its own course.
func (p *plan) renew(k *Kiosk) {
	p.class = k.book.facts.Tonight(p.date, k.cfg.Course.ids()).Class
	p.lesson = k.lessonFor(p.class, p.date)
}

func meets(c record.ClassMade, day record.Day) bool {
	return slices.Contains(c.Weekdays, int(day.Time().Weekday()))
}

// tonightRoom is the facilitator's home.
type tonightRoom struct{}

func (r *tonightRoom) do(k *Kiosk, a Action) {
	if next := r.other(k, a); next != nil {
		k.enter(next)
		return
	}
	open := k.book.open()
	switch a.(type) {
	case Back, Lock:
		k.signOut()
	case GoOn:
		k.goBackToPage()
	case AloneMode:
		k.signOut()
	case OpenTonight, Next:
		r.open(k)
	case EditDate:
		if open == nil {
			k.enter(&dateRoom{date: k.plan.date})
		}
	case EditClass:
		if open == nil {
			k.enter(&classRoom{})
		}
	case EditLesson:
		if open == nil {
			k.enter(&lessonRoom{})
		}
	case CancelTonight:
		if open == nil {
			k.enter(&cancelRoom{chosen: slices.Index(cancelReasons, k.book.offReason(k.plan.class, k.plan.date))})
		}
	}
}

// other is the room that an action opens from the desk, nil for none.
func (*tonightRoom) other(k *Kiosk, a Action) room {
	switch a.(type) {
	case HandOver:
		return newStick(&tonightRoom{})
	case ShowArrived:
		return &arrivedRoom{}
	case ShowLearners:
		return newLearners()
	case ShowPast:
		return &pastRoom{}
	case ShowSettings:
		return &settingsRoom{}
	case ShowMore:
		return &moreRoom{}
	case ShowClasses:
		return &classesRoom{}
	case ShowPlan:
		return k.newPlan()
	case ShowHolidays:
		return &holidaysRoom{}
	case ShowVisits:
		return &visitsRoom{}
	case ShowInsight:
		return k.newInsight()
	case ShowBefore:
		return &beforeRoom{}
	case ShowReport:
		return newReport(k)
	case ShowSheets:
		return k.newSheets(nil)
	}
	return nil
}

// open begins tonight's session, or goes on with the one that is open where it was.
func (r *tonightRoom) open(k *Kiosk) {
	if s := k.book.open(); s != nil {
		k.goOn(s)
		return
	}
	if k.plan.doubt {
		k.enter(&dateRoom{date: k.plan.date, opening: true})
		return
	}
	if k.cfg.Course.lesson(k.plan.lesson) == nil {
		k.notice = &Notice{Key: noLessonNotice}
		return
	}
	k.plan.confirm(k)
	k.ageRows(k.plan.date)
	var facts []record.Fact
	class := k.plan.class
	if class.IsZero() {
		made := k.newClass()
		class = made.Class
		facts = append(facts, made)
	}
	facts = append(facts, record.SessionOpened{
		Session: record.SessionID{ID: k.cfg.NewID()}, Class: class, Date: k.plan.date, Lesson: k.plan.lesson,
		Pack: k.cfg.Course.Pack, Version: k.cfg.Course.Version,
	})
	k.keep(k.attend, facts...)
}

// goOn returns to an open session: to its lesson once that has begun, before to the attendance; one of another day is closed.
func (k *Kiosk) goOn(s *report.Session) {
	if !k.plan.doubt && s.Date < k.clockDay() { // nobody closed it: first things first
		k.enter(&closeRoom{})
		return
	}
	if !k.plan.doubt {
		k.effect(ConfirmDate{s.Date})
	}
	if k.book.evening(s.ID).at == "" && k.lead == nil {
		k.attend()
		return
	}
	k.teach()
}

func (*tonightRoom) view(k *Kiosk) Screen {
	v := Tonight{
		Facilitator: k.facilitatorName(k.signed), Hall: k.book.hall().Name, Commune: k.communeName(), Date: k.plan.date, ClockDoubt: k.plan.doubt,
		Lesson: k.cfg.Course.refOf(k.plan.lesson), Road: k.road(),
	}
	if k.waiting != nil {
		v.Waiting = k.personsOf(k.waiting.seat.who)
	}
	class, lesson := k.plan.class, k.plan.lesson
	if s := k.book.open(); s != nil {
		v.Open, v.Date, v.ClockDoubt = true, s.Date, false
		class, lesson = s.Class, s.Lesson
		v.Lesson = k.cfg.Course.refOf(s.Lesson)
	}
	if !v.Open {
		v.Off = k.whyOff(class, v.Date)
	}
	v.Class, v.Members = k.book.class(class).Name, len(k.book.of(class))
	if l := k.cfg.Course.lesson(lesson); l != nil {
		v.Minutes = l.Minutes
	}
	v.Before = k.before(class)
	return v
}

// communeName is the hall's commune with its kind, as the table of units has it; the bare code where the table does not know it.
func (k *Kiosk) communeName() string {
	for _, c := range k.cfg.Communes {
		if c.Code == k.book.hall().Commune {
			return strings.TrimSpace(c.Kind + " " + c.Name)
		}
	}
	return k.book.hall().Commune
}
