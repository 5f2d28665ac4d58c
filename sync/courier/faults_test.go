package courier

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"fmt"
	"path"
	"strings"
	"syscall"
	"testing"

	"dendau/sync/bundle"
)

// whole tells what is torn among the files of a stick: every name that anybody reads must be a whole file.
func (h *hall) whole(files map[string][]byte) error {
	for name, data := range files {
		var err error
		switch {
		case strings.HasSuffix(name, ".ddb"):
			_, err = bundle.Open(data, kioskKey.Public().(ed25519.PublicKey), h.centre)
		case strings.HasSuffix(name, ".json"):
			_, err = bundle.ParseEnrolment(data)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// newest tells whether the stick has the log up to its end.
func newest(files map[string][]byte, out Outgoing) bool {
	for name, data := range files {
		if h, err := bundle.ReadHeader(data); path.Dir(name) == folderOutbox && path.Ext(name) == ".ddb" && err == nil && h.Last() == out.Log.Head().Seq {
			return true
		}
	}
	return false
}

// before is a stick that already carries an older bundle and the enrolment.
func (h *hall) before(t *testing.T) (map[string][]byte, Outgoing) {
	t.Helper()
	d := newMemDisk()
	out := h.outgoing(t)
	if _, err := Export(t.Context(), &Stick{disk: d}, out); err != nil {
		t.Fatal(err)
	}
	h.evening(t)
	out.Enrolment = h.outgoing(t).Enrolment // sealed anew, so that it is written again
	return d.pull()["durable"], out
}

// trial is one export, sealed once, tried on many sticks.
type trial struct {
	*hall
	out     Outgoing
	bundles []sealed
}

func (tr trial) export(t *testing.T, d *memDisk) error {
	_, err := (&Stick{disk: d}).lay(t.Context(), tr.out, tr.bundles)
	return err
}

// Every system call of an export fails once, with each error, alone or with all calls after it, on an empty stick and on a used one. The
// stick then holds the state before or after, whatever part of the unsynced bytes survived; a success is durable; the person gets a
// message that says what to do; and the next export works.
func TestEveryCallFails(t *testing.T) {
	tr := trial{hall: newHall(t)}
	used, out := tr.before(t)
	bundles, err := out.seal(bundle.MaxFile)
	if err != nil {
		t.Fatal(err)
	}
	tr.out, tr.bundles = out, bundles
	cases := 0
	for _, start := range []map[string][]byte{nil, used} {
		for _, gone := range []bool{false, true} {
			for _, number := range []syscall.Errno{syscall.EIO, syscall.ENOSPC, syscall.EROFS, syscall.ENODEV} {
				for at := 1; ; at++ {
					d := mended(start)
					d.failAt, d.err, d.gone = at, number, gone
					err := tr.export(t, d)
					if d.calls < at {
						break
					}
					cases++
					what := fmt.Sprintf("call %d fails with %v, gone %v", at, number, gone)
					if err != nil && KeyOf(err) == KeyOther {
						t.Errorf("%s: nobody can act on %v", what, err)
					}
					for state, files := range d.pull() {
						tr.judge(t, files, start, err == nil, what+", "+state)
					}
				}
			}
		}
	}
	t.Logf("%d faults", cases)
}

// judge looks at a stick after a fault and exports again.
func (tr trial) judge(t *testing.T, files, start map[string][]byte, safe bool, what string) {
	t.Helper()
	if err := tr.whole(files); err != nil {
		t.Errorf("%s: %v", what, err)
	}
	if safe && !newest(files, tr.out) {
		t.Errorf("%s: it said that it is safe", what)
	}
	for name := range start {
		if _, ok := files[name]; !ok {
			t.Errorf("%s: %s is lost", what, name)
		}
	}
	again := mended(files)
	if err := tr.export(t, again); err != nil || !newest(again.pull()["durable"], tr.out) {
		t.Errorf("%s: the next export: %v", what, err)
	}
	for name := range again.live {
		if strings.HasSuffix(name, partSuffix) && path.Dir(name) == folderOutbox {
			t.Errorf("%s: %s is left", what, name)
		}
	}
}

// The control: on a stick that acknowledges a sync and does nothing, the same check finds torn files.
func TestControlWithoutSync(t *testing.T) {
	h := newHall(t)
	torn := 0
	d := newMemDisk()
	d.lying = true
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); err != nil {
		t.Fatal(err)
	}
	for _, files := range d.pull() {
		if h.whole(files) != nil {
			torn++
		}
	}
	if torn == 0 {
		t.Error("a lost sync was not found out")
	}
}

func TestStickOfFalseCapacity(t *testing.T) {
	h, d := newHall(t), newMemDisk()
	d.rotten = true
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); !errors.Is(err, ErrChanged) || KeyOf(err) != KeyChanged {
		t.Errorf("got %v", err)
	}
}

func TestNoRoomIsToldBeforeWriting(t *testing.T) {
	h, d := newHall(t), newMemDisk()
	d.free = cluster
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); !errors.Is(err, ErrFull) {
		t.Errorf("got %v", err)
	}
	if len(d.live) != 1 {
		t.Errorf("written: %v", d.live)
	}
}

// Reading a stick that fails at any call answers with a fault or with less, and never invents.
func TestInboxEveryCallFails(t *testing.T) {
	h := newHall(t)
	files := map[string][]byte{
		"DENDAU/trust/1.root.json":                                  h.rootRaw,
		"DENDAU/receipts/" + h.log.Head().Kiosk.Short() + ".ddr":    h.receipt(t, 5, centreKey),
		"DENDAU/receipts/" + h.log.Head().Kiosk.Short() + "-2.ddr":  bytes.Repeat([]byte{1}, bundle.MaxReceipt),
		"DENDAU/receipts/" + h.log.Head().Kiosk.Short() + "-99.ddr": nil,
	}
	for at := 1; ; at++ {
		d := mended(files)
		d.failAt, d.err, d.gone = at, syscall.EIO, true
		in, err := Inbox(&Stick{disk: d}, h.log, h.root)
		if d.calls < at {
			break
		}
		if err != nil && KeyOf(err) != KeyBroken {
			t.Errorf("call %d: %v", at, err)
		}
		if best, ok := in.Best(); ok && best.UpTo != 5 {
			t.Errorf("call %d: %+v", at, best)
		}
	}
}
