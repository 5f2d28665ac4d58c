package flow

import (
	"slices"

	"dendau/storage/record"
)

// relaySheet is how many tiles a sheet of who may come forward holds.
const relaySheet = 24

// relayRoom lists who is here tonight, for one of them to come forward.
type relayRoom struct{ sheet int }

func (r *relayRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.room = &teachRoom{}
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.lead.present(k)), relaySheet))
	case PersonChosen:
		if slices.Contains(k.lead.present(k), a.ID) {
			k.stepForward(a.ID)
		}
	case Choose:
		if all := r.shown(k); a.I >= 0 && a.I < len(all) {
			k.stepForward(all[a.I])
		}
	}
}

// present are the learners who are here tonight, in the order of their names.
func (ld *lead) present(k *Kiosk) (here []record.LearnerID) {
	s, _ := k.book.facts.Session(ld.session)
	marks := presences(s.Marks)
	for _, l := range k.book.of(record.ClassID{}) {
		if p, marked := marks[l.ID]; marked && p.Here() {
			here = append(here, l.ID)
		}
	}
	return here
}

func (r *relayRoom) shown(k *Kiosk) []record.LearnerID {
	return onSheet(k.lead.present(k), r.sheet, relaySheet)
}

func (r *relayRoom) view(k *Kiosk) Screen {
	v := ChooseRelay{Sheet: r.sheet + 1, Sheets: sheetsOf(len(k.lead.present(k)), relaySheet)}
	for _, id := range r.shown(k) {
		v.People = append(v.People, k.book.learner(id).person(k.now))
	}
	return v
}
