package sheet

import (
	"regexp"
	"strconv"
	"strings"

	"dendau/assets"
	"dendau/storage/report"
)

// The sexes as report.Row.Ages is indexed: record.Sex, which this room does not see. A test compares them.
const (
	sexUnknown = 0
	female     = 1
	male       = 2
)

// Cell is a text or a whole number.
type Cell struct {
	Text     string
	Number   int
	IsNumber bool
}

func text(s string) Cell { return Cell{Text: s} }

func number(n int) Cell { return Cell{Number: n, IsNumber: true} }

// String is the cell as plain text.
func (c Cell) String() string {
	if c.IsNumber {
		return strconv.Itoa(c.Number)
	}
	return c.Text
}

// Column is one column; Group, if any, is the head that it shares with its neighbours.
type Column struct {
	Group, Title string
	of           func(i int, r report.Row) Cell
}

// Sheet is a report as rows of cells.
type Sheet struct {
	Title, Period string
	Columns       []Column
	Rows          [][]Cell
	// Sums are the rows, counted from 0, that sum others up: bold, under a line.
	Sums []int
	// Notes stand below the table, for people.
	Notes []string
}

// totalRow is the place of the sum in Column.of.
const totalRow = -1

// New lays a table out in the language of m.
func New(t report.Table, m *assets.Messages) Sheet {
	s := Sheet{
		Title:   m.T("sheet.title"),
		Period:  m.T("sheet.period", "from", assets.Date(t.From.Time()), "to", assets.Date(t.To.Time())),
		Columns: columns(t, m),
		Notes:   []string{m.T("sheet.noteConfirmed"), m.T("sheet.notePractice")},
	}
	for i, r := range t.Rows {
		s.Rows = append(s.Rows, s.row(i, r))
	}
	s.Rows, s.Sums = append(s.Rows, s.row(totalRow, t.Total)), []int{len(t.Rows)}
	return s
}

func (s Sheet) row(i int, r report.Row) []Cell {
	var cells []Cell
	for _, c := range s.Columns {
		cells = append(cells, c.of(i, r))
	}
	return cells
}

func columns(t report.Table, m *assets.Messages) []Column {
	out := places(t, m)
	count := func(key string, of func(report.Row) int) Column {
		return Column{Title: m.T("sheet." + key), of: func(_ int, r report.Row) Cell { return number(of(r)) }}
	}
	out = append(out,
		count("halls", func(r report.Row) int { return r.Halls }),
		count("held", func(r report.Row) int { return r.Held }),
		count("cancelled", func(r report.Row) int { return r.Cancelled }),
		count("attendances", func(r report.Row) int { return r.Attendances }),
		count("guests", func(r report.Row) int { return r.Guests }))
	out = append(out, people(t, m)...)
	out = append(out, lessons(t, m)...)
	out = append(out, skills(t, m)...)
	return append(out, Column{Title: m.T("sheet.confirmed"), of: func(int, report.Row) Cell { return text(report.Confirmed) }})
}

// places are the columns that say where a row is.
func places(t report.Table, m *assets.Messages) []Column {
	names := map[string]string{}
	for _, c := range assets.Communes() {
		names[c.Code] = c.Kind + " " + c.Name
	}
	of := func(key string, of func(report.Row) string) Column {
		return Column{Title: m.T("sheet." + key), of: func(i int, r report.Row) Cell {
			if i == totalRow {
				return text("")
			}
			return text(of(r))
		}}
	}
	out := []Column{{Title: m.T("sheet.number"), of: func(i int, _ report.Row) Cell {
		if i == totalRow {
			return text(m.T("sheet.sum"))
		}
		return number(i + 1)
	}}}
	if t.By == report.ByHall {
		out = append(out, of("hall", func(r report.Row) string { return r.Name }))
	}
	return append(out,
		of("code", func(r report.Row) string { return r.Commune }),
		of("commune", func(r report.Row) string { return names[r.Commune] }))
}

