package flow

import (
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
)

const (
	// mostHamlets is how many the form of a person has room for; who lives elsewhere is written down in words.
	mostHamlets = 9
	// longestHamlet is how many letters the name of one has.
	longestHamlet = 24
	// hallField is the field of the hall's own name; that of hamlet i is i.
	hallField = -1
)

// hallRoom mends the hall's name and its hamlets, and says how long rows of single people stay here.
type hallRoom struct {
	typing bool
	at     int // what is typed: hallField, a hamlet, or as many as there are for one more
	text   typing
	asking bool // whether the hamlet at hand is really taken off
}

func (r *hallRoom) field() *typing {
	if r.typing {
		return &r.text
	}
	return nil
}

func (r *hallRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		switch {
		case r.asking:
			r.asking = false
		case r.typing:
			r.typing = false
		default:
			k.enter(&settingsRoom{})
		}
	case HallFieldChosen:
		r.choose(k, a.I)
	case HamletGone:
		r.gone(k)
	case RowDaysChosen:
		k.chooseRowDays(a.Days)
	case Next, TypingDone:
		if r.typing && !r.asking {
			r.keep(k)
		}
	}
}

func (r *hallRoom) choose(k *Kiosk, i int) {
	hamlets := k.hamlets()
	if i < hallField || i > len(hamlets) || i == len(hamlets) && i >= mostHamlets {
		return
	}
	*r = hallRoom{typing: true, at: i}
	switch {
	case i == hallField:
		r.text.Set(k.book.hall().Name)
	default:
		r.text.most = longestHamlet
		if i < len(hamlets) {
			r.text.Set(hamlets[i])
		}
	}
}

// canKeep: something whole that is not there yet.
func (r *hallRoom) canKeep(k *Kiosk) bool {
	text := r.text.Trimmed()
	if r.at == hallField {
		return text != "" && upperFirst(text) != k.book.hall().Name
	}
	return text != "" && !r.twin(k) && (r.at == len(k.hamlets()) || text != k.hamlets()[r.at])
}

// twin: another hamlet is called the same, marks or not.
func (r *hallRoom) twin(k *Kiosk) bool {
	name := report.Fold(r.text.Trimmed())
	for i, h := range k.hamlets() {
		if i != r.at && report.Fold(h) == name && r.at != hallField {
			return true
		}
	}
	return false
}

// keep keeps the hall as it stands with what was typed. People of a hamlet that has another name now go with it.
func (r *hallRoom) keep(k *Kiosk) {
	if !r.canKeep(k) {
		return
	}
	hall, text := k.book.hall(), r.text.Trimmed()
	hall.Hamlets = slices.Clone(hall.Hamlets)
	var names []PersonName
	switch {
	case r.at == hallField:
		hall.Name = upperFirst(text)
	case r.at == len(hall.Hamlets):
		hall.Hamlets = append(hall.Hamlets, text)
	default:
		names = k.movedNames(hall.Hamlets[r.at], text)
		hall.Hamlets[r.at] = text
	}
	k.keepNamed(names, func() { *r = hallRoom{} }, hall)
}

// movedNames are the names of everybody of a hamlet, as they are where it is called otherwise.
func (k *Kiosk) movedNames(from, to string) []PersonName {
	var names []PersonName
	for _, l := range k.book.of(record.ClassID{}) {
		for _, one := range k.book.facts.Records(l.ID) {
			if name, ok := k.book.names.Name(one.ID); ok && name.Hamlet == from {
				name.Hamlet = to
				names = append(names, PersonName{Person: one.ID, Name: name})
			}
		}
	}
	return names
}

// gone takes a hamlet off the list on the second press. Who lives there keeps it.
func (r *hallRoom) gone(k *Kiosk) {
	hall := k.book.hall()
	if !r.typing || r.at < 0 || r.at >= len(hall.Hamlets) || len(hall.Hamlets) == 1 {
		return
	}
	if !r.asking {
		r.asking = true
		return
	}
	hall.Hamlets = slices.Delete(slices.Clone(hall.Hamlets), r.at, r.at+1)
	k.keep(func() { *r = hallRoom{} }, hall)
}

func (r *hallRoom) view(k *Kiosk) Screen {
	hall := k.book.hall()
	v := HallForm{
		Name: hall.Name, Commune: k.communeName(), Typing: r.typing, At: r.at, Text: r.text.Text(), Keys: k.keys, Asking: r.asking,
		Days: k.rowDays(), Choices: rowDays, AgedTo: k.agedTo(),
	}
	people := map[string]int{}
	for _, l := range k.book.of(record.ClassID{}) {
		people[l.Name.Hamlet]++
	}
	for _, h := range hall.Hamlets {
		v.Hamlets = append(v.Hamlets, HamletRow{Name: h, People: people[h]})
	}
	v.Full = len(v.Hamlets) >= mostHamlets
	if r.typing {
		v.CanKeep, v.Twin = r.canKeep(k), r.twin(k)
		v.CanGo = r.at >= 0 && r.at < len(v.Hamlets) && len(v.Hamlets) > 1
	}
	return v
}

// What is done about the hall itself.
type (
	// ShowHall opens the hall's name and hamlets, behind the PIN. HallFieldChosen types one of them: -1 the name, else a hamlet, one behind the last
	// for another. HamletGone takes the hamlet at hand off the list on its second press.
	ShowHall        struct{}
	HallFieldChosen struct{ I int }
	HamletGone      struct{}
	// RowDaysChosen is how many days rows of single people stay after the centre's receipt, 0 for good.
	RowDaysChosen struct{ Days int }
)

// HallForm is what the hall is called, which hamlets it has, and how long rows of single people stay.
type HallForm struct {
	Name, Commune string
	Hamlets       []HamletRow
	// Full is set where no further hamlet has room.
	Full bool
	// Typing is set while the field At is typed (-1 the name); Asking while its hamlet is about to be taken off, which CanGo says is possible.
	Typing, Asking, CanGo bool
	At                    int
	Text                  string
	Keys                  KeyMode
	CanKeep, Twin         bool
	// Days is how many days rows stay after the receipt, of Choices; 0 is for good. AgedTo is the last day of which only numbers are here, 0 for none.
	Days    int
	Choices []int
	AgedTo  record.Day
}

// HamletRow is a hamlet and how many people of the list live there.
type HamletRow struct {
	Name   string
	People int
}

func (ShowHall) action()        {}
func (HallFieldChosen) action() {}
func (HamletGone) action()      {}
func (RowDaysChosen) action()   {}
func (HallForm) screen()        {}
