package flow

import (
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// remindShare: a wrong option with more than this part of the hands is worth saying again.
const remindShare = 4 // a quarter

// closeRoom sums the evening up and closes it.
type closeRoom struct{ closed record.SessionID }

func (r *closeRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.closed.IsZero() && k.lead != nil {
			k.teach()
			return
		}
		k.enter(&tonightRoom{})
	case CloseSession:
		r.close(k, a.Handover)
	case Next:
		if !r.closed.IsZero() {
			k.enter(&tonightRoom{})
			return
		}
		r.close(k, true)
	case ShowSheets:
		k.enter(k.newSheets(r))
	case WriteNote:
		if s, ok := r.session(k); ok {
			k.enter(k.newNote(s, r))
		}
	case Lock, Finished:
		k.signOut()
	case HandOver:
		if !r.closed.IsZero() {
			k.enter(newStick(&tonightRoom{}))
		}
	}
}

func (r *closeRoom) close(k *Kiosk, handover bool) {
	s := k.book.open()
	if s == nil {
		return
	}
	id := s.ID
	k.keep(func() {
		r.closed = id
		k.lead = nil
		k.plan.propose(k)
		if handover {
			k.enter(newStick(&tonightRoom{}))
			return
		}
		k.hush()
	}, record.SessionClosed{Session: id})
}

// session is the one that was closed here, or is to be.
func (r *closeRoom) session(k *Kiosk) (report.Session, bool) {
	if !r.closed.IsZero() {
		return k.book.facts.Session(r.closed)
	}
	if s := k.book.open(); s != nil {
		return *s, true
	}
	return report.Session{}, false
}

func (r *closeRoom) view(k *Kiosk) Screen {
	s, ok := r.session(k)
	if !ok {
		return Close{}
	}
	v := Close{
		Class: k.book.class(s.Class).Name, Lesson: k.cfg.Course.refOf(s.Lesson), From: s.From.In(k.now.Location()), To: k.now, Pages: s.Pages,
		Films: s.Films, Kept: k.keptAt(), Closed: s.Closed, Note: k.noteOf(s),
	}
	if s.Closed {
		v.To = s.To.In(k.now.Location())
	}
	v.Here, v.Away, v.New = s.Here+s.Guests, s.Away, s.WalkIns
	l := k.cfg.Course.lesson(s.Lesson)
	if l == nil {
		return v
	}
	v.PagesOf = len(l.Pages)
	if l.Film != nil {
		v.FilmsOf = 1
	}
	for _, it := range l.Items {
		for _, h := range s.Hands {
			if h.Item == it.ID && sum(h.Counts) > 0 {
				v.Hands = append(v.Hands, handsRow(it, h))
			}
		}
	}
	return v
}

func handsRow(it content.Item, h record.HandsCounted) HandsRow {
	row := HandsRow{Question: it.Question.Text, Counts: h.Counts, Right: h.Right, Rights: h.Rights}
	for i, n := range h.Counts {
		if !row.Marked(i) && n*remindShare > sum(h.Counts) {
			row.Remind = true
		}
	}
	return row
}
