package courier

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"dendau/content"
	"dendau/sync/bundle"
)

// strangers is how many foreign files lie in each folder; DENDAU_STRANGERS=100000 for the large number.
func strangers(t *testing.T) int {
	if n, err := strconv.Atoi(os.Getenv("DENDAU_STRANGERS")); err == nil {
		return n
	}
	return 500
}

// trap is a stick on which somebody lays what is not ours. Short is the code of the kiosk that it is meant for.
type trap struct {
	t          *testing.T
	dir, short string
}

func (s trap) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// ours gives the path of a name in our folder, whose own folder is there then.
func (s trap) ours(name string) string {
	s.t.Helper()
	path := filepath.Join(s.dir, "DENDAU", filepath.FromSlash(name))
	s.must(os.MkdirAll(filepath.Dir(path), 0o777))
	return path
}

func (s trap) put(name, data string) { put(s.t, s.dir, name, []byte(data)) }

// traps are the ways, each with how many files are told as refused, by the inbox or the plan of lessons.
var traps = map[string]struct {
	lay     func(trap)
	refused int
}{
	"links everywhere":          {trap.links, 0},
	"folders named like files":  {trap.folders, 0},
	"pipes that never end":      {trap.pipes, 0},
	"files of four gigabytes":   {trap.huge, 4},
	"names of devices":          {trap.devices, 2}, // the pack file at the top, and the folder con
	"very many files":           {trap.strangers, 0},
	"folders in folders":        {trap.deep, 0},
	"names that differ in case": {trap.cases, 2},
	"a pack that swells":        {trap.swelling, 1},
	"viruses' shortcuts":        {trap.shortcuts, 0},
}

func (s trap) links() {
	secret := filepath.Join(s.t.TempDir(), "secret")
	s.must(os.WriteFile(secret, []byte("root"), 0o600))
	for _, name := range []string{"trust/2.root.json", "receipts/" + s.short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "halls.json", "backup/ABCDEF.dds"} {
		s.must(os.Symlink(secret, s.ours(name)))
	}
	s.must(os.Symlink("/etc", s.ours("packs/goi")))
}

func (s trap) folders() {
	for _, name := range []string{"trust/2.root.json", "receipts/" + s.short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "halls.json", "vong-di.html", "backup/" + s.short + ".dds", "outbox/" + s.short + "-1-5.ddb"} {
		s.must(os.MkdirAll(filepath.Join(s.ours(name), "x"), 0o777))
	}
}

func (s trap) pipes() {
	for _, name := range []string{"trust/2.root.json", "receipts/" + s.short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "backup/ABCDEF.dds"} {
		s.must(syscall.Mkfifo(s.ours(name), 0o666))
	}
}

func (s trap) huge() {
	for _, name := range []string{
		"trust/2.root.json", "receipts/" + s.short + ".ddr", "halls/ABCDEF.json", "halls.json", "backup/" + s.short + ".dds", "outbox/" + s.short + "-1-5.ddb",
		"packs/goi/1.json", "packs/goi/1.json.minisig", "../phim cuoi.ddp",
	} {
		path := s.ours(name)
		s.must(os.WriteFile(path, nil, 0o666))
		s.must(os.Truncate(path, 4<<30))
	}
}

func (s trap) devices() {
	for _, name := range []string{"CON.ddp", "NUL.ddp", "trust/NUL", "receipts/CON", "outbox/AUX.ddb", "packs/con/1.json", "halls/PRN.json"} {
		s.put("DENDAU/"+name, "x")
	}
	s.put("NUL.ddp", "x")
}

func (s trap) strangers() {
	for _, folder := range []string{"receipts", "trust", "outbox"} {
		for i := range strangers(s.t) {
			s.must(os.WriteFile(s.ours(fmt.Sprintf("%s/anh-%d.jpg", folder, i)), nil, 0o666))
		}
	}
}

func (s trap) deep() { s.put("DENDAU/packs/"+strings.Repeat("a/", 200)+"x.ddp", "x") }

