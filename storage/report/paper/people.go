package paper

import (
	"io"
	"strconv"

	"dendau/assets"
)

// Person is somebody on a sheet.
type Person struct {
	// Name is the full name; Given its last word, written large on a card.
	Name, Given string
	// Year of birth, 0 unknown.
	Year   int
	Hamlet string
}

func (p Person) year() string {
	if p.Year == 0 {
		return ""
	}
	return strconv.Itoa(p.Year)
}

// SignIn writes the sheet on which people sign before a class: the rows are numbered, so that the sheet can be typed in fast afterwards.
// Spare empty rows are for those who come for the first time.
func SignIn(w io.Writer, m *assets.Messages, head Head, people []Person, spare int) error {
	p := begin(m, head, false)
	p.open()
	t := table{size: 11, least: 10.5, columns: []column{
		{title: m.T("paper.row"), width: 14, align: "C"}, {title: m.T("paper.name"), width: 0, align: "L"}, {title: m.T("paper.year"), width: 20, align: "C"}, {title: m.T("paper.hamlet"), width: 32, align: "L"}, {title: m.T("paper.sign"), width: 46, align: "L"},
	}}
	for i, who := range people {
		t.rows = append(t.rows, []string{strconv.Itoa(i + 1), who.Name, who.year(), who.Hamlet, ""})
	}
	for i := range spare {
		t.rows = append(t.rows, []string{strconv.Itoa(len(people) + i + 1), "", "", "", ""})
	}
	p.table(t)
	return p.send(w)
}

// Register is a class's month: who was there when.
type Register struct {
	// Days are the evenings as "12/05"; those beyond MaxDays go on in another table. A day that did not take place says so in Notes.
	Days []string
	Rows []RegisterRow
	// Notes stand below, for example why an evening did not take place.
	Notes []string
}

// MaxDays is how many evenings have room side by side.
const MaxDays = 12

// RegisterRow is one person of a register.
type RegisterRow struct {
	Person
	// Marks are one a day: "x" here, "m" late, "s" left early, "" absent, "–" not yet enrolled.
	Marks []string
	Here  int
}

// Month writes a class's register. The last row sums each evening up.
func Month(w io.Writer, m *assets.Messages, head Head, r Register) error {
	p := begin(m, head, true)
	for from := 0; from == 0 || from < len(r.Days); from += MaxDays {
		p.open()
		p.table(p.month(r, from, min(len(r.Days), from+MaxDays)))
	}
	p.Ln(3)
	p.notes(append([]string{m.T("paper.marks")}, r.Notes...))
	return p.send(w)
}

// month is the table of some evenings side by side.
func (p *page) month(r Register, from, to int) table {
	t := table{size: 10, least: 7, head: 8, sums: []int{len(r.Rows)}, columns: []column{
		{title: p.m.T("paper.row"), width: 10, align: "C"}, {title: p.m.T("paper.name"), align: "L"}, {title: p.m.T("paper.year"), width: 14, align: "C"},
	}}
	for _, day := range r.Days[from:to] {
		t.columns = append(t.columns, column{title: day, width: 14.5, align: "C"})
	}
	t.columns = append(t.columns, column{title: p.m.T("paper.here"), width: 15, align: "C"})
	sums := make([]int, to-from+1)
	for i, row := range r.Rows {
		cells := []string{strconv.Itoa(i + 1), row.Name, row.year()}
		for d := from; d < to; d++ {
			mark := ""
			if d < len(row.Marks) {
				mark = row.Marks[d]
			}
			if mark == MarkHere || mark == MarkLate || mark == MarkEarly {
				sums[d-from]++
			}
			cells = append(cells, mark)
		}
		sums[to-from] += row.Here
		t.rows = append(t.rows, append(cells, strconv.Itoa(row.Here)))
	}
	total := []string{"", p.m.T("paper.sum"), ""}
	for _, n := range sums {
		total = append(total, strconv.Itoa(n))
	}
	t.rows = append(t.rows, total)
	return t
}

// The marks of a register.
const (
	MarkHere  = "x"
	MarkLate  = "m"
	MarkEarly = "s"
	MarkNone  = "–"
)

// notes are small lines below a table; they go to a page of their own rather than off the foot.
func (p *page) notes(lines []string) {
	for _, line := range lines {
		p.face(10, false)
		if need := float64(len(p.SplitText(line, p.width()))) * 10 * pointMM * lineGap; need > p.room() {
			p.open()
		}
		p.write(10, false, 0, line)
	}
}
