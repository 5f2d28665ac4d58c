package flow

import (
	"slices"
	"time"
	"unicode/utf8"

	"dendau/storage/record"
	"dendau/storage/report"
)

// Actions around who carries what.
type (
	// TypeReceipt opens the pad for a receipt, ShowCustody the list of all handings over.
	TypeReceipt struct{}
	ShowCustody struct{}
	// WhoCarries asks who takes what was just handed over; ForgetCourier asks whether a person on that list is to be forgotten.
	WhoCarries    struct{}
	ForgetCourier struct{ I int }
	// OnSheets prints the codes.
	OnSheets struct{}
)

func (TypeReceipt) action()   {}
func (ShowCustody) action()   {}
func (WhoCarries) action()    {}
func (ForgetCourier) action() {}
func (OnSheets) action()      {}

// Custody lists what was handed over, newest first.
type Custody struct {
	Rows        []CustodyRow
	Page, Pages int
}

// CustodyRow is one handing over: when, to what, who took it, and whether the centre has it.
type CustodyRow struct {
	Day record.Day
	At  time.Time
	// Way is one of record's ways; Stick the volume's name.
	Way, Stick string
	// Evenings are those that it held whole.
	Evenings []record.Day
	// Courier is empty where nobody said who.
	Courier string
	Arrived bool
	// ArrivedOn is the day on the receipt, zero where it told none.
	ArrivedOn record.Day
}

// CourierName asks who took something.
type CourierName struct {
	Row   CustodyRow
	Known []string
	Name  string
	Keys  KeyMode
	// CanKeep: a name stands there.
	CanKeep bool
	// Forgetting is who is about to be forgotten, empty for nobody.
	Forgetting string
}

func (Custody) screen()     {}
func (CourierName) screen() {}

// custodyRoom is the list of handings over.
type custodyRoom struct{ sheet int }

func (r *custodyRoom) do(k *Kiosk, a Action) {
	all := k.book.facts.Handovers(k.book.kiosk)
	switch a := a.(type) {
	case Back:
		k.enter(&arrivedRoom{})
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(all), rowsASheet))
	case Choose:
		if i := r.sheet*rowsASheet + a.I; a.I >= 0 && a.I < rowsASheet && i < len(all) {
			k.enter(&courierRoom{of: all[i].Stamp, back: r, name: typing{names: true}})
		}
	}
}

func (*custodyRoom) scanned(k *Kiosk, _ code) { k.notice = &Notice{Key: elsewhereNotice} }

func (r *custodyRoom) view(k *Kiosk) Screen {
	all := k.book.facts.Handovers(k.book.kiosk)
	v := Custody{Page: r.sheet + 1, Pages: sheetsOf(len(all), rowsASheet)}
	for _, h := range onSheet(all, r.sheet, rowsASheet) {
		v.Rows = append(v.Rows, k.custodyRow(h))
	}
	return v
}

func (k *Kiosk) custodyRow(h report.Handover) CustodyRow {
	row := CustodyRow{Day: h.Day, At: h.At.In(vietnam), Way: h.Way, Stick: h.Stick, Courier: k.nameOf(h.Courier), Arrived: h.Arrived}
	if !h.ArrivedAt.IsZero() {
		row.ArrivedOn = record.DayOf(h.ArrivedAt.In(vietnam))
	}
	there := 0
	for _, c := range k.book.onRoad().Sessions {
		if s := c.Session; h.First <= s.Last && s.Last <= h.Last {
			row.Evenings = append(row.Evenings, s.Date)
			if c.Leg != report.Arrived {
				continue
			}
			if there++; !c.ArrivedAt.IsZero() {
				row.ArrivedOn = max(row.ArrivedOn, record.DayOf(c.ArrivedAt.In(vietnam)))
			}
		}
	}
	// What was noted after the last evening, such as the handing over itself, is nobody's worry.
	if row.Arrived = row.Arrived || there > 0 && there == len(row.Evenings); !row.Arrived {
		row.ArrivedOn = 0
	}
	return row
}

