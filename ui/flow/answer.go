package flow

import (
	"slices"
	"strings"

	"dendau/content"
	"dendau/storage/record"
)

// maxTries is how often an item is tried before its answer is shown.
const maxTries = 2

// answer is what was done with one item in the present attempt at it.
type answer struct {
	// tries are the options (or spots) that were given, in order; -1 for an answer of more than one press.
	tries []int
	// last is what was given last. What was typed is not kept in the log unless it was right, so a power cut forgets it.
	last  content.Answer
	right bool
}

// over tells that the item needs no further try.
func (a answer) over() bool { return a.right || len(a.tries) >= maxTries }

// attempt is one question in somebody's hands. Whoever holds it (a learner's lesson, the short review of evenings before, the class) hands
// its actions on, draws its view, and gives it two ways home.
type attempt struct {
	item content.Item
	// keep keeps a try and goes on with then once it is kept; the holder fills in session, learners, lesson, rule and way.
	keep func(k *Kiosk, then func(), f record.ItemAnswered)
	// next leads on once the item is over.
	next func(k *Kiosk)

	done   answer
	asking bool // the second try has begun
	hand   hand
}

// newAttempt goes on with an item where the answer to it stands.
func newAttempt(it content.Item, done answer, keep func(*Kiosk, func(), record.ItemAnswered), next func(*Kiosk)) *attempt {
	return &attempt{item: it, keep: keep, next: next, done: done, hand: newHand(it)}
}

// phase is where the answer stands.
func (at *attempt) phase() Phase {
	switch {
	case at.done.right:
		return Right
	case at.done.over():
		return Told
	case len(at.done.tries) > 0 && !at.asking:
		return NotYet
	}
	return Asking
}

func (at *attempt) do(k *Kiosk, a Action) {
	switch phase := at.phase(); a := a.(type) {
	case TryAgain:
		at.tryAgain(k)
	case Next:
		switch phase {
		case Asking:
			if at.ready() {
				at.give(k, at.hand.answer(at.item))
			}
		case NotYet:
			at.tryAgain(k)
		default:
			at.next(k)
		}
	case Choose:
		if at.atOnce() {
			at.giveAtOnce(k, a.I)
		} else if phase == Asking {
			at.hand.choose(at.item, a.I)
		}
	default:
		if phase == Asking {
			at.hand.do(at.item, a)
		}
	}
}

// atOnce tells that one press is the whole answer.
func (at *attempt) atOnce() bool {
	switch at.item.Type {
	case content.Single, content.TrueFalse, content.Hotspot:
		return true
	}
	return false
}

// giveAtOnce: what was pressed before cannot be pressed again.
func (at *attempt) giveAtOnce(k *Kiosk, i int) {
	if i >= 0 && i < places(at.item) && !slices.Contains(at.done.tries, i) {
		at.give(k, content.Answer{Chosen: []int{i}})
	}
}

// places is how many options or spots there are to choose from.
func places(it content.Item) int {
	if it.Type == content.Hotspot {
		return len(it.Spots)
	}
	return len(it.Options)
}

// ready tells that the answer is whole, and not the one that missed just now.
func (at *attempt) ready() bool {
	if at.phase() != Asking || at.atOnce() || !at.hand.whole(at.item) {
		return false
	}
	return len(at.done.tries) == 0 || !sameAnswer(at.item, at.hand.answer(at.item), at.done.last)
}

// tryAgain begins the second try. What was right in the first one stays in the hand: to find it again is no learning, only presses.
func (at *attempt) tryAgain(k *Kiosk) {
	if at.phase() == NotYet {
		at.asking = true
		at.hand = secondHand(at.item, at.done.last)
		k.hush()
	}
}

// give keeps an answer; the feedback is shown once it is kept.
func (at *attempt) give(k *Kiosk, a content.Answer) {
	if at.done.over() {
		return
	}
	fact := at.fact(a)
	at.keep(k, func() {
		at.done = answer{tries: append(slices.Clone(at.done.tries), fact.Choice), last: a, right: fact.Right}
		at.asking = false
		k.speak()
	}, fact)
}

// fact is the try as it is kept.
func (at *attempt) fact(a content.Answer) record.ItemAnswered {
	it := at.item
	f := record.ItemAnswered{
		Item: it.ID, Rev: it.Rev, Try: len(at.done.tries) + 1, Choice: -1, Words: answerWords(it, a), Right: it.Right(a), Skill: it.Skill,
	}
	if at.atOnce() {
		f.Choice = a.Chosen[0]
	} else {
		f.Chosen = a.Chosen
	}
	return f
}

// answerWords are the words of an answer, so that it can be understood years later. What was typed is told only where it was right, and then in
// the pack's spelling: somebody may have typed what is nobody's business.
func answerWords(it content.Item, a content.Answer) string {
	words := func(s content.Spoken) string { return s.Text.In(content.Vietnamese) }
	var all []string
	switch it.Type {
	case content.Number, content.Short:
		return acceptedWords(it, a)
	case content.Hotspot:
		return words(it.Spots[a.Chosen[0]].Spoken)
	case content.Match:
		for i, partner := range a.Chosen {
			all = append(all, words(it.Options[i].Spoken)+" – "+words(it.Partners[partner].Spoken))
		}
	default:
		for _, i := range a.Chosen {
			all = append(all, words(it.Options[i].Spoken))
		}
	}
	return strings.Join(all, "; ")
}

// acceptedWords is the right answer that a typed one stands for, nothing for a wrong one.
func acceptedWords(it content.Item, a content.Answer) string {
	for _, accepted := range it.Accept {
		only := it
		only.Accept = []string{accepted}
		if only.Right(a) {
			return accepted
		}
	}
	return ""
}

// field is what is being typed, nil while nothing is.
func (at *attempt) field() *typing {
	if at.item.Type == content.Short && at.phase() == Asking {
		return &at.hand.text
	}
	return nil
}

// key is a key of the keyboard where it is more than a choice: a digit, or a partner of a Match. Keys count the partners that are free,
// so that three of them come to every pair and none takes a partner away from another.
func (at *attempt) key(r rune) (Action, bool) {
	if at.phase() != Asking {
		return nil, false
	}
	switch {
	case at.item.Type == content.Number && r >= '0' && r <= '9':
		return Digit{int(r - '0')}, true
	case at.item.Type == content.Match && r >= '1' && r <= '9' && at.hand.left >= 0:
		if free := FreePartners(at.item, at.hand.chosen); int(r-'1') < len(free) {
			return Pair{free[r-'1']}, true
		}
		return Pair{-1}, true // nobody's
	}
	return nil, false
}

func (at *attempt) view(k *Kiosk, f Frame) Question {
	q := Question{
		Frame: f, Item: at.item, Phase: at.phase(), Left: -1, Answer: content.Answer{Chosen: slices.Clone(at.done.last.Chosen), Typed: at.done.last.Typed},
		Ready: at.ready(), Keys: k.keys,
	}
	if at.atOnce() {
		q.Chosen = slices.Clone(at.done.tries)
	}
	if q.Phase == Asking {
		q.Answer, q.Left, q.CanUndo = at.hand.answer(at.item), at.hand.left, at.hand.canUndo()
	}
	return q
}
