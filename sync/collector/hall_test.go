package collector

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"database/sql"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// A centre and halls with real logs; keys are of the tests alone.

var testNow = time.Date(2026, 11, 22, 13, 0, 0, 0, time.UTC)

func openCentre(t testing.TB) *Centre {
	t.Helper()
	return openCentreAt(t, t.TempDir(), Options{})
}

func openCentreAt(t testing.TB, dir string, o Options) *Centre {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return testNow }
	}
	c, err := Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

func keyFrom(first byte) ed25519.PrivateKey {
	seed := make([]byte, ed25519.SeedSize)
	for i := range seed {
		seed[i] = first + byte(i)
	}
	return ed25519.NewKeyFromSeed(seed)
}

// hall is one kiosk: a log in a folder and a key.
type hall struct {
	t       testing.TB
	dir     string
	key     ed25519.PrivateKey
	to      []age.Recipient
	name    string
	commune string
	id      record.HallID
	log     *storage.Log
	day     record.Day
	count   byte
	years   [4]int
}

// newHall sets a hall up and registers four learners.
func newHall(t testing.TB, c *Centre, n byte) *hall {
	t.Helper()
	return newHallIn(t, c, n, []string{"22918", "22924", "23122"}[n%3], fmt.Sprintf("Nhà văn hóa thôn Mẫu %d", n))
}

func newHallIn(t testing.TB, c *Centre, n byte, commune, name string) *hall {
	t.Helper()
	h := &hall{
		years: [4]int{1944, 1951, 1958, 1972}, t: t, dir: t.TempDir(), key: keyFrom(n), to: []age.Recipient{c.keys.identity.Recipient()}, name: name, commune: commune,
		id: record.HallID{ID: record.ID{0xaa, n}}, day: record.DayAt(2026, time.November, 2), count: n,
	}
	h.start()
	h.append(record.HallSet{Hall: h.id, Name: h.name, Commune: h.commune, Units: "68-2025-07", Hamlets: []string{"thôn Mẫu"}},
		record.ClassMade{Class: h.class(), Name: "Lớp tối thứ Hai", Course: "binh-dan-hoc-vu-so", Weekdays: []int{1}, Minute: 19 * 60})
	for i := range byte(4) {
		h.append(record.LearnerRegistered{Learner: h.learner(i), Class: h.class(), Year: h.years[i], Sex: record.Sex(i%2) + 1})
	}
	return h
}

func (h *hall) class() record.ClassID { return record.ClassID{ID: record.ID{0xcc, h.count}} }

func (h *hall) learner(i byte) record.LearnerID {
	return record.LearnerID{ID: record.ID{0x11, h.count, i}}
}

// start opens the log, which begins a run; a hall that is running is switched off first.
func (h *hall) start() {
	h.t.Helper()
	if h.log != nil {
		h.stop()
	}
	log, err := storage.Open(h.dir, storage.Options{Now: func() time.Time { return h.day.Time().Add(12 * time.Hour) }, Program: "0.1.0", Build: testNow.AddDate(0, -6, 0)})
	if err != nil {
		h.t.Fatal(err)
	}
	h.log = log
	h.t.Cleanup(h.stop)
}

func (h *hall) stop() {
	if h.log == nil {
		return
	}
	if err := h.log.Close(); err != nil {
		h.t.Error(err)
	}
	h.log = nil
}

// clone copies the disk: another kiosk with the same log and key.
func (h *hall) clone() *hall {
	h.t.Helper()
	h.stop()
	other := *h
	other.dir = h.t.TempDir()
	if err := os.CopyFS(other.dir, os.DirFS(h.dir)); err != nil {
		h.t.Fatal(err)
	}
	h.start()
	other.start()
	return &other
}

func (h *hall) append(facts ...record.Fact) {
	h.t.Helper()
	var drafts []record.Draft
	for _, f := range facts {
		drafts = append(drafts, record.Draft{Fact: f})
	}
	if _, err := h.log.Append(drafts...); err != nil {
		h.t.Fatal(err)
	}
}