// mostCouriers is how many names stand ready to be pressed.
const mostCouriers = 5

// couriers are those who took something, whoever did last first.
func (k *Kiosk) couriers() (ids []record.ID) {
	for _, h := range k.book.facts.Handovers(k.book.kiosk) {
		if !h.Courier.IsZero() && k.nameOf(h.Courier) != "" && !slices.Contains(ids, h.Courier) {
			ids = append(ids, h.Courier)
		}
	}
	return ids[:min(len(ids), mostCouriers)]
}

// nameCourier asks who takes what was handed over last.
func (k *Kiosk) nameCourier(back room) {
	if all := k.book.facts.Handovers(k.book.kiosk); len(all) > 0 {
		k.enter(&courierRoom{of: all[0].Stamp, back: back, name: typing{names: true}})
	}
}

// carrier is who took what was handed over last, once it was; empty where nobody said so.
func (k *Kiosk) carrier(handed bool) string {
	all := k.book.facts.Handovers(k.book.kiosk)
	if !handed || len(all) == 0 {
		return ""
	}
	return k.nameOf(all[0].Courier)
}

// courierRoom asks for a name, or none. It is sealed as every name is; what travels is a random id.
type courierRoom struct {
	of     record.Stamp
	back   room
	name   typing
	id     record.ID // drawn once: pressing again must not make two
	forget record.ID // who is about to be forgotten
}

func (r *courierRoom) field() *typing {
	if !r.forget.IsZero() {
		return nil
	}
	return &r.name
}

func (r *courierRoom) under() room { return r.back }

func (r *courierRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if !r.forget.IsZero() {
			r.forget = record.ID{}
			return
		}
		k.room = r.back // as it was: it does not begin again
	case Choose:
		if known := k.couriers(); a.I >= 0 && a.I < len(known) && r.forget.IsZero() {
			r.keep(k, known[a.I])
		}
	case ForgetCourier:
		if known := k.couriers(); a.I >= 0 && a.I < len(known) {
			r.forget = known[a.I]
		}
	case Next, TypingDone:
		switch {
		case !r.forget.IsZero():
			r.erased(k)
		case r.canKeep():
			r.keepName(k)
		}
	}
}

func (r *courierRoom) canKeep() bool { return utf8.RuneCountInString(r.name.Trimmed()) >= shortestName }

// keepName takes the name that stands there: of somebody known, or of somebody new.
func (r *courierRoom) keepName(k *Kiosk) {
	name := r.name.Trimmed()
	for _, id := range k.couriers() {
		if report.Fold(k.nameOf(id)) == report.Fold(name) {
			r.keep(k, id)
			return
		}
	}
	if r.id.IsZero() {
		r.id = k.cfg.NewID()
	}
	r.keep(k, r.id, PersonName{Person: r.id, Name: record.Name{Full: name}})
}

func (r *courierRoom) keep(k *Kiosk, who record.ID, names ...PersonName) {
	k.keepNamed(names, func() { k.room = r.back }, record.CarriedBy{Run: r.of.Run, Export: r.of.Seq, Courier: who})
}

// erased forgets somebody: the tombstone is kept, and then their key destroyed, in every handing over at once.
func (r *courierRoom) erased(k *Kiosk) {
	who := r.forget
	k.keep(func() {
		k.effect(ForgetPerson{[]record.ID{who}})
		r.forget = record.ID{}
	}, record.PersonErased{Person: who, Reason: "asked"})
}

func (r *courierRoom) view(k *Kiosk) Screen {
	v := CourierName{Name: r.name.Text(), Keys: k.keys, CanKeep: r.canKeep(), Forgetting: k.nameOf(r.forget)}
	for _, h := range k.book.facts.Handovers(k.book.kiosk) {
		if h.Stamp == r.of {
			v.Row = k.custodyRow(h)
		}
	}
	for _, id := range k.couriers() {
		v.Known = append(v.Known, k.nameOf(id))
	}
	return v
}
