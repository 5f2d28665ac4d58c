package flow

import (
	"math"
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// deedsAPage is how many rows the page of everything shows.
const deedsAPage = 9

// journalRoom is everything done by whom. It is read once, when somebody opens it.
type journalRoom struct {
	all  []journalDeed // oldest first
	rows []JournalRow  // those that are asked for, newest first
	only journalOnly
	back room
	page int
}

// journalDeed is a row with what it can be found by.
type journalDeed struct {
	JournalRow
	by    record.FacilitatorID
	about record.ID
}

// journalOnly leaves out what was not asked for; each that is zero leaves out nothing.
type journalOnly struct {
	by    record.FacilitatorID
	about record.ID
	day   record.Day
}

func (o journalOnly) wants(d journalDeed) bool {
	return (o.by.IsZero() || d.by == o.by) && (o.about.IsZero() || d.about == o.about) && (o.day == 0 || d.Day == o.day)
}

func newJournal(k *Kiosk) *journalRoom { return newJournalOf(k, journalOnly{}, &settingsRoom{}) }

// newJournalOf opens the page of what was done, narrowed down.
func newJournalOf(k *Kiosk, only journalOnly, back room) *journalRoom {
	r := &journalRoom{back: back}
	fresh := map[record.ID]bool{} // registered or added, so that their name is no deed of its own
	var moved record.Seq          // after a hall's hamlets were changed, the last name that went along
	for _, d := range k.book.facts.Journal(math.MinInt32, math.MaxInt32) {
		switch f := d.Fact.(type) {
		case record.HallSet:
			moved = d.Seq
		case record.LearnerRegistered:
			fresh[f.Learner.ID] = true
		case record.FacilitatorAdded:
			fresh[f.Facilitator.ID] = true
		case record.PersonNamed:
			if fresh[f.Person] {
				delete(fresh, f.Person)
				continue
			}
			if d.Seq == moved+1 {
				moved = d.Seq
				continue
			}
		}
		r.all = append(r.all, journalDeed{k.journalRow(d), d.By, d.About})
	}
	r.narrow(only)
	return r
}

// narrow shows what is asked for from its newest.
func (r *journalRoom) narrow(only journalOnly) {
	r.only, r.page, r.rows = only, 0, nil
	for _, d := range r.all {
		if only.wants(d) {
			r.add(d.JournalRow)
		}
	}
	slices.Reverse(r.rows)
}

// add puts a row down; the same deed again by the same person on the same day is told once, with how often.
func (r *journalRoom) add(row JournalRow) {
	if n := len(r.rows); n > 0 && r.rows[n-1].same(row) {
		row.Times += r.rows[n-1].Times
		r.rows[n-1] = row
		return
	}
	r.rows = append(r.rows, row)
}

// same tells that a row is the same deed, whenever it was done.
func (j JournalRow) same(o JournalRow) bool {
	o.At, o.Sure, o.Times = j.At, j.Sure, j.Times
	return j == o
}

func (r *journalRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.back)
	case Sheet:
		r.page = turn(r.page, a.By, r.pages())
	case NarrowJournal:
		k.enter(newJournalPick(r))
	case WholeJournal:
		r.narrow(journalOnly{})
	}
}

func (r *journalRoom) pages() int { return sheetsOf(len(r.rows), deedsAPage) }

func (r *journalRoom) view(k *Kiosk) Screen {
	v := Journal{Rows: onSheet(r.rows, r.page, deedsAPage), Page: r.page + 1, Pages: r.pages(), Day: r.only.day}
	if !r.only.by.IsZero() {
		v.By = k.facilitatorName(r.only.by)
	}
	if !r.only.about.IsZero() {
		v.About = k.nameOf(r.only.about)
	}
	_, v.OfRecord = r.back.(*recordRoom)
	return v
}

// journalRow puts a deed into words, as far as they depend on what it is about.
func (k *Kiosk) journalRow(d report.Deed) JournalRow {
	at := d.At.In(vietnam)
	row := JournalRow{Day: d.Day, At: at, Sure: d.Trust != record.ClockWrong && record.DayOf(at) == d.Day, Times: 1}
	if !d.By.IsZero() {
		row.Who = k.facilitatorName(d.By)
	}
	if !d.About.IsZero() {
		row.About = k.nameOf(d.About)
	}
	if !k.deskDeed(&row, d.Fact) && !k.eveningDeed(&row, d.Fact) && !peopleDeed(&row, d.Fact) {
		row.Deed = "other"
		switch {
		case d.Fact == nil && d.What == record.KindAttendanceFixed: // of an evening of which only numbers are here, or of somebody forgotten
			row.Deed = "fixed"
		case d.What == record.KindPersonErased:
			row.Deed = "erased"
		case d.Fact == nil: // about somebody who asked to be forgotten
			row.Deed = "forgotten"
		}
	}
	return row
}

