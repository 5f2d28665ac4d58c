package flow

import (
	"cmp"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
)

// How many evenings, and how many people of one, are shown at a time.
const (
	eveningsASheet = 7
	pastASheet     = 40
)

// eveningOf tells a session from the others.
func (k *Kiosk) eveningOf(s report.Session) Evening {
	v := Evening{
		ID: s.ID, Date: s.Date, From: s.From.In(k.now.Location()), Class: k.book.class(s.Class).Name, Lesson: k.cfg.Course.refOf(s.Lesson),
		Here: s.Here + s.Guests, Away: s.Away, Guests: s.Guests, Void: s.Void,
	}
	if v.Lesson.ID == "" { // the pack that had it is gone
		v.Lesson.ID = s.Lesson
	}
	return v
}

// past are all evenings but the one that is open, newest first; those opened by mistake too.
func (b *Book) past() []report.Session {
	if b.asked.past == nil {
		all := slices.Concat(b.sessions(), b.facts.Voided())
		all = slices.DeleteFunc(all, func(s report.Session) bool { return slices.Contains(b.opened, s.ID) })
		slices.SortStableFunc(all, func(x, y report.Session) int {
			return cmp.Or(cmp.Compare(y.Date, x.Date), y.From.Compare(x.From))
		})
		b.asked.past = all
	}
	return b.asked.past
}

// voidReason is why a session counts for nothing; an empty one takes that back.
const voidReason = "mistake"

// voidRoom is the second step before a session counts for nothing, and where that is taken back.
type voidRoom struct {
	id   record.SessionID
	back room
}

func (r *voidRoom) do(k *Kiosk, a Action) {
	s, _ := k.book.facts.Session(r.id)
	switch a.(type) {
	case Back:
		if s.Void {
			r.leave(k)
			return
		}
		k.enter(r.back)
	case Void:
		if !s.Void {
			k.keep(func() { r.gone(k) }, record.SessionVoided{Session: r.id, Reason: voidReason})
		}
	case Unvoid:
		if s.Void {
			k.unvoid(s, func() { r.leave(k) })
		}
	case Next:
		if s.Void { // Enter alone voids nothing
			r.leave(k)
		}
	}
}

// gone: a lesson of the session is over.
func (r *voidRoom) gone(k *Kiosk) {
	if k.lead != nil && k.lead.session == r.id {
		k.stopFilm()
		k.lead = nil
	}
	k.plan.propose(k)
}

// leave goes on to where a session of that kind is found.
func (r *voidRoom) leave(k *Kiosk) {
	if past, ok := r.back.(*pastListRoom); ok {
		k.enter(&pastRoom{sheet: past.sheetOf(k)})
		return
	}
	k.enter(&tonightRoom{})
}

// unvoid lets a session count again. Where another is open it stays closed.
func (k *Kiosk) unvoid(s report.Session, then func()) {
	facts := []record.Fact{record.SessionVoided{Session: s.ID}}
	if !s.Closed && k.book.open() != nil {
		facts = append(facts, record.SessionClosed{Session: s.ID})
	}
	k.keep(func() {
		k.plan.propose(k)
		then()
	}, facts...)
}

func (r *voidRoom) view(k *Kiosk) Screen {
	s, _ := k.book.facts.Session(r.id)
	return VoidEvening{k.eveningOf(s)}
}

// pastRoom lists the evenings before.
type pastRoom struct{ sheet int }

func (r *pastRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.past()), eveningsASheet))
	case Choose:
		if here := r.shown(k); a.I >= 0 && a.I < len(here) {
			k.enter(&pastListRoom{id: here[a.I].ID})
		}
	case PastChosen:
		if slices.ContainsFunc(k.book.past(), func(s report.Session) bool { return s.ID == a.ID }) {
			k.enter(&pastListRoom{id: a.ID})
		}
	}
}

func (r *pastRoom) shown(k *Kiosk) []report.Session {
	return onSheet(k.book.past(), r.sheet, eveningsASheet)
}

