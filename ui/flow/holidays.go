package flow

import (
	"slices"

	"dendau/storage/record"
)

// longestHoliday is how long a hall rests at most, in days: a whole summer.
const longestHoliday = 120

// holidaysRoom lists the days on which no class meets, from the last week on.
type holidaysRoom struct {
	back  room // nil for the list of rooms
	sheet int
}

func (r *holidaysRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.back == nil {
			r.back = &moreRoom{}
		}
		k.enter(r.back)
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.holidays()), termRows))
	case AddHoliday, Next:
		k.enter(&holidayForm{back: r, from: k.today(), to: k.today(), chosen: -1})
	case WeekOff:
		k.enter(k.weekOff(r))
	case HolidayOver:
		r.over(k, a)
	}
}

// over takes days off back.
func (r *holidaysRoom) over(k *Kiosk, a HolidayOver) {
	for _, h := range k.holidays() {
		if h.From == a.From && h.Class == a.Class {
			k.keep(func() { r.sheet = min(r.sheet, sheetsOf(len(k.holidays()), termRows)-1) }, record.HolidaySet{From: h.From, To: h.To, Reason: h.Reason, Off: true, Class: h.Class})
			return
		}
	}
}

// holidays are those that are not long over.
func (k *Kiosk) holidays() []Holiday {
	var rows []Holiday
	for _, h := range k.book.facts.Holidays(k.book.kiosk) {
		if h.To < k.today()-7 {
			continue
		}
		reason := h.Reason
		if !slices.Contains(cancelReasons, reason) {
			reason = "other"
		}
		rows = append(rows, Holiday{From: h.From, To: h.To, Reason: reason, Class: h.Class, Name: k.book.class(h.Class).Name})
	}
	return rows
}

func (r *holidaysRoom) view(k *Kiosk) Screen {
	rows := k.holidays()
	return Holidays{Rows: onSheet(rows, r.sheet, termRows), Sheet: r.sheet + 1, Sheets: sheetsOf(len(rows), termRows)}
}

// holidayForm adds days off.
type holidayForm struct {
	back     room
	from, to record.Day
	chosen   int
	class    record.ClassID // zero for all
}

// weekOff is the form for the rest of this week.
func (k *Kiosk) weekOff(back room) *holidayForm {
	from := k.today()
	return &holidayForm{back: back, from: from, to: from + record.Day(7-int(from.Time().Weekday()))%7, chosen: -1}
}

func (r *holidayForm) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.back)
	case DateBy:
		long := r.to - r.from
		r.from += record.Day(max(-366, min(a.Days, 366)))
		r.to = r.from + long
	case LastBy:
		r.to = max(r.from, min(r.to+record.Day(max(-366, min(a.Days, 366))), r.from+longestHoliday))
	case HolidayFor:
		r.nextClass(k)
	case Choose:
		if a.I >= 0 && a.I < len(cancelReasons) {
			r.chosen = a.I
		}
	case Next:
		if r.chosen >= 0 {
			k.keep(func() { k.enter(r.back) }, record.HolidaySet{From: r.from, To: r.to, Reason: cancelReasons[r.chosen], Class: r.class})
		}
	}
}

// nextClass goes round: all classes, then one after another.
func (r *holidayForm) nextClass(k *Kiosk) {
	all := k.book.facts.Classes()
	at := slices.IndexFunc(all, func(c record.ClassMade) bool { return c.Class == r.class })
	if r.class = (record.ClassID{}); at+1 < len(all) && len(all) > 1 {
		r.class = all[at+1].Class
	}
}

func (r *holidayForm) view(k *Kiosk) Screen {
	all := k.book.facts.Classes()
	v := HolidayForm{From: r.from, To: r.to, Reasons: cancelReasons, Chosen: r.chosen, Several: len(all) > 1}
	if !r.class.IsZero() {
		v.Class = k.book.class(r.class).Name
	}
	for _, c := range all {
		if !r.class.IsZero() && c.Class != r.class {
			continue
		}
		for day := r.from; day <= r.to; day++ {
			if meets(c, day) && k.whyOff(c.Class, day) == "" {
				v.Evenings++
			}
		}
	}
	return v
}
