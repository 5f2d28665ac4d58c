package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"dendau/sync/collector"
)

type imports struct {
	folder
	Enrol bool     `help:"Enrol the kiosks whose enrolments are found, on your word."`
	From  []string `arg:"" name:"file|dir" help:"A bundle, an enrolment, a folder of them, or a stick."`
}

// Run takes in enrolments first, so that their bundles need not wait. It prints a line for each and goes on after a refusal.
func (i imports) Run(o outside) error {
	return i.with(o, func(c *collector.Centre) error {
		var deliveries []collector.Delivery
		for _, from := range i.From {
			d, err := collector.ReadDelivery(from)
			if err != nil {
				return err
			}
			deliveries = append(deliveries, d)
		}
		refused := false
		for _, d := range deliveries {
			for _, f := range d.Enrolments {
				refused = i.enrolment(o, c, f) || refused
			}
		}
		for _, d := range deliveries {
			err := c.IngestAll(o.ctx, d.Bundles, "usb", func(n int, out collector.Outcome, err error) {
				refused = i.bundle(o, d.Bundles[n], out, err) || refused
			})
			if err != nil {
				return err
			}
		}
		if refused {
			return errTold
		}
		return nil
	})
}

func (i imports) enrolment(o outside, c *collector.Centre, f collector.Found) (refused bool) {
	k := collector.Kiosk{}
	paper, err := f.Load()
	if err == nil {
		k, err = c.Enrol(o.ctx, paper, i.Enrol)
	}
	if err != nil {
		fmt.Fprintf(o.out, "%s: refused: %v\n", filepath.Base(f.Name), err)
		return true
	}
	switch k.State {
	case collector.Waiting:
		fmt.Fprintf(o.out, "%s: %s waits to be enrolled: dendau-center enrol --data %s %s\n", k.ID.Short(), k.HallName, i.Data, k.ID.Short())
	default:
		fmt.Fprintf(o.out, "%s: %s is %s\n", k.ID.Short(), k.HallName, k.State)
	}
	return false
}

// bundle prints what became of one bundle.
func (i imports) bundle(o outside, f collector.Found, out collector.Outcome, err error) (refused bool) {
	name := filepath.Base(f.Name)
	switch {
	case errors.Is(err, collector.ErrNotEnrolled), errors.Is(err, collector.ErrRevoked):
		fmt.Fprintf(o.out, "%s: kept, waiting: %v\n", name, err)
	case err != nil:
		fmt.Fprintf(o.out, "%s: refused (%s): %v\n", name, collector.CodeOf(err), err)
		return true
	default:
		fmt.Fprintf(o.out, "%s: %d new, %d known; held up to %d%s\n", name, out.New, out.Known, out.Receipt.UpTo, missing(out.Gaps))
	}
	return false
}

func missing(gaps []collector.Span) string {
	text := ""
	for n, g := range gaps {
		if n == 0 {
			text = ", missing "
		} else {
			text += ", "
		}
		text += fmt.Sprintf("%d-%d", g.First, g.Last)
	}
	return text
}
