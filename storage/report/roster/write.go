package roster

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"dendau/storage/report/sheet"
)

// titles are the heads of our own lists; Read knows them all.
var titles = []string{"Mã", "Họ và tên", "Tên thường gọi", "Năm sinh", "Giới tính", "Thôn", "Lớp"}

func (p Person) cells() []string {
	year := ""
	if p.Year > 0 {
		year = strconv.Itoa(p.Year)
	}
	return []string{p.ID, p.Name, p.Nickname, year, [...]string{"", "Nữ", "Nam"}[p.Sex], p.Hamlet, p.Class}
}

// WriteCSV writes a list as an office's Excel reads it, like every other table of ours.
func WriteCSV(w io.Writer, people []Person) error {
	var list sheet.Sheet
	for _, title := range titles {
		list.Columns = append(list.Columns, sheet.Column{Title: title})
	}
	for _, p := range people {
		var row []sheet.Cell
		for _, text := range p.cells() {
			row = append(row, sheet.Cell{Text: text})
		}
		list.Rows = append(list.Rows, row)
	}
	if err := list.WriteCSV(w); err != nil {
		return fmt.Errorf("write roster: %w", err)
	}
	return nil
}

// WriteXLSX writes a list as a workbook of one page; every cell is text but the year.
func WriteXLSX(w io.Writer, people []Person) (err error) {
	const page = "Danh sách"
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName("Sheet1", page); err != nil {
		return fmt.Errorf("write roster: %w", err)
	}
	rows := [][]any{anyOf(titles)}
	for _, p := range people {
		row := anyOf(p.cells())
		if p.Year > 0 {
			row[3] = p.Year
		}
		rows = append(rows, row)
	}
	for i, row := range rows {
		if err := f.SetSheetRow(page, "A"+strconv.Itoa(i+1), &row); err != nil {
			return fmt.Errorf("write roster: %w", err)
		}
	}
	for column, width := range map[string]float64{"A": 20, "B": 30, "C": 18, "D": 10, "E": 10, "F": 16, "G": 18} {
		if err := f.SetColWidth(page, column, column, width); err != nil {
			return fmt.Errorf("write roster: %w", err)
		}
	}
	if err := f.Write(w); err != nil {
		return fmt.Errorf("write roster: %w", err)
	}
	return nil
}

func anyOf(cells []string) []any {
	out := make([]any, len(cells))
	for i, c := range cells {
		out[i] = c
	}
	return out
}
