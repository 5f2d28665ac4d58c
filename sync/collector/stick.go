package collector

import (
	"context"
	"fmt"
	"slices"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// WriteReceipts lays the receipts of all kiosks that are held on a stick, for the way home, and gives their names.
func (c *Centre) WriteReceipts(ctx context.Context, stick string) ([]string, error) {
	receipts, err := c.Receipts(ctx)
	if err != nil {
		return nil, err
	}
	dir, err := makeDirs(stick, bundle.ReceiptsFolder)
	if err != nil {
		return nil, fmt.Errorf("write receipts: %w", err)
	}
	var names []string
	for _, r := range receipts {
		b, err := r.Marshal()
		if err != nil {
			return names, err
		}
		name := receiptName(r, slices.Contains(names, r.Name()))
		if err := putFile(dir, name, b, public); err != nil {
			return names, fmt.Errorf("write receipt: %w", err)
		}
		names = append(names, name)
	}
	return names, c.noteReceipts(ctx, "usb", receipts...)
}

// Receipts are the receipts of all enrolled kiosks of which something is held.
func (c *Centre) Receipts(ctx context.Context) ([]bundle.Receipt, error) {
	kiosks, err := c.Kiosks(ctx)
	if err != nil {
		return nil, err
	}
	var out []bundle.Receipt
	done := map[record.KioskID]bool{}
	for _, k := range kiosks {
		if k.State != Enrolled || done[k.ID] {
			continue
		}
		done[k.ID] = true
		held, err := c.Ranges(ctx, k.ID)
		if err != nil {
			return nil, err
		}
		if len(held) == 0 {
			continue
		}
		r, err := c.Receipt(ctx, k.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, nil
}

// WriteTrust lays the roots of trust on a stick (see Roots) and gives their names.
func (c *Centre) WriteTrust(ctx context.Context, stick, name string, publishers []content.PublicKey) ([]string, error) {
	roots, err := c.Roots(ctx, name, publishers)
	if err != nil {
		return nil, err
	}
	dir, err := makeDirs(stick, bundle.TrustFolder)
	if err != nil {
		return nil, fmt.Errorf("write trust: %w", err)
	}
	var names []string
	for i, root := range roots {
		names = append(names, bundle.RootName(i+1))
		if err := putFile(dir, names[i], root, public); err != nil {
			return nil, fmt.Errorf("write trust: %w", err)
		}
	}
	return names, nil
}

// receiptName is a receipt's name on a stick. Two kiosks in sixteen million share a short code; kiosks look for names that begin with theirs.
func receiptName(r bundle.Receipt, taken bool) string {
	if taken {
		return r.Kiosk.Short() + "-" + r.Kiosk.String() + ".ddr"
	}
	return r.Name()
}
