package flow

import (
	"encoding/binary"
	"fmt"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// hall is a kiosk with everything around it, as the loop would run it: a log that keeps or fails, a vault, a voice, a player and
// sticks that only remember what they were asked for.
type hall struct {
	t       tester
	k       *Kiosk
	cfg     Config
	now     time.Time
	log     []record.Event
	named   map[record.ID]record.Name
	pins    map[record.FacilitatorID]string
	wrong   int
	until   time.Time         // nothing is looked at before
	answers map[uint32]string // of the centre, to questions
	asked   []Effect          // everything but appends and PINs, in order
	waits   []Effect          // what is under way while the hall is slow
	slow    bool              // nothing comes home until settle
	full    bool              // the disk keeps nothing
	fails   int               // every so many-th append fails; 0 none
	tries   int
	ids     uint64
}

// Name is the vault's.
func (h *hall) Name(id record.ID) (record.Name, bool) {
	n, ok := h.named[id]
	return n, ok
}

// tuesday is an evening of class: half past six on a Tuesday.
var tuesday = time.Date(2026, 5, 12, 18, 30, 0, 0, time.FixedZone("ICT", 7*3600))

// tester is a *testing.T or a *rapid.T.
type tester interface {
	Helper()
	Fatalf(format string, args ...any)
}

func newHall(t tester) *hall { return newHallOn(t, testCourse(3)) }

func newHallOn(t tester, course Course) *hall {
	h := &hall{t: t, now: tuesday, named: map[record.ID]record.Name{}, pins: map[record.FacilitatorID]string{}}
	h.cfg = Config{
		Course: course, NewID: h.newID, Build: tuesday.AddDate(0, -1, 0), Units: "2025", Centre: "Trung tâm Thử",
		Communes: []Commune{{"23020", "xã", "Hải Ninh"}, {"23128", "xã", "Hàm Kiệm"}, {"22933", "phường", "Hàm Thắng"}, {"22945", "phường", "Phan Thiết"}},
	}
	h.cfg.OpenNote = func(n record.EveningNoted) (string, error) { return string(turned(n.Sealed)), nil }
	h.cfg.Book = NewBook(h)
	h.k = New(h.cfg)
	return h
}

// turned is the vault of the hall, which seals by turning bits round.
func turned(note []byte) []byte {
	out := make([]byte, len(note))
	for i, b := range note {
		out[i] = ^b
	}
	return out
}

func (h *hall) newID() record.ID {
	h.ids++
	var id record.ID
	binary.BigEndian.PutUint64(id[:], h.ids)
	return id
}

// powerCut starts the program again from what the log kept.
func (h *hall) powerCut() {
	h.waits = nil
	h.cfg.Book = NewBook(h)
	for _, e := range h.log {
		h.cfg.Book.Add(e)
	}
	h.k = New(h.cfg)
}

// do takes actions one after another, a second apart, and runs their effects.
func (h *hall) do(actions ...Action) *hall {
	h.t.Helper()
	for _, a := range actions {
		h.now = h.now.Add(time.Second)
		h.send(a)
	}
	return h
}

func (h *hall) send(a Action) {
	h.t.Helper()
	fx, err := h.k.Do(h.now, a)
	if err != nil {
		h.t.Fatalf("%T: %v", a, err)
	}
	for _, e := range fx {
		if h.slow {
			h.waits = append(h.waits, e)
			continue
		}
		h.run(e)
	}
}

// settle lets what is under way come home.
func (h *hall) settle() *hall {
	for len(h.waits) > 0 {
		e := h.waits[0]
		h.waits = h.waits[1:]
		h.run(e)
	}
	return h
}

func (h *hall) run(e Effect) {
	switch e := e.(type) {
	case Append:
		h.append(e)
	case SetPIN:
		h.pins[e.Facilitator] = e.PIN
		h.send(PINChecked{OK: true})
	case CheckPIN:
		h.try(h.pins[e.Facilitator] == e.PIN)
	case CheckReset:
		h.try(h.answers[e.Question] == e.Answer && e.Answer != "")
	case LookAtPIN:
		h.send(PINChecked{Only: true, Facilitator: e.Facilitator, Wait: max(0, h.until.Sub(h.now))})
	default:
		h.asked = append(h.asked, e)
	}
}

// try is the vault's: the first wrong one waits already, ten seconds, and each further one ten seconds more.
func (h *hall) try(right bool) {
	h.t.Helper()
	switch wait := h.until.Sub(h.now); {
	case wait > 0:
		h.send(PINChecked{Wrong: h.wrong, Wait: wait})
	case right:
		h.wrong = 0
		h.send(PINChecked{OK: true, Looked: true})
	default:
		h.wrong++
		wait = time.Duration(h.wrong) * 10 * time.Second
		h.until = h.now.Add(wait)
		h.send(PINChecked{Wrong: h.wrong, Wait: wait, Looked: true})
	}
}

func (h *hall) append(a Append) {
	h.tries++
	if h.full || h.fails > 0 && h.tries%h.fails == 0 {
		h.send(KeepFailed{Ticket: a.Ticket, Key: "notice.diskFull"})
		return
	}
	first := len(h.log)
	for _, d := range a.Drafts {
		h.stamp(d)
	}
	for _, n := range a.Names {
		h.named[n.Person] = n.Name
		h.stamp(record.Draft{Fact: record.PersonNamed{Person: n.Person}})
	}
	for _, n := range a.Notes {
		h.stamp(record.Draft{By: n.By, Fact: record.EveningNoted{Session: n.Session, Sealed: turned([]byte(n.Text))}})
	}
	h.send(Kept{Ticket: a.Ticket, Events: h.log[first:len(h.log):len(h.log)]})
}

func (h *hall) stamp(d record.Draft) {
	h.log = append(h.log, record.Event{
		Stamp: record.Stamp{Kiosk: record.KioskID{ID: record.ID{1}}, Run: 1, Seq: record.Seq(len(h.log) + 1)},
		At:    h.now.Unix(), Trust: record.ClockConfirmed, By: d.By, Fact: d.Fact,
	})
}

// typing sends a text letter by letter, as a quick hand does.
func (h *hall) typing(text string) *hall {
	h.t.Helper()
	for _, r := range text {
		h.now = h.now.Add(60 * time.Millisecond)
		h.send(Type{Rune: r})
	}
	return h
}

func (h *hall) pin(digits string) *hall {
	h.t.Helper()
	for _, r := range digits {
		h.send(Digit{int(r - '0')})
	}
	return h
}

// opened is a hall after its first start, with people in its class, back at home.
func opened(t tester, people ...string) *hall {
	t.Helper()
	return openedOn(t, testCourse(3), people...)
}

func openedOn(t tester, course Course, people ...string) *hall {
	t.Helper()
	h := newHallOn(t, course)
	h.typing("Nhà văn hóa thôn 2").do(Next{}).typing("hai n").do(Choose{0}, Next{}).typing("leex vawn maaux").do(Next{})
	h.pin("112233").do(Next{}).pin("112233").do(Next{})
	h.do(ShowLearners{})
	for i, name := range people {
		h.do(AddWalkIn{}).typing(name).do(FieldChosen{FieldYear}).typing(fmt.Sprint(1946 + i%30)).do(TypingDone{})
		h.do(SexChosen{record.Female}, HamletChosen{i % 3}, ConsentGiven{true}, AddPerson{})
	}
	return h.do(Back{}, Lock{})
}

// screen is the main screen, which must be an S.
func screen[S Screen](h *hall) S {
	h.t.Helper()
	s, ok := h.k.View().Main.(S)
	if !ok {
		h.t.Fatalf("the screen is %T, want %T", h.k.View().Main, s)
	}
	return s
}

// facts counts the events of one kind of fact and gives the last of them.
func facts[F record.Fact](h *hall) (all []F) {
	for _, e := range h.log {
		if f, ok := e.Fact.(F); ok {
			all = append(all, f)
		}
	}
	return all
}

// last is the newest effect of a type.
func last[E Effect](h *hall) (e E, ok bool) {
	for _, x := range h.asked {
		if y, is := x.(E); is {
			e, ok = y, true
		}
	}
	return e, ok
}

func spoken(text, voice string) content.Spoken {
	s := content.Spoken{Text: content.Text{content.Vietnamese: text}}
	if voice != "" {
		s.Voice = content.Voice{content.Vietnamese: content.Path(voice)}
	}
	return s
}

// testCourse has lessons of three pages, a film after the second page of the first lesson, and two questions; every right answer is 1.
func testCourse(lessons int) Course {
	c := Course{ID: "cb", Pack: "thu", Version: 3}
	for n := 1; n <= lessons; n++ {
		id := fmt.Sprintf("L%02d", n)
		l := &content.Lesson{
			ID: content.LessonID(id), Title: content.Text{content.Vietnamese: "Bài thử"}, Minutes: 25, Rule: content.Rule{Right: 3, Of: 4},
			Remember: spoken("Nhớ nhé.", id+"/nho.opus"), Notes: []content.Text{{content.Vietnamese: "Nói chậm."}},
		}
		for p := 1; p <= 3; p++ {
			pid := fmt.Sprintf("%s.P%d", id, p)
			l.Pages = append(l.Pages, content.Page{
				ID: content.PageID(pid), Title: spoken("Trang", pid+".opus"), Sentences: []content.Spoken{spoken("Một.", pid+".1.opus"), spoken("Hai.", "")},
			})
		}
		for q := 1; q <= 2; q++ {
			qid := fmt.Sprintf("%s.Q%d", id, q)
			l.Items = append(l.Items, content.Item{
				ID: content.ItemID(qid), Rev: 1, Type: content.Single, Question: spoken("Câu hỏi?", qid+".opus"), Key: 1, Skill: "0.1",
				Options: []content.Option{{Spoken: spoken("A", qid+".a.opus")}, {Spoken: spoken("B", "")}, {Spoken: spoken("C", qid+".c.opus")}},
				Why:     spoken("Vì thế.", qid+".why.opus"),
			})
		}
		if n == 1 {
			l.Film = &content.Film{ID: "L01.F1", Path: "phim.mp4", Seconds: 40, After: 2}
		}
		c.Lessons = append(c.Lessons, l)
	}
	return c
}
