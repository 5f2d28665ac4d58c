package roster

import (
	"archive/zip"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

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

// Place is the hall in a OneRoster export, by our own ids.
type Place struct{ ID, Name, CourseID, CourseTitle string }

// WriteOneRoster writes the people as a OneRoster 1.2 bulk export: a zip of CSV files. A year of birth and a sex are demographics, which a class's
// list does not need, and stay here.
func WriteOneRoster(w io.Writer, place Place, people []Person, modified time.Time) error {
	z := zip.NewWriter(w)
	stamp := modified.UTC().Format("2006-01-02T15:04:05.000Z")
	year := modified.Year()
	classes := map[string]string{}
	var users, enrollments, classRows [][]string
	for _, p := range people {
		family, given := split(p.Name)
		users = append(users, []string{p.ID, "active", stamp, "true", p.ID, given, family, place.ID, "student"})
		if p.Class == "" {
			continue
		}
		if classes[p.Class] == "" {
			classes[p.Class] = "class-" + strconv.Itoa(len(classes)+1)
			classRows = append(classRows, []string{classes[p.Class], "active", stamp, p.Class, place.CourseID, place.ID, "scheduled", "term-" + strconv.Itoa(year)})
		}
		enrollments = append(enrollments, []string{"enr-" + p.ID, "active", stamp, classes[p.Class], place.ID, p.ID, "student"})
	}
	for _, file := range []struct {
		name  string
		heads []string
		rows  [][]string
	}{
		{"manifest.csv", []string{"propertyName", "value"}, [][]string{
			{"manifest.version", "1.0"}, {"oneroster.version", "1.2"}, {"file.academicSessions", "bulk"}, {"file.classes", "bulk"}, {"file.courses", "bulk"},
			{"file.enrollments", "bulk"}, {"file.orgs", "bulk"}, {"file.users", "bulk"}, {"source.systemName", "Đèn Dầu"},
		}},
		{"orgs.csv", []string{"sourcedId", "status", "dateLastModified", "name", "type"}, [][]string{{place.ID, "active", stamp, place.Name, "local"}}},
		{
			"academicSessions.csv", []string{"sourcedId", "status", "dateLastModified", "title", "type", "startDate", "endDate", "schoolYear"},
			[][]string{{"term-" + strconv.Itoa(year), "active", stamp, strconv.Itoa(year), "schoolYear", fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-12-31", year), strconv.Itoa(year)}},
		},
		{"courses.csv", []string{"sourcedId", "status", "dateLastModified", "title", "orgSourcedId"}, [][]string{{place.CourseID, "active", stamp, place.CourseTitle, place.ID}}},
		{"classes.csv", []string{"sourcedId", "status", "dateLastModified", "title", "courseSourcedId", "schoolSourcedId", "classType", "termSourcedIds"}, classRows},
		{"users.csv", []string{"sourcedId", "status", "dateLastModified", "enabledUser", "username", "givenName", "familyName", "orgSourcedIds", "role"}, users},
		{"enrollments.csv", []string{"sourcedId", "status", "dateLastModified", "classSourcedId", "schoolSourcedId", "userSourcedId", "role"}, enrollments},
	} {
		if err := part(z, file.name, file.heads, file.rows); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write OneRoster: %w", err)
	}
	return nil
}

func part(z *zip.Writer, name string, heads []string, rows [][]string) error {
	w, err := z.Create(name)
	if err != nil {
		return fmt.Errorf("write OneRoster: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.WriteAll(append([][]string{heads}, rows...)); err != nil {
		return fmt.Errorf("write OneRoster %s: %w", name, err)
	}
	return nil
}

// split gives what stands before the given name, and the given name: its last word.
func split(name string) (family, given string) {
	at := strings.LastIndex(name, " ")
	if at < 0 {
		return "", name
	}
	return name[:at], name[at+1:]
}
