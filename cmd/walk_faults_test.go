package cmd_test

import (
	"fmt"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// The power goes at any moment of an evening: whatever the screen had shown as done is there when it comes back, and the class goes
// on where it was. recall fails the test if one acknowledged event is missing.
func TestPowerCut(t *testing.T) {
	t.Parallel()
	five := forty()[:5]
	cases := map[string]struct {
		until func(k *kiosk) // the power goes after this
		then  func(k *kiosk) // what the people find
	}{
		"while the list is being tapped": {
			until: func(k *kiosk) { k.attend(2) },
			then: func(k *kiosk) {
				k.signIn()
				if v := screen[flow.Tonight](k); !v.Open {
					k.t.Error("the session is forgotten")
				}
				k.do(flow.OpenTonight{})
				if v := screen[flow.Attendance](k); v.Here != 5 || v.Away != 0 { // the list was not confirmed
					k.t.Errorf("%d here, %d away", v.Here, v.Away)
				}
			},
		},
		"in the middle of the lesson": {
			until: func(k *kiosk) { k.attend(1).do(flow.Next{}, flow.Next{}, flow.Next{}) },
			then: func(k *kiosk) {
				k.signIn().do(flow.OpenTonight{})
				if v, ok := screen[flow.Teach](k).Showing.(flow.TVPage); !ok || v.N != 2 || screen[flow.Teach](k).Here != 4 {
					k.t.Errorf("the class goes on at %T %+v", screen[flow.Teach](k).Showing, v.Frame)
				}
			},
		},
		"while hands are up": {
			until: func(k *kiosk) {
				k.attend(0).do(flow.Next{}, flow.Next{}, flow.Next{}, flow.Next{})
				k.count([]int{1, 3, 0}).wait(4).do(flow.Hand{I: 2, By: 1}) // the last hand was up for less than a moment
			},
			then: func(k *kiosk) {
				k.signIn().do(flow.OpenTonight{})
				if v := screen[flow.Teach](k); fmt.Sprint(v.Hands) != "[1 3 0]" {
					k.t.Errorf("%v hands are up", v.Hands)
				}
			},
		},
		"before the second try": {
			until: func(k *kiosk) {
				k.do(flow.Lock{})
				k.sit("Lê Thị Lan").do(flow.ToBench{}, flow.ToLessons{}, flow.OpenLesson{ID: "T02"}, flow.Next{}, flow.Next{}, flow.Choose{I: 0})
			},
			then: func(k *kiosk) {
				k.sit("Lê Thị Lan")
				if v := screen[flow.Question](k); v.Lesson.ID != "T02" || v.Phase != flow.NotYet || fmt.Sprint(v.Chosen) != "[0]" {
					k.t.Errorf("question %d stands at %v", v.N, v.Phase)
				}
				k.do(flow.TryAgain{}, flow.Choose{I: 1})
				if v := screen[flow.Question](k); v.Phase != flow.Right {
					k.t.Errorf("the second try is %v", v.Phase)
				}
			},
		},
	}
	five[4] = person{"Lê Thị Lan", 1950, record.Female, 0}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", five)
			c.until(k)
			c.then(k.powerCut())
			if n := len(factsOf[record.RunStarted](k)); n != 2 {
				t.Errorf("%d runs", n)
			}
		})
	}
}

// A log that forgot one event would be found out: the law of the test above bites.
func TestALostEventIsFoundOut(t *testing.T) {
	t.Parallel()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:2])
	before := k.events()
	if at := firstLost(k.kept, before); at >= 0 {
		t.Fatalf("event %d is lost", at)
	}
	if at := firstLost(k.kept, before[:len(before)-1]); at != len(before)-1 {
		t.Errorf("the last event is gone and %d was noticed", at)
	}
	before[3].Fact = record.PINFailed{}
	if at := firstLost(k.kept, before); at != 3 {
		t.Errorf("event 3 is another and %d was noticed", at)
	}
}

// The disk is full in the middle of the evening: the screen says so and stays, and once there is room the evening goes on.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:5])
	k.attend(2)

	k.disk.full.Store(true)
	before := k.log.Head().Seq
	k.do(flow.Next{})
	if v := screen[flow.Attendance](k); v.Here != 3 || v.Away != 2 {
		t.Errorf("the list forgot what was tapped: %d here", v.Here)
	}
	if n := k.flow.View().Notice; n == nil || n.Key != "errors.diskFull" {
		t.Fatalf("the notice is %v", n)
	}
	if k.log.Head().Seq != before {
		t.Error("an event was acknowledged by a full disk")
	}
	k.disk.full.Store(false)
	k.do(flow.Next{})
	screen[flow.Teach](k)

	// Pages are kept behind the person's back: the class goes on, and what could not be kept is kept later.
	k.disk.full.Store(true)
	k.do(flow.Next{})
	if _, film := screen[flow.Teach](k).Showing.(flow.TVFilm); !film {
		t.Fatalf("the lesson stopped at %T", screen[flow.Teach](k).Showing)
	}
	k.do(flow.Next{})
	k.disk.full.Store(false)
	k.wait(10)
	var pages []content.PageID
	for _, f := range factsOf[record.PageShown](k) {
		pages = append(pages, f.Page)
	}
	if fmt.Sprint(pages) != "[T01.P1 T01.P2]" {
		t.Errorf("kept %v", pages)
	}
	if n := k.flow.View().Notice; n != nil {
		t.Errorf("everything is kept and the notice still says %v", n)
	}
	k.do(flow.Next{}).teach([]int{3, 0, 0}, []int{0, 3, 0}).restart()
}
