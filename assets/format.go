package assets

import (
	"strconv"
	"strings"
	"time"
)

// Dates, hours and numbers are written the Vietnamese way in both languages of
// the interface, because they are compared with papers of the hall.

// Date writes dd/MM/yyyy.
func Date(t time.Time) string { return t.Format("02/01/2006") }

// DayMonth writes dd/MM.
func DayMonth(t time.Time) string { return t.Format("02/01") }

// Clock writes the hour of the day, 24 h: 19:02.
func Clock(t time.Time) string { return t.Format("15:04") }

// MonthYear writes 5/2026.
func MonthYear(t time.Time) string { return t.Format("1/2006") }

var (
	weekdaysVi = [...]string{"Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"}
	weekdaysEn = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

// Weekday names the day of the week with a capital, as it stands alone on a
// calendar leaf. Inside a Vietnamese sentence use WeekdayInText.
func (m *Messages) Weekday(t time.Time) string {
	if m.lang == "en" {
		return weekdaysEn[t.Weekday()]
	}
	return weekdaysVi[t.Weekday()]
}

// WeekdayInText is the form inside a sentence: "thứ Năm", "chủ nhật", "Thursday".
func (m *Messages) WeekdayInText(t time.Time) string {
	switch {
	case m.lang == "en":
		return weekdaysEn[t.Weekday()]
	case t.Weekday() == time.Sunday:
		return "chủ nhật"
	}
	return strings.Replace(weekdaysVi[t.Weekday()], "Thứ", "thứ", 1)
}

// LongDate writes "Thứ Ba 19/05/2026" or "Tuesday 19/05/2026".
func (m *Messages) LongDate(t time.Time) string { return m.Weekday(t) + " " + Date(t) }

// PeriodName writes "Tháng 5/2026", "Quý 2/2026", "Nửa đầu năm 2026" or "Năm 2026" for the period that begins on a day.
func (m *Messages) PeriodName(period string, from time.Time) string {
	month, year := int(from.Month()), from.Year()
	switch {
	case period == "quarter":
		return m.T("report.nameQuarter", "i", (month+2)/3, "year", year)
	case period == "half" && month <= 6:
		return m.T("report.nameFirstHalf", "year", year)
	case period == "half":
		return m.T("report.nameSecondHalf", "year", year)
	case period == "year":
		return m.T("report.nameYear", "year", year)
	}
	return m.T("report.nameMonth", "month", MonthYear(from))
}

// Number writes a whole number with dots between thousands: 1.250.000.
func Number(n int64) string {
	digits := strconv.FormatInt(n, 10)
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteByte('.')
		}
		b.WriteRune(d)
	}
	return sign + b.String()
}

// Decimal writes a number with a comma and the given number of places, dots
// between thousands: 1.234,5.
func Decimal(x float64, places int) string {
	whole, fraction, _ := strings.Cut(strconv.FormatFloat(x, 'f', places, 64), ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil { // beyond int64: leave the digits ungrouped rather than wrong
		return sign + whole
	}
	if fraction == "" {
		return sign + Number(n)
	}
	return sign + Number(n) + "," + fraction
}

// Duration writes a length of time in the two largest units that are not zero:
// "40 giây", "1 phút 12 giây", "1 giờ 29 phút". Less than a second is "0 giây".
func (m *Messages) Duration(d time.Duration) string {
	seconds := int(d.Round(time.Second) / time.Second)
	hours, minutes, seconds := seconds/3600, seconds/60%60, seconds%60
	var parts []string
	add := func(n int, key string) {
		if n > 0 && len(parts) < 2 {
			parts = append(parts, m.T(key, "n", n))
		}
	}
	add(hours, "kit.hours")
	add(minutes, "kit.minutes")
	if hours == 0 {
		add(seconds, "kit.seconds")
	}
	if len(parts) == 0 {
		return m.T("kit.seconds", "n", 0)
	}
	return strings.Join(parts, " ")
}
