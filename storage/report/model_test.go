package report_test

import (
	"cmp"
	"fmt"
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// model is a plain reading of a history: once, from the first event to the last, into lists. It shares nothing with the book but the tables'
// age bands.
type model struct {
	names   sealed
	people  map[record.LearnerID]*modelPerson
	joins   []join // in force, oldest first
	erased  map[record.ID]bool
	nights  map[record.SessionID]*night
	answers []modelAnswer
	ages    []modelAge
}

type modelPerson struct {
	registered bool
	class      record.ClassID
	year       int
	sex        record.Sex
	told       bool // the year and sex
}

type join struct {
	kept, gone record.LearnerID
	when       int
}

type night struct {
	opened, void bool
	when         int // it was opened
	kiosk        record.KioskID
	date         record.Day
	guests       int
	words        map[record.LearnerID]word
}

// word is what holds of one record in a night, and since when.
type word struct {
	presence record.Presence
	when     int
	sat      bool
}

// modelAge is a word that the rows of a kiosk up to a day were given up.
type modelAge struct {
	kiosk record.KioskID
	upTo  record.Day
	when  int
}

type modelAnswer struct {
	who     []record.LearnerID
	session record.SessionID
	item    content.ItemID
	right   bool
}

func modelOf(events []record.Event) *model {
	m := &model{
		names: sealed{}, people: map[record.LearnerID]*modelPerson{}, erased: map[record.ID]bool{}, nights: map[record.SessionID]*night{},
	}
	for _, one := range folk {
		m.people[one] = &modelPerson{}
	}
	for _, s := range nights {
		m.nights[s] = &night{words: map[record.LearnerID]word{}}
	}
	inTime := slices.SortedFunc(slices.Values(events), func(a, b record.Event) int {
		return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Run, b.Run), cmp.Compare(a.Kiosk.ID[0], b.Kiosk.ID[0]))
	})
	for when, e := range inTime {
		m.hear(e, when)
	}
	return m
}

func (m *model) hear(e record.Event, when int) {
	switch f := e.Fact.(type) {
	case record.LearnerRegistered:
		*m.people[f.Learner] = modelPerson{true, f.Class, f.Year, f.Sex, true}
	case record.LearnerCorrected:
		p := m.people[f.Learner]
		p.year, p.sex, p.told = f.Year, f.Sex, true
	case record.PersonNamed:
		m.names[f.Person] = record.Name{Full: fmt.Sprint("Lan ", f.Sealed[0])}
	case record.PeopleMerged:
		m.part(f.Kept, f.Gone)
		if f.Kept != f.Gone {
			m.joins = append(m.joins, join{f.Kept, f.Gone, when})
		}
	case record.MergeUndone:
		m.part(f.Kept, f.Gone)
	case record.PersonErased:
		m.erased[f.Person] = true
	case record.RowsAged:
		m.ages = append(m.ages, modelAge{e.Kiosk, f.UpTo, when})
	case record.ItemAnswered:
		m.answers = append(m.answers, modelAnswer{f.Learners, f.Session, f.Item, f.Right})
	default:
		m.hearNight(e, when)
	}
}

func (m *model) hearNight(e record.Event, when int) {
	switch f := e.Fact.(type) {
	case record.SessionOpened:
		n := m.nights[f.Session]
		n.opened, n.when, n.kiosk, n.date = true, when, e.Kiosk, f.Date
	case record.SessionVoided:
		m.nights[f.Session].void = f.Reason != ""
	case record.AttendanceTaken:
		n := m.nights[f.Session]
		n.guests = f.Guests
		for _, mark := range f.Marks {
			n.words[mark.Learner] = word{mark.Presence, when, false}
		}
	case record.AttendanceFixed:
		m.nights[f.Session].words[f.Mark.Learner] = word{f.Mark.Presence, when, false}
	case record.LearnerArrived:
		for _, one := range f.Learners {
			n := m.nights[f.Session]
			if w, ok := n.words[one]; !ok || w.presence == record.Absent || w.sat {
				n.words[one] = word{record.Present, when, true}
			}
		}
	}
}

// part takes a join of two back, whichever was kept.
func (m *model) part(a, b record.LearnerID) {
	m.joins = slices.DeleteFunc(m.joins, func(j join) bool { return j.kept == a && j.gone == b || j.kept == b && j.gone == a })
}

