package flow

import (
	"testing"

	"dendau/storage/record"
)

// A tick with its view must stay far under a frame, two years of evenings and a full hall behind it.
func BenchmarkTickAndView(b *testing.B) {
	var people []string
	for range 3 {
		people = append(people, forty()...)
	}
	h := opened(b, people...)
	for n := range 200 {
		s := record.SessionID{ID: h.newID()}
		h.stamp(record.Draft{Fact: record.SessionOpened{Session: s, Class: h.k.book.facts.Classes()[0].Class, Date: record.Day(20000 + n), Lesson: "L01"}})
		list := record.AttendanceTaken{Session: s}
		for _, l := range h.k.book.of(record.ClassID{}) {
			list.Marks = append(list.Marks, record.Mark{Learner: l.ID, Presence: record.Present})
		}
		h.stamp(record.Draft{Fact: list})
		h.stamp(record.Draft{Fact: record.SessionClosed{Session: s}})
	}
	h.powerCut()
	rooms := []struct {
		name string
		on   []Action
	}{
		{"home", nil},
		{"names", []Action{FindMyName{}}},
		{"page", []Action{PersonChosen{h.id("Lan")}, Continue{}}},
		{"tonight", []Action{Back{}, Back{}, ForFacilitator{}}},
		{"attendance", []Action{OpenTonight{}}},
		{"teach", []Action{Next{}}},
	}
	for _, r := range rooms {
		h.do(r.on...)
		if r.name == "tonight" {
			h.pin("112233").do(Next{})
		}
		b.Run(r.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := h.k.Do(h.now, Tick{}); err != nil {
					b.Fatal(err)
				}
				if h.k.View().Main == nil {
					b.Fatal("no screen")
				}
			}
		})
	}
}