// evening is a whole one: 9 events; three of the four learners came.
func (h *hall) evening(lesson content.LessonID) {
	h.t.Helper()
	var session record.SessionID
	copy(session.ID[:], []byte{0x55, h.count})
	binary.BigEndian.PutUint32(session.ID[4:], uint32(h.log.Head().Seq)<<8|uint32(h.log.Head().Run)&0xff)
	var marks []record.Mark
	for i := range byte(4) {
		presence := record.Present
		if i == h.count%4 {
			presence = record.Absent
		}
		marks = append(marks, record.Mark{Learner: h.learner(i), Presence: presence})
	}
	item := content.ItemID(string(lesson) + ".Q1")
	rule := record.MasteryRule{Right: 2, Of: 3}
	h.append(
		record.SessionOpened{Session: session, Class: h.class(), Date: h.day, Lesson: lesson, Pack: "binh-dan-hoc-vu-so", Version: 1},
		record.AttendanceTaken{Session: session, Marks: marks, Guests: 1},
		record.PageShown{Session: session, Lesson: lesson, Page: content.PageID(string(lesson) + ".P1")},
		record.HandsCounted{Session: session, Lesson: lesson, Item: item, Rev: 1, Counts: []int{1, 2, 0}, Right: 1, Skill: "4.2"},
		record.LearnerArrived{Session: session, Learners: []record.LearnerID{h.learner(0)}},
		record.ItemAnswered{Session: session, Learners: []record.LearnerID{h.learner(0)}, Lesson: lesson, Item: item, Rev: 1, Try: 1, Choice: 1, Words: "Không đọc mã OTP", Right: true, Skill: "4.2", Rule: rule},
		record.LessonFinished{Session: session, Learners: []record.LearnerID{h.learner(0)}, Lesson: lesson},
		record.SessionClosed{Session: session},
		record.Exported{Way: "usb", First: 1, Last: h.log.Head().Seq},
	)
	h.day += 7
}

// sealed is a bundle of a range; last 0 is the end of the log.
func (h *hall) sealed(first, last record.Seq) []byte {
	h.t.Helper()
	return h.sealedTo(first, last, h.to...)
}

