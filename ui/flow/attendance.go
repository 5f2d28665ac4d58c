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
	sheet  int
	mid    bool // the lesson has begun: who comes now comes late
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
	r := &attendanceRoom{id: s.ID, mid: k.lead != nil, before: before, marks: maps.Clone(before)}
	var walkIns []record.LearnerID
	for _, l := range k.book.of(record.ClassID{}) {
		p, marked := before[l.ID]
		switch {
		case p == record.WalkIn:
			walkIns = append(walkIns, l.ID)
		case l.Class == s.Class || marked:
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
	case Sheet:
		r.sheet = turn(r.sheet, a.By, r.sheets())
	case AddWalkIn:
		k.enter(newWalkIn(k, r))
	case Next:
		r.confirm(k)
	}
}

func (r *attendanceRoom) back(k *Kiosk) {
	if k.lead != nil {
		k.teach()
		return
	}
	k.enter(&tonightRoom{})
}

// flip turns present into absent and back. Who comes after the lesson began is late.
func (r *attendanceRoom) flip(id record.LearnerID) {
	was, listed := r.marks[id]
	if !listed {
		return
	}
	r.taps = append(r.taps, tap{id, was})
	switch before := r.before[id]; {
	case was.Here():
		r.marks[id] = record.Absent
	case before.Here():
		r.marks[id] = before
	case r.mid:
		r.marks[id] = record.Late
	default:
		r.marks[id] = record.Present
	}
}

func (r *attendanceRoom) undo() {
	if n := len(r.taps); n > 0 {
		r.marks[r.taps[n-1].who] = r.taps[n-1].was
		r.taps = r.taps[:n-1]
	}
}

// confirm keeps the list, and the lesson begins.
func (r *attendanceRoom) confirm(k *Kiosk) {
	list := record.AttendanceTaken{Session: r.id, Guests: r.session(k).Guests}
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
	from := r.sheet * oneSheet
	return r.order[min(from, len(r.order)):min(from+oneSheet, len(r.order))]
}

func (r *attendanceRoom) view(k *Kiosk) Screen {
	v := Attendance{
		Sheet: r.sheet + 1, Sheets: r.sheets(), Guests: r.session(k).Guests, CanUndo: len(r.taps) > 0, Date: r.session(k).Date,
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
