package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"text/tabwriter"

	"dendau/sync/bundle"
	"dendau/sync/collector"
)

type imports struct {
	folder
	Enrol    bool     `help:"Enrol the kiosks whose enrolments are found, on your word."`
	Receipts bool     `help:"Lay the receipts on every stick that was named, for the way home."`
	By       string   `placeholder:"NAME" help:"Who brought it, for the custody of the bundles."`
	From     []string `arg:"" name:"file|dir|stick" help:"A bundle, an enrolment, a folder with all below it, or a stick."`
}

// progressFrom is how many files it takes before progress is told.
const progressFrom = 20

// Run takes in enrolments first, so that their bundles need not wait. It prints a line for each file and goes on after a refusal; at the
// end it compares, hall by hall, what the kiosks claim with what is held. A gap is no failure: what is missing is often on another stick.
func (i imports) Run(o outside) error {
	who, err := collector.ParseBringer(i.By)
	if err != nil {
		return fmt.Errorf("%w: --by: %w", errMisused, err)
	}
	return i.with(o, func(c *collector.Centre) error {
		all, sticks, err := i.deliveries()
		if err != nil {
			return err
		}
		var came []bundle.ID
		refused, done, files := false, 0, len(all.Enrolments)+len(all.Bundles)
		tally, err := c.TakeDelivery(o.ctx, all, "usb", i.Enrol, func(f collector.Taken) {
			refused = i.tell(o, f) || refused
			if f.Kept() {
				came = append(came, f.Outcome.ID)
			}
			if done++; files > progressFrom {
				fmt.Fprintf(o.talk, "\r%d / %d", done, files)
			}
		})
		if files > progressFrom {
			fmt.Fprintln(o.talk)
		}
		if err := errors.Join(err, c.Brought(o.ctx, who, "usb", came...)); err != nil {
			return err
		}
		if err := errors.Join(i.count(o, c, tally), i.home(o, c, sticks)); err != nil {
			return err
		}
		if refused || tally.Cut {
			return errTold
		}
		return nil
	})
}

// deliveries looks at everything that was named, as one delivery, and names the sticks among it.
func (i imports) deliveries() (all collector.Delivery, sticks []string, err error) {
	for _, from := range i.From {
		d, err := collector.ReadDelivery(from)
		if err != nil {
			return all, nil, err
		}
		all.Enrolments, all.Bundles = append(all.Enrolments, d.Enrolments...), append(all.Bundles, d.Bundles...)
		all.Cut = all.Cut || d.Cut
		if d.Stick != "" {
			sticks = append(sticks, d.Stick)
		}
	}
	if i.Receipts && len(sticks) == 0 {
		return all, nil, fmt.Errorf("%w: --receipts needs a stick among what is imported; otherwise use dendau-center receipts", errMisused)
	}
	return all, sticks, nil
}

// tell prints what became of one file.
func (i imports) tell(o outside, f collector.Taken) (refused bool) {
	name := filepath.Base(f.Name)
	switch k := f.Kiosk; {
	case waits(f.Err):
		fmt.Fprintf(o.out, "%s: kept, waiting: %v\n", name, f.Err)
	case f.Err != nil && f.Bundle:
		fmt.Fprintf(o.out, "%s: refused (%s): %v\n", name, collector.CodeOf(f.Err), f.Err)
	case f.Err != nil:
		fmt.Fprintf(o.out, "%s: refused: %v\n", name, f.Err)
	case f.Bundle:
		fmt.Fprintf(o.out, "%s: %d new, %d known; held up to %d%s\n", name, f.Outcome.New, f.Outcome.Known, f.Outcome.Receipt.UpTo, missing(f.Outcome.Gaps))
	case k.State == collector.Waiting:
		fmt.Fprintf(o.out, "%s: %s waits to be enrolled: dendau-center enrol --data %s %s\n", k.ID.Short(), k.HallName, i.Data, k.ID.Short())
	default:
		fmt.Fprintf(o.out, "%s: %s is %s\n", k.ID.Short(), k.HallName, k.State)
	}
	return f.Err != nil && !waits(f.Err)
}

// waits tells whether a bundle was kept though it does not count yet.
func waits(err error) bool {
	return errors.Is(err, collector.ErrNotEnrolled) || errors.Is(err, collector.ErrRevoked) || errors.Is(err, collector.ErrRejected)
}

// count prints the comparison.
func (i imports) count(o outside, c *collector.Centre, tally *collector.Tally) error {
	if tally.Cut {
		fmt.Fprintln(o.talk, "dendau-center: there is more than one delivery may hold, and it was not looked at: import the folders one by one")
	}
	halls, _, err := c.Count(o.ctx, tally)
	if err != nil || len(halls) == 0 {
		return err
	}
	w := tabwriter.NewWriter(o.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "\nHALL\tKIOSK\tFILES\tCLAIMED\tHELD\t")
	lacking := 0
	for _, h := range halls {
		mark := "equal"
		if !h.Whole() {
			mark = "NOT EQUAL" + lacks(h)
			lacking++
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\n", h.Name, h.Kiosk.Short(), h.Files, h.Claimed, h.Held, mark)
	}
	fmt.Fprintf(w, "\n%d files, %d new events, %d known, %d refused; %d of %d halls equal\n", tally.Files, tally.New, tally.Known, len(tally.Refused), len(halls)-lacking, len(halls))
	return w.Flush()
}

// lacks says why a hall has no green mark.
func lacks(h collector.HallCount) string {
	text := missing(h.Missing)
	if h.Waiting > 0 {
		text += fmt.Sprintf(", %d waiting", h.Waiting)
	}
	if h.Alarm != "" {
		text += ", look at: " + h.Alarm
	}
	return text
}

// home lays the receipts on the sticks, after everything was committed.
func (i imports) home(o outside, c *collector.Centre, sticks []string) error {
	if !i.Receipts {
		return nil
	}
	for _, stick := range sticks {
		names, err := c.WriteReceipts(o.ctx, stick)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.out, "%s: %d receipts laid on it\n", stick, len(names))
	}
	return nil
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
