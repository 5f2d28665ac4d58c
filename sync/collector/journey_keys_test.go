package collector

import (
	"fmt"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// keybook is what the judge knows of whom the centre believes: it hears what kiosks ask and what officers decide, and goes by the rule as it
// is written for people, not by the centre's tables.
type keybook struct {
	// before is the key that introduces another.
	before map[bundle.Key]bundle.Key
	keys   map[record.KioskID]map[bundle.Key]*keyWord
	signed map[bundle.ID]signature
	// aside are bundles that are kept and do not count.
	aside map[record.KioskID]map[bundle.ID]bool
	// alarms are those that the rule asks for.
	alarms map[record.KioskID]map[string]bool
}

// keyWord is how a key stands; upTo is the last event of a revoked one that counts.
type keyWord struct {
	no    byte
	state State
	upTo  record.Seq
}

// signature is who signed a bundle, and its last event; the key of one that was spoilt on the way is nobody's.
type signature struct {
	kiosk record.KioskID
	key   bundle.Key
	no    byte
	last  record.Seq
}

// verdict is what becomes of a bundle.
type verdict string

const (
	itCounts   verdict = "counts"
	keptApart  verdict = "is kept and does not count"
	turnedAway verdict = "is refused"
)

func newKeybook() keybook {
	return keybook{
		before: map[bundle.Key]bundle.Key{}, keys: map[record.KioskID]map[bundle.Key]*keyWord{}, signed: map[bundle.ID]signature{},
		aside: map[record.KioskID]map[bundle.ID]bool{}, alarms: map[record.KioskID]map[string]bool{},
	}
}

// asks is a kiosk's request; approve says that the officer has accepted all that come. It tells how the key stands then.
func (b *keybook) asks(kiosk record.KioskID, key bundle.Key, no byte, approve bool) State {
	known := b.keys[kiosk]
	if known == nil {
		known = map[bundle.Key]*keyWord{}
		b.keys[kiosk] = known
	}
	if before := known[b.before[key]]; before != nil && before.state == Enrolled {
		approve = true
	} else if b.others(kiosk, key) {
		approve = false
		if known[key] == nil || known[key].state == Waiting {
			b.alarm(kiosk, AlarmKey)
		}
	}
	if known[key] == nil {
		known[key] = &keyWord{no: no, state: Waiting}
	}
	if known[key].state == Waiting && approve {
		known[key].state = Enrolled
	}
	return known[key].state
}

// others tells whether another key of the kiosk was let in once.
func (b *keybook) others(kiosk record.KioskID, key bundle.Key) bool {
	for other, word := range b.keys[kiosk] {
		if other != key && word.state != Waiting {
			return true
		}
	}
	return false
}

func (b *keybook) alarm(kiosk record.KioskID, kind string) {
	if b.alarms[kiosk] == nil {
		b.alarms[kiosk] = map[string]bool{}
	}
	b.alarms[kiosk][kind] = true
}

// accepts is an officer's yes: to the keys that wait, or else to all of them.
func (b *keybook) accepts(kiosk record.KioskID) {
	waits := false
	for _, word := range b.keys[kiosk] {
		waits = waits || word.state == Waiting
	}
	for _, word := range b.keys[kiosk] {
		if !waits || word.state == Waiting {
			word.state, word.upTo = Enrolled, 0
		}
	}
}

// shutsOut is an officer's no to a key, or to all of them; held is the last event that had come by then.
func (b *keybook) shutsOut(kiosk record.KioskID, no byte, held record.Seq) {
	for _, word := range b.keys[kiosk] {
		if (no == 0 || word.no == no) && word.state != Revoked {
			word.state, word.upTo = Revoked, held
		}
	}
}

// believed tells whether a bundle of that key and that last event counts.
func (k *keyWord) believed(last record.Seq) bool {
	return k != nil && (k.state == Enrolled || k.state == Revoked && last <= k.upTo)
}

// verdict is the rule. A key that is not known may be the kiosk's, which has not introduced itself; beside a known one of the same number it is
// taken for a forger's until it asks.
func (b *keybook) verdict(id bundle.ID, h bundle.Header) verdict {
	s, ok := b.signed[id]
	if !ok {
		s = signature{kiosk: h.Kiosk, no: h.KeyNo}
		if h.Count == 0 {
			return turnedAway // not even its beginning can be read
		}
	}
	key := b.keys[s.kiosk][s.key]
	if key.believed(s.last) {
		return itCounts
	}
	if key != nil {
		return keptApart
	}
	for _, other := range b.keys[s.kiosk] {
		if other.no == s.no {
			return turnedAway
		}
	}
	return keptApart
}

// keepsApart notes a bundle that does not count.
func (b *keybook) keepsApart(id bundle.ID) {
	s := b.signed[id]
	if b.aside[s.kiosk] == nil {
		b.aside[s.kiosk] = map[bundle.ID]bool{}
	}
	b.aside[s.kiosk][id] = true
	if key := b.keys[s.kiosk][s.key]; key != nil && key.state == Revoked {
		b.alarm(s.kiosk, AlarmRevoked)
	}
}

// has tells whether the centre knows such a key of a kiosk.
func (b *keybook) has(kiosk record.KioskID, no byte) bool {
	for _, word := range b.keys[kiosk] {
		if no == 0 || word.no == no {
			return true
		}
	}
	return false
}

// settled gives the bundles of a kiosk that waited for the word that now has been given.
func (b *keybook) settled(kiosk record.KioskID) (now []bundle.ID) {
	for id := range b.aside[kiosk] {
		if b.verdict(id, bundle.Header{}) == itCounts {
			now = append(now, id)
			delete(b.aside[kiosk], id)
		}
	}
	return now
}

// asideLaw: nothing that a kiosk wrote is lost by an officer's no.
func (j *judge) asideLaw(w *world) {
	for _, p := range w.halls {
		kept, err := w.centre.Aside(w.t.Context(), p.kiosk)
		w.must(err)
		there := map[bundle.ID]bool{}
		for _, a := range kept {
			there[a.ID] = true
		}
		for id := range j.book.aside[p.kiosk] {
			if !there[id] {
				j.broken("aside", fmt.Sprintf("hall %d: bundle %.8s does not count and is not kept either", p.n, id))
			}
		}
	}
}
