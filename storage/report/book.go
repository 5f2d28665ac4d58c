package report

import (
	"cmp"

	"dendau/storage/record"
)

// Book is what a set of events says. The zero Book is empty and ready. It is not safe for use from several goroutines.
//
// Where a later fact replaces an earlier one, each value is kept with the stamp of its event and yields only to a later stamp; all
// else is kept in sets. That is what makes order and repetition harmless.
type Book struct {
	kiosks       map[record.KioskID]*kiosk
	runs         map[runKey]*run
	facilitators map[record.FacilitatorID]latest[bool] // whether they run classes here
	resets       resets
	classes      classes
	learners     map[record.LearnerID]*learner
	people       people
	sessions     map[record.SessionID]*session
	voided       map[record.SessionID]latest[string]
	cancelled    map[cancelKey]latest[record.SessionCancelled]
	asked        map[question]*question
	answers      map[record.Stamp]answer
	voices       map[record.LearnerID]latest[int]
	deeds        map[record.Stamp]deed
}

// kiosk is what the log of one kiosk says of itself.
type kiosk struct {
	hall     latest[record.HallSet]
	settings map[string]latest[string]
	exports  map[record.Stamp]exported
	carriers map[exportKey]latest[record.ID]
	receipts map[record.Stamp]record.ReceiptTaken
	holidays map[holidayKey]latest[record.HolidaySet]
	// ages are the days up to which rows of single people were given up, by when that was said; only those that no later word covers.
	ages map[record.Stamp]record.Day
}

// cancelKey: a class does not take place on a day once, however often that is said.
type cancelKey struct {
	kiosk record.KioskID
	class record.ClassID
	date  record.Day
}

// latest is the value of the event with the latest stamp.
type latest[T any] struct {
	stamp record.Stamp
	value T
}

func (l latest[T]) set() bool { return l.stamp.Seq != 0 }

// with gives what holds after another event.
func (l latest[T]) with(stamp record.Stamp, value T) latest[T] {
	if l.set() && !later(stamp, l.stamp) {
		return l
	}
	return latest[T]{stamp: stamp, value: value}
}

// later orders stamps: by sequence, which is time within a kiosk; run and kiosk only make the order total.
func later(a, b record.Stamp) bool { return compareStamps(a, b) > 0 }

func compareStamps(a, b record.Stamp) int {
	return cmp.Or(cmp.Compare(a.Seq, b.Seq), cmp.Compare(a.Run, b.Run), compareIDs(a.Kiosk.ID, b.Kiosk.ID))
}

// newer gives the later of two, either of which may not be set.
func (l latest[T]) newer(o latest[T]) latest[T] {
	if !o.set() {
		return l
	}
	return l.with(o.stamp, o.value)
}

// put keeps the later of two values under a key of a map that may not be there yet.
func put[K comparable, T any](m *map[K]latest[T], key K, stamp record.Stamp, value T) {
	if *m == nil {
		*m = map[K]latest[T]{}
	}
	(*m)[key] = (*m)[key].with(stamp, value)
}

// keep adds to a set that may not be there yet.
func keep[K comparable, V any](m *map[K]V, key K, value V) {
	if *m == nil {
		*m = map[K]V{}
	}
	(*m)[key] = value
}

// at gives the thing under a key, making it when it is met for the first time.
func at[K comparable, T any](m *map[K]*T, key K) *T {
	if thing, ok := (*m)[key]; ok {
		return thing
	}
	thing := new(T)
	keep(m, key, thing)
	return thing
}

// Add takes one event. Any order and any number of times give the same book. Kinds that no answer needs change nothing.
func (b *Book) Add(e record.Event) {
	b.addDeed(e)
	b.addClock(e)
	switch f := e.Fact.(type) {
	case record.HallSet:
		k := at(&b.kiosks, e.Kiosk)
		k.hall = k.hall.with(e.Stamp, f)
	case record.SettingChanged:
		put(&at(&b.kiosks, e.Kiosk).settings, f.Key, e.Stamp, f.Value)
	case record.Exported:
		keep(&at(&b.kiosks, e.Kiosk).exports, e.Stamp, exported{f, e.At})
	case record.CarriedBy:
		put(&at(&b.kiosks, e.Kiosk).carriers, exportKey{f.Run, f.Export}, e.Stamp, f.Courier)
	case record.ReceiptTaken:
		keep(&at(&b.kiosks, e.Kiosk).receipts, e.Stamp, f)
	case record.RowsAged:
		at(&b.kiosks, e.Kiosk).age(e.Stamp, f.UpTo)
	case record.VoiceChosen:
		b.addVoice(e.Stamp, f)
	case record.SessionCancelled:
		put(&b.cancelled, cancelKey{e.Kiosk, f.Class, f.Date}, e.Stamp, f)
	default:
		b.addDesk(e)
		b.addTerm(e)
		b.addPeople(e)
		b.addEvening(e)
		b.addProgress(e)
	}
}

// Hall is where a kiosk stands, as it said last; false when it never said.
func (b *Book) Hall(k record.KioskID) (record.HallSet, bool) {
	if kiosk := b.kiosks[k]; kiosk != nil && kiosk.hall.set() {
		return kiosk.hall.value, true
	}
	return record.HallSet{}, false
}

// Setting is a choice about a kiosk; empty when it was never made.
func (b *Book) Setting(k record.KioskID, key string) string {
	if kiosk := b.kiosks[k]; kiosk != nil {
		return kiosk.settings[key].value
	}
	return ""
}
