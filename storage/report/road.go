package report

import (
	"slices"
	"time"

	"dendau/storage/record"
)

// Leg is how far something is on its way to the centre.
type Leg uint8

// The legs. Only a receipt tells of arrival.
const (
	AtKiosk Leg = 0
	Carried Leg = 1
	Arrived Leg = 2
	// Offered: shown or printed as codes, and nobody said that they have it.
	Offered Leg = 3
)

// exported is one handing over and what the clock showed.
type exported struct {
	record.Exported
	at int64
}

// taken tells that somebody has what was handed over, as far as a kiosk can know.
func (e exported) taken() bool { return e.Way != record.Shown && e.Way != record.ByPaper }

// exportKey finds an export in the log of its kiosk.
type exportKey struct {
	run record.Run
	seq record.Seq
}

// Handover is one handing over and what became of it.
type Handover struct {
	record.Stamp
	// At is the kiosk's wall clock, Day the day that is believed.
	At  time.Time
	Day record.Day
	// Way is one of record's ways; Stick the volume's name.
	Way, Stick  string
	First, Last record.Seq
	// Courier took it; zero where nobody said so, or they asked to be forgotten.
	Courier record.ID
	// Arrived is set once a receipt confirmed all of it, whoever carried that; ArrivedAt is the centre's clock on the first receipt that told
	// the time, else zero.
	Arrived   bool
	ArrivedAt time.Time
}

// Handovers lists what a kiosk handed over, the newest first.
func (b *Book) Handovers(k record.KioskID) []Handover {
	log := b.kiosks[k]
	if log == nil {
		return nil
	}
	var out []Handover
	for _, stamp := range slices.Backward(byStamp(log.exports)) {
		e := log.exports[stamp]
		h := Handover{
			Stamp: stamp, At: time.Unix(e.at, 0).UTC(), Day: b.DayOf(stamp, e.at), Way: e.Way, Stick: e.Stick, First: e.First, Last: e.Last,
			Courier: log.carriers[exportKey{stamp.Run, stamp.Seq}].value,
		}
		if b.Erased(h.Courier) {
			h.Courier = record.ID{}
		}
		h.Arrived, h.ArrivedAt = log.arrived(e.Last)
		out = append(out, h)
	}
	return out
}

// arrived tells whether the centre holds the log up to an event, and since when as far as its receipts tell.
func (k *kiosk) arrived(last record.Seq) (held bool, since time.Time) {
	for _, stamp := range byStamp(k.receipts) {
		r := k.receipts[stamp]
		if r.UpTo < last {
			continue
		}
		if held = true; r.Issued != 0 {
			return true, time.Unix(r.Issued, 0).UTC()
		}
	}
	return held, time.Time{}
}

// Custody is how far one session is on its way.
type Custody struct {
	Session Session
	Leg     Leg
	// CarriedAt is the kiosk's wall clock at the first handing over that held it whole; zero if there was none.
	CarriedAt time.Time
	// ArrivedAt is the centre's clock on the first receipt that confirmed it whole; zero if there was none, or none that told the time.
	ArrivedAt time.Time
}

// Road is how far the log of a kiosk is on its way.
type Road struct {
	// CarriedTo, OfferedTo and ArrivedTo are the last events handed over, shown as codes, and confirmed; 0 for none.
	CarriedTo, OfferedTo, ArrivedTo record.Seq
	// ArrivedDate is the date of the latest session of which all before have arrived too, as in "đã đến trung tâm: đến buổi 12/5"; Any that there is one.
	ArrivedDate record.Day
	Any         bool
	// Sessions are the kiosk's evenings that count, by date.
	Sessions []Custody
}

// Road tells how far the evenings of a kiosk are. A session is as far as its last event.
func (b *Book) Road(k record.KioskID) Road {
	var road Road
	log := b.kiosks[k]
	if log == nil {
		log = &kiosk{}
	}
	for _, e := range log.exports {
		if e.taken() {
			road.CarriedTo = max(road.CarriedTo, e.Last)
		} else {
			road.OfferedTo = max(road.OfferedTo, e.Last)
		}
	}
	for _, r := range log.receipts {
		road.ArrivedTo = max(road.ArrivedTo, r.UpTo)
	}
	whole := true
	for _, id := range b.sessionOrder() {
		s, _ := b.Session(id)
		if s.Kiosk != k {
			continue
		}
		c := log.custody(s)
		whole = whole && c.Leg == Arrived
		if whole {
			road.ArrivedDate, road.Any = s.Date, true
		}
		road.Sessions = append(road.Sessions, c)
	}
	return road
}

func (k *kiosk) custody(s Session) Custody {
	c := Custody{Session: s}
	for _, stamp := range byStamp(k.exports) {
		e := k.exports[stamp]
		if e.Last < s.Last {
			continue
		}
		if c.Leg = Offered; e.taken() {
			c.Leg, c.CarriedAt = Carried, time.Unix(e.at, 0).UTC()
			break
		}
	}
	if held, since := k.arrived(s.Last); held {
		c.Leg, c.ArrivedAt = Arrived, since
	}
	return c
}
