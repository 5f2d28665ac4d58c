package content_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"dendau/content"
	"dendau/content/workshop"
)

func TestPathsThatEveryDiskCanHold(t *testing.T) {
	for path, ok := range map[content.Path]bool{
		"lessons/L04.json":                     true,
		"hình/mật-khẩu.png":                    true,
		"console/com10.png":                    true,
		"":                                     false,
		"/etc/passwd":                          false,
		"../pack.key":                          false,
		"a/../b":                               false,
		"a/./b":                                false,
		"a//b":                                 false,
		"a/":                                   false,
		`a\b`:                                  false,
		"C:/x":                                 false,
		"x.png:stream":                         false,
		"aux":                                  false,
		"hinh/NUL.png":                         false,
		"com1.tar.gz":                          false,
		"lpt9":                                 false,
		"name.":                                false,
		"name ":                                false,
		"a\x00b":                               false,
		"a\nb":                                 false,
		"a\u202eb":                             false,
		"hi\u0300nh.png":                       false,
		"a\xffb":                               false,
		content.Path(strings.Repeat("a", 180)): true,
		content.Path(strings.Repeat("a", 181)): false,
	} {
		if err := path.Check(); (err == nil) != ok {
			t.Errorf("%q: %v, want ok=%v", path, err, ok)
		}
	}
}

func TestAManifestBeyondItsLimitIsNotParsed(t *testing.T) {
	_, err := content.ParseManifest(make([]byte, content.MaxManifest+1))
	if !errors.Is(err, content.ErrTooBig) {
		t.Errorf("got %v, want %v", err, content.ErrTooBig)
	}
}

// A later version may give a field another type; it must be called too new, not wrongly made.
func TestALaterManifestIsTooNew(t *testing.T) {
	_, err := content.ParseManifest([]byte(`{"format":"dendau-pack","format_version":2,"licence":"CC0","files":7}`))
	if !errors.Is(err, content.ErrTooNew) {
		t.Errorf("got %v, want %v", err, content.ErrTooNew)
	}
}

func TestParsePublicKey(t *testing.T) {
	_, key := workshop.SamplePack(1)
	again, err := content.ParsePublicKey([]byte("untrusted comment: minisign public key\n" + key.String() + "\n"))
	if err != nil || again != key {
		t.Errorf("got %v, %v, want %v", again, err, key)
	}
	for _, bad := range []string{"", "RW", "untrusted comment: x\n", strings.Repeat("A", 1<<20)} {
		if _, err := content.ParsePublicKey([]byte(bad)); err == nil {
			t.Errorf("%.20q is taken for a key", bad)
		}
	}
}

func FuzzParseManifest(f *testing.F) {
	m, _ := workshop.Sample(1)
	seed, err := json.Marshal(m)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	f.Add([]byte(`{"format":"dendau-pack","format_version":1}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := content.ParseManifest(data)
		if err != nil {
			if content.CodeOf(err) == "" {
				t.Errorf("no code in %v", err)
			}
			return
		}
		again, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := content.ParseManifest(again); err != nil {
			t.Errorf("what was read is refused when written again: %v", err)
		}
	})
}
