package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"testing"
	"time"

	"filippo.io/age"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// roadside is a kiosk whose road is driven by hand, and the centre that it trusts.
type roadside struct {
	t      *testing.T
	kiosk  *kiosk
	road   *road
	centre ed25519.PrivateKey
	home   []flow.Action
}

func newRoadside(t *testing.T) *roadside {
	t.Helper()
	k, err := openKiosk(t.TempDir(), t.TempDir(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.close)
	ctx, end := context.WithCancel(t.Context())
	r := &roadside{t: t, kiosk: k, centre: ed25519.NewKeyFromSeed(make([]byte, 32))}
	r.road = k.newRoad(nil, func(work func(context.Context)) { go work(ctx) })
	t.Cleanup(func() { r.road.code.end(); end() })
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	root, err := bundle.MarshalRoot(bundle.Root{N: 1, Centre: "Trung tâm Thử", Recipients: []string{identity.Recipient().String()}, ReceiptKeys: []bundle.Key{bundle.KeyOf(r.centre)}}, r.centre)
	if err != nil {
		t.Fatal(err)
	}
	if err := k.trust.take(root); err != nil {
		t.Fatal(err)
	}
	r.happens(20)
	return r
}

// happens keeps so many facts.
func (r *roadside) happens(n int) {
	r.t.Helper()
	for i := range n {
		if _, err := r.kiosk.keeper.keep(record.Draft{Fact: record.SettingChanged{Key: "lang", Value: fmt.Sprint(i)}}); err != nil {
			r.t.Fatal(err)
		}
	}
}

func (r *roadside) comesHome(a flow.Action) {
	if _, frame := a.(flow.QRFrame); !frame { // those come from the stream's own goroutine
		r.home = append(r.home, a)
	}
}

// receipt is what the centre writes for the log up to an event, seen from this kiosk.
func (r *roadside) receipt(upTo record.Seq, change func(*bundle.Receipt)) bundle.Receipt {
	r.t.Helper()
	mark, err := r.road.mark(upTo)
	if err != nil {
		r.t.Fatal(err)
	}
	out := bundle.Receipt{Kiosk: mark.Kiosk, Run: mark.Run, UpTo: mark.Seq, Chain: mark.Chain, Issued: time.Now().Unix()}
	if change != nil {
		change(&out)
	}
	out.Sign(r.centre)
	return out
}

func digitsOf(t *testing.T, r bundle.Receipt) string {
	t.Helper()
	b, err := r.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return qr.Encode8(b)
}

// take has a receipt looked at and gives what it came to.
func (r *roadside) take(e flow.TakeReceipt) flow.ReceiptSaid {
	r.t.Helper()
	r.home = nil
	r.road.receipt(e, r.comesHome)
	said, ok := r.home[len(r.home)-1].(flow.ReceiptChecked)
	if !ok {
		r.t.Fatalf("home came %+v", r.home)
	}
	if _, kept := r.home[0].(flow.Kept); kept != (said.Said == flow.ReceiptNew) {
		r.t.Errorf("%s, and kept is %v", said.Said.Key(), kept)
	}
	return said.Said
}

// A scanned receipt is what its signature and our own log make of it.
func TestScannedReceipts(t *testing.T) {
	r := newRoadside(t)
	stranger := ed25519.NewKeyFromSeed([]byte("0123456789abcdef0123456789abcdef"))
	forged := r.receipt(10, nil)
	forged.Sign(stranger)
	for _, test := range []struct {
		name   string
		digits string
		want   flow.ReceiptSaid
	}{
		{"misread", "0447393800000000", flow.ReceiptUnread},
		{"no digits", "04473938x", flow.ReceiptUnread},
		{"another kiosk's", digitsOf(t, r.receipt(10, func(x *bundle.Receipt) { x.Kiosk.ID[0] ^= 1 })), flow.ReceiptOther},
		{"a stranger's", digitsOf(t, forged), flow.ReceiptForeign},
		{"more than we have", digitsOf(t, r.receipt(10, func(x *bundle.Receipt) { x.UpTo = 900 })), flow.ReceiptAhead},
		{"another log", digitsOf(t, r.receipt(10, func(x *bundle.Receipt) { x.Chain[0] ^= 1 })), flow.ReceiptForked},
		{"right", digitsOf(t, r.receipt(10, nil)), flow.ReceiptNew},
		{"again", digitsOf(t, r.receipt(10, nil)), flow.ReceiptOld},
		{"an older one", digitsOf(t, r.receipt(4, nil)), flow.ReceiptOld},
		{"further", digitsOf(t, r.receipt(15, nil)), flow.ReceiptNew},
	} {
		if got := r.take(flow.TakeReceipt{Digits: test.digits}); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got.Key(), test.want.Key())
		}
	}
	if r.road.lastConfirmed() != 15 {
		t.Errorf("confirmed %d", r.road.lastConfirmed())
	}
	root, _ := r.kiosk.trust.root()
	out, err := r.road.outgoing(root)
	if err != nil || out.Confirmed != 15 {
		t.Errorf("the next export begins after %d, %v", out.Confirmed, err)
	}
}

