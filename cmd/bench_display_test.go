package cmd_test

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
)

// in is the hall for a part of a benchmark: what is started ends with the part, and what is wrong is told there.
func (h *hall) in(tb testing.TB) *hall {
	part := *h
	part.t = tb
	return &part
}

// pixels are the display's own, read from the file in which Xvfb keeps them: nothing is asked of the X server, so that a measurement
// can look every millisecond and disturbs nobody.
type pixels struct {
	file             *os.File
	start            int64
	width, height, w int // w is the bytes of a row
}

func (h *hall) pixels() *pixels {
	h.t.Helper()
	f, err := os.Open(filepath.Join(h.dir, "Xvfb_screen0"))
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { f.Close() })
	head := make([]byte, 100) // an XWD file's head, big-endian words
	if _, err := f.ReadAt(head, 0); err != nil {
		h.t.Fatal(err)
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(head[4*i:])) }
	return &pixels{file: f, start: int64(word(0) + 12*word(19)), width: word(4), height: word(5), w: word(12)}
}

// row gives n pixels of 4 bytes from a place to the right.
func (p *pixels) row(x, y, n int) []byte {
	b := make([]byte, 4*n)
	if _, err := p.file.ReadAt(b, p.start+int64(y*p.w+4*x)); err != nil {
		panic(fmt.Sprintf("bench: pixels of %d,%d: %v", x, y, err))
	}
	return b
}

// colours counts the different colours in a box, every second row. An unpainted window has one.
func (p *pixels) colours(x, y, w, h int) int {
	seen := map[uint32]bool{}
	for r := y; r < y+h; r += 2 {
		b := p.row(x, r, w)
		for i := 0; i < len(b); i += 4 {
			seen[binary.LittleEndian.Uint32(b[i:])&0xFFFFFF] = true
		}
	}
	return len(seen)
}

// until waits for something that can be looked at; looking is cheap.
func (h *hall) until(what string, holds func() bool) {
	h.t.Helper()
	for deadline := time.Now().Add(patience); !holds(); {
		if time.Now().After(deadline) {
			h.t.Fatalf("waited %v: %s", patience, what)
		}
		<-time.After(time.Millisecond)
	}
}

// processes are a program and the programs it started, by their ids.
func processes(root int) (ids []int) {
	ids = append(ids, root)
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range stats {
		if f := procStat(name); len(f) > 1 && f[1] == strconv.Itoa(root) {
			id, _ := strconv.Atoi(filepath.Base(filepath.Dir(name)))
			ids = append(ids, id)
		}
	}
	return ids
}

// procStat gives the fields of a stat file after the program's name: state, parent, ….
func procStat(name string) []string {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil // it ended meanwhile
	}
	return strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
}

// cpu is the time that processes have had so far. Linux counts in hundredths of a second.
func cpu(ids ...int) (sum time.Duration) {
	for _, id := range ids {
		if f := procStat(fmt.Sprintf("/proc/%d/stat", id)); len(f) > 12 {
			user, _ := strconv.Atoi(f[11])
			system, _ := strconv.Atoi(f[12])
			sum += time.Duration(user+system) * 10 * time.Millisecond
		}
	}
	return sum
}

// memory is a line of /proc/PID/status in MB: VmRSS is everything in memory, RssAnon what is the program's alone.
func memory(id int, line string) float64 {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", id))
	for l := range strings.Lines(string(b)) {
		if f := strings.Fields(l); len(f) > 1 && f[0] == line+":" {
			kb, _ := strconv.ParseFloat(f[1], 64)
			return kb / 1024
		}
	}
	return 0
}

// goBuild builds one of our commands for a measurement.
func goBuild(tb testing.TB, to, pkg string) {
	tb.Helper()
	if out, err := exec.Command("go", "build", "-tags", "x11,migrated_fynedo", "-o", to, pkg).CombinedOutput(); err != nil {
		tb.Fatalf("go build %s: %v\n%s", pkg, err, out)
	}
}

func median(all []float64) float64 { return quantile(all, 0.5) }

func quantile(all []float64, q float64) float64 {
	s := slices.Sorted(slices.Values(all))
	return s[min(len(s)-1, int(q*float64(len(s))))]
}

// openSample opens the sample pack of the build.
func openSample(tb testing.TB) *content.Pack {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join(built(tb), "keys", "pack.pub"))
	check(tb, err)
	key, err := content.ParsePublicKey(text)
	check(tb, err)
	f, err := os.Open(filepath.Join(built(tb), "binh-dan-hoc-vu-so.ddp"))
	check(tb, err)
	tb.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	check(tb, err)
	p, err := content.Open(f, info.Size(), []content.PublicKey{key})
	check(tb, err)
	return p
}

func check(tb testing.TB, err error) {
	tb.Helper()
	if err != nil {
		tb.Fatal(err)
	}
}

