package flow

import (
	"maps"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
)

// Up to oneSheet tiles fit on one sheet of attendance; beyond that there are sheets of as many.
const oneSheet = 60

// attendanceRoom is the list of tonight: everybody is proposed present, the absent are tapped.
type attendanceRoom struct {
	id     record.SessionID
	before map[record.LearnerID]record.Presence // what is kept
	order  []record.LearnerID
	marks  map[record.LearnerID]record.Presence
	taps   []tap // for taking back
	guests int
	sheet  int
	mark   Marking
	mid    bool             // the lesson has begun: who comes now comes late
	came   record.LearnerID // whom a scanner read last
}

type tap struct {
	who record.LearnerID
	was record.Presence
}

// attend opens the list of the session that is open.
func (k *Kiosk) attend() {
	if s := k.book.open(); s != nil {
		k.enter(newAttendance(k, s))
	}
}

func newAttendance(k *Kiosk, s *report.Session) *attendanceRoom {
	before := presences(s.Marks)
	r := &attendanceRoom{id: s.ID, mid: k.lead != nil, before: before, marks: maps.Clone(before), guests: s.Guests}
	var walkIns []record.LearnerID
	for _, l := range k.book.of(record.ClassID{}) {
		p, marked := before[l.ID]
		switch {
		case p == record.WalkIn:
			walkIns = append(walkIns, l.ID)
		case l.Class == s.Class && !l.withdrawn() || marked:
			r.order = append(r.order, l.ID)
			if !marked {
				r.marks[l.ID] = record.Present
			}
		}
	}
	r.order = append(r.order, walkIns...)
	return r
}

// session is what is kept of this evening by now.
func (r *attendanceRoom) session(k *Kiosk) report.Session {
	s, _ := k.book.facts.Session(r.id)
	return s
}

func (r *attendanceRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.back(k)
	case FlipPresence:
		r.flip(a.ID)
	case Choose:
		if here := r.shown(); a.I >= 0 && a.I < len(here) {
			r.flip(here[a.I])
		}
	case UndoFlip:
		r.undo()
	case MarkAs:
		if a.As >= MarkAway && a.As <= MarkEarly {
			r.mark = a.As
		}
	case GuestBy:
		r.guests = max(0, min(r.guests+max(-1, min(a.By, 1)), mostGuests))
	case Sheet:
		r.sheet = turn(r.sheet, a.By, r.sheets())
	case AddWalkIn:
		k.enter(newWalkIn(r))
	case AboutList:
		k.enter(&listMoreRoom{r})
	case Next:
		r.confirm(k)
	}
}

// mostGuests is more than any hall holds.
const mostGuests = 99

// key: letters and digits mean nothing here; a scanner types them.
func (*attendanceRoom) key(*Kiosk, rune) bool { return true }

// back keeps what was tapped: it was seen to be so. Who was not tapped stays proposed.
func (r *attendanceRoom) back(k *Kiosk) {
	leave := func() {
		if k.lead != nil {
			k.teach()
			return
		}
		k.enter(&tonightRoom{})
	}
	list := record.AttendanceTaken{Session: r.id, Guests: r.guests}
	for _, id := range r.order {
		was, kept := r.before[id]
		if now := r.marks[id]; kept && now != was || !kept && now != record.Present {
			list.Marks = append(list.Marks, record.Mark{Learner: id, Presence: now})
		}
	}
	if len(list.Marks) == 0 && r.guests == r.session(k).Guests {
		leave()
		return
	}
	k.keep(leave, list)
}

// flip sets what a tap stands for, or takes it back.
func (r *attendanceRoom) flip(id record.LearnerID) {
	was, listed := r.marks[id]
	if next := r.after(id, was); listed && next != was {
		r.set(id, next)
	}
}

func (r *attendanceRoom) set(id record.LearnerID, p record.Presence) {
	r.taps = append(r.taps, tap{id, r.marks[id]})
	r.marks[id], r.came = p, record.LearnerID{}
}