// Twelve digits stand for a place in our log; guesses, cut off and altered ones are none.
func TestTypedReceipts(t *testing.T) {
	r := newRoadside(t)
	_, key := r.kiosk.keeper.vault.Signer()
	code := func(seq record.Seq) string {
		mark, err := r.road.mark(seq)
		if err != nil {
			t.Fatal(err)
		}
		return mark.Code(bundle.CodeKeyOf(key))
	}
	altered := func(c string) string { return c[:11] + string('0'+(c[11]-'0'+1)%10) }
	for _, test := range []struct {
		name, code string
		want       flow.ReceiptSaid
	}{
		{"nothing", "", flow.ReceiptWrong},
		{"eleven", code(12)[:11], flow.ReceiptWrong},
		{"altered", altered(code(12)), flow.ReceiptWrong},
		{"beyond our log", "0900" + code(12)[4:], flow.ReceiptWrong},
		{"right", code(12), flow.ReceiptNew},
		{"again", code(12), flow.ReceiptOld},
		{"an older one", code(5), flow.ReceiptWrong},
		{"further", code(20), flow.ReceiptNew},
	} {
		if got := r.take(flow.TakeReceipt{Digits: test.code, Typed: true}); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got.Key(), test.want.Key())
		}
	}
	for e, err := range r.kiosk.log.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if f, is := e.Fact.(record.ReceiptTaken); is && (f.Issued != 0 || f.Way != "typed") {
			t.Errorf("kept %+v", f)
		}
	}
	if got := r.kiosk.receiptCode(record.ReceiptTaken{Run: r.kiosk.log.Head().Run, UpTo: 12, Chain: r.receipt(12, nil).Chain}); got != code(12) {
		t.Errorf("shown as %s, want %s", got, code(12))
	}
}

// A clock that stands before the centre's is known to be wrong from then on; one that stands after it proves nothing.
func TestAReceiptGradesTheClock(t *testing.T) {
	for _, test := range []struct {
		ahead time.Duration
		want  record.Grade
	}{{-time.Hour, record.ClockConfirmed}, {0, record.ClockConfirmed}, {48 * time.Hour, record.ClockWrong}} {
		r := newRoadside(t)
		r.kiosk.log.SetTrust(record.ClockConfirmed)
		issued := time.Now().Add(test.ahead).Unix()
		if said := r.take(flow.TakeReceipt{Digits: digitsOf(t, r.receipt(10, func(x *bundle.Receipt) { x.Issued = issued }))}); said != flow.ReceiptNew {
			t.Fatalf("said %s", said.Key())
		}
		events, err := r.kiosk.keeper.keep(record.Draft{Fact: record.SettingChanged{Key: "lang", Value: "vi"}})
		if err != nil || events[0].Trust != test.want {
			t.Errorf("%v ahead: %v, %v", test.ahead, events[0].Trust, err)
		}
	}
}

// The word of a phone is that of the whole bundle that is shown: what a stream's frames tell is not enough. Custody begins with it, and not
// before; what was shown without it is kept as that.
func TestThePhonesWord(t *testing.T) {
	r := newRoadside(t)
	r.road.checkTaken(flow.CheckTaken{Word: "000000"}, r.comesHome)
	if got := r.home[0]; got != (flow.TakenChecked{}) {
		t.Errorf("nothing is shown, and home comes %+v", got)
	}
	r.road.showQR(flow.ShowQR{Speed: 1}, r.comesHome)
	r.road.stopQR(flow.StopQR{}, r.comesHome)
	r.road.showQR(flow.ShowQR{Speed: 1}, r.comesHome)
	r.road.stopQR(flow.StopQR{Shown: true}, r.comesHome)
	r.road.showQR(flow.ShowQR{Speed: 1}, r.comesHome)
	word := bundle.TakenOf(r.road.shown.data)
	other := bundle.TakenOf(append([]byte(nil), r.road.shown.data[1:]...))
	for said, want := range map[flow.CheckTaken]bool{
		{Word: other.Code()}:                                    false,
		{Word: word.Code()[:5]}:                                 false,
		{Word: qr.Encode8(other.Marshal()), Scanned: true}:      false,
		{Word: qr.Encode8([]byte("DT")), Scanned: true}:         false,
		{Word: word.Code(), Scanned: true}:                      false,
		{Word: qr.Encode8(word.Marshal()) + "0", Scanned: true}: false,
	} {
		r.home = nil
		r.road.checkTaken(said, r.comesHome)
		if got := r.home[0]; got != (flow.TakenChecked{Right: want}) {
			t.Errorf("%+v: %+v", said, got)
		}
	}
	r.home = nil
	r.road.checkTaken(flow.CheckTaken{Word: qr.Encode8(word.Marshal()), Scanned: true}, r.comesHome)
	if len(r.home) != 2 || r.home[1] != (flow.TakenChecked{Right: true}) || r.road.shown != nil {
		t.Fatalf("home came %+v", r.home)
	}
	r.road.stopQR(flow.StopQR{Shown: true}, r.comesHome) // late: nothing is shown any more
	var ways []string
	for e, err := range r.kiosk.log.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		if f, is := e.Fact.(record.Exported); is {
			ways = append(ways, f.Way)
			if f.Courier != "" {
				t.Errorf("a name in the clear: %q", f.Courier)
			}
		}
	}
	if fmt.Sprint(ways) != "[shown qr]" {
		t.Errorf("kept %v", ways)
	}
}

