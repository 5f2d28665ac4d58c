package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// watch serves the sticks that come while the facilitator waits at the screen, one after the other. Which of several, whose the first one is,
// and whether new lessons are taken, the person says; everything else a plug does by itself.
func (r *road) watch(home func(flow.Action)) {
	r.handOver()
	w := r.newWaiting(home)
	r.begin(&r.plug, func(ctx context.Context) {
		w.drives = r.sticks.Watch(ctx)
		for ctx.Err() == nil {
			w.step(ctx)
		}
	})
}

func (r *road) newWaiting(home func(flow.Action)) *waiting {
	r.chosen, r.answers, r.believed = make(chan int, 1), make(chan bool, 1), make(chan flow.AnswerOffer, 1)
	return &waiting{road: r, home: home, chosen: r.chosen, answers: r.answers, believed: r.believed, ejected: map[string]bool{}}
}

// useStick, answerPacks and answerOffer hand on what the person said, unless they said it already.
func (r *road) useStick(e flow.UseStick) {
	select {
	case r.chosen <- e.I:
	default:
	}
}

func (r *road) answerPacks(e flow.AnswerPacks) {
	select {
	case r.answers <- e.Take:
	default:
	}
}

func (r *road) answerOffer(e flow.AnswerOffer) {
	select {
	case r.believed <- e:
	default:
	}
}

// mountPatience is how long the desktop may take to open a stick by itself before we ask for it.
const mountPatience = 1200 * time.Millisecond

// waiting is one time at the screen of f07.
type waiting struct {
	road     *road
	home     func(flow.Action)
	drives   <-chan []courier.Drive
	chosen   <-chan int
	answers  <-chan bool
	believed <-chan flow.AnswerOffer

	now     []courier.Drive
	at      string          // the path of the stick that is served or was, until it goes
	offered []courier.Drive // among which the person chooses
	closed  <-chan time.Time
	ejected map[string]bool // devices that were given back and are still plugged in
}

// step waits for the next thing that happens and does what follows.
func (w *waiting) step(ctx context.Context) {
	select {
	case <-ctx.Done():
	case now, ok := <-w.drives:
		if ok {
			w.changed(ctx, now)
		}
	case i := <-w.chosen:
		if i >= 0 && i < len(w.offered) && w.at == "" {
			w.serve(ctx, w.offered[i])
		}
	case <-w.closed:
		w.closed = nil
		w.open(ctx)
	}
}

// changed looks at the drives that are there now.
func (w *waiting) changed(ctx context.Context, now []courier.Drive) {
	w.now, w.closed = now, nil
	w.forget()
	if w.at != "" && !w.there(w.at) {
		w.at = ""
		w.home(flow.StickGone{})
	}
	if w.at != "" {
		return
	}
	ready, shut := w.sorted()
	w.offered = nil
	switch {
	case len(ready) > 1:
		w.offer(ready)
	case len(ready) == 1:
		w.serve(ctx, ready[0])
	case len(shut) > 0:
		w.closed = time.After(mountPatience)
	}
}

// forget drops the devices that were given back and are gone now.
func (w *waiting) forget() {
	for device := range w.ejected {
		still := false
		for _, d := range w.now {
			still = still || d.Device == device
		}
		if !still {
			delete(w.ejected, device)
		}
	}
}

func (w *waiting) there(path string) bool {
	for _, d := range w.now {
		if d.Path == path {
			return true
		}
	}
	return false
}

// sorted parts the drives: those to write to (one that is locked only where there is no other, so that its refusal is told), and those
// that the system has not opened.
func (w *waiting) sorted() (ready, shut []courier.Drive) {
	var locked []courier.Drive
	for _, d := range w.now {
		switch {
		case w.ejected[d.Device]:
		case d.Path == "":
			shut = append(shut, d)
		case d.ReadOnly || !d.Removable:
			locked = append(locked, d)
		default:
			ready = append(ready, d)
		}
	}
	if len(ready) == 0 && len(locked) > 0 {
		ready = locked[:1]
	}
	return ready, shut
}

func (w *waiting) offer(ready []courier.Drive) {
	w.offered = ready
	var found flow.SticksFound
	for _, d := range ready {
		found.Sticks = append(found.Sticks, flow.StickRef{Label: d.Label, Free: int64(d.Free)})
	}
	w.home(found)
}

// open asks the system to open a stick that nothing has opened, as on a PC without a desktop.
func (w *waiting) open(ctx context.Context) {
	_, shut := w.sorted()
	if len(shut) == 0 {
		return
	}
	d := shut[0]
	err := errors.New("nobody to ask")
	if w.road.mount != nil {
		err = w.road.mount(ctx, d)
	}
	if err == nil {
		return // it comes with the next look
	}
	w.road.logger.Warn("stick not opened", "device", d.Device, "error", err)
	w.home(flow.StickFound{Label: d.Label})
	w.home(flow.ExportFailed{Key: courier.KeyUnopened})
}

// patience is how long a stick may take for everything but new lessons. The slowest that we know writes 200 kB a second.
const patience = 10 * time.Minute

