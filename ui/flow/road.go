package flow

import (
	"cmp"
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// roadRow is one evening on its way, held or not.
type roadRow struct {
	date   record.Day
	lesson content.LessonID
	reason string
	here   int
	open   bool
	state  RoadState
}

// roadRows lists what is on the road, newest first.
func (b *Book) roadRows() []roadRow {
	road := b.onRoad()
	var rows []roadRow
	for _, c := range road.Sessions {
		row := roadRow{date: c.Session.Date, lesson: c.Session.Lesson, here: c.Session.Here + c.Session.Guests, open: !c.Session.Closed}
		row.state = map[report.Leg]RoadState{report.Carried: OnTheWayState, report.Arrived: ArrivedState, report.Offered: OfferedState}[c.Leg]
		if row.open {
			row.state = StillHereState // more will come
		}
		rows = append(rows, row)
	}
	for _, c := range b.off {
		if b.met(c.Class, c.Date) {
			continue // it took place after all
		}
		row := roadRow{date: c.Date, reason: c.Reason}
		switch {
		case c.seq <= road.ArrivedTo:
			row.state = ArrivedState
		case c.seq <= road.CarriedTo:
			row.state = OnTheWayState
		case c.seq <= road.OfferedTo:
			row.state = OfferedState
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(x, y roadRow) int { return cmp.Compare(y.date, x.date) })
	return rows
}

// road says how far the sessions have come. One that is still open is not on it.
func (k *Kiosk) road() Road {
	var r Road
	for _, row := range slices.Backward(k.book.roadRows()) {
		switch {
		case row.open:
		case row.state == ArrivedState:
			r.Count++
		case row.state == OnTheWayState:
			r.OnTheWay = append(r.OnTheWay, row.date)
		default:
			r.Here = append(r.Here, row.date)
			if row.state == OfferedState {
				r.Offered = append(r.Offered, row.date)
			}
		}
	}
	if road := k.book.onRoad(); road.Any {
		r.Arrived = road.ArrivedDate
	}
	if !k.book.carried.IsZero() {
		r.Carried = record.DayOf(k.book.carried.In(k.now.Location()))
	}
	return r
}

// rowsASheet is how many evenings the road shows at a time.
const rowsASheet = 8

// arrivedRoom is the road of the sessions.
type arrivedRoom struct{ sheet int }

func (r *arrivedRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.roadRows()), rowsASheet))
	case HandOver, Next:
		k.enter(newStick(r))
	case TypeReceipt:
		k.enter(&receiptRoom{back: r})
	case ShowCustody:
		k.enter(&custodyRoom{})
	}
}

func (r *arrivedRoom) view(k *Kiosk) Screen {
	rows := k.book.roadRows()
	v := Arrived{Road: k.road(), Page: r.sheet + 1, Pages: sheetsOf(len(rows), rowsASheet)}
	for _, row := range onSheet(rows, r.sheet, rowsASheet) {
		v.Rows = append(v.Rows, ArrivedRow{
			Date: row.date, Lesson: lessonPtr(k.cfg.Course, row.lesson), Reason: row.reason, Here: row.here, State: row.state,
		})
	}
	v.Receipt = k.receiptView(v.Road)
	handed := k.book.facts.Handovers(k.book.kiosk)
	v.Handed = len(handed) > 0
	for _, h := range handed {
		if h.Way == record.ByStick || h.Way == record.ByPhone {
			row := k.custodyRow(h)
			v.Carried = &row
			break
		}
	}
	return v
}

// receiptView is the newest receipt, nil before the first.
func (k *Kiosk) receiptView(road Road) *ReceiptView {
	got := k.book.receipt
	if got.UpTo == 0 {
		return nil
	}
	v := &ReceiptView{Sessions: road.Count, UpTo: road.Arrived}
	if got.Issued != 0 {
		v.Issued = record.DayOf(time.Unix(got.Issued, 0).In(k.now.Location()))
	}
	if k.cfg.ReceiptCode != nil {
		v.Code = k.cfg.ReceiptCode(got)
	}
	return v
}
