package main

import (
	"context"
	"fmt"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// showing is a code on the screen.
type showing struct {
	sender *qr.Sender
	data   []byte // the bundle
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
	r.shown = &showing{sender: sender, data: bundles[0], rest: len(bundles) - 1, sent: courier.Sent{
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

// stopQR takes the code off the screen. One that could be read is noted as that: nobody said that they have it.
func (r *road) stopQR(e flow.StopQR, home func(flow.Action)) {
	show := r.endCode()
	r.taken = 0
	if show == nil || !e.Shown {
		return
	}
	if err := r.noteExport(record.Shown, "", show.sent, home); err != nil {
		home(flow.ExportFailed{Key: keyOf(err)})
	}
}

// endCode ends the stream and gives what it showed, nil for nothing.
func (r *road) endCode() *showing {
	r.code.end()
	show := r.shown
	r.shown = nil
	return show
}

// checkTaken compares a phone's word with what is shown. Where it is right somebody has it: custody begins, and the next part follows this one.
func (r *road) checkTaken(e flow.CheckTaken, home func(flow.Action)) {
	if r.shown == nil || r.shown.confirm(e) != nil {
		home(flow.TakenChecked{})
		return
	}
	if err := r.noteExport(record.ByPhone, "", r.shown.sent, home); err != nil {
		home(flow.ExportFailed{Key: keyOf(err)})
		home(flow.TakenChecked{})
		return
	}
	show := r.endCode()
	if r.taken = show.sent.Last; show.rest == 0 {
		r.taken = 0
	}
	home(flow.TakenChecked{Right: true})
}

// confirm tells whether the word is that of whoever holds all that is shown.
func (s *showing) confirm(e flow.CheckTaken) error {
	word := bundle.TakenOf(s.data)
	if !e.Scanned {
		return word.Confirms(e.Word)
	}
	b, err := qr.Decode8(e.Word)
	if err != nil {
		return err
	}
	said, err := bundle.ParseTaken(b)
	if err != nil {
		return err
	}
	if said != word { // all of it: a scanner does not mind digits
		return fmt.Errorf("scanned word for a bundle: %w", bundle.ErrForged)
	}
	return nil
}
