package flow

import (
	"maps"
	"slices"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// spareRows are for those who come for the first time.
const spareRows = 6

// sheetsRoom is where papers are chosen. One is proposed: before class the list to sign, after it the evening's summary.
type sheetsRoom struct {
	back    room // nil for Tonight
	chosen  SheetKind
	onlyNew bool
	month   time.Time
	page    int
	who     map[record.LearnerID]bool // whose results
}

func (k *Kiosk) newSheets(back room) *sheetsRoom {
	r := &sheetsRoom{back: back, month: report.Month.Start(k.today().Time()), onlyNew: len(k.book.uncarded) > 0}
	if _, closing := back.(*closeRoom); closing {
		r.chosen = SummarySheet
	}
	return r
}

func (r *sheetsRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.back == nil {
			r.back = &tonightRoom{}
		}
		k.enter(r.back)
	case Lock:
		k.signOut()
	case ShowReport:
		k.enter(newReport(k))
	case SheetChosen:
		if a.Kind >= 0 && a.Kind < ReportSheet {
			r.chosen, r.page = a.Kind, 0
		}
	case Choose:
		r.onlyNew = a.I == 1 && len(k.book.uncarded) > 0
	case PersonChosen:
		r.pick(k, a.ID)
	case ShowRegister:
		if r.chosen == RegisterSheet && r.can(k, RegisterSheet) {
			k.enter(&registerRoom{from: r})
		}
	case EverybodyChosen:
		r.pickAll(k)
	case Sheet:
		r.turn(k, a.By)
	case SheetWanted:
		r.want(k, a.As)
	case Next:
		r.want(k, OnPaper)
	}
}

// turn goes to another month of a register, or to other names.
func (r *sheetsRoom) turn(k *Kiosk, by int) {
	if r.chosen == ResultSheet {
		r.page = turn(r.page, by, sheetsOf(len(k.book.of(r.class(k).Class)), namesASheet))
		return
	}
	if next := r.month.AddDate(0, max(-1, min(by, 1)), 0); !next.After(report.Month.Start(k.today().Time())) {
		r.month = next
	}
}

// want begins a sheet that has something to stand on it.
func (r *sheetsRoom) want(k *Kiosk, as SheetFormat) {
	if r.can(k, r.chosen) && as.fits(r.chosen) {
		k.makeSheet(r.sheet(k, as))
	}
}

// fits tells whether a kind can be written so.
func (f SheetFormat) fits(kind SheetKind) bool {
	switch f {
	case OnPaper, AsPDF:
		return kind != RosterSheet
	case AsXLSX, AsCSV:
		return kind == SignInSheet || kind == RegisterSheet || kind == RosterSheet || kind == ReportSheet
	case AsOneRoster:
		return kind == RosterSheet
	}
	return false
}

// can tells whether there is anything to stand on a sheet.
func (r *sheetsRoom) can(k *Kiosk, kind SheetKind) bool {
	_, met := r.evening(k)
	members := len(k.book.of(r.class(k).Class))
	switch kind {
	case SignInSheet:
		return true // those who come for the first time sign too
	case RegisterSheet:
		return len(r.held(k)) > 0
	case SlipSheet, SummarySheet:
		return met
	case ResultSheet:
		return len(r.picked(k)) > 0
	case RosterSheet:
		return len(k.book.of(record.ClassID{})) > 0
	}
	return members > 0
}

// class is the class that the sheets are about: of the evening that is open, else tonight's.
func (r *sheetsRoom) class(k *Kiosk) record.ClassMade {
	if s := k.book.open(); s != nil {
		return k.book.class(s.Class)
	}
	return k.book.class(k.plan.class)
}

// evening is the newest evening of the class that was held, open or not.
func (r *sheetsRoom) evening(k *Kiosk) (report.Session, bool) {
	class := r.class(k).Class
	for _, s := range slices.Backward(k.book.sessions()) {
		if s.Class == class {
			return s, true
		}
	}
	return report.Session{}, false
}

// held are the class's evenings of the month.
func (r *sheetsRoom) held(k *Kiosk) []report.Session {
	from, to := record.DayOf(r.month), record.DayOf(r.month.AddDate(0, 1, -1))
	class := r.class(k).Class
	var out []report.Session
	for _, s := range k.book.sessions() {
		if s.Class == class && from <= s.Date && s.Date <= to {
			out = append(out, s)
		}
	}
	return out
}

