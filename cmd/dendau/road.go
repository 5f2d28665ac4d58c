package main

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// road hands data over: by stick while sticks are watched, by codes while they are shown. Each is a task of its own that the next effect ends.
type road struct {
	keeper  *keeper
	trust   *trust
	program string
	sticks  courier.Finder
	logger  *slog.Logger
	// start runs a task that ends with the program at the latest.
	start func(func(context.Context))

	// plug, code and shown belong to the road's lane.
	plug  task
	code  task
	shown *showing
	// taken is the last event that a phone took while codes are shown: the next part begins after it.
	taken record.Seq

	mu        sync.Mutex
	confirmed record.Seq // the last event that a receipt confirmed
}

// What is not the stick's fault, with the keys of the messages.
var (
	errNoCentre = courier.NewFault("handover.error.noCentre", "no centre to seal to")
	errNothing  = courier.NewFault("handover.error.nothing", "the centre has everything")
)

// task is something that goes on until it is ended.
type task struct {
	cancel context.CancelFunc
	ended  chan struct{}
}

// begin ends the task that is under way, if any, waits for it, and starts another in its place.
func (r *road) begin(t *task, work func(context.Context)) {
	t.end()
	started := make(chan context.CancelFunc)
	t.ended = make(chan struct{})
	r.start(func(life context.Context) {
		ctx, cancel := context.WithCancel(life)
		defer close(t.ended)
		defer cancel()
		started <- cancel
		work(ctx)
	})
	t.cancel = <-started
}

func (t *task) end() {
	if t.cancel != nil {
		t.cancel()
		<-t.ended
		t.cancel = nil
	}
}

func (r *road) stopSticks() { r.plug.end() }

// watch waits for a stick and hands over to the first that comes, and to every other one after that.
func (r *road) watch(e flow.WatchSticks, home func(flow.Action)) {
	r.begin(&r.plug, func(ctx context.Context) {
		at := ""
		for drives := range r.sticks.Watch(ctx) {
			d, there := usable(drives)
			switch {
			case !there && at != "":
				at = ""
				home(flow.StickGone{})
			case there && d.Path != at:
				at = d.Path
				home(flow.StickFound{Label: d.Label, Free: int64(d.Free)})
				r.serve(ctx, d, e.Courier, home)
			}
		}
	})
}

// usable chooses the drive to hand over to: the first that can be written, else the first, so that its refusal is told.
func usable(drives []courier.Drive) (courier.Drive, bool) {
	for _, d := range drives {
		if d.Removable && !d.ReadOnly {
			return d, true
		}
	}
	if len(drives) > 0 {
		return drives[0], true
	}
	return courier.Drive{}, false
}

// serve does all that one plug can: receipts and trust in, bundles out.
func (r *road) serve(ctx context.Context, d courier.Drive, who string, home func(flow.Action)) {
	if err := r.exchange(ctx, d, who, home); err != nil {
		r.logger.Error("stick not served", "stick", d.Label, "error", err)
		home(flow.ExportFailed{Key: courier.KeyOf(err)})
	}
}

func (r *road) exchange(ctx context.Context, d courier.Drive, who string, home func(flow.Action)) error {
	stick, err := courier.OpenStick(d.Path)
	if err != nil {
		return err
	}
	defer stick.Close()
	root, err := r.trusted(stick, home)
	if err != nil {
		return err
	}
	receipts, err := r.takeReceipts(stick, root, home)
	if err != nil {
		return err
	}
	home(flow.ExportStep{Step: flow.ReceiptsRead, Receipts: receipts})
	root, _ = r.trust.root()
	sent, err := r.export(ctx, stick, root)
	if err != nil {
		return err
	}
	home(flow.ExportStep{Step: flow.BundlesWritten, Receipts: receipts})
	if err := r.noteExport("usb", d.Label, who, sent, home); err != nil {
		return err
	}
	home(flow.ExportDone{})
	return nil
}

