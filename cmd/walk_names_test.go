package cmd_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"dendau/storage/report"
	"dendau/sync/bundle"
)

// knowsNobody searches every byte that the centre has, sealed and opened, for the names of the kiosks' people. That the search finds
// what is there, the halls' names prove, which the centre may know.
func (c *centre) knowsNobody(kiosks ...*kiosk) {
	c.t.Helper()
	onDisk := bytesOf(c.t, c.dir)
	opened := c.opened(kiosks...)
	for _, k := range kiosks {
		hall, _ := k.book.Report().Hall(k.id())
		if !bytes.Contains(onDisk, []byte(hall.Name)) || !bytes.Contains(opened, []byte(hall.Name)) {
			c.t.Errorf("%s is not found at the centre, so the search proves nothing", hall.Name)
		}
		if len(k.people) == 0 {
			c.t.Error("the kiosk has no people, so the search proves nothing")
		}
		for _, p := range k.people {
			for _, name := range []string{p.Full, report.Called(p.Full), strings.ToUpper(p.Full), report.Fold(p.Full)} {
				if bytes.Contains(onDisk, []byte(name)) || bytes.Contains(opened, []byte(name)) {
					c.t.Errorf("the centre knows %s", name)
				}
			}
		}
	}
	for _, refused := range []string{"Võ Văn Vắng"} {
		if bytes.Contains(onDisk, []byte(refused)) || bytes.Contains(opened, []byte(refused)) {
			c.t.Errorf("the centre knows %s, who did not wish to be written down", refused)
		}
	}
}

// bytesOf is everything in a folder, one file after another.
func bytesOf(t *testing.T, dir string) []byte {
	t.Helper()
	var all []byte
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		all = append(all, b...)
		return err
	})
	must(t, err)
	return all
}

// opened is the content of every bundle that the centre keeps, as its keys open it.
func (c *centre) opened(kiosks ...*kiosk) (all []byte) {
	c.t.Helper()
	sealed, err := filepath.Glob(filepath.Join(c.dir, "bundles", "*", "*.ddb"))
	must(c.t, err)
	for _, name := range sealed {
		b, err := os.ReadFile(name)
		must(c.t, err)
		h, err := bundle.ReadHeader(b)
		must(c.t, err)
		for _, k := range kiosks {
			if k.id() != h.Kiosk {
				continue
			}
			_, key := k.vault.Signer()
			contents, err := bundle.Open(b, bundle.KeyOf(key).Public(), c.identity())
			must(c.t, err)
			for _, e := range contents.Events {
				all = append(all, e...)
			}
		}
	}
	return all
}

// identity is the key that opens what was sealed to the centre, read where it lies.
func (c *centre) identity() *age.X25519Identity {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join(c.dir, "keys", "identity.age"))
	must(c.t, err)
	identity, err := age.ParseX25519Identity(strings.TrimSpace(string(text)))
	must(c.t, err)
	return identity
}
