package collector

import (
	"context"
	"errors"
	"sync"
	"time"

	"dendau/sync/bundle"
)

// maxDeliveries is how many deliveries the pages remember; older ones are forgotten, never their bundles.
const maxDeliveries = 64

// delivery is what an officer handed in, perhaps in several requests: the page sends a folder of files in portions.
type delivery struct {
	id    string
	begun time.Time

	mu    sync.Mutex
	tally Tally
	rows  []Taken // of every file, as it was told
	// done of files were taken; ended says that no more come.
	done, files int
	ended       bool
	// stick is the drive's name; receipts were laid on it, unless it could not be written.
	stick      string
	bringer    Bringer
	receipts   int
	noReceipts bool
}

// refuse notes a file that could not be read to its end.
func (d *delivery) refuse(name string, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.tally.Note(name, Outcome{}, err)
	d.rows = append(d.rows, Taken{Name: name, Bundle: true, Err: err})
	d.done, d.files = d.done+1, max(d.files, d.done+1)
}

// takeSome takes a part of a delivery in; of is how many files there are in all, 0 when nobody knows.
func (d *desk) takeSome(ctx context.Context, one *delivery, some Delivery, way string, of int) error {
	one.mu.Lock()
	one.files = max(one.files, of, one.done+len(some.Bundles)+len(some.Enrolments))
	who := one.bringer
	one.mu.Unlock()
	var came []bundle.ID
	// What has come is here: that the officer's browser is closed now must not undo it.
	tally, err := d.c.TakeDelivery(context.WithoutCancel(ctx), some, way, false, func(t Taken) {
		if t.Err != nil && !keptAside(t.Err) {
			d.c.o.Logger.Warn("file refused", "file", t.Name, "error", t.Err)
		}
		if t.Kept() {
			came = append(came, t.Outcome.ID)
		}
		one.mu.Lock()
		defer one.mu.Unlock()
		one.rows = append(one.rows, t)
		one.done++
	})
	err = errors.Join(err, d.c.Brought(context.WithoutCancel(ctx), who, way, came...))
	one.mu.Lock()
	defer one.mu.Unlock()
	one.tally.merge(tally)
	return err
}

// begin opens a delivery for what its bringer hands in next.
func (d *desk) begin(id string, who Bringer) *delivery {
	one := d.deliveries.open(id, d.c.o.Now())
	one.mu.Lock()
	defer one.mu.Unlock()
	one.bringer = who
	return one
}

// deliveries are those that the pages remember.
type deliveries struct {
	mu    sync.Mutex
	byID  map[string]*delivery
	order []string
}

// open gives the delivery of that id, a new one if it is not there.
func (s *deliveries) open(id string, now time.Time) *delivery {
	s.mu.Lock()
	defer s.mu.Unlock()
	if one := s.byID[id]; one != nil {
		return one
	}
	if s.byID == nil {
		s.byID = map[string]*delivery{}
	}
	if len(s.order) == maxDeliveries {
		delete(s.byID, s.order[0])
		s.order = s.order[1:]
	}
	one := &delivery{id: id, begun: now}
	s.byID[id], s.order = one, append(s.order, id)
	return one
}

func (s *deliveries) find(id string) (*delivery, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	one := s.byID[id]
	return one, one != nil
}

// plainID tells whether a page of ours could have made the name.
func plainID(id string) bool {
	if len(id) < 16 || len(id) > 64 {
		return false
	}
	for _, r := range id {
		if !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_') {
			return false
		}
	}
	return true
}
