package flow

import (
	"dendau/storage/record"
)

// fixReasons are why a mark was not true, as tails of catalogue keys and as the event keeps them.
var fixReasons = []string{"name", "late", "session", "other"}

// fixRoom corrects one mark of an evening before. The first mark stays: what is kept is a new fact.
type fixRoom struct {
	list   *pastListRoom
	who    record.LearnerID
	to     record.Presence
	reason int
}

// newFix proposes the opposite of what stands there: that is what was mistaken most often.
func newFix(list *pastListRoom, who record.LearnerID, now record.Presence) *fixRoom {
	r := &fixRoom{list: list, who: who, to: record.Absent, reason: -1}
	if !now.Here() {
		r.to = record.Present
	}
	return r
}

func (r *fixRoom) now(k *Kiosk) record.Presence {
	s, _ := k.book.facts.Session(r.list.id)
	return presences(s.Marks)[r.who]
}

func (r *fixRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.list)
	case FixTo:
		if a.Presence <= record.LeftEarly {
			r.to = a.Presence
		}
	case FixWhy:
		r.why(a.I)
	case Choose:
		r.why(a.I)
	case Next:
		if r.reason < 0 || r.to == r.now(k) {
			return
		}
		k.keep(func() { k.enter(r.list) }, record.AttendanceFixed{
			Session: r.list.id, Mark: record.Mark{Learner: r.who, Presence: r.to}, Reason: fixReasons[r.reason],
		})
	}
}

func (r *fixRoom) why(i int) {
	if i < 0 || i >= len(fixReasons) {
		return
	}
	if r.reason = i; fixReasons[i] == "late" {
		r.to = record.Late
	}
}

func (r *fixRoom) view(k *Kiosk) Screen {
	s, _ := k.book.facts.Session(r.list.id)
	v := FixPresence{Evening: k.eveningOf(s), Now: r.now(k), To: r.to, Reasons: fixReasons, Chosen: r.reason}
	if l := k.book.learner(r.who); l != nil {
		v.Person = l.person(k.now)
	}
	for _, m := range k.book.facts.Markings(r.list.id) {
		if m.Learner != r.who {
			continue
		}
		said := SaidPresence{Presence: m.Presence, At: m.At.In(k.now.Location()), Fixed: m.Fixed, Reason: m.Reason}
		if !m.Arrived {
			said.By = k.facilitatorName(m.By)
		}
		v.Said = append(v.Said, said)
	}
	return v
}
