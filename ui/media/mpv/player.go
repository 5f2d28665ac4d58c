package mpv

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"dendau/ui/media"
)

// Options say how the player process is found and treated.
type Options struct {
	Program  string        // path of dendau-player; "" is the one beside this program
	Patience time.Duration // how long it may say nothing while something plays; 0 is 15 s: a cold hard disk
	NoSound  bool          // play without touching a sound device, for tests and measuring
}

// closePatience is how long Close lets a player go by itself: libmpv takes 250 ms.
const closePatience = 2 * time.Second

// Player is a media.Player whose work is done by a process of its own. The
// process starts with the first Play (a Voice's at once) and stays until
// Close; if it dies, the next Play starts another.
//
// One goroutine, keep, owns the process; another reads what it says. Callers
// only leave orders under the lock and never wait.
type Player struct {
	opts   Options
	args   []string
	out    *media.Outbox
	frames frames
	wake   chan struct{} // one token: there are orders
	quit   chan struct{} // closed by Close
	gone   chan struct{} // closed when keep has returned

	mu      sync.Mutex // guards everything below
	closed  bool
	play    uint64 // number of the present playing
	clip    string
	active  bool   // it was neither stopped nor has it ended or failed
	sent    uint64 // number of the playing that a process was last asked for
	pos     time.Duration
	length  time.Duration
	dropped int64   // frames the player could not send in time, for measuring
	orders  []Order // not sent yet
	rate    float64
	w, h    int
	proc    *process // nil while there is none; set by keep
}

var _ media.Player = (*Player)(nil)

// Film returns a player of films. Its process starts with the first Play.
func Film(opts Options) *Player { return newPlayer(opts, false) }

// Voice returns a player of sound alone. Its process starts at once and waits,
// so that a word is heard within 100 ms of Play.
func Voice(opts Options) *Player { return newPlayer(opts, true) }

func newPlayer(opts Options, voice bool) *Player {
	if opts.Patience <= 0 {
		opts.Patience = 15 * time.Second
	}
	p := &Player{
		opts: opts, out: media.NewOutbox(), rate: 1,
		wake: make(chan struct{}, 1), quit: make(chan struct{}), gone: make(chan struct{}),
	}
	if voice {
		p.args = append(p.args, "--voice")
	}
	if opts.NoSound {
		p.args = append(p.args, "--no-sound")
	}
	go p.keep(voice)
	return p
}

// Play implements media.Player.
func (p *Player) Play(src media.Source) error {
	if err := src.Check(); err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return media.ErrClosed
	}
	p.begin(src.Clip)
	p.active = true
	p.order(Order{Do: "play", Play: p.play, Path: src.Path, Offset: src.Offset, Length: src.Length})
	return nil
}

// begin makes room for another playing: what was said and ordered about the
// last one is forgotten.
func (p *Player) begin(clip string) {
	p.play++
	p.clip, p.active, p.pos, p.length = clip, false, 0, 0
	p.out.Forget()
	p.orders = slices.DeleteFunc(p.orders, func(o Order) bool { return o.Do != "speed" && o.Do != "size" })
}

// order leaves o for the process; an order of the same kind just before it is overtaken.
func (p *Player) order(o Order) {
	if n := len(p.orders); n > 0 && p.orders[n-1].Do == o.Do {
		p.orders = p.orders[:n-1]
	}
	p.orders = append(p.orders, o)
	if o.Do == "play" {
		p.frames.clear()
	}
	select {
	case p.wake <- struct{}{}:
	default:
	}
}

// Pause implements media.Player.
func (p *Player) Pause(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.active {
		p.order(Order{Do: "pause", On: on})
	}
}

// Seek implements media.Player.
func (p *Player) Seek(to time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.active {
		p.order(Order{Do: "seek", To: max(to, 0)})
	}
}

// Speed implements media.Player.
func (p *Player) Speed(rate float64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.rate = media.ClampSpeed(rate)
	p.order(Order{Do: "speed", Rate: p.rate})
}

// Stop implements media.Player.
func (p *Player) Stop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.active {
		p.begin("")
		p.order(Order{Do: "stop"})
	}
}

// Size implements media.Player.
func (p *Player) Size(w, h int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.w, p.h = max(w, 0), max(h, 0)
	if p.w > 0 && p.h > maxPixels/p.w { // nobody sees more
		p.w, p.h = media.Fit(3840, 2160, p.w, p.h)
	}
	p.order(Order{Do: "size", W: p.w, H: p.h})
}

// Events implements media.Player.
func (p *Player) Events() <-chan media.Event { return p.out.Events() }

// Latest implements media.Player.
func (p *Player) Latest() (media.Frame, bool) { return p.frames.latest() }

// Close implements media.Player. It waits for the process, at most two seconds
// before it is killed.
func (p *Player) Close() error {
	p.mu.Lock()
	first := !p.closed
	p.closed, p.active = true, false
	p.mu.Unlock()
	if first {
		close(p.quit)
		late := time.AfterFunc(closePatience, p.kill) // keep may be stuck writing to a hung player
		defer late.Stop()
	}
	<-p.gone
	p.out.Close()
	return nil
}

func (p *Player) kill() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.proc != nil {
		p.proc.kill()
	}
}

// heard takes one report of the process; what is about an earlier playing is
// dropped. While the process owes more its silence is watched.
func (p *Player) heard(proc *process, rep Report, pix []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	mine := rep.Play == p.play
	switch {
	case rep.Is == isFrame:
		p.frames.put(rep.W, rep.H, pix, mine) // also after the end, at a new size
	case mine && p.active:
		p.pass(rep)
	}
	if p.active {
		proc.watch.Reset(p.opts.Patience)
	} else {
		proc.watch.Stop()
	}
}

// pass turns a report about the present playing into an event.
func (p *Player) pass(rep Report) {
	p.pos, p.length, p.dropped = rep.Pos, rep.Len, rep.Dropped
	switch rep.Is {
	case "started":
		p.tell(media.Started, nil)
	case "playing":
		p.tell(media.Playing, nil)
	case "paused":
		p.tell(media.Paused, nil)
	case "position":
		p.tell(media.Position, nil)
	case "ended":
		p.tell(media.Ended, nil)
	case "failed":
		p.tell(media.Failed, fmt.Errorf("%w: %s", media.ErrUnplayable, rep.Why))
	}
}

// fail ends the present playing because of the process, not of the source,
// unless that process was never asked for it.
func (p *Player) fail(why error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.proc = nil
	if p.active && p.sent == p.play {
		p.tell(media.Failed, why)
	}
}

func (p *Player) tell(kind media.EventKind, err error) {
	p.out.Put(media.Event{Kind: kind, Clip: p.clip, Pos: p.pos, Len: p.length, Err: err})
	if kind == media.Ended || kind == media.Failed {
		p.active = false
	}
}
