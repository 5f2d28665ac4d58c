package bundle

import (
	"fmt"

	"dendau/storage/record"
)

// Plan cuts a slice into slices whose bundles, sealed to that many recipients, are not longer than limit (MaxQR, MaxFile), oldest first
// and each as long as it may be. It compresses to know; an evening fits at once.
func Plan(s Slice, recipients, limit int) ([]Slice, error) {
	if err := s.check(); err != nil {
		return nil, fmt.Errorf("plan bundles of %s: %w", s.Kiosk.Short(), err)
	}
	limit = min(limit, MaxFile)
	var out []Slice
	for len(s.Events) > 0 {
		head, tail, err := s.fitting(recipients, limit)
		if err != nil {
			return nil, fmt.Errorf("plan bundles of %s: %w", s.Kiosk.Short(), err)
		}
		out = append(out, head)
		s = tail
	}
	return out, nil
}

// fitting cuts off the longest beginning that it finds to fit.
func (s Slice) fitting(recipients, limit int) (head, tail Slice, err error) {
	n, canonical := 0, 0
	for n < min(len(s.Events), MaxEvents) && canonical+len(s.Events[n]) <= maxCanonical {
		canonical += len(s.Events[n])
		n++
	}
	for {
		head, tail = s.cut(n)
		whole, err := follow(head, nil) // the chain value is packed too, and counts to the byte
		if err != nil {
			return Slice{}, Slice{}, err
		}
		packed, err := pack(head, whole.After)
		if err != nil {
			return Slice{}, Slice{}, err
		}
		size := Overhead + sealedSize(len(packed), recipients)
		switch {
		case size <= limit:
			return head, tail, nil
		case n == 1:
			return Slice{}, Slice{}, fmt.Errorf("event %d alone makes %d bytes, at most %d: %w", s.First(), size, limit, ErrTooBig)
		}
		// A tenth less than the proportion: fewer events compress a little worse.
		n = max(1, min(n-1, n*limit/size*9/10))
	}
}

// sealedSize is a bound of what age makes of n bytes: its header and one stanza a recipient, then a tag for every 64 KiB.
func sealedSize(n, recipients int) int {
	const head, stanza, chunk, tag = 104, 98, 64 << 10, 16
	return n + head + recipients*stanza + tag*(n/chunk+1)
}

// cut divides a slice after n events and computes the chain value there.
func (s Slice) cut(n int) (head, tail Slice) {
	if n == len(s.Events) {
		return s, Slice{}
	}
	head = Slice{Kiosk: s.Kiosk, Before: s.Before, Events: s.Events[:n:n]}
	tail = Slice{Kiosk: s.Kiosk, Before: s.Before, Events: s.Events[n:]}
	at := s.First() + record.Seq(n)
	last := s.Runs[0]
	for _, run := range s.Runs {
		if run.First < at {
			head.Runs = append(head.Runs, run)
			last = run
		} else {
			tail.Runs = append(tail.Runs, run)
		}
	}
	if len(tail.Runs) == 0 || tail.Runs[0].First != at {
		last.First = at
		tail.Runs = append([]RunPart{last}, tail.Runs...)
	}
	part := 0
	for i, event := range head.Events {
		seq := head.First() + record.Seq(i)
		if part+1 < len(head.Runs) && head.Runs[part+1].First == seq {
			part++
		}
		tail.Before = record.Chain(tail.Before, s.Kiosk, head.Runs[part].Run, seq, event)
	}
	return head, tail
}
