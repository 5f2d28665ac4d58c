package storage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"dendau/storage/record"
)

var (
	facilitator = record.FacilitatorID{ID: record.ID{0x21}}
	person      = record.ID{0x11}
)

func vaultOf(t *testing.T, l *Log) *Vault {
	t.Helper()
	v, err := l.Vault()
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// filled makes a log with a vault that holds one of everything, and closes it.
func filled(t *testing.T) (dir string, key [32]byte) {
	t.Helper()
	dir = t.TempDir()
	l, err := Open(dir, options())
	if err != nil {
		t.Fatal(err)
	}
	v := vaultOf(t, l)
	if key, err = v.NewPersonKey(person); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(v.Set("trust root", []byte("root")), v.SetPIN(facilitator, "246810")); err != nil {
		t.Fatal(err)
	}
	closeChecked(t, l)
	return dir, key
}

func TestVaultKeepsEverything(t *testing.T) {
	t.Parallel()
	dir, key := filled(t)
	v := vaultOf(t, open(t, dir, options()))
	if got, err := v.PersonKey(person); err != nil || got != key {
		t.Errorf("person's key: %x, %v", got, err)
	}
	if got, ok := v.Get("trust root"); !ok || string(got) != "root" {
		t.Errorf("value: %q, %v", got, ok)
	}
	if _, ok := v.Get("nothing"); ok {
		t.Error("a value is there that nobody kept")
	}
	if !v.HasPIN(facilitator) || v.HasPIN(record.FacilitatorID{}) {
		t.Error("the PIN is not the facilitator's")
	}
	number, signer := v.Signer()
	if number != 1 || len(signer) == 0 {
		t.Errorf("signer %d %x", number, signer)
	}
	for _, name := range vaultNames {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 && runtime.GOOS != "windows" { // there the folder says who may read
			t.Errorf("%s: %v", name, info.Mode())
		}
	}
}

// Either copy of the vault mends the other, whatever happened to it; a damaged one is kept.
func TestVaultCopiesMendEachOther(t *testing.T) {
	t.Parallel()
	damage := map[string]func([]byte) []byte{
		"emptied": func([]byte) []byte { return nil },
		"halved":  func(b []byte) []byte { return b[:len(b)/2] },
		"changed": func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		"longer":  func(b []byte) []byte { return append(b, 0) },
	}
	for how, change := range damage {
		for _, name := range vaultNames {
			t.Run(name+" "+how, func(t *testing.T) {
				dir, key := filled(t)
				rewrite(t, filepath.Join(dir, name), change)
				v := vaultOf(t, open(t, dir, options()))
				if got, err := v.PersonKey(person); err != nil || got != key {
					t.Errorf("got %x, %v", got, err)
				}
				a, errA := os.ReadFile(filepath.Join(dir, vaultNames[0]))
				b, errB := os.ReadFile(filepath.Join(dir, vaultNames[1]))
				if errA != nil || errB != nil || !bytes.Equal(a, b) {
					t.Errorf("the copies differ: %v, %v", errA, errB)
				}
				if len(quarantined(t, dir)) != 1 {
					t.Errorf("quarantine holds %v", quarantined(t, dir))
				}
			})
		}
	}
}

func TestVaultWithNoCopyLeftIsNotReplaced(t *testing.T) {
	t.Parallel()
	dir, _ := filled(t)
	for _, name := range vaultNames {
		rewrite(t, filepath.Join(dir, name), func(b []byte) []byte { b[20] ^= 1; return b })
	}
	l := open(t, dir, options())
	if _, err := l.Vault(); !errors.Is(err, ErrVault) {
		t.Errorf("got %v, want %v", err, ErrVault)
	}
	if len(quarantined(t, dir)) != 0 {
		t.Errorf("files were moved: %v", quarantined(t, dir))
	}
}

// A change of the vault that fails is not there afterwards, or is there whole; what was kept before always is.
func TestVaultOnAFailingDisk(t *testing.T) {
	t.Parallel()
	for _, op := range []string{"open", "write", "sync", "rename", "syncdir"} {
		for _, copyName := range vaultNames {
			dir, key := filled(t)
			disk := &faultyFS{}
			o := options()
			o.FS = disk
			l, err := Open(dir, o)
			if err != nil {
				t.Fatal(err)
			}
			v := vaultOf(t, l)
			disk.set(func(at, name string) error {
				if at == op && (strings.HasPrefix(name, copyName) || op == "syncdir") {
					return noRoom
				}
				return nil
			})
			err = v.Set("more", []byte("x"))
			if first := copyName == vaultNames[0]; first && !errors.Is(err, ErrDiskFull) {
				t.Errorf("%s %s: got %v", op, copyName, err)
			}
			disk.set(nil)
			closeChecked(t, l)
			again := vaultOf(t, open(t, dir, options()))
			if got, keyErr := again.PersonKey(person); keyErr != nil || got != key {
				t.Errorf("%s %s: %x, %v", op, copyName, got, keyErr)
			}
			if _, ok := again.Get("more"); err == nil && !ok {
				t.Errorf("%s %s: what was acknowledged is gone", op, copyName)
			}
		}
	}
}

func TestDestroyedKeyIsInNoFile(t *testing.T) {
	t.Parallel()
	dir, key := filled(t)
	rewrite(t, filepath.Join(dir, vaultNames[1]), func(b []byte) []byte { return b[:len(b)-1] }) // goes into quarantine, key and all
	l := open(t, dir, options())
	v := vaultOf(t, l)
	named, err := v.SealName(person, record.Name{Full: "Nguyễn Thị Mẫu"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(record.Draft{Fact: named}); err != nil {
		t.Fatal(err)
	}
	roster := rosterOf(t, l, v)
	if name, ok := roster.Name(person); !ok || name.Full != "Nguyễn Thị Mẫu" {
		t.Fatalf("got %+v, %v", name, ok)
	}
	if err := v.DestroyPersonKey(person); err != nil {
		t.Fatal(err)
	}
	if _, ok := rosterOf(t, l, v).Name(person); ok {
		t.Error("the name can still be read")
	}
	if _, err := v.PersonKey(person); !errors.Is(err, ErrNoKey) {
		t.Errorf("got %v, want %v", err, ErrNoKey)
	}
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, key[:]) {
			t.Errorf("%s still holds the key", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	found, err := l.Check()
	if err != nil || !found.OK() {
		t.Errorf("the log does not verify any more: %v, %v", found.Wrong, err)
	}
}

func rosterOf(t *testing.T, l *Log, v *Vault) *Roster {
	t.Helper()
	r := v.NewRoster()
	for e, err := range l.Since(0) {
		if err != nil {
			t.Fatal(err)
		}
		r.Add(e)
	}
	return r
}

func FuzzVault(f *testing.F) {
	b, err := marshalVault(3, vaultContent{KeyNumber: 1, Seed: make([]byte, 32)})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		generation, content, err := parseVault(b)
		if err != nil {
			return
		}
		if _, err := marshalVault(generation, content); err != nil {
			t.Error(err)
		}
	})
}

func TestNewerVaultIsLeftAlone(t *testing.T) {
	t.Parallel()
	dir, _ := filled(t)
	rewrite(t, filepath.Join(dir, vaultNames[0]), func(b []byte) []byte {
		body := append([]byte("DDV2"), b[4:len(b)-4]...)
		return binary.BigEndian.AppendUint32(body, crc32.Checksum(body, castagnoli))
	})
	if _, err := open(t, dir, options()).Vault(); !errors.Is(err, ErrNewer) {
		t.Errorf("got %v, want %v", err, ErrNewer)
	}
	if got := quarantined(t, dir); len(got) > 0 {
		t.Errorf("quarantine holds %v", got)
	}
}
