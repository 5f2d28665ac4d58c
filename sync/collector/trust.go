package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dendau/content"
	"dendau/sync/bundle"
)

// DefaultName is what a centre is called until somebody names it.
const DefaultName = "Trung tâm Đèn Dầu"

// Change is what the next root of trust shall say otherwise; what is left empty stays as it was.
type Change struct {
	// Name is what the centre is called.
	Name string
	// Publishers replaces the publishers whose packs are played; those that are left out are barred from then on.
	Publishers []content.PublicKey
	// NewReceiptKey makes another key for receipts, NewRecipient another for sealing. The keys before stay in the folder: they open what was
	// sealed before. KeepOld leaves the receipt key before in the list, for kiosks that hear of the change late; without it, it is revoked.
	NewReceiptKey, NewRecipient, KeepOld bool
	// AddKeys are receipt keys that lie elsewhere, such as in a safe; Threshold is how many must sign the next root (0: as it was).
	AddKeys   []bundle.Key
	Threshold int
	// With are keys from elsewhere that sign too.
	With []ed25519.PrivateKey
}

func (ch Change) empty() bool {
	return ch.Name == "" && len(ch.Publishers) == 0 && !ch.NewReceiptKey && !ch.NewRecipient && len(ch.AddKeys) == 0 && ch.Threshold == 0
}

// ErrSafeKey: the list before wants more signatures than the keys that are here can give.
var ErrSafeKey = errors.New("the next list must be signed by another key too, which lies elsewhere")

// Roots is Issue with a name and publishers alone.
func (c *Centre) Roots(ctx context.Context, name string, publishers []content.PublicKey) ([][]byte, error) {
	return c.Issue(ctx, Change{Name: name, Publishers: publishers})
}

// Issue gives the roots of trust that this centre has issued, oldest first, as they are laid on sticks. Where the newest does not say what
// it should (the change, and which kiosks are shut out) another is issued, signed by keys of the one before it, because kiosks follow
// roots step by step and never look at an old number again. ErrSafeKey: it cannot be signed here alone; where nothing was asked for but
// what officers decided, the roots that there are are given without an error, and Pending tells.
func (c *Centre) Issue(ctx context.Context, ch Change) ([][]byte, error) {
	k, err := c.keysNow(ctx, c.read)
	if err != nil {
		return nil, err
	}
	var roots [][]byte
	err = inTx(ctx, c.write, "issue a root of trust", func(tx *sql.Tx) error {
		roots = nil
		if err := each(ctx, tx, func(rows *sql.Rows) error {
			var root []byte
			err := rows.Scan(&root)
			roots = append(roots, root)
			return err
		}, "SELECT root FROM roots ORDER BY n"); err != nil {
			return err
		}
		next, changed, err := c.nextRoot(ctx, tx, k, roots, ch)
		if err != nil || !changed {
			return err
		}
		b, err := bundle.MarshalRoot(next, append([]ed25519.PrivateKey{k.receipt}, ch.With...)...)
		if err != nil {
			return err
		}
		if err := follows(roots, b); err != nil {
			if ch.empty() {
				return nil
			}
			return err
		}
		roots = append(roots, b)
		_, err = tx.ExecContext(ctx, "INSERT INTO roots (n, root) VALUES (?, ?)", next.N, b)
		return err
	})
	return roots, err
}

// follows tells whether kiosks will take a root after the newest one.
func follows(roots [][]byte, next []byte) error {
	if len(roots) == 0 {
		return nil
	}
	last, err := bundle.ParseRoot(roots[len(roots)-1])
	if err != nil {
		return err
	}
	parsed, err := bundle.ParseRoot(next)
	if err == nil {
		err = last.Verify(parsed)
	}
	if errors.Is(err, bundle.ErrForged) {
		return fmt.Errorf("%w: %w", ErrSafeKey, err)
	}
	return err
}

// Newest is the newest root, issued if there was none. Pending tells that officers decided something that it does not say yet, because it
// must be signed elsewhere too.
func (c *Centre) Newest(ctx context.Context) (root bundle.Root, pending bool, err error) {
	roots, err := c.Issue(ctx, Change{})
	if err != nil {
		return bundle.Root{}, false, err
	}
	if root, err = bundle.ParseRoot(roots[len(roots)-1]); err != nil {
		return root, false, err
	}
	revoked, err := revokedKiosks(ctx, c.read)
	return root, !slices.Equal(root.Revoked, revoked), err
}

