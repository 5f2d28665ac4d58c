package main

import (
	"cmp"
	"context"
	"errors"
	"image"
	"sync"

	"dendau/content"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// The first start: the centre's stick is shown, compared, taken, and the enrolment goes back on it and as a code.

// offered is what a stick brings to a kiosk that was not set up: a centre, where it knows none, or backups.
type offered struct {
	path string
	root courier.RootFile
}

// meetCentre looks, until the kiosk is set up, for a stick that brings a centre or the backup of a lost kiosk, and shows what is on it. Nothing of it
// is believed. Whoever hands over is asked there: see stick_trust.go.
func (r *road) meetCentre(ctx context.Context, home func(flow.Action)) {
	ctx, met := context.WithCancel(ctx)
	defer met()
	if _, ok := r.hall(); ok {
		return
	}
	for drives := range r.sticks.Watch(ctx) {
		if _, ok := r.hall(); ok || r.handsOver() {
			met()
			continue
		}
		r.showOffer(drives, home)
	}
}

// showOffer shows the first stick that brings something, or that the one which was shown is gone.
func (r *road) showOffer(drives []courier.Drive, home func(flow.Action)) {
	before := r.offering()
	for _, d := range drives {
		if before != nil && d.Path == before.path {
			return
		}
	}
	if before != nil {
		r.setOffer(nil)
		home(flow.StickGone{})
	}
	var fault error
	for _, d := range drives {
		if d.Path == "" {
			continue
		}
		offer, ok, err := r.look(d)
		if ok {
			home(flow.StickOffers{Offer: offer})
		}
		if err != nil {
			r.logger.Warn("stick not read", "stick", d.Label, "error", err)
			fault = cmp.Or(fault, err)
		}
		if ok {
			break
		}
	}
	r.tellUnread(fault, home)
}

// tellUnread says that a stick could not be read, and that none is there any more which could not.
func (r *road) tellUnread(fault error, home func(flow.Action)) {
	var key string
	switch {
	case fault == nil && !r.unread:
		return
	case errors.Is(fault, courier.ErrOccupied):
		key = courier.KeyOf(fault)
	case fault != nil:
		key = stickUnread
	}
	r.unread = fault != nil
	home(flow.StickUnread{Key: key})
}

// stickUnread is told of a stick that fails while it is read. The courier's own sentences speak of evenings that are written, and here are none.
const stickUnread = "setup.stick.unread"

// look reads what a stick brings. What cannot be read is not offered, and the fault is given beside what can.
func (r *road) look(d courier.Drive) (offer flow.Offer, ok bool, err error) {
	stick, err := courier.OpenStick(d.Path)
	if err != nil {
		return flow.Offer{}, false, err
	}
	defer stick.Close()
	offer.Stick = d.Label
	offer.Backups, err = r.lookForBackups(stick)
	var root courier.RootFile
	if _, known := r.trust.root(); !known {
		var unread error
		root, unread = r.lookForCentre(stick, &offer)
		err = cmp.Or(unread, err)
	}
	if offer.Centre == "" && len(offer.Backups) == 0 {
		return flow.Offer{}, false, err
	}
	r.setOffer(&offered{path: d.Path, root: root})
	return offer, true, err
}

// lookForCentre adds the centre that a stick brings, its halls and lessons, where it brings one.
func (r *road) lookForCentre(stick *courier.Stick, offer *flow.Offer) (courier.RootFile, error) {
	root, ok, err := courier.NewestRoot(stick)
	if err != nil || !ok {
		return courier.RootFile{}, err
	}
	offer.Centre, offer.Fingerprint = root.Root.Centre, root.Root.Fingerprint()
	for _, h := range courier.ListedHalls(stick) {
		offer.Halls = append(offer.Halls, flow.OfferedHall{ID: h.Hall, Name: h.Name, Commune: h.Commune, District: h.District, Taken: h.Kiosk != ""})
	}
	if plan, ok := r.plan(stick, root.Root); ok {
		offer.Packs = planView(plan)
	}
	return root, nil
}

// plan are the lessons on the stick that the root's publishers signed.
func (r *road) plan(stick *courier.Stick, root bundle.Root) (courier.Plan, bool) {
	if r.store == nil {
		return courier.Plan{}, false
	}
	keys := parseKeys(root.Publishers, r.logger)
	plan, err := r.store.Plan(stick, keys)
	if err != nil {
		r.logger.Warn("lessons on the stick not looked at", "error", err)
	}
	return plan, err == nil
}

func (r *road) offering() *offered {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.offer
}

func (r *road) setOffer(o *offered) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.offer = o
}

func (r *road) handOver() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.handing = true
}

func (r *road) handsOver() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.handing
}

// offerFailed is told where the stick could not be taken.
const offerFailed = "setup.offer.failed"

// takeOffer trusts the root that was shown, whose fingerprint somebody compared: those bytes, whatever the stick says by now. Lessons that do
// not come do not undo it.
func (r *road) takeOffer(ctx context.Context, home func(flow.Action)) {
	o := r.offering()
	if o == nil {
		home(flow.StickTaken{Key: offerFailed})
		return
	}
	if err := r.trust.take(o.root.Bytes); err != nil {
		r.logger.Error("trust root not taken", "n", o.root.Root.N, "error", err)
		home(flow.StickTaken{Key: offerFailed})
		return
	}
	if err := r.takeLessons(ctx, o, home); err != nil {
		r.logger.Error("lessons not taken at the first start", "error", err)
	}
	if r.reopen != nil {
		r.reopen()
	}
	home(flow.StickTaken{})
}

