package collector

import (
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// What waits is bounded, of one kiosk and in all; what came first stays; an officer's import has more room. All of it is taken in by the
// order of the log, whatever the order in which it came.
func TestProvisionalIsBoundedAndOrdered(t *testing.T) {
	defer func(a, b waitingRoom) { roomOfKiosk, roomInAll = a, b }(roomOfKiosk, roomInAll)
	roomOfKiosk, roomInAll = waitingRoom{2, 1 << 20}, waitingRoom{3, 1 << 20}
	c := openCentre(t)
	h, other := newHall(t, c, 1), newHall(t, c, 2)
	h.evening("L01")
	for _, tc := range []struct {
		what string
		b    []byte
		way  string
		want error
	}{
		{"the end of the log", h.sealed(9, 0), WayPhone, ErrNotEnrolled},
		{"its beginning", h.sealed(1, 4), WayHTTP, ErrNotEnrolled},
		{"too much of one kiosk", h.sealed(5, 8), WayPhone, ErrKioskFull},
		{"another kiosk", other.sealed(1, 0), WayHTTP, ErrNotEnrolled},
		{"too much in all", newHall(t, c, 3).sealed(1, 0), WayHTTP, ErrWaitingFull},
		{"an officer's import", h.sealed(5, 8), "usb", ErrNotEnrolled},
	} {
		if _, err := c.Ingest(t.Context(), tc.b, tc.way); !errors.Is(err, tc.want) || CodeOf(err) == "" {
			t.Errorf("%s: got %v, want %v", tc.what, err, tc.want)
		}
	}
	aside, err := c.Aside(t.Context(), h.kiosk())
	if got := fmt.Sprint(aside[0].First, aside[1].First, aside[2].First); err != nil || got != "1 5 9" {
		t.Fatalf("aside %s, %v", got, err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	var order strings.Builder
	dumpRows(t, c.read, &order, "SELECT first FROM bundles ORDER BY turn")
	if got := strings.Join(strings.Fields(order.String()), " "); got != "1 5 9" {
		t.Errorf("taken in from %s", got)
	}
	checkHeld(t, c)
}

// The same bundle twice waits once, whichever way it comes.
func TestProvisionalTwice(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	b := h.sealed(1, 0)
	for range 3 {
		if _, err := c.Ingest(t.Context(), b, WayPhone); !errors.Is(err, ErrNotEnrolled) {
			t.Fatal(err)
		}
	}
	if aside, err := c.Aside(t.Context(), h.kiosk()); err != nil || len(aside) != 1 {
		t.Errorf("%d wait, %v", len(aside), err)
	}
}

// A kiosk that was turned away loses nothing: what it sends is kept, and counts when somebody changes their mind.
func TestReject(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	if _, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil {
		t.Fatal(err)
	}
	if err := c.Reject(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	out, err := c.Ingest(t.Context(), h.sealed(1, 0), WayPhone)
	if !errors.Is(err, ErrRejected) || CodeOf(err) != "rejected" {
		t.Errorf("got %v, code %s", err, CodeOf(err))
	}
	if told, err := c.Told(t.Context(), out.ID); !errors.Is(err, ErrRejected) || told.Header.Kiosk != h.kiosk() {
		t.Errorf("asked again: %+v, %v", told, err)
	}
	if k, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil || k.State != Rejected {
		t.Errorf("asking again: %v, %v", k.State, err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if r, _ := c.Receipt(t.Context(), h.kiosk()); r.UpTo != h.log.Head().Seq {
		t.Errorf("receipt up to %d", r.UpTo)
	}
	if err := c.Reject(t.Context(), h.kiosk()); !errors.Is(err, ErrUnknownKiosk) {
		t.Errorf("an enrolled kiosk is not turned away: %v", err)
	}
}

// A phone carries the request among the bundles and is told of it in the same words.
func TestEnrolmentByPhone(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	request, err := bundle.CarryEnrolment(h.enrolment())
	if err != nil {
		t.Fatal(err)
	}
	out, err := c.Ingest(t.Context(), request, WayPhone)
	if !errors.Is(err, ErrNotEnrolled) || out.Header.Kiosk != h.kiosk() {
		t.Fatalf("got %+v, %v", out, err)
	}
	if _, err := c.Told(t.Context(), out.ID); !errors.Is(err, ErrNotEnrolled) {
		t.Errorf("asked again: %v", err)
	}
	if _, err := c.Ingest(t.Context(), h.sealed(1, 0), WayPhone); !errors.Is(err, ErrNotEnrolled) {
		t.Fatal(err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if out, err = c.Told(t.Context(), out.ID); err != nil || out.Receipt.UpTo != h.log.Head().Seq {
		t.Errorf("after it was accepted: up to %d, %v", out.Receipt.UpTo, err)
	}
	if _, err := c.Ingest(t.Context(), request[:20], WayPhone); CodeOf(err) == "" {
		t.Errorf("cut off: %v", err)
	}
}

// After the end of a revoked kiosk nothing counts and somebody is told; what it wrote before counts whenever it comes. The next root says so.
func TestRevokedFromAnEvent(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	ingest(t, c, h.sealed(1, 3))
	ingest(t, c, h.sealed(9, 12))
	if err := c.Revoke(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if out := ingest(t, c, h.sealed(4, 8)); out.New != 5 {
		t.Errorf("late, from before the end: %d new", out.New)
	}
	if _, err := c.Ingest(t.Context(), h.sealed(13, 0), WayPhone); !errors.Is(err, ErrRevoked) {
		t.Errorf("after the end: %v", err)
	}
	alarms, err := c.Alarms(t.Context(), h.kiosk())
	if err != nil || len(alarms) != 1 || alarms[0].Kind != AlarmRevoked {
		t.Errorf("alarms %+v, %v", alarms, err)
	}
	root, pending, err := c.Newest(t.Context())
	if err != nil || pending || !root.Revokes(h.kiosk(), 1) || root.Revoked[0].UpTo != 12 {
		t.Errorf("root %+v, %v", root.Revoked, err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if root, _, err = c.Newest(t.Context()); err != nil || len(root.Revoked) != 0 || root.N < 2 {
		t.Errorf("taken back: root %d, %+v, %v", root.N, root.Revoked, err)
	}
	if r, _ := c.Receipt(t.Context(), h.kiosk()); r.UpTo != h.log.Head().Seq {
		t.Errorf("receipt up to %d", r.UpTo)
	}
}

// A kiosk that changes its key is introduced by the key before; with a key that was revoked it must ask an officer.
func TestKioskChangesItsKey(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	ingest(t, c, h.sealed(1, 3))
	renew := func(keyNo byte, key, before ed25519.PrivateKey) Kiosk {
		t.Helper()
		b, err := bundle.RenewEnrolment(bundle.Enrolment{Kiosk: h.kiosk(), KeyNo: keyNo, Hall: h.id, HallName: h.name, Commune: h.commune}, key, before, h.to...)
		if err != nil {
			t.Fatal(err)
		}
		k, err := c.Enrol(t.Context(), b, false)
		if err != nil {
			t.Fatal(err)
		}
		return k
	}
	if k := renew(2, keyFrom(60), h.key); k.State != Enrolled {
		t.Fatalf("introduced by an enrolled key: %s", k.State)
	}
	ingest(t, c, h.sealed(4, 6)) // an old stick with the old key, and with its request
	if k, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil || k.State != Enrolled {
		t.Errorf("the old key asks once more: %s, %v", k.State, err)
	}
	if alarms, _ := c.Alarms(t.Context(), h.kiosk()); len(alarms) != 0 {
		t.Errorf("alarms %+v", alarms)
	}
	if err := c.RevokeKey(t.Context(), h.kiosk(), 1); err != nil {
		t.Fatal(err)
	}
	root, _, err := c.Newest(t.Context())
	if err != nil || !root.Revokes(h.kiosk(), 1) || root.Revokes(h.kiosk(), 2) {
		t.Errorf("only key 1 is shut out: %+v, %v", root.Revoked, err)
	}
	if k := renew(3, keyFrom(70), h.key); k.State != Waiting {
		t.Errorf("introduced by a revoked key: %s", k.State)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	kiosks, _ := c.Kiosks(t.Context())
	states := map[byte]State{}
	for _, k := range kiosks {
		states[k.KeyNo] = k.State
	}
	if states[1] != Revoked || states[2] != Enrolled || states[3] != Enrolled {
		t.Errorf("accepting a new key lets no old one in: %v", states)
	}
}

// Alarms that were dealt with stay so; a fork on which two computers go on writing does not.
func TestAlarmsAreSeen(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	ingest(t, c, h.sealed(1, 0))
	other := h.clone()
	shared := record.Seq(14)
	h.evening("L02")
	other.evening("L03")
	for _, k := range []*hall{h, other} {
		ingest(t, c, k.sealed(shared, 0))
	}
	open := func() (open []Alarm) {
		alarms, err := c.Alarms(t.Context(), h.kiosk())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range alarms {
			if a.Seen == 0 {
				open = append(open, a)
			}
		}
		return open
	}
	all := open()
	if len(all) != 1 || all[0].Kind != AlarmFork {
		t.Fatalf("alarms %+v", all)
	}
	sides, err := c.Branches(t.Context(), h.kiosk(), all[0].Run)
	if err != nil || len(sides) != 2 || sides[0].Run != other.log.Head().Run || sides[0].Events != 10 || sides[0].Newest == 0 {
		t.Fatalf("sides %+v, %v", sides, err)
	}
	if err := c.Seen(t.Context(), h.kiosk(), AlarmFork, h.log.Head().Run); err != nil {
		t.Fatal(err)
	}
	if r, _ := c.Receipt(t.Context(), h.kiosk()); r.Run != h.log.Head().Run {
		t.Errorf("the receipt follows run %08x, not the one that is used", r.Run)
	}
	h.append(record.TextSizeChosen{Size: 1})
	ingest(t, c, h.sealed(h.log.Head().Seq, 0))
	if len(open()) != 0 {
		t.Error("the computer that is used raises the fork anew")
	}
	other.append(record.TextSizeChosen{Size: 1})
	ingest(t, c, other.sealed(other.log.Head().Seq, 0))
	if len(open()) != 1 {
		t.Error("the computer that is not used goes on, and nobody is told")
	}
	if err := c.Seen(t.Context(), h.kiosk(), AlarmStrange, 0); !errors.Is(err, ErrNoAlarm) {
		t.Errorf("an alarm that is not there: %v", err)
	}
}

// The centre changes its keys: what was sealed before still opens, receipts are signed by the new key, and kiosks follow step by step.
// Another process that has the centre open hears of it.
func TestCentreChangesItsKeys(t *testing.T) {
	dir := t.TempDir()
	c, serving := openCentreAt(t, dir, Options{}), openCentreAt(t, dir, Options{})
	h := enrolled(t, c, 1)
	first, _, err := c.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	roots, err := c.Issue(t.Context(), Change{NewReceiptKey: true, NewRecipient: true})
	if err != nil || len(roots) != 2 {
		t.Fatalf("%d roots, %v", len(roots), err)
	}
	next, err := bundle.ParseRoot(roots[1])
	if err != nil || first.Verify(next) != nil || next.ReceiptKeys[0] == first.ReceiptKeys[0] || next.Recipients[0] == first.Recipients[0] || next.Fingerprint() == first.Fingerprint() {
		t.Fatalf("root 2: %+v, %v, %v", next, err, first.Verify(next))
	}
	for _, centre := range []*Centre{c, serving, openCentreAt(t, dir, Options{})} {
		out, err := centre.Ingest(t.Context(), h.sealed(1, 0), "usb")
		if err != nil {
			t.Fatalf("sealed to the key before: %v", err)
		}
		if out.Receipt.Verify(h.kiosk(), next.VerifyingKeys()...) != nil || out.Receipt.Verify(h.kiosk(), first.VerifyingKeys()...) == nil {
			t.Error("the receipt is not signed by the new key")
		}
	}
	to, err := next.AgeRecipients()
	if err != nil {
		t.Fatal(err)
	}
	h.evening("L01")
	if _, err := c.Ingest(t.Context(), h.sealedTo(6, 0, to...), "usb"); err != nil {
		t.Errorf("sealed to the new key: %v", err)
	}
	kept, err := c.Issue(t.Context(), Change{NewReceiptKey: true, KeepOld: true})
	third, parseErr := bundle.ParseRoot(kept[len(kept)-1])
	if err != nil || parseErr != nil || len(third.ReceiptKeys) != 2 || third.ReceiptKeys[1] != next.ReceiptKeys[0] {
		t.Errorf("the key before is kept for a while: %+v, %v", third.ReceiptKeys, err)
	}
}

// Where two keys must sign, what officers decide waits for the key in the safe, and the page can tell.
func TestRootNeedsTheKeyInTheSafe(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	safe := keyFrom(200)
	if _, err := c.Issue(t.Context(), Change{AddKeys: []bundle.Key{bundle.KeyOf(safe)}, Threshold: 2}); err != nil {
		t.Fatal(err)
	}
	before, pending, err := c.Newest(t.Context())
	if err != nil || pending || before.Threshold != 2 {
		t.Fatalf("%+v, %v, %v", before, pending, err)
	}
	if err := c.Revoke(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if now, pending, err := c.Newest(t.Context()); err != nil || !pending || now.N != before.N {
		t.Errorf("root %d, pending %v, %v", now.N, pending, err)
	}
	if _, err := c.Issue(t.Context(), Change{Name: "Tên khác"}); !errors.Is(err, ErrSafeKey) {
		t.Errorf("a change by one key: %v", err)
	}
	if _, err := c.Issue(t.Context(), Change{Name: "Tên khác", With: []ed25519.PrivateKey{safe}}); err != nil {
		t.Fatal(err)
	}
	if now, pending, err := c.Newest(t.Context()); err != nil || pending || !now.Revokes(h.kiosk(), 1) || before.Verify(now) != nil {
		t.Errorf("root %d, pending %v, %v", now.N, pending, err)
	}
}

// A publisher who is not named any more is barred, so that a key beside the program does not bring its packs back.
func TestPublishersAreBarred(t *testing.T) {
	root := bundle.Root{Publishers: []string{"old", "stays"}, Barred: []string{"older"}}
	_, barred := publishersAfter(root, nil)
	if got := strings.Join(barred, " "); got != "older old stays" {
		t.Errorf("barred %s", got)
	}
}

// A centre of the first schema goes on with everything it held.
func TestSchemaOfVersionOne(t *testing.T) {
	dir := t.TempDir()
	old, err := os.ReadFile(filepath.Join("testdata", "schema-1.sql"))
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "centre.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(old)); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		c := openCentreAt(t, dir, Options{})
		kiosks, err := c.Kiosks(t.Context())
		if err != nil || len(kiosks) != 2 || kiosks[0].State != Waiting || kiosks[1].State != Revoked || kiosks[1].UpTo != 12 {
			t.Fatalf("kiosks %+v, %v", kiosks, err)
		}
		alarms, err := c.Alarms(t.Context(), kiosks[1].ID)
		if err != nil || len(alarms) != 1 || alarms[0].Seen != 0 {
			t.Errorf("alarms %+v, %v", alarms, err)
		}
		if err := c.Reject(t.Context(), kiosks[0].ID); err != nil {
			t.Error(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if err := revert(dir); err != nil {
			t.Fatal(err)
		}
	}
}

// revert lets the waiting kiosk wait again, for the second round: a database of this version is left as it is.
func revert(dir string) error {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "centre.db"))
	if err != nil {
		return err
	}
	_, err = db.Exec("UPDATE kiosks SET state = 'waiting' WHERE state = 'rejected'")
	return errors.Join(err, db.Close())
}
