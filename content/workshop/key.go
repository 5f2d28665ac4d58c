package workshop

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"aead.dev/minisign"

	"dendau/content"
)

// Names of the two halves of a publisher's key in a folder.
const (
	PrivateKeyName = "pack.key"
	PublicKeyName  = "pack.pub"
)

// Key signs packs. Whoever has it can publish to every hall that trusts its public half.
type Key struct {
	private minisign.PrivateKey
}

// NewKey makes a key from the system's randomness.
func NewKey() (Key, error) {
	_, private, err := minisign.GenerateKey(rand.Reader)
	if err != nil {
		return Key{}, fmt.Errorf("make signing key: %w", err)
	}
	return Key{private}, nil
}

// ParseKey reads an unencrypted minisign private key.
func ParseKey(text []byte) (Key, error) {
	if minisign.IsEncrypted(text) {
		return Key{}, errors.New("parse signing key: it is encrypted; make one with \"dendau-pack key\"")
	}
	var k minisign.PrivateKey
	if err := k.UnmarshalText(text); err != nil {
		return Key{}, fmt.Errorf("parse signing key: %w", err)
	}
	return Key{k}, nil
}

// ReadKey reads a private key from a file.
func ReadKey(path string) (Key, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Key{}, fmt.Errorf("read signing key: %w", err)
	}
	return ParseKey(text)
}

// Public gives the half that halls trust.
func (k Key) Public() content.PublicKey {
	public, err := content.ParsePublicKey([]byte(k.publicText()))
	if err != nil {
		panic("workshop: a key of our own does not parse: " + err.Error())
	}
	return public
}

func (k Key) publicText() string {
	return k.private.Public().(minisign.PublicKey).String()
}

// WriteKey puts both halves into dir, making it if need be. It never replaces a key: packs signed by a lost key stay unreadable to
// halls that trust only the new one.
func WriteKey(k Key, dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("write key: %w", err)
	}
	private, err := k.private.MarshalText()
	if err != nil {
		return fmt.Errorf("write key: %w", err)
	}
	public, err := k.private.Public().(minisign.PublicKey).MarshalText()
	if err != nil {
		return fmt.Errorf("write key: %w", err)
	}
	if err := writeNew(filepath.Join(dir, PrivateKeyName), private, 0o600); err != nil {
		return err
	}
	return writeNew(filepath.Join(dir, PublicKeyName), public, 0o644)
}

func writeNew(path string, data []byte, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("write key: %s is there already and is kept", path)
	}
	if err != nil {
		return fmt.Errorf("write key: %w", err)
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return fmt.Errorf("write key: %w", err)
	}
	if err := f.Close(); err != nil {
		return fmt.Errorf("write key: %w", err)
	}
	return nil
}

// sign gives a minisign signature without a time in it, so that signing the same bytes twice gives the same signature.
func (k Key) sign(message []byte, comment string) []byte {
	return minisign.SignWithComments(k.private, message, comment, "signature of a lesson pack")
}
