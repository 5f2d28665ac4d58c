package collector

import (
	"fmt"
	"regexp"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"dendau/storage/record"
	"dendau/storage/report"
)

// period is a month, a quarter, a year, or any other stretch of days, both ends included.
type period struct {
	// Value is how addresses say it: "2026-11", "2026-q4", "2026-h2", "2026"; "" for a free one.
	Value    string
	From, To record.Day
}

var periodForm = regexp.MustCompile(`^(20[0-9]{2})(?:-(q[1-4]|h[12]|0[1-9]|1[0-2]))?$`)

// parsePeriod reads the period of an address.
func parsePeriod(value string) (period, error) {
	m := periodForm.FindStringSubmatch(value)
	if m == nil {
		return period{}, fmt.Errorf("period %.20q: %w", value, errBadQuery)
	}
	year, _ := strconv.Atoi(m[1]) // the form says four digits
	switch {
	case m[2] == "":
		return span(value, year, time.January, 12), nil
	case m[2][0] == 'q':
		return span(value, year, time.Month(int(m[2][1]-'1')*3+1), 3), nil
	case m[2][0] == 'h':
		return span(value, year, time.Month(int(m[2][1]-'1')*6+1), 6), nil
	}
	month, _ := strconv.Atoi(m[2])
	return span(value, year, time.Month(month), 1), nil
}

// ParsePeriod reads a period as a person names it: "2026-11", "2026-q4", "2026-h2" or "2026". Both days are included.
func ParsePeriod(value string) (from, to record.Day, err error) {
	p, err := parsePeriod(value)
	return p.From, p.To, err
}

func span(value string, year int, month time.Month, months int) period {
	return period{Value: value, From: record.DayAt(year, month, 1), To: record.DayAt(year, month+time.Month(months), 1) - 1}
}

func quarterOf(t time.Time) period {
	q := (int(t.Month()) - 1) / 3
	return span(fmt.Sprintf("%d-q%d", t.Year(), q+1), t.Year(), time.Month(q*3+1), 3)
}

func halfOf(t time.Time) period {
	h := (int(t.Month()) - 1) / 6
	return span(fmt.Sprintf("%d-h%d", t.Year(), h+1), t.Year(), time.Month(h*6+1), 6)
}

// kind is what kind of period it is, as a form says it; empty for any other stretch of days.
func (p period) kind() report.Period {
	switch m := periodForm.FindStringSubmatch(p.Value); {
	case m == nil:
		return ""
	case m[2] == "":
		return report.Year
	case m[2][0] == 'q':
		return report.Quarter
	case m[2][0] == 'h':
		return report.Half
	}
	return report.Month
}

// choice is one line of the list of periods.
type choice struct {
	Value, Text string
	Current     bool
}

// periods are what an officer reports by: the last months, quarters and years.
func (v *room) periods(now time.Time, current period) []choice {
	var out []choice
	add := func(p period) {
		out = append(out, choice{Value: p.Value, Text: capital(v.periodName(p)), Current: p == current})
	}
	first := time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, time.UTC)
	for back := range 4 {
		add(quarterOf(first.AddDate(0, -3*back, 0)))
	}
	for back := range 4 {
		month := first.AddDate(0, -back, 0)
		add(span(month.Format("2006-01"), month.Year(), month.Month(), 1))
	}
	for back := range 2 {
		add(halfOf(first.AddDate(0, -6*back, 0)))
	}
	for back := range 2 {
		add(span(strconv.Itoa(now.Year()-back), now.Year()-back, time.January, 12))
	}
	for _, c := range out {
		if c.Current {
			return out
		}
	}
	return append([]choice{{Value: current.Value, Text: capital(v.periodName(current)), Current: true}}, out...)
}

// periodName names a period inside a sentence: "quý IV/2026".
func (v *room) periodName(p period) string {
	year := p.From.Year()
	switch m := periodForm.FindStringSubmatch(p.Value); {
	case m == nil:
		return v.say("periodFree", "from", date(p.From), "to", date(p.To))
	case m[2] == "":
		return v.say("periodYear", "year", strconv.Itoa(year))
	case m[2][0] == 'q':
		return v.say("periodQuarter", "quarter", [...]string{"I", "II", "III", "IV"}[m[2][1]-'1'], "year", strconv.Itoa(year))
	case m[2][0] == 'h':
		return v.say("periodHalf", "half", [...]string{"I", "II"}[m[2][1]-'1'], "year", strconv.Itoa(year))
	default:
		return v.say("periodMonth", "month", strconv.Itoa(int(p.From.Time().Month())), "year", strconv.Itoa(year))
	}
}

// capital begins a line with a capital letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
