package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// lostHall is a kiosk with a hall, a person and a PIN that handed over to the centre's stick and was lost then.
type lostHall struct {
	centre *collector.Centre
	stick  string
	head   storage.Head
	root   bundle.Root
	code   courier.Recovery
	person record.ID
	leader record.FacilitatorID
}

func loseAHall(t *testing.T) *lostHall {
	t.Helper()
	centre, stick := aCentre(t)
	k, r, _ := settled(t, stick)
	h := &lostHall{centre: centre, stick: stick, person: record.ID{7}, leader: record.FacilitatorID{ID: record.ID{8}}}
	sealed, err := k.keeper.vault.SealName(h.person, record.Name{Full: "Nguyễn Thị Mẫu"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.keeper.keep(record.Draft{Fact: record.FacilitatorAdded{Facilitator: h.leader}}, record.Draft{Fact: sealed}); err != nil {
		t.Fatal(err)
	}
	if err := k.keeper.vault.SetPIN(h.leader, "280519"); err != nil {
		t.Fatal(err)
	}
	if h.code, err = recovery(k.keeper.vault); err != nil {
		t.Fatal(err)
	}
	plugIn(t, r, stick)
	h.head = k.log.Head()
	h.root, _ = k.trust.root()
	k.close()
	return h
}

// replacement is a kiosk that was just started, at its first screen with the stick in.
type replacement struct {
	*kiosk
	data  string
	road  *road
	home  chan flow.Action
	offer flow.Offer
	again bool // the program begins anew
}

func (h *lostHall) replacement(t *testing.T, data string) *replacement {
	t.Helper()
	k, err := openKiosk(data, t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.close)
	n := &replacement{kiosk: k, data: data, home: make(chan flow.Action, 100)}
	n.road = k.newRoad([]string{h.stick}, func(f func(context.Context)) {})
	n.road.again = func() { n.again = true }
	n.road.showOffer([]courier.Drive{{Path: h.stick, Label: "HAI-NINH-05"}}, n.tell)
	n.offer = next[flow.StickOffers](t, n.home).Offer
	return n
}

func (n *replacement) tell(a flow.Action) { n.home <- a }

// take asks for the place of the kiosk that the stick offers.
func (n *replacement) take(code courier.Recovery) {
	n.road.takeOver(flow.TakeOver{Backup: n.offer.Backups[0].Name, Code: string(code)}, n.tell)
}

// The first start shows whose backup the stick holds beside the centre that it brings. With the code on paper the kiosk is the lost one at its next
// start: its log and whole chain, its names, its PINs, its key and the centre that it trusted, and a run that names the last one.
func TestReplacementFromTheFirstScreen(t *testing.T) {
	h := loseAHall(t)
	n := h.replacement(t, t.TempDir())
	if n.offer.Fingerprint != h.root.Fingerprint() || len(n.offer.Backups) != 1 {
		t.Fatalf("offered %+v", n.offer)
	}
	b := n.offer.Backups[0]
	if b.Hall != "Nhà văn hóa thôn Thử" || b.Where != "xã Hải Ninh" || b.Kiosk != h.head.Kiosk.Short() || b.Date == 0 || b.Events != int(h.head.Seq) || b.Bad != "" {
		t.Errorf("offered %+v", b)
	}
	n.take(h.code)
	next[flow.TakeoverLaid](t, n.home)
	if !n.again || n.log.Head().Kiosk == h.head.Kiosk {
		t.Fatal("the log changed under the open window, or the program does not begin anew")
	}
	if _, ok := n.trust.root(); ok {
		t.Error("a centre is trusted that nobody compared")
	}
	n.close()

	k, err := openKiosk(n.data, t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer k.close()
	runs := k.log.Runs()
	if head := k.log.Head(); head.Kiosk != h.head.Kiosk || runs[len(runs)-1].Prev != h.head.Run || runs[len(runs)-1].Before != h.head.Chain {
		t.Errorf("it is %+v, runs %+v", head, runs)
	}
	if found, err := k.log.Check(); err != nil || !found.OK() || len(k.log.Repaired()) != 0 {
		t.Errorf("the log: %+v, %v", found, err)
	}
	if name, ok := k.keeper.names.Name(h.person); !ok || name.Full != "Nguyễn Thị Mẫu" {
		t.Errorf("the name: %+v, %v", name, ok)
	}
	if a, err := k.keeper.vault.CheckPIN(h.leader, "280519"); err != nil || !a.OK {
		t.Errorf("the PIN: %+v, %v", a, err)
	}
	if root, ok := k.trust.root(); !ok || root.Fingerprint() != h.root.Fingerprint() {
		t.Error("the lost kiosk's centre is not trusted")
	}
	if code, err := recovery(k.keeper.vault); err != nil || code != h.code {
		t.Error("the paper is of no use any more")
	}
	if !k.log.TakenOver() {
		t.Error("nobody is told")
	}
	k.keeper.takeoverTold()
}

// Everything that can go wrong is told by name and leaves the kiosk what it was, ready to try again; with the right stick and code it then works.
func TestTakeoverThatFailsChangesNothing(t *testing.T) {
	h := loseAHall(t)
	backup := filepath.Join(h.stick, "DENDAU", "backup", h.head.Kiosk.Short()+".dds")
	whole, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	changed := func(change func([]byte) []byte) func(*replacement) {
		return func(*replacement) {
			if err := os.WriteFile(backup, change(slices.Clone(whole)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	wrong := courier.Recovery(strings.Repeat("0", 24))
	for _, tc := range []struct {
		name string
		code courier.Recovery
		// before is what happens between the offer and the press.
		before func(*replacement)
		want   flow.TakeoverFailed
	}{
		{"another code", wrong, func(*replacement) {}, flow.TakeoverFailed{Key: "handover.error.recovery", Wrong: true}},
		{"half a code", "1234", func(*replacement) {}, flow.TakeoverFailed{Key: "handover.error.recovery", Wrong: true}},
		{"the stick is out, and it was seen", h.code, func(n *replacement) { n.road.showOffer(nil, n.tell) }, flow.TakeoverFailed{Key: "setup.recovery.gone"}},
		{"the stick is out, and nobody saw it yet", h.code, func(n *replacement) { n.road.setOffer(&offered{path: filepath.Join(h.stick, "out")}) }, flow.TakeoverFailed{Key: "setup.recovery.gone"}},
		{"a damaged backup", h.code, changed(func(b []byte) []byte { b[len(b)-30] ^= 1; return b }), flow.TakeoverFailed{Key: "handover.error.backup"}},
		{"half a backup", h.code, changed(func(b []byte) []byte { return b[:len(b)/2] }), flow.TakeoverFailed{Key: "handover.error.backup"}},
		{"a newer program's backup", h.code, changed(func(b []byte) []byte { b[3] = '2'; return b }), flow.TakeoverFailed{Key: "setup.recovery.newer"}},
		{"the backup is gone", h.code, func(*replacement) { os.Remove(backup) }, flow.TakeoverFailed{Key: "setup.recovery.gone"}},
		{"something happened here already", h.code, func(n *replacement) {
			if _, err := n.keeper.keep(record.Draft{Fact: record.FacilitatorAdded{}}); err != nil {
				t.Fatal(err)
			}
		}, flow.TakeoverFailed{Key: "setup.recovery.used"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			changed(func(b []byte) []byte { return b })(nil)
			n := h.replacement(t, t.TempDir())
			was := n.log.Head().Kiosk
			tc.before(n)
			n.take(tc.code)
			if got := next[flow.TakeoverFailed](t, n.home); got != tc.want || n.again {
				t.Errorf("told %+v, want %+v; begins anew: %v", got, tc.want, n.again)
			}
			n.close()
			l, err := storage.Open(n.data, storage.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer l.Close()
			if l.Head().Kiosk != was || l.TakenOver() {
				t.Error("the folder is not as it was")
			}
		})
	}
	changed(func(b []byte) []byte { return b })(nil)
	n := h.replacement(t, t.TempDir())
	n.take(wrong)
	n.take(h.code)
	if next[flow.TakeoverLaid](t, n.home); !n.again {
		t.Error("after a wrong code the right one does not work")
	}
}

// Where the centre lies beside the program a stick is looked at for backups alone; one without any is not offered.
func TestBackupsAreOfferedWhereTheCentreIsKnown(t *testing.T) {
	h := loseAHall(t)
	k, r, home := newKiosk(t, h.stick)
	root, err := os.ReadFile(filepath.Join(h.stick, "DENDAU", "trust", fmt.Sprintf("%d.root.json", h.root.N)))
	if err != nil {
		t.Fatal(err)
	}
	if err := k.trust.take(root); err != nil {
		t.Fatal(err)
	}
	go r.meetCentre(t.Context(), func(a flow.Action) { home <- a })
	if offer := next[flow.StickOffers](t, home).Offer; offer.Centre != "" || len(offer.Backups) != 1 {
		t.Errorf("offered %+v", offer)
	}
	_, plain := aCentre(t)
	if _, ok, err := r.look(courier.Drive{Path: plain}); ok || err != nil {
		t.Error("a stick that brings nothing new was offered")
	}
}

// A used stick of another centre brings its backup and no trust: the replaced kiosk believes whom the lost one believed.
func TestTheBackupCarriesTheTrust(t *testing.T) {
	h := loseAHall(t)
	other, otherStick := aCentre(t)
	if err := os.CopyFS(filepath.Join(otherStick, "DENDAU", "backup"), os.DirFS(filepath.Join(h.stick, "DENDAU", "backup"))); err != nil {
		t.Fatal(err)
	}
	theirs, _, err := other.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	h.stick = otherStick
	n := h.replacement(t, t.TempDir())
	if n.offer.Fingerprint != theirs.Fingerprint() || n.offer.Backups[0].Hall != "" {
		t.Errorf("offered %+v", n.offer)
	}
	n.take(h.code)
	next[flow.TakeoverLaid](t, n.home)
	n.close()
	k, err := openKiosk(n.data, t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	defer k.close()
	if root, ok := k.trust.root(); !ok || root.Fingerprint() != h.root.Fingerprint() {
		t.Error("the stick's centre was trusted unasked")
	}
}

// The command goes the same way: into a folder where the program was only started, never over a log in use, and of several kiosks' backups the one
// that is named.
func TestRestoreByCommand(t *testing.T) {
	h := loseAHall(t)
	n := h.replacement(t, t.TempDir())
	c := &restoreCmd{From: h.stick}
	c.Data = n.data
	restore := func() error {
		stdin := os.Stdin
		defer func() { os.Stdin = stdin }()
		os.Stdin = pipeOf(t, h.code.String()+"\n")
		return c.Run(&bytes.Buffer{}, slog.New(slog.DiscardHandler))
	}
	if err := restore(); !errors.Is(err, storage.ErrRunning) {
		t.Errorf("while the window is open: %v", err)
	}
	n.close()
	other, r, _ := settled(t, h.stick)
	plugIn(t, r, h.stick)
	if err := restore(); err == nil {
		t.Error("two kiosks, and one was chosen")
	}
	c.Kiosk = "000000"
	if err := restore(); err == nil {
		t.Error("a kiosk that is not there")
	}
	c.Kiosk = strings.ToLower(h.head.Kiosk.Short())
	if err := restore(); err != nil {
		t.Fatal(err)
	}
	if err := restore(); !errors.Is(err, storage.ErrInUse) {
		t.Errorf("over the log that was restored: %v", err)
	}
	if found, err := storage.Check(n.data); err != nil || found.Kiosk != h.head.Kiosk {
		t.Errorf("%+v, %v", found, err)
	}
	if other.log.Head().Kiosk == h.head.Kiosk {
		t.Error("two of one kiosk")
	}
}
