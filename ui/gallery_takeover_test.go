package ui

import (
	"time"

	"dendau/storage/record"
	"dendau/ui/flow"
)

var twoWays = flow.SetupWays{Stick: "HAI-NINH-05", Backups: 5, Centre: true}

var someBackups = flow.SetupBackups{
	Page: 1, Pages: 2,
	Backups: []flow.OfferedBackup{
		{Kiosk: "A7F301", Hall: "Nhà văn hóa thôn Thử", Where: "xã Hải Ninh", Date: record.DayOf(time.Date(2026, 5, 12, 0, 0, 0, 0, time.UTC)), Events: 412},
		{Kiosk: "03A107", Hall: "Trung tâm học tập cộng đồng xã Hàm Thạnh, cơ sở thôn Ví Dụ Rất Dài", Where: "xã Hàm Thạnh", Date: record.DayOf(time.Date(2026, 5, 10, 0, 0, 0, 0, time.UTC)), Events: 10733},
		{Kiosk: "9C0BD2", Events: 57},
		{Kiosk: "77E0A1", Hall: "Nhà văn hóa khu phố Mẫu", Bad: "handover.error.backup"},
	},
}

// halfWritten is a code while it is written, allWritten the whole of it.
var (
	halfWritten = flow.SetupRecovery{Of: someBackups.Backups[0], Groups: [6]string{"0123", "4567", "89"}, At: 2, Written: true, Left: 5}
	allWritten  = with(halfWritten, func(s *flow.SetupRecovery) {
		s.Groups, s.At, s.CanTake = [6]string{"0123", "4567", "8901", "2345", "6789", "0123"}, 5, true
	})
	replaced = flow.TakenOver{
		Hall: "Nhà văn hóa thôn Thử", Commune: "xã Hải Ninh", Kiosk: "A7F301", Centre: "Trung tâm Mẫu", People: 37, Evenings: 24,
		Last: record.DayOf(time.Date(2026, 5, 12, 0, 0, 0, 0, time.UTC)),
	}
)

// refused is a code that did not lead in, for whatever reason.
func refused(key string) flow.SetupRecovery {
	return with(allWritten, func(s *flow.SetupRecovery) { s.Failed = key })
}

// A replacement takes a lost kiosk's place, in every state.
var takeoverCases = []galleryCase{
	{name: "f01-ways", view: at(18, 40, twoWays)},
	{name: "f01-ways-one", view: at(18, 40, flow.SetupWays{Stick: "A", Backups: 1})},
	{name: "f01-ways-back", view: at(18, 40, flow.Setup{Ways: true, Centre: true})},
	{name: "f01-backups", view: at(18, 40, someBackups)},
	{name: "f01-backups-newer", view: at(18, 40, flow.SetupBackups{Page: 1, Pages: 1, Backups: []flow.OfferedBackup{{Kiosk: "A7F301", Bad: "setup.recovery.newer"}}})},
	{name: "f01-recovery", view: at(18, 40, flow.SetupRecovery{Of: someBackups.Backups[0], Left: 5})},
	{name: "f01-recovery-half", view: at(18, 40, halfWritten)},
	{name: "f01-recovery-long", view: at(18, 40, with(allWritten, func(s *flow.SetupRecovery) { s.Of = someBackups.Backups[1] }))},
	{name: "f01-recovery-wrong", view: at(18, 40, with(refused("handover.error.recovery"), func(s *flow.SetupRecovery) { s.Wrong, s.Left = true, 3 }))},
	{name: "f01-recovery-wait", view: at(18, 40, with(refused("handover.error.recovery"), func(s *flow.SetupRecovery) {
		s.Wrong, s.Left, s.Wait, s.CanTake = true, 0, 41*time.Second, false
	}))},
	{name: "f01-recovery-taking", view: at(18, 40, with(allWritten, func(s *flow.SetupRecovery) { s.Taking, s.CanTake = true, false }))},
	{name: "f01-recovery-laid", view: at(18, 40, with(allWritten, func(s *flow.SetupRecovery) { s.Taking, s.Laid, s.CanTake = true, true, false }))},
	{name: "f01-recovery-gone", view: at(18, 40, with(halfWritten, func(s *flow.SetupRecovery) { s.Gone = true }))},
	{name: "f01-recovery-gone-unread", view: at(18, 40, with(halfWritten, func(s *flow.SetupRecovery) { s.Gone, s.Unread = true, "setup.stick.unread" }))},
	{name: "f01-recovery-damaged", view: at(18, 40, refused("handover.error.backup"))},
	{name: "f01-recovery-newer", view: at(18, 40, refused("setup.recovery.newer"))},
	{name: "f01-recovery-full", view: at(18, 40, refused("setup.recovery.full"))},
	{name: "f01-recovery-disk", view: at(18, 40, refused("setup.recovery.disk"))},
	{name: "f01-recovery-used", view: at(18, 40, refused("setup.recovery.used"))},
	{name: "f01-recovery-unread", view: at(18, 40, refused("setup.recovery.unread"))},
	{name: "f01-taken", view: at(18, 40, replaced)},
	{name: "f01-taken-notice", view: noticed(replaced)},
}
