package flow

import (
	"cmp"
	"slices"
	"strconv"

	"dendau/storage/record"
)

// listMoreRoom is what else is done with the list of tonight.
type listMoreRoom struct{ list *attendanceRoom }

func (r *listMoreRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		k.enter(r.list)
	case ByRows:
		k.enter(newReentry(k, r.list))
	case Void:
		k.enter(&voidRoom{id: r.list.id, back: r})
	}
}

func (r *listMoreRoom) view(k *Kiosk) Screen {
	s := r.list.session(k)
	return ListMore{Evening: k.eveningOf(s), Rows: len(k.book.signInRows(s.Class))}
}

// signInRows are the people of a class in the order in which the newest signed sheet numbers them: who was registered after it was printed
// stands behind, as they would on its spare rows.
func (b *Book) signInRows(class record.ClassID) []*learner {
	rows := slices.Clone(b.of(class))
	after := func(l *learner) record.Seq {
		if b.printed == 0 || b.since(l.ID) < b.printed {
			return 0
		}
		return b.since(l.ID)
	}
	slices.SortStableFunc(rows, func(x, y *learner) int { return cmp.Compare(after(x), after(y)) })
	return rows
}

// reentryRoom types a signed sheet in by its numbers.
type reentryRoom struct {
	list    *attendanceRoom
	rows    []record.LearnerID
	here    map[record.LearnerID]bool
	typed   string
	last    int // the row typed last, from 1
	missing bool
}

// rowDigits is how many digits a row's number has at most.
const rowDigits = 3

func newReentry(k *Kiosk, list *attendanceRoom) *reentryRoom {
	r := &reentryRoom{list: list, here: map[record.LearnerID]bool{}}
	for _, l := range k.book.signInRows(list.session(k).Class) {
		r.rows = append(r.rows, l.ID)
		r.here[l.ID] = list.marks[l.ID] == record.WalkIn
	}
	return r
}

func (r *reentryRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&listMoreRoom{r.list})
	case Digit:
		r.digit(k, a.D)
	case Erase:
		r.erase()
	case Next:
		r.enterRow()
	case Choose:
		if a.I >= 0 && a.I < len(r.rows) {
			r.flip(a.I)
		}
	case RowsDone:
		r.finish(k)
	}
}

func (r *reentryRoom) digit(_ *Kiosk, d int) {
	r.missing = false
	if len(r.typed) < rowDigits && (d > 0 || r.typed != "") {
		r.typed += strconv.Itoa(d)
	}
}

func (r *reentryRoom) erase() { r.typed, r.missing = r.typed[:max(0, len(r.typed)-1)], false }

// unscan: digits of a card are no number of a row.
func (r *reentryRoom) unscan() func() {
	typed := r.typed
	return func() { r.typed, r.missing = typed, false }
}

// enterRow marks the row whose number stands there; once more takes it back.
func (r *reentryRoom) enterRow() {
	n, err := strconv.Atoi(r.typed)
	r.typed = ""
	if err != nil {
		return
	}
	if r.missing = n < 1 || n > len(r.rows); r.missing {
		return
	}
	r.flip(n - 1)
}

// flip marks a row or takes it back. Who came for the first time was written down by hand already: they stay.
func (r *reentryRoom) flip(i int) {
	id := r.rows[i]
	r.here[id], r.last, r.missing = !r.here[id] || r.list.marks[id] == record.WalkIn, i+1, false
}

// scanned marks whoever a card means; read twice they stay.
func (r *reentryRoom) scanned(k *Kiosk, c code) {
	l := k.who(c)
	i := -1
	if l != nil {
		i = slices.Index(r.rows, l.ID)
	}
	switch {
	case i >= 0:
		r.here[l.ID], r.last, r.missing = true, i+1, false
	case l != nil || c.person != nil:
		r.apply()
		r.list.scanned(k, c)
		if k.room == room(r) { // somebody from another class: they are on the list now
			r.last = 0
		}
	default:
		k.notice = &Notice{Key: noCardNotice}
	}
}

// apply puts what was typed on the list.
func (r *reentryRoom) apply() {
	for _, id := range r.rows {
		switch {
		case !r.here[id]:
			r.list.marks[id] = record.Absent
		case !r.list.marks[id].Here():
			r.list.marks[id] = r.list.arriving(id)
		}
		if !slices.Contains(r.list.order, id) {
			r.list.order = append(r.list.order, id)
		}
	}
}

func (r *reentryRoom) finish(k *Kiosk) {
	r.apply()
	r.list.confirm(k)
}

func (r *reentryRoom) view(k *Kiosk) Screen {
	v := Reentry{Evening: k.eveningOf(r.list.session(k)), Typed: r.typed, Last: r.last, Missing: r.missing, Here: r.list.guests}
	for _, id := range r.rows {
		l := k.book.learner(id)
		v.Rows = append(v.Rows, ReentryRow{Name: l.Name.Full, Year: l.Year, Here: r.here[id]})
	}
	for _, id := range r.list.order {
		if r.here[id] || !slices.Contains(r.rows, id) && r.list.marks[id].Here() {
			v.Here++
		}
	}
	return v
}
