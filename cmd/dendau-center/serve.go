package main

import (
	"errors"
	"fmt"

	"dendau/sync/collector"
)

type serve struct {
	folder
	Listen string `default:"127.0.0.1:8080" placeholder:"ADDR" help:"Address to listen on; other machines can reach it only if you name another than this machine's own (${default})."`
}

// Run serves until it is told to stop.
func (s serve) Run(o outside) error { return errors.New("not yet") }

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
