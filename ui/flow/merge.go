package flow

import (
	"dendau/storage/record"
)

// mergeFindRoom looks for the other record of a person: those most alike stand there before anything is typed.
type mergeFindRoom struct {
	query  typing
	record *recordRoom
}

func newMergeFind(r *recordRoom) *mergeFindRoom {
	return &mergeFindRoom{query: typing{names: true}, record: r}
}

func (r *mergeFindRoom) field() *typing { return &r.query }

func (r *mergeFindRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, Erase:
		k.enter(r.record)
	case OpenRecord:
		r.choose(k, a.ID)
	case Next:
		if found := r.found(k); len(found) == 1 {
			r.choose(k, found[0].ID)
		}
	}
}

// choose proposes to keep the record that tells more.
func (r *mergeFindRoom) choose(k *Kiosk, other record.LearnerID) {
	mine := r.record.id
	if k.book.learner(other) == nil || other == mine {
		return
	}
	two := &mergeTwoRoom{kept: mine, gone: other, find: r, record: r.record}
	if k.recordOf(other).Came > r.record.known.Came {
		two.kept, two.gone = other, mine
	}
	k.enter(two)
}

func (r *mergeFindRoom) found(k *Kiosk) []*learner {
	var out []*learner
	found := k.seek(r.query.Text())
	if r.query.Trimmed() == "" {
		l := k.book.learner(r.record.id)
		found = k.alike(likeness{name: l.Name.Full, nick: l.Name.Nickname, year: l.Year, hamlet: l.Name.Hamlet})
	}
	for _, l := range found {
		if l.ID != r.record.id {
			out = append(out, l)
		}
	}
	return out
}

func (r *mergeFindRoom) view(k *Kiosk) Screen {
	found := r.found(k)
	return MergeFind{Person: r.record.known.Person, Query: r.query.Text(), Keys: k.keys, People: k.rows(found[:min(len(found), peopleOverKeys)])}
}

// mergeTwoRoom shows two records side by side, to be taken for one person or to be parted again.
type mergeTwoRoom struct {
	kept, gone record.LearnerID
	undo       bool
	find       *mergeFindRoom
	record     *recordRoom
}

func (r *mergeTwoRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		if r.find != nil {
			k.enter(r.find)
			return
		}
		k.enter(r.record)
	case KeepOther:
		if !r.undo {
			r.kept, r.gone = r.gone, r.kept
		}
	case Next:
		var fact record.Fact = record.PeopleMerged{Kept: r.kept, Gone: r.gone}
		if r.undo {
			fact = record.MergeUndone{Kept: r.kept, Gone: r.gone}
		}
		k.keep(func() {
			r.record.id = r.kept
			k.enter(r.record)
		}, fact)
	}
}

func (r *mergeTwoRoom) view(k *Kiosk) Screen {
	return MergeTwo{Kept: k.mergeSide(r.kept), Gone: k.mergeSide(r.gone), Undo: r.undo}
}

// mergeSide is one record by itself, also when it stands for nobody any more.
func (k *Kiosk) mergeSide(id record.LearnerID) MergeSide {
	if l := k.book.learner(id); l != nil && l.ID == id {
		known := k.recordOf(id)
		return MergeSide{LearnerRow: k.row(l), Came: known.Came, Done: known.Done}
	}
	l := &learner{card: k.book.cards[id]}
	l.ID = id
	if f := k.book.files[id]; f != nil {
		l.Year, l.Sex = f.year, f.sex
	}
	l.Name, _ = k.book.names.Name(id.ID)
	l.Asked, l.Consent = true, true
	return MergeSide{LearnerRow: k.row(l)}
}
