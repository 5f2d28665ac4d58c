package courier

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/sync/bundle"
)

// publisher signs packs in versions of its own.
type publisher struct{ key workshop.Key }

func newPublisher(t testing.TB) publisher {
	t.Helper()
	key, err := workshop.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return publisher{key}
}

func (p publisher) trusted() []content.PublicKey { return []content.PublicKey{p.key.Public()} }

// pack is a version of the sample pack: of n lessons, one file of its own and one picture that all versions share.
func (p publisher) pack(t testing.TB, version, lessons int) []byte {
	t.Helper()
	m, files := workshop.Sample(lessons)
	m.Version = version
	name := content.Path(fmt.Sprintf("hinh/rieng%d.bin", version))
	files[name] = bytes.Repeat([]byte{byte(version)}, 70_000+version)
	m.Files = append(m.Files, content.File{Path: name, Type: "application/octet-stream", Role: "later"})
	var out bytes.Buffer
	if err := workshop.Sign(&out, m, files, p.key); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// layTree lays a pack on a stick as files.
func layTree(t testing.TB, dir string, ddp []byte, trusted []content.PublicKey, skip ...string) *content.Pack {
	t.Helper()
	for name, data := range treeOf(t, ddp, trusted) {
		if !slices.ContainsFunc(skip, func(s string) bool { return strings.Contains(name, s) }) {
			put(t, dir, name, data)
		}
	}
	p, err := content.Open(bytes.NewReader(ddp), int64(len(ddp)), trusted)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func treeOf(t testing.TB, ddp []byte, trusted []content.PublicKey) map[string][]byte {
	t.Helper()
	p, err := content.Open(bytes.NewReader(ddp), int64(len(ddp)), trusted)
	if err != nil {
		t.Fatal(err)
	}
	m := p.Manifest()
	manifest, signature := p.Signed()
	name := fmt.Sprintf("%s/%s/%d.json", bundle.PacksFolder, m.PackID, m.Version)
	out := map[string][]byte{name: manifest, name + ".minisig": signature}
	for _, f := range m.Files {
		data, err := p.ReadFile(f.Path)
		if err != nil {
			t.Fatal(err)
		}
		out[bundle.StickFolder+"/"+content.BlobName(f.SHA256)] = data
	}
	return out
}

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := OpenStore(filepath.Join(t.TempDir(), "store"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// take takes all that a stick offers, as one press does.
func take(ctx context.Context, s *Store, stick *Stick, trusted []content.PublicKey) (Plan, error) {
	plan, err := s.Plan(stick, trusted)
	if err != nil {
		return plan, err
	}
	for _, o := range plan.Offers {
		if err := s.Take(ctx, o, func(int64, int64) {}); err != nil {
			return plan, err
		}
	}
	return plan, s.Sweep()
}

func (s *Store) whole(t testing.TB, k KeptPack, trusted []content.PublicKey) error {
	t.Helper()
	p, err := s.Open(k, trusted)
	if err != nil {
		return err
	}
	return p.Verify()
}

// A pack comes in from files or from one .ddp; the next version copies only what is new; the third takes the first away.
func TestPacksComeIn(t *testing.T) {
	pub, store := newPublisher(t), newStore(t)
	for version, lay := range []func(dir string){
		func(dir string) { layTree(t, dir, pub.pack(t, 1, 2), pub.trusted()) },
		func(dir string) { put(t, dir, "goi thu.DDP", pub.pack(t, 2, 2)) },
		func(dir string) {
			put(t, dir, "DENDAU/packs/moi.ddp", pub.pack(t, 3, 3))
			put(t, dir, "DENDAU/packs/cu.ddp", pub.pack(t, 2, 3))
		},
	} {
		version++
		dir := t.TempDir()
		lay(dir)
		stick := stickAt(t, dir)
		plan, err := store.Plan(stick, pub.trusted())
		if err != nil || len(plan.Offers) != 1 || len(plan.Ignored) != 0 {
			t.Fatalf("version %d: got %+v, %v", version, plan, err)
		}
		o := plan.Offers[0]
		if o.Version != version || o.Have != version-1 || o.Title[content.Vietnamese] != "Gói thử" || !plan.Fits() {
			t.Errorf("version %d: got %+v", version, o)
		}
		if version > 1 && o.Bytes > 75_000 {
			t.Errorf("version %d copies %d bytes, of which most are here", version, o.Bytes)
		}
		if version == 3 && (o.Remove != 1 || o.RemoveBytes != 70_001) {
			t.Errorf("version 3 takes away %d, %d bytes", o.Remove, o.RemoveBytes)
		}
		var told int64
		if err := store.Take(t.Context(), o, func(done, of int64) { told = done }); err != nil {
			t.Fatal(err)
		}
		if told != o.Bytes {
			t.Errorf("version %d: told of %d of %d bytes", version, told, o.Bytes)
		}
		if err := store.Sweep(); err != nil {
			t.Fatal(err)
		}
		if plan, err = store.Plan(stick, pub.trusted()); err != nil || len(plan.Offers) != 0 {
			t.Errorf("version %d again: got %+v, %v", version, plan, err)
		}
	}
	kept, err := store.Packs()
	if err != nil || !slices.Equal(kept, []KeptPack{{"goi-thu", 2}, {"goi-thu", 3}}) {
		t.Fatalf("kept %v, %v", kept, err)
	}
	for _, k := range kept {
		if err := store.whole(t, k, pub.trusted()); err != nil {
			t.Errorf("%v: %v", k, err)
		}
	}
}

// A stick may bring only what the store has not; a film is then played from the store.
func TestOnlyWhatIsNew(t *testing.T) {
	pub, store, dir := newPublisher(t), newStore(t), t.TempDir()
	layTree(t, dir, pub.pack(t, 1, 1), pub.trusted())
	if _, err := take(t.Context(), store, stickAt(t, dir), pub.trusted()); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	p := layTree(t, dir, pub.pack(t, 2, 1), pub.trusted())
	beep, _ := p.File("tieng/beep.opus")
	if err := os.Remove(filepath.Join(dir, "DENDAU", filepath.FromSlash(content.BlobName(beep.SHA256)))); err != nil {
		t.Fatal(err)
	}
	if _, err := take(t.Context(), store, stickAt(t, dir), pub.trusted()); err != nil {
		t.Fatal(err)
	}
	if got, err := store.Open(KeptPack{"goi-thu", 2}, pub.trusted()); err != nil || got.Verify() != nil {
		t.Errorf("got %v", err)
	}
	if b, err := os.ReadFile(store.BlobFile(beep.SHA256)); err != nil || int64(len(b)) != beep.Size {
		t.Errorf("the sound: %d bytes, %v", len(b), err)
	}
}

// What the window shows stays, even when two newer versions came meanwhile.
func TestPackInUseStays(t *testing.T) {
	pub, store := newPublisher(t), newStore(t)
	store.Use(KeptPack{"goi-thu", 1})
	for version := 1; version <= 3; version++ {
		dir := t.TempDir()
		put(t, dir, "x.ddp", pub.pack(t, version, 1))
		if _, err := take(t.Context(), store, stickAt(t, dir), pub.trusted()); err != nil {
			t.Fatal(err)
		}
	}
	for version := 1; version <= 3; version++ {
		if err := store.whole(t, KeptPack{"goi-thu", version}, pub.trusted()); err != nil {
			t.Errorf("version %d: %v", version, err)
		}
	}
}

// What is not signed by a trusted publisher, or not what was signed, is refused with its reason and nothing of it stays.
func TestPacksThatAreRefused(t *testing.T) {
	pub, stranger := newPublisher(t), newPublisher(t)
	ddp := pub.pack(t, 1, 1)
	for name, c := range map[string]struct {
		lay  func(dir string)
		code content.Code
	}{
		"a stranger's":     {func(dir string) { put(t, dir, "x.ddp", stranger.pack(t, 1, 1)) }, content.Untrusted},
		"half a file":      {func(dir string) { put(t, dir, "x.ddp", ddp[:len(ddp)/2]) }, content.NotAPack},
		"a photo":          {func(dir string) { put(t, dir, "DENDAU/packs/x.ddp", []byte("\xff\xd8\xff")) }, content.NotAPack},
		"a missing lesson": {func(dir string) { layTree(t, dir, ddp, pub.trusted(), blobOf(t, ddp, pub, "lessons/T01.json")) }, content.Damaged},
		"no signature":     {func(dir string) { layTree(t, dir, ddp, pub.trusted(), ".minisig") }, ""},
		"another version's name": {func(dir string) {
			layTree(t, dir, ddp, pub.trusted())
			for _, suffix := range []string{"", ".minisig"} {
				name := filepath.Join(dir, "DENDAU/packs/goi-thu/1.json"+suffix)
				if err := os.Rename(name, strings.Replace(name, "1.json", "7.json", 1)); err != nil {
					t.Fatal(err)
				}
			}
		}, ""},
	} {
		dir, store := t.TempDir(), newStore(t)
		c.lay(dir)
		plan, err := store.Plan(stickAt(t, dir), pub.trusted())
		if err != nil || len(plan.Offers) != 0 || len(plan.Ignored) != 1 || content.CodeOf(plan.Ignored[0].Err) != c.code {
			t.Errorf("%s: got %+v, %v", name, plan, err)
		}
	}
}

func blobOf(t testing.TB, ddp []byte, pub publisher, path content.Path) string {
	t.Helper()
	p, err := content.Open(bytes.NewReader(ddp), int64(len(ddp)), pub.trusted())
	if err != nil {
		t.Fatal(err)
	}
	f, ok := p.File(path)
	if !ok {
		t.Fatalf("no %s", path)
	}
	return f.SHA256
}

// A picture that changed on the way is found while it is copied, and the old version goes on.
func TestADamagedBlobIsNotTaken(t *testing.T) {
	pub, store, dir := newPublisher(t), newStore(t), t.TempDir()
	put(t, dir, "x.ddp", pub.pack(t, 1, 1))
	if _, err := take(t.Context(), store, stickAt(t, dir), pub.trusted()); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	ddp := pub.pack(t, 2, 1)
	layTree(t, dir, ddp, pub.trusted())
	own := blobOf(t, ddp, pub, "hinh/rieng2.bin")
	put(t, dir, "DENDAU/"+content.BlobName(own), bytes.Repeat([]byte{9}, 70_002))
	_, err := take(t.Context(), store, stickAt(t, dir), pub.trusted())
	if !errors.Is(err, ErrPackDamaged) || KeyOf(err) != "handover.error.pack" {
		t.Errorf("got %v", err)
	}
	if kept, _ := store.Packs(); !slices.Equal(kept, []KeptPack{{"goi-thu", 1}}) {
		t.Errorf("kept %v", kept)
	}
	if err := store.whole(t, KeptPack{"goi-thu", 1}, pub.trusted()); err != nil {
		t.Error(err)
	}
	late, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := take(late, store, stickAt(t, dir), pub.trusted()); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got %v", err)
	}
}
