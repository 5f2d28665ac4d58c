package flow

import (
	"slices"
	"strconv"

	"dendau/storage/record"
	"dendau/storage/report"
)

// Rows of single people leave the kiosk by themselves some time after the centre wrote that it holds them: who came on which evening, and what was
// noted of it. The law asks for it by design, so nobody has to remember it. What the rows came to stays.

// settingRows is how many days they stay after the receipt.
const settingRows = "rows.days"

// keptForGood is the choice of those who give nothing up.
const keptForGood = "never"

// usualRowDays is what holds until somebody chooses otherwise.
const usualRowDays = 90

// rowDays are the choices; 0 is never.
var rowDays = []int{30, 60, usualRowDays, 180, 0}

// rowDays is how many days rows stay after the receipt that covers them, 0 for good.
func (k *Kiosk) rowDays() int {
	word := k.book.setting(settingRows)
	if word == keptForGood {
		return 0
	}
	if n, err := strconv.Atoi(word); err == nil && slices.Contains(rowDays, n) {
		return n
	}
	return usualRowDays
}

// chooseRowDays keeps the choice. It is acted on when the desk is opened next, so that a slip of the hand can be mended.
func (k *Kiosk) chooseRowDays(days int) {
	if !slices.Contains(rowDays, days) || days == k.rowDays() {
		return
	}
	word := keptForGood
	if days > 0 {
		word = strconv.Itoa(days)
	}
	k.keep(func() {}, record.SettingChanged{Key: settingRows, Value: word})
}

// ageRows gives up what is due on a day that somebody vouched for. No clock is believed here: what is given up does not come back.
func (k *Kiosk) ageRows(day record.Day) {
	days := k.rowDays()
	if days == 0 {
		return
	}
	if upTo, due := k.book.facts.DueToAge(k.book.kiosk, day, days); due {
		k.note(record.RowsAged{UpTo: upTo})
	}
}

// agedTo is the last day of which only numbers are here, 0 while there is none.
func (k *Kiosk) agedTo() record.Day {
	day, _ := k.book.facts.AgedTo(k.book.kiosk)
	return day
}

// withRows leaves out the evenings of which only numbers are here.
func withRows(sessions []report.Session) []report.Session {
	return slices.DeleteFunc(slices.Clone(sessions), func(s report.Session) bool { return s.Aged })
}