// Bands are the message keys of the age bands, by report.Band.
var Bands = [report.Bands]string{"sheet.ageUnknown", "sheet.ageTo14", "sheet.age15", "sheet.age35", "sheet.age60", "sheet.age70", "sheet.age80"}

// people are the columns of "số người học": by sex, then by sex and age. Who is of unknown sex has columns only where there is somebody.
func people(t report.Table, m *assets.Messages) []Column {
	sexes := []int{female, male}
	keys := map[int]string{female: "sheet.women", male: "sheet.men", sexUnknown: "sheet.sexUnknown"}
	if sum(t.Total.Ages[sexUnknown]) > 0 {
		sexes = append(sexes, sexUnknown)
	}
	group := m.T("sheet.people")
	var out []Column
	for _, sex := range sexes {
		out = append(out, Column{group, m.T(keys[sex]), func(_ int, r report.Row) Cell { return number(sum(r.Ages[sex])) }})
	}
	out = append(out, Column{group, m.T("sheet.sum"), func(_ int, r report.Row) Cell { return number(r.People) }})
	order := []report.Band{report.AgeUnder15, report.Age15to34, report.Age35to59, report.Age60to69, report.Age70to79, report.Age80up, report.AgeUnknown}
	for _, sex := range sexes {
		group := m.T("sheet.peopleByAge", "sex", m.T(keys[sex]))
		for _, band := range order {
			out = append(out, Column{group, m.T(Bands[band]), func(_ int, r report.Row) Cell { return number(r.Ages[sex][band]) }})
		}
	}
	return out
}

func sum(bands [report.Bands]int) int {
	n := 0
	for _, b := range bands {
		n += b
	}
	return n
}

// lessons has a column for every lesson that was taught anywhere in the period.
func lessons(t report.Table, m *assets.Messages) []Column {
	out := []Column{{Title: m.T("sheet.lessons"), of: func(_ int, r report.Row) Cell { return number(len(r.Lessons)) }}}
	for _, taught := range t.Total.Lessons {
		out = append(out, Column{m.T("sheet.sessionsByLesson"), LessonName(string(taught.Lesson), m), func(_ int, r report.Row) Cell {
			for _, l := range r.Lessons {
				if l.Lesson == taught.Lesson {
					return number(l.Times)
				}
			}
			return number(0)
		}})
	}
	return out
}

var numbered = regexp.MustCompile(`^L0*([1-9][0-9]{0,2})$`)

// LessonName is a lesson as people call it: L07 is "Bài 7"; another id stands for itself.
func LessonName(id string, m *assets.Messages) string {
	if n := numbered.FindStringSubmatch(id); n != nil {
		return m.T("sheet.lesson", "number", n[1])
	}
	return id
}

// skills has four columns for every skill that was practised anywhere in the period: first tries at the kiosk, hands in class.
func skills(t report.Table, m *assets.Messages) []Column {
	var out []Column
	for _, practised := range t.Total.Skills {
		group := m.T("sheet.skill", "skill", SkillName(practised.Skill, m))
		for _, part := range []struct {
			key string
			of  func(report.SkillResult) int
		}{
			{"sheet.answers", func(s report.SkillResult) int { return s.Answers }},
			{"sheet.answersRight", func(s report.SkillResult) int { return s.Right }},
			{"sheet.hands", func(s report.SkillResult) int { return s.Hands }},
			{"sheet.handsRight", func(s report.SkillResult) int { return s.HandsRight }},
		} {
			out = append(out, Column{group, m.T(part.key), func(_ int, r report.Row) Cell {
				for _, s := range r.Skills {
					if s.Skill == practised.Skill {
						return number(part.of(s))
					}
				}
				return number(0)
			}})
		}
	}
	return out
}

// SkillName is a skill's code, or a word where an item has none.
func SkillName(code string, m *assets.Messages) string {
	if strings.TrimSpace(code) == "" {
		return m.T("sheet.skillNone")
	}
	return code
}