func (s trap) cases() {
	s.put("dendau/outbox/x.ddb", "x")
	s.put("Dendau/trust/1.root.json", "x")
	s.put("DENDAU/receipts/"+strings.ToLower(s.short)+".ddr", "x")
	s.put("DENDAU/receipts/"+s.short+".DDR", "x")
}

// swelling is a pack of a few hundred kilobytes, and unpacked more than the program may grow by.
func (s trap) swelling() {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("mimetype")
	s.must(err)
	for range 160 {
		_, err := w.Write(make([]byte, 1<<20))
		s.must(err)
	}
	s.must(z.Close())
	s.put("x.ddp", b.String())
}

func (s trap) shortcuts() {
	s.put("autorun.inf", "[autorun]\nopen=x.exe")
	s.put("DENDAU.lnk", "x")
	s.put("DENDAU/outbox/"+s.short+"-1-5.ddb.lnk", "x")
	s.put("DENDAU/packs/x.ddp.exe", "MZ")
	s.put("DENDAU/.hidden/x.ddp", "x")
}

// A stick that somebody prepared against us, or that years have filled: everything on it that is not ours is left alone or refused with a
// reason, no memory is taken for it, and the hand-over works all the same.
func TestHostileStick(t *testing.T) {
	h, pub := newHall(t), newPublisher(t)
	short := h.log.Head().Kiosk.Short()
	for name, c := range traps {
		t.Run(name, func(t *testing.T) {
			dir, store := t.TempDir(), newStore(t)
			c.lay(trap{t, dir, short})
			put(t, dir, "DENDAU/receipts/"+short+"-7.ddr", h.receipt(t, 3, centreKey))
			stick := stickAt(t, dir)
			defer debug.SetGCPercent(debug.SetGCPercent(40)) // as the kiosk has it
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			refused := append(h.findsItsReceipt(t, stick), findsNoLessons(t, store, stick, pub)...)
			if len(refused) != c.refused {
				t.Errorf("%d are refused, want %d: %v", len(refused), c.refused, refused)
			}
			h.handsOver(t, stick)
			runtime.ReadMemStats(&after)
			if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 128<<20 { // the seal of the backup takes 32 MB
				t.Errorf("the program grew by %d MB", grown>>20)
			}
		})
	}
}

// findsItsReceipt reads the stick: the one true receipt up to event 3 and no root. It gives what was refused.
func (h *hall) findsItsReceipt(t *testing.T, stick *Stick) []Ignored {
	t.Helper()
	in, err := Inbox(stick, h.log, h.root)
	if err != nil {
		t.Fatal(err)
	}
	if best, ok := in.Best(); !ok || best.UpTo != 3 || len(in.Roots) != 0 {
		t.Errorf("the true receipt is not found: %+v", in)
	}
	return in.Ignored
}

// findsNoLessons looks for lessons where there are none; what is refused has a reason.
func findsNoLessons(t *testing.T, store *Store, stick *Stick, pub publisher) []Ignored {
	t.Helper()
	plan, err := store.Plan(stick, pub.trusted())
	if err != nil || len(plan.Offers) != 0 {
		t.Errorf("lessons: %+v, %v", plan, err)
	}
	for _, i := range plan.Ignored {
		if i.Err == nil || i.Name == "" || content.CodeOf(i.Err) == "" && !errors.Is(i.Err, errSize) && !strings.Contains(i.Err.Error(), "no such file") {
			t.Errorf("refused without a reason: %+v", i)
		}
	}
	return plan.Ignored
}

// handsOver writes the log and its backup to the stick, where the bundle stands as it was sent.
func (h *hall) handsOver(t *testing.T, stick *Stick) {
	t.Helper()
	out := h.outgoing(t)
	out.Backup, out.Hall = h.backup(t), h.line("Nhà văn hóa thôn Thử", 20779)
	sent, err := Export(t.Context(), stick, out)
	if err != nil || len(sent.Bundles) != 1 {
		t.Fatalf("export: %+v, %v", sent, err)
	}
	b, err := os.ReadFile(filepath.Join(stick.Path(), "DENDAU/outbox", sent.Bundles[0].Name))
	if err != nil || bundle.IDOf(b) != sent.Bundles[0].ID {
		t.Errorf("the bundle: %v", err)
	}
}
