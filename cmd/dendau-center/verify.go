package main

import (
	"crypto/ed25519"
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
	r, err := bundle.ParseResult(text)
	if err != nil {
		return err
	}
	return v.with(o, func(c *collector.Centre) error {
		k, err := signerOf(o, c, r)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.out, "kiosk      %s (%s)\nhall       %s\ncommune    %s\ndate       %s\nlearner    %s\nevenings   %d\nlessons    %d\nmastered   %d of %d\n",
			k.ID.Short(), k.State, k.HallName, communeName(k.Commune), r.Date, r.Learner, r.Evenings, r.Lessons, r.Mastered, r.Practised)
		if k.State == collector.Revoked {
			return errors.New("the kiosk signed this sheet, and was shut out since: ask before you believe it")
		}
		return nil
	})
}

// signerOf finds whose key signed a result. A kiosk that only asked to be enrolled is a stranger: anybody can ask.
func signerOf(o outside, c *collector.Centre, r bundle.Result) (collector.Kiosk, error) {
	all, err := c.Kiosks(o.ctx)
	if err != nil {
		return collector.Kiosk{}, err
	}
	known := false
	for _, k := range all {
		if k.ID != r.Kiosk || k.KeyNo != r.KeyNo || k.State == collector.Waiting {
			continue
		}
		known = true
		if r.Verify(ed25519.PublicKey(k.Key.Public())) == nil {
			return k, nil
		}
	}
	if !known {
		return collector.Kiosk{}, fmt.Errorf("nobody vouches for this sheet: kiosk %s is not enrolled here", r.Kiosk.Short())
	}
	return collector.Kiosk{}, r.Verify()
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
