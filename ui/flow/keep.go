package flow

import (
	"fmt"
	"time"

	"dendau/storage/record"
)

// keeper is what waits for the disk. A person waits for at most one append; others run behind, and what failed there is sent again.
type keeper struct {
	ticket int
	then   func() // what the person waits for; nil when they do not
	waited int    // the ticket of then
	behind map[int][]record.Draft
	unkept []record.Draft // failed behind, in order; they go before the next facts
	failed time.Time
	notice *Notice   // that something failed
	at     time.Time // when the disk last had everything
}

// retryAfter is how long a failed disk is left alone before the facts behind are sent again: a person needs that long to free space.
const retryAfter = 5 * time.Second

// keep asks for facts to be kept and goes on with then once they are: an answer is shown when it is kept.
func (k *Kiosk) keep(then func(), facts ...record.Fact) { k.keepNamed(nil, then, facts...) }

// keepNamed is keep with names for the vault.
func (k *Kiosk) keepNamed(names []PersonName, then func(), facts ...record.Fact) {
	k.await(then, Append{Drafts: k.drafts(facts), Names: names})
}

// keepNoted is keep with the note of an evening for the vault.
func (k *Kiosk) keepNoted(note EveningNote, then func()) {
	k.await(then, Append{Notes: []EveningNote{note}})
}

// await sends an append that the person waits for.
func (k *Kiosk) await(then func(), a Append) {
	k.keeper.waited = k.send(a)
	k.keeper.then = then
}

// note asks for facts to be kept while the person goes on.
func (k *Kiosk) note(facts ...record.Fact) {
	if len(facts) == 0 {
		return
	}
	drafts := k.drafts(facts)
	k.send(Append{Drafts: drafts})
	k.keeper.behind[k.keeper.ticket] = append(k.keeper.behind[k.keeper.ticket], drafts...)
}

func (k *Kiosk) drafts(facts []record.Fact) []record.Draft {
	drafts := make([]record.Draft, len(facts))
	for i, f := range facts {
		drafts[i] = record.Draft{By: k.signed, Fact: f}
	}
	return drafts
}

// send gives the next append a ticket. Facts that failed before go first.
func (k *Kiosk) send(a Append) int {
	kp := &k.keeper
	kp.ticket++
	if kp.behind == nil {
		kp.behind = map[int][]record.Draft{}
	}
	if len(kp.unkept) > 0 {
		kp.behind[kp.ticket] = kp.unkept
		a.Drafts = append(kp.unkept[:len(kp.unkept):len(kp.unkept)], a.Drafts...)
		kp.unkept = nil
	}
	a.Ticket = kp.ticket
	k.effect(a)
	return kp.ticket
}

// kept takes events home. Ticket 0 is for what others appended, such as an export or a receipt.
func (k *Kiosk) kept(a Kept) error {
	for _, e := range a.Events {
		k.book.Add(e)
	}
	kp := &k.keeper
	_, behind := kp.behind[a.Ticket]
	delete(kp.behind, a.Ticket)
	waited := kp.then != nil && kp.waited == a.Ticket
	if k.allKept(waited) {
		kp.at = k.now
	}
	if k.notice == kp.notice {
		k.notice = nil // it came true after all
	}
	if waited {
		then := kp.then
		kp.then = nil
		then()
		return nil
	}
	if !behind && a.Ticket != 0 {
		return fmt.Errorf("flow: kept ticket %d, which nobody waits for", a.Ticket)
	}
	return nil
}

// keepNotice is shown where the disk's own error has no words for people.
const keepNotice = "errors.disk"

// mendedNotice says that the log was mended, and that the class goes on.
const mendedNotice = "errors.mended"

// noLessonNotice says that the pack with tonight's lesson is not here.
const noLessonNotice = "errors.noLesson"

// keepFailed leaves everything as it was; pressing again tries again.
func (k *Kiosk) keepFailed(a KeepFailed) error {
	kp := &k.keeper
	drafts, behind := kp.behind[a.Ticket]
	delete(kp.behind, a.Ticket)
	kp.unkept = append(kp.unkept, drafts...)
	kp.failed = k.now
	waited := kp.then != nil && kp.waited == a.Ticket
	if waited {
		kp.then = nil
	}
	if !waited && !behind {
		return fmt.Errorf("flow: ticket %d failed, which nobody waits for", a.Ticket)
	}
	key := a.Key
	if key == "" {
		key = keepNotice
	}
	kp.notice = &Notice{Key: key}
	k.notice = kp.notice
	return nil
}

// retry sends the facts behind again after a while.
func (k *Kiosk) retry() {
	if len(k.keeper.unkept) > 0 && k.now.Sub(k.keeper.failed) >= retryAfter {
		k.send(Append{})
	}
}

// allKept tells that the disk has everything, but for the append that a person just waits for when it has come home.
func (k *Kiosk) allKept(home bool) bool {
	kp := &k.keeper
	return len(kp.unkept) == 0 && len(kp.behind) == 0 && (kp.then == nil || home)
}

// keptAt is when the disk had everything, zero while it does not.
func (k *Kiosk) keptAt() time.Time {
	if !k.allKept(false) {
		return time.Time{}
	}
	return k.keeper.at
}
