package main

import (
	"context"
	"errors"

	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// A handover on a kiosk that knows no centre: what the stick brings is shown first, as at the first start.

// errLeft ends a plug at whose question nobody is any more: the stick was pulled out, or the screen was left.
var errLeft = errors.New("the question was left")

// centre gives the root that this kiosk trusts. Where there is none, the stick's is shown and waited for: the bytes whose fingerprint was on the
// screen are trusted, whatever the stick says by then, and only after the press. Until then nothing is written, here or on the stick.
func (w *waiting) centre(ctx context.Context, stick *courier.Stick, label string) (bundle.Root, error) {
	r := w.road
	if root, ok := r.trust.root(); ok {
		return root, nil
	}
	found, ok, err := courier.NewestRoot(stick)
	switch {
	case err != nil:
		return bundle.Root{}, err
	case !ok:
		return bundle.Root{}, errNoCentre
	}
	switch take, ok := w.believes(ctx, found.Root, label); {
	case !ok:
		return bundle.Root{}, errLeft
	case !take:
		return bundle.Root{}, errOther
	}
	if err := r.trust.take(found.Bytes); err != nil {
		return bundle.Root{}, err
	}
	w.home(flow.CentreKnown{Name: found.Root.Centre})
	w.home(flow.StickTaken{})
	return r.trusted()
}

// believes shows whose the stick is and waits for the answer to just that; false where none comes.
func (w *waiting) believes(ctx context.Context, root bundle.Root, label string) (take, ok bool) {
	for len(w.believed) > 0 {
		<-w.believed // to an earlier question
	}
	offer := flow.Offer{Stick: label, Centre: root.Centre, Fingerprint: root.Fingerprint()}
	w.home(flow.CentreOffered{Offer: offer})
	for {
		said, ok := answered(ctx, w, w.believed)
		if !ok || said.Fingerprint == offer.Fingerprint {
			return said.Take, ok
		}
	}
}

// answered waits for what a person says. A stick that is pulled out meanwhile leaves nothing to be said.
func answered[A any](ctx context.Context, w *waiting, answers <-chan A) (said A, ok bool) {
	for {
		select {
		case <-ctx.Done():
			return said, false
		case said = <-answers:
			return said, true
		case now, open := <-w.drives:
			if !open {
				return said, false
			}
			if w.now = now; !w.there(w.at) {
				return said, false
			}
		}
	}
}
