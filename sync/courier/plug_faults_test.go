package courier

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// bringing is a stick that brings a kiosk everything: two newer roots, receipts by the newest root's key and by the first, the list of halls; and
// files that are not what their names say.
type bringing struct {
	*hall
	files map[string][]byte
	upTo  record.Seq
	halls int
}

// taken is what a kiosk believes after a plug: its root, and how far the centre's receipts reach.
type taken struct {
	root bundle.Root
	upTo record.Seq
}

func newBringing(t *testing.T) bringing {
	t.Helper()
	h := newHall(t)
	short := h.log.Head().Kiosk.Short()
	_, second := h.rootNumber(t, 2, keyFrom(150), centreKey)
	_, third := h.rootNumber(t, 3, keyFrom(160), keyFrom(150))
	list, err := bundle.Halls{Halls: []bundle.ExpectedHall{{Name: "Nhà văn hóa thôn Thử", Commune: "23122"}, {Name: "Nhà văn hóa thôn Mẫu", Commune: "23122"}}}.Marshal()
	if err != nil {
		t.Fatal(err)
	}
	return bringing{hall: h, upTo: 5, halls: 2, files: map[string][]byte{
		"DENDAU/halls.json":                   list,
		"DENDAU/trust/1.root.json":            h.rootRaw,
		"DENDAU/trust/2.root.json":            second,
		"DENDAU/trust/3.root.json":            third,
		"DENDAU/trust/4.root.json":            []byte("{}"),
		"DENDAU/receipts/" + short + ".ddr":   h.receipt(t, 5, keyFrom(160)),
		"DENDAU/receipts/" + short + "-1.ddr": h.receipt(t, 3, centreKey),
		"DENDAU/receipts/" + short + "-2.ddr": bytes.Repeat([]byte{1}, bundle.MaxReceipt),
		"DENDAU/receipts/" + short + "-3.ddr": nil,
	}}
}

// before and after are the only two states in which a plug may leave a kiosk.
func (b bringing) before() taken { return taken{root: b.root} }

func (b bringing) isAfter(k taken) bool { return k.root.N == 3 && k.upTo == b.upTo }

// takes is the first half of a plug, as the kiosk does it: everything is read before anything of it is believed.
func (b bringing) takes(d disk, k *taken) error {
	in, err := Inbox(&Stick{disk: d}, b.log, k.root)
	if err != nil {
		return err
	}
	for _, next := range in.Roots {
		k.root = next.Root
	}
	if best, ok := in.Best(); ok {
		k.upTo = best.UpTo
	}
	return nil
}

// plug is a whole plug: in, then out to the centre of the newest root.
func (b bringing) plug(t *testing.T, d disk, k *taken) error {
	t.Helper()
	if err := b.takes(d, k); err != nil {
		return err
	}
	out := b.outgoing(t)
	out.Root, out.Confirmed = k.root, k.upTo
	_, err := Export(t.Context(), &Stick{disk: d}, out)
	return err
}

// readWays are how a stick fails that is read, with the message for whoever holds it.
var readWays = []struct {
	pulled
	key string
}{{pulled{ioError, false}, KeyBroken}, {pulled{ioError, true}, KeyBroken}, {pulled{noDevice, false}, KeyGone}, {pulled{noDevice, true}, KeyGone}}

// everyCall fails every system call of some work, each in every way, on sticks of their own.
func (b bringing) everyCall(t *testing.T, work func(d *memDisk, key, what string)) {
	t.Helper()
	cases := 0
	for _, way := range readWays {
		for at := 1; ; at++ {
			d := mended(b.files)
			d.failAt, d.err, d.gone = at, way.err, way.gone
			work(d, way.key, fmt.Sprintf("call %d fails with %v, gone %v", at, way.err, way.gone))
			if d.calls < at {
				break
			}
			cases++
		}
	}
	t.Logf("%d faults", cases)
}

