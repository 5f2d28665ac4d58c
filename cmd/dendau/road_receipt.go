package main

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// Receipts that come home without a stick: off a phone's screen by the scanner, or typed. Whatever they say changes only how much the next export
// holds, and what a clock is believed.

// receipt takes a receipt that was scanned or typed, and tells what it came to.
func (r *road) receipt(e flow.TakeReceipt, home func(flow.Action)) {
	said, err := r.read(e, home)
	if err != nil {
		r.logger.Warn("receipt not taken", "typed", e.Typed, "error", err)
	}
	home(flow.ReceiptChecked{Said: said})
}

func (r *road) read(e flow.TakeReceipt, home func(flow.Action)) (flow.ReceiptSaid, error) {
	if e.Typed {
		return r.readTyped(e.Digits, home)
	}
	b, err := qr.Decode8(e.Digits)
	if err != nil {
		return flow.ReceiptUnread, err
	}
	return r.readWhole(b, home)
}

// readWhole judges a receipt by its signature and then by our log.
func (r *road) readWhole(b []byte, home func(flow.Action)) (flow.ReceiptSaid, error) {
	receipt, err := bundle.ParseReceipt(b)
	if err != nil {
		return flow.ReceiptUnread, err
	}
	root, ok := r.trust.root()
	if !ok {
		return flow.ReceiptLost, errNoCentre
	}
	err = receipt.Verify(r.keeper.log.Head().Kiosk, root.VerifyingKeys()...)
	switch {
	case errors.Is(err, bundle.ErrOtherKiosk):
		return flow.ReceiptOther, err
	case err != nil:
		return flow.ReceiptForeign, err
	}
	standing, err := courier.Stand(receipt, r.keeper.log)
	if err != nil {
		return flow.ReceiptUnkept, err
	}
	if said, well := saidOf(standing); !well {
		return said, nil
	}
	return r.keepReceipt(receipt, "scan", home)
}

// saidOf is what a standing means to people; well is set where it fits.
func saidOf(s courier.Standing) (said flow.ReceiptSaid, well bool) {
	switch s {
	case courier.Ahead:
		return flow.ReceiptAhead, false
	case courier.Forked:
		return flow.ReceiptForked, false
	}
	return flow.ReceiptNew, true
}

// tellStanding tells what the receipts of a stick say where none of them fits.
func tellStanding(all []courier.Receipt, home func(flow.Action)) {
	if len(all) > 0 {
		said, _ := saidOf(all[len(all)-1].Standing)
		home(flow.ReceiptChecked{Said: said})
	}
}

// readTyped looks for the place in our log that the digits mean. They carry no signature: only the centre and this kiosk know the key of their
// last eight, and no time.
func (r *road) readTyped(code string, home func(flow.Action)) (flow.ReceiptSaid, error) {
	head, confirmed := r.keeper.log.Head(), r.lastConfirmed()
	secrets := codeKeys(r.keeper.vault)
	seqs, err := bundle.SeqsOf(code, confirmed, head.Seq)
	if err != nil {
		return flow.ReceiptWrong, err
	}
	if confirmed > 0 {
		seqs = append(seqs, confirmed)
	}
	for _, seq := range seqs {
		mark, err := r.mark(seq)
		if err != nil {
			return flow.ReceiptUnkept, err
		}
		if slices.ContainsFunc(secrets, func(secret bundle.CodeKey) bool { return mark.Confirms(code, secret) == nil }) {
			return r.keepReceipt(bundle.Receipt{Kiosk: mark.Kiosk, Run: mark.Run, UpTo: mark.Seq, Chain: mark.Chain}, "typed", home)
		}
	}
	return flow.ReceiptWrong, fmt.Errorf("typed receipt, %d places: %w", len(seqs), bundle.ErrForged)
}

// mark is a place in our log.
func (r *road) mark(seq record.Seq) (bundle.Mark, error) {
	chain, err := r.keeper.log.ChainAt(seq)
	if err != nil {
		return bundle.Mark{}, err
	}
	slice, err := r.keeper.log.Slice(seq, seq)
	if err != nil {
		return bundle.Mark{}, err
	}
	return bundle.Mark{Kiosk: slice.Kiosk, Run: slice.Runs[0].ID, Seq: seq, Chain: record.ID(chain[:8])}, nil
}

// keepReceipt keeps a receipt that tells something new.
func (r *road) keepReceipt(receipt bundle.Receipt, way string, home func(flow.Action)) (flow.ReceiptSaid, error) {
	if receipt.UpTo <= r.lastConfirmed() {
		return flow.ReceiptOld, nil
	}
	if err := r.takeReceipt(receipt, way, home); err != nil {
		return flow.ReceiptUnkept, err
	}
	return flow.ReceiptNew, nil
}

// clockSlack is how far two right clocks may lie apart.
const clockSlack = time.Minute

// takeReceipt keeps what the centre confirmed: the next export begins after it. A clock that stands before the moment at which the centre wrote it
// is wrong, and what happens from now on says so.
func (r *road) takeReceipt(receipt bundle.Receipt, way string, home func(flow.Action)) error {
	fact := record.ReceiptTaken{Run: receipt.Run, UpTo: receipt.UpTo, Chain: receipt.Chain, Issued: receipt.Issued, Way: way}
	events, err := r.keeper.keep(record.Draft{Fact: fact})
	if err != nil {
		return err
	}
	if time.Now().Add(clockSlack).Before(time.Unix(receipt.Issued, 0)) {
		r.keeper.log.SetTrust(record.ClockWrong)
	}
	r.mu.Lock()
	r.confirmed = max(r.confirmed, receipt.UpTo)
	r.mu.Unlock()
	home(flow.Kept{Events: events})
	return nil
}

// receiptCode is what the centre reads out for a receipt.
func (k *kiosk) receiptCode(f record.ReceiptTaken) string {
	_, key := k.keeper.vault.Signer()
	return bundle.Mark{Kiosk: k.log.Head().Kiosk, Run: f.Run, Seq: f.UpTo, Chain: f.Chain}.Code(bundle.CodeKeyOf(key))
}
