package report

import (
	"slices"

	"dendau/storage/record"
)

// people tells which records are one person, and who asked to be forgotten.
//
// Two records that were merged are one person, whatever else is merged with either: chains and circles are one person too. Everything
// counts for the record that was kept. Who asked to be forgotten is nobody with every record, so that no other record gives them a name
// again; numbers do not change by it.
type people struct {
	merges map[pair]latest[merge]
	groups map[record.LearnerID]*group // of every record that was merged
	erased map[record.ID]bool
}

// pair is two records, the smaller id first: a merge and its undoing speak of the same two, whichever was kept.
type pair [2]record.LearnerID

func pairOf(a, b record.LearnerID) pair {
	if compareIDs(a.ID, b.ID) > 0 {
		a, b = b, a
	}
	return pair{a, b}
}

type merge struct {
	kept, gone record.LearnerID
	undone     bool
}

// group is one person with several records.
type group struct {
	// records are all of them, the one that stands for the person first, the others by id.
	records []record.LearnerID
	// since is the newest of the merges.
	since record.Stamp
}

// addPeople takes who is registered, and what they decided about what is known of them.
func (b *Book) addPeople(e record.Event) {
	switch f := e.Fact.(type) {
	case record.LearnerRegistered:
		l := at(&b.learners, f.Learner)
		l.registered = l.registered.with(e.Stamp, f)
		l.vital = l.vital.with(e.Stamp, vital{f.Year, f.Sex})
	case record.LearnerCorrected:
		l := at(&b.learners, f.Learner)
		l.vital = l.vital.with(e.Stamp, vital{f.Year, f.Sex})
	case record.ConsentRecorded:
		l := at(&b.learners, f.Learner)
		l.consent = l.consent.with(e.Stamp, f.Granted)
	case record.AbsenceFollowed:
		l := at(&b.learners, f.Learner)
		l.followed = l.followed.with(e.Stamp, followed{f.Outcome, e.At})
	case record.PeopleMerged:
		b.people.merge(e.Stamp, merge{kept: f.Kept, gone: f.Gone})
	case record.MergeUndone:
		b.people.merge(e.Stamp, merge{kept: f.Kept, gone: f.Gone, undone: true})
	case record.PersonErased:
		keep(&b.people.erased, f.Person, true)
	}
}

// merge notes what was said of two records and finds the persons anew: that is rare, and every answer asks for them.
func (p *people) merge(stamp record.Stamp, m merge) {
	if m.kept == m.gone {
		return
	}
	put(&p.merges, pairOf(m.kept, m.gone), stamp, m)
	p.groups = map[record.LearnerID]*group{}
	for _, key := range inOrder(p.merges) {
		if m := p.merges[key]; !m.value.undone {
			p.join(m.value, m.stamp)
		}
	}
	done := map[*group]bool{}
	for _, g := range p.groups {
		if !done[g] {
			done[g] = true
			p.lead(g)
		}
	}
}

// join makes one person of two. The merges come in the order in which they were made.
func (p *people) join(m merge, stamp record.Stamp) {
	all := slices.Concat(p.records(m.kept), p.records(m.gone))
	slices.SortFunc(all, func(a, b record.LearnerID) int { return compareIDs(a.ID, b.ID) })
	g := &group{records: slices.Compact(all), since: stamp}
	for _, one := range g.records {
		p.groups[one] = g
	}
}

// lead puts the record first that stands for the person: from the record that was kept last, to the one for which it was given up itself,
// and so on; a circle ends where it closes.
func (p *people) lead(g *group) {
	next := map[record.LearnerID]latest[record.LearnerID]{}
	var last latest[record.LearnerID]
	for _, m := range p.merges {
		if !m.value.undone && p.groups[m.value.kept] == g {
			next[m.value.gone] = next[m.value.gone].with(m.stamp, m.value.kept)
			last = last.with(m.stamp, m.value.kept)
		}
	}
	at, seen := last.value, map[record.LearnerID]bool{}
	for next[at].set() && !seen[at] {
		seen[at] = true
		at = next[at].value
	}
	i := slices.Index(g.records, at)
	g.records = slices.Insert(slices.Delete(g.records, i, i+1), 0, at)
}

// of gives the record that stands for the person of a record.
func (p *people) of(id record.LearnerID) record.LearnerID {
	if g := p.groups[id]; g != nil {
		return g.records[0]
	}
	return id
}

// records gives all records of the person of a record, the one that stands for them first.
func (p *people) records(id record.LearnerID) []record.LearnerID {
	if g := p.groups[id]; g != nil {
		return g.records
	}
	return []record.LearnerID{id}
}

// nobody tells whether the person of a record asked to be forgotten.
func (p *people) nobody(id record.LearnerID) bool {
	if len(p.erased) == 0 {
		return false
	}
	return slices.ContainsFunc(p.records(id), func(one record.LearnerID) bool { return p.erased[one.ID] })
}

// Person gives the record that stands for the person of a record: after a merge the one that was kept, else itself.
func (b *Book) Person(id record.LearnerID) record.LearnerID { return b.people.of(id) }

// Records gives all records of a person, the one that stands for them first. Who is to be forgotten is to be forgotten with all of them.
func (b *Book) Records(id record.LearnerID) []record.LearnerID {
	return slices.Clone(b.people.records(id))
}

// Merges lists the merges in force, oldest first.
func (b *Book) Merges() []record.PeopleMerged {
	var out []record.PeopleMerged
	for _, key := range inOrder(b.people.merges) {
		if m := b.people.merges[key].value; !m.undone {
			out = append(out, record.PeopleMerged{Kept: m.kept, Gone: m.gone})
		}
	}
	return out
}

// Erased tells whether a person, learner or facilitator, asked to be forgotten.
func (b *Book) Erased(person record.ID) bool { return b.people.nobody(record.LearnerID{ID: person}) }
