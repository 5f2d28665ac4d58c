package storage

import (
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"dendau/storage/record"
)

// doorway is a vault before which somebody tries PINs, with both clocks in the test's hand.
type doorway struct {
	t     *testing.T
	dir   string
	wall  time.Time
	ran   time.Duration
	log   *Log
	vault *Vault
	disk  *faultyFS
}

func newDoorway(t *testing.T) *doorway {
	dir, _ := filled(t)
	d := &doorway{t: t, dir: dir, wall: evening, disk: &faultyFS{}}
	d.start()
	t.Cleanup(func() { closeChecked(t, d.log) })
	return d
}

// start is the program begun: its running time starts anew.
func (d *doorway) start() {
	d.ran = 0
	o := options()
	o.Now, o.Running, o.FS = func() time.Time { return d.wall }, func() time.Duration { return d.ran }, d.disk
	var err error
	if d.log, err = Open(d.dir, o); err != nil {
		d.t.Fatal(err)
	}
	d.vault = vaultOf(d.t, d.log)
}

// restart closes the program and starts it again after a time off.
func (d *doorway) restart(off time.Duration) {
	closeChecked(d.t, d.log)
	d.wall = d.wall.Add(off)
	d.start()
}

// pass lets a time go by; set moves the wall clock alone.
func (d *doorway) pass(by time.Duration) { d.wall, d.ran = d.wall.Add(by), d.ran+by }
func (d *doorway) set(by time.Duration)  { d.wall = d.wall.Add(by) }

func (d *doorway) check(pin string, want PINAnswer) {
	d.t.Helper()
	got, err := d.vault.CheckPIN(facilitator, pin)
	if err != nil || got != want {
		d.t.Errorf("got %+v, %v, want %+v", got, err, want)
	}
}

// wrong tries n wrong PINs, each as soon as it is looked at.
func (d *doorway) wrong(n int) {
	d.t.Helper()
	for range n {
		a, err := d.vault.PINWait(facilitator)
		if err != nil {
			d.t.Fatal(err)
		}
		d.pass(a.Wait)
		if a, err = d.vault.CheckPIN(facilitator, "000000"); err != nil || a.OK || !a.Looked {
			d.t.Fatalf("a wrong PIN: %+v, %v", a, err)
		}
	}
}

const rightPIN = "246810"

// Five wrong PINs are free, then one waits 1, 5 and each time 15 minutes; the right one begins anew.
func TestWrongPINsMustWait(t *testing.T) {
	t.Parallel()
	d := newDoorway(t)
	d.wrong(freeTries - 1)
	d.check(rightPIN, PINAnswer{OK: true, Looked: true})
	d.wrong(freeTries - 1)
	for n, wait := range []time.Duration{time.Minute, 5 * time.Minute, 15 * time.Minute, 15 * time.Minute} {
		d.check("000000", PINAnswer{Wrong: freeTries + n, Wait: wait, Looked: true})
		d.check(rightPIN, PINAnswer{Wrong: freeTries + n, Wait: wait})
		d.pass(wait - time.Second)
		d.check(rightPIN, PINAnswer{Wrong: freeTries + n, Wait: time.Second})
		d.pass(time.Second)
	}
	d.check(rightPIN, PINAnswer{OK: true, Looked: true})
	if _, err := d.vault.CheckPIN(record.FacilitatorID{}, "1"); !errors.Is(err, ErrNoPIN) {
		t.Errorf("got %v, want %v", err, ErrNoPIN)
	}
}

// Six wrong PINs wait five minutes: whatever is done to the clock and the program, never shorter than told here.
func TestWaitIsClockProof(t *testing.T) {
	t.Parallel()
	const full = 5 * time.Minute
	year := 365 * 24 * time.Hour
	cases := []struct {
		name string
		then func(*doorway)
		left time.Duration
	}{
		{"nothing", func(*doorway) {}, full},
		{"the clock set ahead", func(d *doorway) { d.set(year) }, full},
		{"the clock set back", func(d *doorway) { d.set(-year) }, full},
		{"two minutes, the clock set ahead", func(d *doorway) { d.pass(2 * time.Minute); d.set(year) }, 3 * time.Minute},
		{"two minutes, the clock set back", func(d *doorway) { d.pass(2 * time.Minute); d.set(-year) }, 3 * time.Minute},
		{"a restart", func(d *doorway) { d.restart(0) }, full},
		{"two minutes off", func(d *doorway) { d.restart(2 * time.Minute) }, 3 * time.Minute},
		{"two minutes, then a restart", func(d *doorway) { d.pass(2 * time.Minute); d.restart(0) }, 3 * time.Minute},
		{"a night off", func(d *doorway) { d.restart(12 * time.Hour) }, 0},
		{"two minutes, then a restart with the clock back", func(d *doorway) { d.pass(2 * time.Minute); d.restart(-year) }, full},
		{"the clock back at every restart", func(d *doorway) {
			for range 3 {
				d.pass(4 * time.Minute)
				d.restart(-time.Hour)
			}
		}, full},
		{"after a restart the clock set ahead", func(d *doorway) { d.restart(0); d.wait(); d.set(year) }, full},
		{"back, looked at, then two minutes and a restart", func(d *doorway) { d.restart(-year); d.wait(); d.pass(2 * time.Minute); d.restart(0) }, 3 * time.Minute},
		{"a battery that is empty: 1970", func(d *doorway) { d.restart(-d.wall.Sub(time.Unix(0, 0))) }, full},
		{"the far future", func(d *doorway) { d.restart(250 * year) }, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d := newDoorway(t)
			d.wrong(freeTries + 1)
			c.then(d)
			if got := d.wait(); got != c.left {
				t.Errorf("%v are left, want %v", got, c.left)
			}
			want := PINAnswer{OK: true, Looked: true}
			if c.left > 0 {
				want = PINAnswer{Wrong: freeTries + 1, Wait: c.left}
			}
			d.check(rightPIN, want)
		})
	}
}

