package main

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"os"

	"dendau/content"
	"dendau/sync/bundle"
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
	To            string   `required:"" placeholder:"DIR" type:"existingdir" help:"The stick, or a folder that stands for one."`
	Publisher     []string `placeholder:"FILE" type:"existingfile" help:"Public key of a publisher whose lesson packs kiosks shall trust (.pub); may be repeated. Publishers that are not named any more are barred."`
	Name          string   `placeholder:"NAME" help:"What the centre is called."`
	NewReceiptKey bool     `help:"Make another key for receipts and revoke the one before."`
	KeepOld       bool     `help:"With --new-receipt-key: leave the one before in the list, for kiosks that hear late."`
	NewRecipient  bool     `help:"Make another key that kiosks seal to. What was sealed before still opens."`
	AddKey        []string `placeholder:"KEY" help:"Public part of a key that is kept apart (see safe-key)."`
	Threshold     int      `placeholder:"N" help:"How many keys must sign the list after this one."`
	With          []string `placeholder:"FILE" type:"existingfile" help:"Key that is kept apart and signs this list too; may be repeated."`
}

// Run writes DENDAU/trust.
func (t trust) Run(o outside) error {
	change, err := t.change()
	if err != nil {
		return err
	}
	return t.with(o, func(c *collector.Centre) error {
		if _, err := c.Issue(o.ctx, change); err != nil {
			return err
		}
		names, err := c.WriteTrust(o.ctx, t.To, "", nil)
		for _, name := range names {
			fmt.Fprintln(o.out, name)
		}
		if err != nil {
			return err
		}
		root, _, err := c.Newest(o.ctx)
		fmt.Fprintf(o.talk, "%s, list %d: %s\n", root.Centre, root.N, root.Fingerprint())
		return err
	})
}

func (t trust) change() (collector.Change, error) {
	ch := collector.Change{Name: t.Name, NewReceiptKey: t.NewReceiptKey, KeepOld: t.KeepOld, NewRecipient: t.NewRecipient, Threshold: t.Threshold}
	for _, name := range t.Publisher {
		text, err := os.ReadFile(name)
		if err != nil {
			return ch, err
		}
		key, err := content.ParsePublicKey(text)
		if err != nil {
			return ch, fmt.Errorf("%s: %w", name, err)
		}
		ch.Publishers = append(ch.Publishers, key)
	}
	for _, text := range t.AddKey {
		var key bundle.Key
		if err := key.UnmarshalText([]byte(text)); err != nil {
			return ch, fmt.Errorf("%w: --add-key: %w", errMisused, err)
		}
		ch.AddKeys = append(ch.AddKeys, key)
	}
	for _, name := range t.With {
		text, err := os.ReadFile(name)
		if err != nil {
			return ch, err
		}
		key, err := collector.ParseKey(string(text))
		if err != nil {
			return ch, fmt.Errorf("%s: %w", name, err) // which does not quote the secret
		}
		ch.With = append(ch.With, key)
	}
	return ch, nil
}

type safeKey struct {
	File string `arg:"" placeholder:"FILE" type:"path" help:"Where to write the secret; keep it where the centre's computer is not."`
}

// Run writes the secret into a new file and prints the public part, for trust --add-key.
func (s safeKey) Run(o outside) error {
	public, secret, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return err
	}
	f, err := os.OpenFile(s.File, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(f, base64.StdEncoding.EncodeToString(secret.Seed()))
	if err == nil {
		err = f.Sync()
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", s.File, err)
	}
	fmt.Fprintln(o.out, base64.StdEncoding.EncodeToString(public))
	return nil
}
