package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// teachRoom is the presenter's screen: the lesson itself is k.lead.
type teachRoom struct{}

func (r *teachRoom) parts(k *Kiosk) []part { return k.lead.parts(k) }

func (r *teachRoom) do(k *Kiosk, a Action) {
	ld := k.lead
	switch a := a.(type) {
	case Next:
		r.move(k, ld.at+1)
	case Back:
		if ld.at > 0 {
			r.move(k, ld.at-1)
		}
	case Hand:
		ld.hand(k, a.I, a.By)
	case Choose:
		ld.hand(k, a.I, 1)
	case Reveal:
		r.reveal(k)
	case Cover:
		ld.black = !ld.black
	case ToAttendance:
		ld.whenCounted(k, k.attend)
	case EndLesson:
		r.end(k)
	case Lock, AloneMode:
		ld.whenCounted(k, k.signOut)
	case PlayPause, FromStart, ToggleSlow, ToggleSubtitles:
		if ld.step().kind == filmStep {
			ld.film.do(k, a)
		}
	}
}

// move goes to a step once the hands of this one are kept; after the last one the evening is closed.
func (r *teachRoom) move(k *Kiosk, at int) {
	if at >= len(k.lead.steps) {
		r.end(k)
		return
	}
	k.lead.whenCounted(k, func() { k.lead.come(k, at) })
}

func (r *teachRoom) end(k *Kiosk) {
	k.lead.whenCounted(k, func() {
		k.stopFilm()
		k.enter(&closeRoom{})
	})
}

// reveal shows the right answer once the hands are kept.
func (r *teachRoom) reveal(k *Kiosk) {
	it, ok := k.lead.item()
	if !ok || k.lead.shown[it.ID] {
		return
	}
	k.lead.whenCounted(k, func() {
		k.lead.shown[it.ID] = true
		k.speak()
	})
}

func (r *teachRoom) view(k *Kiosk) Screen {
	ld := k.lead
	v := Teach{
		Lesson: k.cfg.Course.refOf(ld.lesson.ID), TwoScreens: k.displays > 1, Showing: ld.screen(k, ld.at), Notes: ld.notes(),
		Black: ld.black, CanBack: ld.at > 0,
	}
	if ld.at+1 < len(ld.steps) {
		v.Next = ld.screen(k, ld.at+1)
	}
	if it, ok := ld.item(); ok {
		v.Hands, v.Reveal = slices.Clone(ld.hands[it.ID]), ld.shown[it.ID]
	}
	s, _ := k.book.facts.Session(ld.session)
	v.Class, v.Elapsed = k.book.class(s.Class).Name, max(0, k.now.Sub(ld.from))
	v.Here, v.Members = s.Here+s.Guests, s.Here+s.Guests+s.Away
	marks, raised := presences(s.Marks), k.book.evening(ld.session).raised
	for _, l := range k.book.of(record.ClassID{}) {
		if p, marked := marks[l.ID]; marked && !p.Here() {
			v.Away = append(v.Away, l.person(k.now))
		}
		if slices.Contains(raised, l.ID) {
			v.Raised = append(v.Raised, l.person(k.now))
		}
	}
	return v
}

// notes are the facilitator's reminders for what the TV shows.
func (ld *lead) notes() []content.Text {
	if it, ok := ld.item(); ok && len(it.Notes) > 0 {
		return it.Notes
	}
	return ld.lesson.Notes
}
