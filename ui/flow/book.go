package flow

import (
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// Book is what the log of this kiosk says: a report.Book, and what only the screens ask for, such as the page at which somebody
// stopped. A kiosk rebuilt from the same events after a power cut goes on where it was.
type Book struct {
	facts report.Book
	names report.Names
	kiosk record.KioskID // of the newest event

	people   []*learner // Vietnamese order; nil when it must be made again
	byID     map[record.LearnerID]*learner
	places   map[record.LearnerID]map[content.LessonID]*place
	touches  int // counts what was done in lessons
	evenings map[record.SessionID]*evening
	opened   []record.SessionID // open ones, in the order of opening
	cards    map[record.LearnerID]Card
	files    map[record.LearnerID]*file
	printed  record.Seq // when a sheet to sign was printed last
	asked    asked
	off      []cancelled        // evenings that did not take place
	carried  time.Time          // when something was handed over last
	uncarded []record.LearnerID // registered since cards were printed
	receipt  record.ReceiptTaken
	last     time.Time // the latest wall clock that can be believed
	// vouched is the latest day that somebody vouched for: a facilitator or the centre. confirmed is what a facilitator said last of the clock.
	vouched   record.Day
	confirmed record.DateConfirmed
}

// learner is one person of the hall.
type learner struct {
	report.Learner
	card   Card
	sought sought
}

// evening is what the screens remember of a session beside its facts.
type evening struct {
	at     string // the page, film or item that the class came to last
	raised []record.LearnerID
	// review are the questions that were put before it.
	review []report.ProposedItem
}

// asked are answers of the facts until the next event: a screen is drawn every second, and two years of evenings take milliseconds.
type asked struct {
	open     *report.Session
	sessions []report.Session
	past     []report.Session
	road     *report.Road
	term     termAsked
}

type cancelled struct {
	record.SessionCancelled
	seq record.Seq
}

// NewBook makes an empty book. Names opens the sealed names of people, as far as this kiosk can.
func NewBook(names report.Names) *Book {
	return &Book{
		names: names, places: map[record.LearnerID]map[content.LessonID]*place{},
		evenings: map[record.SessionID]*evening{}, cards: map[record.LearnerID]Card{}, files: map[record.LearnerID]*file{},
	}
}

// Report gives the same events as the reports fold them. It is the book's own: read it, do not add to it.
func (b *Book) Report() *report.Book { return &b.facts }

// Add takes the next event of this kiosk's log, in the log's order.
func (b *Book) Add(e record.Event) {
	b.facts.Add(e)
	b.kiosk, b.asked = e.Kiosk, asked{}
	b.sawClock(e)
	b.addPeople(e)
	switch f := e.Fact.(type) {
	case record.LearnerRegistered:
		b.uncarded = append(b.uncarded, f.Learner)
	case record.SheetMade:
		switch f.Sheet {
		case SignInSheet.Name():
			b.printed = e.Seq
		case CardsSheet.Name():
			b.uncarded = nil
		}
	case record.Exported:
		if f.Way != record.Shown && f.Way != record.ByPaper {
			b.carried = time.Unix(e.At, 0)
		}
	case record.ReceiptTaken:
		if f.UpTo >= b.receipt.UpTo {
			b.receipt = f
		}
	case record.SessionCancelled:
		b.callOff(cancelled{f, e.Seq})
	default:
		b.addEvening(e.Fact)
		b.addProgress(e.Fact)
	}
}

// callOff notes that a class does not meet on a day; a later word replaces the one before.
func (b *Book) callOff(c cancelled) {
	for i, old := range b.off {
		if old.Class == c.Class && old.Date == c.Date {
			b.off[i] = c
			return
		}
	}
	b.off = append(b.off, c)
}

// offReason is why a class does not meet on a day, empty when nobody said that it does not, or when it met after all.
func (b *Book) offReason(class record.ClassID, day record.Day) string {
	for _, c := range b.off {
		if c.Class == class && c.Date == day && !b.met(class, day) {
			return c.Reason
		}
	}
	return ""
}

// met tells whether a class had a session on a day.
func (b *Book) met(class record.ClassID, day record.Day) bool {
	return slices.ContainsFunc(b.sessions(), func(s report.Session) bool { return s.Class == class && s.Date == day })
}

// vietnam is the time zone of every hall.
var vietnam = time.FixedZone("ICT", 7*60*60)

// sawClock remembers how late it was. Only a session that opens on its confirmed date may take that back: then the clock is right
// and an earlier one had run ahead.
func (b *Book) sawClock(e record.Event) {
	at := time.Unix(e.At, 0).In(vietnam)
	switch f := e.Fact.(type) {
	case record.SessionOpened:
		b.vouched = max(b.vouched, f.Date)
		if record.DayOf(at) == f.Date {
			b.last = at
		}
	case record.DateConfirmed:
		b.vouched, b.confirmed = f.Date, f
		if record.DayOf(at) == f.Date {
			b.last = at
		}
	case record.ReceiptTaken:
		if f.Issued != 0 { // a typed one tells no time
			b.vouched = max(b.vouched, record.DayOf(time.Unix(f.Issued, 0).In(vietnam)))
		}
	}
	if e.Trust != record.ClockWrong && at.After(b.last) {
		b.last = at
	}
}

func (b *Book) addEvening(f record.Fact) {
	switch f := f.(type) {
	case record.SessionOpened:
		b.opened = append(b.opened, f.Session)
		b.evenings[f.Session] = &evening{review: b.facts.Proposed(f.Class)}
	case record.SessionClosed:
		b.opened = slices.DeleteFunc(b.opened, func(id record.SessionID) bool { return id == f.Session })
	case record.SessionVoided:
		b.opened = slices.DeleteFunc(b.opened, func(id record.SessionID) bool { return id == f.Session })
		if s, ok := b.facts.Session(f.Session); ok && !s.Void && !s.Closed { // it was no mistake after all
			b.opened = append(b.opened, f.Session)
		}
	case record.PageShown:
		if len(f.Learners) == 0 {
			b.came(f.Session, string(f.Page))
		}
	case record.FilmPlayed:
		if len(f.Learners) == 0 {
			b.came(f.Session, string(f.Film))
		}
	case record.HandsCounted:
		b.came(f.Session, string(f.Item))
	case record.ItemAnswered:
		if f.Way == record.Relayed {
			b.came(f.Session, string(f.Item))
		}
	case record.PracticeDone:
		if f.Way == record.Relayed {
			b.came(f.Session, string(f.Item))
		}
	case record.HandRaised:
		if s := b.evenings[f.Session]; s != nil {
			s.raised = append(s.raised, f.Learners...)
		}
	case record.HandLowered:
		b.lower(f.Learners)
	case record.LearnerLeft:
		b.lower(f.Learners)
	}
}

// lower takes learners off the list of raised hands.
func (b *Book) lower(ids []record.LearnerID) {
	for _, s := range b.evenings {
		s.raised = slices.DeleteFunc(s.raised, func(id record.LearnerID) bool { return slices.Contains(ids, id) })
	}
}

// came: the class is at a page, a film or an item.
func (b *Book) came(id record.SessionID, at string) {
	if s := b.evenings[id]; s != nil {
		s.at = at
	}
}

// evening gives what the screens remember of a session.
func (b *Book) evening(id record.SessionID) evening {
	if s := b.evenings[id]; s != nil {
		return *s
	}
	return evening{}
}

// open is the session that is under way, nil without one. It is shared: read it, do not change it.
func (b *Book) open() *report.Session {
	if len(b.opened) == 0 {
		return nil
	}
	if b.asked.open == nil {
		s, ok := b.facts.Session(b.opened[len(b.opened)-1])
		if !ok {
			return nil
		}
		b.asked.open = &s
	}
	return b.asked.open
}

// sessions lists every evening that was opened.
func (b *Book) sessions() []report.Session {
	if b.asked.sessions == nil {
		b.asked.sessions = b.facts.Sessions()
	}
	return b.asked.sessions
}

// onRoad tells how far the evenings of this kiosk are.
func (b *Book) onRoad() report.Road {
	if b.asked.road == nil {
		road := b.facts.Road(b.kiosk)
		b.asked.road = &road
	}
	return *b.asked.road
}

// of gives the learners of a class in Vietnamese order, or everybody's when class is zero.
func (b *Book) of(class record.ClassID) []*learner {
	b.list()
	if class.IsZero() {
		return b.people
	}
	var some []*learner
	for _, l := range b.people {
		if l.Class == class {
			some = append(some, l)
		}
	}
	return some
}

// learner gives the person of a record, nil when nobody was registered under this id, or when they asked to be forgotten.
func (b *Book) learner(id record.LearnerID) *learner {
	b.list()
	return b.byID[b.facts.Person(id)]
}

// list makes the list of people when it is asked for: sorting names costs milliseconds, and people come rarely.
func (b *Book) list() {
	if b.people != nil {
		return
	}
	b.people, b.byID = []*learner{}, map[record.LearnerID]*learner{}
	for _, l := range b.facts.Learners(record.ClassID{}, b.names) {
		one := &learner{l, b.cards[l.ID], soughtAs(l)}
		b.people, b.byID[l.ID] = append(b.people, one), one
	}
}

func (b *Book) hall() record.HallSet {
	h, _ := b.facts.Hall(b.kiosk)
	return h
}

// class is a class as it stands, ended or not: an evening before keeps its name.
func (b *Book) class(id record.ClassID) record.ClassMade {
	class, _, _ := b.facts.Class(id)
	return class
}

// nextLesson is what a class has not had yet: the one after its last.
func (b *Book) nextLesson(class record.ClassID, c Course) content.LessonID {
	next := 0
	for _, s := range b.sessions() {
		if at := c.index(s.Lesson); s.Class == class && at >= 0 {
			next = at + 1
		}
	}
	if len(c.Lessons) == 0 {
		return ""
	}
	return c.Lessons[next%len(c.Lessons)].ID
}
