package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// homeRoom is where every evening starts and every person ends.
type homeRoom struct{}

func (r *homeRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case TryIt:
		k.enter(&lessonsRoom{})
	case ToFirstSteps:
		k.openFirstSteps()
	case ForFacilitator:
		k.enter(newPIN(k, nil))
	default:
		if len(k.book.of(record.ClassID{})) > 0 && !k.whoIsIt(a) {
			r.find(k, a)
		}
	}
}

// find is the way to one's name or card; groups stand on home itself, so that one's lesson is two presses away.
func (*homeRoom) find(k *Kiosk, a Action) {
	switch a := a.(type) {
	case FindMyName:
		k.enter(newNames(nil))
	case TypeMyName:
		k.enter(newFind(&homeRoom{}, nil))
	case Next:
		k.enter(k.find(nil))
	case GroupChosen:
		k.enterGroup(a.I)
	case CardGroupChosen:
		k.enterGroup(a.I)
	case Choose:
		k.enterGroup(a.I)
	}
}

// enterGroup opens the list at a group that stands on home.
func (k *Kiosk) enterGroup(i int) {
	switch {
	case i < 0:
	case k.finding() != ByName:
		if i < len(k.cardGroups()) {
			k.enter(newCards(i, nil))
		}
	default:
		names := newNames(nil)
		if _, groups := names.people(k); i < len(groups) {
			names.group = i
			k.enter(names)
		}
	}
}

func (*homeRoom) view(k *Kiosk) Screen {
	v := Home{
		Hall: k.book.hall().Name, Today: record.DayOf(k.now), Minute: -1, People: len(k.book.of(record.ClassID{})), Class: k.book.open() != nil,
		Finding: k.finding(), Cards: k.cardGroupsView(), FirstSteps: len(k.cfg.Course.First) > 0,
	}
	if v.Finding == ByName {
		v.Groups = newNames(nil).labels(k)
	}
	if s := k.book.open(); s != nil {
		v.Lesson = lessonPtr(k.cfg.Course, s.Lesson)
		v.Minute = k.book.class(s.Class).Minute
	} else if c, ok := k.classOn(v.Today); ok {
		v.Lesson = lessonPtr(k.cfg.Course, k.lessonFor(c.Class, v.Today))
		v.Minute = c.Minute
	}
	return v
}

func lessonPtr(c Course, id content.LessonID) *LessonRef {
	if c.index(id) < 0 {
		return nil
	}
	ref := c.refOf(id)
	return &ref
}

// classOn is the first class that meets on a day.
func (k *Kiosk) classOn(day record.Day) (record.ClassMade, bool) {
	for _, c := range k.book.facts.Classes() {
		if meets(c, day) && k.whyOff(c.Class, day) == "" {
			return c, true
		}
	}
	return record.ClassMade{}, false
}