// Every system call of a whole plug fails once, alone or with all after it. The kiosk believes what it believed before, or all that the stick
// brings; never a newer centre without its receipt, nor an older root of three. What fails is told as what it is, what the stick brought is on it
// still, and the next plug takes all.
func TestEveryCallOfAPlugFails(t *testing.T) {
	b := newBringing(t)
	b.everyCall(t, func(d *memDisk, key, what string) {
		k := b.before()
		err := b.plug(t, d, &k)
		if !b.isAfter(k) && (k.root.N != 1 || k.upTo != 0) {
			t.Errorf("%s: root %d, receipts up to %d: neither before nor after", what, k.root.N, k.upTo)
		}
		if err == nil && !b.isAfter(k) {
			t.Errorf("%s: nobody is told", what)
		}
		if err != nil && KeyOf(err) != key {
			t.Errorf("%s: told as %s (%v)", what, KeyOf(err), err)
		}
		for state, files := range d.pull() {
			if err := b.brings(files); err != nil {
				t.Errorf("%s, %s: %v", what, state, err)
			}
			if err := b.plug(t, mended(files), &k); err != nil || !b.isAfter(k) {
				t.Errorf("%s, %s: the next plug: root %d, receipts up to %d, %v", what, state, k.root.N, k.upTo, err)
			}
		}
	})
}

// brings tells whether everything that the stick brought is on it as it was.
func (b bringing) brings(files map[string][]byte) error {
	for name, data := range b.files {
		if !bytes.Equal(files[name], data) {
			return fmt.Errorf("%s is changed or gone", name)
		}
	}
	return nil
}

// A new kiosk is offered the newest root of the stick or hears of a fault: digits of an older list would not be those on the paper.
func TestEveryCallOfAFirstStartFails(t *testing.T) {
	b := newBringing(t)
	b.everyCall(t, func(d *memDisk, key, what string) {
		stick := &Stick{disk: d}
		switch found, ok, err := NewestRoot(stick); {
		case err != nil && KeyOf(err) != key:
			t.Errorf("%s: told as %s (%v)", what, KeyOf(err), err)
		case err == nil && (!ok || found.Root.N != 3):
			t.Errorf("%s: root %d is offered", what, found.Root.N)
		}
		if n := len(ListedHalls(stick)); n != 0 && n != b.halls {
			t.Errorf("%s: %d halls of %d", what, n, b.halls)
		}
	})
}

// The control: a kiosk that believes each paper as it reads it is found between, and so is one to which a file that cannot be read is one that is
// not there.
func TestControlBelievingInPlace(t *testing.T) {
	b := newBringing(t)
	for name, takes := range map[string]func(d *memDisk, k *taken) error{
		"each as it is read": func(d *memDisk, k *taken) error {
			var in Incoming
			err := in.takeRoots(&Stick{disk: d}, k.root)
			for _, next := range in.Roots {
				k.root = next.Root
			}
			return errors.Join(err, b.takes(d, k))
		},
		"what cannot be read is not there": func(d *memDisk, k *taken) error {
			missing := mended(b.files)
			for name := range b.files {
				if _, err := (&Stick{disk: d}).read(name, bundle.MaxPaper); err != nil {
					delete(missing.live, name)
				}
			}
			return b.takes(missing, k)
		},
	} {
		t.Run(name, func(t *testing.T) {
			between := 0
			b.everyCall(t, func(d *memDisk, _, _ string) {
				k := b.before()
				err := takes(d, &k)
				if !b.isAfter(k) && (err == nil || k.root.N != 1 || k.upTo != 0) {
					between++
				}
			})
			if between < 5 {
				t.Errorf("found out %d times", between)
			}
			t.Logf("found out %d times", between)
		})
	}
}

// What only looks like a paper is passed over and does not keep the others from being taken.
func TestPapersThatAreNone(t *testing.T) {
	b := newBringing(t)
	in, err := Inbox(&Stick{disk: mended(b.files)}, b.log, b.root)
	if err != nil || len(in.Roots) != 2 || len(in.Receipts) != 1 {
		t.Fatalf("got %+v, %v", in, err)
	}
	var names []string
	for _, i := range in.Ignored {
		names = append(names, i.Name)
	}
	short := b.log.Head().Kiosk.Short()
	if want := []string{"4.root.json", short + "-1.ddr", short + "-2.ddr", short + "-3.ddr"}; !slices.Equal(names, want) {
		t.Errorf("passed over: %v, want %v", names, want)
	}
}
