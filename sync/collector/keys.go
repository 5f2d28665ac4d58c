package collector

import (
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"filippo.io/age"
)

// keys are the centre's two secrets.
type keys struct {
	// identity opens what kiosks sealed.
	identity *age.X25519Identity
	// receipt signs receipts and roots of trust.
	receipt ed25519.PrivateKey
}

const (
	identityFile = "identity.age"
	receiptFile  = "receipt.ed25519"
)

// loadKeys reads the keys in dir. There are none when the error is fs.ErrNotExist.
func loadKeys(dir string) (keys, error) {
	text, err := os.ReadFile(filepath.Join(dir, identityFile))
	if err != nil {
		return keys{}, fmt.Errorf("read the centre's identity: %w", err)
	}
	identity, err := age.ParseX25519Identity(strings.TrimSpace(string(text)))
	if err != nil {
		return keys{}, fmt.Errorf("read the centre's identity: %s is damaged", identityFile) // the error would quote the secret
	}
	text, err = os.ReadFile(filepath.Join(dir, receiptFile))
	if err != nil {
		return keys{}, fmt.Errorf("read the centre's receipt key: %w", err)
	}
	seed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return keys{}, fmt.Errorf("read the centre's receipt key: %s is damaged", receiptFile)
	}
	return keys{identity: identity, receipt: ed25519.NewKeyFromSeed(seed)}, nil
}

// loadOrMakeKeys makes the keys only for a centre that never had any: fresh is false once the database says that it had.
func loadOrMakeKeys(dir string, random io.Reader, fresh bool) (keys, error) {
	found, err := loadKeys(dir)
	switch {
	case err == nil:
		return found, nil
	case !errors.Is(err, fs.ErrNotExist):
		return keys{}, err
	case !fresh:
		return keys{}, fmt.Errorf("%w: %w", ErrKeys, err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return keys{}, fmt.Errorf("make the keys' folder: %w", err)
	}
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return keys{}, fmt.Errorf("make the centre's identity: %w", err)
	}
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return keys{}, fmt.Errorf("make the centre's receipt key: %w", err)
	}
	if err := putFile(dir, identityFile, []byte(identity.String()+"\n"), secret); err != nil {
		return keys{}, err
	}
	if err := putFile(dir, receiptFile, []byte(base64.StdEncoding.EncodeToString(seed)+"\n"), secret); err != nil {
		return keys{}, err
	}
	return loadKeys(dir)
}