// nextRoot is what the newest root should say, and whether that differs from what it says.
func (c *Centre) nextRoot(ctx context.Context, tx *sql.Tx, k keys, roots [][]byte, ch Change) (next bundle.Root, changed bool, err error) {
	next = bundle.Root{
		N: 1, Centre: DefaultName, Publishers: []string{},
		Recipients:  []string{k.identity.Recipient().String()},
		ReceiptKeys: []bundle.Key{bundle.KeyOf(k.receipt)},
	}
	var last bundle.Root
	if n := len(roots); n > 0 {
		if last, err = bundle.ParseRoot(roots[n-1]); err != nil {
			return next, false, fmt.Errorf("read root %d: %w", n, err)
		}
		next = last
	}
	if ch.Name != "" {
		next.Centre = ch.Name
	}
	if len(ch.Publishers) > 0 {
		next.Publishers, next.Barred = publishersAfter(next, ch.Publishers)
	}
	if next.Revoked, err = revokedKiosks(ctx, tx); err != nil {
		return next, false, err
	}
	if err := c.changeKeys(&next, last.N+1, k, ch); err != nil {
		return next, false, err
	}
	if len(roots) == 0 {
		return next, true, nil
	}
	changed = !last.Same(next)
	next.N = last.N + 1
	return next, changed, nil
}

// publishersAfter are the publishers that are named, and those that are barred: named once, and not any more.
func publishersAfter(root bundle.Root, named []content.PublicKey) (publishers, barred []string) {
	for _, p := range named {
		publishers = append(publishers, p.String())
	}
	for _, p := range slices.Concat(root.Barred, root.Publishers) {
		if !slices.Contains(publishers, p) && !slices.Contains(barred, p) {
			barred = append(barred, p)
		}
	}
	return publishers, barred
}

// changeKeys makes the keys that a change asks for and names them. A key that is made and then not named, because the change was not
// kept, is never used.
func (c *Centre) changeKeys(next *bundle.Root, n int, k keys, ch Change) error {
	dir := filepath.Join(c.dir, keyFolder)
	if ch.NewReceiptKey {
		key, err := makeReceiptKey(dir, numbered(receiptFile, n), c.o.Rand)
		if err != nil {
			return err
		}
		keys := []bundle.Key{bundle.KeyOf(key)}
		for _, old := range next.ReceiptKeys {
			if ch.KeepOld || old != bundle.KeyOf(k.receipt) {
				keys = append(keys, old)
			}
		}
		next.ReceiptKeys = keys
	}
	for _, key := range ch.AddKeys {
		if !slices.Contains(next.ReceiptKeys, key) {
			next.ReceiptKeys = append(slices.Clone(next.ReceiptKeys), key)
		}
	}
	if ch.Threshold > 0 {
		next.Threshold = ch.Threshold
	}
	if ch.NewRecipient {
		identity, err := makeIdentity(dir, numbered(identityFile, n))
		if err != nil {
			return err
		}
		next.Recipients = []string{identity.Recipient().String()}
	}
	return nil
}

// numbered names a key that came with a root: receipt-0003.ed25519.
func numbered(first string, n int) string {
	ext := filepath.Ext(first)
	return fmt.Sprintf("%s-%04d%s", strings.TrimSuffix(first, ext), n, ext)
}

// revokedKiosks are the kiosks that a root must shut out: a whole kiosk where none of its keys is welcome, else the keys that are not.
func revokedKiosks(ctx context.Context, q querier) ([]bundle.RevokedKiosk, error) {
	var out []bundle.RevokedKiosk
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id []byte
		var r bundle.RevokedKiosk
		var welcome int
		if err := rows.Scan(&id, &r.KeyNo, &r.UpTo, &welcome); err != nil {
			return err
		}
		copy(r.Kiosk.ID[:], id)
		if welcome == 0 {
			r.KeyNo = 0
		}
		if !slices.ContainsFunc(out, func(o bundle.RevokedKiosk) bool { return o.Kiosk == r.Kiosk && o.KeyNo == r.KeyNo }) {
			out = append(out, r)
		}
		return nil
	}, `SELECT k.kiosk, k.key_no, k.up_to, (SELECT COUNT(*) FROM kiosks o WHERE o.kiosk = k.kiosk AND o.state = 'enrolled')
		FROM kiosks k WHERE k.state = 'revoked' ORDER BY k.kiosk, k.key_no, k.key`)
	return out, tried("list revoked kiosks", err)
}

// ReceiptKey is the public key by which kiosks know this centre's receipts now.
func (c *Centre) ReceiptKey() ed25519.PublicKey {
	k, err := c.keysNow(context.Background(), c.read)
	if err != nil {
		k = c.keys
	}
	return k.receipt.Public().(ed25519.PublicKey)
}
