package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"dendau/storage/record"
	"dendau/sync/collector"
)

type enrol struct {
	folder
	List   bool     `help:"List the kiosks that wait."`
	Revoke bool     `help:"Shut the named kiosks out: what they sent stays, what they send waits."`
	Key    byte     `placeholder:"N" help:"With --revoke: only the key of that number."`
	Reject bool     `help:"Turn the named kiosks away that wait: what they sent is kept apart."`
	Kiosk  []string `arg:"" optional:"" name:"kiosk" help:"Short code or whole id of a kiosk."`
}

// Run lists, enrols or revokes.
func (e enrol) Run(o outside) error {
	if e.Key > 0 && !e.Revoke || e.Revoke && e.Reject {
		return fmt.Errorf("%w: --key belongs to --revoke, and --reject goes alone", errMisused)
	}
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
			word, err := e.decide(o, c, id)
			if err != nil {
				return err
			}
			fmt.Fprintf(o.out, "%s: %s\n", id.Short(), word)
		}
		return nil
	})
}

func (e enrol) decide(o outside, c *collector.Centre, id record.KioskID) (word string, err error) {
	switch {
	case e.Revoke:
		return "revoked; the next stick tells the kiosks", c.RevokeKey(o.ctx, id, e.Key)
	case e.Reject:
		return "rejected; what it sends is kept apart", c.Reject(o.ctx, id)
	}
	return "enrolled", c.Approve(o.ctx, id)
}

type alarms struct {
	folder
	Seen  string `placeholder:"KIND" help:"Mark the alarms of this kind as dealt with (fork, event, chain, strange, key, revoked)."`
	Kept  string `placeholder:"RUN" help:"With --seen fork: the branch whose computer is used, as the list names it."`
	Kiosk string `arg:"" optional:"" name:"kiosk" help:"Short code or whole id of a kiosk; all of them without it."`
}

// Run lists the open alarms, or marks those of a kiosk.
func (a alarms) Run(o outside) error {
	if a.Kept != "" && a.Seen != collector.AlarmFork || a.Seen != "" && a.Kiosk == "" {
		return fmt.Errorf("%w: --seen takes a kind and a kiosk, --kept belongs to --seen fork", errMisused)
	}
	return a.with(o, func(c *collector.Centre) error {
		ids, err := a.kiosks(o, c)
		if err != nil {
			return err
		}
		if a.Seen == "" {
			return listAlarms(o, c, ids)
		}
		var run uint64
		if a.Kept != "" {
			if run, err = strconv.ParseUint(a.Kept, 16, 32); err != nil {
				return fmt.Errorf("%w: --kept: %w", errMisused, err)
			}
		}
		if err := c.Seen(o.ctx, ids[0], a.Seen, record.Run(run)); err != nil {
			return err
		}
		fmt.Fprintf(o.out, "%s: %s seen\n", ids[0].Short(), a.Seen)
		return nil
	})
}

func (a alarms) kiosks(o outside, c *collector.Centre) ([]record.KioskID, error) {
	if a.Kiosk != "" {
		id, err := c.Named(o.ctx, a.Kiosk)
		return []record.KioskID{id}, err
	}
	all, err := c.Kiosks(o.ctx)
	var ids []record.KioskID
	for _, k := range all {
		if !slices.Contains(ids, k.ID) {
			ids = append(ids, k.ID)
		}
	}
	return ids, err
}

// listAlarms prints the open alarms, and of a fork its branches.
func listAlarms(o outside, c *collector.Centre, ids []record.KioskID) error {
	for _, id := range ids {
		all, err := c.Alarms(o.ctx, id)
		if err != nil {
			return err
		}
		for _, a := range all {
			if a.Seen > 0 {
				continue
			}
			fmt.Fprintf(o.out, "%s  %-8s event %d of run %08x, found %s %s\n", id.Short(), a.Kind, a.Seq, uint32(a.Run), time.Unix(a.Found, 0).Format(time.DateTime), a.Detail)
			if a.Kind != collector.AlarmFork {
				continue
			}
			sides, err := c.Branches(o.ctx, id, a.Run)
			if err != nil {
				return err
			}
			for _, b := range sides {
				fmt.Fprintf(o.out, "          branch %08x: %d events up to %d, the last of %s\n", uint32(b.Run), b.Events, b.Last, time.Unix(b.Newest, 0).Format(time.DateTime))
			}
		}
	}
	return nil
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