func (r *pastRoom) view(k *Kiosk) Screen {
	v := Past{Sheet: r.sheet + 1, Sheets: sheetsOf(len(k.book.past()), eveningsASheet)}
	for _, s := range r.shown(k) {
		e := k.eveningOf(s)
		fixed := map[record.LearnerID]bool{}
		for _, m := range k.book.facts.Markings(s.ID) {
			if m.Fixed {
				fixed[m.Learner] = true
			}
		}
		e.Fixed = len(fixed)
		v.Evenings = append(v.Evenings, e)
	}
	return v
}

// pastListRoom is the attendance of an evening before.
type pastListRoom struct {
	id    record.SessionID
	sheet int
}

func (r *pastListRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&pastRoom{sheet: r.sheetOf(k)})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(r.people(k)), pastASheet))
	case Choose:
		if here := r.shown(k); a.I >= 0 && a.I < len(here) {
			r.fix(k, here[a.I].ID)
		}
	case FixMark:
		r.fix(k, a.ID)
	case Void, Unvoid:
		k.enter(&voidRoom{id: r.id, back: r})
	case WriteNote:
		if s, ok := k.book.facts.Session(r.id); ok && !s.Void {
			k.enter(k.newNote(s, r))
		}
	}
}

// fix opens one mark. Of a session that counts for nothing there is nothing to mend.
func (r *pastListRoom) fix(k *Kiosk, id record.LearnerID) {
	s, _ := k.book.facts.Session(r.id)
	if !s.Void && slices.ContainsFunc(r.people(k), func(l *learner) bool { return l.ID == id }) {
		k.enter(newFix(r, id, presences(s.Marks)[id]))
	}
}

// sheetOf is on which sheet of the evenings this one stands.
func (r *pastListRoom) sheetOf(k *Kiosk) int {
	at := slices.IndexFunc(k.book.past(), func(s report.Session) bool { return s.ID == r.id })
	return max(0, at) / eveningsASheet
}

// people are all who were on the list, and who of the class might have been: those registered by then. Who came for the first time stands last.
func (r *pastListRoom) people(k *Kiosk) []*learner {
	s, _ := k.book.facts.Session(r.id)
	if s.Aged {
		return nil
	}
	marks := presences(s.Marks)
	var list, fresh []*learner
	for _, l := range k.book.of(record.ClassID{}) {
		p, marked := marks[l.ID]
		switch {
		case p == record.WalkIn:
			fresh = append(fresh, l)
		case marked || l.Class == s.Class && k.book.since(l.ID) < s.Last:
			list = append(list, l)
		}
	}
	return append(list, fresh...)
}

func (r *pastListRoom) shown(k *Kiosk) []*learner {
	return onSheet(r.people(k), r.sheet, pastASheet)
}

func (r *pastListRoom) view(k *Kiosk) Screen {
	s, _ := k.book.facts.Session(r.id)
	v := PastList{Evening: k.eveningOf(s), Note: k.noteOf(s), Sheet: r.sheet + 1, Sheets: sheetsOf(len(r.people(k)), pastASheet), Aged: s.Aged}
	marks, fixes := presences(s.Marks), k.fixesOf(r.id)
	v.Evening.Fixed = len(fixes)
	for _, l := range r.shown(k) {
		p, marked := marks[l.ID]
		v.Tiles = append(v.Tiles, PastTile{
			AttendanceTile: AttendanceTile{Person: l.person(k.now), Presence: p, Twin: k.twin(l)}, Unmarked: !marked, Fix: fixes[l.ID],
		})
	}
	return v
}

// fixesOf are the newest corrections of a session, with what was said first.
func (k *Kiosk) fixesOf(id record.SessionID) map[record.LearnerID]*Fix {
	first, out := map[record.LearnerID]record.Presence{}, map[record.LearnerID]*Fix{}
	for _, m := range k.book.facts.Markings(id) {
		if !m.Fixed {
			first[m.Learner] = m.Presence
			delete(out, m.Learner)
			continue
		}
		out[m.Learner] = &Fix{Was: first[m.Learner], By: k.facilitatorName(m.By), Day: m.Day}
	}
	return out
}
