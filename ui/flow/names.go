package flow

import (
	"slices"

	"dendau/storage/record"
)

// namesRoom is the list in which a learner finds their name.
type namesRoom struct {
	group, sheet int
	back         room // where somebody who adds a partner came from; nil from home
}

func newNames(back room) *namesRoom { return &namesRoom{back: back} }

func (*namesRoom) patient() bool { return true }

// resized: another size has other groups.
func (r *namesRoom) resized() { r.group, r.sheet = 0, 0 }

func (r *namesRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.backTo(r.back)
	case TypeMyName:
		k.enter(newFind(r, r.back))
	case GroupChosen:
		if _, groups := r.people(k); a.I >= 0 && a.I < len(groups) {
			r.group, r.sheet = a.I, 0
		}
	case Sheet:
		_, _, sheets := r.shown(k)
		r.sheet = turn(r.sheet, a.By, sheets)
	case Choose:
		if here, _, _ := r.shown(k); a.I >= 0 && a.I < len(here) {
			k.sit(here[a.I].ID, r.back)
		}
	case PersonChosen:
		k.sit(a.ID, r.back)
	}
}

// backTo goes to a room, or home without one.
func (k *Kiosk) backTo(r room) {
	if r == nil {
		k.leave("next")
		return
	}
	k.enter(r)
}

// turn goes by some sheets and stays between the first and the last.
func turn(sheet, by, sheets int) int { return max(0, min(sheet+by, sheets-1)) }

// sheetsOf is how many sheets of per tiles n things need, at least one.
func sheetsOf(n, per int) int { return max(1, (n+per-1)/per) }

// onSheet are the things that stand on a sheet of per tiles, counted from 0.
func onSheet[T any](all []T, sheet, per int) []T {
	return all[min(sheet*per, len(all)):min((sheet+1)*per, len(all))]
}

func (r *namesRoom) people(k *Kiosk) ([]*learner, []span) {
	people := k.standing()
	given := make([]string, len(people))
	for i, l := range people {
		given[i] = givenName(l.Name.Full)
	}
	return people, groupPeople(given, tilesOf[k.style.Size])
}

// standing are those who can still sit down here: everybody but those who already do.
func (k *Kiosk) standing() []*learner {
	return slices.DeleteFunc(slices.Clone(k.book.of(record.ClassID{})), func(l *learner) bool { return l.withdrawn() || slices.Contains(k.seat.who, l.ID) })
}

// shown are the people of the chosen group's sheet.
func (r *namesRoom) shown(k *Kiosk) (here []*learner, groups []span, sheets int) {
	people, groups := r.people(k)
	if len(groups) == 0 {
		return nil, nil, 1
	}
	r.group = min(r.group, len(groups)-1)
	g := groups[r.group]
	per := tilesOf[k.style.Size]
	sheets = sheetsOf(g.to-g.from, per)
	r.sheet = min(r.sheet, sheets-1)
	return onSheet(people[g.from:g.to], r.sheet, per), groups, sheets
}

func (r *namesRoom) view(k *Kiosk) Screen {
	here, groups, sheets := r.shown(k)
	v := Names{Chosen: r.group, Page: r.sheet + 1, Pages: sheets, With: k.seated(), People: k.persons(here)}
	for _, g := range groups {
		v.Groups = append(v.Groups, g.label)
	}
	return v
}

// labels are the groups as home shows them; none where everybody fits on one sheet.
func (r *namesRoom) labels(k *Kiosk) []NameGroup {
	_, groups := r.people(k)
	if len(groups) < 2 {
		return nil
	}
	labels := make([]NameGroup, len(groups))
	for i, g := range groups {
		labels[i] = g.label
	}
	return labels
}

func (k *Kiosk) persons(ls []*learner) []Person {
	ps := make([]Person, len(ls))
	for i, l := range ls {
		ps[i] = l.person(k.now)
	}
	return ps
}
