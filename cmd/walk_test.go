package cmd_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
	"dendau/ui/flow"
)

// TestEvening is the whole product without a window: a hall's first evening from the first tap on a new PC, its data on a stick to the
// centre, the centre's report, and the receipt's way home. Only flow actions are sent, everything else is real.
func TestEvening(t *testing.T) {
	t.Parallel()
	centre := newCentre(t)
	stick := centre.stick()
	k := newKiosk(t)

	t.Log("first start: hall, commune, facilitator, PIN, and the people of the class")
	screen[flow.Setup](k)
	k.setUp("nhà văn hóa thôn 2", "23020", forty())
	if v := screen[flow.Tonight](k); v.Hall != "Nhà văn hóa thôn 2" || v.Commune != "xã Hải Ninh" || v.Facilitator != "Lễ Văn Mẫu" || v.Members != 40 || v.ClockDoubt {
		t.Fatalf("tonight: %+v", v)
	}

	t.Log("tonight's session: five are absent, one comes for the first time, one does not wish to be written down")
	k.attend(5)
	if v := screen[flow.Attendance](k); v.Here != 35 || v.Away != 5 || v.Date != record.DayOf(tuesday) {
		t.Fatalf("attendance: %d here, %d away on %v", v.Here, v.Away, v.Date)
	}
	k.do(flow.AddWalkIn{})
	k.fillIn(person{"buif thij maanj", 1953, record.Female, 1})
	k.do(flow.AddWalkIn{}).write("Võ Văn Vắng").do(flow.ConsentGiven{Granted: false}, flow.AddPerson{})
	if v := screen[flow.Attendance](k); v.Here != 37 || v.New != 1 || v.Guests != 1 {
		t.Fatalf("attendance: %d here, %d new, %d guests", v.Here, v.New, v.Guests)
	}

	t.Log("the lesson on the TV begins; beside it one learner goes through it alone")
	k.do(flow.Next{})
	if page, ok := k.flow.View().TV.(flow.TVPage); !ok || page.N != 1 {
		t.Fatalf("the TV shows %T", k.flow.View().TV)
	}
	k.do(flow.Lock{}).learnAlone("Lê Thị Bưởi").signIn().do(flow.OpenTonight{})

	t.Log("pages, the film, two questions with hands, closing")
	k.teach([]int{3, 29, 2}, []int{12, 20, 1}).do(flow.Next{})
	closing := screen[flow.Close](k)
	if closing.Here != 37 || closing.Pages != 2 || closing.Films != 1 || len(closing.Hands) != 2 || !closing.Hands[1].Remind || closing.Kept.IsZero() {
		t.Fatalf("closing: %+v", closing)
	}

	t.Log("handing over to a stick, and the stick's way to the centre")
	k.close().handOver(stick)
	if v := screen[flow.Tonight](k); len(v.Road.OnTheWay) != 1 || len(v.Road.Here) != 0 {
		t.Fatalf("the road: %+v", v.Road)
	}
	handed := k.road.sent
	centre.take(stick)

	t.Log("the centre's report")
	total := centre.sameAnswers(k).Total
	if total.Held != 1 || total.Attendances != 37 || total.Guests != 1 || total.People != 36 {
		t.Errorf("the evening counts as %+v", total)
	}
	if want := []report.SkillResult{{Skill: "0.1", Answers: 2, Right: 1, Hands: 67, HandsRight: 49}}; !reflect.DeepEqual(total.Skills, want) {
		t.Errorf("skills %+v, want %+v", total.Skills, want)
	}

	t.Log("the receipt comes home on the stick, and the next export begins after it")
	centre.answer(stick)
	k.do(flow.HandOver{}).handOver(stick)
	k.do(flow.ShowArrived{})
	arrived := screen[flow.Arrived](k)
	if len(arrived.Rows) != 1 || arrived.Rows[0].State != flow.ArrivedState || arrived.Receipt == nil || arrived.Road.Arrived != record.DayOf(tuesday) {
		t.Fatalf("arrived: %+v", arrived)
	}
	if k.confirmed() != handed.Last || k.road.sent.First != handed.Last+1 {
		t.Errorf("confirmed up to %d and exported from %d; handed over up to %d", k.confirmed(), k.road.sent.First, handed.Last)
	}
	centre.take(stick)
	centre.sameAnswers(k)
	centre.knowsNobody(k)

	for _, s := range []string{
		"Setup", "Tonight", "Learners", "WalkIn", "Attendance", "Teach", "TVRest", "TVPage", "TVFilm", "TVQuestion", "TVDone", "Close",
		"HandoverUSB", "Arrived", "Home", "PIN", "Names", "Bench", "MyLessons", "Page", "Film", "Question", "Done",
	} {
		if !k.seen["flow."+s] {
			t.Errorf("the evening never came to %s", s)
		}
	}
	if len(k.noted) != 0 {
		t.Errorf("messages stood on the screen: %v", k.noted)
	}
}

// learnAlone is one learner's way through the first lesson: pages, the film, a miss and a second try, what was done, the next person.
func (k *kiosk) learnAlone(full string) *kiosk {
	k.t.Helper()
	k.sit(full)
	screen[flow.Page](k) // two presses from home
	k.do(flow.ToBench{}, flow.ToLessons{}, flow.Continue{}, flow.Next{})
	k.watchFilm().do(flow.Next{}, flow.Next{})
	k.do(flow.Choose{I: 0})
	if v := screen[flow.Question](k); v.Phase != flow.NotYet {
		k.t.Fatalf("after a miss: %v", v.Phase)
	}
	k.do(flow.TryAgain{}, flow.Choose{I: 1})
	if v := screen[flow.Question](k); v.Phase != flow.Right {
		k.t.Fatalf("after the second try: %v", v.Phase)
	}
	k.do(flow.Next{}, flow.Choose{I: 1}, flow.Next{})
	if v := screen[flow.Done](k); v.Lamps != 1 || v.Pages != 2 || v.Films != 1 || v.Items != 2 {
		k.t.Fatalf("done: %+v", v)
	}
	k.do(flow.Finished{})
	screen[flow.Home](k)
	return k
}