// pick chooses somebody whose result is wanted, or takes them back.
func (r *sheetsRoom) pick(k *Kiosk, id record.LearnerID) {
	if k.book.learner(id) == nil {
		return
	}
	if r.who[id] {
		delete(r.who, id)
		return
	}
	if r.who == nil {
		r.who = map[record.LearnerID]bool{}
	}
	r.who[id] = true
}

// pickAll chooses the whole class; once more nobody.
func (r *sheetsRoom) pickAll(k *Kiosk) {
	members := k.book.of(r.class(k).Class)
	all := len(members) > 0
	for _, l := range members {
		all = all && r.who[l.ID]
	}
	r.who = map[record.LearnerID]bool{}
	for _, l := range members {
		if !all {
			r.who[l.ID] = true
		}
	}
}

// picked are those whose results are wanted, in the order of names.
func (r *sheetsRoom) picked(k *Kiosk) (some []*learner) {
	for _, l := range k.book.of(record.ClassID{}) {
		if r.who[l.ID] {
			some = append(some, l)
		}
	}
	return some
}

// namesASheet is how many names stand beside the sheets.
const namesASheet = 10

func (r *sheetsRoom) view(k *Kiosk) Screen {
	class := r.class(k)
	all := k.book.of(class.Class)
	v := Sheets{
		Chosen: r.chosen, Class: class.Name, Members: len(all), New: len(k.book.uncarded), OnlyNew: r.onlyNew,
		Date: k.today(), Lesson: k.cfg.Course.refOf(k.plan.lesson), Making: k.making != nil,
	}
	for kind := range sheetKinds {
		v.Can[kind] = r.can(k, kind)
	}
	switch r.chosen {
	case RegisterSheet:
		v.Date, v.Days, v.Newest = record.DayOf(r.month), len(r.held(k)), !r.month.Before(report.Month.Start(k.today().Time()))
	case SlipSheet, SummarySheet:
		if s, ok := r.evening(k); ok {
			v.Date, v.Lesson = s.Date, k.cfg.Course.refOf(s.Lesson)
		}
	case ResultSheet:
		v.People = k.persons(onSheet(all, r.page, namesASheet))
		v.Sheet, v.Sheets = r.page+1, sheetsOf(len(all), namesASheet)
		v.Picked, v.Whose = maps.Clone(r.who), len(r.picked(k))
	case RosterSheet:
		v.Members = len(k.book.of(record.ClassID{}))
	}
	return v
}

// making is a sheet under way and who asked for it.
type making struct {
	sheet MakeSheet
	by    record.FacilitatorID
}

// makeSheet asks for a sheet; one at a time, since a printer takes a while and a press looks as if nothing happened.
func (k *Kiosk) makeSheet(s MakeSheet) {
	if k.making != nil {
		return
	}
	k.making = &making{s, k.signed}
	k.effect(s)
}

// The notices of sheets, by where they went.
var madeNotices = map[string]string{"printer": "paper.toPrinter", "stick": "paper.toStick", "folder": "paper.toFolder"}

// sheetMade keeps that a sheet was made, and tells whoever is still at the desk.
func (k *Kiosk) sheetMade(a SheetMade) {
	m := k.making
	if m == nil {
		return
	}
	k.making = nil
	facts := []record.Fact{record.SheetMade{Sheet: m.sheet.Kind.Name(), To: a.To}}
	if m.sheet.Kind == ResultSheet {
		for _, who := range m.sheet.People {
			facts = append(facts, record.PersonServed{Learner: who.ID, Act: "printed"})
		}
	}
	now := k.signed
	k.signed = m.by // it is the deed of who asked for it, wherever they are by now
	k.note(facts...)
	if k.signed = now; !now.IsZero() {
		k.notice = &Notice{Key: madeNotices[a.To], Args: map[string]any{"where": a.Where}}
	}
}

func (k *Kiosk) sheetFailed(a SheetFailed) {
	if k.making == nil {
		return
	}
	k.making = nil
	if !k.signed.IsZero() {
		k.notice = &Notice{Key: a.Key}
	}
}
