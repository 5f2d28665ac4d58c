package report

import (
	"cmp"
	"maps"
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// By says what a row of a table stands for.
type By uint8

// The rows of tables.
const (
	ByHall    By = 1
	ByCommune By = 2
)

// Confirmed stands where a form asks for the people confirmed in the national system. The product never produces that number.
const Confirmed = "–"

// Band is an age band of the reports.
type Band int

// The bands, as the ministry's forms name them.
const (
	AgeUnknown Band = iota
	AgeUnder15
	Age15to34
	Age35to59
	Age60to69
	Age70to79
	Age80up
	// Bands is how many there are.
	Bands
)

// BandOf is the band of someone born in a year, in another year. The age is the difference of the years: days are not recorded.
func BandOf(born, year int) Band {
	age := year - born
	switch {
	case born == 0 || age < 0:
		return AgeUnknown
	case age < 15:
		return AgeUnder15
	case age < 35:
		return Age15to34
	case age < 60:
		return Age35to59
	case age < 70:
		return Age60to69
	case age < 80:
		return Age70to79
	default:
		return Age80up
	}
}

// Sexes is how many values record.Sex has in a table.
const Sexes = 3

// Row is one hall, one commune or the whole of a period.
type Row struct {
	// Hall and Name are set in rows by hall; Commune in rows by hall and by commune. All are empty in the total.
	Hall    record.HallID
	Name    string
	Commune string
	// Halls is how many halls the row counts: those with a session, held or not, in the period.
	Halls int
	// Held sessions were opened; Cancelled ones did not take place.
	Held, Cancelled int
	// Attendances is "lượt tham gia": a person counts once a session, guests too. Guests are how many of them were not recorded.
	Attendances, Guests int
	// People is "số người học": different learners who took part at least once. Ages counts them by sex and band.
	People int
	Ages   [Sexes][Bands]int
	// Lessons counts the sessions that taught each lesson, by id; Skills the reviews, by skill.
	Lessons []LessonCount
	Skills  []SkillResult
}

// LessonCount is how many sessions taught a lesson.
type LessonCount struct {
	Lesson content.LessonID
	Times  int
}

// SkillResult is how reviews went for one skill. They are results of practice in class and confirm nothing.
type SkillResult struct {
	Skill string
	// Answers are first tries at the kiosk, Right those that were right.
	Answers, Right int
	// Hands were raised in class, HandsRight for a right option.
	Hands, HandsRight int
}

// People counts the different people who ever took part at a kiosk.
func (b *Book) People(k record.KioskID) int {
	people := map[record.LearnerID]bool{}
	for _, id := range b.sessionOrder() {
		s := b.sessions[id]
		if s.opened.stamp.Kiosk != k {
			continue
		}
		for person, presence := range b.presences(s) {
			if presence.Here() {
				people[person] = true
			}
		}
	}
	return len(people)
}

// Table is the report of a period.
type Table struct {
	// From and To are the first and the last day.
	From, To record.Day
	By       By
	// Rows are in order of commune, name and id.
	Rows  []Row
	Total Row
}

// Table counts a period. A session belongs to the day that the facilitator confirmed and to the hall where its kiosk stands now.
func (b *Book) Table(from, to record.Day, by By) Table {
	total := newTally(Row{})
	tallies := map[rowKey]*tally{}
	// tallyOf gives the row of a kiosk.
	tallyOf := func(k record.KioskID) *tally {
		hall, _ := b.Hall(k)
		key := rowKey{commune: hall.Commune}
		row := Row{Commune: hall.Commune}
		if by == ByHall {
			key.hall, row.Hall, row.Name = hall.Hall, hall.Hall, hall.Name
		}
		if tallies[key] == nil {
			tallies[key] = newTally(row)
		}
		tallies[key].name(hall, by)
		return tallies[key]
	}
	within := func(d record.Day) bool { return from <= d && d <= to }
	for _, id := range b.sessionOrder() {
		if s, _ := b.Session(id); within(s.Date) {
			hall, _ := b.Hall(s.Kiosk)
			tallyOf(s.Kiosk).addSession(b, s, hall.Hall)
			total.addSession(b, s, hall.Hall)
		}
	}
	for _, c := range b.Cancelled() {
		if within(c.Date) {
			hall, _ := b.Hall(c.Kiosk)
			tallyOf(c.Kiosk).addCancelled(hall.Hall)
			total.addCancelled(hall.Hall)
		}
	}
	for stamp, a := range b.answers {
		if !b.void(a.session) && within(b.dayOfAnswer(stamp, a)) {
			tallyOf(stamp.Kiosk).addAnswer(a)
			total.addAnswer(a)
		}
	}
	out := Table{From: from, To: to, By: by, Total: total.row()}
	for _, t := range tallies {
		out.Rows = append(out.Rows, t.row())
	}
	slices.SortFunc(out.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(a.Commune, b.Commune), cmp.Compare(a.Name, b.Name), compareIDs(a.Hall.ID, b.Hall.ID))
	})
	return out
}

