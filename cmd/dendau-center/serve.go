package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/netip"

	"dendau/sync/collector"
)

type serve struct {
	folder
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"Address to listen on (${default}); other machines reach the centre only if you name an address that they can reach."`
}

// Run serves until it is told to stop. At the very first start it shows the officers' password, once.
func (s serve) Run(o outside) error {
	o.logger = slog.New(slog.NewTextHandler(o.talk, nil))
	return s.with(o, func(c *collector.Centre) error {
		l, err := (&net.ListenConfig{}).Listen(o.ctx, "tcp", s.Listen)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
		word, err := c.FirstPassword(o.ctx)
		if err != nil {
			return err
		}
		if word != "" {
			fmt.Fprintf(o.out, "The officers' password, shown this once: %s\n", word)
		}
		if !loopback(l.Addr()) {
			fmt.Fprintf(o.talk, "dendau-center: %s is open to other machines, and what passes is not encrypted; put a TLS proxy in front of it\n", l.Addr())
		}
		fmt.Fprintf(o.out, "serving http://%s\n", l.Addr())
		return c.Serve(o.ctx, l)
	})
}

// loopback tells whether only this machine can reach an address.
func loopback(addr net.Addr) bool {
	at, err := netip.ParseAddrPort(addr.String())
	return err == nil && at.Addr().Unmap().IsLoopback()
}

type password struct{ folder }

// Run shows the new password; the old one is worth nothing from then on.
func (p password) Run(o outside) error {
	return p.with(o, func(c *collector.Centre) error {
		word, err := c.NewPassword(o.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintln(o.out, word)
		return nil
	})
}
