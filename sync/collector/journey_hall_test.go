package collector

import (
	"errors"
	"fmt"
	"os"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// journeyHall is a hall of the simulation: one kiosk id, on as many machines as somebody copied it to.
type journeyHall struct {
	w        *world
	n        int
	kiosk    record.KioskID
	hall     record.HallID
	machines []*machine
	backups  []string // folders
}

// machine is one computer with one copy of the kiosk's disk.
type machine struct {
	p   *journeyHall
	dir string
	log *storage.Log
	// wrong is how far its clock is off.
	wrong time.Duration
	day   record.Day
	// root is whom it trusts; it follows the roots that sticks bring.
	root bundle.Root
	// sentTo is the last event that was handed over.
	sentTo record.Seq
	// stolen: somebody else has it, who uses it and makes no other key; asked: another key was made since the centre shut the last one out.
	stolen, asked bool
}

// secretName must be found nowhere at the centre, in no form.
const secretName = "Nguyễn Thị Mẫu Mực"

func newHallOf(w *world, n int) *journeyHall {
	p := &journeyHall{w: w, n: n, hall: record.HallID{ID: record.ID{0xaa, byte(n)}}}
	m := &machine{p: p, dir: w.newDir(), day: record.DayOf(w.now)}
	m.open()
	p.machines, p.kiosk = []*machine{m}, m.log.Head().Kiosk
	facts := []record.Fact{
		record.HallSet{Hall: p.hall, Name: fmt.Sprintf("thôn Mẫu %d", n), Commune: []string{"22918", "22924", "23122"}[n%3], Units: "68-2025-07"},
		record.ClassMade{Class: p.class(), Name: "Lớp tối", Course: "binh-dan-hoc-vu-so", Weekdays: []int{1}, Minute: 19 * 60},
	}
	for i := range byte(6) {
		facts = append(facts, record.LearnerRegistered{Learner: p.learner(i), Class: p.class(), Year: 1944 + 5*int(i), Sex: record.Sex(i%2) + 1})
	}
	m.append(facts...)
	vault, err := m.log.Vault()
	w.must(err)
	for i := range byte(6) {
		named, err := vault.SealName(p.learner(i).ID, record.Name{Full: secretName, Hamlet: "thôn Mẫu"})
		w.must(err)
		m.append(named)
	}
	return p
}

func (p *journeyHall) class() record.ClassID { return record.ClassID{ID: record.ID{0xcc, byte(p.n)}} }
func (p *journeyHall) learner(i byte) record.LearnerID {
	return record.LearnerID{ID: record.ID{0x11, byte(p.n), i}}
}
func (m *machine) session(n int) record.SessionID {
	h := m.log.Head()
	return record.SessionID{ID: record.ID{0x55, byte(m.p.n), byte(h.Run >> 8), byte(h.Run), byte(h.Seq >> 8), byte(h.Seq), byte(n)}}
}

func (p *journeyHall) anyMachine() *machine {
	if len(p.machines) == 0 {
		return nil
	}
	return p.machines[p.w.rng.IntN(len(p.machines))]
}

func (m *machine) open() {
	w := m.p.w
	log, err := storage.Open(m.dir, storage.Options{Now: func() time.Time { return w.now.Add(m.wrong) }, Rand: w.seeded(), Program: "0.1.0", Build: time.Date(2025, 12, 1, 0, 0, 0, 0, time.UTC)})
	w.must(err)
	m.log = log
	w.t.Cleanup(m.close)
}

func (m *machine) close() {
	if m.log != nil {
		if err := m.log.Close(); err != nil {
			m.p.w.t.Error(err)
		}
		m.log = nil
	}
}

func (m *machine) append(facts ...record.Fact) {
	var drafts []record.Draft
	for _, f := range facts {
		drafts = append(drafts, record.Draft{Fact: f})
	}
	_, err := m.log.Append(drafts...)
	m.p.w.must(err)
}

// live is a third of a day in a hall: perhaps an evening, perhaps something that goes wrong.
func (p *journeyHall) live() {
	w := p.w
	for _, m := range p.machines {
		if w.rng.IntN(19) == 0 {
			m.evening()
		}
	}
	switch w.rng.IntN(2500) {
	case 0, 1: // somebody copies the disk to another computer, and both are used
		if m := p.anyMachine(); m != nil && len(p.machines) < 3 {
			p.machines = append(p.machines, &machine{p: p, dir: p.copyOf(m), day: m.day, root: m.root})
			p.machines[len(p.machines)-1].open()
		}
	case 2, 3, 4, 5:
		if m := p.anyMachine(); m != nil {
			p.backups = append(p.backups, p.copyOf(m))
		}
	case 6, 7: // an old backup takes the place of the disk
		if m := p.anyMachine(); m != nil && len(p.backups) > 0 {
			m.close()
			m.dir = w.newDir()
			w.must(os.CopyFS(m.dir, os.DirFS(p.backups[w.rng.IntN(len(p.backups))])))
			m.sentTo = 0
			m.open()
		}
	case 8: // a disk dies; what was not carried is gone
		if len(p.machines) > 1 || w.chance(30) {
			p.machines[0].close()
			p.machines = p.machines[1:]
		}
	case 9, 10:
		if m := p.anyMachine(); m != nil {
			m.wrong = time.Duration(w.rng.IntN(13*365)-10*365) * 24 * time.Hour
		}
	case 11, 12, 13:
		if m := p.anyMachine(); m != nil {
			m.wrong = 0
		}
	}
}

// copyOf copies the disk of a machine that is switched off for it.
func (p *journeyHall) copyOf(m *machine) string {
	m.close()
	dir := p.w.newDir()
	p.w.must(os.CopyFS(dir, os.DirFS(m.dir)))
	m.open()
	return dir
}

// evening is a class; now and then the computer was switched off before, or somebody asks to be forgotten.
func (m *machine) evening() {
	w := m.p.w
	if w.chance(30) {
		m.close()
		m.open()
	}
	m.day = max(m.day+1, record.DayOf(w.now))
	s, lesson := m.session(0), content.LessonID(fmt.Sprintf("L%02d", 1+w.rng.IntN(12)))
	var marks []record.Mark
	for i := range byte(6) {
		presence := record.Present
		if w.chance(30) {
			presence = record.Absent
		}
		marks = append(marks, record.Mark{Learner: m.p.learner(i), Presence: presence})
	}
	m.append(
		record.SessionOpened{Session: s, Class: m.p.class(), Date: m.day, Lesson: lesson, Pack: "binh-dan-hoc-vu-so", Version: 1},
		record.AttendanceTaken{Session: s, Marks: marks, Guests: w.rng.IntN(3)},
		record.HandsCounted{Session: s, Lesson: lesson, Item: content.ItemID(lesson + ".Q1"), Rev: 1, Counts: []int{w.rng.IntN(5), w.rng.IntN(5)}, Right: 1, Skill: "4.2"},
		record.SessionClosed{Session: s},
	)
	if w.chance(3) {
		m.forget(m.p.learner(byte(w.rng.IntN(6))))
	}
}

// forget is the erasure of a person: the key of their name goes, the event says so everywhere.
func (m *machine) forget(who record.LearnerID) {
	vault, err := m.log.Vault()
	m.p.w.must(err)
	m.append(record.PersonErased{Person: who.ID, Reason: "asked"})
	m.p.w.must(vault.DestroyPersonKey(who.ID))
}

// confirmed is how far the log itself says that the centre holds it.
func (m *machine) confirmed() (upTo record.Seq) {
	for e, err := range m.log.Since(0) {
		m.p.w.must(err)
		if r, is := e.Fact.(record.ReceiptTaken); is {
			upTo = max(upTo, r.UpTo)
		}
	}
	return upTo
}

// outgoing is everything since the last receipt; false while the kiosk knows no centre.
func (m *machine) outgoing(root bundle.Root, confirmed record.Seq) courier.Outgoing {
	w := m.p.w
	vault, err := m.log.Vault()
	w.must(err)
	number, key := vault.Signer()
	to, err := root.AgeRecipients()
	w.must(err)
	paper := bundle.Enrolment{Kiosk: m.p.kiosk, KeyNo: number, Hall: m.p.hall, HallName: fmt.Sprintf("thôn Mẫu %d", m.p.n), Commune: "22918", Program: "0.1.0"}
	enrolment, err := bundle.NewEnrolment(paper, key, to...)
	if before, changed := vault.SignerBefore(); changed {
		enrolment, err = bundle.RenewEnrolment(paper, key, before, to...)
	}
	w.must(err)
	return courier.Outgoing{Log: m.log, Confirmed: confirmed, Root: root, Key: key, KeyNo: number, Enrolment: enrolment}
}

// plug is a stick in a kiosk: receipts in, bundles out, custody noted.
func (m *machine) plug(s *usb) {
	w := m.p.w
	stick, err := courier.OpenStick(s.dir)
	w.must(err)
	defer stick.Close()
	if !m.follow(stick) {
		return
	}
	in, err := courier.Inbox(stick, m.log, m.root)
	w.must(err)
	for _, next := range in.Roots {
		m.root = next.Root
	}
	if best, ok := in.Best(); ok {
		m.take(best, "usb")
	}
	m.heeds()
	out := m.outgoing(m.root, m.confirmed())
	if w.rng.IntN(130) == 0 {
		out.Backup = m.backup()
	}
	sent, err := courier.Export(w.t.Context(), stick, out)
	w.must(err)
	if len(sent.Bundles) == 0 {
		return
	}
	if sent.First != out.Confirmed+1 {
		w.t.Fatalf("trip %d: confirmed up to %d, exported from %d", w.tally.trips, out.Confirmed, sent.First)
	}
	for _, b := range sent.Bundles {
		w.judge.made(w, m, b.ID, b.First, b.Last)
		w.tally.sentBytes += b.Bytes
	}
	s.full, m.sentTo = true, sent.Last
	m.append(record.Exported{Way: "usb", First: sent.First, Last: sent.Last, Bundles: sent.IDs()})
}

// follow tells whether the kiosk knows a centre; the first stick of one makes it known.
func (m *machine) follow(stick *courier.Stick) bool {
	if m.root.N == 0 {
		roots, err := courier.Roots(stick)
		m.p.w.must(err)
		if len(roots) > 0 {
			m.root = roots[len(roots)-1].Root
		}
	}
	return m.root.N > 0
}

// take keeps a receipt that fits the log.
func (m *machine) take(r bundle.Receipt, way string) {
	if r.UpTo > m.confirmed() {
		m.append(record.ReceiptTaken{Run: r.Run, UpTo: r.UpTo, Chain: r.Chain, Issued: r.Issued, Way: way})
	}
}

// show is the code on the screen, taken by a phone.
func (m *machine) show(ph *cellphone) {
	w := m.p.w
	if m.root.N == 0 {
		return
	}
	out := m.outgoing(m.root, m.confirmed())
	bundles, err := out.Seal(bundle.MaxQR)
	w.must(err)
	for _, b := range bundles {
		h, err := bundle.ReadHeader(b)
		w.must(err)
		w.judge.made(w, m, bundle.IDOf(b), h.First, h.Last())
		if len(b) < 4<<10 {
			b = w.scan(b)
		}
		ph.bundles = append(ph.bundles, b)
		w.tally.sentBytes += len(b)
		m.append(record.Exported{Way: "qr", First: h.First, Last: h.Last(), Bundles: []record.ID{bundle.IDOf(b).Short()}})
	}
}

// answered is a phone that comes back with receipts: held to the scanner, or read out and typed.
func (m *machine) answered(ph *cellphone) {
	w := m.p.w
	if code := ph.codes[m.p.kiosk]; code != "" && w.chance(50) {
		m.typed(code)
	}
	for _, r := range ph.receipts {
		if r.Verify(m.p.kiosk, m.root.VerifyingKeys()...) != nil {
			continue
		}
		if standing, err := courier.Stand(r, m.log); err == nil && standing == courier.Fits {
			m.take(r, "scan")
		}
	}
}

func (m *machine) typed(code string) {
	w := m.p.w
	vault, err := m.log.Vault()
	w.must(err)
	_, key := vault.Signer()
	seqs, err := bundle.SeqsOf(code, m.confirmed(), m.log.Head().Seq)
	w.must(err)
	for _, seq := range seqs {
		part, err := m.log.Slice(seq, seq)
		w.must(err)
		mark := bundle.Mark{Kiosk: m.p.kiosk, Run: part.Events[0].Run, Seq: seq, Chain: record.ID(part.Chain[:8])}
		err = mark.Confirms(code, bundle.CodeKeyOf(key))
		if err == nil {
			m.take(bundle.Receipt{Kiosk: mark.Kiosk, Run: mark.Run, UpTo: mark.Seq, Chain: mark.Chain}, "typed")
			return
		}
		if !errors.Is(err, bundle.ErrForged) {
			w.must(err)
		}
	}
}
