package ui

import (
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// The gallery of codes, receipts and custody.
//
//	codes     handover.back handover.stick qr.print qr.speed.<i> qr.done; asked: pin.<digit> pin.erase pin.ok qr.notyet; taken: qr.who qr.home
//	receipt   back pin.<digit> pin.erase pin.ok; said: receipt.done
//	arrived   arrived.receipt arrived.custody
//	custody   back custody.<i> sheet.prev sheet.next
//	courier   back courier.<i> courier.forget.<i> courier.keep and the keyboard's; courier.gone courier.stay

var asking = with(phone, func(s *flow.HandoverQR) { s.Asking, s.Word = true, "0653" })

var phoneDone = with(phone, func(s *flow.HandoverQR) { s.Taken = true })

var takingReceipt = flow.TakingReceipt{Left: 5, Kiosk: "A81F3C", Through: record.DayAt(2026, 5, 12)}

func receiptSaid(said flow.ReceiptSaid) flow.TakingReceipt {
	return with(takingReceipt, func(s *flow.TakingReceipt) { s.Said = said })
}

var receiptNew = with(receiptSaid(flow.ReceiptNew), func(s *flow.TakingReceipt) { s.Came, s.Through = may(14, 16), record.DayAt(2026, 5, 16) })

func handed(day, hour int, way, stick, who string, evenings ...int) flow.CustodyRow {
	return flow.CustodyRow{
		Day: record.DayAt(2026, 5, day), At: time.Date(2026, 5, day, hour, 34, 0, 0, time.UTC), Way: way, Stick: stick, Courier: who, Evenings: may(evenings...),
	}
}

// custodyRows are one of every kind, and the longest of what a row can hold.
func custodyRows() []flow.CustodyRow {
	there := func(r flow.CustodyRow, on int) flow.CustodyRow {
		r.Arrived = true
		if on > 0 {
			r.ArrivedOn = record.DayAt(2026, 5, on)
		}
		return r
	}
	return []flow.CustodyRow{
		handed(19, 20, record.Shown, "", "", 14, 16, 19), handed(19, 20, record.ByPaper, "", "", 14, 16, 19),
		handed(19, 20, record.ByPhone, "", "Anh Lê Văn Mẫu", 14, 16, 19), handed(15, 17, record.ByStick, "HAI-NINH-02", "Nguyễn Thị Ngọc Thùy Linh", 14),
		there(handed(13, 8, record.ByStick, "HAI-NINH-02", "Chị Hoa", 5, 7, 9, 12), 13), there(handed(9, 20, record.ByPhone, "", ""), 13),
		there(handed(5, 20, record.ByStick, "", "Chị Hoa", 2, 5), 0), there(handed(2, 20, record.ByStick, "USB CUA NHA VAN HOA", "", 2), 5),
	}
}

var custody = flow.Custody{Rows: custodyRows(), Page: 1, Pages: 2}

var carrying = flow.CourierName{Row: custodyRows()[2], Known: []string{"Anh Lê Văn Mẫu", "Chị Hoa"}, Name: "Chị Ho", CanKeep: true}

func shownRows() []flow.ArrivedRow {
	rows := roadRows()
	rows[0].State, rows[1].State = flow.OfferedState, flow.OfferedState
	return rows
}

var roadCases = []galleryCase{
	{name: "f08-qr-preparing", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Code = flow.Matrix{} }))},
	{name: "f08-qr-slow", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Speed = 0 }))},
	{name: "f08-qr-fast", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Speed, s.Shown = 2, 50*time.Second }))},
	{name: "f08-qr-part", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Rest = 2 }))},
	{name: "f08-qr-failed", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Code, s.Failed = flow.Matrix{}, "handover.error.nothing" }))},
	{name: "f08-qr-printing", view: at(20, 33, with(phone, func(s *flow.HandoverQR) { s.Printing = true }))},
	{name: "f08-qr-printed", view: func(lang content.Lang) flow.View {
		v := at(20, 33, phone)(lang)
		v.Notice = &flow.Notice{Key: "road.sheets.stick", Args: map[string]any{"n": 2, "where": "giay-in/ma-ban-giao-2026-05-19.pdf"}}
		return v
	}},
	{name: "f08-qr-asked", view: at(20, 33, asking)},
	{name: "f08-qr-asked-empty", view: at(20, 33, with(asking, func(s *flow.HandoverQR) { s.Word = "" }))},
	{name: "f08-qr-asked-full", view: at(20, 33, with(asking, func(s *flow.HandoverQR) { s.Word, s.Still = "065383", true }))},
	{name: "f08-qr-wrong", view: at(20, 33, with(asking, func(s *flow.HandoverQR) { s.Word, s.Wrong = "", true }))},
	{name: "f08-qr-wait", view: at(20, 33, with(asking, func(s *flow.HandoverQR) { s.Word, s.Wait = "", 42*time.Second }))},
	{name: "f08-qr-asked-notice", view: noticed(asking)},
	{name: "f08-qr-taken", view: at(20, 34, phoneDone)},
	{name: "f08-qr-taken-who", view: at(20, 34, with(phoneDone, func(s *flow.HandoverQR) { s.Courier = "Nguyễn Thị Ngọc Thùy Linh" }))},
	{name: "f08-qr-taken-notice", view: noticed(phoneDone)},

	{name: "f03-tonight-shown", view: at(18, 52, with(tonight, func(s *flow.Tonight) { s.Road.Offered = s.Road.Here }))},
	{name: "f09-shown", view: at(20, 32, with(onTheRoad, func(s *flow.Arrived) { s.Rows, s.Road.Offered = shownRows(), may(16, 19) }))},
	{name: "f09-typed", view: at(20, 32, with(onTheRoad, func(s *flow.Arrived) { r := *s.Receipt; r.Issued = 0; s.Receipt = &r }))},
	{name: "f09-all-there", view: at(20, 32, with(onTheRoad, func(s *flow.Arrived) {
		s.Rows = roadRows()[3:]
		s.Road.Here, s.Road.OnTheWay, s.Carried = nil, nil, nil
	}))},
	{name: "f09-none", view: at(20, 32, flow.Arrived{Page: 1, Pages: 1})},
	{name: "f09-four-states", view: at(20, 32, with(onTheRoad, func(s *flow.Arrived) {
		rows := roadRows()
		rows[1].State = flow.OfferedState
		s.Rows, s.Road.Offered = rows, may(16)
		row := custodyRows()[3]
		s.Carried = &row
	}))},

	{name: "f09-receipt", view: at(20, 32, takingReceipt)},
	{name: "f09-receipt-typed", view: at(20, 32, with(takingReceipt, func(s *flow.TakingReceipt) { s.Digits = "4827193055" }))},
	{name: "f09-receipt-full", view: at(20, 32, with(takingReceipt, func(s *flow.TakingReceipt) { s.Digits = "482719305566" }))},
	{name: "f09-receipt-wrong", view: at(20, 32, with(receiptSaid(flow.ReceiptWrong), func(s *flow.TakingReceipt) { s.Left = 1 }))},
	{name: "f09-receipt-wait", view: at(20, 32, with(receiptSaid(flow.ReceiptWrong), func(s *flow.TakingReceipt) { s.Left, s.Wait = 0, 59*time.Second }))},
	{name: "f09-receipt-notice", view: noticed(takingReceipt)},
	{name: "f09-receipt-new", view: at(20, 32, receiptNew)},
	{name: "f09-receipt-new-clock", view: at(20, 32, with(receiptNew, func(s *flow.TakingReceipt) { s.ClockDoubt = true }))},
	{name: "f09-receipt-new-none", view: at(20, 32, receiptSaid(flow.ReceiptNew))},
	{name: "f09-receipt-old", view: at(20, 32, receiptSaid(flow.ReceiptOld))},
	{name: "f09-receipt-other", view: at(20, 32, receiptSaid(flow.ReceiptOther))},
	{name: "f09-receipt-foreign", view: at(20, 32, receiptSaid(flow.ReceiptForeign))},
	{name: "f09-receipt-ahead", view: at(20, 32, receiptSaid(flow.ReceiptAhead))},
	{name: "f09-receipt-forked", view: at(20, 32, receiptSaid(flow.ReceiptForked))},
	{name: "f09-receipt-lost", view: at(20, 32, receiptSaid(flow.ReceiptLost))},
	{name: "f09-receipt-unread", view: at(20, 32, receiptSaid(flow.ReceiptUnread))},
	{name: "f09-receipt-unkept", view: at(20, 32, receiptSaid(flow.ReceiptUnkept))},

	{name: "f09-custody", view: at(20, 32, custody)},
	{name: "f09-custody-second", view: at(20, 32, flow.Custody{Rows: custodyRows()[4:6], Page: 2, Pages: 2})},
	{name: "f09-custody-none", view: at(20, 32, flow.Custody{Page: 1, Pages: 1})},
	{name: "f09-custody-notice", view: noticed(custody)},
	{name: "f09-courier", view: at(20, 32, carrying)},
	{name: "f09-courier-first", view: at(20, 32, flow.CourierName{Row: custodyRows()[3]})},
	{name: "f09-courier-many", view: at(20, 32, with(carrying, func(s *flow.CourierName) {
		s.Known = []string{"Anh Lê Văn Mẫu", "Chị Hoa", "Nguyễn Thị Ngọc Thùy Linh", "Trần Thị Thử", "Cô Ví Dụ"}
	}))},
	{name: "f09-courier-forget", view: at(20, 32, with(carrying, func(s *flow.CourierName) { s.Forgetting = "Nguyễn Thị Ngọc Thùy Linh" }))},
}