// trusted gives the centre's root; a kiosk that has none takes the one on the stick, which the facilitator plugged in.
func (r *road) trusted(stick *courier.Stick, home func(flow.Action)) (bundle.Root, error) {
	if root, ok := r.trust.root(); ok {
		return root, nil
	}
	roots, err := courier.Roots(stick)
	if err != nil {
		return bundle.Root{}, err
	}
	for _, f := range roots {
		if err := r.trust.take(f.Bytes); err != nil {
			r.logger.Warn("trust root not taken", "n", f.Root.N, "error", err)
			continue
		}
		home(flow.CentreKnown{Name: f.Root.Centre})
	}
	root, ok := r.trust.root()
	if !ok {
		return bundle.Root{}, errNoCentre
	}
	return root, nil
}

// meetCentre waits, on a kiosk that knows no centre, for a stick that brings one: the first start takes it while people still type.
func (r *road) meetCentre(ctx context.Context, home func(flow.Action)) {
	if _, ok := r.trust.root(); ok {
		return
	}
	ctx, met := context.WithCancel(ctx)
	defer met()
	for drives := range r.sticks.Watch(ctx) {
		for _, d := range drives {
			if r.asksStick(d, home) {
				met()
			}
		}
	}
}

// asksStick tells whether the stick brought a centre, or one is known meanwhile.
func (r *road) asksStick(d courier.Drive, home func(flow.Action)) bool {
	stick, err := courier.OpenStick(d.Path)
	if err != nil {
		r.logger.Warn("stick not looked at", "stick", d.Label, "error", err)
		return false
	}
	defer stick.Close()
	_, err = r.trusted(stick, home)
	return err == nil
}

// takeReceipts keeps newer roots and the receipt that reaches furthest, and gives how many receipts were new.
func (r *road) takeReceipts(stick *courier.Stick, root bundle.Root, home func(flow.Action)) (int, error) {
	in, err := courier.Inbox(stick, r.keeper.log, root)
	if err != nil {
		return 0, err
	}
	for _, f := range in.Roots {
		if err := r.trust.take(f.Bytes); err != nil {
			return 0, err
		}
	}
	for _, i := range in.Ignored {
		r.logger.Warn("file on the stick ignored", "file", i.Name, "error", i.Err)
	}
	best, ok := in.Best()
	if !ok || best.UpTo <= r.lastConfirmed() {
		return 0, nil
	}
	return 1, r.takeReceipt(best, "usb", home)
}

// takeReceipt keeps what the centre confirmed: the next export begins after it, and its clock agrees or not with ours.
func (r *road) takeReceipt(receipt bundle.Receipt, way string, home func(flow.Action)) error {
	fact := record.ReceiptTaken{Run: receipt.Run, UpTo: receipt.UpTo, Chain: receipt.Chain, Issued: receipt.Issued, Way: way}
	events, err := r.keeper.keep(record.Draft{Fact: fact})
	if err != nil {
		return err
	}
	r.mu.Lock()
	r.confirmed = max(r.confirmed, receipt.UpTo)
	r.mu.Unlock()
	home(flow.Kept{Events: events})
	return nil
}

func (r *road) lastConfirmed() record.Seq {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.confirmed
}

// outgoing is everything since the last receipt, ready to be sealed to the centre.
func (r *road) outgoing(root bundle.Root) (courier.Outgoing, error) {
	keyNo, key := r.keeper.vault.Signer()
	out := courier.Outgoing{Log: r.keeper.log, Confirmed: r.lastConfirmed(), Root: root, Key: key, KeyNo: keyNo}
	hall, ok := r.hall()
	if !ok {
		return out, nil
	}
	recipients, err := root.AgeRecipients()
	if err != nil {
		return out, err
	}
	out.Enrolment, err = bundle.NewEnrolment(bundle.Enrolment{
		Kiosk: r.keeper.log.Head().Kiosk, KeyNo: keyNo, Hall: hall.Hall, HallName: hall.Name, Commune: hall.Commune, Program: r.program,
	}, key, recipients...)
	return out, err
}

func (r *road) export(ctx context.Context, stick *courier.Stick, root bundle.Root) (courier.Sent, error) {
	out, err := r.outgoing(root)
	if err != nil {
		return courier.Sent{}, err
	}
	return courier.Export(ctx, stick, out)
}

// hall is the newest hall of the log.
func (r *road) hall() (found record.HallSet, ok bool) {
	for e, err := range r.keeper.log.Since(0) {
		if err != nil {
			return found, ok
		}
		if h, is := e.Fact.(record.HallSet); is {
			found, ok = h, true
		}
	}
	return found, ok
}

