package collector

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"net/http"
	"strings"

	"dendau/assets"
	"dendau/sync/bundle"
	"dendau/sync/collector/phone"
)

// WayPhone is how a bundle comes from the phone's page: like WayHTTP, nobody vouches for it.
const WayPhone = "phone"

// phoneBundles is the phone's door for bundles: phone/FORMAT.md says what it answers.
const phoneBundles = phone.Root + "bundles"

// maxAsked requests a minute come from one address: the phones of a whole commune may share one of their mobile operator.
const maxAsked = 240

// phones serves what lies under phone.Root and leaves the rest to next. It stands before the router, which would tidy the dots and slashes
// of base41 out of an address.
func (d *desk) phones(next http.Handler) http.Handler {
	page := phone.Handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id, isAsked := strings.CutPrefix(r.URL.Path, phoneBundles+"/")
		isBundle := r.URL.Path == phoneBundles
		switch {
		case !phone.Wanted(r.URL.Path):
			next.ServeHTTP(w, r)
		case !isBundle && !isAsked:
			page.ServeHTTP(w, r)
		case !d.requests.may(addressOf(r), d.c.o.Now()):
			d.answer(w, http.StatusTooManyRequests, answer{State: "refused", Code: "rate", Missing: [][2]uint32{}})
		case isAsked && r.Method == http.MethodGet:
			d.tellBundle(w, r, id)
		case isBundle && (r.Method == http.MethodPut || r.Method == http.MethodPost):
			d.take(w, r, WayPhone, true)
		default:
			http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		}
	})
}

// tellBundle answers what became of a bundle that was sent before.
func (d *desk) tellBundle(w http.ResponseWriter, r *http.Request, name string) {
	var id bundle.ID
	if b, err := hex.DecodeString(name); err != nil || copy(id[:], b) != len(id) || len(b) != len(id) {
		d.answer(w, http.StatusNotFound, answer{State: "unknown", Code: bundle.ErrForeign.Code, Missing: [][2]uint32{}})
		return
	}
	out, err := d.c.Told(r.Context(), id)
	switch {
	case errors.Is(err, ErrUnknownBundle):
		d.answer(w, http.StatusNotFound, answer{State: "unknown", Bundle: id.String(), Missing: [][2]uint32{}})
	case err != nil:
		d.refuse(w, out, err)
	default:
		d.held(w, r, out)
	}
}

// held answers with the receipt and everything else that a page can show of a bundle that is here.
func (d *desk) held(w http.ResponseWriter, r *http.Request, out Outcome) {
	receipt, err := out.Receipt.Marshal()
	if err != nil {
		d.refuse(w, out, err)
		return
	}
	a := answer{State: "held", Kiosk: out.Header.Kiosk.String(), Bundle: out.ID.String(), New: out.New, Known: out.Known,
		Confirmed: out.Receipt.UpTo, Missing: [][2]uint32{}, Receipt: receipt}
	for _, g := range out.Gaps {
		a.Missing = append(a.Missing, [2]uint32{uint32(g.First), uint32(g.Last)})
	}
	// A name or a typed code that cannot be told now is no reason to hold the receipt back.
	if a.Typed, err = d.c.TypedReceipt(r.Context(), out.Receipt); err != nil {
		d.c.o.Logger.Warn("no typed receipt", "kiosk", out.Header.Kiosk.Short(), "error", err)
	}
	if kiosks, err := d.c.kiosks(r.Context(), "WHERE k.kiosk = ? AND k.state <> 'waiting'", out.Header.Kiosk.ID[:]); err == nil && len(kiosks) > 0 {
		a.Hall, a.Commune = kiosks[0].HallName, d.rooms[assets.Vietnamese].commune(kiosks[0].Commune)
	}
	d.answer(w, http.StatusOK, a)
}

// Told is what Ingest would answer for a bundle that came before, without its bytes. ErrNotEnrolled, ErrRejected, ErrRevoked: it is kept aside, and why. A refusal that it
// met when its kiosk was enrolled is told again. ErrUnknownBundle: it is not here.
func (c *Centre) Told(ctx context.Context, id bundle.ID) (Outcome, error) {
	out := Outcome{ID: id}
	var kiosk []byte
	err := c.read.QueryRowContext(ctx, "SELECT kiosk, first, count FROM bundles WHERE id = ?", id[:]).Scan(&kiosk, &out.Header.First, &out.Header.Count)
	if err == nil {
		copy(out.Header.Kiosk.ID[:], kiosk)
		out.Known = out.Header.Count
		if out.Gaps, err = c.Gaps(ctx, out.Header.Kiosk); err != nil {
			return out, err
		}
		if out.Receipt, err = c.Receipt(ctx, out.Header.Kiosk); err == nil {
			err = c.noteReceipts(ctx, WayPhone, out.Receipt)
		}
		return out, err
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return out, tried("look a bundle up", err)
	}
	var refused string
	err = c.read.QueryRowContext(ctx, "SELECT refused, kiosk, key_no, first, count FROM waiting WHERE id = ?", id[:]).
		Scan(&refused, &kiosk, &out.Header.KeyNo, &out.Header.First, &out.Header.Count)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return c.toldRequest(ctx, id)
	case err != nil:
		return out, tried("look a waiting bundle up", err)
	case refused != "":
		return out, &bundle.Refusal{Code: refused}
	}
	copy(out.Header.Kiosk.ID[:], kiosk)
	known, err := c.signersOf(ctx, out.Header)
	if err != nil {
		return out, err
	}
	return out, known.reason()
}

// TypedReceipt is a receipt's 12 digits; "" when the kiosk's secret is not known here or nothing is confirmed.
func (c *Centre) TypedReceipt(ctx context.Context, r bundle.Receipt) (string, error) {
	if r.UpTo == 0 {
		return "", nil
	}
	var secret []byte
	err := c.read.QueryRowContext(ctx, `SELECT code_key FROM kiosks WHERE kiosk = ? AND length(code_key) = ? AND state = 'enrolled'
		ORDER BY key_no DESC, decided_at DESC LIMIT 1`, r.Kiosk.ID[:], len(bundle.CodeKey{})).Scan(&secret)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", tried("look a kiosk's secret up", err)
	}
	return r.Mark().Code(bundle.CodeKey(secret)), nil
}
