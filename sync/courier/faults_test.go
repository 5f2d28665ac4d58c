package courier

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"strings"
	"syscall"
	"testing"

	"dendau/sync/bundle"
)

// checked remembers what a file was found to be: the same bytes stand on thousands of sticks here.
var checked = map[[32]byte]error{}

// whole tells what is torn among the files of a stick: every name that anybody reads must be a whole file.
func (h *hall) whole(files map[string][]byte) error {
	for name, data := range files {
		key := sha256.Sum256(append([]byte(name+"\x00"), data...))
		err, known := checked[key]
		if !known {
			err = h.wholeFile(name, data)
			checked[key] = err
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func (h *hall) wholeFile(name string, data []byte) error {
	var err error
	switch {
	case strings.HasSuffix(name, ".ddb"):
		_, err = bundle.Open(data, kioskKey.Public().(ed25519.PublicKey), h.centre)
	case strings.HasSuffix(name, ".dds"):
		_, err = OpenBackup(data, recovery)
	case path.Dir(name) == bundle.EnrolFolder && strings.HasSuffix(name, ".json"):
		_, err = bundle.ParseEnrolment(data)
	case path.Dir(name) == folderHalls && strings.HasSuffix(name, ".json"):
		err = json.Unmarshal(data, &hallFile{})
	case path.Base(name) == roundName && !bytes.HasSuffix(data, []byte("</html>\n")):
		err = errors.New("the page is cut")
	}
	return err
}

// newest tells whether the stick has the log and its backup up to the end.
func newest(files map[string][]byte, out Outgoing) bool {
	bundles, backup := false, false
	for name, data := range files {
		if h, err := bundle.ReadHeader(data); path.Dir(name) == bundle.OutboxFolder && path.Ext(name) == ".ddb" && err == nil && h.Last() == out.Log.Head().Seq {
			bundles = true
		}
		backup = backup || path.Ext(name) == ".dds" && bytes.Equal(data, out.Backup)
	}
	return bundles && backup && len(files[bundle.StickFolder+"/"+roundName]) > 0
}

// before is a stick that already carries an older bundle, the enrolment, a backup and a round sheet.
func (h *hall) before(t *testing.T) (map[string][]byte, Outgoing) {
	t.Helper()
	d := newMemDisk()
	out := h.outgoing(t)
	out.Backup, out.Hall = h.backup(t), h.line("Nhà văn hóa thôn Thử", 20779)
	if _, err := Export(t.Context(), &Stick{disk: d}, out); err != nil {
		t.Fatal(err)
	}
	h.evening(t)
	out.Enrolment = h.outgoing(t).Enrolment // sealed anew, so that it is written again
	out.Backup, out.Hall.Date = h.backup(t), 20781
	return d.pull()["durable"], out
}

// trial is one export, sealed once, tried on many sticks.
type trial struct {
	*hall
	out     Outgoing
	bundles []sealed
	// starts are the sticks: an empty one, and one that was used before.
	starts []map[string][]byte
}

func newTrial(t *testing.T) trial {
	t.Helper()
	tr := trial{hall: newHall(t)}
	used, out := tr.before(t)
	bundles, err := out.seal(bundle.MaxFile)
	if err != nil {
		t.Fatal(err)
	}
	tr.out, tr.bundles, tr.starts = out, bundles, []map[string][]byte{nil, used}
	return tr
}

func (tr trial) export(t *testing.T, d disk) error {
	_, err := (&Stick{disk: d}).lay(t.Context(), tr.out, tr.bundles)
	return err
}

// pulled is a way in which a stick fails: with this error, at one call alone or at all after it.
type pulled struct {
	err  syscall.Errno
	gone bool
}

var ways = []pulled{{ioError, false}, {noSpace, false}, {noDevice, true}, {writeProtected, true}, {ioError, true}}

// Every system call of an export fails once, alone or with all calls after it, on an empty stick and on a used one. The stick then holds
// the state before or after, whatever part of the unsynced bytes survived; a success is durable; the person gets a message that says what
// to do; and the next export works.
func TestEveryCallFails(t *testing.T) {
	tr := newTrial(t)
	cases := 0
	for _, start := range tr.starts {
		for _, way := range ways {
			for at := 1; ; at++ {
				d := mended(start)
				d.failAt, d.err, d.gone = at, way.err, way.gone
				err := tr.export(t, d)
				if d.calls < at {
					break
				}
				cases++
				what := fmt.Sprintf("call %d fails with %v, gone %v", at, way.err, way.gone)
				if err != nil && KeyOf(err) == KeyOther {
					t.Errorf("%s: nobody can act on %v", what, err)
				}
				for state, files := range d.pull() {
					for _, wrong := range tr.judge(t, files, start, err == nil) {
						t.Errorf("%s, %s: %s", what, state, wrong)
					}
				}
			}
		}
	}
	t.Logf("%d faults", cases)
}

// A stick that is full after any number of bytes, where nobody could see that beforehand: the state is the one before or after.
func TestFullAtEveryByte(t *testing.T) {
	tr := newTrial(t)
	for _, start := range tr.starts {
		roomy := mended(start)
		roomy.limited, roomy.room = true, 1<<20
		if err := tr.export(t, roomy); err != nil {
			t.Fatal(err)
		}
		all := 1<<20 - roomy.room
		cases := 0
		for room := 0; room <= all; room++ {
			if all-room > nearTheEnd && room%61 != 0 {
				continue
			}
			cases++
			d := mended(start)
			d.limited, d.room = true, room
			err := tr.export(t, d)
			if fits := room == all; (err == nil) != fits || err != nil && KeyOf(err) != KeyFull {
				t.Errorf("room for %d of %d bytes: got %v", room, all, err)
			}
			for state, files := range d.pull() {
				for _, wrong := range tr.judge(t, files, start, err == nil) {
					t.Errorf("room for %d of %d bytes, %s: %s", room, all, state, wrong)
				}
			}
		}
		t.Logf("%d bytes, tried with %d rooms", all, cases)
	}
}

// nearTheEnd is how many bytes before the end are tried one by one; every 61st before that.
const nearTheEnd = 300

// A stick whose lock is on holds what it held, and the person is told.
func TestReadOnlyHoldsWhatItHeld(t *testing.T) {
	tr := newTrial(t)
	for _, start := range tr.starts {
		d := mended(start)
		d.locked = true
		if err := tr.export(t, d); !errors.Is(err, ErrReadOnly) || KeyOf(err) != KeyReadOnly {
			t.Errorf("got %v", err)
		}
		for state, files := range d.pull() {
			if len(files) != len(start) {
				t.Errorf("%s: %d files of %d", state, len(files), len(start))
			}
			for name, data := range start {
				if !bytes.Equal(files[name], data) {
					t.Errorf("%s: %s changed", state, name)
				}
			}
		}
	}
}

// judge looks at a stick after a fault and exports again; it says what is wrong.
func (tr trial) judge(t *testing.T, files, start map[string][]byte, safe bool) (wrong []string) {
	t.Helper()
	if err := tr.whole(files); err != nil {
		wrong = append(wrong, err.Error())
	}
	if safe && !newest(files, tr.out) {
		wrong = append(wrong, "it said that it is safe")
	}
	for name := range start {
		if _, ok := files[name]; !ok {
			wrong = append(wrong, name+" is lost")
		}
	}
	again := mended(files)
	if err := tr.export(t, again); err != nil || !newest(again.pull()["durable"], tr.out) {
		wrong = append(wrong, fmt.Sprintf("the next export: %v", err))
	}
	for name := range again.live {
		if strings.HasSuffix(name, partSuffix) && path.Dir(name) == bundle.OutboxFolder {
			wrong = append(wrong, name+" is left")
		}
	}
	return wrong
}

// The control: on a stick that acknowledges a sync and does nothing, the same check finds torn files.
func TestControlWithoutSync(t *testing.T) {
	h := newHall(t)
	torn := 0
	d := newMemDisk()
	d.lying = true
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); err != nil {
		t.Fatal(err)
	}
	for _, files := range d.pull() {
		if h.whole(files) != nil {
			torn++
		}
	}
	if torn == 0 {
		t.Error("a lost sync was not found out")
	}
}

// inPlace is a disk on which files are written where they will stand: what a careless export does.
type inPlace struct{ *memDisk }

func (d inPlace) Create(name string) (file, error) {
	name = strings.TrimSuffix(name, partSuffix)
	delete(d.live, name) // as opening a file to be written anew does
	return d.memDisk.Create(name)
}

func (d inPlace) Rename(_, _ string) error { return d.call() }

// The control: an export that writes in place breaks the law at many calls, and the law sees it.
func TestControlInPlace(t *testing.T) {
	tr := newTrial(t)
	broken := 0
	for at := 1; ; at++ {
		d := mended(tr.starts[1])
		d.failAt, d.err, d.gone = at, noDevice, true
		err := tr.export(t, inPlace{d})
		if d.calls < at {
			break
		}
		for _, files := range d.pull() {
			if len(tr.judge(t, files, tr.starts[1], err == nil)) > 0 {
				broken++
			}
		}
	}
	if broken < 5 {
		t.Errorf("writing in place was found out %d times", broken)
	}
	t.Logf("found out %d times", broken)
}

func TestStickOfFalseCapacity(t *testing.T) {
	h, d := newHall(t), newMemDisk()
	d.rotten = true
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); !errors.Is(err, ErrChanged) || KeyOf(err) != KeyChanged {
		t.Errorf("got %v", err)
	}
}

func TestNoRoomIsToldBeforeWriting(t *testing.T) {
	h, d := newHall(t), newMemDisk()
	d.free = cluster
	if _, err := Export(t.Context(), &Stick{disk: d}, h.outgoing(t)); !errors.Is(err, ErrFull) {
		t.Errorf("got %v", err)
	}
	if len(d.live) != 1 {
		t.Errorf("written: %v", d.live)
	}
}
