package collector

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// What comes before the kiosk is enrolled waits, and is taken in with it.
func TestBundlesWaitForEnrolment(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	h.evening("L04")
	for _, b := range [][]byte{h.sealed(1, 6), h.sealed(5, 0), h.sealed(5, 0)} {
		if out, err := c.Ingest(t.Context(), b, "usb"); !errors.Is(err, ErrNotEnrolled) || out.Receipt.UpTo != 0 {
			t.Fatalf("got %v", err)
		}
	}
	k, err := c.Enrol(t.Context(), h.enrolment(), false)
	if err != nil || k.State != Waiting || k.Bundles != 3 || k.HallName != h.name {
		t.Fatalf("got %+v, %v", k, err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	r, err := c.Receipt(t.Context(), h.kiosk())
	if err != nil || r.UpTo != h.log.Head().Seq {
		t.Errorf("receipt up to %d, %v", r.UpTo, err)
	}
	if left, _ := filepath.Glob(filepath.Join(c.dir, waitingFolder, "*")); left != nil {
		t.Errorf("still waiting: %v", left)
	}
	checkHeld(t, c)
}

// A bundle that waited and turns out forged stays where it is, with the reason.
func TestForgedWaitsForEver(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	forger := *h
	forger.key = keyFrom(99)
	if _, err := c.Ingest(t.Context(), forger.sealed(1, 0), WayHTTP); !errors.Is(err, ErrNotEnrolled) {
		t.Fatalf("got %v", err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	if got := dump(t, c); strings.Contains(got, "event") || !strings.Contains(got, "forged") {
		t.Errorf("got\n%s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(c.dir, waitingFolder, "*.ddb")); len(left) != 1 {
		t.Errorf("files left: %v", left)
	}
}

// Somebody else's key for an enrolled kiosk waits and raises an alarm, whatever the courier's officer pressed; the kiosk goes on.
func TestAnotherKeyForAKnownKiosk(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	k, err := c.Enrol(t.Context(), h.enrolmentWith(keyFrom(50)), true)
	if err != nil || k.State != Waiting {
		t.Fatalf("got %v, %v", k.State, err)
	}
	alarms, err := c.Alarms(t.Context(), h.kiosk())
	if err != nil || len(alarms) != 1 || alarms[0].Kind != AlarmKey {
		t.Errorf("alarms %v, %v", alarms, err)
	}
	ingest(t, c, h.sealed(1, 0))
	other := *h
	other.key = keyFrom(50)
	if _, err := c.Ingest(t.Context(), other.sealed(2, 0), "usb"); !errors.Is(err, ErrNotEnrolled) {
		t.Errorf("signed with the other key: %v", err)
	}
}

// Two keys of one number, as two copies of a disk make them: the one that was let in counts; what the one that was shut out wrote is kept and
// told as that, not as a forgery; and a bundle that is really none of theirs is refused.
func TestShutOutBesideAnotherKeyOfItsNumber(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	lost := *h
	ingest(t, c, h.sealed(1, 3))
	if err := c.Revoke(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	h.key = keyFrom(50)
	if _, err := c.Enrol(t.Context(), h.enrolmentWith(h.key), true); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Ingest(t.Context(), h.sealed(4, 0), "usb"); !errors.Is(err, ErrNotEnrolled) || errors.Is(err, ErrRevoked) {
		t.Errorf("the new key waits: %v", err)
	}
	told := func(kind string) bool {
		alarms, err := c.Alarms(t.Context(), h.kiosk())
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(alarms, func(a Alarm) bool { return a.Kind == kind })
	}
	if told(AlarmRevoked) {
		t.Error("what the new key wrote is told as of the lost computer")
	}
	for range 2 { // before and after the officer's yes
		if _, err := c.Ingest(t.Context(), lost.sealed(4, 0), "usb"); !errors.Is(err, ErrRevoked) {
			t.Errorf("the lost computer goes on: %v", err)
		}
		spoilt := lost.sealed(4, 0)
		spoilt[len(spoilt)-1]++
		if _, err := c.Ingest(t.Context(), spoilt, "usb"); !errors.Is(err, bundle.ErrForged) {
			t.Errorf("spoilt on the way: %v", err)
		}
		if err := c.Approve(t.Context(), h.kiosk()); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := c.Aside(t.Context(), h.kiosk()); err != nil || len(kept) != 0 || !told(AlarmRevoked) {
		t.Errorf("after the second yes, which takes the no back: %+v, %v", kept, err)
	}
}

// What fitted no key of its kiosk is looked at again when another key is let in.
func TestForgedIsLookedAtAgain(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	other := *h
	other.key = keyFrom(50)
	if _, err := c.Ingest(t.Context(), other.sealed(1, 0), "usb"); !errors.Is(err, ErrNotEnrolled) {
		t.Fatal(err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	if kept, err := c.Aside(t.Context(), h.kiosk()); err != nil || len(kept) != 1 || kept[0].Refused != bundle.ErrForged.Code {
		t.Fatalf("beside the first key: %+v, %v", kept, err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolmentWith(other.key), true); err != nil {
		t.Fatal(err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if kept, err := c.Aside(t.Context(), h.kiosk()); err != nil || len(kept) != 0 {
		t.Errorf("after its own key was let in: %+v, %v", kept, err)
	}
}

func TestRevoke(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	ingest(t, c, h.sealed(1, 3))
	if err := c.Revoke(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Ingest(t.Context(), h.sealed(4, 0), "usb"); !errors.Is(err, ErrRevoked) {
		t.Errorf("got %v", err)
	}
	if k, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil || k.State != Revoked {
		t.Errorf("asking again: %v, %v", k.State, err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if r, _ := c.Receipt(t.Context(), h.kiosk()); r.UpTo != h.log.Head().Seq {
		t.Errorf("taken back: receipt up to %d", r.UpTo)
	}
	if err := c.Approve(t.Context(), record.KioskID{ID: record.ID{9}}); !errors.Is(err, ErrUnknownKiosk) {
		t.Errorf("a kiosk nobody knows: %v", err)
	}
}

// A copied disk: both branches are kept and counted, an alarm says so, and each hears of the branch that came last.
func TestFork(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	ingest(t, c, h.sealed(1, 0))
	shared := h.log.Head().Seq
	other := h.clone()
	h.evening("L02")
	other.evening("L03")
	other.evening("L04")
	for _, k := range []*hall{h, other, h} {
		last := record.Seq(0)
		if k == h {
			last = h.log.Head().Seq
		}
		h.append(record.TextSizeChosen{Size: 1}) // another bundle each time
		out := ingest(t, c, k.sealed(shared+1, last))
		if out.Receipt.Run != k.log.Head().Run || out.Gaps != nil {
			t.Errorf("receipt for run %08x up to %d, want run %08x", out.Receipt.Run, out.Receipt.UpTo, k.log.Head().Run)
		}
	}
	alarms, err := c.Alarms(t.Context(), h.kiosk())
	if err != nil || len(alarms) != 1 || alarms[0].Kind != AlarmFork {
		t.Errorf("alarms %v, %v", alarms, err)
	}
	book, err := c.Book(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lessons []content.LessonID
	for _, s := range book.Sessions() {
		lessons = append(lessons, s.Lesson)
	}
	if len(lessons) != 4 {
		t.Errorf("sessions of both branches: %v", lessons)
	}
	checkHeld(t, c)
}

// A restored backup begins a run in the middle of a run that went on.
func TestRestoredBackup(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	backup := h.clone() // from here on h writes a run of its own
	h.evening("L01")
	ingest(t, c, h.sealed(1, 0))
	backup.start()
	out := ingest(t, c, backup.sealed(1, 0))
	if alarms, _ := c.Alarms(t.Context(), h.kiosk()); len(alarms) != 1 || alarms[0].Kind != AlarmFork {
		t.Errorf("alarms %v", alarms)
	}
	if out.Receipt.UpTo != backup.log.Head().Seq {
		t.Errorf("the backup hears up to %d of %d", out.Receipt.UpTo, backup.log.Head().Seq)
	}
}

// One stamp, two contents: the first stays, the second is kept in its file, and an alarm says so.
func TestOneStampTwice(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	ingest(t, c, h.sealed(1, 0))
	head := h.log.Head()
	before := strings.Count(dump(t, c), "event ")
	forged := bundleOf(t, h, head, record.SettingChanged{Key: "lang", Value: "en"}, record.SettingChanged{Key: "lang", Value: "vi"})
	out := ingest(t, c, forged)
	if out.New != 1 || out.Known != 1 || out.Receipt.UpTo != head.Seq {
		t.Errorf("%d new, %d known, receipt up to %d", out.New, out.Known, out.Receipt.UpTo)
	}
	alarms, err := c.Alarms(t.Context(), h.kiosk())
	if err != nil || len(alarms) != 2 || alarms[0].Kind != AlarmChain || alarms[1].Kind != AlarmEvent || alarms[1].Seq != head.Seq {
		t.Errorf("alarms %+v, %v", alarms, err)
	}
	if got := strings.Count(dump(t, c), "event "); got != before+2 { // one event and one alarm
		t.Errorf("%d lines, %d before", got, before)
	}
	if !strings.Contains(listing(t, c.dir), bundle.IDOf(forged).String()) {
		t.Error("the second is not kept")
	}
}

// Two starts of one centre have one pair of keys, private to their owner; without them nothing is founded anew.
func TestKeysAreMadeOnce(t *testing.T) {
	dir := t.TempDir()
	a, b := openCentreAt(t, dir, Options{}), openCentreAt(t, dir, Options{})
	if !a.ReceiptKey().Equal(b.ReceiptKey()) || a.keys.identity.String() != b.keys.identity.String() {
		t.Error("two pairs of keys")
	}
	for _, name := range []string{"keys/" + identityFile, "keys/" + receiptFile, "centre.db"} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	a.Close()
	b.Close()
	if err := os.Rename(filepath.Join(dir, "keys"), filepath.Join(dir, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Options{}); !errors.Is(err, ErrKeys) {
		t.Errorf("without its keys: %v", err)
	}
}

// Root 2 is signed by root 1; asking again for the same gives the same bytes.
func TestRoots(t *testing.T) {
	c := openCentre(t)
	first, err := c.Roots(t.Context(), "", nil)
	if err != nil || len(first) != 1 {
		t.Fatalf("%d roots, %v", len(first), err)
	}
	again, err := c.Roots(t.Context(), DefaultName, nil)
	if err != nil || len(again) != 1 || string(again[0]) != string(first[0]) {
		t.Errorf("again: %d roots, %v", len(again), err)
	}
	renamed, err := c.Roots(t.Context(), "Trung tâm mẫu", nil)
	if err != nil || len(renamed) != 2 {
		t.Fatalf("renamed: %d roots, %v", len(renamed), err)
	}
	one, err := bundle.ParseRoot(renamed[0])
	if err != nil {
		t.Fatal(err)
	}
	two, err := bundle.ParseRoot(renamed[1])
	if err != nil || one.Verify(two) != nil || two.Centre != "Trung tâm mẫu" {
		t.Errorf("root 2: %v, %v", err, one.Verify(two))
	}
}

// Two centres on one folder, as serve and import are: what one takes in, the other reports.
func TestTwoProcessesOneFolder(t *testing.T) {
	dir := t.TempDir()
	serve, imports := openCentreAt(t, dir, Options{}), openCentreAt(t, dir, Options{})
	h := enrolled(t, serve, 1)
	h.evening("L01")
	done := make(chan error, 2)
	half := h.log.Head().Seq / 2
	for c, b := range map[*Centre][]byte{serve: h.sealed(1, half), imports: h.sealed(half+1, 0)} {
		go func() {
			_, err := c.Ingest(t.Context(), b, "usb")
			done <- err
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	for _, c := range []*Centre{serve, imports} {
		table, err := c.Report(t.Context(), record.DayAt(2026, 1, 1), record.DayAt(2026, 12, 31), 1)
		if err != nil || table.Total.Held != 1 {
			t.Errorf("%d sessions, %v", table.Total.Held, err)
		}
	}
	h.evening("L02")
	ingest(t, imports, h.sealed(half, 0))
	if table, err := serve.Report(t.Context(), record.DayAt(2026, 1, 1), record.DayAt(2026, 12, 31), 1); err != nil || table.Total.Held != 2 {
		t.Errorf("later: %d sessions, %v", table.Total.Held, err)
	}
}
