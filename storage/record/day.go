package record

import (
	"fmt"
	"time"
)

// Day is a calendar day, counted from 1970-01-01.
type Day int32

// secondsPerDay has no exceptions in Unix time.
const secondsPerDay = 24 * 60 * 60

// DayOf is the calendar day of t in t's own time zone.
func DayOf(t time.Time) Day {
	year, month, day := t.Date()
	return DayAt(year, month, day)
}

// DayAt is the given calendar day.
func DayAt(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// Time is the day's midnight in UTC, for formatting; it says nothing of hours.
func (d Day) Time() time.Time { return time.Unix(int64(d)*secondsPerDay, 0).UTC() }

// Year is the calendar year of the day.
func (d Day) Year() int { return d.Time().Year() }

// String writes the day as 2026-11-22.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// MarshalText writes the day as 2026-11-22. The codec does not use it: in CBOR a day is its number.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (d *Day) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("a day is written 2026-11-22: %w", err)
	}
	*d = DayOf(t)
	return nil
}
