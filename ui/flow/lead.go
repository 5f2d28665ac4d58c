package flow

import (
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// handsRest is how long hands are let be before their counts are kept: between two presses of + there is less.
const handsRest = 3 * time.Second

// lead is a lesson on the TV. It outlives the presenter's screen, so that the TV goes on while the list is mended.
type lead struct {
	session record.SessionID
	from    time.Time
	lesson  *content.Lesson
	steps   []step
	at      int
	film    projector
	hands   map[content.ItemID][]int
	shown   map[content.ItemID]bool // the right answer is shown
	black   bool
	dirty   bool // hands changed since they were kept
	touched time.Time
}

// teach leads the open session's lesson: where it is, or after a power cut where it was.
func (k *Kiosk) teach() {
	s := k.book.open()
	if s == nil {
		return
	}
	if k.lead == nil || k.lead.session != s.ID {
		l := k.cfg.Course.lesson(s.Lesson)
		if l == nil { // the pack that had it is gone: the evening can still be closed
			k.notice = &Notice{Key: noLessonNotice}
			k.enter(&closeRoom{})
			return
		}
		k.lead = newLead(l, s, k.book.evening(s.ID).at)
		k.room = &teachRoom{}
		k.lead.come(k, k.lead.at)
		return
	}
	k.room = &teachRoom{} // the TV shows it already: nothing is said again
}

// recallLead puts tonight's lesson back on the TV after a power cut: the class need not wait for the PIN.
func (k *Kiosk) recallLead() {
	s := k.book.open()
	if s == nil || k.book.evening(s.ID).at == "" || s.Date != record.DayOf(k.now) {
		return
	}
	if l := k.cfg.Course.lesson(s.Lesson); l != nil {
		k.lead = newLead(l, s, k.book.evening(s.ID).at)
	}
}

func newLead(l *content.Lesson, s *report.Session, at string) *lead {
	ld := &lead{session: s.ID, from: s.From, lesson: l, steps: stepsOf(l), hands: map[content.ItemID][]int{}, shown: map[content.ItemID]bool{}}
	ld.at = stepOf(l, ld.steps, at)
	if l.Film != nil {
		ld.film = projector{film: *l.Film, class: true, subtitles: true}
	}
	for _, it := range l.Items {
		ld.hands[it.ID] = make([]int, len(it.Options))
	}
	for _, h := range s.Hands {
		copy(ld.hands[h.Item], h.Counts)
	}
	return ld
}

func (ld *lead) step() step { return ld.steps[ld.at] }

// item is the question on the TV.
func (ld *lead) item() (content.Item, bool) {
	if st := ld.step(); st.kind == itemStep {
		return ld.lesson.Items[st.i], true
	}
	return content.Item{}, false
}

// come to a step: the class's way through the lesson is kept, and it is read aloud once.
func (ld *lead) come(k *Kiosk, at int) {
	k.stopFilm()
	ld.at = at
	switch st := ld.step(); st.kind {
	case pageStep:
		k.note(record.PageShown{Session: ld.session, Lesson: ld.lesson.ID, Page: ld.lesson.Pages[st.i].ID})
	case filmStep:
		ld.film = projector{film: *ld.lesson.Film, class: true, subtitles: true}
	}
	k.speak()
}

// hand counts one hand more or less: never below none, never more hands than people.
func (ld *lead) hand(k *Kiosk, option, by int) {
	it, ok := ld.item()
	if !ok || option < 0 || option >= len(it.Options) {
		return
	}
	counts := ld.hands[it.ID]
	free := ld.mostHands(k) - sum(counts)
	by = max(-counts[option], min(by, max(0, free)))
	if by == 0 {
		return
	}
	counts[option] += by
	ld.dirty, ld.touched = true, k.now
}

// here counts who takes part tonight, guests included.
func (ld *lead) here(k *Kiosk) int {
	s, _ := k.book.facts.Session(ld.session)
	return s.Here + s.Guests
}

// fullHall is how many people a hall holds at most.
const fullHall = 150

// mostHands is how many hands there can be: one of everybody here. Where nobody is written down the hall is believed.
func (ld *lead) mostHands(k *Kiosk) int {
	if here := ld.here(k); here > 0 {
		return here
	}
	return fullHall
}

func sum(counts []int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}

// counted are the hands to keep, nothing when they are kept already.
func (ld *lead) counted() []record.Fact {
	it, ok := ld.item()
	if !ok || !ld.dirty {
		return nil
	}
	return []record.Fact{record.HandsCounted{
		Session: ld.session, Lesson: ld.lesson.ID, Item: it.ID, Rev: it.Rev, Counts: slices.Clone(ld.hands[it.ID]), Right: it.Key, Skill: it.Skill,
	}}
}

// saveHands keeps the counts once nobody has raised a hand for a while, so that a power cut costs seconds and not a question.
func (ld *lead) saveHands(k *Kiosk) {
	if ld.dirty && !k.busy() && k.now.Sub(ld.touched) >= handsRest {
		k.note(ld.counted()...)
		ld.dirty = false
	}
}

// whenCounted goes on once the hands are kept.
func (ld *lead) whenCounted(k *Kiosk, then func()) {
	facts := ld.counted()
	if len(facts) == 0 {
		then()
		return
	}
	k.keep(func() { ld.dirty = false; then() }, facts...)
}

func (ld *lead) parts(k *Kiosk) []part {
	switch st := ld.step(); st.kind {
	case pageStep:
		return pageParts(k.style.Lang, ld.lesson.Pages[st.i])
	case itemStep:
		it := ld.lesson.Items[st.i]
		if ld.shown[it.ID] {
			return whyPart(k.style.Lang, it)
		}
		return itemParts(k.style.Lang, it)
	case endStep:
		return partsOf(k.style.Lang, 0, ld.lesson.Remember)
	}
	return nil
}

// screen is what the TV shows at a step.
func (ld *lead) screen(k *Kiosk, at int) Screen {
	st := ld.steps[at]
	f := k.frame(ld.lesson, st)
	if at != ld.at {
		f.Voice, f.Part = false, 0
	}
	switch st.kind {
	case pageStep:
		return TVPage{Page{Frame: f, Page: ld.lesson.Pages[st.i]}}
	case filmStep:
		film := ld.film
		if at != ld.at {
			film = projector{film: *ld.lesson.Film, subtitles: true}
		}
		return TVFilm{film.view(f)}
	case itemStep:
		it := ld.lesson.Items[st.i]
		return TVQuestion{Frame: f, Item: it, Hands: slices.Clone(ld.hands[it.ID]), Here: ld.here(k), Reveal: ld.shown[it.ID]}
	}
	return TVDone{Lesson: f.Lesson, Remember: ld.lesson.Remember, Practice: ld.lesson.Practice}
}

// tv is what the second window shows.
func (k *Kiosk) tv() Screen {
	s := k.book.open()
	if s == nil {
		return nil
	}
	switch ld := k.lead; {
	case ld == nil || ld.session != s.ID:
		return TVRest{Hall: k.book.hall().Name, Lesson: lessonPtr(k.cfg.Course, s.Lesson)}
	case ld.black:
		return TVBlack{}
	default:
		return ld.screen(k, ld.at)
	}
}
