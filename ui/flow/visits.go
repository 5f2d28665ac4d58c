package flow

import (
	"slices"

	"dendau/storage/record"
)

// visitsRoom lists who stayed away three evenings in a row, to be visited or called.
type visitsRoom struct {
	sheet int
	undo  []record.AbsenceFollowed // what held before each press, newest last
}

func (r *visitsRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Next:
		k.enter(&tonightRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.stayedAway()), termRows))
	case Followed:
		r.follow(k, a)
	case UndoFlip:
		if n := len(r.undo); n > 0 {
			before := r.undo[n-1]
			k.keep(func() { r.undo = r.undo[:n-1] }, before)
		}
	}
}

// follow keeps what came of a visit; a second press on the same answer takes it back.
func (r *visitsRoom) follow(k *Kiosk, a Followed) {
	away := k.book.stayedAway()
	at := slices.IndexFunc(away, func(one absence) bool { return one.Learner == a.ID })
	if at < 0 || !slices.Contains(Outcomes, a.Outcome) {
		return
	}
	before := record.AbsenceFollowed{Learner: a.ID, Outcome: away[at].Outcome}
	now := record.AbsenceFollowed{Learner: a.ID, Outcome: a.Outcome}
	if before.Outcome == a.Outcome {
		now.Outcome = ""
	}
	k.keep(func() { r.undo = append(r.undo, before) }, now)
}

func (r *visitsRoom) view(k *Kiosk) Screen {
	away := k.book.stayedAway()
	v := Visits{Sheet: r.sheet + 1, Sheets: sheetsOf(len(away), termRows), CanUndo: len(r.undo) > 0}
	for _, a := range onSheet(away, r.sheet, termRows) {
		row := VisitRow{Class: a.class.Name, Missed: a.Missed, Outcome: a.Outcome, Followed: a.Followed}
		if l := k.book.learner(a.Learner); l != nil {
			row.Person = l.person(k.now)
		}
		if a.Seen {
			row.LastSeen = a.LastSeen
		}
		v.Rows = append(v.Rows, row)
	}
	return v
}

// toVisit counts those whom nobody looked after yet.
func (k *Kiosk) toVisit() int {
	n := 0
	for _, a := range k.book.stayedAway() {
		if a.Outcome == "" {
			n++
		}
	}
	return n
}
