package flow

import "time"

// idleAfter is how long a learner's screen waits for a touch before it asks whether somebody is there.
const idleAfter = 3 * time.Minute

// idle watches over a learner's screen.
type idle struct {
	touched time.Time
	asked   time.Time // when the notice came, zero without one
}

func (i *idle) touch(now time.Time) { *i = idle{touched: now} }

// patient marks the rooms in which learners are and which go home when nobody is.
type patient interface{ patient() bool }

// waitForPeople asks, and goes home. A film or a voice is never interrupted, and neither is somebody who waits for the disk.
func (k *Kiosk) waitForPeople() {
	if k.atHome() {
		k.waitAtHome()
		return
	}
	room, learner := k.room.(patient)
	playing := k.filmShown() != nil && k.filmShown().playing
	if !learner || !room.patient() || playing || k.voice.on && k.idle.asked.IsZero() || k.busy() || k.idle.touched.IsZero() || k.now.Before(k.idle.touched) {
		k.idle.touch(k.now)
		return
	}
	switch {
	case k.idle.asked.IsZero():
		if k.now.Sub(k.idle.touched) >= idleAfter {
			k.idle.asked = k.now
		}
	case k.now.Sub(k.idle.asked) >= IdlePatience:
		k.leave("idle")
	}
}

// waitAtHome takes back what somebody changed at home who then went away.
func (k *Kiosk) waitAtHome() {
	i := &k.idle
	if i.touched.IsZero() || k.now.Before(i.touched) {
		i.touch(k.now)
	}
	if k.now.Sub(i.touched) >= idleAfter {
		k.freshen()
	}
}

func (k *Kiosk) idleView() *Idle {
	if k.idle.asked.IsZero() {
		return nil
	}
	v := &Idle{Left: max(0, IdlePatience-k.now.Sub(k.idle.asked))}
	if who := k.seated(); len(who) > 0 {
		v.Who = who[0]
	}
	return v
}
