package report

import (
	"time"

	"dendau/storage/record"
)

// deed is something that a person did and answers for.
type deed struct {
	at    int64
	trust record.Grade
	by    record.FacilitatorID
	fact  record.Fact
}

// Deed is one line of the page of everything: who did what when.
type Deed struct {
	record.Stamp
	// Day is when it was, At what the kiosk's clock showed, Trust how far that can be believed.
	Day   record.Day
	At    time.Time
	Trust record.Grade
	// By is the facilitator who was signed in, zero for none.
	By   record.FacilitatorID
	What record.Kind
	// About is whom it concerns, zero for nobody in particular, and for somebody of whom nothing may be told any more: Fact is then nil.
	About record.ID
	// Fact tells the rest. A list of attendance and a name are left out of it.
	Fact record.Fact
}

// addDeed keeps what a person answers for. What learners do by themselves, page by page, is not asked of anybody.
func (b *Book) addDeed(e record.Event) {
	fact := e.Fact
	switch f := fact.(type) {
	case record.AttendanceTaken:
		f.Marks = nil
		fact = f
	case record.PersonNamed:
		f.Sealed = nil
		fact = f
	case record.EveningNoted:
		f.Sealed = nil
		fact = f
	default:
		if !answeredFor(e.Fact.Kind()) {
			return
		}
	}
	keep(&b.deeds, e.Stamp, deed{e.At, e.Trust, e.By, fact})
}

// deedKinds are the other kinds of the page of everything.
var deedKinds = map[record.Kind]bool{
	record.KindRunStarted: true, record.KindHallSet: true, record.KindFacilitatorAdded: true, record.KindClassMade: true, record.KindSettingChanged: true,
	record.KindPINFailed: true, record.KindClassChanged: true, record.KindClassPlanned: true, record.KindLearnerRegistered: true,
	record.KindConsentRecorded: true, record.KindLearnerCorrected: true, record.KindPeopleMerged: true, record.KindMergeUndone: true,
	record.KindPersonErased: true, record.KindPersonServed: true, record.KindSessionOpened: true, record.KindAttendanceFixed: true,
	record.KindSessionClosed: true, record.KindSessionCancelled: true, record.KindExported: true, record.KindReceiptTaken: true,
	record.KindSessionVoided: true, record.KindHolidaySet: true, record.KindAbsenceFollowed: true, record.KindItemProposed: true,
	record.KindFacilitatorLeft: true, record.KindPINPassed: true, record.KindPINSet: true, record.KindPINResetAsked: true, record.KindPINReset: true,
	record.KindDateConfirmed: true, record.KindSheetMade: true, record.KindRowsAged: true, record.KindCarriedBy: true,
}

func answeredFor(k record.Kind) bool { return deedKinds[k] }

// Journal lists what was done from one day to another, both included, in the order of the log, earliest first.
func (b *Book) Journal(from, to record.Day) []Deed {
	return b.journal(func(d Deed) bool { return from <= d.Day && d.Day <= to })
}

// JournalOf lists what was done about one person, with every record of theirs; nothing when they asked to be forgotten.
func (b *Book) JournalOf(id record.LearnerID) []Deed {
	person := b.people.of(id)
	return b.journal(func(d Deed) bool { return !d.About.IsZero() && d.About == person.ID })
}

func (b *Book) journal(wanted func(Deed) bool) []Deed {
	var out []Deed
	for _, stamp := range byStamp(b.deeds) {
		if d := b.deed(stamp); wanted(d) {
			out = append(out, d)
		}
	}
	return out
}

func (b *Book) deed(stamp record.Stamp) Deed {
	kept := b.deeds[stamp]
	d := Deed{
		Stamp: stamp, Day: b.DayOf(stamp, kept.at), At: time.Unix(kept.at, 0).UTC(), Trust: kept.trust, By: kept.by,
		What: kept.fact.Kind(), Fact: kept.fact,
	}
	about := aboutWhom(kept.fact)
	if about.IsZero() {
		return d
	}
	d.About = b.people.of(record.LearnerID{ID: about}).ID
	fixed, isFix := kept.fact.(record.AttendanceFixed)
	s := b.sessions[fixed.Session]
	if b.Erased(about) || isFix && s != nil && b.aged(s) {
		d.About, d.Fact = record.ID{}, nil
	}
	return d
}

// aboutWhom is the person whom a fact concerns, zero for none.
func aboutWhom(f record.Fact) record.ID {
	switch f := f.(type) {
	case record.LearnerRegistered:
		return f.Learner.ID
	case record.LearnerCorrected:
		return f.Learner.ID
	case record.ConsentRecorded:
		return f.Learner.ID
	case record.PersonNamed:
		return f.Person
	case record.PersonServed:
		return f.Learner.ID
	case record.PersonErased:
		return f.Person
	case record.PeopleMerged:
		return f.Kept.ID
	case record.MergeUndone:
		return f.Kept.ID
	case record.AbsenceFollowed:
		return f.Learner.ID
	case record.AttendanceFixed:
		return f.Mark.Learner.ID
	case record.CarriedBy:
		return f.Courier
	}
	return record.ID{}
}
