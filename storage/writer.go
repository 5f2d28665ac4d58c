package storage

import (
	"time"

	"dendau/storage/record"
)

// request is one Append, or a look at the log while nothing is written.
type request struct {
	drafts []record.Draft
	reply  chan result
	// look runs instead of an Append.
	look func()
}

type result struct {
	events []record.Event
	err    error
}

const (
	// groupLimit bounds how many Appends wait for one sync together.
	groupLimit = 256
	// followAfter is how long the log is idle before the twin follows: the next tap should not wait for bbolt's two syncs.
	followAfter = 50 * time.Millisecond
	// followLimit makes the twin follow without an idle moment, which bounds the tail in memory.
	followLimit = 1024
)

// write is the writer's goroutine. An acknowledgement waits for the journal alone, one sync. The twin follows in larger groups when
// nobody waits: a power cut before that costs nothing, since Open lets the twin catch up from the journal.
func (l *Log) write() {
	defer close(l.stopped)
	idle := time.NewTimer(followAfter)
	defer idle.Stop()
	for {
		select {
		case first := <-l.requests:
			l.serve(l.group(first))
			if l.lag() >= followLimit {
				l.follow()
			}
			idle.Reset(followAfter)
		case <-idle.C:
			l.follow()
		case <-l.closing:
			l.follow()
			return
		}
	}
}

// group takes whoever waits at this moment.
func (l *Log) group(first request) []request {
	group := []request{first}
	for len(group) < groupLimit {
		select {
		case next := <-l.requests:
			group = append(group, next)
		default:
			return group
		}
	}
	return group
}

// serve writes a group's frames with one sync and answers everybody.
func (l *Log) serve(group []request) {
	var p pen
	p.begin(l)
	accepted := make([]request, 0, len(group))
	var results []result
	for _, r := range group {
		if r.look != nil {
			defer func() { r.look(); r.reply <- result{} }()
			continue
		}
		events, err := p.add(r.drafts)
		if err != nil {
			r.reply <- result{err: err}
			continue
		}
		accepted = append(accepted, r)
		results = append(results, result{events: events})
	}
	err := l.commit(&p)
	for i, r := range accepted {
		if err != nil {
			results[i] = result{err: err}
		}
		r.reply <- results[i]
	}
}

// commit makes the pen's frames durable and then visible.
func (l *Log) commit(p *pen) error {
	if len(p.entries) == 0 {
		return nil
	}
	if err := l.journal.append(p.frames, p.at); err != nil {
		l.logger().Error("events were not kept", "events", len(p.entries), "error", err)
		return err
	}
	l.started = true
	l.mu.Lock()
	defer l.mu.Unlock()
	l.head = p.at
	if l.clock.settings == p.clock.settings {
		l.clock = p.clock
	}
	l.runs = append(l.runs, p.runs...)
	if l.twin != nil {
		l.tail = append(l.tail, p.entries...)
	}
	return nil
}

// pen writes drafts as entries that continue the log. Nothing of it counts before commit.
type pen struct {
	log     *Log
	at      place
	clock   clock
	now     int64
	entries []entry
	frames  []byte
	runs    []Run
}

func (p *pen) begin(l *Log) {
	l.mu.Lock()
	p.log, p.at, p.clock = l, l.head, l.clock
	l.mu.Unlock()
	p.now = l.now().Unix()
	if l.started || l.o.ReadOnly {
		return
	}
	run := Run{ID: l.run, First: p.at.seq + 1, Prev: p.at.run, Before: p.at.chain}
	start := record.RunStarted{PrevRun: p.at.run, PrevSeq: p.at.seq, Program: l.o.Program, Build: p.clock.build}
	if p.at.seq > 0 {
		copy(start.PrevChain[:], p.at.chain[:])
	}
	if _, err := p.add([]record.Draft{{Fact: start}}); err != nil {
		panic("storage: a run cannot be begun: " + err.Error())
	}
	p.runs = append(p.runs, run)
}

// add continues the log by one Append, or leaves it as it was.
func (p *pen) add(drafts []record.Draft) ([]record.Event, error) {
	at, clock := p.at, p.clock
	events := make([]record.Event, 0, len(drafts))
	entries := make([]entry, 0, len(drafts))
	for i, draft := range drafts {
		event := record.Event{
			Stamp: record.Stamp{Kiosk: p.log.kiosk, Run: p.log.run, Seq: at.seq + 1},
			At:    p.now, Trust: clock.grade(p.now), By: draft.By, Fact: draft.Fact,
		}
		bytes, err := record.Encode(event)
		if err != nil {
			return nil, err
		}
		e := entry{run: event.Run, seq: event.Seq, more: i < len(drafts)-1, event: bytes}
		e.chain = record.Chain(at.chain, event.Kiosk, e.run, e.seq, bytes)
		at = e.place()
		events, entries = append(events, event), append(entries, e)
	}
	for _, e := range entries {
		p.frames = appendFrame(p.frames, e)
	}
	p.entries = append(p.entries, entries...)
	p.at, p.clock = at, clock
	return events, nil
}

func (l *Log) lag() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.tail)
}

// follow lets the twin catch up with the journal. An error of a commit is the end of that handle: it is closed, opened and compared
// before it is used again, and until then the log is read from the journal.
func (l *Log) follow() {
	if l.twinLost() {
		l.reviveTwin()
	}
	l.mu.Lock()
	t, tail := l.twin, l.tail
	l.mu.Unlock()
	if t == nil || len(tail) == 0 {
		return
	}
	err := l.o.beforeFollow()
	if err == nil {
		err = t.put(tail)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err == nil {
		l.tail = l.tail[len(tail):]
		return
	}
	l.logger().Error("the database did not follow", "events", len(tail), "error", err)
	t.close()
	l.twin, l.tail = nil, nil
}

func (l *Log) twinLost() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.twin == nil
}

// reviveTwin opens the database again after it failed, or builds it anew. It fails quietly as long as the disk does.
func (l *Log) reviveTwin() {
	head := l.Head()
	t, err := openTwin(l.path(twinName))
	state := surveyor{}.twin(t, err, 0)
	lost := state.err != nil || state.kiosk != head.Kiosk || state.at.seq > head.Seq
	if !lost {
		chain, err := l.chainInJournal(state.at.seq)
		lost = err != nil || chain != state.at.chain
	}
	if !lost {
		l.adoptTwin(t, state.at.seq)
		return
	}
	t.close()
	if err := l.rebuildTwin(head.Kiosk, head.Seq); err != nil {
		return
	}
	if t, err = openTwin(l.path(twinName)); err == nil {
		l.adoptTwin(t, head.Seq)
	}
}

// adoptTwin lets a database that is right up to seq follow from there.
func (l *Log) adoptTwin(t *twin, seq record.Seq) {
	var tail []entry
	err := l.readJournal(seq+1, l.Head().Seq, func(e entry) error {
		e.event = append([]byte(nil), e.event...)
		tail = append(tail, e)
		return nil
	})
	if err != nil {
		t.close()
		return
	}
	l.mu.Lock()
	l.twin, l.tail = t, tail
	l.mu.Unlock()
	l.logger().Info("the database follows again", "behind", len(tail))
}
