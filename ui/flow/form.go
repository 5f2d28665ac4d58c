package flow

import (
	"strconv"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/ui/flow/scan"
)

// oldest is the age up to which a year of birth is believed, youngest the one from which.
const (
	oldest   = 120
	youngest = 3
)

// form is what is asked of a person, new or known.
type form struct {
	name, nick, year, elsewhere typing

	sex     record.Sex
	hamlet  int    // of the hall's, -1 none, as many as there are for somewhere else
	address string // the tail of a catalogue key; empty to go with the age
	active  WalkInField
	typing  bool
	// scanned: an ID card filled it in; unsure: something on that looked odd, and nobody said yet that it is right.
	scanned, unsure bool
}

func newForm() form {
	return form{name: typing{names: true}, nick: typing{names: true}, year: typing{digits: 4}, hamlet: -1}
}

// field is what letters go to.
func (f *form) field() *typing {
	switch f.active {
	case FieldYear:
		return &f.year
	case FieldNick:
		return &f.nick
	case FieldHamlet:
		return &f.elsewhere
	}
	return &f.name
}

// do takes what concerns the form alone, and tells that it was that.
func (f *form) do(k *Kiosk, a Action) bool {
	switch a := a.(type) {
	case FieldChosen:
		if a.Field >= FieldName && a.Field <= FieldHamlet {
			f.active, f.typing = a.Field, true
		}
	case TypingDone:
		f.typing = false
	case SexChosen:
		f.sex = a.Sex
	case HamletChosen:
		f.chooseHamlet(a.I, len(k.hamlets()))
	case AddressChosen:
		if _, known := addressWords[a.Address]; known {
			f.address = a.Address
		}
	case SureOfCard:
		f.unsure = false
	default:
		return false
	}
	return true
}

// chooseHamlet takes one of the hall's; for somewhere else the keyboard opens.
func (f *form) chooseHamlet(i, hamlets int) {
	if i < -1 || i > hamlets {
		return
	}
	f.hamlet = i
	if i == hamlets {
		f.active, f.typing = FieldHamlet, true
	}
}

// nextField is Enter while typing: from the name to the year, from there to the form.
func (f *form) nextField() {
	if f.active == FieldName {
		f.active = FieldYear
		return
	}
	f.typing = false
}

// fill takes over what an ID card says; what it does not say stays as it was.
func (f *form) fill(p scan.Person) {
	f.name.Set(p.Name)
	f.typing, f.active, f.scanned, f.unsure = false, FieldName, true, p.Unsure
	if p.Year != 0 {
		f.year.Set(strconv.Itoa(p.Year))
	}
	switch {
	case p.Female:
		f.sex = record.Female
	case p.Male:
		f.sex = record.Male
	}
}

// hamlets are the hall's, before "somewhere else".
func (k *Kiosk) hamlets() []string { return k.book.hall().Hamlets }

func (f *form) draft(k *Kiosk) record.Name {
	n := record.Name{Full: f.name.Trimmed(), Nickname: f.nick.Trimmed(), Address: addressWords[f.address]}
	switch h := k.hamlets(); {
	case f.hamlet >= 0 && f.hamlet < len(h):
		n.Hamlet = h[f.hamlet]
	case f.hamlet == len(h):
		n.Hamlet = f.elsewhere.Trimmed()
	}
	return n
}

// born is the year of birth, 0 where none was given; ok tells whether it can be one.
func (f *form) born(k *Kiosk) (year int, ok bool) {
	text := f.year.Text()
	if text == "" {
		return 0, true
	}
	year, err := strconv.Atoi(text)
	age := k.now.Year() - year
	if k.plan.date != 0 {
		age = k.plan.date.Year() - year // the clock may be wrong
	}
	return year, err == nil && age >= youngest && age <= oldest
}

// whole tells whether the form can be kept.
func (f *form) whole(k *Kiosk) bool {
	_, ok := f.born(k)
	return ok && !f.unsure && f.name.Trimmed() != ""
}

func (f *form) likeness(k *Kiosk) likeness {
	n := f.draft(k)
	l := likeness{name: n.Full, nick: n.Nickname, hamlet: n.Hamlet}
	if year, ok := f.born(k); ok {
		l.year = year
	}
	return l
}

func (f *form) view(k *Kiosk) PersonForm {
	year, ok := f.born(k)
	v := PersonForm{
		Name: f.name.Text(), Nickname: f.nick.Text(), Year: f.year.Text(), Sex: f.sex, Hamlets: k.hamlets(), Hamlet: f.hamlet,
		Elsewhere: f.elsewhere.Text(), Own: f.address != "", Field: f.active, Keys: k.keys, Typing: f.typing, Scanned: f.scanned, Unsure: f.unsure,
	}
	if ok && year != 0 {
		v.Age = k.now.Year() - year
	} else {
		year = 0
	}
	v.Person = personOf(report.Learner{Name: f.draft(k), Year: year, Sex: f.sex}, k.now)
	v.Address = v.Person.Address
	if f.sex == record.SexUnknown && f.address == "" {
		v.Address = "" // there is nothing to propose it from
	}
	return v
}

// addressWords are the words before names by the tails of their catalogue keys.
var addressWords = func() map[string]string {
	words := map[string]string{}
	for word, tail := range addressKeys {
		words[tail] = word
	}
	return words
}()

// editRoom mends what is known of a person.
type editRoom struct {
	form
	record *recordRoom
	before *learner
}

func newEdit(l *learner, r *recordRoom) *editRoom {
	e := &editRoom{form: newForm(), record: r, before: l}
	e.name.Set(l.Name.Full)
	e.nick.Set(l.Name.Nickname)
	if l.Year > 0 {
		e.year.Set(strconv.Itoa(l.Year))
	}
	e.sex, e.address = l.Sex, addressKeys[l.Name.Address]
	return e
}

// enter finds the hamlet among the hall's; another one stands in the field for somewhere else.
func (r *editRoom) enter(k *Kiosk) {
	if r.before.Name.Hamlet == "" {
		return
	}
	r.hamlet = len(k.hamlets())
	for i, h := range k.hamlets() {
		if h == r.before.Name.Hamlet {
			r.hamlet = i
			return
		}
	}
	r.elsewhere.Set(r.before.Name.Hamlet)
}

func (r *editRoom) do(k *Kiosk, a Action) {
	if r.form.do(k, a) {
		return
	}
	switch a.(type) {
	case Back:
		if r.typing {
			r.typing = false
			return
		}
		k.enter(r.record)
	case Next:
		if r.typing {
			r.nextField()
			return
		}
		r.save(k)
	case AddPerson:
		r.save(k)
	}
}

// save keeps what is true now beside what was true before: nothing in a log is overwritten.
func (r *editRoom) save(k *Kiosk) {
	if !r.whole(k) || !r.changed(k) {
		return
	}
	year, _ := r.born(k)
	names := []PersonName{{Person: r.before.ID.ID, Name: r.draft(k)}}
	k.keepNamed(names, func() { k.enter(r.record) }, record.LearnerCorrected{Learner: r.before.ID, Year: year, Sex: r.sex})
}

func (r *editRoom) changed(k *Kiosk) bool {
	year, _ := r.born(k)
	return year != r.before.Year || r.sex != r.before.Sex || r.draft(k) != r.before.Name
}

func (r *editRoom) view(k *Kiosk) Screen {
	return EditForm{PersonForm: r.form.view(k), Before: r.before.person(k.now), CanSave: r.whole(k) && r.changed(k)}
}
