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

// A stick that somebody prepared against us, or that years have filled: everything on it that is not ours is left alone or refused with a
// reason, no memory is taken for it, and the hand-over works all the same.
func TestHostileStick(t *testing.T) {
	h, pub := newHall(t), newPublisher(t)
	short := h.log.Head().Kiosk.Short()
	must := func(errs ...error) {
		t.Helper()
		for _, err := range errs {
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	sparse := func(dir, name string) {
		put(t, dir, name, nil)
		must(os.Truncate(filepath.Join(dir, filepath.FromSlash(name)), 4<<30))
	}
	for name, c := range map[string]struct {
		lay func(dir string)
		// refused is how many files are told as refused, by the inbox or the plan of lessons.
		refused int
	}{
		"links everywhere": {func(dir string) {
			secret := filepath.Join(t.TempDir(), "secret")
			must(os.WriteFile(secret, []byte("root"), 0o600))
			for _, name := range []string{"trust/2.root.json", "receipts/" + short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "halls.json", "backup/ABCDEF.dds"} {
				put(t, dir, "DENDAU/"+name+".x", nil)
				must(os.Symlink(secret, filepath.Join(dir, "DENDAU", name)))
			}
			must(os.Symlink("/etc", filepath.Join(dir, "DENDAU/packs/goi")))
		}, 0},
		"folders named like files": {func(dir string) {
			for _, name := range []string{"trust/2.root.json", "receipts/" + short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "halls.json", "vong-di.html", "backup/" + short + ".dds", "outbox/" + short + "-1-5.ddb"} {
				must(os.MkdirAll(filepath.Join(dir, "DENDAU", name, "x"), 0o777))
			}
		}, 0},
		"pipes that never end": {func(dir string) {
			for _, name := range []string{"trust/2.root.json", "receipts/" + short + ".ddr", "packs/x.ddp", "halls/ABCDEF.json", "backup/ABCDEF.dds"} {
				put(t, dir, "DENDAU/"+name+".x", nil)
				must(syscall.Mkfifo(filepath.Join(dir, "DENDAU", name), 0o666))
			}
		}, 0},
		"files of four gigabytes": {func(dir string) {
			for _, name := range []string{"trust/2.root.json", "receipts/" + short + ".ddr", "halls/ABCDEF.json", "halls.json", "backup/" + short + ".dds", "outbox/" + short + "-1-5.ddb"} {
				sparse(dir, "DENDAU/"+name)
			}
			sparse(dir, "DENDAU/packs/goi/1.json")
			sparse(dir, "DENDAU/packs/goi/1.json.minisig")
			sparse(dir, "phim cuoi.ddp")
		}, 4},
		"names of devices": {func(dir string) {
			for _, name := range []string{"CON.ddp", "NUL.ddp", "trust/NUL", "receipts/CON", "outbox/AUX.ddb", "packs/con/1.json", "halls/PRN.json"} {
				put(t, dir, "DENDAU/packs/../"+name, []byte("x"))
			}
			put(t, dir, "NUL.ddp", []byte("x"))
		}, 2}, // the pack file at the top, and the folder con
		"very many files": {func(dir string) {
			for _, folder := range []string{"receipts", "trust", "outbox"} {
				must(os.MkdirAll(filepath.Join(dir, "DENDAU", folder), 0o777))
				for i := range strangers(t) {
					must(os.WriteFile(filepath.Join(dir, "DENDAU", folder, fmt.Sprintf("anh-%d.jpg", i)), nil, 0o666))
				}
			}
		}, 0},
		"folders in folders": {func(dir string) {
			deep := filepath.Join(dir, "DENDAU/packs", strings.Repeat("a/", 200))
			must(os.MkdirAll(deep, 0o777))
			put(t, deep, "x.ddp", []byte("x"))
		}, 0},
		"names that differ in case": {func(dir string) {
			put(t, dir, "dendau/outbox/x.ddb", []byte("x"))
			put(t, dir, "Dendau/trust/1.root.json", []byte("x"))
			put(t, dir, "DENDAU/receipts/"+strings.ToLower(short)+".ddr", []byte("x"))
			put(t, dir, "DENDAU/receipts/"+short+".DDR", []byte("x"))
		}, 2},
		"a pack that swells": {func(dir string) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			w, err := z.Create("mimetype") // packed, and a gigabyte once unpacked
			must(err)
			for range 64 {
				_, err := w.Write(make([]byte, 1<<20))
				must(err)
			}
			must(z.Close())
			put(t, dir, "x.ddp", b.Bytes())
		}, 1},
		"viruses' shortcuts": {func(dir string) {
			put(t, dir, "autorun.inf", []byte("[autorun]\nopen=x.exe"))
			put(t, dir, "DENDAU.lnk", []byte("x"))
			put(t, dir, "DENDAU/outbox/"+short+"-1-5.ddb.lnk", []byte("x"))
			put(t, dir, "DENDAU/packs/x.ddp.exe", []byte("MZ"))
			put(t, dir, "DENDAU/.hidden/x.ddp", []byte("x"))
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir, store := t.TempDir(), newStore(t)
			c.lay(dir)
			receipt := h.receipt(t, 3, centreKey)
			put(t, dir, "DENDAU/receipts/"+short+"-7.ddr", receipt)
			defer debug.SetGCPercent(debug.SetGCPercent(40)) // as the kiosk has it
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			stick := stickAt(t, dir)
			in, err := Inbox(stick, h.log, h.root)
			if err != nil {
				t.Fatal(err)
			}
			if best, ok := in.Best(); !ok || best.UpTo != 3 || len(in.Roots) != 0 {
				t.Errorf("the true receipt is not found: %+v", in)
			}
			plan, err := store.Plan(stick, pub.trusted())
			if err != nil || len(plan.Offers) != 0 {
				t.Errorf("lessons: %+v, %v", plan, err)
			}
			for _, i := range plan.Ignored {
				if i.Err == nil || i.Name == "" || content.CodeOf(i.Err) == "" && !errors.Is(i.Err, errSize) && !strings.Contains(i.Err.Error(), "no such file") {
					t.Errorf("refused without a reason: %+v", i)
				}
			}
			if got := len(in.Ignored) + len(plan.Ignored); got != c.refused {
				t.Errorf("%d are refused, want %d: %v %v", got, c.refused, in.Ignored, plan.Ignored)
			}
			out := h.outgoing(t)
			out.Backup, out.Hall = h.backup(t), h.line("Nhà văn hóa thôn Thử", 20779)
			sent, err := Export(t.Context(), stick, out)
			if err != nil || len(sent.Bundles) != 1 {
				t.Fatalf("export: %+v, %v", sent, err)
			}
			runtime.ReadMemStats(&after)
			if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 128<<20 { // the seal of the backup takes 32 MB
				t.Errorf("the program grew by %d MB", grown>>20)
			}
			b, err := os.ReadFile(filepath.Join(dir, "DENDAU/outbox", sent.Bundles[0].Name))
			if err != nil || bundle.IDOf(b) != sent.Bundles[0].ID {
				t.Errorf("the bundle: %v", err)
			}
		})
	}
}