// serve does all that one plug can.
func (w *waiting) serve(ctx context.Context, d courier.Drive) {
	defer func() {
		if !w.there(w.at) { // it went while the person was asked
			w.at = ""
			w.home(flow.StickGone{})
		}
	}()
	w.at, w.offered = d.Path, nil
	w.home(flow.StickFound{Label: d.Label, Free: int64(d.Free)})
	err := w.exchange(ctx, d)
	if errors.Is(err, errLeft) {
		return // nothing was begun
	}
	if err != nil {
		w.road.logger.Error("stick not served", "stick", d.Label, "error", err)
		w.home(flow.ExportFailed{Key: courier.KeyOf(err)})
		return
	}
	if w.road.eject != nil && d.Device != "" {
		if err := w.road.eject(ctx, d); err != nil {
			w.road.logger.Warn("stick not given back; everything on it is written", "stick", d.Label, "error", err)
		} else {
			w.ejected[d.Device] = true
		}
	}
	w.home(flow.ExportDone{})
}

// exchange takes trust and receipts, writes everything for the centre, and takes new lessons where the person wants them. What is written
// is safe before lessons are looked at: they cannot spoil it any more.
func (w *waiting) exchange(ctx context.Context, d courier.Drive) error {
	r := w.road
	stick, err := courier.OpenStick(d.Path)
	if err != nil {
		return err
	}
	defer stick.Close()
	root, err := w.centre(ctx, stick, d.Label)
	if err != nil {
		return err
	}
	inTime, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	receipts, err := r.takeReceipts(stick, root, w.home)
	if err != nil {
		return err
	}
	w.home(flow.ExportStep{Step: flow.ReceiptsRead, Receipts: receipts})
	root, _ = r.trust.root()
	sent, err := r.export(inTime, stick, root, w.progress())
	if err != nil {
		return err
	}
	w.home(flow.ExportStep{Step: flow.BundlesWritten, Receipts: receipts})
	if err := r.noteExport(record.ByStick, d.Label, sent, w.home); err != nil {
		return err
	}
	if stick.Suspicious() {
		w.home(flow.StickRemark{Key: "handover.suspicious"})
	}
	w.lessons(ctx, stick)
	return nil
}

// usable chooses the drive for a file that a person asked for: the first that can be written, else the first, so that its refusal is told.
func usable(drives []courier.Drive) (courier.Drive, bool) {
	opened := slices.DeleteFunc(slices.Clone(drives), func(d courier.Drive) bool { return d.Path == "" })
	for _, d := range opened {
		if d.Removable && !d.ReadOnly {
			return d, true
		}
	}
	if len(opened) > 0 {
		return opened[0], true
	}
	return courier.Drive{}, false
}

// tellEvery is how often a person sees how far it is.
const tellEvery = 100 * time.Millisecond

// progress tells the screen how far writing is, as often as an eye can follow.
func (w *waiting) progress() func(done, of int64) {
	var told time.Time
	return func(done, of int64) {
		if done < of && time.Since(told) < tellEvery {
			return
		}
		told = time.Now()
		w.home(flow.StickBytes{Done: done, Of: of})
	}
}

// lessons shows what new lessons the stick has and takes them if the person says so. What goes wrong is a remark: the bundles are safe.
func (w *waiting) lessons(ctx context.Context, stick *courier.Stick) {
	r := w.road
	if r.store == nil {
		return
	}
	plan, err := r.store.Plan(stick, r.trust.publishers())
	if err != nil {
		w.remark(err)
		return
	}
	for _, i := range plan.Ignored {
		r.logger.Warn("pack on the stick refused", "pack", i.Name, "code", content.CodeOf(i.Err), "error", i.Err)
		if code := content.CodeOf(i.Err); code != "" && len(plan.Offers) == 0 {
			w.home(flow.StickRemark{Key: string(code)})
		}
	}
	if len(plan.Offers) == 0 || !w.wanted(ctx, plan) {
		return
	}
	if err := w.take(ctx, plan); err != nil {
		w.remark(err)
	}
}

func (w *waiting) remark(err error) {
	w.road.logger.Error("lessons not taken", "error", err)
	key := courier.KeyOf(err)
	switch key {
	case courier.KeyNoRoom, courier.KeyKiosk, courier.KeyPack:
	default:
		key = "handover.packsGone"
	}
	w.home(flow.StickRemark{Key: key})
}

// wanted shows the plan and waits for the answer. A stick that is pulled out meanwhile is an answer too.
func (w *waiting) wanted(ctx context.Context, plan courier.Plan) bool {
	for len(w.answers) > 0 {
		<-w.answers // to an earlier question
	}
	w.home(flow.PacksFound{Plan: planView(plan)})
	take, ok := answered(ctx, w, w.answers)
	if !ok && !w.there(w.at) {
		w.home(flow.PacksTaken{})
	}
	return take
}

func planView(plan courier.Plan) flow.PackPlan {
	v := flow.PackPlan{Bytes: plan.Bytes, Free: int64(plan.Free), Fits: plan.Fits()}
	for _, o := range plan.Offers {
		v.Freed += o.RemoveBytes
		v.Packs = append(v.Packs, flow.PackNews{Title: o.Title, Version: o.Version, Have: o.Have, Remove: o.Remove, Lessons: o.Lessons, Bytes: o.Bytes})
	}
	return v
}

func (w *waiting) take(ctx context.Context, plan courier.Plan) error {
	var before int64
	tell := w.progress()
	for _, o := range plan.Offers {
		if err := w.road.store.Take(ctx, o, func(done, _ int64) { tell(before+done, plan.Bytes) }); err != nil {
			return err
		}
		before += o.Bytes
	}
	w.home(flow.PacksTaken{N: len(plan.Offers)})
	return w.road.store.Sweep()
}
