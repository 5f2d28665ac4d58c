package collector

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"

	"dendau/sync/bundle"
)

// ErrNobodySigned says that the kiosk that a result names is a stranger here: nobody vouches for the sheet.
var ErrNobodySigned = errors.New("collector: the kiosk of this result is not enrolled here")

// Checked is a learner's result that one of our kiosks signed.
type Checked struct {
	bundle.Result
	// Kiosk is as it was enrolled; a revoked one may have signed the sheet before it was lost, or whoever found it did.
	Kiosk Kiosk
}

// CheckResult reads the text of the code on a learner's result and tells whose it is. A kiosk that only asked to be enrolled is a stranger: anybody
// can ask. The errors of package bundle say what is wrong with a text.
func (c *Centre) CheckResult(ctx context.Context, text string) (Checked, error) {
	r, err := bundle.ParseResult(text)
	if err != nil {
		return Checked{}, err
	}
	all, err := c.kiosks(ctx, "WHERE k.kiosk = ?", r.Kiosk.ID[:])
	if err != nil {
		return Checked{}, err
	}
	known := false
	for _, k := range all {
		if k.KeyNo != r.KeyNo || k.State != Enrolled && k.State != Revoked {
			continue
		}
		known = true
		if r.Verify(ed25519.PublicKey(k.Key.Public())) == nil {
			return Checked{r, k}, nil
		}
	}
	if !known {
		return Checked{}, fmt.Errorf("kiosk %s: %w", r.Kiosk.Short(), ErrNobodySigned)
	}
	return Checked{}, r.Verify()
}
