package main

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// plugs is a kiosk at the screen of f07 whose drives come and go by hand.
type plugs struct {
	*roadside
	key    workshop.Key
	drives chan []courier.Drive
	came   chan flow.Action
	end    context.CancelFunc
	seen   []flow.Action
}

func newPlugs(t *testing.T) *plugs {
	t.Helper()
	p := &plugs{roadside: newRoadside(t), drives: make(chan []courier.Drive, 1), came: make(chan flow.Action, 1000)}
	var err error
	if p.key, err = workshop.NewKey(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(p.kiosk.trust.folder, "a.pub"), []byte(p.key.Public().String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p.road.mount, p.road.eject = nil, nil
	p.begin()
	return p
}

// begin is what watch does, with our own drives.
func (p *plugs) begin() {
	w := p.road.newWaiting(func(a flow.Action) { p.came <- a })
	w.drives = p.drives
	ctx, cancel := context.WithCancel(p.t.Context())
	p.end = cancel
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for ctx.Err() == nil {
			w.step(ctx)
		}
	}()
	p.t.Cleanup(func() { cancel(); <-ended })
}

// pack is a signed pack of that version.
func (p *plugs) pack(version int) []byte {
	p.t.Helper()
	m, files := workshop.Sample(2)
	m.Version = version
	var out bytes.Buffer
	if err := workshop.Sign(&out, m, files, p.key); err != nil {
		p.t.Fatal(err)
	}
	return out.Bytes()
}

// until waits for an action of that kind and gives it; everything before it is remembered.
func until[A flow.Action](p *plugs) A {
	p.t.Helper()
	late := time.After(30 * time.Second)
	for {
		select {
		case a := <-p.came:
			p.seen = append(p.seen, a)
			if a, ok := a.(A); ok {
				return a
			}
		case <-late:
			var want A
			p.t.Fatalf("no %T; came %+v", want, p.seen)
		}
	}
}

func drive(dir string) courier.Drive {
	return courier.Drive{Path: dir, Label: filepath.Base(dir), Removable: true, Free: 1 << 30, FS: "vfat"}
}

// One plug: everything goes out and comes in; lessons only after the answer. The next start uses them.
func TestOnePlugDoesEverything(t *testing.T) {
	p, dir := newPlugs(t), t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "bai.ddp"), p.pack(1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "Ảnh.lnk"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.drives <- []courier.Drive{drive(dir)}
	plan := until[flow.PacksFound](p).Plan
	if len(plan.Packs) != 1 || plan.Packs[0].Version != 1 || plan.Packs[0].Have != 0 || !plan.Fits || plan.Bytes == 0 {
		t.Errorf("the plan: %+v", plan)
	}
	if !slices.Contains(p.seen, flow.Action(flow.StickRemark{Key: "handover.suspicious"})) {
		t.Errorf("nobody is told of the shortcut: %+v", p.seen)
	}
	for _, want := range []string{"DENDAU/outbox/*.ddb", "DENDAU/backup/*.dds"} {
		if found, _ := filepath.Glob(filepath.Join(dir, want)); len(found) != 1 {
			t.Errorf("%s: %v", want, found)
		}
	}
	if kept, _ := p.road.store.Packs(); len(kept) != 0 {
		t.Errorf("taken unasked: %v", kept)
	}
	p.road.answerPacks(flow.AnswerPacks{Take: true})
	if taken := until[flow.PacksTaken](p); taken.N != 1 {
		t.Errorf("taken: %+v", taken)
	}
	until[flow.ExportDone](p)
	packs := withStored(nil, p.road.store, p.kiosk.trust.publishers(), p.kiosk.logger)
	if len(packs) != 1 || packs[0].pack == nil || packs[0].pack.Manifest().Version != 1 {
		t.Fatalf("the next start has %+v", packs)
	}
	source, err := packs[0].source("tieng/beep.opus")
	if err != nil {
		t.Fatal(err)
	}
	want, err := packs[0].pack.ReadFile("tieng/beep.opus")
	if b, errRead := os.ReadFile(source.Path); err != nil || errRead != nil || !bytes.Equal(b, want) || source.Offset != 0 {
		t.Errorf("a voice lies at %+v: %v", source, errRead)
	}
	// The backup on the stick is for whoever has the code, which does not change.
	code, err := recovery(p.kiosk.keeper.vault)
	if err != nil {
		t.Fatal(err)
	}
	stick, err := courier.OpenStick(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stick.Close()
	heads, _, err := courier.Backups(stick)
	if err != nil || len(heads) != 1 {
		t.Fatalf("backups: %v, %v", heads, err)
	}
	if b, err := courier.ReadBackup(stick, heads[0].Name, code); err != nil || b.Head.Kiosk != p.kiosk.log.Head().Kiosk {
		t.Errorf("the backup: %v", err)
	}
}

// Of two sticks the chosen one is written and the other stays as it is; the one that is left may be pulled out while the question stands.
func TestTwoSticks(t *testing.T) {
	p, one, two := newPlugs(t), t.TempDir(), t.TempDir()
	both := []courier.Drive{drive(one), drive(two)}
	p.drives <- both
	if found := until[flow.SticksFound](p); len(found.Sticks) != 2 {
		t.Fatalf("got %+v", found)
	}
	p.road.useStick(flow.UseStick{I: 1})
	until[flow.ExportDone](p)
	if left, _ := os.ReadDir(one); len(left) != 0 {
		t.Errorf("the other stick has %v", left)
	}
	if found, _ := os.ReadDir(two); len(found) != 1 {
		t.Errorf("the chosen stick has %v", found)
	}
	p.drives <- both[:1]
	until[flow.StickGone](p)
	until[flow.ExportDone](p) // the one that is left comes next, by itself
}

// A stick that is locked, one that nobody opened and one that is gone are told with what to do.
func TestSticksThatFail(t *testing.T) {
	p := newPlugs(t)
	gone := filepath.Join(t.TempDir(), "gone")
	p.drives <- []courier.Drive{drive(gone)}
	if failed := until[flow.ExportFailed](p); failed.Key != courier.KeyGone {
		t.Errorf("gone: %+v", failed)
	}
	p.drives <- nil
	until[flow.StickGone](p)
	p.drives <- []courier.Drive{{Label: "sdb1", Device: "/dev/sdb1", Removable: true}}
	if failed := until[flow.ExportFailed](p); failed.Key != courier.KeyUnopened {
		t.Errorf("not opened: %+v", failed)
	}
}

// What the system opens when we ask comes as a drive, and what was given back is not opened again while it stays plugged in.
func TestOpenedAndGivenBack(t *testing.T) {
	p, dir := newPlugs(t), t.TempDir()
	p.end()
	asked := make(chan string, 10)
	p.road.mount = func(_ context.Context, d courier.Drive) error { asked <- "open " + d.Device; return nil }
	p.road.eject = func(_ context.Context, d courier.Drive) error { asked <- "back " + d.Device; return nil }
	p.begin()
	shut := courier.Drive{Label: "sdb1", Device: "/dev/sdb1", Removable: true}
	opened := drive(dir)
	opened.Device = shut.Device
	p.drives <- []courier.Drive{shut}
	if got := <-asked; got != "open /dev/sdb1" {
		t.Errorf("asked %q", got)
	}
	p.drives <- []courier.Drive{opened}
	until[flow.ExportDone](p)
	if got := <-asked; got != "back /dev/sdb1" {
		t.Errorf("asked %q", got)
	}
	p.drives <- []courier.Drive{shut}
	until[flow.StickGone](p)
	p.drives <- nil
	p.drives <- []courier.Drive{shut}
	if got := <-asked; got != "open /dev/sdb1" {
		t.Errorf("plugged in again: asked %q", got)
	}
}

// A stick that goes while the plan stands, and one whose lessons are damaged, cost nothing but the lessons.
func TestLessonsThatDoNotCome(t *testing.T) {
	p, dir := newPlugs(t), t.TempDir()
	ddp := p.pack(1)
	if err := os.WriteFile(filepath.Join(dir, "bai.ddp"), ddp, 0o600); err != nil {
		t.Fatal(err)
	}
	p.drives <- []courier.Drive{drive(dir)}
	until[flow.PacksFound](p)
	p.drives <- nil
	until[flow.ExportDone](p)

	p.drives <- []courier.Drive{drive(dir)}
	until[flow.PacksFound](p)
	if err := os.Truncate(filepath.Join(dir, "bai.ddp"), int64(len(ddp)/3)); err != nil {
		t.Fatal(err)
	}
	p.road.answerPacks(flow.AnswerPacks{Take: true})
	remark := until[flow.StickRemark](p)
	if !slices.Contains([]string{courier.KeyPack, "handover.packsGone"}, remark.Key) {
		t.Errorf("got %+v", remark)
	}
	until[flow.ExportDone](p)
	if kept, err := p.road.store.Packs(); err != nil || len(kept) != 0 {
		t.Errorf("kept %v, %v", kept, err)
	}
}

// A newer version that came by stick takes the place of the file; an older one does not.
func TestStoredPacksTakeTheirPlace(t *testing.T) {
	p := newPlugs(t)
	trusted := p.kiosk.trust.publishers()
	file := func(version int) opened {
		ddp := p.pack(version)
		pack, err := content.Open(bytes.NewReader(ddp), int64(len(ddp)), trusted)
		if err != nil {
			t.Fatal(err)
		}
		return opened{path: "file", pack: pack}
	}
	for _, c := range []struct{ file, stick, want int }{{1, 2, 2}, {3, 2, 3}, {2, 2, 2}} {
		got := instead([]opened{file(c.file)}, file(c.stick))
		if len(got) != 1 || got[0].pack.Manifest().Version != c.want {
			t.Errorf("%+v: got %+v", c, got)
		}
	}
	refused := opened{path: "x", err: errors.New("refused")}
	if got := instead([]opened{refused}, file(1)); len(got) != 2 {
		t.Errorf("behind a refused one: got %+v", got)
	}
}