// noteExport keeps that custody began; nothing is kept when there was nothing to carry.
func (r *road) noteExport(way, stick, who string, sent courier.Sent, home func(flow.Action)) error {
	if len(sent.Bundles) == 0 {
		return nil
	}
	events, err := r.keeper.keep(record.Draft{Fact: record.Exported{
		Way: way, First: sent.First, Last: sent.Last, Bundles: sent.IDs(), Stick: stick, Courier: who,
	}})
	if err != nil {
		return err
	}
	home(flow.Kept{Events: events})
	return nil
}

// showing is a code on the screen.
type showing struct {
	sender *qr.Sender
	sent   courier.Sent
	rest   int // parts after this one
}

// speeds are the named speeds of flow.ShowQR.
var speeds = []qr.Speed{qr.Easy, qr.Default, qr.Fast}

// showQR begins the code or the stream, or goes on with it at another speed: the ids go on.
func (r *road) showQR(e flow.ShowQR, home func(flow.Action)) {
	r.code.end()
	show, err := r.prepareQR(speeds[min(max(e.Speed, 0), len(speeds)-1)])
	if err != nil {
		r.logger.Error("code not shown", "error", err)
		home(flow.ExportFailed{Key: courier.KeyOf(err)})
		return
	}
	r.begin(&r.code, func(ctx context.Context) { r.stream(ctx, show, home) })
}

func (r *road) prepareQR(speed qr.Speed) (*showing, error) {
	if r.shown != nil {
		r.shown.sender.SetSpeed(speed)
		return r.shown, nil
	}
	root, ok := r.trust.root()
	if !ok {
		return nil, errNoCentre
	}
	out, err := r.outgoing(root)
	if err != nil {
		return nil, err
	}
	out.Confirmed = max(out.Confirmed, r.taken)
	bundles, err := out.Seal(bundle.MaxQR)
	if err != nil {
		return nil, err
	}
	if len(bundles) == 0 {
		return nil, errNothing
	}
	header, err := bundle.ReadHeader(bundles[0])
	if err != nil {
		return nil, err
	}
	sender, err := qr.NewSender(bundles[0], speed)
	if err != nil {
		return nil, err
	}
	r.shown = &showing{sender: sender, rest: len(bundles) - 1, sent: courier.Sent{
		First: header.First, Last: header.Last(),
		Bundles: []courier.Written{{Name: header.Name(), ID: bundle.IDOf(bundles[0]), First: header.First, Last: header.Last(), Bytes: len(bundles[0])}},
	}}
	return r.shown, nil
}

// stream shows frame after frame; a still code once.
func (r *road) stream(ctx context.Context, show *showing, home func(flow.Action)) {
	t := time.NewTicker(show.sender.Speed().Interval())
	defer t.Stop()
	for {
		m, err := show.sender.Next().Draw(qr.L)
		if err != nil {
			r.logger.Error("code not drawn", "error", err)
			home(flow.ExportFailed{Key: courier.KeyOf(err)})
			return
		}
		home(flow.QRFrame{Code: bare(m), Still: show.sender.Still(), Usual: show.sender.Round(), Rest: show.rest})
		if show.sender.Still() {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-t.C:
		}
	}
}

// bare is a code without its quiet zone: the panel draws that itself, and every module is the larger for it.
func bare(m qr.Matrix) flow.Matrix {
	size := m.Size - 2*qr.QuietZone
	out := flow.Matrix{Size: size, Modules: make([]bool, 0, size*size)}
	for y := qr.QuietZone; y < m.Size-qr.QuietZone; y++ {
		row := m.Modules[y*m.Size : (y+1)*m.Size]
		out.Modules = append(out.Modules, row[qr.QuietZone:m.Size-qr.QuietZone]...)
	}
	return out
}

func (r *road) stopQR(e flow.StopQR, home func(flow.Action)) {
	r.code.end()
	show := r.shown
	r.shown = nil
	if show == nil || !e.Taken {
		r.taken = 0
		return
	}
	if r.taken = show.sent.Last; show.rest == 0 {
		r.taken = 0
	}
	if err := r.noteExport("qr", "", "", show.sent, home); err != nil {
		home(flow.ExportFailed{Key: keyOf(err)})
	}
}
