package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// teachRoom is the presenter's screen: the lesson itself is k.lead.
type teachRoom struct{}

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
		ld.hand(k, a)
	case Choose:
		ld.hand(k, Hand{a.I, 1})
	case Erase:
		ld.undoHand(k)
	case Reveal:
		r.reveal(k)
	case Cover:
		ld.black = !ld.black
	case TogglePointer:
		ld.togglePointer()
	case PointAt:
		ld.point(a.At)
	case Aside:
		ld.aside = !ld.aside
	case RelayWith:
		if r.canRelay(k) {
			ld.whenCounted(k, func() { k.room = &relayRoom{} })
		}
	case Together:
		if it, ok := ld.item(); ok && countable(it) == 0 {
			k.stepForward()
		}
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

// key takes what a wireless remote or a hand at the keyboard sends: it blackens the TV with b or a full stop, as every remote does, so letters
// choose nothing here and the answers are raised by 1, 2, 3.
func (r *teachRoom) key(k *Kiosk, key rune) bool {
	var a Action
	switch key {
	case 'b', 'B', '.':
		a = Cover{}
	case 'r', 'R':
		a = Reveal{}
	case 'p', 'P':
		a = TogglePointer{}
	case '0', '-':
		a = Erase{}
	case 'a', 'c':
	default:
		return false
	}
	if a != nil {
		r.do(k, a)
	}
	return true
}

// canRelay tells whether somebody who is here can come forward and answer what is on the TV.
func (r *teachRoom) canRelay(k *Kiosk) bool {
	it, ok := k.lead.item()
	return ok && !k.lead.shown[it.ID] && len(k.lead.present(k)) > 0
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
		Black: ld.black, CanBack: ld.at > 0, Aside: ld.aside, HandsFull: ld.hands.full,
	}
	if ld.pointer != nil {
		v.Pointing, v.Pointer = true, *ld.pointer
	}
	if ld.at+1 < len(ld.steps) {
		v.Next = ld.screen(k, ld.at+1)
	}
	if it, ok := ld.item(); ok {
		v.Hands, v.Reveal, v.CanRelay, v.Together = ld.hands.of(it), ld.shown[it.ID], r.canRelay(k), countable(it) == 0
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
