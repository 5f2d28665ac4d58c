package main

import (
	"fmt"
	"os"

	"dendau/sync/collector"
	"dendau/sync/courier"
)

type stick struct {
	folder
	To      string   `required:"" placeholder:"DIR" type:"existingdir" help:"The stick, or a folder that stands for one."`
	Program string   `placeholder:"DIR" type:"existingdir" help:"Folder with the program's files for the kiosks' systems; the centre's own folder program without it."`
	Pack    []string `placeholder:"FILE" type:"existingfile" help:"Lesson pack (.ddp) beside those in the centre's folder packs; may be repeated."`
	Halls   string   `placeholder:"FILE" type:"existingfile" help:"List of halls to keep from now on, as CSV: name, commune, district."`
}

// Run prepares a stick for new kiosks and for the round, and lists what stands on it.
func (s stick) Run(o outside) error {
	return s.with(o, func(c *collector.Centre) error {
		if err := s.keepHalls(o, c); err != nil {
			return err
		}
		items, err := c.Stick(o.ctx, collector.Outfit{Packs: s.Pack, Program: s.Program})
		if err != nil {
			return err
		}
		if err := c.WriteStick(o.ctx, s.To, items, func(i collector.Item) { fmt.Fprintf(o.out, "%-8s %9d  %s\n", i.Kind, i.Size, i.Path) }); err != nil {
			return err
		}
		root, pending, err := c.Newest(o.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.talk, "%s, list %d. A new kiosk must show %s\n", root.Centre, root.N, root.Fingerprint())
		if pending {
			fmt.Fprintln(o.talk, "The list does not say yet who was shut out: it needs another key (dendau-center trust --with).")
		}
		return nil
	})
}

func (s stick) keepHalls(o outside, c *collector.Centre) error {
	if s.Halls == "" {
		return nil
	}
	f, err := os.Open(s.Halls)
	if err != nil {
		return err
	}
	defer f.Close() // read only: nothing can be lost
	list, err := collector.ParseHallList(f)
	if err != nil {
		return fmt.Errorf("%s: %w", s.Halls, err)
	}
	return c.SetHalls(o.ctx, list)
}

// places are the sticks in this computer.
func places() []collector.Place {
	var out []collector.Place
	for _, d := range (courier.Finder{}).List() {
		if !d.ReadOnly {
			out = append(out, collector.Place{Path: d.Path, Label: d.Label, Free: d.Free})
		}
	}
	return out
}
