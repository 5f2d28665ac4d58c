package collector

import (
	"fmt"
	"slices"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// loss is what a hall telephones to the centre: a computer is gone and shall not be believed, or it is there again.
type loss struct {
	p     *journeyHall
	keyNo byte
	back  bool
}

// recovery is the code on the hall's paper.
func (p *journeyHall) recovery() courier.Recovery {
	return courier.Recovery(fmt.Sprintf("000%021d", p.n))
}

// backup is what lies on a stick for whoever takes this computer's place.
func (m *machine) backup() []byte {
	b, err := m.log.Backup()
	m.p.w.must(err)
	sealed, err := courier.SealBackup(b, m.p.recovery())
	m.p.w.must(err)
	m.p.w.tally.backups++
	return sealed
}

// misfortune: a hall loses its computer, and another one takes its place with the backup of some stick and the code on paper. The lost one is
// broken, or somebody has it and goes on; then the hall telephones, and the centre shuts its key out.
func (w *world) misfortune() {
	m, from := w.takesOver()
	if m == nil {
		return
	}
	p := m.p
	if lost := p.ownMachine(); lost != nil {
		stolen := w.chance(60) && len(p.machines) < 4
		number := lost.keyNo()
		switch {
		case !stolen:
			lost.close()
			p.machines = slices.DeleteFunc(p.machines, func(o *machine) bool { return o == lost })
		case w.chance(70):
			lost.stolen = true
			w.losses = append(w.losses, loss{p: p, keyNo: number})
		default: // it is thought to be lost, and stands in a cupboard; meanwhile all of the hall's keys are shut out
			w.losses = append(w.losses, loss{p: p}, loss{p: p, back: true})
		}
		if stolen && w.chance(50) { // whoever sets the new one up knows that another has the key
			m.changeKey()
		}
	}
	p.machines = append(p.machines, m)
	w.tally.takeovers++
	if got := m.log.Head(); got.Seq != from.UpTo+1 {
		w.t.Fatalf("trip %d: hall %d: a backup up to %d, and the log goes on at %d", w.tally.trips, p.n, from.UpTo, got.Seq)
	}
}

// takesOver opens a backup of whichever stick has one, the newest first, on a computer that knows no centre yet; nil where there is none.
func (w *world) takesOver() (*machine, courier.BackupHead) {
	for _, s := range slices.Backward(w.sticks) {
		stick, err := courier.OpenStick(s.dir)
		w.must(err)
		defer stick.Close() // it is only read
		found, ignored, err := courier.Backups(stick)
		w.must(err)
		if len(ignored) > 0 {
			w.t.Fatalf("trip %d: %s on a stick: %v", w.tally.trips, ignored[0].Name, ignored[0].Err)
		}
		if len(found) == 0 {
			continue
		}
		head := found[w.rng.IntN(len(found))]
		i := slices.IndexFunc(w.halls, func(p *journeyHall) bool { return p.kiosk == head.Kiosk })
		m := &machine{p: w.halls[i], dir: w.newDir()}
		b, err := courier.ReadBackup(stick, head.Name, m.p.recovery())
		w.must(err)
		w.must(storage.Restore(m.dir, b, storage.Options{}))
		m.open()
		return m, head
	}
	return nil, courier.BackupHead{}
}

// ownMachine is one that the hall has; nil where it has none.
func (p *journeyHall) ownMachine() *machine {
	var own []*machine
	for _, m := range p.machines {
		if !m.stolen {
			own = append(own, m)
		}
	}
	if len(own) == 0 {
		return nil
	}
	return own[p.w.rng.IntN(len(own))]
}

func (m *machine) keyNo() byte {
	vault, err := m.log.Vault()
	m.p.w.must(err)
	number, _ := vault.Signer()
	return number
}

// heeds is what a hall does whose computer says that its key is shut out: it makes another, once.
func (m *machine) heeds() {
	shut := m.root.Revokes(m.p.kiosk, m.keyNo())
	if shut && !m.asked && !m.stolen {
		m.changeKey()
	}
	m.asked = shut
}

func (m *machine) changeKey() {
	w := m.p.w
	vault, err := m.log.Vault()
	w.must(err)
	_, before := vault.Signer()
	_, err = vault.ChangeKey()
	w.must(err)
	_, key := vault.Signer()
	w.judge.book.before[bundle.KeyOf(key)] = bundle.KeyOf(before)
	m.asked = true
}

// answerCall is the officer at the telephone; false when nobody called.
func (w *world) answerCall() bool {
	if len(w.losses) == 0 {
		return false
	}
	c := w.losses[0]
	w.losses = w.losses[1:]
	if len(w.judge.book.keys[c.p.kiosk]) == 0 {
		return true // the centre never heard of it
	}
	ctx := w.t.Context()
	if c.back {
		w.must(w.centre.Approve(ctx, c.p.kiosk))
		w.accepted(c.p.kiosk)
		return true
	}
	if err := w.centre.RevokeKey(ctx, c.p.kiosk, c.keyNo); err != nil {
		if w.judge.book.has(c.p.kiosk, c.keyNo) {
			w.must(err)
		}
		return true
	}
	w.judge.book.shutsOut(c.p.kiosk, c.keyNo, w.judge.lastHeld(c.p.kiosk))
	w.tally.shutOut++
	w.breakWord(c.p.kiosk)
	return true
}

// accepted notes an officer's yes, and that what waited for it counts.
func (w *world) accepted(kiosk record.KioskID) {
	w.judge.book.accepts(kiosk)
	w.judge.settle(kiosk)
}

// settle counts what waited for a word that was given.
func (j *judge) settle(kiosk record.KioskID) {
	for _, id := range j.book.settled(kiosk) {
		j.arrive(id)
	}
}

// lastHeld is the last event of a kiosk that arrived, on whichever branch.
func (j *judge) lastHeld(kiosk record.KioskID) (last record.Seq) {
	for seq := range j.seqs[kiosk] {
		last = max(last, seq)
	}
	return last
}
