package report

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// session is one evening as events tell it, possibly before the event that opened it has come.
type session struct {
	opened latest[record.SessionOpened]
	// from is the wall clock of its opening, to of its closing.
	from, to latest[int64]
	guests   latest[int]
	marks    map[record.LearnerID]latest[record.Presence]
	// arrived is the clock when somebody sat down at the kiosk last.
	arrived map[record.LearnerID]latest[int64]
	lists   map[record.Stamp]list
	raised  map[record.LearnerID]map[record.Stamp]bool
	note    latest[record.EveningNoted]
	hands   map[content.ItemID]latest[record.HandsCounted]
	pages   map[content.PageID]bool
	films   map[content.FilmID]bool
	// last is the session's last event, which must be carried for the session to be.
	last latest[bool]
}

// addEvening takes what belongs to a session.
func (b *Book) addEvening(e record.Event) {
	id := sessionOf(e.Fact)
	if id.IsZero() {
		return
	}
	s := at(&b.sessions, id)
	s.last = s.last.with(e.Stamp, true)
	switch f := e.Fact.(type) {
	case record.SessionOpened:
		s.opened = s.opened.with(e.Stamp, f)
		s.from = s.from.with(e.Stamp, e.At)
	case record.SessionClosed:
		s.to = s.to.with(e.Stamp, e.At)
	case record.AttendanceTaken:
		for _, m := range f.Marks {
			put(&s.marks, m.Learner, e.Stamp, m.Presence)
		}
		s.guests = s.guests.with(e.Stamp, f.Guests)
		keep(&s.lists, e.Stamp, list{marks: f.Marks, by: e.By, at: e.At})
	case record.AttendanceFixed:
		put(&s.marks, f.Mark.Learner, e.Stamp, f.Mark.Presence)
		keep(&s.lists, e.Stamp, list{marks: []record.Mark{f.Mark}, by: e.By, at: e.At, fixed: true, reason: f.Reason})
	case record.LearnerArrived:
		for _, id := range f.Learners {
			put(&s.arrived, id, e.Stamp, e.At)
		}
	case record.HandRaised:
		for _, id := range f.Learners {
			stamps := s.raised[id]
			keep(&stamps, e.Stamp, true)
			keep(&s.raised, id, stamps)
		}
	case record.EveningNoted:
		s.note = s.note.with(e.Stamp, f)
	case record.SessionVoided:
		put(&b.voided, f.Session, e.Stamp, f.Reason)
	case record.HandsCounted:
		put(&s.hands, f.Item, e.Stamp, f)
	case record.PageShown:
		if len(f.Learners) == 0 {
			keep(&s.pages, f.Page, true)
		}
	case record.FilmPlayed:
		if len(f.Learners) == 0 {
			keep(&s.films, f.Film, true)
		}
	}
}

// sessionOf tells which session a fact belongs to, zero for none.
func sessionOf(f record.Fact) record.SessionID {
	switch f := f.(type) {
	case record.SessionOpened:
		return f.Session
	case record.SessionClosed:
		return f.Session
	case record.AttendanceTaken:
		return f.Session
	case record.AttendanceFixed:
		return f.Session
	case record.PageShown:
		return f.Session
	case record.FilmPlayed:
		return f.Session
	case record.HandsCounted:
		return f.Session
	case record.HandRaised:
		return f.Session
	case record.HandLowered:
		return f.Session
	case record.LearnerArrived:
		return f.Session
	case record.ItemAnswered:
		return f.Session
	case record.PracticeDone:
		return f.Session
	case record.ReviewFinished:
		return f.Session
	case record.LessonFinished:
		return f.Session
	case record.EveningNoted:
		return f.Session
	case record.SessionVoided:
		return f.Session
	}
	return record.SessionID{}
}

// void tells whether a session was opened by mistake: it counts for nothing. A word without a reason took that back.
func (b *Book) void(id record.SessionID) bool { return len(b.voided) > 0 && b.voided[id].value != "" }

