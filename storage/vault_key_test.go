package storage_test

import (
	"testing"

	"dendau/storage"
)

// A changed key has the next number, is there after the next start, and the one before introduces it.
func TestChangeKey(t *testing.T) {
	dir := t.TempDir()
	log, err := storage.Open(dir, storage.Options{})
	if err != nil {
		t.Fatal(err)
	}
	vault, err := log.Vault()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := vault.SignerBefore(); ok {
		t.Error("a first key has one before")
	}
	if err := vault.Set("other", []byte("stays")); err != nil {
		t.Fatal(err)
	}
	_, first := vault.Signer()
	for want := byte(2); want < 4; want++ {
		_, before := vault.Signer()
		if n, err := vault.ChangeKey(); err != nil || n != want {
			t.Fatalf("key %d, %v", n, err)
		}
		if got, ok := vault.SignerBefore(); !ok || !got.Equal(before) {
			t.Error("the key before is lost")
		}
	}
	number, key := vault.Signer()
	if key.Equal(first) {
		t.Error("the key is the first one")
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	if log, err = storage.Open(dir, storage.Options{}); err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	if vault, err = log.Vault(); err != nil {
		t.Fatal(err)
	}
	if n, got := vault.Signer(); n != number || !got.Equal(key) {
		t.Errorf("after the next start: key %d", n)
	}
	if other, ok := vault.Get("other"); !ok || string(other) != "stays" {
		t.Error("another value is lost")
	}
}
