package content_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"dendau/content"
	"dendau/content/workshop"
)

func open(t *testing.T, ddp []byte, trusted ...content.PublicKey) (*content.Pack, error) {
	t.Helper()
	return content.Open(bytes.NewReader(ddp), int64(len(ddp)), trusted)
}

func newKey(t *testing.T) workshop.Key {
	t.Helper()
	key, err := workshop.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestOpenGivesTheCourse(t *testing.T) {
	ddp, key := workshop.SamplePack(3)
	p, err := open(t, ddp, key)
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Verify(); err != nil {
		t.Error(err)
	}
	var ids []string
	for _, l := range p.Lessons() {
		ids = append(ids, string(l.ID))
	}
	if got, want := strings.Join(ids, " "), "T01 T02 T03"; got != want {
		t.Errorf("lessons %q, want %q", got, want)
	}
	l, ok := p.Lesson("T02")
	if !ok || l.Title.In(content.English) != "Sample lesson 2" {
		t.Errorf("lesson T02 = %v, %v", l, ok)
	}
	if p.Signer() != key || p.Manifest().Version != 1 {
		t.Errorf("signer %s, version %d", p.Signer(), p.Manifest().Version)
	}
}

func TestLocateFindsTheStoredBytes(t *testing.T) {
	ddp, key := workshop.SamplePack(1)
	p, err := open(t, ddp, key)
	if err != nil {
		t.Fatal(err)
	}
	want, err := p.ReadFile("tieng/beep.opus")
	if err != nil {
		t.Fatal(err)
	}
	off, n, err := p.Locate("tieng/beep.opus")
	if err != nil {
		t.Fatal(err)
	}
	if got := ddp[off : off+n]; !bytes.Equal(got, want) {
		t.Errorf("the bytes at %d+%d are not the file", off, n)
	}
	got, err := fs.ReadFile(p.FS(), "tieng/beep.opus")
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("FS gives %d bytes, %v", len(got), err)
	}
	if _, err := fs.ReadFile(p.FS(), "tieng/khac.opus"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
	if _, _, err := p.Locate("tieng/khac.opus"); !errors.Is(err, content.ErrNoFile) {
		t.Errorf("a missing file: %v", err)
	}
}

func TestOpenTrustsOnlyTheKeysItWasGiven(t *testing.T) {
	ddp, key := workshop.SamplePack(1)
	other := newKey(t).Public()
	for name, c := range map[string]struct {
		trusted []content.PublicKey
		want    error
	}{
		"the publisher":             {[]content.PublicKey{key}, nil},
		"the publisher and another": {[]content.PublicKey{other, key}, nil},
		"another":                   {[]content.PublicKey{other}, content.ErrUntrusted},
		"nobody":                    {nil, content.ErrUntrusted},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := open(t, ddp, c.trusted...); !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

// Whatever byte is changed and wherever the file is cut, either the pack is refused or it still is the pack that was signed.
func TestNoChangedByteIsBelieved(t *testing.T) {
	ddp, key := workshop.SamplePack(1)
	pristine, err := open(t, ddp, key)
	if err != nil {
		t.Fatal(err)
	}
	refused := 0
	for i := range ddp {
		bad := bytes.Clone(ddp)
		bad[i] ^= 0x20
		p, err := open(t, bad, key)
		if err == nil {
			err = p.Verify()
		}
		if err != nil {
			refused++
			if content.CodeOf(err) == "" {
				t.Fatalf("byte %d: no code in %v", i, err)
			}
			continue
		}
		for _, f := range pristine.Manifest().Files {
			got, err := p.ReadFile(f.Path)
			want, _ := pristine.ReadFile(f.Path)
			if err != nil || !bytes.Equal(got, want) {
				t.Fatalf("byte %d: %s reads as something else: %v", i, f.Path, err)
			}
		}
	}
	// What may change unseen is zip bookkeeping: times, versions, CRCs that we do not use.
	if refused < len(ddp)*3/4 {
		t.Errorf("only %d of %d changes were refused", refused, len(ddp))
	}
	for n := range ddp {
		if _, err := open(t, ddp[:n], key); content.CodeOf(err) == "" {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
}

func TestAForgedManifestIsDamage(t *testing.T) {
	m, files := workshop.Sample(1)
	key := newKey(t)
	var out bytes.Buffer
	if err := workshop.Sign(&out, m, files, key); err != nil {
		t.Fatal(err)
	}
	forged := bytes.Replace(out.Bytes(), []byte("goi-thu"), []byte("goi-gia"), 1)
	if _, err := open(t, forged, key.Public()); !errors.Is(err, content.ErrDamaged) {
		t.Errorf("got %v, want %v", err, content.ErrDamaged)
	}
}

func TestADamagedFileIsNamed(t *testing.T) {
	ddp, key := workshop.SamplePack(1)
	p, err := open(t, ddp, key)
	if err != nil {
		t.Fatal(err)
	}
	off, _, err := p.Locate("hinh/den.png")
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Clone(ddp)
	bad[off+20] ^= 1
	p, err = open(t, bad, key)
	if err != nil {
		t.Fatalf("a damaged picture keeps the lessons from opening: %v", err)
	}
	_, readErr := p.ReadFile("hinh/den.png")
	_, _, locateErr := p.Locate("hinh/den.png")
	for call, err := range map[string]error{"ReadFile": readErr, "Locate": locateErr, "Verify": p.Verify()} {
		e, ok := errors.AsType[*content.Error](err)
		if !ok || e.Code != content.Damaged || e.File != "hinh/den.png" {
			t.Errorf("%s: %v", call, err)
		}
	}
	if _, err := p.ReadFile("tieng/beep.opus"); err != nil {
		t.Errorf("a whole file beside a damaged one: %v", err)
	}
}

// What the publisher made wrong is refused although its signature is good.
func TestFaultyPacksAreRefused(t *testing.T) {
	key := newKey(t)
	lesson := func(m content.Manifest, files workshop.Files, change func(*content.Lesson)) {
		l, err := content.DecodeLesson(files[m.Tree[0].Lessons[0].Path])
		if err != nil {
			t.Fatal(err)
		}
		change(l)
		files[m.Tree[0].Lessons[0].Path] = workshop.Encode(*l)
	}
	for name, c := range map[string]struct {
		change func(*content.Manifest, workshop.Files)
		want   error
	}{
		"nothing wrong":         {func(*content.Manifest, workshop.Files) {}, nil},
		"a later format":        {func(m *content.Manifest, _ workshop.Files) { m.FormatVersion++ }, content.ErrTooNew},
		"asks for more":         {func(m *content.Manifest, _ workshop.Files) { m.MinApp = content.Level + 1 }, content.ErrTooNew},
		"another format":        {func(m *content.Manifest, _ workshop.Files) { m.Format = "kolibri" }, content.ErrNotAPack},
		"no licence":            {func(m *content.Manifest, _ workshop.Files) { m.Licence.SPDX = "" }, content.ErrFaulty},
		"version 0":             {func(m *content.Manifest, _ workshop.Files) { m.Version = 0 }, content.ErrFaulty},
		"a pack id with blanks": {func(m *content.Manifest, _ workshop.Files) { m.PackID = "gói thử" }, content.ErrFaulty},
		"an escaping path":      {func(_ *content.Manifest, f workshop.Files) { f["../x.png"] = []byte("x") }, content.ErrFaulty},
		"paths equal but for case": {func(_ *content.Manifest, f workshop.Files) {
			f["hinh/DEN.png"] = []byte("x")
		}, content.ErrFaulty},
		"a listed file is missing": {func(m *content.Manifest, _ workshop.Files) {
			m.Files = append(m.Files, content.File{Path: "x.png", SHA256: strings.Repeat("0", 64), Type: "image/png", Role: "picture"})
		}, content.ErrDamaged},
		"a lesson under another id": {func(m *content.Manifest, _ workshop.Files) { m.Tree[0].Lessons[0].ID = "T09" }, content.ErrFaulty},
		"a lesson listed twice": {func(m *content.Manifest, _ workshop.Files) {
			m.Tree[0].Lessons = append(m.Tree[0].Lessons, m.Tree[0].Lessons[0])
		}, content.ErrFaulty},
		"two courses of one id": {func(m *content.Manifest, _ workshop.Files) {
			m.Tree = append(m.Tree, content.CourseEntry{ID: m.Tree[0].ID, Title: m.Tree[0].Title})
		}, content.ErrFaulty},
		"an item of a type to come": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Items[0].Type = "crossword" })
		}, content.ErrTooNew},
		"a key beyond the options": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Items[0].Key = 3 })
		}, content.ErrFaulty},
		"two equal options": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Items[0].Options[0] = l.Items[0].Options[1] })
		}, content.ErrFaulty},
		"two pages of one id": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Pages[1].ID = l.Pages[0].ID })
		}, content.ErrFaulty},
		"a picture that is not there": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Icon.Path = "hinh/khac.png" })
		}, content.ErrFaulty},
		"a voice that is a picture": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Remember.Voice["vi"] = "hinh/den.png" })
		}, content.ErrFaulty},
		"decomposed letters": {func(m *content.Manifest, f workshop.Files) {
			lesson(*m, f, func(l *content.Lesson) { l.Title["vi"] = "Ba\u0300i" })
		}, content.ErrFaulty},
	} {
		t.Run(name, func(t *testing.T) {
			m, files := workshop.Sample(1)
			c.change(&m, files)
			var out bytes.Buffer
			if err := workshop.Sign(&out, m, files, key); err != nil {
				t.Fatal(err)
			}
			_, err := open(t, out.Bytes(), key.Public())
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

func TestSigningTwiceGivesTheSameBytes(t *testing.T) {
	m, files := workshop.Sample(2)
	key := newKey(t)
	var one, two bytes.Buffer
	for _, out := range []*bytes.Buffer{&one, &two} {
		if err := workshop.Sign(out, m, files, key); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two signings of one pack differ")
	}
}

func ExampleOpen() {
	ddp, publisher := workshop.SamplePack(1)
	pack, err := content.Open(bytes.NewReader(ddp), int64(len(ddp)), []content.PublicKey{publisher})
	if err != nil {
		fmt.Println(err)
		return
	}
	lesson := pack.Lessons()[0]
	item := lesson.Items[0]
	fmt.Println(lesson.Title.In(content.Vietnamese), "·", len(lesson.Pages), "trang")
	fmt.Println(item.Question.Text.In(content.Vietnamese), item.Mark(1))
	// Output:
	// Bài thử 1 · 2 trang
	// Hai cộng hai là mấy? true
}

func FuzzOpen(f *testing.F) {
	ddp, key := workshop.SamplePack(1)
	f.Add(ddp)
	f.Add(ddp[:len(ddp)/2])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := content.Open(bytes.NewReader(data), int64(len(data)), []content.PublicKey{key})
		if err != nil {
			if content.CodeOf(err) == "" {
				t.Errorf("no code in %v", err)
			}
			return
		}
		if p.Manifest().PackID != "goi-thu" {
			t.Error("another pack under this publisher's signature")
		}
		_ = p.Verify()
	})
}
