package flow

import (
	"slices"

	"dendau/storage/record"
)

// stickRoom hands over by stick.
type stickRoom struct {
	back     room
	step     HandoverStep
	stick    string
	free     int64
	receipts int
	failed   string
	plug     plugged
}

func newStick(back room) *stickRoom { return &stickRoom{back: back} }

// enter begins to look for a stick.
func (r *stickRoom) enter(k *Kiosk) {
	k.effect(WatchSticks{})
}

func (r *stickRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if !r.plug.believe(k, false) {
			r.leave(k, r.back)
		}
	case Next:
		r.next(k)
	case Finished:
		r.leave(k, &tonightRoom{})
	case StickChosen, TakePacks, LeavePacks:
		r.plug.answer(k, a)
	case ByPhone:
		r.leave(k, &phoneRoom{back: r.back, speed: 1})
	case WhoCarries:
		if r.step == BundlesCompared {
			k.nameCourier(r)
		}
	case AnotherStick:
		*r = stickRoom{back: r.back}
		r.enter(k)
	default:
		r.stickCame(k, a)
	}
}

// next goes on: with the centre or the new lessons where they are offered, and else home. While the stick is written it does nothing.
func (r *stickRoom) next(k *Kiosk) {
	switch {
	case r.plug.believe(k, true):
	case r.plug.plan != nil:
		r.plug.answer(k, TakePacks{})
	case r.failed != "" || r.step == StickWaited || r.step == BundlesCompared:
		r.leave(k, &tonightRoom{})
	}
}

func (r *stickRoom) stickCame(k *Kiosk, a Action) {
	r.plug.tell(k, a)
	switch a := a.(type) {
	case StickFound:
		r.step, r.stick, r.free, r.failed = StickSeen, a.Label, a.Free, ""
	case StickGone:
		if r.step != BundlesCompared {
			*r = stickRoom{back: r.back, failed: r.failed}
		}
	case ExportStep:
		r.step, r.receipts = max(r.step, a.Step), max(r.receipts, a.Receipts)
	case ExportDone:
		r.step, r.failed = BundlesCompared, ""
	}
}

// exportFailed: at the stick and at the code the screen says so, elsewhere a notice, for the person may have gone on.
func (k *Kiosk) exportFailed(a ExportFailed) {
	switch r := k.room.(type) {
	case *stickRoom:
		r.failed, r.plug.offer, r.plug.taking = a.Key, nil, false
		return
	case *phoneRoom:
		r.failed, r.frame = a.Key, QRFrame{}
		return
	}
	k.notice = &Notice{Key: a.Key}
}

func (r *stickRoom) leave(k *Kiosk, to room) {
	k.effect(StopSticks{})
	k.enter(to)
}

func (r *stickRoom) view(k *Kiosk) Screen {
	if o := r.plug.offer; o != nil {
		return SetupOffer{Offer: *o, Kiosk: k.cfg.Kiosk, Hall: k.book.hall().Name, Taking: r.plug.taking}
	}
	road := k.road()
	v := HandoverUSB{
		Hall: k.book.hall().Name, Commune: k.communeName(), Step: r.step, Stick: r.stick, Free: r.free, Receipts: r.receipts,
		Arrived: road.Arrived, Sessions: road.toCarry(), Kept: k.keptAt(), Courier: k.carrier(r.step == BundlesCompared), Failed: r.failed, NoCentre: k.centre == "",
	}
	r.plug.show(&v)
	return v
}

// toCarry are the sessions that the centre has not confirmed: every bundle holds them all.
func (r Road) toCarry() []record.Day { return slices.Concat(r.OnTheWay, r.Here) }
