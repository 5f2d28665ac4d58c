package courier

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"dendau/storage/record"
)

// A stick that was at several halls tells whose place can be taken from it: by the hall's own line, else by the centre's list, else by the short code
// alone; what is of no use comes last, with the reason.
func TestWhosePlaceCanBeTaken(t *testing.T) {
	dir := t.TempDir()
	stick := stickAt(t, dir)
	first, second := newHall(t), newHall(t)
	for i, h := range []*hall{first, second} {
		out := h.outgoing(t)
		out.Backup = h.backup(t)
		if i == 0 {
			out.Hall = HallLine{Name: "Nhà văn hóa thôn Một", Commune: "xã Hải Ninh", Date: record.Day(20000), Sure: true}
		}
		if _, err := Export(t.Context(), stick, out); err != nil {
			t.Fatal(err)
		}
	}
	second.listed(t, dir, "Nhà văn hóa thôn Hai")
	newer := second.backup(t)
	newer[3] = '2'
	put(t, dir, "DENDAU/backup/AAAAAA.dds", []byte("torn"))
	put(t, dir, "DENDAU/backup/BBBBBB.dds", newer)
	all, err := OfferedBackups(stick)
	if err != nil || len(all) != 4 {
		t.Fatalf("got %+v, %v", all, err)
	}
	if got := all[0]; got.Kiosk != first.log.Head().Kiosk || got.Hall != "Nhà văn hóa thôn Một" || got.Commune != "xã Hải Ninh" || got.Date != 20000 || !got.Sure || got.UpTo != 5 || got.Err != nil {
		t.Errorf("by its own line: %+v", got)
	}
	if got := all[1]; got.Short != second.log.Head().Kiosk.Short() || got.Hall != "Nhà văn hóa thôn Hai" || got.Date != 0 {
		t.Errorf("by the centre's list: %+v", got)
	}
	if !errors.Is(all[2].Err, ErrBackup) || all[2].Short != "AAAAAA" || !errors.Is(all[3].Err, ErrBackupNewer) {
		t.Errorf("of no use: %+v", all[2:])
	}
	if _, err := ReadBackup(stick, "BBBBBB.dds", recovery); !errors.Is(err, ErrBackupNewer) {
		t.Errorf("a newer one opened: %v", err)
	}
}

// listed puts the centre's list of halls on a stick, with this kiosk.
func (h *hall) listed(t *testing.T, dir, name string) {
	t.Helper()
	put(t, dir, "DENDAU/halls.json", []byte(`{"format":"dendau-halls-1","centre":"Trung tâm Thử","halls":[{"hall":"00a1b2c3d4e5f607","name":"`+name+`","commune":"23122","kiosk":"`+h.log.Head().Kiosk.Short()+`"}]}`))
}

// Of two backups of one kiosk the one that reaches further is offered; a backup that a newer program wrote is never written over.
func TestOneBackupOfAKioskIsOffered(t *testing.T) {
	dir := t.TempDir()
	stick, h := stickAt(t, dir), newHall(t)
	older := h.backup(t)
	h.evening(t)
	if err := stick.putBackup(t.Context(), h.log, h.backup(t)); err != nil {
		t.Fatal(err)
	}
	short := h.log.Head().Kiosk.Short()
	put(t, dir, "DENDAU/backup/"+short+"-2.dds", older)
	put(t, dir, "DENDAU/backup/"+short+"-3.dds", []byte("torn"))
	all, err := OfferedBackups(stick)
	if err != nil || len(all) != 1 || all[0].Name != short+".dds" || all[0].UpTo != 9 || all[0].Err != nil {
		t.Errorf("got %+v, %v", all, err)
	}

	dir = t.TempDir()
	stick = stickAt(t, dir)
	theirs := append([]byte("DDS2"), older[4:]...)
	put(t, dir, "DENDAU/backup/"+short+".dds", theirs)
	if err := stick.putBackup(context.Background(), h.log, older); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(filepath.Join(dir, "DENDAU/backup", short+".dds")); err != nil || string(b[:4]) != "DDS2" {
		t.Errorf("a newer program's backup is gone: %q, %v", b[:4], err)
	}
	if all, err := OfferedBackups(stickAt(t, t.TempDir())); err != nil || len(all) != 0 {
		t.Errorf("an empty stick offers %+v, %v", all, err)
	}
}
