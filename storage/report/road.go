package report

import (
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
)

// Custody is how far one session is on its way.
type Custody struct {
	Session Session
	Leg     Leg
	// CarriedAt is the kiosk's wall clock at the first handing over that held it whole; zero if there was none.
	CarriedAt time.Time
	// ArrivedAt is the centre's clock on the first receipt that confirmed it whole; zero if there was none.
	ArrivedAt time.Time
}

// Road is how far the log of a kiosk is on its way.
type Road struct {
	// CarriedTo and ArrivedTo are the last events handed over and confirmed; 0 for none.
	CarriedTo, ArrivedTo record.Seq
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
		road.CarriedTo = max(road.CarriedTo, e.last)
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
		if e := k.exports[stamp]; e.last >= s.Last {
			c.Leg, c.CarriedAt = Carried, time.Unix(e.at, 0).UTC()
			break
		}
	}
	for _, stamp := range byStamp(k.receipts) {
		if r := k.receipts[stamp]; r.UpTo >= s.Last {
			c.Leg, c.ArrivedAt = Arrived, time.Unix(r.Issued, 0).UTC()
			break
		}
	}
	return c
}