// dayOfAnswer is the day of its session, which a person confirmed, or else what the kiosk's clock was worth.
func (b *Book) dayOfAnswer(stamp record.Stamp, a answer) record.Day {
	if s := b.sessions[a.session]; s != nil && s.opened.set() {
		return s.opened.value.Date
	}
	return b.DayOf(stamp, a.at)
}

type rowKey struct {
	hall    record.HallID
	commune string
}

// tally counts one row.
type tally struct {
	sum    Row
	halls  map[record.HallID]bool
	people map[record.LearnerID]attended
	lesson map[content.LessonID]int
	skills map[string]*SkillResult
}

// attended is what the age table needs of a learner: the year of the last session of the period.
type attended struct {
	vital vital
	year  int
}

func newTally(row Row) *tally {
	return &tally{
		sum: row, halls: map[record.HallID]bool{}, people: map[record.LearnerID]attended{},
		lesson: map[content.LessonID]int{}, skills: map[string]*SkillResult{},
	}
}

// name gives a row by hall one name, where two kiosks of the hall spell it differently: the last in order.
func (t *tally) name(hall record.HallSet, by By) {
	if by == ByHall {
		t.sum.Name = max(t.sum.Name, hall.Name)
	}
}

func (t *tally) addSession(b *Book, s Session, hall record.HallID) {
	t.halls[hall] = true
	t.sum.Held++
	t.sum.Attendances += s.Here + s.Guests
	t.sum.Guests += s.Guests
	t.lesson[s.Lesson]++
	for person, presence := range b.presences(b.sessions[s.ID]) {
		if presence.Here() {
			t.people[person] = attended{vital: b.vital(person), year: max(s.Date.Year(), t.people[person].year)}
		}
	}
	for _, hands := range s.Hands {
		result := t.skill(hands.Skill)
		for option, count := range hands.Counts {
			result.Hands += count
			if hands.IsRight(option) {
				result.HandsRight += count
			}
		}
	}
}

func (t *tally) addCancelled(hall record.HallID) {
	t.halls[hall] = true
	t.sum.Cancelled++
}

func (t *tally) addAnswer(a answer) {
	result := t.skill(a.about.skill)
	result.Answers++
	if a.right {
		result.Right++
	}
}

func (t *tally) skill(name string) *SkillResult {
	if t.skills[name] == nil {
		t.skills[name] = &SkillResult{Skill: name}
	}
	return t.skills[name]
}

func (t *tally) row() Row {
	row := t.sum
	row.Halls, row.People = len(t.halls), len(t.people)
	for _, p := range t.people {
		row.Ages[min(p.vital.sex, Sexes-1)][BandOf(p.vital.year, p.year)]++
	}
	for _, lesson := range slices.Sorted(maps.Keys(t.lesson)) {
		row.Lessons = append(row.Lessons, LessonCount{Lesson: lesson, Times: t.lesson[lesson]})
	}
	for _, skill := range sorted(t.skills) {
		row.Skills = append(row.Skills, *t.skills[skill])
	}
	return row
}
