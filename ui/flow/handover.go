package flow

import (
	"slices"
	"time"

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
	courier  typing
}

func newStick(back room) *stickRoom { return &stickRoom{back: back, courier: typing{names: true}} }

// enter begins to look for a stick.
func (r *stickRoom) enter(k *Kiosk) {
	k.effect(WatchSticks{Courier: r.courier.Trimmed()})
}

func (r *stickRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.leave(k, r.back)
	case Next, Finished:
		r.leave(k, &tonightRoom{})
	case ByPhone:
		r.leave(k, &phoneRoom{back: r.back, speed: 1})
	case AnotherStick:
		*r = stickRoom{back: r.back, courier: r.courier}
		r.enter(k)
	default:
		r.stickCame(a)
	}
}

func (r *stickRoom) stickCame(a Action) {
	switch a := a.(type) {
	case StickFound:
		r.step, r.stick, r.free, r.failed = StickSeen, a.Label, a.Free, ""
	case StickGone:
		if r.step != BundlesCompared {
			*r = stickRoom{back: r.back, courier: r.courier, failed: r.failed}
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
		r.failed = a.Key
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
	road := k.road()
	return HandoverUSB{
		Hall: k.book.hall().Name, Commune: k.communeName(), Step: r.step, Stick: r.stick, Free: r.free, Receipts: r.receipts,
		Arrived: road.Arrived, Sessions: road.toCarry(), Kept: k.keptAt(), Courier: r.courier.Text(), Failed: r.failed, NoCentre: k.centre == "",
	}
}

// toCarry are the sessions that the centre has not confirmed: every bundle holds them all.
func (r Road) toCarry() []record.Day { return slices.Concat(r.OnTheWay, r.Here) }

// speeds of the stream.
const speeds = 3

// leastScan is how long a scan usually takes at least: a person has to hold the phone still first.
const leastScan = 5 * time.Second

// phoneRoom hands over by the screen.
type phoneRoom struct {
	back  room
	speed int
	since time.Time
	frame QRFrame
	// failed is the catalogue key of why there is no code.
	failed string
}

func (r *phoneRoom) enter(k *Kiosk) {
	r.since = k.now
	k.effect(ShowQR{Speed: r.speed})
}

func (r *phoneRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back, ByStick:
		k.effect(StopQR{})
		k.enter(newStick(r.back))
	case SpeedChosen:
		r.choose(k, a.I)
	case Choose:
		r.choose(k, a.I)
	case PhoneHasIt, Next:
		r.taken(k)
	case QRFrame:
		r.frame = a
		if a.Usual > 0 {
			r.frame.Usual = max(a.Usual, leastScan)
		}
	}
}

// taken: the phone has what was shown; where that was a part, the next one comes.
func (r *phoneRoom) taken(k *Kiosk) {
	if r.frame.Code.Size == 0 {
		return // nothing was shown that a phone could have
	}
	k.effect(StopQR{Taken: true})
	if r.frame.Rest == 0 {
		k.enter(&tonightRoom{})
		return
	}
	k.enter(&phoneRoom{back: r.back, speed: r.speed})
}

func (r *phoneRoom) choose(k *Kiosk, speed int) {
	if speed < 0 || speed >= speeds || speed == r.speed {
		return
	}
	r.speed = speed
	k.effect(ShowQR{Speed: speed})
}

func (r *phoneRoom) view(k *Kiosk) Screen {
	return HandoverQR{
		Sessions: k.road().toCarry(), Code: r.frame.Code, Still: r.frame.Still, Shown: max(0, k.now.Sub(r.since)), Usual: r.frame.Usual,
		Speed: r.speed, Rest: r.frame.Rest, Failed: r.failed, NoCentre: k.centre == "",
	}
}
