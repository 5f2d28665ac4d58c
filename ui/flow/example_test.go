package flow_test

import (
	"fmt"
	"time"

	"dendau/storage/record"
	"dendau/ui/flow"
)

// nobody is a vault without names.
type nobody struct{}

func (nobody) Name(record.ID) (record.Name, bool) { return record.Name{}, false }

// A press gives work to do and a view to draw.
func ExampleKiosk_Do() {
	kiosk := flow.New(flow.Config{
		Book:     flow.NewBook(nobody{}),
		Communes: []flow.Commune{{Code: "23020", Kind: "xã", Name: "Hải Ninh"}},
		NewID:    func() record.ID { return record.ID{1} },
	})
	evening := time.Date(2026, 5, 12, 18, 30, 0, 0, time.UTC)
	press := func(a flow.Action) []flow.Effect {
		effects, _ := kiosk.Do(evening, a)
		return effects
	}
	for _, r := range "Nhaf vawn hoas thoon 2" {
		press(flow.Type{Rune: r})
	}
	fmt.Println(kiosk.View().Main.(flow.Setup).Hall)

	press(flow.Next{})
	press(flow.Choose{I: 0})
	press(flow.Next{})
	for _, r := range "Leex Vawn Maaux" {
		press(flow.Type{Rune: r})
	}
	press(flow.Next{})
	for range 2 {
		for range 6 {
			press(flow.Digit{D: 7})
		}
		for _, e := range press(flow.Next{}) {
			fmt.Printf("%T\n", e)
		}
	}
	for _, e := range press(flow.PINChecked{OK: true}) {
		for _, d := range e.(flow.Append).Drafts {
			fmt.Println(d.Fact.Kind())
		}
	}
	fmt.Println("waits for the disk:", kiosk.View().Busy)
	// Output:
	// Nhà văn hóa thôn 2
	// flow.SetPIN
	// HallSet
	// FacilitatorAdded
	// PINSet
	// ClassMade
	// waits for the disk: true
}
