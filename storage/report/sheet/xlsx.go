package sheet

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

const page = "Báo cáo"

// The rows of the page: title, period, an empty one, two of heads, then the table.
const (
	titleRow  = 1
	periodRow = 2
	groupRow  = 4
	headRow   = 5
	firstRow  = 6
)

// WriteXLSX writes a workbook of one page: two rows of heads that stay in sight, sums under a line, A4 across.
func (s Sheet) WriteXLSX(w io.Writer) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	b := &workbook{f: f}
	b.try(f.SetSheetName("Sheet1", page))
	b.set(1, titleRow, s.Title)
	b.set(1, periodRow, s.Period)
	b.heads(s)
	for r, row := range s.Rows {
		for c, cell := range row {
			if cell.IsNumber {
				b.set(c+1, firstRow+r, cell.Number)
			} else {
				b.set(c+1, firstRow+r, cell.Text)
			}
		}
	}
	end := firstRow + len(s.Rows)
	for i, note := range s.Notes {
		b.set(1, end+1+i, note)
	}
	b.dress(s)
	if b.err != nil {
		return fmt.Errorf("write XLSX: %w", b.err)
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// workbook remembers the first error, so that what is written reads as what it is.
type workbook struct {
	f   *excelize.File
	err error
}

func (b *workbook) try(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *workbook) at(column, row int) string {
	name, err := excelize.CoordinatesToCellName(column, row)
	b.try(err)
	return name
}

// set writes a number or a text; SetCellStr never makes a formula of a text.
func (b *workbook) set(column, row int, value any) {
	if s, ok := value.(string); ok {
		b.try(b.f.SetCellStr(page, b.at(column, row), s))
		return
	}
	b.try(b.f.SetCellValue(page, b.at(column, row), value))
}

// heads writes the columns' titles, and above them each group once across its columns.
func (b *workbook) heads(s Sheet) {
	for i := 0; i < len(s.Columns); {
		end := i + 1
		for end < len(s.Columns) && s.Columns[i].Group != "" && s.Columns[end].Group == s.Columns[i].Group {
			end++
		}
		if s.Columns[i].Group == "" {
			b.set(i+1, groupRow, s.Columns[i].Title)
			b.try(b.f.MergeCell(page, b.at(i+1, groupRow), b.at(i+1, headRow)))
		} else {
			b.set(i+1, groupRow, s.Columns[i].Group)
			b.try(b.f.MergeCell(page, b.at(i+1, groupRow), b.at(end, groupRow)))
			for c := i; c < end; c++ {
				b.set(c+1, headRow, s.Columns[c].Title)
			}
		}
		i = end
	}
}

// dress sets fonts, lines, widths and the paper.
func (b *workbook) dress(s Sheet) {
	line := func(kind string, style int) excelize.Border {
		return excelize.Border{Type: kind, Color: "1E2A2D", Style: style}
	}
	b.style(titleRow, 1, 1, &excelize.Style{Font: &excelize.Font{Bold: true, Size: 16}})
	for _, row := range []int{groupRow, headRow} {
		b.style(row, 1, len(s.Columns), &excelize.Style{
			Font:      &excelize.Font{Bold: true},
			Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F3EADA"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", Horizontal: "center"},
			Border:    []excelize.Border{line("bottom", 1), line("left", 1), line("right", 1)},
		})
	}
	for _, sum := range s.Sums {
		b.style(firstRow+sum, 1, len(s.Columns), &excelize.Style{Font: &excelize.Font{Bold: true}, Border: []excelize.Border{line("top", 5)}})
	}
	for i, c := range s.Columns {
		width := 11.0
		if c.Group == "" && i < 4 && len(s.Rows) > 0 && !s.Rows[0][i].IsNumber {
			width = 26
		}
		name, err := excelize.ColumnNumberToName(i + 1)
		b.try(err)
		b.try(b.f.SetColWidth(page, name, name, width))
	}
	b.try(b.f.SetRowHeight(page, headRow, 34))
	b.try(b.f.SetPanes(page, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: headRow, TopLeftCell: b.at(3, firstRow), ActivePane: "bottomRight"}))
	landscape, a4, fit, wide, tall := "landscape", 9, true, 1, 0
	b.try(b.f.SetPageLayout(page, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &wide, FitToHeight: &tall}))
	b.try(b.f.SetSheetProps(page, &excelize.SheetPropsOptions{FitToPage: &fit}))
}

func (b *workbook) style(row, from, to int, style *excelize.Style) {
	id, err := b.f.NewStyle(style)
	b.try(err)
	b.try(b.f.SetCellStyle(page, b.at(from, row), b.at(to, row), id))
}
