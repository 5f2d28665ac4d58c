package flow

import (
	"slices"
	"strconv"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
)

// peopleASheet is how many people the facilitator's list shows at a time, peopleOverKeys how many stand over the keyboard.
const (
	peopleASheet   = 32
	peopleOverKeys = 12
)

// learnersRoom lists everybody of the hall. Letters look for somebody at once, whether the screen's keyboard is up or not.
type learnersRoom struct {
	query  typing
	typing bool
	sheet  int
}

func newLearners() *learnersRoom { return &learnersRoom{query: typing{names: true}} }

func (r *learnersRoom) field() *typing { return &r.query }
func (r *learnersRoom) typed(*Kiosk)   { r.sheet = 0 }

func (r *learnersRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.back(k)
	case Erase: // from an empty field
		r.back(k)
	case FindPerson:
		r.typing = true
	case TypingDone:
		r.typing = false
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.seek(r.query.Text())), peopleASheet))
	case AddWalkIn:
		k.enter(newWalkIn(nil))
	case TakeRoster:
		k.enter(&rosterRoom{back: r})
	case OpenRecord:
		r.open(k, a.ID)
	case Next:
		if found := k.seek(r.query.Text()); r.query.Trimmed() != "" && len(found) == 1 {
			r.open(k, found[0].ID)
		}
	}
}

func (r *learnersRoom) back(k *Kiosk) {
	switch {
	case r.typing:
		r.typing = false
	case r.query.Text() != "":
		r.query.Set("")
	default:
		k.enter(&tonightRoom{})
	}
}

func (r *learnersRoom) open(k *Kiosk, id record.LearnerID) {
	if k.book.learner(id) != nil {
		r.typing = false
		k.enter(newRecord(k, id, r))
	}
}

// scanned: a card opens the record of whom it means; an ID card of somebody new begins their form.
func (r *learnersRoom) scanned(k *Kiosk, c code) {
	switch l := k.who(c); {
	case l != nil:
		r.open(k, l.ID)
	case c.person != nil:
		k.enter(newWalkInFrom(nil, *c.person))
	default:
		k.notice = &Notice{Key: noCardNotice}
	}
}

func (r *learnersRoom) view(k *Kiosk) Screen {
	found := k.seek(r.query.Text())
	v := Learners{
		Sheets: sheetsOf(len(found), peopleASheet), Total: len(k.book.of(record.ClassID{})), Found: len(found), Query: r.query.Text(), Keys: k.keys,
		Typing: r.typing, Finding: k.finding(),
	}
	if r.typing {
		v.Sheets, v.Sheet, v.People = 1, 1, k.rows(found[:min(len(found), peopleOverKeys)])
		return v
	}
	r.sheet = min(r.sheet, v.Sheets-1)
	v.Sheet, v.People = r.sheet+1, k.rows(onSheet(found, r.sheet, peopleASheet))
	return v
}

// withdrawn: somebody refused to be written down, or took their consent back. They learn as a guest, and no list asks for them by name.
func (l *learner) withdrawn() bool { return l.Asked && !l.Consent }

func (k *Kiosk) row(l *learner) LearnerRow {
	return LearnerRow{Person: l.person(k.now), Nickname: l.Name.Nickname, Unasked: !l.Asked, Withdrawn: l.withdrawn()}
}

func (k *Kiosk) rows(ls []*learner) []LearnerRow {
	out := make([]LearnerRow, len(ls))
	for i, l := range ls {
		out[i] = k.row(l)
	}
	return out
}

// How well somebody fits what is typed, best first.
const (
	byGivenMarked = iota // the given name begins so, marks and all
	byGiven
	byAnyName  // another word of the name does, or of the nickname
	byAllWords // the beginnings of all words, run together: "nth" for three of them, "nho" for two
	bySomeWords
	byOther // the year or the hamlet
	byNothing
)

// seek gives who fits what is typed, in the order of the list within each kind of fit; everybody where nothing is typed.
func (k *Kiosk) seek(query string) []*learner {
	all := k.book.of(record.ClassID{})
	plain := strings.Fields(report.Fold(query))
	if len(plain) == 0 {
		return all
	}
	marked := strings.Fields(strings.ToLower(query))
	var kinds [byNothing][]*learner
	for _, l := range all {
		if fit := fits(marked, plain, l); fit < byNothing {
			kinds[fit] = append(kinds[fit], l)
		}
	}
	return slices.Concat(kinds[:]...)
}

// sought is a person as they are looked for, without marks and case.
type sought struct{ names, nick, more []string }

func soughtAs(l report.Learner) sought {
	s := sought{names: strings.Fields(report.Fold(l.Name.Full)), nick: strings.Fields(report.Fold(l.Name.Nickname)), more: strings.Fields(report.Fold(l.Name.Hamlet))}
	if l.Year > 0 {
		s.more = append(s.more, strconv.Itoa(l.Year))
	}
	return s
}

func fits(marked, plain []string, l *learner) int {
	names := l.sought.names
	if len(names) == 0 {
		return byNothing
	}
	given, last := names[len(names)-1], len(plain)-1
	called := slices.Concat(names, l.sought.nick)
	switch {
	case beginWords(plain, called) && strings.HasPrefix(strings.ToLower(givenName(l.Name.Full)), marked[last]):
		return byGivenMarked
	case beginWords(plain, called) && strings.HasPrefix(given, plain[last]):
		return byGiven
	case beginWords(plain, called):
		return byAnyName
	case last == 0 && runs(plain[0], names, false):
		return byAllWords
	case last == 0 && runs(plain[0], names, true):
		return bySomeWords
	case beginWords(plain, append(called, l.sought.more...)):
		return byOther
	}
	return byNothing
}

// runs tells whether letters are the beginnings of several words, the last of them of the given name. With skip words may be left out between.
func runs(letters string, words []string, skip bool) bool {
	if len(words) < 2 {
		return false
	}
	given := words[len(words)-1]
	for n := min(len(given), len(letters)-1); n > 0; n-- {
		if rest, ok := strings.CutSuffix(letters, given[:n]); ok && begins(rest, words[:len(words)-1], skip) {
			return true
		}
	}
	return false
}

// begins tells whether letters can be cut into beginnings of words, in their order: of all words, or with skip of some.
func begins(letters string, words []string, skip bool) bool {
	if letters == "" {
		return skip || len(words) == 0
	}
	for i, w := range words {
		for n := min(len(w), len(letters)); n > 0; n-- {
			if rest, ok := strings.CutPrefix(letters, w[:n]); ok && begins(rest, words[i+1:], skip) {
				return true
			}
		}
		if !skip {
			return false
		}
	}
	return false
}