// writeClass fills a kiosk's log with a class that has been through the whole course, one lesson a week: everybody came, read every
// page and answered every question. With no learners it is a hall that was set up and nothing more.
func writeClass(tb testing.TB, dir string, course *content.Pack, learners int) (events int) {
	tb.Helper()
	lessons := course.Lessons()
	clock := time.Now().AddDate(0, 0, -7*(len(lessons)+1))
	l, err := storage.Open(dir, storage.Options{Now: func() time.Time { return clock }, Program: "bench"})
	check(tb, err)
	vault, err := l.Vault()
	check(tb, err)
	by, class := record.FacilitatorID{ID: newID()}, record.ClassID{ID: newID()}
	keep := func(facts ...record.Fact) {
		var drafts []record.Draft
		for _, f := range facts {
			drafts = append(drafts, record.Draft{By: by, Fact: f})
		}
		_, err := l.Append(drafts...)
		check(tb, err)
	}
	named := func(id record.ID, full string) record.Fact {
		sealed, err := vault.SealName(id, record.Name{Full: full, Hamlet: "Thôn 1"})
		check(tb, err)
		return sealed
	}
	check(tb, vault.SetPIN(by, pin))
	keep(record.HallSet{Hall: record.HallID{ID: newID()}, Name: "Nhà văn hóa thôn Thử", Commune: "23020", Units: "bench", Hamlets: []string{"Thôn 1"}},
		record.FacilitatorAdded{Facilitator: by}, named(by.ID, "Nguyễn Văn Mẫu"),
		record.ClassMade{Class: class, Name: "Lớp 1", Course: "binh-dan-hoc-vu-so", Weekdays: []int{2}, Minute: 19 * 60})
	var people []record.LearnerID
	for i := range learners {
		id := record.LearnerID{ID: newID()}
		people = append(people, id)
		keep(record.LearnerRegistered{Learner: id, Class: class, Year: 1945 + i%30, Sex: record.Female},
			record.ConsentRecorded{Learner: id, Granted: true, Wording: "1", Method: "spoken"}, named(id.ID, fmt.Sprintf("Lê Thị Mẫu %c", 'A'+i%26)))
	}
	for _, lesson := range lessons {
		clock = clock.AddDate(0, 0, 7)
		if learners > 0 {
			keep(evening(class, clock, lesson, people)...)
		}
	}
	events = int(l.Head().Seq)
	check(tb, l.Close())
	return events
}

// evening is what a log keeps of one lesson.
func evening(class record.ClassID, at time.Time, lesson *content.Lesson, people []record.LearnerID) (facts []record.Fact) {
	session := record.SessionID{ID: newID()}
	facts = append(facts, record.SessionOpened{Session: session, Class: class, Date: record.DayOf(at), Lesson: lesson.ID, Pack: "binh-dan-hoc-vu-so", Version: 1})
	var marks []record.Mark
	for _, p := range people {
		marks = append(marks, record.Mark{Learner: p, Presence: record.Present})
	}
	facts = append(facts, record.AttendanceTaken{Session: session, Marks: marks})
	for _, p := range people {
		who := []record.LearnerID{p}
		facts = append(facts, record.LearnerArrived{Session: session, Learners: who})
		for _, page := range lesson.Pages {
			facts = append(facts, record.PageShown{Session: session, Learners: who, Lesson: lesson.ID, Page: page.ID})
		}
		for _, item := range lesson.Items {
			facts = append(facts, record.ItemAnswered{
				Session: session, Learners: who, Lesson: lesson.ID, Item: item.ID, Rev: 1, Try: 1, Right: true, Skill: lesson.Skills[0],
				Rule: record.MasteryRule{Right: 2, Of: 3},
			})
		}
		facts = append(facts, record.ReviewFinished{Session: session, Learners: who, Lesson: lesson.ID, Items: len(lesson.Items), First: len(lesson.Items)},
			record.LessonFinished{Session: session, Learners: who, Lesson: lesson.ID}, record.LearnerLeft{Learners: who, Reason: "done"})
	}
	return append(facts, record.SessionClosed{Session: session})
}

// openTonight opens tonight's session of a class that writeClass made, at the page before the lesson's film.
func openTonight(tb testing.TB, dir string, course *content.Pack, id content.LessonID) {
	tb.Helper()
	l, err := storage.Open(dir, storage.Options{Program: "bench"})
	check(tb, err)
	var class record.ClassMade
	for e, err := range l.Since(0) {
		check(tb, err)
		if made, ok := e.Fact.(record.ClassMade); ok {
			class = made
		}
	}
	lesson, _ := course.Lesson(id)
	session := record.SessionID{ID: newID()}
	_, err = l.Append(
		record.Draft{Fact: record.SessionOpened{Session: session, Class: class.Class, Date: record.DayOf(time.Now()), Lesson: id, Pack: class.Course, Version: 1}},
		record.Draft{Fact: record.AttendanceTaken{Session: session}},
		record.Draft{Fact: record.PageShown{Session: session, Lesson: id, Page: lesson.Pages[max(0, lesson.Film.After-1)].ID}})
	check(tb, err)
	check(tb, l.Close())
}