func (k *Kiosk) nameOf(id record.ID) string {
	name, _ := k.book.names.Name(id)
	return name.Full
}

// deskDeed tells what concerns facilitators and the kiosk.
func (k *Kiosk) deskDeed(row *JournalRow, f record.Fact) bool {
	about := func(deed string, id record.FacilitatorID) { row.Deed, row.About = deed, k.facilitatorName(id) }
	switch f := f.(type) {
	case record.RunStarted:
		row.Deed = "started"
	case record.HallSet:
		row.Deed, row.About = "hall", f.Name
	case record.SettingChanged:
		row.Deed = "setting"
		if f.Key == settingRows {
			row.Deed = "rowDays"
		}
	case record.FacilitatorAdded:
		about("facilitatorAdded", f.Facilitator)
	case record.FacilitatorLeft:
		about("facilitatorLeft", f.Facilitator)
	case record.PINPassed:
		about("signedIn", f.Facilitator)
	case record.PINFailed:
		about("pinFailed", f.Facilitator)
		row.N = f.Count
	case record.PINSet:
		about("pinSet", f.Facilitator)
	case record.PINResetAsked:
		about("resetAsked", f.Facilitator)
	case record.PINReset:
		about("reset", f.Facilitator)
	case record.DateConfirmed:
		row.Deed, row.On = "date", f.Date
	case record.Exported:
		row.Deed = "exported"
		if f.Way == record.Shown || f.Way == record.ByPaper {
			row.Deed = "offered"
		}
	case record.CarriedBy:
		row.Deed = "carriedBy"
	case record.ReceiptTaken:
		row.Deed = "receipt"
	case record.SheetMade:
		row.Deed, row.Word = "sheet", f.Sheet
	case record.RowsAged:
		row.Deed, row.On = "aged", f.UpTo
	default:
		return false
	}
	return true
}

// eveningDeed tells what concerns classes and their evenings.
func (k *Kiosk) eveningDeed(row *JournalRow, f record.Fact) bool {
	in := func(deed string, class record.ClassID, lesson content.LessonID) {
		row.Deed, row.Class, row.Lesson = deed, k.book.class(class).Name, k.cfg.Course.number(lesson)
	}
	of := func(deed string, id record.SessionID) {
		s, _ := k.book.facts.Session(id)
		in(deed, s.Class, s.Lesson)
		row.On = s.Date
	}
	switch f := f.(type) {
	case record.ClassMade:
		row.Deed, row.Class = "classMade", f.Name
	case record.ClassChanged:
		row.Deed, row.Class = "classChanged", f.Name
		if f.Ended {
			row.Deed = "classEnded"
		}
	case record.ClassPlanned:
		in("planned", f.Class, f.Lesson)
		row.On = f.Date
	case record.HolidaySet:
		row.Deed, row.On = "holiday", f.From
		if f.Off {
			row.Deed = "holidayOff"
		}
	case record.SessionOpened:
		in("opened", f.Class, f.Lesson)
		row.On = f.Date
	case record.AttendanceTaken:
		of("attendance", f.Session)
	case record.SessionClosed:
		of("closed", f.Session)
	case record.SessionCancelled:
		in("cancelled", f.Class, "")
		row.On = f.Date
	case record.SessionVoided:
		of("voided", f.Session)
	case record.EveningNoted:
		of("noted", f.Session)
	case record.ItemProposed:
		in("proposed", f.Class, f.Lesson)
	default:
		return false
	}
	return true
}

// peopleDeed tells what concerns one learner, who is in the row already.
func peopleDeed(row *JournalRow, f record.Fact) bool {
	switch f := f.(type) {
	case record.LearnerRegistered:
		row.Deed = "registered"
	case record.ConsentRecorded:
		row.Deed = "refused"
		if f.Granted {
			row.Deed = "consented"
		}
	case record.PersonNamed:
		row.Deed = "named"
	case record.LearnerCorrected:
		row.Deed = "corrected"
	case record.PeopleMerged:
		row.Deed = "merged"
	case record.MergeUndone:
		row.Deed = "unmerged"
	case record.PersonErased:
		row.Deed = "erased"
	case record.PersonServed:
		row.Deed = "served"
	case record.AbsenceFollowed:
		row.Deed = "visited"
	case record.AttendanceFixed:
		row.Deed = "fixed"
	default:
		return false
	}
	return true
}
