package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"dendau/content"
	"dendau/storage/record"
)

// Form is the table that a province asks for: which rows, which columns, between which ages, over which periods. It is data, written in
// FORM.md, so that another form needs no other program.
type Form struct {
	Format string `json:"format"`
	// Name and Version stand above the table: an officer asks by them which form it was.
	Name    content.Text `json:"name"`
	Version int          `json:"version"`
	// Periods are those that the form is filled in for, the usual one first.
	Periods []Period     `json:"periods"`
	Corner  content.Text `json:"corner"`
	Rows    []FormRow    `json:"rows"`
	Columns []FormColumn `json:"columns"`
}

// Period is how long a report looks back.
type Period string

// The periods.
const (
	Month   Period = "month"
	Quarter Period = "quarter"
	Half    Period = "half"
	Year    Period = "year"
)

// Months is how long a period is.
func (p Period) Months() int { return map[Period]int{Month: 1, Quarter: 3, Half: 6, Year: 12}[p] }

// Start is the first day of the period that holds a day.
func (p Period) Start(day time.Time) time.Time {
	months := max(1, p.Months())
	first := (int(day.Month())-1)/months*months + 1
	return time.Date(day.Year(), time.Month(first), 1, 0, 0, 0, 0, time.UTC)
}

// Who chooses people by what a form can ask; its zero value is everybody.
type Who struct {
	// From and To are ages, both included; a To of 0 has no end. Unknown are those whose year of birth is not known, who are of no age.
	From    int  `json:"from,omitempty"`
	To      int  `json:"to,omitempty"`
	Unknown bool `json:"unknown,omitempty"`
	// Sex is "female", "male", "unknown", or empty for all.
	Sex string `json:"sex,omitempty"`
	// Least is in how many sessions of the period they took part at least.
	Least int `json:"least,omitempty"`
}

// FormRow is one line.
type FormRow struct {
	Title content.Text `json:"title"`
	Who
	// Sum is drawn under a line; Rare is left out where it counts nobody.
	Sum  bool `json:"sum,omitempty"`
	Rare bool `json:"rare,omitempty"`
}

// FormColumn is one column; Group is the head that it shares with its neighbours. Count is "people", each once, or "attendances", each time.
type FormColumn struct {
	Group content.Text `json:"group,omitempty"`
	Title content.Text `json:"title"`
	Count string       `json:"count"`
	Who
}

// What a form may hold. A table larger than this is no sheet of paper.
const (
	FormFormat  = "dendau-form-1"
	maxForm     = 64 << 10
	maxFormRows = 24
	maxFormText = 80
	maxAge      = 150
)

// ErrForm says that a file is not a form that can be filled in.
var ErrForm = errors.New("report: not a form")

// ParseForm reads a form and refuses what it could not fill in.
func ParseForm(file []byte) (Form, error) {
	if len(file) > maxForm {
		return Form{}, fmt.Errorf("%w: %d bytes, at most %d", ErrForm, len(file), maxForm)
	}
	var f Form
	in := json.NewDecoder(bytes.NewReader(file))
	in.DisallowUnknownFields()
	if err := in.Decode(&f); err != nil {
		return Form{}, fmt.Errorf("%w: %v", ErrForm, err)
	}
	if err := f.check(); err != nil {
		return Form{}, fmt.Errorf("%w: %v", ErrForm, err)
	}
	return f, nil
}

func (f Form) check() error {
	switch {
	case f.Format != FormFormat:
		return fmt.Errorf("format %q, want %q", f.Format, FormFormat)
	case len(f.Periods) == 0:
		return errors.New("no periods")
	case len(f.Rows) == 0 || len(f.Rows) > maxFormRows || len(f.Columns) == 0 || len(f.Columns) > maxFormRows:
		return fmt.Errorf("%d rows and %d columns, want 1 to %d of each", len(f.Rows), len(f.Columns), maxFormRows)
	}
	for i, p := range f.Periods {
		if p.Months() == 0 || slices.Contains(f.Periods[:i], p) {
			return fmt.Errorf("period %q", p)
		}
	}
	texts := []content.Text{f.Name}
	for i, r := range f.Rows {
		texts = append(texts, r.Title)
		if err := r.Who.check(); err != nil {
			return fmt.Errorf("row %d: %v", i+1, err)
		}
	}
	for i, c := range f.Columns {
		texts = append(texts, c.Title)
		if err := c.check(); err != nil {
			return fmt.Errorf("column %d: %v", i+1, err)
		}
	}
	for _, t := range texts {
		if n := utf8.RuneCountInString(t[content.Vietnamese]); n == 0 || n > maxFormText {
			return fmt.Errorf("a title of %d letters in Vietnamese, want 1 to %d", n, maxFormText)
		}
	}
	return nil
}

func (c FormColumn) check() error {
	if c.Count != "people" && c.Count != "attendances" {
		return fmt.Errorf("count %q, want people or attendances", c.Count)
	}
	return c.Who.check()
}

// formSexes are the words of a form.
var formSexes = map[string]record.Sex{"unknown": 0, "female": record.Female, "male": record.Male}

func (w Who) check() error {
	if _, ok := formSexes[w.Sex]; w.Sex != "" && !ok {
		return fmt.Errorf("sex %q, want female, male or unknown", w.Sex)
	}
	if w.From < 0 || w.From > maxAge || w.To < 0 || w.To > maxAge || w.To > 0 && w.To < w.From || w.Least < 0 {
		return fmt.Errorf("from %d to %d, at least %d times", w.From, w.To, w.Least)
	}
	return nil
}

func (w Who) counts(a Attendee) bool {
	age, known := a.Age()
	switch {
	case w.Sex != "" && formSexes[w.Sex] != a.Sex, a.Times < w.Least:
		return false
	case w.Unknown:
		return !known
	case w.From > 0 || w.To > 0:
		return known && age >= w.From && (w.To == 0 || age <= w.To)
	}
	return true
}

// Filled is a form with its numbers.
type Filled struct {
	Form    Form
	Numbers []FilledRow
}

// FilledRow is one line of a filled form, one count a column.
type FilledRow struct {
	Title  content.Text
	Sum    bool
	Counts []int
}

// Fill counts people into a form.
func (f Form) Fill(people []Attendee) Filled {
	out := Filled{Form: f}
	for _, row := range f.Rows {
		line := FilledRow{Title: row.Title, Sum: row.Sum, Counts: make([]int, len(f.Columns))}
		anybody := false
		for _, a := range people {
			if !row.counts(a) {
				continue
			}
			anybody = true
			for i, c := range f.Columns {
				if !c.counts(a) {
					continue
				}
				if c.Count == "people" {
					line.Counts[i]++
				} else {
					line.Counts[i] += a.Times
				}
			}
		}
		if anybody || !row.Rare {
			out.Numbers = append(out.Numbers, line)
		}
	}
	return out
}
