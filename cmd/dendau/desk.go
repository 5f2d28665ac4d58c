package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// The technicians' commands: they never open a window.

// Run tells what is wrong with the log, as JSON; nothing wrong ends with 0.
func (c *logCheckCmd) Run(out io.Writer) error {
	found, err := storage.Check(c.Data)
	if err != nil {
		return err
	}
	return tell(out, found)
}

// tell writes findings as JSON and turns faults into an error.
func tell(out io.Writer, found storage.Findings) error {
	enc := json.NewEncoder(out)
	enc.SetIndent("", "  ")
	if err := enc.Encode(found); err != nil {
		return err
	}
	if len(found.Wrong) > 0 {
		return errors.New("the log is damaged; dendau log rebuild mends it")
	}
	return nil
}

// Run writes one JSON event a line, without beginning a run.
func (c *logDumpCmd) Run(out io.Writer, log *slog.Logger) error {
	o := options(log)
	o.ReadOnly = true
	l, err := storage.Open(c.Data, o)
	if err != nil {
		return err
	}
	return errors.Join(storage.Dump(out, l), l.Close())
}

// Run mends the log from whichever copy is whole.
func (c *logRebuildCmd) Run(out io.Writer, log *slog.Logger) error {
	found, err := storage.Rebuild(c.Data, options(log))
	if err != nil {
		return err
	}
	return tell(out, found)
}

// Run exports as the window does, to a directory.
func (c *exportCmd) Run(ctx context.Context, out io.Writer, log *slog.Logger) error {
	if err := os.MkdirAll(c.To, 0o755); err != nil {
		return err
	}
	k, err := openKiosk(c.Data, "", log)
	if err != nil {
		return err
	}
	defer k.close()
	r := k.newRoad(nil, func(func(context.Context)) {})
	stick, err := courier.OpenStick(c.To)
	if err != nil {
		return err
	}
	defer stick.Close()
	silent := func(flow.Action) {}
	root, err := r.compared(stick, c.Centre)
	if err != nil {
		return err
	}
	if _, err := r.takeReceipts(stick, root, silent); err != nil {
		return err
	}
	sent, err := r.export(ctx, stick, root, nil)
	if err != nil {
		return err
	}
	if err := r.noteExport(record.ByStick, c.To, sent, silent); err != nil {
		return err
	}
	for _, b := range sent.Bundles {
		fmt.Fprintf(out, "%s\tevents %d-%d\t%d bytes\n", b.Name, b.First, b.Last, b.Bytes)
	}
	if len(sent.Bundles) == 0 {
		fmt.Fprintln(out, "the centre has everything")
	}
	return nil
}

// compared gives the trusted root. A kiosk that has none takes the directory's where the technician gives its fingerprint, which they compared.
func (r *road) compared(stick *courier.Stick, fingerprint string) (bundle.Root, error) {
	root, err := r.trusted()
	if err == nil {
		return root, nil
	}
	found, ok, errRead := courier.NewestRoot(stick)
	if errRead != nil || !ok {
		return bundle.Root{}, errors.Join(fmt.Errorf("%w; give the kiosk the centre's trust root first", err), errRead)
	}
	digits := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	if mark := found.Root.Fingerprint(); digits(mark) != digits(fingerprint) {
		return bundle.Root{}, fmt.Errorf("%w; the directory brings %q, fingerprint %s: compare it with the centre's, then say --centre %q", err, found.Root.Centre, mark, mark)
	}
	if err := r.trust.take(found.Bytes); err != nil {
		return bundle.Root{}, err
	}
	return r.trusted()
}

// kiosk is the log, the vault and what was read from them, without a window.
type kiosk struct {
	log    *storage.Log
	keeper *keeper
	trust  *trust
	store  *courier.Store // lessons that came by stick; nil where the folder cannot be opened
	events []record.Event
	logger *slog.Logger
}

// lessonsFolder is where a kiosk keeps the lessons that came by stick, beside its log.
const lessonsFolder = "lessons"

// openKiosk opens the log and reads it from its beginning.
func openKiosk(data, trustFolder string, logger *slog.Logger) (*kiosk, error) {
	l, err := storage.Open(data, options(logger))
	if err != nil {
		return nil, err
	}
	vault, err := l.Vault()
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	for _, f := range l.Repaired() {
		logger.Warn("the log was mended", "what", f)
	}
	if trustFolder == "" {
		trustFolder = beside("trust")
	}
	k := &kiosk{log: l, logger: logger, trust: &trust{vault: vault, folder: trustFolder, log: logger}}
	if k.store, err = courier.OpenStore(filepath.Join(data, lessonsFolder)); err != nil {
		logger.Error("no new lessons by stick", "error", err)
	}
	k.keeper = &keeper{log: l, vault: vault, names: &names{roster: vault.NewRoster()}, logger: logger}
	for e, err := range l.Since(0) {
		if err != nil {
			return nil, errors.Join(err, l.Close())
		}
		k.events = append(k.events, e)
	}
	k.keeper.names.add(k.events...)
	if gone := k.keeper.names.roster.Erased(); len(gone) > 0 {
		// The power may have gone between the word and the deed, or the vault may be an older copy.
		if err := vault.DestroyPersonKey(gone...); err != nil {
			logger.Error("keys of people to be forgotten are still there", "error", err)
		}
	}
	return k, nil
}

// name is how people tell this kiosk: its short code, and the beginning of its key as the centre shows it, to be compared over the phone.
func (k *kiosk) name() string {
	_, key := k.keeper.vault.Signer()
	public := bundle.KeyOf(key)
	return fmt.Sprintf("%s · %x %x", k.log.Head().Kiosk.Short(), public[:2], public[2:4])
}

func (k *kiosk) close() {
	if err := k.log.Close(); err != nil {
		k.logger.Error("log not closed", "error", err)
	}
	if k.store == nil {
		return
	}
	if err := k.store.Close(); err != nil {
		k.logger.Error("lessons not closed", "error", err)
	}
}

// newRoad makes the road, which goes on after the last receipt.
func (k *kiosk) newRoad(sticks []string, start func(func(context.Context))) *road {
	r := &road{keeper: k.keeper, trust: k.trust, program: version, logger: k.logger, start: start}
	r.sticks = courier.Finder{Dirs: sticks, Log: k.logger}
	r.store, r.mount, r.eject = k.store, openDrive, giveBack
	for _, e := range k.events {
		if f, ok := e.Fact.(record.ReceiptTaken); ok {
			r.confirmed = max(r.confirmed, f.UpTo)
		}
	}
	return r
}
