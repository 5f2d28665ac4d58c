package main

import (
	"fmt"

	"dendau/assets"
	"dendau/storage/report/paper"
	"dendau/storage/report/sheet"
	"dendau/ui/flow"
)

// The sheets that an office wants as a table: the same rows as on paper.

// table is a sheet as rows of cells.
func (l *layout) table() (sheet.Sheet, error) {
	switch l.Kind {
	case flow.SignInSheet:
		return l.signInTable(), nil
	case flow.RegisterSheet:
		return l.registerTable(), nil
	case flow.ReportSheet:
		return l.form(), nil
	}
	return sheet.Sheet{}, fmt.Errorf("sheet %d is no table", l.Kind)
}

// named begins a table with the words that stand on top of the sheet.
func (l *layout) named(title, line string, heads ...string) sheet.Sheet {
	s := sheet.Sheet{Title: l.m.T(title), Period: joined(l.Hall, l.Commune, line)}
	for _, head := range heads {
		s.Columns = append(s.Columns, sheet.Column{Title: l.m.T(head)})
	}
	return s
}

// who are the cells that begin a person's row. A year that is not known is an empty cell and no zero.
func who(i int, p paper.Person) []sheet.Cell {
	cells := []sheet.Cell{{Number: i + 1, IsNumber: true}, {Text: p.Name}, {}}
	if p.Year > 0 {
		cells[2] = sheet.Cell{Number: p.Year, IsNumber: true}
	}
	return cells
}

func (l *layout) signInTable() sheet.Sheet {
	evening := joined(l.Class, l.m.WeekdayInText(l.Date.Time())+" "+assets.Date(l.Date.Time()), l.lesson(l.Lesson))
	s := l.named("paper.titleSignIn", evening, "paper.row", "paper.name", "paper.year", "paper.hamlet", "paper.sign")
	for i, p := range l.people() {
		s.Rows = append(s.Rows, append(who(i, p), sheet.Cell{Text: p.Hamlet}, sheet.Cell{}))
	}
	for i := range l.Spare {
		s.Rows = append(s.Rows, []sheet.Cell{{Number: len(l.People) + i + 1, IsNumber: true}, {}, {}, {}, {}})
	}
	return s
}

func (l *layout) registerTable() sheet.Sheet {
	r := l.register()
	s := l.named("paper.titleRegister", joined(l.Class, assets.MonthYear(l.Date.Time())), "paper.row", "paper.name", "paper.year")
	for _, day := range r.Days {
		s.Columns = append(s.Columns, sheet.Column{Title: day})
	}
	s.Columns = append(s.Columns, sheet.Column{Title: l.m.T("paper.here")})
	sums := make([]int, len(r.Days)+1)
	for i, row := range r.Rows {
		cells := who(i, row.Person)
		for d, mark := range row.Marks {
			cells = append(cells, sheet.Cell{Text: mark})
			if mark == paper.MarkHere || mark == paper.MarkLate || mark == paper.MarkEarly {
				sums[d]++
			}
		}
		sums[len(r.Days)] += row.Here
		s.Rows = append(s.Rows, append(cells, sheet.Cell{Number: row.Here, IsNumber: true}))
	}
	total := []sheet.Cell{{}, {Text: l.m.T("paper.sum")}, {}}
	for _, n := range sums {
		total = append(total, sheet.Cell{Number: n, IsNumber: true})
	}
	s.Rows, s.Sums = append(s.Rows, total), []int{len(s.Rows)}
	s.Notes = append([]string{l.m.T("paper.marks")}, r.Notes...)
	return s
}