// Speeds change in the middle of a stream and its ids go on, so that a phone keeps what it has.
func TestAStreamGoesOnAtAnotherSpeed(t *testing.T) {
	r := newRoadside(t)
	luck := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		noise := make([]byte, 120)
		for i := range noise {
			noise[i] = byte(luck.Uint32())
		}
		if _, err := r.kiosk.keeper.keep(record.Draft{Fact: record.SettingChanged{Key: "noise", Value: hex.EncodeToString(noise)}}); err != nil {
			t.Fatal(err)
		}
	}
	sizes := map[int]int{}
	var tag *qr.Sender
	for speed, want := range []int{qr.Easy.PerFrame(), qr.Default.PerFrame(), qr.Fast.PerFrame()} {
		frames := make(chan flow.QRFrame, 1)
		r.road.showQR(flow.ShowQR{Speed: speed}, func(a flow.Action) {
			if f, is := a.(flow.QRFrame); is {
				select {
				case frames <- f:
				default: // the first is looked at
				}
			}
		})
		if tag == nil {
			tag = r.road.shown.sender
		}
		f := <-frames
		sizes[want] = f.Code.Size
		if f.Still || r.road.shown.sender != tag || r.road.shown.sender.Speed().PerFrame() != want {
			t.Errorf("speed %d: %+v", speed, r.road.shown.sender.Speed())
		}
	}
	if sizes[2] != 77 || sizes[3] != 93 || sizes[5] != 117 { // versions 15, 19, 25
		t.Errorf("modules a side: %v", sizes)
	}
}

// What a stick brings that is not all well is told.
func TestTellStanding(t *testing.T) {
	for standing, want := range map[courier.Standing]flow.ReceiptSaid{courier.Ahead: flow.ReceiptAhead, courier.Forked: flow.ReceiptForked} {
		var said []flow.Action
		tellStanding([]courier.Receipt{{Standing: courier.Ahead}, {Standing: standing}}, func(a flow.Action) { said = append(said, a) })
		if len(said) != 1 || said[0] != (flow.ReceiptChecked{Said: want}) {
			t.Errorf("%v: %+v", standing, said)
		}
	}
	tellStanding(nil, func(a flow.Action) { t.Errorf("a stick without receipts says %+v", a) })
}

// Who carries is a random id on disk and on the road; their name is read here, until they ask to be forgotten.
func TestTheCourierIsSealed(t *testing.T) {
	r := newRoadside(t)
	who := record.ID{0xC0, 0x11}
	r.kiosk.keeper.append(flow.Append{
		Ticket: 1, Drafts: []record.Draft{{Fact: record.CarriedBy{Run: r.kiosk.log.Head().Run, Export: 3, Courier: who}}},
		Names: []flow.PersonName{{Person: who, Name: record.Name{Full: "Chị Hoa ở xã"}}},
	}, r.comesHome)
	if name, ok := r.kiosk.keeper.names.Name(who); !ok || name.Full != "Chị Hoa ở xã" {
		t.Fatalf("here the name is %+v, %v", name, ok)
	}
	root, _ := r.kiosk.trust.root()
	out, err := r.road.outgoing(root)
	if err != nil {
		t.Fatal(err)
	}
	slice, err := out.Log.Slice(1, r.kiosk.log.Head().Seq)
	if err != nil {
		t.Fatal(err)
	}
	for _, event := range slice.Events {
		written, err := record.Encode(event)
		if err != nil || bytes.Contains(written, []byte("Hoa")) {
			t.Errorf("an event says the name: %x, %v", written, err)
		}
	}
	(&registry{vault: r.kiosk.keeper.vault, names: r.kiosk.keeper.names, log: r.kiosk.logger}).forget(flow.ForgetPerson{Persons: []record.ID{who}}, r.comesHome)
	if name, ok := r.kiosk.keeper.names.Name(who); ok {
		t.Errorf("forgotten, and the name is %+v", name)
	}
	if _, err := r.kiosk.keeper.vault.PersonKey(who); err == nil {
		t.Error("the key is still there")
	}
}
