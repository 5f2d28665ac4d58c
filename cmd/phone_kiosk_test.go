package cmd_test

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/ui/flow"
)

// served is a centre as people reach it: the real program with a door of its own, that is stopped and started again.
type served struct {
	t       *testing.T
	dir     string
	address string // host and port, the same at every start
	end     func()
	root    []byte
}

// newServed founds a centre; nobody serves it yet.
func newServed(t *testing.T) *served {
	t.Helper()
	s := &served{t: t, dir: t.TempDir(), address: "127.0.0.1:0"}
	s.inside(func(c *collector.Centre) {
		roots, err := c.Roots(t.Context(), "Trung tâm mẫu", nil)
		must(t, err)
		s.root = roots[len(roots)-1]
	})
	return s
}

// inside is the officer at the centre's own machine, while nothing is served.
func (s *served) inside(work func(*collector.Centre)) {
	s.t.Helper()
	c, err := collector.Open(s.dir, collector.Options{})
	must(s.t, err)
	work(c)
	must(s.t, c.Close())
}

// welcome makes the kiosk believe the centre, and the centre know the kiosk.
func (s *served) welcome(k *kiosk) {
	s.t.Helper()
	must(s.t, k.vault.Set(rootKept, s.root))
	root, _ := k.root()
	out, err := k.outgoing(root)
	must(s.t, err)
	s.inside(func(c *collector.Centre) {
		known, err := c.Enrol(s.t.Context(), out.Enrolment, true)
		must(s.t, err)
		if known.State != collector.Enrolled {
			s.t.Fatalf("%s is %s", known.HallName, known.State)
		}
	})
}

// start serves until stop, at the address of the first time.
func (s *served) start() {
	t := s.t
	t.Helper()
	cmd := exec.Command(filepath.Join(built(t), "dendau-center"), "serve", "--data", s.dir, "--listen", s.address)
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	s.end = func() {
		cmd.Process.Kill() // a power cut, the worst of its ends
		cmd.Wait()
	}
	t.Cleanup(s.stop)
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if address, ok := strings.CutPrefix(lines.Text(), "serving http://"); ok {
			s.address = address
			return
		}
	}
	t.Fatal("the centre does not serve")
}

func (s *served) stop() {
	if s.end != nil {
		s.end()
		s.end = nil
	}
}

// page is the phone's page.
func (s *served) page() string { return "http://" + s.address + "/Q/" }

// newTeller is a kiosk with a class of a few people that believes in a centre.
func newTeller(t *testing.T, s *served) *kiosk {
	t.Helper()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:3])
	s.welcome(k)
	return k
}

// fill lets evenings pass until everything that the kiosk has to hand over takes so many bytes, and gives them sealed.
func (k *kiosk) fill(bytes int) []byte {
	k.t.Helper()
	luck := rand.New(rand.NewPCG(5, 2026))
	var learners []record.LearnerID
	for range 12 {
		learners = append(learners, record.LearnerID{ID: drawnID(luck)})
	}
	for evening := 1; ; evening++ {
		root, _ := k.root()
		out, err := k.outgoing(root)
		must(k.t, err)
		sealed, err := out.Seal(bundle.MaxQR)
		must(k.t, err)
		if len(sealed[0]) >= bytes {
			return sealed[0]
		}
		k.clock = k.clock.Add(time.Hour)
		var drafts []record.Draft
		for _, fact := range eveningOf(luck, evening, learners) {
			drafts = append(drafts, record.Draft{Fact: fact})
		}
		events, err := k.keep(drafts...)
		must(k.t, err)
		k.home(flow.Kept{Events: events})
	}
}

// eveningOf is a class on the TV, and one learner alone before it.
func eveningOf(luck *rand.Rand, evening int, learners []record.LearnerID) []record.Fact {
	session := record.SessionID{ID: drawnID(luck)}
	lesson := content.LessonID(fmt.Sprintf("L%02d", evening%12+1))
	facts := []record.Fact{record.SessionOpened{Session: session, Date: record.DayAt(2026, 1, evening), Lesson: lesson, Pack: "thu", Version: 1}}
	var marks []record.Mark
	for _, who := range learners {
		marks = append(marks, record.Mark{Learner: who, Presence: []record.Presence{record.Present, record.Absent}[luck.IntN(2)]})
	}
	facts = append(facts, record.AttendanceTaken{Session: session, Marks: marks, Guests: luck.IntN(3)})
	for page := range 8 {
		facts = append(facts, record.PageShown{Session: session, Lesson: lesson, Page: content.PageID(fmt.Sprintf("%s.P%d", lesson, page+1))})
	}
	for q := range 5 {
		item := content.ItemID(fmt.Sprintf("%s.Q%d", lesson, q+1))
		facts = append(facts,
			record.HandsCounted{Session: session, Lesson: lesson, Item: item, Rev: 1, Counts: []int{luck.IntN(12), luck.IntN(12), luck.IntN(12)}, Right: luck.IntN(3), Skill: "1.2"},
			record.ItemAnswered{Session: session, Learners: learners[luck.IntN(6):][:1], Lesson: lesson, Item: item, Rev: 1, Try: 1, Choice: luck.IntN(3), Right: luck.IntN(3) > 0, Skill: "1.2", Rule: record.MasteryRule{Right: 2, Of: 3}})
	}
	for range 3 { // who come for the first time; what is sealed cannot be compressed
		who := drawnID(luck)
		facts = append(facts, record.LearnerRegistered{Learner: record.LearnerID{ID: who}, Year: 1940 + luck.IntN(40), Sex: record.Female},
			record.PersonNamed{Person: who, Sealed: drawn(luck, 78)}, record.ConsentRecorded{Learner: record.LearnerID{ID: who}, Granted: true, Wording: "2026-1", Method: "spoken"})
	}
	return append(facts, record.EveningNoted{Session: session, Sealed: drawn(luck, 220)}, record.SessionClosed{Session: session})
}

func drawn(luck *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(luck.Uint32())
	}
	return b
}

func drawnID(luck *rand.Rand) (id record.ID) {
	binary.BigEndian.PutUint64(id[:], luck.Uint64())
	return id
}
