package bundle_test

import (
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// kioskKey is a test-only key: its seed are the bytes 0 to 31.
func kioskKey() ed25519.PrivateKey { return keyFrom(0) }

func keyFrom(first byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = first + byte(i)
	}
	return ed25519.NewKeyFromSeed(seed)
}

// centreIdentity is a test-only age identity: its secret are the bytes 0 to 31.
const centreIdentity = "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG"

func identity(t testing.TB) *age.X25519Identity {
	t.Helper()
	id, err := age.ParseX25519Identity(centreIdentity)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// hall makes logs of a class: everything random comes from a seed, so figures are the same at every run.
type hall struct {
	rand     *rand.Rand
	kiosk    record.KioskID
	run      record.Run
	at       int64
	by       record.FacilitatorID
	class    record.ClassID
	learners []record.LearnerID

	chain  [32]byte
	first  record.Seq
	before [32]byte
	stamps []record.Stamp
	events [][]byte
}

func newHall(learners int) *hall {
	h := &hall{rand: rand.New(rand.NewPCG(2026, 11)), at: 1_795_345_200, first: 1}
	h.kiosk.ID, h.by.ID, h.class.ID = h.id(), h.id(), h.id()
	for range learners {
		h.learners = append(h.learners, record.LearnerID{ID: h.id()})
	}
	h.chain = record.ChainStart(h.kiosk)
	h.before = h.chain
	return h
}

func (h *hall) id() record.ID {
	var id record.ID
	binary.BigEndian.PutUint64(id[:], h.rand.Uint64())
	return id
}

// skip forgets the events so far: a receipt confirmed them.
func (h *hall) skip() {
	h.first += record.Seq(len(h.events))
	h.before, h.stamps, h.events = h.chain, nil, nil
}

func (h *hall) next() record.Seq { return h.first + record.Seq(len(h.events)) }

func (h *hall) add(seconds int64, fact record.Fact) {
	h.at += seconds
	stamp := record.Stamp{Kiosk: h.kiosk, Run: h.run, Seq: h.next()}
	b, err := record.Encode(record.Event{Stamp: stamp, At: h.at, Trust: record.ClockConfirmed, By: h.by, Fact: fact})
	if err != nil {
		panic(err)
	}
	h.chain = record.Chain(h.chain, h.kiosk, h.run, stamp.Seq, b)
	h.stamps, h.events = append(h.stamps, stamp), append(h.events, b)
}

func (h *hall) start() {
	started := record.RunStarted{PrevRun: h.run, PrevSeq: h.next() - 1, Program: "0.1.0", Build: 1_795_000_000}
	if h.next() > 1 {
		started.PrevChain = record.ID(h.chain[:8])
	}
	h.run = record.Run(h.rand.Uint32())
	h.add(60, started)
}

func (h *hall) sealedName() []byte {
	b := make([]byte, 24+16+38)
	for i := range b {
		b[i] = byte(h.rand.Uint32())
	}
	return b
}

// evening is a class on the TV: attendance of everyone, pages, a film, questions answered by hands, and walk-ins.
func (h *hall) evening(lesson, pages, questions, walkIns int) {
	h.start()
	session := record.SessionID{ID: h.id()}
	name := content.LessonID(fmt.Sprintf("L%02d", lesson))
	h.add(40, record.SessionOpened{Session: session, Class: h.class, Date: record.Day(h.at / 86400), Lesson: name, Pack: "dendau.co-ban", Version: 3})
	for range walkIns {
		who := record.LearnerID{ID: h.id()}
		h.learners = append(h.learners, who)
		h.add(8, record.LearnerRegistered{Learner: who, Class: h.class, Year: 1940 + h.rand.IntN(40), Sex: record.Female})
		h.add(0, record.PersonNamed{Person: who.ID, Sealed: h.sealedName()})
		h.add(4, record.ConsentRecorded{Learner: who, Granted: true, Wording: "2026-1", Method: "spoken"})
	}
	var marks []record.Mark
	for i, who := range h.learners {
		p := record.Present
		if h.rand.IntN(8) == 0 {
			p = record.Absent
		}
		if i >= len(h.learners)-walkIns {
			p = record.WalkIn
		}
		marks = append(marks, record.Mark{Learner: who, Presence: p})
	}
	h.add(80, record.AttendanceTaken{Session: session, Marks: marks, Guests: 1})
	for p := 1; p <= pages; p++ {
		h.add(40+h.rand.Int64N(90), record.PageShown{Session: session, Lesson: name, Page: content.PageID(fmt.Sprintf("%s.P%d", name, p))})
	}
	h.add(20, record.FilmPlayed{Session: session, Film: content.FilmID(string(name) + ".F1"), Seconds: 64, Ended: true})
	for q := 1; q <= questions; q++ {
		a, b := h.rand.IntN(30), h.rand.IntN(8)
		h.add(60+h.rand.Int64N(60), record.HandsCounted{Session: session, Lesson: name, Item: content.ItemID(fmt.Sprintf("%s.Q%d", name, q)), Rev: 1, Counts: []int{a, b, 35 - a - b}, Right: h.rand.IntN(3), Skill: "1.2"})
	}
	h.add(90, record.SessionClosed{Session: session})
}

// alone is learners who sit down at the kiosk by themselves before class.
func (h *hall) alone(sessions int) {
	for range sessions {
		who := []record.LearnerID{h.learners[h.rand.IntN(len(h.learners))]}
		lesson := content.LessonID(fmt.Sprintf("L%02d", 1+h.rand.IntN(12)))
		h.add(300, record.LearnerArrived{Learners: who})
		for p := 1; p <= 6; p++ {
			h.add(20+h.rand.Int64N(60), record.PageShown{Learners: who, Lesson: lesson, Page: content.PageID(fmt.Sprintf("%s.P%d", lesson, p))})
		}
		for q := 1; q <= 4; q++ {
			right := h.rand.IntN(4) > 0
			h.add(15+h.rand.Int64N(40), record.ItemAnswered{Learners: who, Lesson: lesson, Item: content.ItemID(fmt.Sprintf("%s.Q%d", lesson, q)), Rev: 1, Try: 1, Choice: h.rand.IntN(3),
				Words: fmt.Sprintf("Câu trả lời số %d của bài", q), Right: right, Skill: "1.2", Rule: record.MasteryRule{Right: 2, Of: 3}})
		}
		h.add(5, record.ReviewFinished{Learners: who, Lesson: lesson, Items: 4, First: 3})
		h.add(10, record.LearnerLeft{Learners: who, Reason: "done"})
	}
}

func (h *hall) slice(t testing.TB) bundle.Slice {
	t.Helper()
	s, err := bundle.NewSlice(h.before, h.stamps, h.events)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// registered is a hall whose roster, hall and class have been confirmed long ago.
func registered(learners int) *hall {
	h := newHall(learners)
	h.start()
	h.add(1, record.ClassMade{Class: h.class, Name: "Lớp tối thứ ba", Course: "co-ban", Weekdays: []int{2}, Minute: 19 * 60})
	h.skip()
	return h
}
