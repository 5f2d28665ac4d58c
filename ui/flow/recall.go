package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// mostRecalled is how many questions the review of evenings before has at most: two minutes, so that the lesson still begins fresh.
const mostRecalled = 5

// recalled is one question of the review of evenings before.
type recalled struct {
	lesson *content.Lesson
	item   content.Item
}

// recallRoom offers the short review of evenings before, then asks its questions one by one. Nothing of it is a step within a lesson.
type recallRoom struct {
	items   []recalled
	at      int // -1 while it is only offered
	item    inHand
	answers map[content.ItemID]answer
}

func (*recallRoom) patient() bool { return true }

// offerRecall gives the review that is due for who just sat down, nil when there is none or they were asked this evening.
func (k *Kiosk) offerRecall() *recallRoom {
	who, tonight := k.seat.who[0], k.session()
	if evening, was := k.offered[who]; was && evening == tonight {
		return nil
	}
	r := &recallRoom{at: -1, answers: map[content.ItemID]answer{}}
	asked := map[content.ItemID]recalled{}
	var known []content.ItemID
	for _, l := range k.cfg.Course.all() {
		if p := k.placeOf(l.ID); len(p.answers)+len(p.practised) > 0 {
			continue // they are in its midst, and go on with it anyway
		}
		for _, it := range l.Items {
			if isQuestion(it) { // a practice takes as long as all of them
				asked[it.ID] = recalled{l, it}
				known = append(known, it.ID)
			}
		}
	}
	for _, id := range k.book.facts.Recall(who, known, mostRecalled) {
		r.items = append(r.items, asked[id])
	}
	if len(r.items) == 0 {
		return nil
	}
	if k.offered == nil {
		k.offered = map[record.LearnerID]record.SessionID{}
	}
	k.offered[who] = tonight
	return r
}

func (r *recallRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Skip:
		k.toLesson()
		return
	case Finished:
		k.leaveLesson()
		return
	case AddPartner:
		if len(k.seat.who) < maxPartners {
			k.enter(k.find(r))
		}
		return
	}
	if r.at >= 0 {
		r.doItem(k, a)
		return
	}
	switch a := a.(type) {
	case Next:
		r.onward(k)
	case Back:
		k.leave("next")
	case Choose: // with keys: 1 begins, 2 is for later
		switch a.I {
		case 0:
			r.onward(k)
		case 1:
			k.toLesson()
		}
	}
}

func (r *recallRoom) doItem(k *Kiosk, a Action) {
	if _, back := a.(Back); !back {
		r.item.do(k, a)
		return
	}
	if r.at == 0 {
		k.toLesson()
		return
	}
	r.come(k, r.at-1)
}

func (r *recallRoom) come(k *Kiosk, at int) {
	r.at = at
	one := r.items[at]
	r.item = take(one.item, one.lesson, r.answers[one.item.ID], record.Recalled, r)
	k.enter(r)
}

func (r *recallRoom) answered(it content.Item, a answer)          { r.answers[it.ID] = a }
func (r *recallRoom) practised(content.Item, record.PracticeDone) {}

// onward goes to the next question; after the last one the lesson waits.
func (r *recallRoom) onward(k *Kiosk) {
	if r.at+1 < len(r.items) {
		r.come(k, r.at+1)
		return
	}
	k.toLesson()
}

// reseat: who sits here first is another now; the review belonged to who left.
func (r *recallRoom) reseat(k *Kiosk) { k.toLesson() }

func (r *recallRoom) field() *typing            { return r.item.field() }
func (r *recallRoom) key(k *Kiosk, c rune) bool { return r.item.key(k, c) }

func (r *recallRoom) view(k *Kiosk) Screen {
	if r.at < 0 {
		return Recall{Who: k.seated(), Items: len(r.items)}
	}
	f := k.frame(r.items[r.at].lesson, step{kind: endStep}) // it has no place in its lesson
	f.Who, f.N, f.Of, f.Recalled = k.seated(), r.at+1, len(r.items), true
	return r.item.view(k, f)
}
