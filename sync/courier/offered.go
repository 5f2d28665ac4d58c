package courier

import (
	"cmp"
	"errors"
	"slices"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// OfferedBackup is a kiosk whose place can be taken from a stick: the furthest of its backups, and what the stick tells of its hall. It is shown to
// whoever chooses; nothing of it is believed before the recovery code opens the backup.
type OfferedBackup struct {
	BackupHead
	// Short is the kiosk's short code, by the file's name.
	Short string
	// Hall and Commune are what is told of the hall, empty where nothing is; Commune is as people read it, or its code.
	Hall, Commune string
	// Date is the newest day on which this hall handed over to this stick, 0 where that is not known; Sure tells that it was confirmed.
	Date record.Day
	Sure bool
	// Err is why the backup is of no use here: ErrBackup or ErrBackupNewer.
	Err error
}

// OfferedBackups tells whose place can be taken from a stick, the newest first and those of no use last. Of one kiosk there is one.
func OfferedBackups(stick *Stick) ([]OfferedBackup, error) {
	heads, ignored, err := Backups(stick)
	if err != nil {
		return nil, err
	}
	var all []OfferedBackup
	for _, h := range heads {
		i := slices.IndexFunc(all, func(o OfferedBackup) bool { return o.Kiosk == h.Kiosk })
		switch {
		case i < 0:
			all = append(all, OfferedBackup{BackupHead: h, Short: h.Kiosk.Short()})
		case h.UpTo > all[i].UpTo:
			all[i].BackupHead = h
		}
	}
	for _, i := range ignored {
		short := i.Name[:len("A7F301")] // as backupName has it
		if !slices.ContainsFunc(all, func(o OfferedBackup) bool { return o.Short == short }) {
			all = append(all, OfferedBackup{BackupHead: BackupHead{Name: i.Name}, Short: short, Err: uselessness(i.Err)})
		}
	}
	stick.tellHalls(all)
	slices.SortStableFunc(all, func(a, b OfferedBackup) int {
		return cmp.Or(cmp.Compare(lastIf(a.Err != nil), lastIf(b.Err != nil)), cmp.Compare(b.Date, a.Date), cmp.Compare(a.Hall, b.Hall), cmp.Compare(a.Short, b.Short))
	})
	return all, nil
}

func lastIf(last bool) int {
	if last {
		return 1
	}
	return 0
}

// uselessness is why a backup cannot be used: a newer program's, or whatever else is no whole backup.
func uselessness(err error) error {
	if errors.Is(err, ErrBackupNewer) {
		return ErrBackupNewer
	}
	return ErrBackup
}

// tellHalls adds what the hall's own line on the stick says, or else the centre's list.
func (s *Stick) tellHalls(all []OfferedBackup) {
	listed := ListedHalls(s)
	for i := range all {
		o := &all[i]
		h, err := s.hallFile(o.Short + ".json")
		if err == nil && (o.Err != nil || h.Kiosk == o.Kiosk) {
			o.Hall, o.Commune = shown(h.Name), shown(h.Commune)
			o.Date, o.Sure = h.Visits[0].Date, h.Visits[0].Sure
			continue
		}
		at := slices.IndexFunc(listed, func(e bundle.ExpectedHall) bool { return e.Kiosk == o.Short })
		if at >= 0 {
			o.Hall, o.Commune = shown(listed[at].Name), shown(listed[at].Commune)
		}
	}
}
