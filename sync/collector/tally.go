package collector

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
)

// Tally is what one delivery brought, file by file. Count compares it, hall by hall, with what the centre holds.
type Tally struct {
	// Files were looked at; New events were not held before, Known ones were.
	Files, New, Known int
	// Refused are the files that were not taken in, with the reason.
	Refused []Refused
	// Cut says that the delivery is longer than is looked at.
	Cut   bool
	halls map[record.KioskID]*brought
}

// Refused is a file that was not taken in. What it says of itself nobody vouches for.
type Refused struct {
	Name  string
	Kiosk record.KioskID
	Span  Span // zero where nothing could be read
	Err   error
}

// brought is what came of one kiosk.
type brought struct {
	files, known, waiting int
	// upTo is how far the kiosk's log goes by what its bundles say: their ranges, what they tell of handing over, of receipts and of starts.
	upTo record.Seq
	// others are ranges of files that wait or were refused.
	others []Span
}

// HallCount is one hall of a delivery: what the kiosk claims and what the centre holds.
type HallCount struct {
	Kiosk record.KioskID
	// Name and Commune are the hall's, as its log says, or as the kiosk said when it asked.
	Name, Commune string
	// Files came; Again of them brought nothing new; Waiting of them wait until the kiosk is enrolled.
	Files, Again, Waiting int
	// Claimed events make up the log as far as the delivery tells of it; Held of them are here, Missing are not.
	Claimed, Held uint64
	Missing       []Span
	// Alarm is the first of what somebody must look at ("fork"); "" for nothing.
	Alarm string
}

// Whole is the green mark: all that the kiosk claims is held, and nothing about its log is in doubt.
func (h HallCount) Whole() bool {
	return h.Claimed == h.Held && len(h.Missing) == 0 && h.Waiting == 0 && h.Alarm == ""
}

// Note adds what became of one file.
func (t *Tally) Note(name string, out Outcome, err error) {
	t.Files++
	h := out.Header
	span := Span{}
	if h.Count > 0 {
		span = Span{h.First, h.Last()}
	}
	switch {
	case err == nil && h.Count == 0: // a request to be enrolled
		t.of(h.Kiosk).files++
	case err == nil:
		b := t.of(h.Kiosk)
		b.files++
		b.upTo = max(b.upTo, h.Last(), out.Claimed)
		t.New, t.Known = t.New+out.New, t.Known+out.Known
		if out.New == 0 {
			b.known++
		}
	case keptAside(err):
		b := t.of(h.Kiosk)
		b.files, b.waiting = b.files+1, b.waiting+1
		if h.Count > 0 {
			b.others = append(b.others, span)
		}
	default:
		t.Refused = append(t.Refused, Refused{Name: name, Kiosk: h.Kiosk, Span: span, Err: err})
	}
}

// merge adds what another part of the same delivery brought.
func (t *Tally) merge(other *Tally) {
	t.Files, t.New, t.Known, t.Cut = t.Files+other.Files, t.New+other.New, t.Known+other.Known, t.Cut || other.Cut
	t.Refused = append(t.Refused, other.Refused...)
	for kiosk, o := range other.halls {
		b := t.of(kiosk)
		b.files, b.known, b.waiting = b.files+o.files, b.known+o.known, b.waiting+o.waiting
		b.upTo, b.others = max(b.upTo, o.upTo), append(b.others, o.others...)
	}
}

func (t *Tally) of(kiosk record.KioskID) *brought {
	if t.halls == nil {
		t.halls = map[record.KioskID]*brought{}
	}
	if t.halls[kiosk] == nil {
		t.halls[kiosk] = &brought{}
	}
	return t.halls[kiosk]
}

// Count compares a tally with what is held now, halls that lack something first. Whole is the green mark for the delivery: every hall has
// one, nothing was left unread, and of every refused file the events are here from elsewhere.
func (c *Centre) Count(ctx context.Context, t *Tally) (halls []HallCount, whole bool, err error) {
	others := map[record.KioskID][]Span{}
	for kiosk, b := range t.halls {
		others[kiosk] = append(others[kiosk], b.others...)
	}
	whole = !t.Cut
	for _, r := range t.Refused {
		if r.Kiosk.IsZero() || r.Span == (Span{}) {
			whole = false
			continue
		}
		others[r.Kiosk] = append(others[r.Kiosk], r.Span)
	}
	names, err := c.survey(ctx, &report.Book{})
	if err != nil {
		return nil, false, err
	}
	for kiosk, spans := range others {
		h, err := c.countHall(ctx, kiosk, t.halls[kiosk], spans)
		if err != nil {
			return nil, false, err
		}
		h.named(names)
		whole = whole && h.Whole()
		halls = append(halls, h)
	}
	slices.SortFunc(halls, func(a, b HallCount) int {
		return cmp.Or(wholeLast(a)-wholeLast(b), cmp.Compare(a.Commune, b.Commune), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Kiosk.String(), b.Kiosk.String()))
	})
	return halls, whole, nil
}

func wholeLast(h HallCount) int {
	if h.Whole() {
		return 1
	}
	return 0
}

