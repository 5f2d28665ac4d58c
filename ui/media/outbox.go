package media

import "sync"

// Room in an Outbox. Half of it is for Positions, so that what matters more
// always finds a place: one playing sends few other events.
const (
	outboxRoom   = 64
	positionRoom = outboxRoom / 2
)

// Outbox is the sending end of Player.Events, for those who make players: it
// never makes the player wait for its reader, and it can take back what was
// not read yet. It is ready after NewOutbox and may be used from any goroutine.
type Outbox struct {
	mu     sync.Mutex // one sender at a time; readers take no lock
	ch     chan Event
	closed bool
}

// NewOutbox returns an empty Outbox.
func NewOutbox() *Outbox { return &Outbox{ch: make(chan Event, outboxRoom)} }

// Events is the reading end.
func (o *Outbox) Events() <-chan Event { return o.ch }

// Put hands over e. When nobody reads, Positions are dropped first and the
// oldest event next. After Close it does nothing.
func (o *Outbox) Put(e Event) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed || (e.Kind == Position && len(o.ch) >= positionRoom) {
		return
	}
	for {
		select {
		case o.ch <- e:
			return
		default:
		}
		select {
		case <-o.ch:
		default:
		}
	}
}

// Forget takes back every event that was not read.
func (o *Outbox) Forget() {
	o.mu.Lock()
	defer o.mu.Unlock()
	for !o.closed {
		select {
		case <-o.ch:
		default:
			return
		}
	}
}

// Close ends the channel; what was put before can still be read.
func (o *Outbox) Close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.closed {
		o.closed = true
		close(o.ch)
	}
}