func (h *hall) sealedTo(first, last record.Seq, to ...age.Recipient) []byte {
	h.t.Helper()
	if last == 0 {
		last = h.log.Head().Seq
	}
	part, err := h.log.Slice(first, last)
	if err != nil {
		h.t.Fatal(err)
	}
	stamps := make([]record.Stamp, len(part.Events))
	for i, e := range part.Events {
		stamps[i] = e.Stamp
	}
	slice, err := bundle.NewSlice(part.Before, stamps, part.Bytes)
	if err != nil {
		h.t.Fatal(err)
	}
	b, err := bundle.Seal(slice, h.key, 1, to)
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

func (h *hall) kiosk() record.KioskID { return h.log.Head().Kiosk }

func (h *hall) enrolment() []byte { return h.enrolmentWith(h.key) }

func (h *hall) enrolmentWith(key ed25519.PrivateKey) []byte {
	h.t.Helper()
	b, err := bundle.NewEnrolment(bundle.Enrolment{Kiosk: h.kiosk(), KeyNo: 1, Hall: h.id, HallName: h.name, Commune: h.commune, Program: "0.1.0"}, key, h.to...)
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

// enrolled is a hall that the centre knows.
func enrolled(t testing.TB, c *Centre, n byte) *hall {
	t.Helper()
	h := newHall(t, c, n)
	if k, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil || k.State != Enrolled {
		t.Fatalf("enrol: %v, %v", k.State, err)
	}
	return h
}

func ingest(t testing.TB, c *Centre, b []byte) Outcome {
	t.Helper()
	out, err := c.Ingest(t.Context(), b, "usb")
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// dump writes down everything that the database says about what is held. Turns and times of arrival are left out: they tell of the
// way here, not of what is held.
func dump(t testing.TB, c *Centre) string {
	t.Helper()
	var out strings.Builder
	for _, query := range []string{
		"SELECT 'kiosk', hex(kiosk), hex(key), state FROM kiosks ORDER BY 2, 3",
		"SELECT 'event', hex(kiosk), run, seq, hex(event), hex(chain) FROM events ORDER BY 2, 3, 4",
		"SELECT 'held', hex(kiosk), run, first, last FROM held ORDER BY 2, 3, 4",
		"SELECT 'link', hex(kiosk), run, prev_run, prev_seq, hex(prev_chain) FROM links ORDER BY 2, 3, 4, 5",
		"SELECT 'alarm', hex(kiosk), kind, run, seq FROM alarms ORDER BY 2, 3, 4, 5",
		"SELECT 'waiting', hex(id), refused FROM waiting ORDER BY 2",
	} {
		dumpRows(t, c.read, &out, query)
	}
	return out.String()
}

// dumpAll is dump and the bundles that were taken in.
func dumpAll(t testing.TB, c *Centre) string {
	t.Helper()
	var out strings.Builder
	dumpRows(t, c.read, &out, "SELECT 'bundle', hex(id), turn, received_at, way FROM bundles ORDER BY turn")
	dumpRows(t, c.read, &out, "SELECT 'part', * FROM parts ORDER BY turn, run, first")
	return dump(t, c) + out.String()
}

func dumpRows(t testing.TB, db *sql.DB, out *strings.Builder, query string) {
	t.Helper()
	err := each(context.Background(), db, func(rows *sql.Rows) error {
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values := make([]sql.NullString, len(columns))
		args := make([]any, len(columns))
		for i := range values {
			args[i] = &values[i]
		}
		if err := rows.Scan(args...); err != nil {
			return err
		}
		for _, v := range values {
			out.WriteString(v.String + " ")
		}
		out.WriteByte('\n')
		return nil
	}, query)
	if err != nil {
		t.Fatal(err)
	}
}

// checkHeld compares the ranges that are kept with the events themselves, and the sealed files with their names.
func checkHeld(t testing.TB, c *Centre) {
	t.Helper()
	var kept, counted strings.Builder
	dumpRows(t, c.read, &kept, "SELECT hex(kiosk), run, first, last FROM held ORDER BY 1, 2, 3")
	dumpRows(t, c.read, &counted, `SELECT hex(kiosk), run, MIN(seq), MAX(seq) FROM (
		SELECT kiosk, run, seq, seq - ROW_NUMBER() OVER (PARTITION BY kiosk, run ORDER BY seq) AS island FROM events) GROUP BY kiosk, run, island ORDER BY 1, 2, 3`)
	if kept.String() != counted.String() {
		t.Errorf("ranges held:\n%s\nby counting events:\n%s", &kept, &counted)
	}
	files, err := filepath.Glob(filepath.Join(c.dir, bundleFolder, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(name) != bundle.IDOf(b).String()+".ddb" {
			t.Errorf("%s is not what its name says", filepath.Base(name))
		}
	}
}

// body strips what differs between two seals of one range.
func receiptBody(r bundle.Receipt) string {
	r.Signature = [ed25519.SignatureSize]byte{}
	b, err := r.Marshal()
	if err != nil {
		return err.Error()
	}
	return string(bytes.Clone(b))
}

// bundleOf signs facts under stamps that begin with the log's last one, as a kiosk with a broken disk might.
func bundleOf(t testing.TB, h *hall, at storage.Head, facts ...record.Fact) []byte {
	t.Helper()
	before, err := h.log.ChainAt(at.Seq - 1)
	if err != nil {
		t.Fatal(err)
	}
	var stamps []record.Stamp
	var events [][]byte
	for i, f := range facts {
		stamp := record.Stamp{Kiosk: at.Kiosk, Run: at.Run, Seq: at.Seq + record.Seq(i)}
		b, err := record.Encode(record.Event{Stamp: stamp, At: testNow.Unix(), Fact: f})
		if err != nil {
			t.Fatal(err)
		}
		stamps, events = append(stamps, stamp), append(events, b)
	}
	slice, err := bundle.NewSlice(before, stamps, events)
	if err != nil {
		t.Fatal(err)
	}
	b, err := bundle.Seal(slice, h.key, 1, h.to)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
