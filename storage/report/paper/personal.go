package paper

import (
	"io"

	"dendau/assets"
)

// Personal is all that is known of one person, for themselves.
type Personal struct {
	// Facts are what is written down of them: what it is, and what it says.
	Facts [][2]string
	// Consent are their answers to the notice: the day, the answer, who wrote it down.
	Consent [][3]string
	// Evenings are those of which it is known how they stood: the day, the class and lesson, the presence.
	Evenings [][3]string
	// Lessons are those of the course, and whether they had it.
	Lessons [][2]string
	// Sums are what they came to, Notes what stands below: what is not here any more, and what they may ask for.
	Sums, Notes []string
}

// Copy writes a person’s copy of what is known of them.
func Copy(w io.Writer, m *assets.Messages, head Head, c Personal) error {
	p := begin(m, head, false)
	p.open()
	for _, row := range c.Facts {
		p.fact(row[0], row[1])
	}
	p.Ln(3)
	for _, line := range c.Sums {
		p.write(11, false, 0, line)
	}
	var consent, evenings, lessons [][]string
	for _, row := range c.Consent {
		consent = append(consent, row[:])
	}
	for _, row := range c.Evenings {
		evenings = append(evenings, row[:])
	}
	for _, row := range c.Lessons {
		lessons = append(lessons, row[:])
	}
	day, wide, narrow := column{title: m.T("paper.day"), width: 30, align: "C"}, column{align: "L"}, column{width: 52, align: "L"}
	titled := func(c column, key string) column { c.title = m.T(key); return c }
	p.section("paper.consent", []column{day, titled(wide, "paper.answer"), titled(narrow, "paper.writtenBy")}, consent)
	p.section("paper.eveningsHead", []column{day, titled(wide, "paper.classAndLesson"), titled(narrow, "paper.here")}, evenings)
	p.section("paper.lessonsHead", []column{titled(wide, "paper.lesson"), titled(narrow, "paper.done")}, lessons)
	p.Ln(4)
	p.notes(c.Notes)
	return p.send(w)
}

// fact is one thing that is known: what it is in a narrow column, what it says beside it.
func (p *page) fact(what, says string) {
	const room = 46
	y := p.GetY()
	p.at(marginLeft, y, room, 10, false, what)
	p.SetXY(marginLeft+room, y)
	p.write(12, true, marginLeft+room, says)
}

// section is a table under a head of its own; nothing where there is nothing.
func (p *page) section(title string, columns []column, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	const headRoom = 26 // the head with the table's heads and a row
	if p.Ln(4); p.room() < headRoom {
		p.open()
	}
	p.write(12, true, 0, p.m.T(title))
	p.Ln(1)
	p.table(table{size: 10, least: 7, columns: columns, rows: rows})
}
