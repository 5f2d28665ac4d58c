package main

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/ui/flow"
)

var mau = record.FacilitatorID{ID: record.ID{7}}

// staffed is a kiosk with one facilitator.
func staffed(t *testing.T) *kiosk {
	t.Helper()
	k, err := openKiosk(t.TempDir(), t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.close)
	name, err := k.keeper.vault.SealName(mau.ID, record.Name{Full: "Lê Văn Mẫu"})
	if err != nil {
		t.Fatal(err)
	}
	events, err := k.keeper.keep(record.Draft{Fact: record.FacilitatorAdded{Facilitator: mau}}, record.Draft{Fact: name})
	if err != nil {
		t.Fatal(err)
	}
	k.events = append(k.events, events...)
	if err := k.keeper.vault.SetPIN(mau, "112233"); err != nil {
		t.Fatal(err)
	}
	return k
}

// The technician lists the facilitators and sets a PIN; it is an event.
func TestTechniciansPIN(t *testing.T) {
	k := staffed(t)
	var out bytes.Buffer
	if err := (&pinCmd{}).set(k, strings.NewReader(""), &out); err != nil || out.String() != "1\tLê Văn Mẫu\n" {
		t.Fatalf("%q, %v", out.String(), err)
	}
	for _, bad := range []string{"", "12345", "1234567", "12345a"} {
		if err := (&pinCmd{Facilitator: 1}).set(k, strings.NewReader(bad), &out); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
	if err := (&pinCmd{Facilitator: 2}).set(k, strings.NewReader("445566"), &out); err == nil {
		t.Error("a PIN of nobody was taken")
	}
	if err := (&pinCmd{Facilitator: 1}).set(k, strings.NewReader("445566\n"), &out); err != nil {
		t.Fatal(err)
	}
	if a, err := k.keeper.vault.CheckPIN(mau, "445566"); err != nil || !a.OK {
		t.Errorf("the new PIN: %+v, %v", a, err)
	}
	last := record.Fact(nil)
	for e, err := range k.log.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		last = e.Fact
	}
	if last != (record.PINSet{Facilitator: mau}) {
		t.Errorf("the last event is %+v", last)
	}
}

// The centre's answer opens one question of this kiosk, and wrong ones wait with the wrong PINs.
func TestAnswerOfTheCentre(t *testing.T) {
	k := staffed(t)
	try := func(question uint32, answer string) (got flow.PINChecked) {
		k.keeper.checkReset(flow.CheckReset{Facilitator: mau, Question: question, Answer: answer}, func(a flow.Action) { got = a.(flow.PINChecked) })
		return got
	}
	_, signer := k.keeper.vault.Signer()
	answer := bundle.ResetCode(k.log.Head().Kiosk, 48271930, bundle.CodeKeyOf(signer))
	if got := try(48271931, answer); got.OK || got.Wrong != 1 || !got.Looked {
		t.Errorf("the answer to another question: %+v", got)
	}
	if got := try(48271930, answer); !got.OK {
		t.Errorf("the answer: %+v", got)
	}
	for range 5 {
		try(1, "00000000")
	}
	if got := try(48271930, answer); got.OK || got.Looked || got.Wait != time.Minute {
		t.Errorf("after five wrong ones: %+v", got)
	}
	var looked flow.PINChecked
	k.keeper.lookAtPIN(flow.LookAtPIN{Facilitator: mau}, func(a flow.Action) { looked = a.(flow.PINChecked) })
	if !looked.Only || looked.Wait != time.Minute || looked.Facilitator != mau {
		t.Errorf("looked at: %+v", looked)
	}
}
