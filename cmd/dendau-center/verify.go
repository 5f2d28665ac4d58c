package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"dendau/assets"
	"dendau/sync/bundle"
	"dendau/sync/collector"
)

type verify struct {
	folder
	Code string `arg:"" optional:"" name:"code" help:"Text of the code on a sheet (DDK1…); standard input without it."`
}

// Run tells whose sheet it is, or why nobody vouches for it.
func (v verify) Run(o outside) error {
	text := v.Code
	if text == "" {
		in, err := io.ReadAll(io.LimitReader(os.Stdin, bundle.MaxResult+1))
		if err != nil {
			return fmt.Errorf("read the code: %w", err)
		}
		text = string(in)
	}
	return v.with(o, func(c *collector.Centre) error {
		r, err := c.CheckResult(o.ctx, text)
		if errors.Is(err, collector.ErrNobodySigned) {
			return fmt.Errorf("nobody vouches for this sheet: %w", err)
		}
		if err != nil {
			return err
		}
		k := r.Kiosk
		fmt.Fprintf(o.out, "kiosk      %s (%s)\nhall       %s\ncommune    %s\ndate       %s\nlearner    %s\nevenings   %d\nlessons    %d\nmastered   %d of %d\n",
			k.ID.Short(), k.State, k.HallName, communeName(k.Commune), r.Date, r.Learner, r.Evenings, r.Lessons, r.Mastered, r.Practised)
		if k.State == collector.Revoked {
			return errors.New("the kiosk signed this sheet, and was shut out since: ask before you believe it")
		}
		return nil
	})
}

// communeName is the code with its name where the table knows it.
func communeName(code string) string {
	for _, c := range assets.Communes() {
		if c.Code == code {
			return code + " " + c.Kind + " " + c.Name
		}
	}
	return code
}