// Two kiosks over several evenings: the union of their logs, folded anywhere, is the centre's report.
func TestSeveralEveningsOfTwoKiosks(t *testing.T) {
	t.Parallel()
	centre := newCentre(t)
	stick := centre.stick()
	a := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:7])
	b := newKiosk(t).setUp("nhà văn hóa thôn Gió", "23128", forty()[20:25])
	a.attend(1).do(flow.Next{}).teach([]int{1, 5, 0}, []int{0, 6, 0}).close().handOver(stick)
	a.evening(2, stick)
	b.attend(0).do(flow.Next{}).teach([]int{2, 1, 1}, []int{0, 5, 0}).close().handOver(stick)
	centre.take(stick)
	centre.sameAnswers(a, b)

	a.evening(0, stick) // no receipt has come
	centre.answer(stick)
	b.evening(1, stick) // its receipt has
	b.do(flow.Lock{})
	b.clock = b.clock.AddDate(0, 0, 7)
	b.signIn().do(flow.CancelTonight{}, flow.Choose{I: 0}, flow.Next{}, flow.HandOver{}).handOver(stick)
	centre.take(stick)

	table := centre.sameAnswers(a, b)
	if len(table.Rows) != 2 || table.Total.Held != 5 || table.Total.Cancelled != 1 || table.Total.People != 12 || table.Total.Attendances != 6+5+7+5+4 {
		t.Errorf("%d halls, total %+v", len(table.Rows), table.Total)
	}
	centre.knowsNobody(a, b)
}

// What somebody answered on one evening is asked again on the next, also after a power cut, and the centre counts it as the kiosk does.
func TestRecallOnTheNextEvening(t *testing.T) {
	t.Parallel()
	centre := newCentre(t)
	stick := centre.stick()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:7])
	k.attend(0).do(flow.Next{}).do(flow.Lock{}).learnAlone("Nguyễn Thị Bưởi").signIn().do(flow.OpenTonight{})
	k.teach([]int{1, 5, 0}, []int{0, 6, 0}).close().handOver(stick)
	k.do(flow.Lock{})
	k.clock = k.clock.AddDate(0, 0, 7)
	k.signIn().attend(0).do(flow.Next{}).do(flow.Lock{})

	k.powerCut()
	k.sit("Nguyễn Thị Bưởi")
	if v := screen[flow.Recall](k); v.Items != 2 {
		t.Fatalf("offered: %+v", v)
	}
	k.do(flow.Next{}, flow.Choose{I: 1}, flow.Next{}, flow.Choose{I: 1})
	if v := screen[flow.Question](k); !v.Recalled || v.Phase != flow.Right || v.N != 2 {
		t.Fatalf("the second question: %+v", v.Frame)
	}
	k.do(flow.Next{})
	if v := screen[flow.Page](k); v.Lesson.ID != "T02" {
		t.Fatalf("then her lesson: %+v", v.Lesson)
	}
	recalled := 0
	for _, f := range factsOf[record.ItemAnswered](k) {
		if f.Way == record.Recalled {
			recalled++
		}
	}
	if recalled != 2 {
		t.Errorf("%d recalled answers are kept", recalled)
	}
	k.do(flow.Finished{}, flow.Back{}).signIn().do(flow.HandOver{}).handOver(stick)
	centre.take(stick)
	if skills := centre.sameAnswers(k).Total.Skills; len(skills) != 1 || skills[0].Answers != 4 || skills[0].Right != 3 {
		t.Errorf("the centre counts %+v", skills)
	}
}

// The comparison has teeth: without any one event that a report counts, kiosk and centre would not
// agree; and no bundle can be made that leaves one out.
func TestADroppedEventIsMissed(t *testing.T) {
	t.Parallel()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:4])
	k.attend(1).do(flow.Next{}).do(flow.Lock{}).learnAlone("Nguyễn Thị An").signIn().do(flow.OpenTonight{})
	k.teach([]int{1, 2, 0}, []int{0, 3, 0}).close()
	whole := tablesOf(k.events())
	part, err := k.log.Slice(1, k.log.Head().Seq)
	must(t, err)
	missed := map[string]bool{}
	for i := range k.kept {
		rest := slices.Delete(slices.Clone(k.kept), i, i+1)
		if last := len(rest) - 1; i > 0 && i <= last {
			if _, err := bundle.NewSlice(part.Before, stampsOf(rest), slices.Delete(slices.Clone(part.Bytes), i, i+1)); err == nil {
				t.Fatalf("a bundle without event %d can be made", i+1)
			}
		}
		if !reflect.DeepEqual(tablesOf(rest), whole) {
			missed[fmt.Sprint(k.kept[i].Fact.Kind())] = true
		}
	}
	for _, kind := range []record.Kind{
		record.KindHallSet, record.KindLearnerRegistered, record.KindSessionOpened, record.KindAttendanceTaken, record.KindHandsCounted, record.KindItemAnswered,
	} {
		if !missed[kind.String()] {
			t.Errorf("nobody misses a %v", kind)
		}
	}
}
