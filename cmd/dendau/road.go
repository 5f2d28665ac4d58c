package main

import (
	"context"
	"log/slog"
	"sync"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
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

	// store takes new lessons from sticks; nil for none.
	store *courier.Store
	// chosen, answers and believed are what the person answered while a stick is served.
	chosen   chan int
	answers  chan bool
	believed chan flow.AnswerOffer
	// mount and eject ask the system; nil where nobody is to be asked.
	mount, eject func(context.Context, courier.Drive) error

	// plug, code and shown belong to the road's lane.
	plug  task
	code  task
	shown *showing
	// taken is the last event that a phone took while codes are shown: the next part begins after it.
	taken record.Seq

	// playing are the publishers whose lessons are taught from.
	playing []string
	// unread tells that the first start was told of a stick which cannot be read; it belongs to meetCentre.
	unread bool
	// reopen opens lessons anew after the centre is known; nil where nobody teaches.
	reopen func()
	// again ends the program and starts it anew, as the kiosk whose place it took.
	again func()

	mu        sync.Mutex
	confirmed record.Seq // the last event that a receipt confirmed
	offer     *offered   // what the first start was shown, nil for nothing
	handing   bool       // somebody handed over: from then on the handover asks, and the first start no more
}

// What is not the stick's fault, with the keys of the messages.
var (
	errNoCentre = courier.NewFault("handover.error.noCentre", "no centre to seal to")
	errOther    = courier.NewFault("handover.error.otherCentre", "the centre on the stick is not the hall's")
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

// trusted gives the centre's root, by the hand that laid it beside the program or pressed for it.
func (r *road) trusted() (bundle.Root, error) {
	root, ok := r.trust.root()
	if !ok {
		return bundle.Root{}, errNoCentre
	}
	return root, nil
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
	if n := len(in.Roots); n > 0 {
		home(flow.CentreRevoked{Revoked: r.keeper.revokedBy(in.Roots[n-1].Root)})
		r.tellBarred(in.Roots[n-1].Root, home)
	}
	for _, i := range in.Ignored {
		r.logger.Warn("file on the stick ignored", "file", i.Name, "error", i.Err)
	}
	best, ok := in.Best()
	if !ok {
		tellStanding(in.Receipts, home)
		return 0, nil
	}
	if best.UpTo <= r.lastConfirmed() {
		return 0, nil
	}
	return 1, r.takeReceipt(best, "usb", home)
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
	paper := bundle.Enrolment{
		Kiosk: r.keeper.log.Head().Kiosk, KeyNo: keyNo, Hall: hall.Hall, HallName: hall.Name, Commune: hall.Commune, Program: r.program,
	}
	if before, ok := r.keeper.vault.SignerBefore(); ok {
		out.Enrolment, err = bundle.RenewEnrolment(paper, key, before, recipients...)
		return out, err
	}
	out.Enrolment, err = bundle.NewEnrolment(paper, key, recipients...)
	return out, err
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
func (r *road) noteExport(way, stick string, sent courier.Sent, home func(flow.Action)) error {
	if len(sent.Bundles) == 0 {
		return nil
	}
	events, err := r.keeper.keep(record.Draft{Fact: record.Exported{
		Way: way, First: sent.First, Last: sent.Last, Bundles: sent.IDs(), Stick: stick,
	}})
	if err != nil {
		return err
	}
	home(flow.Kept{Events: events})
	return nil
}
