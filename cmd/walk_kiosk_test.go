package cmd_test

import (
	"bytes"
	"crypto/rand"
	"errors"
	"testing"
	"time"

	"dendau/assets"
	"dendau/content"
	"dendau/content/workshop"
	"dendau/storage"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// kiosk is a hall's PC without its window: the real flow over the real log, vault, pack, sticks and codes, wired as cmd/dendau wires
// them, but on one goroutine and by a clock that only goes on when somebody does something.
type kiosk struct {
	t     *testing.T
	data  string // its folder
	clock time.Time
	today record.Day // the true day, where the clock is wrong
	disk  *disk
	pack  *content.Pack

	log    *storage.Log
	vault  *storage.Vault
	names  *storage.Roster
	book   *flow.Book
	flow   *flow.Kiosk
	coming []flow.Action   // on their way home from effects
	kept   []record.Event  // every event that the disk acknowledged
	said   []content.Path  // what was read aloud, in order
	film   content.Film    // what plays
	road   roadside        // sticks and codes
	people []record.Name   // everybody whose name was ever typed here
	noted  []flow.Notice   // every message that stood on the screen
	seen   map[string]bool // the screens that were shown, by type
}

// tuesday is an evening of class, half past six.
var tuesday = time.Date(2026, 11, 24, 18, 30, 0, 0, time.FixedZone("ICT", 7*60*60))

// newKiosk unpacks a PC with a pack of three lessons, the first with a film, and starts it for the first time.
func newKiosk(t *testing.T) *kiosk {
	t.Helper()
	k := &kiosk{t: t, data: t.TempDir(), clock: tuesday, disk: &disk{}, pack: samplePack(t), seen: map[string]bool{}}
	k.start()
	return k
}

// samplePack signs three lessons in memory and opens them as a kiosk does.
func samplePack(t *testing.T) *content.Pack {
	t.Helper()
	m, files := workshop.Sample(3)
	first := m.Tree[0].Lessons[0]
	l, err := content.DecodeLesson(files[first.Path])
	must(t, err)
	l.Film = &content.Film{
		ID: "T01.F1", Title: l.Title, Path: "phim/goi.mp4", Poster: l.Cover, Seconds: 40, After: 1,
		Subtitles: map[content.Lang]content.Path{content.Vietnamese: "phim/goi.vi.srt"},
	}
	files[first.Path] = workshop.Encode(*l)
	files["phim/goi.mp4"] = []byte("nobody decodes it here")
	files["phim/goi.vi.srt"] = []byte("1\n00:00:01,000 --> 00:00:04,000\nCon chào bà ạ.\n")
	key, err := workshop.NewKey()
	must(t, err)
	var ddp bytes.Buffer
	must(t, workshop.Sign(&ddp, m, files, key))
	p, err := content.Open(bytes.NewReader(ddp.Bytes()), int64(ddp.Len()), []content.PublicKey{key.Public()})
	must(t, err)
	return p
}

// start is the power switch: the program begins from what the disk has, which must be all that was ever acknowledged.
func (k *kiosk) start() {
	k.t.Helper()
	var err error
	k.log, err = storage.Open(k.data, storage.Options{
		Now: func() time.Time { return k.clock }, Program: "thử", Build: tuesday.AddDate(0, -1, 0), FS: k.disk,
	})
	must(k.t, err)
	dir, log := k.data, k.log
	k.t.Cleanup(func() {
		if err := log.Close(); err != nil && !errors.Is(err, storage.ErrClosed) {
			k.t.Error(err)
		}
		if found, err := storage.Check(dir); err != nil || !found.OK() {
			k.t.Errorf("after the evening the log is not whole: %v %v", found.Wrong, err)
		}
	})
	k.vault, err = k.log.Vault()
	must(k.t, err)
	k.names = k.vault.NewRoster()
	k.book = flow.NewBook(k.names)
	k.recall()
	k.coming, k.road = nil, roadside{}
	k.flow = flow.New(k.config())
}

// recall reads the log from its beginning.
func (k *kiosk) recall() {
	k.t.Helper()
	events := k.events()
	if at := firstLost(k.kept, events); at >= 0 {
		k.t.Fatalf("event %d of %d was acknowledged and is lost", at+1, len(k.kept))
	}
	k.kept = events
	for _, e := range events {
		k.names.Add(e)
		k.book.Add(e)
	}
}

// firstLost is the place of the first event that was acknowledged and is not what the log has there; -1 when nothing is lost.
func firstLost(acknowledged, log []record.Event) int {
	for i, e := range acknowledged {
		if i >= len(log) || e.Stamp != log[i].Stamp || !bytes.Equal(encoded(e), encoded(log[i])) {
			return i
		}
	}
	return -1
}

func encoded(e record.Event) []byte {
	b, err := record.Encode(e)
	if err != nil {
		panic(err) // the log has it encoded
	}
	return b
}

func (k *kiosk) events() (all []record.Event) {
	k.t.Helper()
	for e, err := range k.log.Since(0) {
		must(k.t, err)
		all = append(all, e)
	}
	return all
}

func (k *kiosk) config() flow.Config {
	c := flow.Config{
		Book: k.book, Course: flow.CourseOf(k.pack), Units: assets.UnitsVersion, NewID: newID, Now: k.clock,
		Build: tuesday.AddDate(0, -1, 0), Kiosk: k.id().Short(), Program: "thử",
	}
	for _, u := range assets.Communes() {
		c.Communes = append(c.Communes, flow.Commune{Code: u.Code, Kind: u.Kind, Name: u.Name})
	}
	if root, ok := k.root(); ok {
		c.Centre = root.Centre
	}
	return c
}

func newID() (id record.ID) {
	rand.Read(id[:])
	return id
}

func (k *kiosk) id() record.KioskID { return k.log.Head().Kiosk }

// do takes actions one after another, a second apart, each with everything that comes of it.
func (k *kiosk) do(actions ...flow.Action) *kiosk {
	k.t.Helper()
	for _, a := range actions {
		k.clock = k.clock.Add(time.Second)
		k.home(a)
		k.settle()
	}
	return k
}

// home puts an action in the queue, as an effect does when it is through.
func (k *kiosk) home(a flow.Action) { k.coming = append(k.coming, a) }

func (k *kiosk) settle() {
	k.t.Helper()
	for len(k.coming) > 0 {
		a := k.coming[0]
		k.coming = k.coming[1:]
		effects, err := k.flow.Do(k.clock, a)
		if err != nil {
			k.t.Fatalf("%T: %v", a, err)
		}
		for _, e := range effects {
			k.perform(e)
		}
		k.look()
	}
}

// wait lets time go by with nobody touching anything.
func (k *kiosk) wait(seconds int) *kiosk {
	k.t.Helper()
	for range seconds {
		k.do(flow.Tick{})
	}
	return k
}

// write types a text letter by letter, in Telex or composed.
func (k *kiosk) write(text string) *kiosk {
	k.t.Helper()
	for _, r := range text {
		k.clock = k.clock.Add(60 * time.Millisecond) // a quick hand; what comes faster is a scanner's
		k.home(flow.Type{Rune: r})
		k.settle()
	}
	return k
}

// pin types a PIN and presses the button below it.
func (k *kiosk) pin(digits string) *kiosk {
	k.t.Helper()
	for _, r := range digits {
		k.do(flow.Digit{D: int(r - '0')})
	}
	return k.do(flow.Next{})
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
