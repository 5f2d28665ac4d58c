package record_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dendau/storage/record"
)

var update = flag.Bool("update", false, "write the goldens of kinds that have none yet")

func id(n byte) record.ID { return record.ID{n, 2, 3, 4, 5, 6, 7, n} }

var (
	learner     = record.LearnerID{ID: id(0x11)}
	neighbour   = record.LearnerID{ID: id(0x12)}
	facilitator = record.FacilitatorID{ID: id(0x21)}
	class       = record.ClassID{ID: id(0x31)}
	session     = record.SessionID{ID: id(0x41)}
	stamp       = record.Stamp{Kiosk: record.KioskID{ID: id(0x51)}, Run: 0xCAFEF00D, Seq: 57}
)

// facts holds one fact of every kind. Their goldens read for ever, so a fact here is never changed, only added.
var facts = []record.Fact{
	record.RunStarted{PrevRun: 7, PrevSeq: 56, PrevChain: id(0x61), Program: "0.1.0", Build: 1790000000},
	record.HallSet{Hall: record.HallID{ID: id(0x71)}, Name: "Nhà văn hóa thôn Thử", Commune: "23122", Units: "2025-07-01", Hamlets: []string{"Thôn Thử", "Thôn Mẫu"}},
	record.FacilitatorAdded{Facilitator: facilitator},
	record.PersonNamed{Person: learner.ID, Sealed: []byte{1, 2, 3}},
	record.ClassMade{Class: class, Name: "Lớp tối thứ ba", Course: "co-ban", Weekdays: []int{2, 4}, Minute: 19*60 + 30},
	record.SettingChanged{Key: "lang", Value: "vi"},
	record.PINFailed{Facilitator: facilitator, Count: 3},
	record.LearnerRegistered{Learner: learner, Class: class, Year: 1955, Sex: record.Female},
	record.ConsentRecorded{Learner: learner, Granted: true, Wording: "2026-1", Method: "spoken"},
	record.SessionOpened{Session: session, Class: class, Date: 20779, Lesson: "L04", Pack: "dendau.co-ban", Version: 3},
	record.AttendanceTaken{Session: session, Marks: []record.Mark{{Learner: learner, Presence: record.Present}, {Learner: neighbour, Presence: record.Absent}}, Guests: 2},
	record.AttendanceFixed{Session: session, Mark: record.Mark{Learner: neighbour, Presence: record.Late}, Reason: "đến muộn"},
	record.SessionClosed{Session: session},
	record.SessionCancelled{Class: class, Date: 20781, Reason: "rain", Note: "mưa to"},
	record.PageShown{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L04", Page: "L04.P2"},
	record.FilmPlayed{Session: session, Film: "L03.F1", Seconds: 31, Ended: true},
	record.HandsCounted{Session: session, Lesson: "L04", Item: "L04.Q1", Rev: 2, Counts: []int{3, 12, 0}, Right: 1, Skill: "1.2"},
	record.HandRaised{Session: session, Learners: []record.LearnerID{learner}},
	record.LearnerArrived{Session: session, Learners: []record.LearnerID{learner, neighbour}},
	record.LearnerLeft{Learners: []record.LearnerID{learner}, Reason: "idle"},
	record.ItemAnswered{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L04", Item: "L04.Q1", Rev: 2, Try: 1, Choice: 1, Words: "Gọi lại số của ngân hàng", Right: true, Skill: "1.2", Rule: record.MasteryRule{Right: 2, Of: 3}},
	record.ReviewFinished{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L04", Items: 4, First: 3},
	record.LessonFinished{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L04"},
	record.TextSizeChosen{Learners: []record.LearnerID{learner}, Size: 2},
	record.Exported{Way: "usb", First: 1, Last: 56, Bundles: []record.ID{id(0x81)}, Stick: "USB DISK", Courier: ""},
	record.ReceiptTaken{Run: 7, UpTo: 40, Chain: id(0x91), Issued: 1790001000, Way: "usb"},
	record.PracticeDone{Session: session, Learners: []record.LearnerID{learner, neighbour}, Lesson: "L04", Item: "L04.T1", Rev: 1, Steps: 4, Done: 4, Alone: 3, Slips: 2, Shown: 1, Undone: 1, Help: 1, Skill: "1.2", Rule: record.MasteryRule{Right: 3, Of: 4}, Way: record.Relayed},
	record.VoiceChosen{Learners: []record.LearnerID{learner}, Voice: 1},
	record.HandLowered{Session: session, Learners: []record.LearnerID{learner}},
	record.ClassChanged{Class: class, Name: "Lớp Ánh Sáng", Course: "co-ban", Weekdays: []int{2, 4}, Minute: 19*60 + 30, Ended: true},
	record.ClassPlanned{Class: class, Date: 20786, Lesson: "L05"},
	record.LearnerCorrected{Learner: learner, Year: 1954, Sex: record.Female},
	record.PeopleMerged{Kept: learner, Gone: neighbour},
	record.MergeUndone{Kept: learner, Gone: neighbour},
	record.PersonErased{Person: learner.ID, Reason: "asked"},
	record.PersonServed{Learner: learner, Act: "printed"},
	record.SessionVoided{Session: session, Reason: "mở nhầm"},
	record.HolidaySet{From: 20790, To: 20796, Reason: "Tết", Off: true},
	record.EveningNoted{Session: session, Sealed: []byte{1, 2, 3}},
	record.AbsenceFollowed{Learner: learner, Outcome: "ill"},
	record.ItemProposed{Class: class, Lesson: "L08", Item: "L08.Q3", Off: true},
	record.FacilitatorLeft{Facilitator: facilitator},
	record.PINPassed{Facilitator: facilitator},
	record.PINSet{Facilitator: facilitator},
	record.PINResetAsked{Facilitator: facilitator, Question: 12345678},
	record.PINReset{Facilitator: facilitator, Question: 12345678},
	record.DateConfirmed{Date: 20779, Clock: 1234567890},
	record.SheetMade{Sheet: "result", To: "printer"},
	record.RowsAged{UpTo: 20700},
	record.CarriedBy{Run: 7, Export: 56, Courier: id(0xA1)},
	record.Unknown{Number: 999, Raw: []byte{0x82, 0x01, 0x61, 'x'}},
}

func eventOf(fact record.Fact) record.Event {
	return record.Event{Stamp: stamp, At: 1790000123, Trust: record.ClockConfirmed, By: facilitator, Fact: fact}
}

// grown holds facts with fields that came after their kind's first release, under the names of their goldens.
var grown = map[string]record.Fact{
	"HolidaySet-class":    record.HolidaySet{From: 20790, To: 20796, Reason: "rain", Class: record.ClassID{ID: record.ID{3}}},
	"HandsCounted-rights": record.HandsCounted{Session: session, Lesson: "L05", Item: "L05.Q3", Rev: 1, Counts: []int{9, 31, 28}, Right: 1, Skill: "1.2", Rights: []int{1, 2}},
	"ItemAnswered-chosen": record.ItemAnswered{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L05", Item: "L05.Q2", Rev: 1, Try: 2, Choice: -1, Words: "Mở cài đặt; Chọn Wi-Fi", Right: true, Skill: "1.1", Rule: record.MasteryRule{Right: 3, Of: 4}, Chosen: []int{1, 0}},
	"ItemAnswered-way":    record.ItemAnswered{Session: session, Learners: []record.LearnerID{learner}, Lesson: "L04", Item: "L04.Q1", Rev: 2, Try: 1, Choice: 1, Words: "Gọi lại số của ngân hàng", Right: true, Skill: "1.2", Rule: record.MasteryRule{Right: 3, Of: 4}, Way: record.Recalled},
}

// An event of every kind that was ever written reads, and means what it meant.
func TestGoldens(t *testing.T) {
	goldens := maps.Clone(grown)
	for _, fact := range facts {
		goldens[fact.Kind().String()] = fact
	}
	for name, fact := range goldens {
		t.Run(name, func(t *testing.T) {
			want := eventOf(fact)
			got, err := record.Encode(want)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".hex")
			if _, err := os.Stat(file); *update && errors.Is(err, os.ErrNotExist) {
				if err := os.WriteFile(file, []byte(hex.EncodeToString(got)+"\n"), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			kept, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			old, err := hex.DecodeString(strings.TrimSpace(string(kept)))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, old) {
				t.Errorf("encodes to\n%x, the golden is\n%x", got, old)
			}
			back, err := record.Decode(stamp, old)
			if err != nil {
				t.Fatal(err)
			}
			again, err := record.Encode(back)
			if err != nil || !bytes.Equal(again, old) {
				t.Errorf("encodes again to %x, %v", again, err)
			}
			if fmt.Sprintf("%+v", back) != fmt.Sprintf("%+v", want) {
				t.Errorf("got %+v, want %+v", back, want)
			}
		})
	}
}

// Every kind of the package has a fact among the goldens.
func TestEveryKindHasAGolden(t *testing.T) {
	have := map[record.Kind]bool{}
	for _, fact := range facts {
		have[fact.Kind()] = true
	}
	for kind := range record.Kind(200) {
		if !strings.HasPrefix(kind.String(), "Kind") && !have[kind] {
			t.Errorf("%v has no golden", kind)
		}
	}
}

// A list that was nil and one that was empty are one event.
func TestNilListsAreEmpty(t *testing.T) {
	one, err := record.Encode(eventOf(record.HandRaised{Session: session}))
	if err != nil {
		t.Fatal(err)
	}
	two, err := record.Encode(eventOf(record.HandRaised{Session: session, Learners: []record.LearnerID{}}))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(one, two) {
		t.Errorf("got %x and %x", one, two)
	}
}

// A newer program may have added fields at a fact's end. They survive.
func TestNewerFieldsSurvive(t *testing.T) {
	b, err := record.Encode(eventOf(record.SessionClosed{Session: session}))
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndexByte(b, 0x81)
	newer := append(append(bytes.Clone(b[:at]), 0x83), b[at+1:]...)
	newer = append(newer, 0x18, 0x2a, 0x61, 'z') // 42, "z"
	e, err := record.Decode(stamp, newer)
	if err != nil {
		t.Fatal(err)
	}
	if want := (record.SessionClosed{Session: session}); !reflect.DeepEqual(e.Fact, want) {
		t.Errorf("got %+v, want %+v", e.Fact, want)
	}
	again, err := record.Encode(e)
	if err != nil || !bytes.Equal(again, newer) {
		t.Errorf("encodes to %x, %v, want %x", again, err, newer)
	}
}

// A later field that says nothing has one form: it is not there. So an event has one hash, whichever program writes it.
func TestLaterFieldsThatSayNothing(t *testing.T) {
	short, err := record.Encode(eventOf(record.ItemAnswered{Session: session, Lesson: "L04", Item: "L04.Q1", Try: 1}))
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.LastIndexByte(short, 0x8b) // a body of eleven fields
	longer := func(fields ...byte) []byte {
		head := append(bytes.Clone(short[:at]), 0x8b+byte(len(fields)))
		return append(append(head, short[at+1:]...), fields...)
	}
	for _, test := range []struct {
		name  string
		bytes []byte
		reads bool
	}{
		{"left out", short, true},
		{"an empty list", longer(0x80), false},
		{"an empty list and a zero", longer(0x80, 0x00), false},
		{"an empty list before a way", longer(0x80, 0x01), true},
		{"null", longer(0xf6), false},
		{"a newer field that says nothing", longer(0x80, 0x01, 0x60), false},
		{"a newer field that says something", longer(0x80, 0x00, 0x07), true},
	} {
		e, err := record.Decode(stamp, test.bytes)
		if (err == nil) != test.reads {
			t.Errorf("%s: %+v, %v", test.name, e.Fact, err)
		}
	}
}

func TestDecodeRefuses(t *testing.T) {
	good, err := record.Encode(eventOf(record.SessionClosed{Session: session}))
	if err != nil {
		t.Fatal(err)
	}
	swap := func(old, new string) []byte {
		from, _ := hex.DecodeString(old)
		to, _ := hex.DecodeString(new)
		if !bytes.Contains(good, from) {
			t.Fatalf("%s is not in %x", old, good)
		}
		return bytes.Replace(good, from, to, 1)
	}
	tests := []struct {
		name  string
		bytes []byte
		want  error
	}{
		{"nothing", nil, record.ErrMalformed},
		{"cut short", good[:len(good)-1], record.ErrMalformed},
		{"something after it", append(bytes.Clone(good), 0), record.ErrMalformed},
		{"too long", make([]byte, record.MaxBytes+1), record.ErrTooLong},
		{"not a list", []byte{0x01}, record.ErrMalformed},
		{"list of unknown length", append(append([]byte{0x9f}, good[1:]...), 0xff), record.ErrMalformed},
		{"a longer form of a number", swap("8517", "851817"), record.ErrMalformed},
		{"a kind in two bytes that fits in one", swap("8517", "85190017"), record.ErrMalformed},
		{"fewer fields than the first release", append(bytes.Clone(good[:len(good)-10]), 0x80), record.ErrMalformed},
		{"an id of 7 bytes", append(bytes.Clone(good[:len(good)-9]), 0x47, 1, 2, 3, 4, 5, 6, 7), record.ErrMalformed},
		{"an id of 8 zeros, which is written as nothing", append(bytes.Clone(good[:len(good)-8]), make([]byte, 8)...), record.ErrMalformed},
		{"a tag", append([]byte{0xc1}, good...), record.ErrMalformed},
		{"a list of four thousand million", []byte{0x9a, 0xff, 0xff, 0xff, 0xff}, record.ErrMalformed},
		{"deep nesting", append(bytes.Clone(good[:len(good)-10]), bytes.Repeat([]byte{0x81}, 40)...), record.ErrMalformed},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := record.Decode(stamp, test.bytes)
			if !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestEncodeRefuses(t *testing.T) {
	tests := []struct {
		name string
		fact record.Fact
	}{
		{"nothing", nil},
		{"text that is not UTF-8", record.SettingChanged{Key: "lang", Value: "\xff"}},
		{"a known kind dressed as an unknown one", record.Unknown{Number: record.KindSessionClosed, Raw: []byte{0x80}}},
		{"an unknown kind without a body", record.Unknown{Number: 999}},
		{"a fact too long to be read again", record.SettingChanged{Key: "k", Value: strings.Repeat("x", record.MaxBytes)}},
		{"a list too long to be read again", record.HandRaised{Learners: make([]record.LearnerID, 5000)}},
		{"a pointer to a fact", &record.SessionClosed{}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if b, err := record.Encode(eventOf(test.fact)); err == nil {
				t.Errorf("got %x, want an error", b)
			}
		})
	}
}

func FuzzDecode(f *testing.F) {
	for _, fact := range append(slices.Collect(maps.Values(grown)), facts...) {
		b, err := record.Encode(eventOf(fact))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		e, err := record.Decode(stamp, b)
		if err != nil {
			return
		}
		again, err := record.Encode(e)
		if err != nil {
			t.Fatalf("%x decodes and does not encode: %v", b, err)
		}
		if !bytes.Equal(again, b) {
			t.Fatalf("%x encodes again to %x", b, again)
		}
		if _, err := record.JSON(e); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	e := eventOf(facts[20])
	for b.Loop() {
		if _, err := record.Encode(e); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	raw, err := record.Encode(eventOf(facts[20]))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := record.Decode(stamp, raw); err != nil {
			b.Fatal(err)
		}
	}
}
