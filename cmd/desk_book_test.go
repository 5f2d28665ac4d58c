package cmd_test

import (
	"cmp"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
)

// hallBook is a hall's log as a facilitator finds it after three weeks: forty people, three evenings, three who stayed away from all of them.
type hallBook struct {
	class    record.ClassID
	people   []record.LearnerID
	sessions []record.SessionID
}

// Who of forty stays away, and how often there was a class.
const (
	bookAway     = 3
	bookEvenings = 3
)

// writeBook writes such a log where the kiosk will look for it.
func writeBook(tb testing.TB, dir string, course *content.Pack) hallBook {
	tb.Helper()
	now := time.Now()
	clock := now.AddDate(0, 0, -7*bookEvenings)
	l, err := storage.Open(dir, storage.Options{Now: func() time.Time { return clock }, Program: "test"})
	check(tb, err)
	vault, err := l.Vault()
	check(tb, err)
	by, b := record.FacilitatorID{ID: newID()}, hallBook{class: record.ClassID{ID: newID()}}
	keep := func(facts ...record.Fact) {
		var drafts []record.Draft
		for _, f := range facts {
			drafts = append(drafts, record.Draft{By: by, Fact: f})
		}
		_, err := l.Append(drafts...)
		check(tb, err)
	}
	named := func(id record.ID, full, hamlet string) record.Fact {
		sealed, err := vault.SealName(id, record.Name{Full: full, Hamlet: hamlet})
		check(tb, err)
		return sealed
	}
	hamlets := []string{"Thôn 1", "Thôn 2", "Thôn 3"}
	check(tb, vault.SetPIN(by, pin))
	keep(record.HallSet{Hall: record.HallID{ID: newID()}, Name: "Nhà văn hóa thôn Thử", Commune: "23020", Units: "test", Hamlets: hamlets},
		record.FacilitatorAdded{Facilitator: by}, named(by.ID, "Nguyễn Văn Mẫu", ""),
		record.ClassMade{Class: b.class, Name: "Lớp tối", Course: "binh-dan-hoc-vu-so", Weekdays: []int{int(now.Weekday())}, Minute: 19 * 60})
	for i, p := range forty() {
		id := record.LearnerID{ID: newID()}
		b.people = append(b.people, id)
		keep(record.LearnerRegistered{Learner: id, Class: b.class, Year: p.year, Sex: p.sex},
			record.ConsentRecorded{Learner: id, Granted: true, Wording: "1", Method: "spoken"}, named(id.ID, p.name, hamlets[i%3]))
	}
	for _, lesson := range course.Lessons()[:bookEvenings] {
		session := record.SessionID{ID: newID()}
		b.sessions = append(b.sessions, session)
		keep(b.evening(session, clock, lesson)...)
		clock = clock.AddDate(0, 0, 7)
	}
	check(tb, l.Close())
	return b
}

// evening is one evening at which the first few are missing and many hands went up for the wrong answer.
func (b hallBook) evening(session record.SessionID, at time.Time, lesson *content.Lesson) []record.Fact {
	facts := []record.Fact{record.SessionOpened{Session: session, Class: b.class, Date: record.DayOf(at), Lesson: lesson.ID, Pack: "binh-dan-hoc-vu-so", Version: 1}}
	list := record.AttendanceTaken{Session: session}
	for i, p := range b.people {
		mark := record.Mark{Learner: p, Presence: record.Present}
		if i < bookAway {
			mark.Presence = record.Absent
		}
		list.Marks = append(list.Marks, mark)
	}
	facts = append(facts, list)
	for i, item := range lesson.Items {
		if item.Type != content.Single || len(item.Options) < 2 {
			continue
		}
		counts := make([]int, len(item.Options))
		wrong := (item.Key + 1) % len(counts)
		counts[item.Key], counts[wrong] = 37-10-i, 10+i
		facts = append(facts, record.HandsCounted{Session: session, Lesson: lesson.ID, Item: item.ID, Rev: cmp.Or(item.Rev, 1), Counts: counts, Right: item.Key, Skill: item.Skill})
	}
	return append(facts, record.SessionClosed{Session: session})
}

// heldIn are all facts of a kind in a hall's log, in their order, without beginning a run.
func heldIn[F record.Fact](h *hall) (all []F) {
	h.t.Helper()
	l, err := storage.Open(filepath.Join(h.dir, "data"), storage.Options{ReadOnly: true, Program: "test"})
	check(h.t, err)
	defer l.Close()
	for e, err := range l.Since(0) {
		check(h.t, err)
		if f, ok := e.Fact.(F); ok {
			all = append(all, f)
		}
	}
	return all
}

// newest is the last fact of a kind, which there must be; as tells what it has to say.
func newest[F record.Fact](h *hall, what string, as func(F) bool) {
	h.t.Helper()
	all := heldIn[F](h)
	for _, f := range all {
		if as(f) {
			return
		}
	}
	h.t.Errorf("%s is not in the log: %s", what, fmt.Sprint(all))
}
