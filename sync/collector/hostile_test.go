package collector

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dendau/content"
	"dendau/storage"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// attack is one thing that somebody brings who means harm, or that a broken machine makes.
type attack struct {
	family, name string
	// bring hands it to whoever takes such things; what comes back is the refusal.
	bring func() error
	// reasons are the words one of which the refusal must carry: the code of a refusal, the key of a stick's fault, or a part of its text.
	reasons []string
}

// besieged is a centre and a hall in good order, and what they look like on the disk.
type besieged struct {
	t      *testing.T
	centre *Centre
	hall   *hall
	good   []byte
	root   bundle.Root
	stick  string
	kept   map[string][32]byte
}

// maxTaken is how much memory may be allocated, all in all, in refusing one attack; what is in use at a time is less.
const maxTaken = 96 << 20

// TestHostile brings everything that the road could bring, one by one. Each is refused with a reason that names what is wrong, in bounded
// memory, and the folders of the centre and of the kiosk are byte for byte what they were.
func TestHostile(t *testing.T) {
	b := newBesieged(t)
	var attacks []attack
	all := []func(*besieged) []attack{cutBundles, changedBundles, forgedBundles, bombs, hostileReceipts, typedCodes, hostileRoots, hostileEnrolments, hostileCarried, hostileFrames, hostilePacks, hostileRequests}
	if runtime.GOOS != "windows" { // where no links, pipes and names of devices can be laid
		all = append(all, hostileSticks)
	}
	for _, family := range all {
		attacks = append(attacks, family(b)...)
	}
	b.look() // everything that is prepared stands before the first attack
	families := map[string]int{}
	var worst uint64
	worstName := ""
	for _, a := range attacks {
		families[a.family]++
		taken := b.withstand(a)
		if taken > worst {
			worst, worstName = taken, a.family+": "+a.name
		}
	}
	if len(attacks) < 100 {
		t.Errorf("%d attacks, want at least 100", len(attacks))
	}
	t.Logf("%d attacks in %d families %v; the most memory taken is %.1f MiB (%s)", len(attacks), len(families), families, float64(worst)/(1<<20), worstName)
}

func newBesieged(t *testing.T) *besieged {
	t.Helper()
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	h.evening("L05")
	b := &besieged{t: t, centre: c, hall: h, good: h.sealed(1, 0), root: newestRoot(t, c), stick: t.TempDir()}
	ingest(t, c, h.sealed(1, 9))
	if _, err := c.WriteTrust(t.Context(), b.stick, "", nil); err != nil {
		t.Fatal(err)
	}
	return b
}

// withstand brings one attack and gives how much memory was taken in refusing it.
func (b *besieged) withstand(a attack) uint64 {
	b.t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := bravely(a.bring)
	runtime.ReadMemStats(&after)
	taken := after.TotalAlloc - before.TotalAlloc
	name := a.family + ": " + a.name
	switch {
	case err == nil:
		b.t.Errorf("%s: taken in", name)
	case !namesOne(err, a.reasons):
		b.t.Errorf("%s: refused by %v, want one of %v", name, err, a.reasons)
	}
	if taken > maxTaken {
		b.t.Errorf("%s: %d MiB of memory taken", name, taken>>20)
	}
	now := b.state()
	for file, sum := range b.kept {
		if now[file] != sum {
			b.t.Errorf("%s: %s is changed", name, file)
		}
	}
	if len(now) != len(b.kept) {
		b.t.Errorf("%s: %d files, %d before", name, len(now), len(b.kept))
	}
	b.kept = now
	return taken
}

// bravely turns a panic into the error that it is.
func bravely(bring func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panicked: %v", p)
		}
	}()
	return bring()
}

func namesOne(err error, reasons []string) bool {
	var fault *courier.Fault
	key := ""
	if errors.As(err, &fault) {
		key = fault.Key
	}
	return slices.ContainsFunc(reasons, func(reason string) bool {
		return reason == CodeOf(err) || reason == key || reason == string(content.CodeOf(err)) || strings.Contains(reason, " ") && strings.Contains(err.Error(), reason)
	})
}

// look remembers the state that nothing may change.
func (b *besieged) look() {
	b.hall.stop()
	log, err := storage.Open(b.hall.dir, storage.Options{ReadOnly: true})
	if err != nil {
		b.t.Fatal(err)
	}
	b.hall.log = log
	b.kept = b.state()
}

// state is the sum of every file of the centre and of the kiosk. SQLite's index of its own journal is no content: readers write in it.
func (b *besieged) state() map[string][32]byte {
	b.t.Helper()
	out := map[string][32]byte{}
	for _, dir := range []string{b.centre.dir, b.hall.dir} {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(path, "-shm") {
				return err
			}
			content, err := os.ReadFile(path)
			out[path] = sha256.Sum256(content)
			return err
		})
		if err != nil {
			b.t.Fatal(err)
		}
	}
	return out
}

// ingest is the door of the centre.
func (b *besieged) ingest(bytes []byte) func() error {
	return func() error {
		out, err := b.centre.Ingest(b.t.Context(), bytes, "usb")
		if err != nil && out.Receipt.UpTo != 0 {
			return errors.New("a receipt came with the refusal")
		}
		return err
	}
}

// kioskLog is what a kiosk compares with.
func (b *besieged) kioskLog() *storage.Log { return b.hall.log }

// What TestHostile believes by is not painted on: what is taken in, what is refused for another reason, what panics, what takes much memory
// and what changes a file are all found.
func TestHostileFindsFaults(t *testing.T) {
	b := newBesieged(t)
	b.look()
	for name, bring := range map[string]func() error{
		"a good bundle":  b.ingest(b.good),
		"another reason": func() error { return bundle.ErrLong },
		"no reason":      func() error { return errors.New("no") },
		"a panic":        func() error { panic("help") },
		"much memory":    func() error { b.good = append(make([]byte, maxTaken), b.good...); return bundle.ErrForged },
		"a changed file": func() error {
			return errors.Join(os.WriteFile(filepath.Join(b.centre.dir, "keys", identityFile), nil, secret), bundle.ErrForged)
		},
		"a file more": func() error {
			return errors.Join(os.WriteFile(filepath.Join(b.hall.dir, "x"), nil, secret), bundle.ErrForged)
		},
	} {
		inner := &testing.T{}
		watched := *b
		watched.t = inner
		watched.kept = b.state()
		watched.withstand(attack{"controls", name, bring, []string{"forged"}})
		if !inner.Failed() {
			t.Errorf("%s is not found", name)
		}
	}
}