// after is what a tap makes of a mark. Somebody new stays new: that they came late is the smaller news.
func (r *attendanceRoom) after(id record.LearnerID, was record.Presence) record.Presence {
	set := map[Marking]record.Presence{MarkLate: record.Late, MarkEarly: record.LeftEarly}[r.mark]
	switch {
	case was == record.WalkIn && r.mark != MarkAway:
		return was
	case r.mark != MarkAway && was != set:
		return set
	case r.mark != MarkAway:
		return record.Present
	case was.Here():
		return record.Absent
	}
	return r.arriving(id)
}

// arriving is how somebody is here who was absent: as it was kept before, else late once the lesson has begun.
func (r *attendanceRoom) arriving(id record.LearnerID) record.Presence {
	switch before := r.before[id]; {
	case before.Here():
		return before
	case r.mid:
		return record.Late
	}
	return record.Present
}

// scanned marks whom a card means; an ID card of somebody who is not known here begins their form.
func (r *attendanceRoom) scanned(k *Kiosk, c code) {
	l := k.who(c)
	switch {
	case l != nil:
		r.came = record.LearnerID{}
		r.arrive(l.ID)
	case c.person != nil:
		k.enter(newWalkInFrom(r, *c.person))
	default:
		k.notice = &Notice{Key: noCardNotice}
	}
}

// arrive: somebody is here, whether they were on the list or not.
func (r *attendanceRoom) arrive(id record.LearnerID) {
	was, listed := r.marks[id]
	if !listed {
		r.order = append(r.order, id)
	}
	if !was.Here() {
		r.set(id, r.arriving(id))
	}
	r.came = id
	r.sheet = slices.Index(r.order, id) / oneSheet
}

func (r *attendanceRoom) undo() {
	if n := len(r.taps); n > 0 {
		r.marks[r.taps[n-1].who] = r.taps[n-1].was
		r.taps, r.came = r.taps[:n-1], record.LearnerID{}
	}
}

// confirm keeps the list, and the lesson begins.
func (r *attendanceRoom) confirm(k *Kiosk) {
	list := record.AttendanceTaken{Session: r.id, Guests: r.guests}
	for _, id := range r.order {
		list.Marks = append(list.Marks, record.Mark{Learner: id, Presence: r.marks[id]})
	}
	k.keep(k.teach, list)
}

// joined puts a walk-in at the end of the list; the mark is kept already.
func (r *attendanceRoom) joined(id record.LearnerID, p record.Presence) {
	r.marks[id], r.before[id] = p, p
	if !slices.Contains(r.order, id) {
		r.order = append(r.order, id)
	}
}

func (r *attendanceRoom) sheets() int { return sheetsOf(len(r.order), oneSheet) }

func (r *attendanceRoom) shown() []record.LearnerID {
	return onSheet(r.order, r.sheet, oneSheet)
}

func (r *attendanceRoom) view(k *Kiosk) Screen {
	v := Attendance{
		Sheet: r.sheet + 1, Sheets: r.sheets(), Guests: r.guests, CanUndo: len(r.taps) > 0, Date: r.session(k).Date, Mark: r.mark,
	}
	if l := k.book.learner(r.came); l != nil {
		p := l.person(k.now)
		v.Came = &p
	}
	for _, p := range r.marks {
		switch {
		case p == record.WalkIn:
			v.New++
			v.Here++
		case p.Here():
			v.Here++
		default:
			v.Away++
		}
	}
	v.Here += v.Guests
	for _, id := range r.shown() {
		l := k.book.learner(id)
		v.Tiles = append(v.Tiles, AttendanceTile{Person: l.person(k.now), Presence: r.marks[id], Twin: k.twin(l)})
	}
	return v
}

// twin tells whether another has the same name and year: their hamlets are shown then.
func (k *Kiosk) twin(l *learner) bool {
	for _, o := range k.book.of(record.ClassID{}) {
		if o.ID != l.ID && o.Year == l.Year && o.Name.Full == l.Name.Full {
			return true
		}
	}
	return false
}
