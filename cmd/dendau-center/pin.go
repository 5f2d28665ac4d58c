package main

import (
	"fmt"

	"dendau/sync/collector"
)

type pinReset struct {
	folder
	Kiosk    string `required:"" placeholder:"CODE" help:"Code of the computer, as the caller reads it out."`
	Question string `arg:"" help:"The eight digits that the caller reads out."`
}

// Run prints the eight digits to read back. It asks nobody who the caller is: that is for the one on the telephone to know.
func (p pinReset) Run(o outside) error {
	question, err := collector.ParseQuestion(p.Question)
	if err != nil {
		return fmt.Errorf("%w: %w", errMisused, err)
	}
	return p.with(o, func(c *collector.Centre) error {
		id, err := c.Named(o.ctx, p.Kiosk)
		if err != nil {
			return err
		}
		answer, err := c.ResetCode(o.ctx, id, question)
		if err != nil {
			return err
		}
		fmt.Fprintf(o.out, "%s %s\n", answer[:4], answer[4:])
		fmt.Fprintln(o.talk, "Read these out only to a facilitator whom you know. They work once.")
		return nil
	})
}
