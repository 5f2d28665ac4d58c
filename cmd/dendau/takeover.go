package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"

	"dendau/storage"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

type (
	keyCmd struct {
		dataFlag `embed:""`
		Change   bool `help:"Make another signing key, where somebody else may have this one. The next stick introduces it to the centre."`
	}
	restoreCmd struct {
		dataFlag `embed:""`
		From     string `help:"Stick, or a directory that stands for one, with the backup." required:"" type:"existingdir" placeholder:"DIR"`
		Kiosk    string `help:"Short code of the computer that was lost, where the stick has several backups." placeholder:"CODE"`
	}
)

// Run shows by which key the centre knows this kiosk, or changes it.
func (c *keyCmd) Run(out io.Writer, log *slog.Logger) error {
	k, err := openKiosk(c.Data, "", log)
	if err != nil {
		return err
	}
	defer k.close()
	if c.Change {
		if _, err := k.keeper.vault.ChangeKey(); err != nil {
			return err
		}
	}
	number, _ := k.keeper.vault.Signer()
	_, err = fmt.Fprintf(out, "%s · %d\n", k.name(), number)
	return err
}

// Run lays the newest backup of a kiosk into a folder that has no log yet, or one in which nothing happened: that computer is the kiosk from then
// on, and its next start begins a run that names the last one of the backup. The recovery code is read from standard input. If the lost computer
// turns up and is used again, the centre sees two branches and keeps both.
func (c *restoreCmd) Run(out io.Writer, log *slog.Logger) error {
	chosen, err := c.choose()
	if err != nil {
		return err
	}
	code, err := readRecovery(os.Stdin)
	if err != nil {
		return err
	}
	b, err := readBackup(c.From, chosen.Name, code)
	if err != nil {
		return err
	}
	if err := storage.Restore(c.Data, b, options(log)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s restored up to event %d. Start the program; hand over with the next stick.\n", b.Kiosk().Short(), b.Head.Seq)
	return err
}

// choose finds the one backup that is meant.
func (c *restoreCmd) choose() (meant courier.OfferedBackup, err error) {
	stick, err := courier.OpenStick(c.From)
	if err != nil {
		return meant, err
	}
	defer stick.Close()
	all, err := courier.OfferedBackups(stick)
	if err != nil {
		return meant, err
	}
	all = slices.DeleteFunc(all, func(o courier.OfferedBackup) bool { return c.Kiosk != "" && !strings.EqualFold(c.Kiosk, o.Short) })
	switch {
	case len(all) == 0 && c.Kiosk != "":
		return meant, fmt.Errorf("no backup of %s on %s", c.Kiosk, c.From)
	case len(all) == 0:
		return meant, fmt.Errorf("no backup on %s", c.From)
	case len(all) > 1 && all[1].Err == nil:
		return meant, errors.New("there are backups of several computers; say which with --kiosk")
	}
	return all[0], all[0].Err
}

// readBackup opens one backup of a stick, from end to end.
func readBackup(dir, name string, code courier.Recovery) (storage.Backup, error) {
	stick, err := courier.OpenStick(dir)
	if err != nil {
		return storage.Backup{}, err
	}
	defer stick.Close() // read only: nothing can be lost
	return courier.ReadBackup(stick, name, code)
}

// lookForBackups tells whose place can be taken from a stick.
func (r *road) lookForBackups(stick *courier.Stick) (all []flow.OfferedBackup, err error) {
	found, err := courier.OfferedBackups(stick)
	for _, o := range found {
		shown := flow.OfferedBackup{Name: o.Name, Kiosk: o.Short, Hall: o.Hall, Where: o.Commune, Date: o.Date, Events: int(o.UpTo)}
		if o.Err != nil {
			shown.Bad = courier.KeyOf(o.Err)
		}
		all = append(all, shown)
	}
	return all, err
}

// takeOver lays a backup of the offered stick beside this kiosk's own log, in which nothing happened yet, and has the program begin anew: the next
// start puts it in that log's place. Whatever goes wrong before leaves this kiosk as it was.
func (r *road) takeOver(e flow.TakeOver, home func(flow.Action)) {
	if err := r.layBackup(e); err != nil {
		r.logger.Error("nobody's place taken", "backup", e.Backup, "error", err)
		home(flow.TakeoverFailed{Key: takeoverKey(err), Wrong: errors.Is(err, courier.ErrRecovery)})
		return
	}
	home(flow.TakeoverLaid{})
	r.again()
}

func (r *road) layBackup(e flow.TakeOver) error {
	o := r.offering()
	if o == nil {
		return courier.ErrGone
	}
	code, err := courier.ParseRecovery(e.Code)
	if err != nil {
		return err
	}
	b, err := readBackup(o.path, e.Backup, code)
	if err != nil {
		return err
	}
	return r.keeper.log.TakeOver(b)
}

// takeoverKey is the message for what kept a kiosk from taking another's place.
func takeoverKey(err error) string {
	for _, known := range []*courier.Fault{courier.ErrRecovery, courier.ErrBackupNewer, courier.ErrBackup} {
		if errors.Is(err, known) {
			return known.Key
		}
	}
	switch {
	case errors.Is(err, courier.ErrGone):
		return "setup.recovery.gone"
	case errors.Is(err, storage.ErrDiskFull):
		return "setup.recovery.full"
	case errors.Is(err, storage.ErrDisk):
		return "setup.recovery.disk"
	case errors.Is(err, storage.ErrInUse):
		return "setup.recovery.used"
	}
	return "setup.recovery.unread"
}

func readRecovery(in io.Reader) (courier.Recovery, error) {
	line, err := bufio.NewReader(io.LimitReader(in, 200)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	return courier.ParseRecovery(line)
}

// codeKeys are the secrets that the centre may answer with: that of the present key, and that of the one before until the centre has heard
// of the change.
func codeKeys(v *storage.Vault) []bundle.CodeKey {
	_, key := v.Signer()
	keys := []bundle.CodeKey{bundle.CodeKeyOf(key)}
	if before, ok := v.SignerBefore(); ok {
		keys = append(keys, bundle.CodeKeyOf(before))
	}
	return keys
}

// revokedBy tells whether a root shuts this kiosk out.
func (k *keeper) revokedBy(root bundle.Root) bool {
	number, _ := k.vault.Signer()
	return root.Revokes(k.log.Head().Kiosk, number)
}

// tellBarred says so where a publisher of lessons that are kept here is not trusted any more: from the next start they are not played.
func (r *road) tellBarred(root bundle.Root, home func(flow.Action)) {
	if slices.ContainsFunc(r.playing, func(signer string) bool { return slices.Contains(root.Barred, signer) }) {
		home(flow.StickRemark{Key: "handover.packsBarred"})
	}
}