// same is everybody who is one person with somebody: what spreads along the joins until nothing is new.
func (m *model) same(one record.LearnerID) []record.LearnerID {
	all := []record.LearnerID{one}
	for i := 0; i < len(all); i++ {
		for _, j := range m.joins {
			for _, pair := range [][2]record.LearnerID{{j.kept, j.gone}, {j.gone, j.kept}} {
				if pair[0] == all[i] && !slices.Contains(all, pair[1]) {
					all = append(all, pair[1])
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b record.LearnerID) int { return cmp.Compare(a.ID[0], b.ID[0]) })
	return all
}

// first orders the records of a person, the one that was kept of all first. Where joins contradict each other any of them may stand
// for the person, and the book is asked which.
func (m *model) first(all []record.LearnerID, book func(record.LearnerID) record.LearnerID) []record.LearnerID {
	var kept []record.LearnerID
	joins := 0
	for _, one := range all {
		if !slices.ContainsFunc(m.joins, func(j join) bool { return j.gone == one }) {
			kept = append(kept, one)
		}
		for _, j := range m.joins {
			if j.kept == one {
				joins++
			}
		}
	}
	lead := book(all[0])
	if len(kept) == 1 && joins == len(all)-1 {
		lead = kept[0]
	}
	rest := slices.DeleteFunc(slices.Clone(all), func(one record.LearnerID) bool { return one == lead })
	return append([]record.LearnerID{lead}, rest...)
}

// presence is what holds of a person in a night. What was said after the last join is meant of the person.
func (m *model) presence(n *night, all []record.LearnerID) (record.Presence, bool) {
	joined := -1
	for _, j := range m.joins {
		if slices.Contains(all, j.kept) {
			joined = max(joined, j.when)
		}
	}
	var words []word
	for _, one := range all {
		if w, ok := n.words[one]; ok {
			words = append(words, w)
		}
	}
	if len(words) == 0 {
		return 0, false
	}
	after := func(w word) bool { return w.when > joined }
	here := func(w word) bool { return w.presence != record.Absent }
	if slices.ContainsFunc(words, after) {
		words = slices.DeleteFunc(words, func(w word) bool { return !after(w) })
	} else if slices.ContainsFunc(words, here) {
		words = slices.DeleteFunc(words, func(w word) bool { return !here(w) })
	}
	newest := slices.MaxFunc(words, func(a, b word) int { return cmp.Compare(a.when, b.when) }).when
	words = slices.DeleteFunc(words, func(w word) bool { return w.when != newest })
	if slices.ContainsFunc(words, here) {
		words = slices.DeleteFunc(words, func(w word) bool { return !here(w) })
	}
	return slices.MinFunc(words, func(a, b word) int { return cmp.Compare(a.presence, b.presence) }).presence, true
}

func (m *model) forgotten(all []record.LearnerID) bool {
	return slices.ContainsFunc(all, func(one record.LearnerID) bool { return m.erased[one.ID] })
}

// persons are the sets of records.
func (m *model) persons() [][]record.LearnerID {
	var out [][]record.LearnerID
	for _, one := range folk {
		if all := m.same(one); all[0] == one {
			out = append(out, all)
		}
	}
	return out
}

// says is what says writes, from the model.
func (m *model) says(book func(record.LearnerID) record.LearnerID) string {
	out := ""
	for _, all := range m.persons() {
		if !m.forgotten(all) {
			out += m.saysPerson(m.first(all, book))
		}
	}
	var total report.Row
	people := map[string]int{} // the last year of each
	for _, s := range nights {
		n := m.nights[s]
		if !n.opened {
			continue
		}
		here, away, walked := 0, 0, 0
		aged := slices.ContainsFunc(m.ages, func(a modelAge) bool { return a.kiosk == n.kiosk && n.date <= a.upTo && n.when < a.when })
		for _, all := range m.persons() {
			p, ok := m.presence(n, all)
			if !ok {
				continue
			}
			if !m.forgotten(all) && !aged {
				out += line(all, "%v: %d", s, p)
			}
			switch {
			case p == record.Absent:
				away++
				continue
			case p == record.WalkIn:
				walked++
			}
			here++
			if !n.void {
				key := fmt.Sprint(all)
				people[key] = max(people[key], n.date.Year())
			}
		}
		out += fmt.Sprintf("%v void %v aged %v: %d here, %d away, %d new, %d guests\n", s, n.void, aged, here, away, walked, n.guests)
		if !n.void {
			total.Held++
			total.Attendances += here + n.guests
			total.Guests += n.guests
		}
	}
	for _, all := range m.persons() {
		if year, ok := people[fmt.Sprint(all)]; ok {
			born, sex := m.vital(m.first(all, book))
			total.Ages[sex][report.BandOf(born, year)]++
		}
	}
	var skills []report.SkillResult
	for _, a := range m.answers {
		if m.nights[a.session].void {
			continue
		}
		if skills == nil {
			skills = []report.SkillResult{{Skill: "0.1"}}
		}
		skills[0].Answers++
		if a.right {
			skills[0].Right++
		}
	}
	out += fmt.Sprintf("%d held, %d attendances, %d guests, %d people, %v, %v\n", total.Held, total.Attendances, total.Guests, len(people), total.Ages, skills)
	return sortLines(out)
}

func (m *model) vital(all []record.LearnerID) (int, record.Sex) {
	for _, one := range all {
		if p := m.people[one]; p.told {
			return p.year, p.sex
		}
	}
	return 0, record.SexUnknown
}

func (m *model) saysPerson(all []record.LearnerID) string {
	at := slices.IndexFunc(all, func(one record.LearnerID) bool { return m.people[one].registered })
	if at < 0 {
		return ""
	}
	name := ""
	for _, one := range all {
		if known, ok := m.names[one.ID]; ok {
			name = known.Full
			break
		}
	}
	year, sex := m.vital(all)
	mastered, tried := m.mastered(all)
	return line(all, "is %s %d %d of %v, mastered %v of %d", name, year, sex, m.people[all[at]].class, mastered, tried)
}

// mastered: two right of the last three, ever.
func (m *model) mastered(all []record.LearnerID) ([]content.ItemID, int) {
	var out []content.ItemID
	tried := 0
	for _, item := range []content.ItemID{"L01.Q1", "L01.Q2"} {
		tries, done := "", false
		for _, a := range m.answers {
			if a.item != item || m.nights[a.session].void || !slices.ContainsFunc(a.who, func(one record.LearnerID) bool { return slices.Contains(all, one) }) {
				continue
			}
			tries += map[bool]string{true: "R", false: "-"}[a.right]
			switch end := tries[max(0, len(tries)-3):]; end {
			case "RR", "R-R", "-RR", "RR-", "RRR":
				done = true
			}
		}
		if tries != "" {
			tried++
		}
		if done {
			out = append(out, item)
		}
	}
	return out, tried
}
