package main

import (
	"fmt"
	"os"

	"dendau/content"
	"dendau/sync/collector"
)

type receipts struct {
	folder
	To string `required:"" placeholder:"DIR" type:"existingdir" help:"The stick, or a folder that stands for one."`
}

// Run writes DENDAU/receipts.
func (r receipts) Run(o outside) error {
	return r.with(o, func(c *collector.Centre) error {
		names, err := c.WriteReceipts(o.ctx, r.To)
		for _, name := range names {
			fmt.Fprintln(o.out, name)
		}
		return err
	})
}

type trust struct {
	folder
	To        string   `required:"" placeholder:"DIR" type:"existingdir" help:"The stick, or a folder that stands for one."`
	Publisher []string `placeholder:"FILE" type:"existingfile" help:"Public key of a publisher whose lesson packs kiosks shall trust (.pub); may be repeated."`
	Name      string   `placeholder:"NAME" help:"What the centre is called."`
}

// Run writes DENDAU/trust.
func (t trust) Run(o outside) error {
	var publishers []content.PublicKey
	for _, name := range t.Publisher {
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		key, err := content.ParsePublicKey(text)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		publishers = append(publishers, key)
	}
	return t.with(o, func(c *collector.Centre) error {
		names, err := c.WriteTrust(o.ctx, t.To, t.Name, publishers)
		for _, name := range names {
			fmt.Fprintln(o.out, name)
		}
		return err
	})
}
