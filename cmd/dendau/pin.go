package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"regexp"
	"slices"
	"time"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/ui/flow"
)

func (k *keeper) setPIN(e flow.SetPIN, home func(flow.Action)) {
	if err := k.vault.SetPIN(e.Facilitator, e.PIN); err != nil {
		k.logger.Error("PIN not kept", "error", err)
		home(flow.PINChecked{})
		return
	}
	home(flow.PINChecked{OK: true})
}

func (k *keeper) checkPIN(e flow.CheckPIN, home func(flow.Action)) {
	a, err := k.vault.CheckPIN(e.Facilitator, e.PIN)
	if err != nil {
		k.logger.Error("PIN not checked", "error", err)
	}
	home(checked(a))
}

// lookAtPIN tells how long one must wait.
func (k *keeper) lookAtPIN(e flow.LookAtPIN, home func(flow.Action)) {
	a, err := k.vault.PINWait(e.Facilitator)
	if err != nil {
		k.logger.Error("wait not kept", "error", err)
	}
	home(flow.PINChecked{Only: true, Facilitator: e.Facilitator, Wait: upToSeconds(a.Wait)})
}

// checkReset compares the centre's answer, which takes the kiosk's own secret: neither the question nor the answer is one.
func (k *keeper) checkReset(e flow.CheckReset, home func(flow.Action)) {
	keys := codeKeys(k.vault)
	a, err := k.vault.TryInstead(e.Facilitator, func() bool {
		return slices.ContainsFunc(keys, func(key bundle.CodeKey) bool {
			return bundle.ResetAllowed(e.Answer, k.log.Head().Kiosk, e.Question, key)
		})
	})
	if err != nil {
		k.logger.Error("answer not checked", "error", err)
	}
	home(checked(a))
}

func checked(a storage.PINAnswer) flow.PINChecked {
	return flow.PINChecked{OK: a.OK, Wrong: a.Wrong, Wait: upToSeconds(a.Wait), Looked: a.Looked}
}

// upToSeconds never shows less than what is left.
func upToSeconds(d time.Duration) time.Duration { return (d + time.Second - 1).Truncate(time.Second) }

// pinCmd is the technician's way in where nobody else has one. Whoever can run it can read the folder and with it everything that the PIN
// stands before, so it opens no door that was shut; it is an event like any other, and the journal shows it.
type pinCmd struct {
	dataFlag    `embed:""`
	Facilitator int `help:"Number of the facilitator in the list." placeholder:"N"`
}

// sixDigits is what a PIN is.
var sixDigits = regexp.MustCompile(`^[0-9]{6}$`)

// Run lists the facilitators, or sets the PIN of one to the six digits on standard input.
func (c *pinCmd) Run(out io.Writer, logger *slog.Logger) error {
	k, err := openKiosk(c.Data, "", logger)
	if err != nil {
		return err
	}
	defer k.close()
	return c.set(k, os.Stdin, out)
}

func (c *pinCmd) set(k *kiosk, in io.Reader, out io.Writer) error {
	book := flow.NewBook(k.keeper.names)
	for _, e := range k.events {
		book.Add(e)
	}
	all := book.Report().Facilitators()
	if c.Facilitator == 0 {
		for i, who := range all {
			name, _ := k.keeper.names.Name(who.ID)
			fmt.Fprintf(out, "%d\t%s\n", i+1, name.Full)
		}
		return nil
	}
	if c.Facilitator < 1 || c.Facilitator > len(all) {
		return fmt.Errorf("--facilitator %d: there are %d", c.Facilitator, len(all))
	}
	line := bufio.NewScanner(io.LimitReader(in, 64))
	if line.Scan(); !sixDigits.MatchString(line.Text()) {
		return errors.New("a PIN is six digits, on one line of standard input")
	}
	who := all[c.Facilitator-1]
	if err := k.keeper.vault.SetPIN(who, line.Text()); err != nil {
		return err
	}
	if _, err := k.keeper.keep(record.Draft{Fact: record.PINSet{Facilitator: who}}); err != nil {
		return err
	}
	fmt.Fprintln(out, "the PIN is set")
	return nil
}
