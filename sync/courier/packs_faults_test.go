package courier

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// lessons is one taking of version 2 of a pack, from a stick of files, by a store that has version 1.
type lessons struct {
	pub          publisher
	stick, store map[string][]byte
}

func newLessons(t *testing.T) lessons {
	t.Helper()
	l := lessons{pub: newPublisher(t)}
	first := mended(treeOf(t, l.pub.pack(t, 1, 1), l.pub.trusted()))
	kiosk := newMemDisk()
	if _, err := take(t.Context(), &Store{stick: &Stick{disk: kiosk}}, &Stick{disk: first}, l.pub.trusted()); err != nil {
		t.Fatal(err)
	}
	l.store, l.stick = kiosk.pull()["durable"], treeOf(t, l.pub.pack(t, 2, 1), l.pub.trusted())
	return l
}

func (l lessons) take(ctx context.Context, kiosk, stick disk) error {
	plan, err := take(ctx, &Store{stick: &Stick{disk: kiosk}}, &Stick{disk: stick}, l.pub.trusted())
	if err == nil && len(plan.Offers) != 1 {
		err = fmt.Errorf("offers: %+v, refused: %v", plan.Offers, plan.Ignored)
	}
	return err
}

// judge looks at a kiosk's store after a fault: version 1 is whole; version 2 is whole or not there; the next time, it comes.
func (l lessons) judge(t *testing.T, files map[string][]byte, taken bool) (wrong []string) {
	t.Helper()
	d := mended(files)
	store := &Store{stick: &Stick{disk: d}}
	kept, err := store.Packs()
	if err != nil || !slices.Contains(kept, KeptPack{"goi-thu", 1}) || taken && !slices.Contains(kept, KeptPack{"goi-thu", 2}) {
		wrong = append(wrong, fmt.Sprintf("kept %v, %v", kept, err))
	}
	for _, k := range kept {
		if err := store.whole(t, k, l.pub.trusted()); err != nil {
			wrong = append(wrong, fmt.Sprintf("version %d: %v", k.Version, err))
		}
	}
	if slices.Contains(kept, KeptPack{"goi-thu", 2}) {
		return wrong
	}
	if err := l.take(t.Context(), d, mended(l.stick)); err != nil {
		wrong = append(wrong, fmt.Sprintf("the next time: %v", err))
	}
	for name := range d.live {
		if strings.HasSuffix(name, partSuffix) {
			wrong = append(wrong, name+" is left")
		}
	}
	return wrong
}

// Every system call of taking lessons fails once, on the kiosk's disk and on the stick, alone or with all after it: nothing that was there is
// lost, nothing half stands under a name, and the next time goes on from there.
func TestEveryCallOfTakingFails(t *testing.T) {
	l := newLessons(t)
	cases := 0
	for _, where := range []string{"kiosk", "stick"} {
		for _, way := range ways {
			for at := 1; ; at++ {
				kiosk, stick := mended(l.store), mended(l.stick)
				failing := map[string]*memDisk{"kiosk": kiosk, "stick": stick}[where]
				failing.failAt, failing.err, failing.gone = at, way.err, way.gone
				err := l.take(t.Context(), kiosk, stick)
				if failing.calls < at {
					break
				}
				if at > 40 && at%23 != 0 { // reading the same file piece by piece
					continue
				}
				cases++
				for state, files := range kiosk.pull() {
					for _, wrong := range l.judge(t, files, err == nil) {
						t.Errorf("%s, call %d fails with %v, gone %v, %s: %s", where, at, way.err, way.gone, state, wrong)
					}
				}
			}
		}
	}
	t.Logf("%d faults", cases)
}

// A kiosk that is full after any number of bytes keeps its lessons, and says so.
func TestKioskFullWhileTaking(t *testing.T) {
	l := newLessons(t)
	for room := 0; room < 80_000; room += 1499 {
		kiosk := mended(l.store)
		kiosk.limited, kiosk.room = true, room
		err := l.take(t.Context(), kiosk, mended(l.stick))
		if err != nil && !errors.Is(err, ErrNoRoom) {
			t.Errorf("room for %d bytes: %v", room, err)
		}
		for state, files := range kiosk.pull() {
			for _, wrong := range l.judge(t, files, err == nil) {
				t.Errorf("room for %d bytes, %s: %s", room, state, wrong)
			}
		}
	}
	tight := mended(l.store)
	tight.free = 1000
	if err := l.take(t.Context(), tight, mended(l.stick)); !errors.Is(err, ErrNoRoom) || KeyOf(err) != KeyNoRoom {
		t.Errorf("seen beforehand: got %v", err)
	}
}

// The control: a store that writes in place is found out.
func TestControlTakingInPlace(t *testing.T) {
	l := newLessons(t)
	broken := 0
	for at := 1; ; at++ {
		kiosk := mended(l.store)
		kiosk.failAt, kiosk.err, kiosk.gone = at, noDevice, true
		err := l.take(t.Context(), inPlace{kiosk}, mended(l.stick))
		if kiosk.calls < at {
			break
		}
		for _, files := range kiosk.pull() {
			if len(l.judge(t, files, err == nil)) > 0 {
				broken++
			}
		}
	}
	if broken == 0 {
		t.Error("writing in place was not found out")
	}
	t.Logf("found out %d times", broken)
}
