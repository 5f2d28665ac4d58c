package collector

import (
	"os"
	"strconv"
	"testing"
	"time"

	"dendau/sync/bundle"
)

// fromEnv is a number that somebody who looks closer sets.
func fromEnv(name string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(name)); err == nil {
		return n
	}
	return otherwise
}

// usualYear is one in which computers are lost, replaced and shut out.
const usualYear = 2

// A year of twenty halls and three carriers, in which most of what can go wrong on the way does: sticks are lost and copied, power fails, disks are
// copied, computers break or are stolen, and others take their place with a backup and the code on paper. DENDAU_JOURNEYS is how many trips there
// are, DENDAU_SEED which year it is; a failure names both and the trip, and the same seed with fewer trips is the beginning of the same year.
func TestJourneys(t *testing.T) {
	trips, seed := fromEnv("DENDAU_JOURNEYS", 300), fromEnv("DENDAU_SEED", usualYear)
	began := time.Now()
	w := travel(t, uint64(seed), 20, trips, faults{})
	forks := w.judge.forks(w)
	for law, finding := range w.judge.laws {
		t.Errorf("DENDAU_SEED=%d DENDAU_JOURNEYS=%d: %s: %s", seed, trips, law, finding)
	}
	events := 0
	for _, entries := range w.judge.arrived {
		events += len(entries)
	}
	if events < trips || trips >= 300 && (forks == 0 || seed == usualYear && w.tally.takeovers*w.tally.shutOut == 0) {
		t.Errorf("a year in which nothing happens: %d events, %d forks, %d places taken, %d shut out", events, forks, w.tally.takeovers, w.tally.shutOut)
	}
	shrinks(t, w)
	t.Logf("%d trips, %d bundles judged, %d events held, %d halls forked, keys changed %d times, %d backups, %d places taken, %d shut out, %d KB carried, %v", w.tally.trips, w.tally.bundles, events, forks, w.tally.changes, w.tally.backups, w.tally.takeovers, w.tally.shutOut, w.tally.sentBytes>>10, time.Since(began).Round(time.Millisecond))
}

// travel runs a year and asks at its end whether every law held.
func travel(t testing.TB, seed uint64, halls, trips int, f faults) *world {
	t.Helper()
	w := newWorld(t, seed, halls, f)
	for range trips {
		w.trip()
	}
	w.judge.union(w) // what was acknowledged, before anything is brought again
	w.bringEverything()
	w.judge.union(w)
	w.judge.survivors(w)
	w.judge.forks(w)
	w.judge.asideLaw(w)
	w.judge.sameReport(w)
	w.judge.nameless(w)
	return w
}

// shrinks: what a kiosk hands over after its receipts is less than its log.
func shrinks(t *testing.T, w *world) {
	t.Helper()
	for _, p := range w.halls {
		for _, m := range p.machines {
			confirmed := m.confirmed()
			if confirmed == 0 {
				continue
			}
			after, all := 0, 0
			for upTo, size := range map[uint32]*int{uint32(confirmed): &after, 0: &all} {
				out := m.outgoing(m.root, 0)
				if upTo > 0 {
					out.Confirmed = confirmed
				}
				bundles, err := out.Seal(bundle.MaxFile)
				w.must(err)
				for _, b := range bundles {
					*size += len(b)
				}
			}
			if after >= all {
				t.Errorf("hall %d: %d bytes after a receipt up to %d, %d without", p.n, after, confirmed, all)
			}
		}
	}
}

// The controls: a centre that breaks a promise is found out, by the law that it breaks.
func TestJourneysFindABadCentre(t *testing.T) {
	for name, tc := range map[string]struct {
		faults faults
		law    string
	}{
		"answers before it has committed":  {faults{receiptBeforeCommit: true}, "receipt"},
		"drops the end of what it took in": {faults{dropsTails: true}, "union"},
		"does not see forks":               {faults{forkBlind: true}, "forks"},
		"believes a computer that is lost": {faults{believesTheLost: true}, "word"},
		"loses what does not count":        {faults{losesWhatWaits: true}, "aside"},
	} {
		t.Run(name, func(t *testing.T) {
			for year := range uint64(5) { // the first of these shows them all
				if w := travel(t, 4+year, 6, 120, tc.faults); w.judge.laws[tc.law] != "" {
					return
				}
			}
			t.Errorf("five years, and nobody noticed by the law of the %s", tc.law)
		})
	}
}
