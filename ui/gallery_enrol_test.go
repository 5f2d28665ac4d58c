package ui

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

var offeredHalls = []flow.OfferedHall{
	{ID: record.HallID{ID: record.ID{1}}, Name: "Nhà văn hóa thôn Một", Commune: "23020", Where: "xã Hải Ninh", District: "Bắc Bình cũ"},
	{ID: record.HallID{ID: record.ID{2}}, Name: "Nhà văn hóa thôn Hai", Commune: "23020", Where: "xã Hải Ninh", Taken: true},
	{ID: record.HallID{ID: record.ID{3}}, Name: "Trung tâm học tập cộng đồng xã Hàm Thạnh", Commune: "23122"},
	{ID: record.HallID{ID: record.ID{4}}, Name: "Nhà sinh hoạt cộng đồng buôn Thử", Commune: "22918", District: "Di Linh cũ"},
	{ID: record.HallID{ID: record.ID{5}}, Name: "Điểm học thôn Mẫu", Commune: "22933"},
	{ID: record.HallID{ID: record.ID{6}}, Name: "Nhà văn hóa khu phố Ví Dụ", Commune: "22933"},
}

var anOffer = flow.SetupOffer{
	Offer: flow.Offer{
		Stick: "HAI-NINH-05", Centre: "Trung tâm học tập cộng đồng tỉnh Mẫu, văn phòng phía đông", Fingerprint: "7475 7014 1341 8224", Halls: offeredHalls,
		Packs: flow.PackPlan{Fits: true, Bytes: 64 << 20, Packs: []flow.PackNews{{Title: content.Text{"vi": "Bình dân học vụ số", "en": "Digital literacy for all"}, Version: 3, Lessons: 12, Bytes: 64 << 20}}},
	},
	Kiosk: "A7F301 · 03a1 07bf",
}

// laterOffer is asked at a handover of a hall that was set up without the centre's stick.
var laterOffer = flow.SetupOffer{
	Offer: flow.Offer{Stick: "HAI-NINH-05", Centre: anOffer.Centre, Fingerprint: anOffer.Fingerprint},
	Kiosk: anOffer.Kiosk, Hall: "Trung tâm học tập cộng đồng xã Hàm Thạnh",
}

var enrolled = flow.Enrolment{
	Hall: "Nhà văn hóa thôn Thử", Commune: "xã Hải Ninh", Centre: "Trung tâm học tập cộng đồng tỉnh Mẫu", Kiosk: "A7F301 · 03a1 07bf", Code: code(), Stick: "HAI-NINH-05",
}

// The first start with the centre's stick, in every state.
var enrolCases = []galleryCase{
	{name: "f01-offer", view: at(18, 40, anOffer)},
	{name: "f01-offer-taking", view: at(18, 40, with(anOffer, func(s *flow.SetupOffer) { s.Taking, s.Done, s.Of = true, 40<<20, 64<<20 }))},
	{name: "f01-offer-failed", view: at(18, 40, with(anOffer, func(s *flow.SetupOffer) { s.Failed = "setup.offer.failed" }))},
	{name: "f01-offer-full", view: at(18, 40, with(anOffer, func(s *flow.SetupOffer) { s.Packs.Fits = false }))},
	{name: "f07-usb-offer", view: at(20, 34, laterOffer)},
	{name: "f07-usb-offer-taking", view: at(20, 34, with(laterOffer, func(s *flow.SetupOffer) { s.Taking = true }))},
	{name: "f07-usb-offer-no", view: at(20, 34, stickAt(flow.StickSeen, "handover.error.otherCentre", true))},
	{name: "f01-setup-unread", view: at(18, 40, flow.Setup{Unread: "setup.stick.unread", Keys: flow.KeyMode{Shift: true}})},
	{name: "f01-setup-unread-commune", view: at(18, 40, with(setupAt(flow.SetupCommune), func(s *flow.Setup) { s.Unread = "handover.error.occupied" }))},
	{name: "f01-setup-unread-pin", view: at(18, 40, with(setupAt(flow.SetupPIN), func(s *flow.Setup) { s.Unread = "setup.stick.unread" }))},
	{name: "f01-halls", view: at(18, 40, flow.Setup{Listed: true, Halls: offeredHalls[:4], MoreHalls: 41, Picked: &offeredHalls[0], Centre: true, CanGoOn: true})},
	{name: "f01-halls-none", view: at(18, 40, flow.Setup{Hall: "thôn Không Có", Listed: true, Centre: true, CanGoOn: true})},
	{name: "f01-enrol", view: at(18, 40, enrolled)},
	{name: "f01-enrol-waits", view: at(18, 40, with(enrolled, func(s *flow.Enrolment) { s.Stick, s.Code = "", flow.Matrix{} }))},
	{name: "f01-enrol-failed", view: at(18, 40, with(enrolled, func(s *flow.Enrolment) { s.Stick, s.Code, s.Failed = "", flow.Matrix{}, "setup.offer.failed" }))},
	{name: "f01-enrol-again", view: at(18, 40, with(enrolled, func(s *flow.Enrolment) { s.Again = true }))},
	{name: "f01-enrol-notice", view: noticed(enrolled)},
}
