package flow

import "dendau/storage/record"

// today is the day that the desk works in: of the evening that is open, else as the facilitator confirmed it.
func (k *Kiosk) today() record.Day {
	if s := k.book.open(); s != nil {
		return s.Date
	}
	if k.plan.date != 0 {
		return k.plan.date
	}
	return record.DayOf(k.now)
}
