package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"dendau/sync/collector"
)

type enrol struct {
	folder
	List   bool     `help:"List the kiosks that wait."`
	Revoke bool     `help:"Shut the named kiosks out: what they sent stays, what they send waits."`
	Kiosk  []string `arg:"" optional:"" name:"kiosk" help:"Short code or whole id of a kiosk."`
}

// Run lists, enrols or revokes.
func (e enrol) Run(o outside) error {
	if e.List == (len(e.Kiosk) > 0) {
		return fmt.Errorf("%w: enrol takes --list or the codes of kiosks", errMisused)
	}
	return e.with(o, func(c *collector.Centre) error {
		if e.List {
			return list(o, c, func(k collector.Kiosk) bool { return k.State == collector.Waiting })
		}
		for _, name := range e.Kiosk {
			id, err := c.Named(o.ctx, name)
			if err != nil {
				return err
			}
			decide, word := c.Approve, "enrolled"
			if e.Revoke {
				decide, word = c.Revoke, "revoked"
			}
			if err := decide(o.ctx, id); err != nil {
				return err
			}
			fmt.Fprintf(o.out, "%s: %s\n", id.Short(), word)
		}
		return nil
	})
}

type kiosks struct{ folder }

// Run lists every kiosk.
func (k kiosks) Run(o outside) error {
	return k.with(o, func(c *collector.Centre) error {
		return list(o, c, func(collector.Kiosk) bool { return true })
	})
}

// list prints one kiosk a line.
func list(o outside, c *collector.Centre, wanted func(collector.Kiosk) bool) error {
	all, err := c.Kiosks(o.ctx)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(o.out, 0, 4, 2, ' ', 0)
	fmt.Fprintln(w, "KIOSK\tSTATE\tCOMMUNE\tHALL\tKEY\tHELD TO\tWAITING\tMISSING")
	for _, k := range all {
		if !wanted(k) {
			continue
		}
		r, err := c.Receipt(o.ctx, k.ID)
		if err != nil {
			return err
		}
		gaps, err := c.Gaps(o.ctx, k.ID)
		if err != nil {
			return err
		}
		text := missing(gaps)
		if text == "" {
			text = ", missing nothing"
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%x\t%d\t%d\t%s\n", k.ID.Short(), k.State, k.Commune, k.HallName, k.Key[:4], r.UpTo, k.Bundles, strings.TrimPrefix(text, ", missing "))
	}
	return w.Flush()
}
