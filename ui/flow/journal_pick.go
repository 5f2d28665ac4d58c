package flow

import (
	"slices"

	"dendau/storage/record"
)

// journalPick narrows the page of everything down: to one facilitator, to one day.
type journalPick struct {
	of    *journalRoom
	only  journalOnly
	staff []record.FacilitatorID // who did anything that is told there; who did so last stands last
	days  []record.Day           // on which anything was done, oldest first
}

func newJournalPick(of *journalRoom) *journalPick {
	r := &journalPick{of: of, only: of.only}
	for _, d := range of.all {
		if !d.by.IsZero() {
			r.staff = append(slices.DeleteFunc(r.staff, func(id record.FacilitatorID) bool { return id == d.by }), d.by)
		}
		if !slices.Contains(r.days, d.Day) {
			r.days = append(r.days, d.Day)
		}
	}
	slices.Sort(r.days)
	return r
}

func (r *journalPick) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.of)
	case Choose: // the first is everybody
		switch {
		case a.I == 0:
			r.only.by = record.FacilitatorID{}
		case a.I > 0 && a.I <= min(len(r.staff), mostStaff):
			r.only.by = r.staff[len(r.staff)-a.I]
		}
	case EveryDay:
		r.only.day = 0
	case DateBy:
		r.move(a.Days)
	case Next:
		r.of.narrow(r.only)
		k.enter(r.of)
	}
}

// mostStaff is how many names the screen has room for: those who did something last.
const mostStaff = 8

// move goes over the days on which something was done; from none it begins with the newest.
func (r *journalPick) move(by int) {
	if len(r.days) == 0 || by == 0 {
		return
	}
	at := slices.Index(r.days, r.only.day)
	if at < 0 {
		r.only.day = r.days[len(r.days)-1]
		return
	}
	r.only.day = r.days[max(0, min(at+max(-len(r.days), min(by, len(r.days))), len(r.days)-1))]
}

func (r *journalPick) view(k *Kiosk) Screen {
	v := JournalPick{Day: r.only.day}
	for i := range min(len(r.staff), mostStaff) {
		who := r.staff[len(r.staff)-1-i]
		v.Staff = append(v.Staff, k.facilitatorName(who))
		if who == r.only.by {
			v.Chosen = i + 1
		}
	}
	if len(r.days) > 0 {
		v.First, v.Last = r.days[0], r.days[len(r.days)-1]
	}
	for _, d := range r.of.all {
		if r.only.wants(d) {
			v.Found++
		}
	}
	return v
}
