package main

import (
	"fmt"
	"log/slog"
	"net"

	"dendau/sync/collector"
	"dendau/sync/courier"
)

type station struct {
	folder
	Listen string   `default:"127.0.0.1:8081" placeholder:"ADDR" help:"Address to listen on (${default}); only one that this machine alone can reach."`
	Stick  []string `placeholder:"DIR" type:"existingdir" help:"A folder that stands for a stick; may be repeated."`
}

// Run serves the pages on this machine alone: they read its sticks and folders.
func (s station) Run(o outside) error {
	o.logger = slog.New(slog.NewTextHandler(o.talk, nil))
	return s.with(o, func(c *collector.Centre) error {
		l, err := (&net.ListenConfig{}).Listen(o.ctx, "tcp", s.Listen)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		if !loopback(l.Addr()) {
			l.Close()
			return fmt.Errorf("%w: a station reads the folders of its machine, so it listens to that machine alone, not to %s", errMisused, l.Addr())
		}
		word, err := c.FirstPassword(o.ctx)
		if err != nil {
			return err
		}
		if word != "" {
			fmt.Fprintf(o.out, "The officers' password, shown this once: %s\n", word)
		}
		fmt.Fprintf(o.out, "import station: http://%s/upload\n", l.Addr())
		finder := courier.Finder{Dirs: s.Stick, Log: o.logger}
		return c.ServeStation(o.ctx, l, collector.Station{Drives: func() []collector.Drive { return sticks(finder) }})
	})
}

// sticks are the drives that are plugged in now.
func sticks(finder courier.Finder) []collector.Drive {
	var out []collector.Drive
	for _, d := range finder.List() {
		out = append(out, collector.Drive{Path: d.Path, Label: d.Label, ReadOnly: d.ReadOnly})
	}
	return out
}
