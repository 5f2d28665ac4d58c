package flow

import (
	"dendau/storage/record"
)

// recordRoom shows what the kiosk knows of one person, and what they have a right to.
type recordRoom struct {
	id      record.LearnerID
	from    room
	known   LearnerRecord // as it was when the room was entered last
	copied  CopyDone
	copying bool
}

// newRecord opens somebody's record. That it was looked at is a fact.
func newRecord(k *Kiosk, id record.LearnerID, from room) *recordRoom {
	k.note(record.PersonServed{Learner: id, Act: "seen"})
	return &recordRoom{id: id, from: from}
}

// enter reads the record anew: other rooms come back here after they changed it.
func (r *recordRoom) enter(k *Kiosk) {
	r.id = k.book.facts.Person(r.id)
	if k.book.learner(r.id) == nil {
		k.room = newLearners()
		return
	}
	r.known = k.recordOf(r.id)
}

func (r *recordRoom) do(k *Kiosk, a Action) {
	if next := r.other(k, a); next != nil {
		r.copied = CopyDone{}
		k.enter(next)
		return
	}
	switch a := a.(type) {
	case Back:
		k.enter(r.from)
	case CopyForPerson:
		if !r.copying {
			r.copying, r.copied, k.notice = true, CopyDone{}, nil
			k.effect(CopyPerson{Copy: k.copyOf(r.id), Lang: k.style.Lang, Paper: a.Paper})
		}
	case CopyDone:
		if r.copying {
			r.copying, r.copied = false, a
			act := "copied"
			if a.Printer != "" {
				act = "printed"
			}
			k.note(record.PersonServed{Learner: r.id, Act: act})
		}
	case CopyFailed:
		r.copying, k.notice = false, &Notice{Key: a.Key}
	}
}

// other is the room that an action opens from a record, nil for none.
func (r *recordRoom) other(k *Kiosk, a Action) room {
	l := k.book.learner(r.id)
	switch a.(type) {
	case EditPerson:
		return newEdit(l, r)
	case AskConsent:
		return &consentRoom{id: r.id, record: r}
	case WithdrawConsent:
		if l.Consent {
			return &rightsRoom{id: r.id, record: r, step: StepWithdraw}
		}
	case ErasePerson:
		return &rightsRoom{id: r.id, record: r, step: StepErase}
	case SameAsOther:
		return newMergeFind(r)
	case ShowDeeds:
		return newJournalOf(k, journalOnly{about: r.id.ID}, r)
	case ShowSheets:
		sheets := k.newSheets(r)
		sheets.chosen, sheets.who = ResultSheet, map[record.LearnerID]bool{r.id: true}
		return sheets
	case SplitRecords:
		if m, ok := k.mergeOf(r.id); ok {
			return &mergeTwoRoom{kept: m.Kept, gone: m.Gone, undo: true, record: r}
		}
	}
	return nil
}

// scanned: another person's card opens their record.
func (r *recordRoom) scanned(k *Kiosk, c code) {
	if l := k.who(c); l != nil {
		k.enter(newRecord(k, l.ID, r.from))
		return
	}
	k.notice = &Notice{Key: noCardNotice}
}

func (r *recordRoom) view(k *Kiosk) Screen {
	v := r.known
	v.Copied, v.Printed, v.Copying, v.Kept, v.Notice = r.copied.Stick, r.copied.Printer, r.copying, k.keptAt(), k.noticeFor(v.Person)
	return v
}

// mergeOf is the newest merge in force of which a person is made.
func (k *Kiosk) mergeOf(id record.LearnerID) (m record.PeopleMerged, ok bool) {
	for _, one := range k.book.facts.Merges() {
		if k.book.facts.Person(one.Kept) == id {
			m, ok = one, true
		}
	}
	return m, ok
}
