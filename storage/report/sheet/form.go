package sheet

import (
	"dendau/assets"
	"dendau/content"
	"dendau/storage/report"
)

// OfForm lays the province's table out as it was filled in. Its period stands as words that the caller has.
func OfForm(f report.Filled, m *assets.Messages, lang content.Lang, period string, notes ...string) Sheet {
	s := Sheet{
		Title: m.T("sheet.title"), Period: period, Columns: []Column{{Title: f.Form.Corner.In(lang)}}, Notes: append(notes, m.T("sheet.noteConfirmed")),
	}
	for _, c := range f.Form.Columns {
		s.Columns = append(s.Columns, Column{Group: c.Group.In(lang), Title: c.Title.In(lang)})
	}
	for i, row := range f.Numbers {
		cells := []Cell{text(row.Title.In(lang))}
		for _, n := range row.Counts {
			cells = append(cells, number(n))
		}
		s.Rows = append(s.Rows, cells)
		if row.Sum {
			s.Sums = append(s.Sums, i)
		}
	}
	return s
}
