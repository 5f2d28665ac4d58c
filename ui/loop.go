package ui

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"dendau/ui/flow"
)

// Machine is a flow: actions in, effects out, a view to draw. flow.Kiosk is the real one.
type Machine interface {
	Do(now time.Time, a flow.Action) ([]flow.Effect, error)
	View() flow.View
}

// Works performs effects. Perform may wait; the loop calls it in order within a lane and never on the window's goroutine.
// Outcomes are sent home as often as there are any, also after Perform returned.
type Works interface {
	Perform(ctx context.Context, e flow.Effect, home func(flow.Action))
}

// lane groups effects that must happen in their order and must not wait for those of other lanes.
type lane int

const (
	disk  lane = iota // what is kept
	sound             // voice and film
	road              // sticks and codes
	paper             // sheets: a printer keeps nobody waiting
	lanes
)

func laneOf(e flow.Effect) lane {
	switch e.(type) {
	case flow.Say, flow.Hush, flow.PlayFilm, flow.PauseFilm, flow.SlowFilm, flow.StopFilm:
		return sound
	case flow.WatchSticks, flow.StopSticks, flow.UseStick, flow.AnswerPacks, flow.AnswerOffer, flow.TakeStick, flow.TakeOver, flow.HandEnrolment, flow.ShowQR, flow.StopQR, flow.CheckTaken, flow.TakeReceipt, flow.PrintCodes:
		return road
	case flow.MakeSheet, flow.CopyPerson, flow.ReadRoster:
		return paper
	default:
		return disk
	}
}

// Loop carries actions to the flow and effects to the works. Do and show run on the window's goroutine only.
type Loop struct {
	machine Machine
	works   Works
	now     func() time.Time
	post    func(func()) // runs a function on the window's goroutine, later
	show    func(flow.View)
	log     *slog.Logger

	ctx   context.Context // the program's own life
	stop  context.CancelFunc
	queue [lanes]*queue
	done  sync.WaitGroup
}

// NewLoop starts the lanes. post must run functions one at a time on the window's goroutine.
func NewLoop(m Machine, w Works, now func() time.Time, post func(func()), show func(flow.View), log *slog.Logger) *Loop {
	l := &Loop{machine: m, works: w, now: now, post: post, show: show, log: log}
	l.ctx, l.stop = context.WithCancel(context.Background())
	for i := range l.queue {
		l.queue[i] = newQueue()
		l.Start(func(ctx context.Context) { l.serve(ctx, l.queue[i]) })
	}
	return l
}

// Do takes an action on the window's goroutine, draws the new view and hands the effects on.
func (l *Loop) Do(a flow.Action) {
	effects, err := l.machine.Do(l.now(), a)
	if err != nil {
		l.log.Error("action refused", "action", a, "error", err)
	}
	l.show(l.machine.View())
	for _, e := range effects {
		l.queue[laneOf(e)].put(e)
	}
}

// Home takes an action from any goroutine.
func (l *Loop) Home(a flow.Action) { l.post(func() { l.Do(a) }) }

// Start runs work that lives as long as the program does; Close waits for it.
func (l *Loop) Start(work func(ctx context.Context)) {
	l.done.Add(1)
	go func() {
		defer l.done.Done()
		work(l.ctx)
	}()
}

// Ticking sends Tick once a second, until Close. also is called on the window's goroutine before each.
func (l *Loop) Ticking(also func()) {
	l.Start(func(ctx context.Context) {
		t := time.NewTicker(time.Second)
		defer t.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				l.post(func() {
					also()
					l.Do(flow.Tick{})
				})
			}
		}
	})
}

// framePause is half a frame of a 30 Hz film: with a pause of nearly a whole one, two frames may come between two looks.
const framePause = 15 * time.Millisecond

// Stepping calls step on the window's goroutine as often as frames may come, until Close. A step that is still waiting is not asked twice.
func (l *Loop) Stepping(step func()) {
	l.Start(func(ctx context.Context) {
		t := time.NewTicker(framePause)
		defer t.Stop()
		ready := make(chan struct{}, 1)
		ready <- struct{}{}
		for {
			select {
			case <-ctx.Done():
				return
			case <-t.C:
				select {
				case <-ready:
					l.post(func() { step(); ready <- struct{}{} })
				default: // the window is busy; the frame after this one will do
				}
			}
		}
	})
}

// Close ends the lanes after the effects that were already handed on, and waits for them.
func (l *Loop) Close() {
	for _, q := range l.queue {
		q.close()
	}
	l.stop()
	l.done.Wait()
}

func (l *Loop) serve(ctx context.Context, q *queue) {
	for {
		e, ok := q.take()
		if !ok {
			return
		}
		l.works.Perform(ctx, e, l.Home)
	}
}

// queue is a line of effects without an end: the window's goroutine never waits to put one in.
type queue struct {
	mu     sync.Mutex
	some   sync.Cond
	items  []flow.Effect
	closed bool
}

func newQueue() *queue {
	q := &queue{}
	q.some.L = &q.mu
	return q
}

func (q *queue) put(e flow.Effect) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.items = append(q.items, e)
	q.some.Signal()
}

func (q *queue) close() {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.closed = true
	q.some.Signal()
}

// take waits for the next effect; false once the queue is closed and empty.
func (q *queue) take() (flow.Effect, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.items) == 0 && !q.closed {
		q.some.Wait()
	}
	if len(q.items) == 0 {
		return nil, false
	}
	e := q.items[0]
	q.items = q.items[1:]
	return e, true
}
