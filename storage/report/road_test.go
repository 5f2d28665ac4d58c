package report_test

import (
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// Codes on a screen or on paper are no custody: an evening is on its way only once a stick was read back or a phone gave its word, and there
// only once a receipt says so.
func TestLegs(t *testing.T) {
	issued := monday.Time().Add(72 * time.Hour).Unix()
	for _, test := range []struct {
		name  string
		facts []record.Fact
		want  report.Leg
	}{
		{"nothing", nil, report.AtKiosk},
		{"shown", []record.Fact{record.Exported{Way: record.Shown, First: 1, Last: 15}}, report.Offered},
		{"printed", []record.Fact{record.Exported{Way: record.ByPaper, First: 1, Last: 15}}, report.Offered},
		{"only a part of it shown", []record.Fact{record.Exported{Way: record.Shown, First: 1, Last: 3}}, report.AtKiosk},
		{"a phone has it", []record.Fact{record.Exported{Way: record.Shown, First: 1, Last: 15}, record.Exported{Way: record.ByPhone, First: 1, Last: 15}}, report.Carried},
		{"a stick has it, shown again", []record.Fact{record.Exported{Way: record.ByStick, First: 1, Last: 15}, record.Exported{Way: record.Shown, First: 1, Last: 15}}, report.Carried},
		{"there", []record.Fact{record.ReceiptTaken{Run: 7, UpTo: 15, Issued: issued, Way: "scan"}}, report.Arrived},
		{"there, by typed digits", []record.Fact{record.ReceiptTaken{Run: 7, UpTo: 15, Way: "typed"}}, report.Arrived},
	} {
		t.Run(test.name, func(t *testing.T) {
			var evening []record.Fact
			for _, e := range twoEvenings()[:15] {
				if _, is := e.Fact.(record.Exported); !is {
					evening = append(evening, e.Fact)
				}
			}
			road := fold(script(kiosk, append(evening, test.facts...)...)).Road(kiosk)
			if len(road.Sessions) != 1 || road.Sessions[0].Leg != test.want {
				t.Errorf("got %+v, want leg %d", road.Sessions, test.want)
			}
		})
	}
}

func TestHandovers(t *testing.T) {
	ba, bay := id(0xB1), id(0xB2)
	events := script(kiosk,
		record.Exported{Way: record.ByStick, First: 1, Last: 10, Stick: "HAI-NINH-02"},
		record.CarriedBy{Run: 7, Export: 1, Courier: bay},
		record.CarriedBy{Run: 7, Export: 1, Courier: ba},
		record.Exported{Way: record.ByPhone, First: 11, Last: 12},
		record.CarriedBy{Run: 7, Export: 4, Courier: bay},
		record.CarriedBy{Run: 9, Export: 1, Courier: bay}, // another branch's export of that number
		record.ReceiptTaken{Run: 7, UpTo: 10, Way: "typed"},
		record.ReceiptTaken{Run: 7, UpTo: 11, Issued: monday.Time().Unix(), Way: "usb"},
		record.PersonErased{Person: bay, Reason: "asked"},
	)
	got := fold(events).Handovers(kiosk)
	if len(got) != 2 {
		t.Fatalf("got %+v", got)
	}
	if h := got[0]; h.Way != record.ByPhone || h.Seq != 4 || h.Arrived || !h.Courier.IsZero() {
		t.Errorf("the phone's, whose owner is forgotten: %+v", h)
	}
	if h := got[1]; h.Stick != "HAI-NINH-02" || h.Courier != ba || !h.Arrived || !h.ArrivedAt.Equal(monday.Time()) {
		t.Errorf("the stick's: %+v", h)
	}
}

// A typed receipt tells no time, so it makes nothing old.
func TestTypedReceiptAgesNothing(t *testing.T) {
	for _, test := range []struct {
		issued int64
		want   bool
	}{{0, false}, {monday.Time().Unix(), true}} {
		b := fold(twoEvenings()[:15])
		b.Add(record.Event{Stamp: record.Stamp{Kiosk: kiosk, Run: 7, Seq: 90}, Fact: record.ReceiptTaken{Run: 7, UpTo: 80, Issued: test.issued}})
		if upTo, due := b.DueToAge(kiosk, monday+4000, 365); due != test.want {
			t.Errorf("issued at %d: rows up to %d due: %v", test.issued, upTo, due)
		}
	}
}
