package flow

import (
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// Config is what a kiosk is made of. Everything in it is a value or a pure function: the flow asks nobody else.
type Config struct {
	// Book holds everything that happened up to now. The kiosk goes on adding to it; nobody else may.
	Book *Book
	// Course is what the hall learns.
	Course Course
	// Communes is the table of units that setup offers, and Units its version.
	Communes []Commune
	Units    string
	// NewID draws a random id.
	NewID func() record.ID
	// Lang is the language of the interface until somebody chooses another.
	Lang content.Lang
	// Now is when the kiosk begins, for the screen that is drawn before anything happened.
	Now time.Time
	// Build is when the program was built: no true clock stands before it.
	Build time.Time
	// Centre is the centre's name, empty while no trust list is here.
	Centre string
	// Revoked says that the newest trust list shuts this kiosk out.
	Revoked bool
	// Form is the province's table that a hall's report fills in; without one the report asks by month and has no table.
	Form report.Form
	// OpenNote reads the note of an evening, which only this kiosk's vault can; without it notes are written and not read.
	OpenNote func(record.EveningNoted) (string, error)
	// ReceiptCode gives the 12 digits that the centre reads out for a receipt; without it none are shown.
	ReceiptCode func(record.ReceiptTaken) string
	// Kiosk is the short code of this kiosk, Program the program's version, Packs the packs that were found: settings show them.
	Kiosk   string
	Program string
	// Mended says that the log was found damaged and mended just now: the facilitator is told.
	Mended bool
	// TakenOver says that this kiosk went on from a backup in the place of a lost one, and nobody was told yet.
	TakenOver bool
	Packs     []PackRef
	// Recovery is the code that opens this hall's backups; the settings show it, to be written down. Empty where there is none.
	Recovery string
	// Wording is the version of the notice that is read to a person before they are asked for their consent.
	Wording string
	// ClassName begins the name of a new class, before its number; Hamlets are offered when a hall has none of its own.
	ClassName string
	Hamlets   []string
}

func (c Config) filled() Config {
	if c.Lang == "" {
		c.Lang = content.Vietnamese
	}
	if c.Wording == "" {
		c.Wording = NoticeWording
	}
	if len(c.Form.Periods) == 0 {
		c.Form.Periods = []report.Period{report.Month}
	}
	if c.ClassName == "" {
		c.ClassName = "Lớp"
	}
	if len(c.Hamlets) == 0 {
		c.Hamlets = []string{"thôn 1", "thôn 2", "thôn 3"}
	}
	return c
}

// Course is a sequence of lessons out of one pack: all of them, of all its courses, one behind the other.
type Course struct {
	ID      string
	Pack    string
	Version int
	Title   content.Text
	Lessons []*content.Lesson
	// Parts are the courses of the pack, out of which a class follows one. Without several, the lessons are the course.
	Parts []CoursePart
	// First are the first steps with the machine. They have no number, no class is held on them and they light no lamp.
	First []*content.Lesson
}

// CourseOf takes all lessons of a pack, under the id of the pack's first course that is not about first steps.
func CourseOf(p *content.Pack) Course {
	m := p.Manifest()
	c := Course{Pack: m.PackID, Version: m.Version, Title: m.Title, Parts: coursesOf(p)}
	for _, l := range p.Lessons() {
		if p.Intro(l.ID) {
			c.First = append(c.First, l)
		} else {
			c.Lessons = append(c.Lessons, l)
		}
	}
	for _, entry := range m.Tree {
		if !entry.Intro {
			c.ID = entry.ID
			break
		}
	}
	return c
}

// index finds a lesson's place in the course, -1 when it is none of the numbered ones.
func (c Course) index(id content.LessonID) int {
	for i, l := range c.Lessons {
		if l.ID == id {
			return i
		}
	}
	return -1
}

// lesson finds a lesson or one of the first steps, nil when the course has none of this id.
func (c Course) lesson(id content.LessonID) *content.Lesson {
	for _, l := range c.all() {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// all are the lessons, and behind them the first steps.
func (c Course) all() []*content.Lesson { return slices.Concat(c.Lessons, c.First) }

// first tells whether a lesson is one of the first steps with the machine.
func (c Course) first(id content.LessonID) bool {
	return slices.ContainsFunc(c.First, func(l *content.Lesson) bool { return l.ID == id })
}

// ref names the lesson at place i.
func (c Course) ref(i int) LessonRef {
	if i < 0 || i >= len(c.Lessons) {
		return LessonRef{}
	}
	return lessonRef(c.Lessons[i], c.number(c.Lessons[i].ID))
}

func lessonRef(l *content.Lesson, number int) LessonRef {
	return LessonRef{ID: l.ID, Number: number, Title: l.Title, Short: l.Short, Voice: l.TitleVoice, Icon: l.Icon, Cover: l.Cover}
}

// ids lists the lessons in order.
func (c Course) ids() []content.LessonID {
	ids := make([]content.LessonID, len(c.Lessons))
	for i, l := range c.Lessons {
		ids[i] = l.ID
	}
	return ids
}

// refOf names a lesson by its id; the first steps have number 0.
func (c Course) refOf(id content.LessonID) LessonRef {
	if l := c.lesson(id); l != nil {
		return lessonRef(l, c.number(id))
	}
	return LessonRef{}
}