func (c *Centre) countHall(ctx context.Context, kiosk record.KioskID, b *brought, others []Span) (HallCount, error) {
	h := HallCount{Kiosk: kiosk}
	l, err := readLogbook(ctx, c.read, kiosk)
	if err != nil {
		return h, tried("count "+kiosk.Short(), err)
	}
	held := l.union()
	claimed := slices.Clone(others)
	if b != nil {
		h.Files, h.Again, h.Waiting = b.files, b.known, b.waiting
		if b.upTo > 0 {
			claimed = append(claimed, Span{1, b.upTo})
		}
	}
	if n := len(held); n > 0 {
		claimed = append(claimed, Span{1, held[n-1].Last})
	}
	claimed = union(claimed)
	h.Missing = union(append(without(claimed, held), l.holes()...))
	h.Claimed = sizeOf(claimed)
	h.Held = h.Claimed - min(h.Claimed, sizeOf(h.Missing))
	alarms, err := c.Alarms(ctx, kiosk)
	for _, a := range alarms {
		if a.Seen == 0 && h.Alarm == "" {
			h.Alarm = a.Kind
		}
	}
	return h, err
}

// named takes the hall's name from those that are known.
func (h *HallCount) named(s survey) {
	for _, p := range s.places {
		if p.id == h.Kiosk {
			h.Name, h.Commune = p.name, p.commune
			return
		}
	}
	for _, k := range s.waiting {
		if k.ID == h.Kiosk {
			h.Name, h.Commune = k.HallName, k.Commune
		}
	}
}

// holes are what is missing within the branches of a forked log, though another branch has events of the same numbers.
func (l logbook) holes() []Span {
	var out []Span
	for _, spans := range l.ranges {
		for i := 1; i < len(spans); i++ {
			if spans[i].First > spans[i-1].Last+1 {
				out = append(out, Span{spans[i-1].Last + 1, spans[i].First - 1})
			}
		}
	}
	for prev, followers := range l.after {
		for _, after := range followers {
			if _, held := l.from(prev, after.seq); prev == 0 || held {
				continue
			}
			hole := Span{after.seq, after.seq}
			for _, s := range l.ranges[prev] {
				if s.Last < after.seq {
					hole.First = s.Last + 1
				}
			}
			out = append(out, hole)
		}
	}
	return out
}

// without are the numbers of spans that are not in held; both rise and are apart.
func without(spans, held []Span) []Span {
	var out []Span
	for _, s := range spans {
		next := uint64(s.First)
		for _, h := range held {
			if uint64(h.Last) < next || h.First > s.Last {
				continue
			}
			if uint64(h.First) > next {
				out = append(out, Span{record.Seq(next), h.First - 1})
			}
			next = uint64(h.Last) + 1
		}
		if next <= uint64(s.Last) {
			out = append(out, Span{record.Seq(next), s.Last})
		}
	}
	return out
}

// sizeOf counts the numbers of stretches that are apart.
func sizeOf(spans []Span) (n uint64) {
	for _, s := range spans {
		n += uint64(s.Last-s.First) + 1
	}
	return n
}

// claimedBy is how far a kiosk's log goes by what a bundle of it says: it handed over, a receipt came home, a run followed another.
func claimedBy(contents *bundle.Contents) record.Seq {
	upTo := contents.Last()
	for _, e := range contents.Stamped {
		switch f := e.Fact.(type) {
		case record.Exported:
			upTo = max(upTo, f.Last)
		case record.ReceiptTaken:
			upTo = max(upTo, f.UpTo)
		case record.RunStarted:
			upTo = max(upTo, f.PrevSeq)
		}
	}
	return upTo
}

// TakeDelivery takes everything of a delivery in, requests first, so that bundles need not wait for them. enrol: on the officer's word.
// told hears of every file in its turn; the tally is what Count compares. An error is the centre's own fault; what came before it is kept.
func (c *Centre) TakeDelivery(ctx context.Context, d Delivery, way string, enrol bool, told func(Taken)) (*Tally, error) {
	t := &Tally{Cut: d.Cut}
	for _, f := range d.Enrolments {
		k, err := Kiosk{}, error(nil)
		paper, err := f.Load()
		if err == nil {
			k, err = c.Enrol(ctx, paper, enrol)
		}
		if err != nil && CodeOf(err) == "" {
			return t, fmt.Errorf("%s: %w", f.Name, err)
		}
		if err != nil && !errors.Is(err, bundle.ErrForeign) {
			t.Refused = append(t.Refused, Refused{Name: f.Name, Kiosk: k.ID, Err: err})
		}
		told(Taken{Name: f.Name, Kiosk: k, Err: err})
	}
	err := c.IngestAll(ctx, d.Bundles, way, func(i int, out Outcome, err error) {
		t.Note(d.Bundles[i].Name, out, err)
		told(Taken{Name: d.Bundles[i].Name, Outcome: out, Err: err, Bundle: true})
	})
	return t, err
}

// Taken is what became of one file of a delivery: a bundle, or a kiosk's request.
type Taken struct {
	Name    string
	Bundle  bool
	Outcome Outcome
	Kiosk   Kiosk
	Err     error
}

// Kept tells whether it is a bundle that is here now, whether it counts already or waits for its kiosk.
func (t Taken) Kept() bool { return t.Bundle && (t.Err == nil || keptAside(t.Err)) }
