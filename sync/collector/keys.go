package collector

import (
	"context"
	"crypto/ed25519"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"filippo.io/age"

	"dendau/sync/bundle"
)

// keys are the centre's secrets, as the newest root of trust names them.
type keys struct {
	// identity opens what kiosks seal now; older ones open what they sealed before the key was changed.
	identity *age.X25519Identity
	older    []age.Identity
	// receipt signs receipts and roots of trust.
	receipt ed25519.PrivateKey
}

// all are the identities that may open a bundle, the newest first.
func (k keys) all() []age.Identity { return append([]age.Identity{k.identity}, k.older...) }

// The first keys lie in identityFile and receiptFile; those that came later beside them, under their own names. Which of them are in use
// is not told by the files but by the newest root, so that a change of keys is one commit.
const (
	identityFile = "identity.age"
	receiptFile  = "receipt.ed25519"
)

// keyring holds the keys, read again when the newest root is another: several processes work on one folder.
type keyring struct {
	mu   sync.Mutex // guards what follows
	root int
	now  keys
}

// keysNow gives the keys that the newest root names.
func (c *Centre) keysNow(ctx context.Context, q querier) (keys, error) {
	var newest int
	if err := q.QueryRowContext(ctx, "SELECT COALESCE(MAX(n), 0) FROM roots").Scan(&newest); err != nil {
		return keys{}, tried("ask for the newest root", err)
	}
	c.ring.mu.Lock()
	defer c.ring.mu.Unlock()
	if newest == c.ring.root {
		return c.ring.now, nil
	}
	var text []byte
	if err := q.QueryRowContext(ctx, "SELECT root FROM roots WHERE n = ?", newest).Scan(&text); err != nil {
		return keys{}, tried("read the newest root", err)
	}
	root, err := bundle.ParseRoot(text)
	if err != nil {
		return keys{}, fmt.Errorf("read root %d: %w", newest, err)
	}
	found, err := loadKeys(filepath.Join(c.dir, keyFolder), &root)
	if err != nil {
		return keys{}, err
	}
	c.ring.root, c.ring.now = newest, found
	return found, nil
}

// identities open what kiosks sealed; without keys there are none, and nothing opens.
func (c *Centre) identities(ctx context.Context, q querier) []age.Identity {
	k, err := c.keysNow(ctx, q)
	if err != nil {
		c.o.Logger.Error("the keys cannot be read", "error", err)
		return nil
	}
	return k.all()
}

const keyFolder = "keys"

// loadKeys reads the keys in dir that a root names, or the first ones where there is no root yet. There are none when the error is
// fs.ErrNotExist.
func loadKeys(dir string, root *bundle.Root) (keys, error) {
	identities, err := loadIdentities(dir)
	if err != nil {
		return keys{}, err
	}
	receipts, err := loadReceiptKeys(dir)
	if err != nil {
		return keys{}, err
	}
	k := keys{identity: identities[0], receipt: receipts[0]}
	if root != nil {
		at := slices.IndexFunc(identities, func(i *age.X25519Identity) bool { return slices.Contains(root.Recipients, i.Recipient().String()) })
		key := slices.IndexFunc(receipts, func(r ed25519.PrivateKey) bool { return slices.Contains(root.ReceiptKeys, bundle.KeyOf(r)) })
		if at < 0 || key < 0 {
			return keys{}, fmt.Errorf("root %d names keys that are not here: %w", root.N, ErrKeys)
		}
		k.identity, k.receipt = identities[at], receipts[key]
	}
	for _, i := range identities {
		if i != k.identity {
			k.older = append(k.older, i)
		}
	}
	return k, nil
}

// loadIdentities reads every identity, the newest first.
func loadIdentities(dir string) ([]*age.X25519Identity, error) {
	var out []*age.X25519Identity
	err := eachKey(dir, identityFile, func(name, text string) error {
		identity, err := age.ParseX25519Identity(text)
		if err != nil {
			return fmt.Errorf("read the centre's identity: %s is damaged", name) // the error would quote the secret
		}
		out = append(out, identity)
		return nil
	})
	return out, err
}

func loadReceiptKeys(dir string) ([]ed25519.PrivateKey, error) {
	var out []ed25519.PrivateKey
	err := eachKey(dir, receiptFile, func(name, text string) error {
		key, err := ParseKey(text)
		if err != nil {
			return fmt.Errorf("read the centre's receipt key: %s is damaged", name)
		}
		out = append(out, key)
		return nil
	})
	return out, err
}

// ParseKey reads a signing key as its file holds it. Its error does not quote it.
func ParseKey(text string) (ed25519.PrivateKey, error) {
	seed, err := base64.StdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, errors.New("not a signing key")
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// eachKey reads the first key and those that came later (receipt-0003.ed25519 beside receipt.ed25519), the newest first.
func eachKey(dir, first string, take func(name, text string) error) error {
	if _, err := os.Stat(filepath.Join(dir, first)); err != nil {
		return fmt.Errorf("read the centre's keys: %w", err)
	}
	ext := filepath.Ext(first)
	names, err := filepath.Glob(filepath.Join(dir, strings.TrimSuffix(first, ext)+"-*"+ext))
	if err != nil {
		return err
	}
	slices.Sort(names)
	slices.Reverse(names)
	for _, name := range append(names, filepath.Join(dir, first)) {
		text, err := os.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read the centre's keys: %w", err)
		}
		if err := take(filepath.Base(name), strings.TrimSpace(string(text))); err != nil {
			return err
		}
	}
	return nil
}

// loadOrMakeKeys makes the keys only for a centre that never had any: fresh is false once the database says that it had.
func loadOrMakeKeys(dir string, random io.Reader, fresh bool) (keys, error) {
	found, err := loadKeys(dir, nil)
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
	if _, err := makeIdentity(dir, identityFile); err != nil {
		return keys{}, err
	}
	if _, err := makeReceiptKey(dir, receiptFile, random); err != nil {
		return keys{}, err
	}
	return loadKeys(dir, nil)
}

func makeIdentity(dir, name string) (*age.X25519Identity, error) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, fmt.Errorf("make the centre's identity: %w", err)
	}
	return identity, putFile(dir, name, []byte(identity.String()+"\n"), secret)
}

func makeReceiptKey(dir, name string, random io.Reader) (ed25519.PrivateKey, error) {
	seed := make([]byte, ed25519.SeedSize)
	if _, err := io.ReadFull(random, seed); err != nil {
		return nil, fmt.Errorf("make the centre's receipt key: %w", err)
	}
	return ed25519.NewKeyFromSeed(seed), putFile(dir, name, []byte(base64.StdEncoding.EncodeToString(seed)+"\n"), secret)
}
