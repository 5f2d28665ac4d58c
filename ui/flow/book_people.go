package flow

import (
	"dendau/storage/record"
)

// file is what the screens ask of one record beside the facts that reports give: they give a person, and a record that was merged is none.
type file struct {
	stamp record.Stamp // of its first event
	at    int64
	year  int
	sex   record.Sex
	// first and second count the questions that were right at the first and at the second try.
	first, second int
}

// addPeople takes what is said of people. The list is made again when it is asked for.
func (b *Book) addPeople(e record.Event) {
	switch f := e.Fact.(type) {
	case record.LearnerRegistered:
		b.giveCard(f.Learner)
		one := b.fileOf(f.Learner)
		if one.stamp.Seq == 0 {
			one.stamp, one.at = e.Stamp, e.At
		}
		one.year, one.sex = f.Year, f.Sex
	case record.LearnerCorrected:
		one := b.fileOf(f.Learner)
		one.year, one.sex = f.Year, f.Sex
	case record.PersonNamed, record.ConsentRecorded, record.PeopleMerged, record.MergeUndone, record.PersonErased:
	case record.ItemAnswered:
		b.countAnswer(f)
		return
	default:
		return
	}
	b.people = nil
}

// since is the event with which somebody was registered, 0 for nobody.
func (b *Book) since(id record.LearnerID) record.Seq {
	if one := b.files[id]; one != nil {
		return one.stamp.Seq
	}
	return 0
}

func (b *Book) fileOf(id record.LearnerID) *file {
	if b.files[id] == nil {
		b.files[id] = &file{}
	}
	return b.files[id]
}

// countAnswer counts a right answer for those who gave it.
func (b *Book) countAnswer(f record.ItemAnswered) {
	if !f.Right || f.Try > maxTries {
		return
	}
	for _, id := range f.Learners {
		if one := b.fileOf(id); f.Try <= 1 {
			one.first++
		} else {
			one.second++
		}
	}
}

// registeredOn is the day on which somebody was written down first, with any of their records.
func (b *Book) registeredOn(id record.LearnerID) (day record.Day) {
	for _, one := range b.facts.Records(id) {
		if f := b.files[one]; f != nil && f.stamp.Seq != 0 {
			if d := b.facts.DayOf(f.stamp, f.at); day == 0 || d < day {
				day = d
			}
		}
	}
	return day
}
