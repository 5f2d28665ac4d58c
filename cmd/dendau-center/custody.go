package main

import (
	"fmt"
	"slices"
	"text/tabwriter"
	"time"

	"dendau/storage/record"
	"dendau/sync/collector"
)

type custody struct {
	folder
	Missing bool   `help:"Only what was handed over and has not come."`
	Forget  string `placeholder:"NAME" help:"Take a name off everything that its bearer brought; the bundles and their way stay."`
	Kiosk   string `arg:"" optional:"" name:"kiosk" help:"Short code or whole id of a kiosk; all of them without it."`
}

// Run prints each bundle's way, a line each.
func (k custody) Run(o outside) error {
	if k.Forget != "" {
		return k.forget(o)
	}
	return k.with(o, func(c *collector.Centre) error {
		ids, err := alarms{Kiosk: k.Kiosk}.kiosks(o, c)
		if err != nil {
			return err
		}
		w := tabwriter.NewWriter(o.out, 0, 4, 2, ' ', 0)
		fmt.Fprintln(w, "KIOSK\tEVENTS\tLEFT\tBY\tARRIVED\tBY\tRECEIPT\tBY\tBACK\tBY")
		for _, id := range ids {
			all, err := c.Custody(o.ctx, id)
			if err != nil {
				return err
			}
			for _, carry := range slices.Backward(all) {
				if k.Missing && !carry.Missing() {
					continue
				}
				fmt.Fprintf(w, "%s\t%d-%d\t%s\n", id.Short(), carry.First, carry.Last, stations(carry))
			}
		}
		return w.Flush()
	})
}

// forget takes whoever brought things out of the custody.
func (k custody) forget(o outside) error {
	who, err := collector.ParseBringer(k.Forget)
	if err != nil || k.Missing || k.Kiosk != "" {
		return fmt.Errorf("%w: --forget takes a name as it was written, and nothing else", errMisused)
	}
	return k.with(o, func(c *collector.Centre) error {
		n, err := c.ForgetBringer(o.ctx, who)
		if err == nil {
			fmt.Fprintf(o.out, "forgotten at %d bundles\n", n)
		}
		return err
	})
}

// stations are the four times of a bundle with how; a dash where nothing is known.
func stations(c collector.Carry) string {
	left, leftBy, back, backBy := "-", "-", "-", "-"
	if g := c.Given; g != nil {
		left, leftBy = kioskTime(g.At, g.Trust), g.Way
		if g.Stick != "" {
			leftBy += " " + fmt.Sprintf("%q", g.Stick)
		}
	}
	if s := c.Seen; s != nil {
		back, backBy = kioskTime(s.At, s.Trust), s.Way
	}
	by := orDash(c.Way)
	if c.Who != "" {
		by += fmt.Sprintf(" (%s)", c.Who)
	}
	return left + "\t" + leftBy + "\t" + centreTime(c.Received) + "\t" + by + "\t" + centreTime(c.Receipt) + "\t" + orDash(c.ReceiptWay) + "\t" + back + "\t" + backBy
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func centreTime(at int64) string {
	if at == 0 {
		return "-"
	}
	return time.Unix(at, 0).Format("2006-01-02 15:04")
}

// kioskTime marks a clock that was known to be wrong.
func kioskTime(at int64, trust record.Grade) string {
	if trust == record.ClockWrong {
		return centreTime(at) + "?"
	}
	return centreTime(at)
}
