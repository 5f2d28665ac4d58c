package flow

import "dendau/storage/record"

// What is done around a class's term.
type (
	// ShowClasses lists the classes, ClassChosen opens one to be changed, FlipDay is a tap on a weekday (0 Sunday), HourBy moves the hour at which
	// it begins, NextCourse turns to the next course that the class may follow. EndClass says on its second press that the class meets no more, or at once that an ended one meets again.
	ShowClasses struct{}
	ClassChosen struct{ ID record.ClassID }
	FlipDay     struct{ Weekday int }
	HourBy      struct{ Minutes int }
	NextCourse  struct{}
	EndClass    struct{}
	// ShowPlan opens the plan of the term, EveningChosen one of its evenings; InOrder takes back what was planned there.
	ShowPlan      struct{}
	EveningChosen struct{ Date record.Day }
	InOrder       struct{}
	// ShowHolidays lists the days off, AddHoliday opens the form, WeekOff the same for what is left of this week. DateBy moves its first day, LastBy
	// its last. HolidayOver takes days off back.
	ShowHolidays struct{}
	AddHoliday   struct{}
	WeekOff      struct{}
	LastBy       struct{ Days int }
	HolidayOver  struct {
		From  record.Day
		Class record.ClassID
	}
	// HolidayFor turns to the next class, whose days off they are, and to all of them.
	HolidayFor struct{}
	// WriteNote opens the note of an evening.
	WriteNote struct{}
	// ShowVisits lists who stayed away; Followed says what came of looking after one of them.
	ShowVisits struct{}
	Followed   struct {
		ID      record.LearnerID
		Outcome string
	}
	// ShowBefore opens what is good to know before the evening, ShowInsight the hardest questions, ShowHelp who needs help. ReviewNext puts the
	// chosen question before the next evening, or takes it back.
	ShowBefore  struct{}
	ShowInsight struct{}
	ShowHelp    struct{}
	ReviewNext  struct{}
)

func (ShowClasses) action()   {}
func (ClassChosen) action()   {}
func (FlipDay) action()       {}
func (HourBy) action()        {}
func (NextCourse) action()    {}
func (EndClass) action()      {}
func (ShowPlan) action()      {}
func (EveningChosen) action() {}
func (InOrder) action()       {}
func (ShowHolidays) action()  {}
func (AddHoliday) action()    {}
func (WeekOff) action()       {}
func (LastBy) action()        {}
func (HolidayOver) action()   {}
func (HolidayFor) action()    {}
func (WriteNote) action()     {}
func (ShowVisits) action()    {}
func (Followed) action()      {}
func (ShowBefore) action()    {}
func (ShowInsight) action()   {}
func (ShowHelp) action()      {}
func (ReviewNext) action()    {}