// Session is one evening of a class.
type Session struct {
	ID     record.SessionID
	Kiosk  record.KioskID
	Class  record.ClassID
	Date   record.Day
	Lesson content.LessonID
	// From and To are the kiosk's wall clock at opening and closing; To is zero while the session is open.
	From, To time.Time
	Closed   bool
	// Void: it was opened by mistake and counts for nothing; Why somebody said so.
	Void bool
	Why  string
	// Marks are the attendance in force, by learner: a person with several records once. Who asked to be forgotten is not among them, and
	// Aged tells that nobody is, since the centre holds the evening. The numbers count everybody.
	Marks []record.Mark
	Aged  bool
	// Here counts the learners who took part, without guests; Away those marked absent; WalkIns those who came for the first time.
	Here, Away, WalkIns, Guests int
	// Hands are the counted questions, by item. Pages and Films are how many the class saw.
	Hands        []record.HandsCounted
	Pages, Films int
	// Note is the newest note of the evening, sealed; nil without one, and once the rows of single people were given up.
	Note []byte
	// Last is the session's last event in its kiosk's log.
	Last record.Seq
}

// Session gives one evening, also one that is void; false when no event opened it.
func (b *Book) Session(id record.SessionID) (Session, bool) {
	s := b.sessions[id]
	if s == nil || !s.opened.set() {
		return Session{}, false
	}
	f := s.opened.value
	out := Session{
		ID: id, Kiosk: s.opened.stamp.Kiosk, Class: f.Class, Date: f.Date, Lesson: f.Lesson, Last: s.last.stamp.Seq,
		From: time.Unix(s.from.value, 0).UTC(), Closed: s.to.set(),
		Guests: s.guests.value, Pages: len(s.pages), Films: len(s.films),
		Void: b.void(id), Why: b.voided[id].value, Aged: b.aged(s), Note: s.note.value.Sealed,
	}
	if out.Closed {
		out.To = time.Unix(s.to.value, 0).UTC()
	}
	if out.Aged {
		out.Note = nil // it may name people
	}
	for learner, presence := range b.presences(s) {
		if !out.Aged && !b.people.nobody(learner) {
			out.Marks = append(out.Marks, record.Mark{Learner: learner, Presence: presence})
		}
		switch {
		case presence == record.WalkIn:
			out.WalkIns++
			out.Here++
		case presence.Here():
			out.Here++
		default:
			out.Away++
		}
	}
	slices.SortFunc(out.Marks, func(a, b record.Mark) int { return compareIDs(a.Learner.ID, b.Learner.ID) })
	for _, item := range sorted(s.hands) {
		out.Hands = append(out.Hands, s.hands[item].value)
	}
	return out, true
}

// Sessions lists every evening that was opened and counts, by date, then by the order of opening.
func (b *Book) Sessions() []Session {
	var out []Session
	for _, id := range b.sessionOrder() {
		s, _ := b.Session(id)
		out = append(out, s)
	}
	return out
}

// Voided lists the evenings that were opened by mistake, by date, then by the order of opening.
func (b *Book) Voided() []Session {
	var out []Session
	for _, id := range b.orderOf(b.void) {
		s, _ := b.Session(id)
		out = append(out, s)
	}
	return out
}

// sessionOrder lists the sessions that count.
func (b *Book) sessionOrder() []record.SessionID {
	return b.orderOf(func(id record.SessionID) bool { return !b.void(id) })
}

func (b *Book) orderOf(wanted func(record.SessionID) bool) []record.SessionID {
	ids := slices.Collect(maps.Keys(b.sessions))
	ids = slices.DeleteFunc(ids, func(id record.SessionID) bool { return !b.sessions[id].opened.set() || !wanted(id) })
	slices.SortFunc(ids, func(x, y record.SessionID) int {
		a, b := b.sessions[x].opened, b.sessions[y].opened
		return cmp.Or(cmp.Compare(a.value.Date, b.value.Date), compareStamps(a.stamp, b.stamp), compareIDs(x.ID, y.ID))
	})
	return ids
}

// Cancelled is an evening that did not take place.
type Cancelled struct {
	Kiosk record.KioskID
	record.SessionCancelled
}

// Cancelled lists the evenings that did not take place, by date. One that was called off and then held after all is not among them.
func (b *Book) Cancelled() []Cancelled {
	held := map[cancelKey]bool{}
	for _, s := range b.Sessions() {
		held[cancelKey{s.Kiosk, s.Class, s.Date}] = true
	}
	var out []Cancelled
	for _, key := range inOrder(b.cancelled) {
		if held[key] {
			continue
		}
		out = append(out, Cancelled{Kiosk: key.kiosk, SessionCancelled: b.cancelled[key].value})
	}
	slices.SortStableFunc(out, func(a, b Cancelled) int { return cmp.Compare(a.Date, b.Date) })
	return out
}