func (d *doorway) wait() time.Duration {
	d.t.Helper()
	a, err := d.vault.PINWait(facilitator)
	if err != nil {
		d.t.Fatal(err)
	}
	return a.Wait
}

// However the clock jumps while the program runs, and however often it starts without the clock running ahead, wrong PINs are looked at no
// oftener than the waits allow.
func TestNobodyGuessesFaster(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) { // each step waits for a disk
		draw := rand.New(rand.NewPCG(seed, 4))
		d := newDoorway(t)
		looked, really := 0, time.Duration(0)
		for range 40 {
			switch draw.IntN(9) {
			case 0, 1:
				by := time.Duration(draw.IntN(600)) * time.Second
				d.pass(by)
				really += by
			case 2: // ahead and back again, as it was
				was := d.wall
				d.set(time.Duration(draw.IntN(1e6)) * time.Second)
				d.wait()
				d.wall = was
			case 3:
				d.restart(-time.Duration(draw.IntN(1e6)) * time.Second)
			default:
				a, err := d.vault.CheckPIN(facilitator, "000000")
				if err != nil {
					t.Fatal(err)
				}
				if a.Looked {
					looked++
				}
			}
		}
		owed := time.Duration(0)
		for n := freeTries; n < looked; n++ {
			owed += pinRow{Wrong: n}.price()
		}
		if looked < freeTries || really < owed {
			t.Errorf("seed %d: %d were looked at within %v, which needs %v", seed, looked, really, owed)
		}
	}
}

// A code that stands for the PIN waits with the wrong PINs, and so do PINs with wrong codes.
func TestOtherTriesCountToo(t *testing.T) {
	t.Parallel()
	d := newDoorway(t)
	try := func(right bool, want PINAnswer) {
		t.Helper()
		got, err := d.vault.TryInstead(facilitator, func() bool { return right })
		if err != nil || got != want {
			t.Errorf("got %+v, %v, want %+v", got, err, want)
		}
	}
	d.wrong(3)
	try(false, PINAnswer{Wrong: 4, Looked: true})
	try(false, PINAnswer{Wrong: 5, Looked: true, Wait: time.Minute})
	try(true, PINAnswer{Wrong: 5, Wait: time.Minute})
	d.check(rightPIN, PINAnswer{Wrong: 5, Wait: time.Minute})
	d.pass(time.Minute)
	try(true, PINAnswer{OK: true, Looked: true})
	d.check(rightPIN, PINAnswer{OK: true, Looked: true})

	// Somebody whose PIN is lost with the vault can still be let in, and still not guess.
	lost := record.FacilitatorID{ID: record.ID{9}}
	for range freeTries {
		if _, err := d.vault.TryInstead(lost, func() bool { return false }); err != nil {
			t.Fatal(err)
		}
	}
	if a, err := d.vault.PINWait(lost); err != nil || a.Wait != time.Minute || d.vault.HasPIN(lost) {
		t.Errorf("without a PIN: %+v, %v, %v", a, err, d.vault.HasPIN(lost))
	}
	if _, err := d.vault.CheckPIN(lost, ""); !errors.Is(err, ErrNoPIN) {
		t.Errorf("got %v, want %v", err, ErrNoPIN)
	}
}

// A new PIN begins without a debt.
func TestNewPINWaitsForNothing(t *testing.T) {
	t.Parallel()
	d := newDoorway(t)
	d.wrong(freeTries + 2)
	if err := d.vault.SetPIN(facilitator, "135791"); err != nil {
		t.Fatal(err)
	}
	d.check("135791", PINAnswer{OK: true, Looked: true})
	d.check(rightPIN, PINAnswer{Wrong: 1, Looked: true})
}

// On a full disk wrong PINs count all the same, as long as the program runs.
func TestFullDiskIsNoLeaveToGuess(t *testing.T) {
	t.Parallel()
	d := newDoorway(t)
	d.disk.set(func(op, _ string) error {
		if op == "write" {
			return noRoom
		}
		return nil
	})
	for range freeTries {
		if _, err := d.vault.CheckPIN(facilitator, "000000"); err == nil {
			t.Fatal("a full disk kept the count")
		}
	}
	if a, err := d.vault.CheckPIN(facilitator, rightPIN); err != nil || a.Wait != time.Minute {
		t.Errorf("after %d wrong ones: %+v, %v", freeTries, a, err)
	}
	d.disk.set(nil)
}
