package ui

import "dendau/ui/flow"

func plugged(step flow.HandoverStep, change func(*flow.HandoverUSB)) flow.HandoverUSB {
	return with(stickAt(step, "", false), change)
}

var newLessons = flow.PackPlan{
	Packs: []flow.PackNews{
		{Title: vien("Bình dân học vụ số", "Digital skills for everyone"), Version: 4, Have: 3, Remove: 2, Lessons: 12, Bytes: 46_000_000},
		{Title: vien("Phòng lừa đảo qua mạng cho người cao tuổi", "Online fraud, for older people"), Version: 1, Lessons: 5, Bytes: 118_000_000},
	},
	Bytes: 164_000_000, Free: 21_300_000_000, Freed: 31_000_000, Fits: true,
}

var twoSticks = []flow.StickRef{{Label: "HAI-NINH-02", Free: 5_800_000_000}, {Label: "ẢNH GIA ĐÌNH CƯỚI CON GÁI", Free: 240_000_000}}

// stickCases are what a stick asks and tells beside its steps.
var stickCases = []galleryCase{
	{name: "f07-usb-choose", view: at(20, 34, plugged(flow.StickWaited, func(s *flow.HandoverUSB) { s.Sticks, s.Stick = twoSticks, "" }))},
	{name: "f07-usb-choose-four", view: at(20, 34, plugged(flow.StickWaited, func(s *flow.HandoverUSB) {
		s.Sticks = append(append([]flow.StickRef{}, twoSticks...), flow.StickRef{Label: "E:", Free: 900_000}, flow.StickRef{Label: "KINGSTON", Free: 31_000_000_000})
	}))},
	{name: "f07-usb-slow", view: at(20, 34, plugged(flow.ReceiptsRead, func(s *flow.HandoverUSB) { s.Done, s.Of = 1_400_000, 5_200_000 }))},
	{name: "f07-usb-packs", view: at(20, 34, plugged(flow.BundlesWritten, func(s *flow.HandoverUSB) { s.Plan = &newLessons }))},
	{name: "f07-usb-packs-many", view: at(20, 34, plugged(flow.BundlesWritten, func(s *flow.HandoverUSB) {
		s.Plan = &flow.PackPlan{Packs: append(append([]flow.PackNews{}, newLessons.Packs...), newLessons.Packs...), Bytes: 328_000_000, Free: 900_000_000, Fits: true}
	}))},
	{name: "f07-usb-packs-full", view: at(20, 34, plugged(flow.BundlesWritten, func(s *flow.HandoverUSB) {
		s.Plan = with(&newLessons, func(p **flow.PackPlan) { c := **p; c.Fits, c.Free = false, 120_000_000; *p = &c })
	}))},
	{name: "f07-usb-copying", view: at(20, 34, plugged(flow.BundlesWritten, func(s *flow.HandoverUSB) { s.Copying, s.Done, s.Of = true, 61_000_000, 164_000_000 }))},
	{name: "f07-usb-packs-taken", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Taken = 2 }))},
	{name: "f07-usb-virus", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.suspicious" }))},
	{name: "f07-usb-packs-gone", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.packsGone" }))},
	{name: "f07-usb-packs-later", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.packsLater" }))},
	{name: "f07-usb-pack-damaged", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.error.pack" }))},
	{name: "f07-usb-pack-untrusted", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "pack.untrusted" }))},
	{name: "f07-usb-no-room", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.error.noRoom" }))},
	{name: "f07-usb-kiosk-fails", view: at(20, 36, plugged(flow.BundlesCompared, func(s *flow.HandoverUSB) { s.Remark = "handover.error.kiosk" }))},
	{name: "f07-usb-unopened", view: at(20, 36, with(stickAt(flow.StickSeen, "handover.error.unopened", false), func(s *flow.HandoverUSB) { s.Stick, s.Free = "sdb1", 0 }))},
	{name: "f07-usb-full", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.full", false))},
	{name: "f07-usb-locked", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.readonly", false))},
	{name: "f07-usb-gone", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.gone", false))},
	{name: "f07-usb-broken", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.broken", false))},
	{name: "f07-usb-too-slow", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.slow", false))},
	{name: "f07-usb-occupied", view: at(20, 36, stickAt(flow.ReceiptsRead, "handover.error.occupied", false))},
}

// recoveryCases are the settings with the code that a backup is opened by.
var recoveryCases = []galleryCase{
	{name: "f13-settings-recovery", view: at(20, 40, with(chosen, func(s *flow.Settings) { s.Recovery = "0123 4567 8901 2345 6789 0123" }))},
}
