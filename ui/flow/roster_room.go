package flow

import (
	"cmp"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
)

// linesASheet is how many rows of a list are shown at a time.
const linesASheet = 14

// rosterBatch is how many people are kept in one go: a list of a thousand is written in a few, and each is whole.
const rosterBatch = 100

// rosterRoom takes people from a list on a stick. Nothing is written before the facilitator saw what it would be, and nobody is ever removed
// because a list lacks them. Nobody on it was asked for their consent yet, and it shows until they were.
type rosterRoom struct {
	back   room
	step   RosterStep
	failed string
	file   string
	lines  []RosterLine
	ids    []record.LearnerID // drawn once a line: pressing again must not make two
	sheet  int
}

func (r *rosterRoom) enter(k *Kiosk) { r.look(k) }

func (r *rosterRoom) look(k *Kiosk) {
	r.step, r.failed = RosterLooked, ""
	k.effect(ReadRoster{Year: k.now.Year()})
}

func (r *rosterRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.back)
	case RosterFailed:
		if r.step == RosterLooked {
			r.step, r.failed = RosterFailedStep, a.Key
		}
	case RosterRead:
		if r.step == RosterLooked {
			r.take(k, a)
		}
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(r.lines), linesASheet))
	case Choose:
		if a.I >= 0 && a.I < len(r.lines) && (r.lines[a.I].State == RowAlike || r.lines[a.I].State == RowNew) {
			r.lines[a.I].Taken = !r.lines[a.I].Taken
		}
	case Next:
		r.next(k)
	}
}

func (r *rosterRoom) next(k *Kiosk) {
	switch r.step {
	case RosterFailedStep:
		r.look(k)
	case RosterShown:
		r.write(k)
	}
}

// take judges every row. What needs a person's eye stands first.
func (r *rosterRoom) take(k *Kiosk, a RosterRead) {
	r.step, r.file, r.sheet, r.lines = RosterShown, a.File, 0, nil
	for _, row := range a.Rows {
		r.lines = append(r.lines, k.judge(row))
	}
	slices.SortStableFunc(r.lines, func(a, b RosterLine) int { return cmp.Or(cmp.Compare(a.State, b.State), cmp.Compare(a.Line, b.Line)) })
	r.ids = make([]record.LearnerID, len(r.lines))
	for i := range r.lines {
		r.lines[i].I = i
	}
}

// judge tells what a row would do.
func (k *Kiosk) judge(row RosterRow) RosterLine {
	line := RosterLine{RosterRow: row, State: RowNew}
	if row.Reason != "" {
		line.State = RowRefused
		return line
	}
	like := k.book.learner(row.ID)
	if like != nil && !row.ID.IsZero() {
		line.State = RowKnown
	} else if found := k.alike(likeness{name: row.Name.Full, nick: row.Name.Nickname, year: row.Year, hamlet: row.Name.Hamlet}); len(found) > 0 {
		like = found[0]
		line.State = RowAlike
		if report.Fold(like.Name.Full) == report.Fold(row.Name.Full) && like.Year == row.Year && row.Year != 0 {
			line.State = RowKnown
		}
	}
	if like != nil && line.State != RowNew {
		p := like.person(k.now)
		line.Like = &p
	}
	line.Taken = line.State == RowNew
	return line
}

// write keeps those who are taken, some at a time; a power cut between leaves those that were kept, and the list finds them here already.
func (r *rosterRoom) write(k *Kiosk) {
	var facts []record.Fact
	var names []PersonName
	var written []int
	for i, line := range r.lines {
		if !line.Taken || len(written) == rosterBatch {
			continue
		}
		if r.ids[i].IsZero() {
			r.ids[i] = record.LearnerID{ID: k.cfg.NewID()}
		}
		facts = append(facts, record.LearnerRegistered{Learner: r.ids[i], Class: k.classNamed(line.Class), Year: line.Year, Sex: line.Sex})
		names = append(names, PersonName{Person: r.ids[i].ID, Name: line.Name})
		written = append(written, i)
	}
	if len(written) == 0 {
		return
	}
	k.keepNamed(names, func() {
		for _, i := range written {
			r.lines[i].Taken, r.lines[i].State = false, RowKnown
		}
		if slices.ContainsFunc(r.lines, func(l RosterLine) bool { return l.Taken }) {
			r.write(k)
			return
		}
		k.enter(newLearners())
	}, facts...)
}

// classNamed is the class of a name, or tonight's.
func (k *Kiosk) classNamed(name string) record.ClassID {
	for _, c := range k.book.facts.Classes() {
		if name != "" && report.Fold(c.Name) == report.Fold(name) {
			return c.Class
		}
	}
	return k.plan.class
}

func (r *rosterRoom) view(k *Kiosk) Screen {
	v := Roster{
		Step: r.step, Failed: r.failed, File: r.file, Class: k.book.class(k.plan.class).Name,
		Sheet: r.sheet + 1, Sheets: sheetsOf(len(r.lines), linesASheet),
	}
	for _, line := range r.lines {
		if line.Taken {
			v.Take++
		}
		*map[RosterState]*int{RowAlike: &v.Alike, RowRefused: &v.Refused, RowNew: &v.New, RowKnown: &v.Known}[line.State]++
	}
	v.Rows = slices.Clone(onSheet(r.lines, r.sheet, linesASheet))
	return v
}