func (r *road) takeLessons(ctx context.Context, o *offered, home func(flow.Action)) error {
	stick, err := courier.OpenStick(o.path)
	if err != nil {
		return err
	}
	defer stick.Close()
	plan, ok := r.plan(stick, o.root.Root)
	if !ok || len(plan.Offers) == 0 || !plan.Fits() {
		return nil
	}
	w := &waiting{road: r, home: home}
	return w.take(ctx, plan)
}

// handEnrolment shows the enrolment as a code and writes it on each stick that is there or comes, until the sticks are let go.
func (r *road) handEnrolment(home func(flow.Action)) {
	paper, code, err := r.enrolment()
	if err != nil {
		r.logger.Error("no enrolment", "error", err)
		home(flow.EnrolmentReady{Key: courier.KeyOf(err)})
		return
	}
	home(flow.EnrolmentReady{Code: code})
	r.begin(&r.plug, func(ctx context.Context) {
		done := map[string]bool{}
		for drives := range r.sticks.Watch(ctx) {
			there := map[string]bool{}
			for _, d := range drives {
				there[d.Path] = true
				if d.Path == "" || d.ReadOnly || done[d.Path] {
					continue
				}
				if err := r.leaveEnrolment(ctx, d, paper); err != nil {
					r.logger.Error("enrolment not written", "stick", d.Label, "error", err)
					continue
				}
				done[d.Path] = true
				home(flow.EnrolmentReady{Code: code, Stick: d.Label})
			}
			for path := range done {
				if !there[path] {
					delete(done, path)
				}
			}
		}
	})
}

func (r *road) leaveEnrolment(ctx context.Context, d courier.Drive, paper []byte) error {
	stick, err := courier.OpenStick(d.Path)
	if err != nil {
		return err
	}
	return errors.Join(courier.LeaveEnrolment(ctx, stick, paper), stick.Close())
}

// enrolment is the paper, and its code for a phone. It is one still code: see sync/bundle/FORMAT.md.
func (r *road) enrolment() ([]byte, flow.Matrix, error) {
	root, ok := r.trust.root()
	if !ok {
		return nil, flow.Matrix{}, errNoCentre
	}
	out, err := r.outgoing(root)
	if err != nil {
		return nil, flow.Matrix{}, err
	}
	carried, err := bundle.CarryEnrolment(out.Enrolment)
	if err != nil {
		return nil, flow.Matrix{}, err
	}
	sender, err := qr.NewSender(carried, qr.Easy)
	if err != nil {
		return nil, flow.Matrix{}, err
	}
	if !sender.Still() { // a hall with the longest of names: the stick takes it
		return out.Enrolment, flow.Matrix{}, nil
	}
	m, err := sender.Next().Draw(qr.L)
	if err != nil {
		return nil, flow.Matrix{}, err
	}
	return out.Enrolment, bare(m), nil
}

// packs opens every pack that was named and those that came by stick.
func (k *kiosk) packs(named []string) []opened {
	trusted := k.trust.publishers()
	return withStored(openPacks(named, trusted, k.logger), k.store, trusted, k.logger)
}

// take teaches from the first pack that is whole.
func (e *evening) take(packs []opened) {
	for _, o := range packs {
		if o.pack != nil && e.pack == nil {
			e.pack, e.course = o.pack, o
		}
	}
}

// reopen goes on with lessons that came after the start, on a kiosk that had none.
func (e *evening) reopen(packs []opened) {
	e.post(func() {
		if e.pack != nil {
			return // what is taught from stays until the next start
		}
		if e.take(packs); e.pack != nil {
			e.late.open(newAlbum(e.pack, e.closeUp, e.kiosk.logger))
			e.loop.Do(flow.CourseFound{Course: flow.CourseOf(e.pack), Packs: refsOf(packs)})
		}
	})
}

// refsOf names packs for the settings, those that were refused with the reason.
func refsOf(packs []opened) (refs []flow.PackRef) {
	for _, o := range packs {
		ref := flow.PackRef{ID: o.name()}
		if o.pack != nil {
			m := o.pack.Manifest()
			ref.ID, ref.Version, ref.Title, ref.Lessons = m.PackID, m.Version, m.Title, len(flow.CourseOf(o.pack).Lessons)
		} else {
			ref.Bad = string(content.CodeOf(o.err))
		}
		refs = append(refs, ref)
	}
	return refs
}

// lateAlbum shows the pictures of lessons that come after the start.
type lateAlbum struct {
	mu    sync.Mutex // guards album
	album *album
}

func (l *lateAlbum) open(a *album) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.album = a
}

// Picture implements ui.Pictures.
func (l *lateAlbum) Picture(p content.Path) image.Image {
	l.mu.Lock()
	album := l.album
	l.mu.Unlock()
	if album == nil {
		return nil
	}
	return album.Picture(p)
}

// signersOf are the publishers of packs that were opened.
func signersOf(packs []opened) (signers []string) {
	for _, o := range packs {
		if o.pack != nil {
			signers = append(signers, o.pack.Signer().String())
		}
	}
	return signers
}
