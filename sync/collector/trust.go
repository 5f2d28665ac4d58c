package collector

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"fmt"

	"dendau/content"
	"dendau/sync/bundle"
)

// DefaultName is what a centre is called until somebody names it.
const DefaultName = "Trung tâm Đèn Dầu"

// Roots gives the roots of trust that this centre has issued, oldest first, as they are laid on sticks. name and publishers ("" and nil:
// as they were) change what the newest one says: then another is issued, signed by the one before it, because kiosks follow roots step by
// step and never look at an old number again.
func (c *Centre) Roots(ctx context.Context, name string, publishers []content.PublicKey) ([][]byte, error) {
	var roots [][]byte
	err := inTx(ctx, c.write, "issue a root of trust", func(tx *sql.Tx) error {
		if err := each(ctx, tx, func(rows *sql.Rows) error {
			var root []byte
			err := rows.Scan(&root)
			roots = append(roots, root)
			return err
		}, "SELECT root FROM roots ORDER BY n"); err != nil {
			return err
		}
		next, changed, err := c.nextRoot(roots, name, publishers)
		if err != nil || !changed {
			return err
		}
		b, err := bundle.MarshalRoot(next, c.keys.receipt)
		if err != nil {
			return err
		}
		roots = append(roots, b)
		_, err = tx.ExecContext(ctx, "INSERT INTO roots (n, root) VALUES (?, ?)", next.N, b)
		return err
	})
	return roots, err
}

// nextRoot is what the newest root should say, and whether that differs from what it says.
func (c *Centre) nextRoot(roots [][]byte, name string, publishers []content.PublicKey) (next bundle.Root, changed bool, err error) {
	next = bundle.Root{
		N: 1, Centre: DefaultName, Publishers: []string{},
		Recipients:  []string{c.keys.identity.Recipient().String()},
		ReceiptKeys: []bundle.Key{bundle.KeyOf(c.keys.receipt)},
	}
	var last bundle.Root
	if n := len(roots); n > 0 {
		if last, err = bundle.ParseRoot(roots[n-1]); err != nil {
			return next, false, fmt.Errorf("read root %d: %w", n, err)
		}
		next.N, next.Centre, next.Publishers = last.N, last.Centre, last.Publishers
	}
	if name != "" {
		next.Centre = name
	}
	if len(publishers) > 0 {
		next.Publishers = nil
		for _, p := range publishers {
			next.Publishers = append(next.Publishers, p.String())
		}
	}
	if len(roots) == 0 {
		return next, true, nil
	}
	changed = !last.Same(next)
	if changed {
		next.N++
	}
	return next, changed, nil
}

// ReceiptKey is the public key by which kiosks know this centre's receipts.
func (c *Centre) ReceiptKey() ed25519.PublicKey { return c.keys.receipt.Public().(ed25519.PublicKey) }
