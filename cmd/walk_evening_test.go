package cmd_test

import (
	"fmt"
	"time"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// The steps of an evening, as people press them.

// minute is how long a class looks at one page.
const minute = time.Minute

// person is somebody to be registered: invented, as everybody here.
type person struct {
	name   string
	year   int
	sex    record.Sex
	hamlet int
}

// forty are the people of a class, with the names that sort, fold and search badly among them.
func forty() []person {
	given := []string{
		"An", "Ảnh", "Ánh", "Ăn", "Ân", "Bưởi", "Cam", "Chè", "Dũng", "Dừa",
		"Đào", "Đức", "Gạo", "Hạt", "Hoa", "Khế", "Lan", "Lá", "Mận", "Na",
	}
	family := []string{"Nguyễn Thị", "Trần Văn", "Lê Thị", "Phạm Văn"}
	people := make([]person, 40)
	for i := range people {
		people[i] = person{family[i/10] + " " + given[i%20], 1941 + i, record.Female, i % 3}
		if i/10%2 == 1 {
			people[i].sex = record.Male
		}
	}
	return people
}

// setUp is the first start: hall, commune, facilitator, PIN, and the class that already has a list.
func (k *kiosk) setUp(hall, commune string, people []person) *kiosk {
	k.t.Helper()
	k.write(hall).do(flow.Next{})
	k.chooseCommune(commune)
	k.do(flow.Next{}).write("leex vawn maaux").do(flow.Next{})
	k.pin(pin).pin(pin).tellDate()
	screen[flow.Tonight](k)
	k.do(flow.ShowLearners{})
	for _, p := range people {
		k.do(flow.AddWalkIn{})
		k.fillIn(p)
	}
	if v := screen[flow.Learners](k); v.Total != len(people) {
		k.t.Fatalf("%d people are on the list, want %d", v.Total, len(people))
	}
	return k.do(flow.Back{})
}

// chooseCommune types the beginning of the commune's name and taps the one that is meant.
func (k *kiosk) chooseCommune(code string) {
	k.t.Helper()
	for _, u := range assets.Communes() {
		if u.Code == code {
			k.write(string([]rune(u.Name)[:6]))
		}
	}
	for i, c := range screen[flow.Setup](k).Communes {
		if c.Code == code {
			k.do(flow.Choose{I: i})
			return
		}
	}
	k.t.Fatalf("commune %s is not offered", code)
}

// fillIn writes a person into the form that stands open, with their consent.
func (k *kiosk) fillIn(p person) {
	k.t.Helper()
	k.write(p.name).do(flow.FieldChosen{Field: flow.FieldYear}).write(fmt.Sprint(p.year))
	k.do(flow.TypingDone{}, flow.SexChosen{Sex: p.sex}, flow.HamletChosen{I: p.hamlet}, flow.ConsentGiven{Granted: true}, flow.AddPerson{})
}

// signIn takes the facilitator from the learners' home to the desk.
func (k *kiosk) signIn() *kiosk {
	k.t.Helper()
	return k.do(flow.ForFacilitator{}).pin(pin)
}

// attend opens tonight's session and takes the first so many of the list for absent.
func (k *kiosk) attend(absent int) *kiosk {
	k.t.Helper()
	k.do(flow.OpenTonight{})
	list := screen[flow.Attendance](k)
	for i := range absent {
		k.do(flow.FlipPresence{ID: list.Tiles[i].ID})
	}
	return k
}

// teach leads the lesson on the TV to its end: pages, a film where there is one, questions with these hands.
func (k *kiosk) teach(hands ...[]int) *kiosk {
	k.t.Helper()
	for range 20 { // no lesson here has more steps
		v := screen[flow.Teach](k)
		switch v.Showing.(type) {
		case flow.TVFilm:
			k.watchFilm()
		case flow.TVQuestion:
			k.count(hands[0]).do(flow.Reveal{})
			hands = hands[1:]
		case flow.TVDone:
			return k
		}
		k.clock = k.clock.Add(minute)
		k.do(flow.Next{})
	}
	k.t.Fatal("the lesson does not end")
	return k
}

// count raises hands, an option after the other.
func (k *kiosk) count(hands []int) *kiosk {
	k.t.Helper()
	for option, n := range hands {
		k.do(flow.Hand{I: option, By: n})
	}
	return k
}

// close ends the lesson and the session, and waits for a stick.
func (k *kiosk) close() *kiosk {
	k.t.Helper()
	k.do(flow.EndLesson{}, flow.CloseSession{Handover: true})
	screen[flow.HandoverUSB](k)
	return k
}

// handOver puts the stick in, waits until the screen says that it may be pulled out, and goes back to the desk.
func (k *kiosk) handOver(stick string) *kiosk {
	k.t.Helper()
	k.plug(stick)
	if _, ok := k.flow.View().Main.(flow.SetupOffer); ok { // the first stick of a kiosk that knows no centre
		if _, trusted := k.root(); trusted {
			k.t.Fatal("the centre is trusted before anybody compared its fingerprint")
		}
		k.do(flow.Next{})
	}
	if v := screen[flow.HandoverUSB](k); v.Step != flow.BundlesCompared || v.Failed != "" {
		k.t.Fatalf("the stick is at step %d, failed %q", v.Step, v.Failed)
	}
	k.unplug()
	return k.do(flow.Finished{})
}

// sit finds a name in the list as a learner does, group by group, and taps it.
func (k *kiosk) sit(full string) *kiosk {
	k.t.Helper()
	k.do(flow.FindMyName{})
	for i := range screen[flow.Names](k).Groups {
		k.do(flow.GroupChosen{I: i})
		for _, p := range screen[flow.Names](k).People {
			if p.Full == full {
				return k.do(flow.PersonChosen{ID: p.ID})
			}
		}
	}
	k.t.Fatalf("%s is not on the list", full)
	return k
}

// evening is a whole one after the first, from the PIN to the stick.
func (k *kiosk) evening(absent int, stick string) *kiosk {
	k.t.Helper()
	k.do(flow.Lock{})
	k.clock = k.clock.AddDate(0, 0, 7)
	k.signIn().attend(absent).do(flow.Next{})
	return k.teach([]int{2, 3, 1}, []int{0, 4, 0}).close().handOver(stick)
}
