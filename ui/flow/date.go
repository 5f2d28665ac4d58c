package flow

import (
	"time"

	"dendau/storage/record"
)

// A hall's clock is not believed by itself. A battery that is empty wakes up years ago; a hand that sets it may slip by a year. Where it cannot
// be right the facilitator is asked once, at opening the desk. Events keep what the clock said; the reports use what was confirmed.

const (
	// clockSlack is how far the log may lie ahead of the clock: its seconds are cut off, and a clock is corrected by a little now and then.
	clockSlack = time.Minute
	// longPause is how many days after the last known one a clock is asked about: the longest time in summer in which a hall is closed.
	longPause = 75
	// strange is how many days are more than any pause: the clock's own date is then no longer proposed.
	strange = 300
	// shelf is how many days a program may lie before a hall begins with it.
	shelf = 3 * 365
	// steady is how many days a clock is believed to have gone on without a jump after its date was confirmed.
	steady = 31
)

// clockDoubt is whether the clock can be right, and what somebody said about it.
type clockDoubt struct {
	doubt bool // the clock cannot be right
	asked bool // the facilitator was asked, and may answer later
	sure  record.DateConfirmed
}

// look gives the date to propose, and notes whether it is doubtful.
func (c *clockDoubt) look(k *Kiosk) record.Day {
	if day, ok := c.confirmed(k.now); ok && day >= k.book.vouched { // the centre may have written a later day since
		c.doubt = false
		return day
	}
	was := c.doubt
	if c.doubt = k.clockBehind() || k.clockAhead(); !was {
		c.asked = false
	}
	if c.doubt {
		return k.likelyDate()
	}
	return record.DayOf(k.now)
}

// confirmed is the date by a clock that somebody confirmed since the program started, as long as it goes on without a jump.
func (c *clockDoubt) confirmed(now time.Time) (record.Day, bool) {
	gone := now.Sub(time.Unix(c.sure.Clock, 0))
	if c.sure.Date == 0 || gone < -clockSlack || gone > steady*24*time.Hour {
		return 0, false
	}
	return c.sure.Date + record.DayOf(now) - record.DayOf(time.Unix(c.sure.Clock, 0).In(now.Location())), true
}

// clockDay is the day as far as the clock knows: the clock's, unless somebody confirmed another.
func (k *Kiosk) clockDay() record.Day {
	if day, ok := k.plan.confirmed(k.now); ok {
		return day
	}
	return record.DayOf(k.now)
}

// confirm takes the facilitator's word for the date of what is opened now.
func (p *plan) confirm(k *Kiosk) {
	p.doubt, p.asked = false, false
	k.effect(ConfirmDate{p.date})
}

// knownDay is the latest day that cannot be in the future: one that somebody vouched for, or that of the program.
func (k *Kiosk) knownDay() record.Day {
	if k.cfg.Build.IsZero() {
		return k.book.vouched
	}
	return max(k.book.vouched, record.DayOf(k.cfg.Build.In(k.now.Location())))
}

// clockBehind: the clock stands before something that is past. A log that itself ran far ahead of all that is known proves nothing.
func (k *Kiosk) clockBehind() bool {
	last := k.book.last
	// The centre counts Viet Nam's days; a machine that was set up in another zone has the same moment on the day before.
	day := max(record.DayOf(k.now), record.DayOf(k.now.In(vietnam)))
	return day < k.book.vouched || k.cfg.Build.After(k.now) ||
		last.After(k.now.Add(clockSlack)) && record.DayOf(last) <= k.knownDay()+longPause
}

// clockAhead: the clock stands so long after all that is known that somebody should say so.
func (k *Kiosk) clockAhead() bool {
	known, pause := k.knownDay(), record.Day(longPause)
	if k.book.vouched == 0 {
		pause = shelf
	}
	return known != 0 && record.DayOf(k.now) > known+pause
}

// likelyDate is what the date seems to be where the clock is doubted: that of the session that is open, what a clock that is steadily wrong
// shows once it is set right, else the next class day. A hall that was closed for long gets the clock's.
func (k *Kiosk) likelyDate() record.Day {
	if s := k.book.open(); s != nil {
		return s.Date
	}
	known, today := k.knownDay(), record.DayOf(k.now)
	if today >= known && (k.book.vouched == 0 && !k.clockAhead() || today <= known+strange) {
		return today
	}
	c := clockDoubt{sure: k.book.confirmed}
	if day, ok := c.confirmed(k.now); ok && day > k.book.vouched {
		return day
	}
	return k.nextClassDay(known)
}

// nextClassDay is the first class day after the last session; without one, the day that is known.
func (k *Kiosk) nextClassDay(known record.Day) record.Day {
	sessions := k.book.sessions()
	if len(sessions) == 0 {
		return known
	}
	class := k.book.class(sessions[len(sessions)-1].Class)
	for day := known + 1; day <= known+7; day++ {
		if meets(class, day) {
			return day
		}
	}
	return known + 1
}

// openDesk is what a facilitator sees first: their evening, or the question for the date.
func (k *Kiosk) openDesk() {
	if k.plan.doubt && !k.plan.asked {
		k.plan.asked = true
		k.enter(&dateRoom{date: k.plan.date, doubted: true})
		return
	}
	if !k.plan.doubt {
		k.ageRows(min(k.plan.date, k.book.vouched))
	}
	k.enter(&tonightRoom{})
}

// dateRoom sets tonight's date.
type dateRoom struct {
	date    record.Day
	opening bool // the session opens as soon as the date is right
	doubted bool // asked by the kiosk
}

func (r *dateRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case DateBy:
		r.date += record.Day(max(-366, min(a.Days, 366)))
	case Next:
		r.confirm(k)
	}
}

// confirm keeps which day the clock's day is. A date that the clock has too needs no fact of its own, unless it was doubted.
func (r *dateRoom) confirm(k *Kiosk) {
	said := record.DateConfirmed{Date: r.date, Clock: k.now.Unix()}
	doubted := k.plan.doubt || r.doubted
	k.plan.date = r.date
	k.plan.confirm(k)
	k.plan.sure = said
	on := func() {
		k.ageRows(r.date)
		if k.enter(&tonightRoom{}); r.opening {
			k.room.do(k, OpenTonight{})
		}
	}
	if !doubted && r.date == record.DayOf(k.now) {
		on()
		return
	}
	k.keep(on, said)
}

func (r *dateRoom) view(k *Kiosk) Screen {
	return ChangeDate{Date: r.date, Doubted: r.doubted || r.opening, Clock: record.DayOf(k.now)}
}
