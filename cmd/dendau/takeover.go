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

// Run lays the newest backup of a kiosk into a folder that has no log yet: that computer is the kiosk from then on, and its next start
// begins a run that names the last one of the backup. The recovery code is read from standard input. If the lost computer turns up and
// is used again, the centre sees two branches and keeps both.
func (c *restoreCmd) Run(out io.Writer, log *slog.Logger) error {
	stick, err := courier.OpenStick(c.From)
	if err != nil {
		return err
	}
	defer stick.Close()
	head, err := c.choose(stick, log)
	if err != nil {
		return err
	}
	code, err := readRecovery(os.Stdin)
	if err != nil {
		return err
	}
	b, err := courier.ReadBackup(stick, head.Name, code)
	if err != nil {
		return err
	}
	if err := storage.Restore(c.Data, b, options(log)); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s restored up to event %d. Start the program; hand over with the next stick.\n", b.Kiosk().Short(), b.Head.Seq)
	return err
}

// choose finds the one backup that is meant; of one kiosk the furthest.
func (c *restoreCmd) choose(stick *courier.Stick, log *slog.Logger) (best courier.BackupHead, err error) {
	heads, ignored, err := courier.Backups(stick)
	if err != nil {
		return best, err
	}
	for _, i := range ignored {
		log.Warn("backup not looked at", "file", i.Name, "error", i.Err)
	}
	kiosks := map[string]bool{}
	for _, h := range heads {
		if c.Kiosk != "" && !strings.EqualFold(c.Kiosk, h.Kiosk.Short()) {
			continue
		}
		kiosks[h.Kiosk.String()] = true
		if best.Name == "" || h.UpTo > best.UpTo {
			best = h
		}
	}
	switch {
	case best.Name == "" && c.Kiosk != "":
		return best, fmt.Errorf("no backup of %s on %s", c.Kiosk, c.From)
	case best.Name == "":
		return best, fmt.Errorf("no backup on %s", c.From)
	case len(kiosks) > 1:
		return best, errors.New("there are backups of several computers; say which with --kiosk")
	}
	return best, nil
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
