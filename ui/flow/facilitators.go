package flow

import (
	"slices"
	"unicode/utf8"

	"dendau/storage/record"
	"dendau/storage/report"
)

// mostFacilitators is how many the PIN screen has room for. More than six people with a key to one desk is nobody's desk.
const mostFacilitators = 6

// guard opens a room behind the PIN of who stands here, since a desk stands open.
func (k *Kiosk) guard(behind room) {
	r := newPIN(k, k.room)
	r.guarding, r.behind = true, behind
	k.enter(r)
}

// facilitatorsRoom is the list of those who run classes here.
type facilitatorsRoom struct {
	chosen int
	asking bool // whether the chosen one really goes
}

func (r *facilitatorsRoom) do(k *Kiosk, a Action) {
	all := k.book.facts.Facilitators()
	chosen := r.chosen >= 0 && r.chosen < len(all)
	switch a := a.(type) {
	case Back:
		if r.asking {
			r.asking = false
			return
		}
		k.enter(&settingsRoom{})
	case Choose:
		if a.I >= 0 && a.I < len(all) {
			r.chosen, r.asking = a.I, false
		}
	case AddFacilitator:
		if len(all) < mostFacilitators {
			k.enter(&newFacilitatorRoom{name: typing{names: true}})
		}
	case NewPINFor:
		if chosen {
			k.enter(&newPINRoom{who: all[r.chosen], back: &facilitatorsRoom{chosen: r.chosen}})
		}
	case FacilitatorGoes:
		r.asking = chosen && len(all) > 1
	case Next:
		if r.asking && chosen && len(all) > 1 {
			r.goes(k, all[r.chosen])
		}
	}
}

// goes takes somebody off the list. What they did stays theirs.
func (r *facilitatorsRoom) goes(k *Kiosk, who record.FacilitatorID) {
	k.keep(func() {
		r.chosen, r.asking = -1, false
		if who == k.signed {
			k.signOut()
		}
	}, record.FacilitatorLeft{Facilitator: who})
}

func (r *facilitatorsRoom) view(k *Kiosk) Screen {
	v := Facilitators{All: k.facilitators(), Chosen: r.chosen, Asking: r.asking}
	v.Last, v.Full = len(v.All) == 1, len(v.All) >= mostFacilitators
	if v.Chosen >= len(v.All) {
		v.Chosen = -1
	}
	v.Own = v.Chosen >= 0 && v.All[v.Chosen].ID == k.signed
	return v
}

// newFacilitatorRoom asks for the name of one more.
type newFacilitatorRoom struct {
	name typing
	id   record.FacilitatorID // drawn once: pressing again must not make two
}

func (r *newFacilitatorRoom) field() *typing { return &r.name }

func (r *newFacilitatorRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		k.enter(&facilitatorsRoom{chosen: -1})
	case Next, TypingDone:
		if !r.canGoOn(k) {
			return
		}
		if r.id.IsZero() {
			r.id = record.FacilitatorID{ID: k.cfg.NewID()}
		}
		k.enter(&newPINRoom{who: r.id, name: r.name.Trimmed(), back: r})
	}
}

// twin: the PIN screen tells people apart by their names alone.
func (r *newFacilitatorRoom) twin(k *Kiosk) bool {
	name := report.Fold(r.name.Trimmed())
	return name != "" && slices.ContainsFunc(k.facilitators(), func(f Facilitator) bool { return report.Fold(f.Name) == name })
}

func (r *newFacilitatorRoom) canGoOn(k *Kiosk) bool {
	return utf8.RuneCountInString(r.name.Trimmed()) >= shortestName && !r.twin(k) && len(k.book.facts.Facilitators()) < mostFacilitators
}

func (r *newFacilitatorRoom) view(k *Kiosk) Screen {
	return NewFacilitator{Name: r.name.Text(), Keys: k.keys, Twin: r.twin(k), CanGoOn: r.canGoOn(k)}
}
