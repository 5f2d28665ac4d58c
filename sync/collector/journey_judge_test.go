package collector

import (
	"bytes"
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
)

// judge knows by itself what the centre must hold: it was told by the kiosks what every bundle says, and by the carriers which arrived.
type judge struct {
	content map[bundle.ID][]entry
	// arrived are the events of accepted bundles, by the beginning of their chain value.
	arrived map[record.KioskID]map[record.ID]entry
	seqs    map[record.KioskID]map[record.Seq]bool
	// whole are places known to be held with all before them.
	whole map[record.KioskID]map[record.ID]bool
	// book says whom the centre believes.
	book keybook
	// laws are those that were broken, each with the first finding.
	laws map[string]string
}

// entry is one event of one log.
type entry struct {
	kiosk       record.KioskID
	run         record.Run
	seq         record.Seq
	prev, chain record.ID
	full        [32]byte
	event       []byte
}

func (j *judge) broken(law, finding string) {
	if j.laws == nil {
		j.laws = map[string]string{}
	}
	if j.laws[law] == "" {
		j.laws[law] = finding
	}
}

// made notes what a bundle says, read from the kiosk's own log.
func (j *judge) made(w *world, m *machine, id bundle.ID, first, last record.Seq) {
	vault, err := m.log.Vault()
	w.must(err)
	number, key := vault.Signer()
	j.content[id] = m.entries(w, first, last)
	j.book.signed[id] = signature{m.p.kiosk, bundle.KeyOf(key), number, last}
}

func (m *machine) entries(w *world, first, last record.Seq) (out []entry) {
	part, err := m.log.Slice(first, last)
	w.must(err)
	chain := part.Before
	for i, e := range part.Events {
		next := record.Chain(chain, e.Kiosk, e.Run, e.Seq, part.Bytes[i])
		out = append(out, entry{e.Kiosk, e.Run, e.Seq, record.ID(chain[:8]), record.ID(next[:8]), next, part.Bytes[i]})
		chain = next
	}
	return out
}

// arrive counts a bundle's events as held; false for a bundle that nobody made.
func (j *judge) arrive(id bundle.ID) bool {
	entries, ok := j.content[id]
	for _, e := range entries {
		if j.arrived[e.kiosk] == nil {
			j.arrived[e.kiosk], j.seqs[e.kiosk] = map[record.ID]entry{}, map[record.Seq]bool{}
		}
		j.arrived[e.kiosk][e.chain], j.seqs[e.kiosk][e.seq] = e, true
	}
	return ok
}

func (j *judge) lastOf(id bundle.ID) (entry, bool) {
	all := j.content[id]
	if len(all) == 0 {
		return entry{}, false
	}
	return all[len(all)-1], true
}

// receipt follows a receipt back to the beginning of the log: all of it must have arrived.
func (j *judge) receipt(r bundle.Receipt) error {
	start := record.ChainStart(r.Kiosk)
	if j.whole[r.Kiosk] == nil {
		j.whole[r.Kiosk] = map[record.ID]bool{record.ID(start[:8]): true}
	}
	whole := j.whole[r.Kiosk]
	var way []record.ID
	at, seq := r.Chain, r.UpTo
	for !whole[at] {
		e, ok := j.arrived[r.Kiosk][at]
		if !ok || e.seq != seq {
			return fmt.Errorf("a receipt up to %d confirms event %d of %s, which is not held", r.UpTo, seq, r.Kiosk.Short())
		}
		way = append(way, at)
		at, seq = e.prev, seq-1
	}
	for _, id := range way {
		whole[id] = true
	}
	for _, held := range r.Held {
		for seq := held.Start; seq < held.Start+record.Seq(held.Length); seq++ {
			if !j.seqs[r.Kiosk][seq] {
				return fmt.Errorf("a receipt names event %d of %s beyond a gap, which is not held", seq, r.Kiosk.Short())
			}
		}
	}
	return nil
}

// union compares the centre's events, byte for byte, with everything that arrived.
func (j *judge) union(w *world) {
	want := map[record.Stamp]entry{}
	for _, entries := range j.arrived {
		for _, e := range entries {
			want[record.Stamp{Kiosk: e.kiosk, Run: e.run, Seq: e.seq}] = e
		}
	}
	w.must(each(w.t.Context(), w.centre.read, func(rows *sql.Rows) error {
		var s record.Stamp
		var kiosk, event, chain []byte
		if err := rows.Scan(&kiosk, &s.Run, &s.Seq, &event, &chain); err != nil {
			return err
		}
		copy(s.Kiosk.ID[:], kiosk)
		e, ok := want[s]
		if !ok || !bytes.Equal(e.event, event) || !bytes.Equal(e.full[:], chain) {
			j.broken("union", fmt.Sprintf("the centre holds event %d of %s, run %08x, which is not what arrived", s.Seq, s.Kiosk.Short(), s.Run))
		}
		delete(want, s)
		return nil
	}, "SELECT kiosk, run, seq, event, chain FROM events"))
	for s := range want {
		j.broken("union", fmt.Sprintf("%d events arrived and are not held, such as %d of %s", len(want), s.Seq, s.Kiosk.Short()))
		return
	}
}

// survivors: after everything was brought, what any kiosk that is left holds has arrived; of one that somebody else has it is there at least.
func (j *judge) survivors(w *world) {
	for _, p := range w.halls {
		for _, m := range p.machines {
			if head := m.log.Head().Seq; m.sentTo+3 < head { // the last round's own notes of handing over are younger than its bundles
				j.broken("survivors", fmt.Sprintf("hall %d: handed over up to %d of %d", p.n, m.sentTo, head))
			}
			apart := map[record.ID]bool{}
			for id := range j.book.aside[p.kiosk] {
				for _, e := range j.content[id] {
					apart[e.chain] = m.stolen
				}
			}
			for _, e := range m.entries(w, 1, m.sentTo) {
				if _, ok := j.arrived[e.kiosk][e.chain]; !ok && !apart[e.chain] {
					j.broken("survivors", fmt.Sprintf("hall %d: event %d did not arrive", p.n, e.seq))
				}
			}
		}
	}
}

// forks: two events that arrived follow one, and then there must be an alarm; and none without.
func (j *judge) forks(w *world) (forked int) {
	for _, p := range w.halls {
		next := map[record.ID]record.ID{}
		fork := false
		for _, e := range j.arrived[p.kiosk] {
			if other, ok := next[e.prev]; ok && other != e.chain {
				fork = true
			}
			next[e.prev] = e.chain
		}
		alarms, err := w.centre.Alarms(w.t.Context(), p.kiosk)
		w.must(err)
		told := false
		for _, a := range alarms {
			told = told || a.Kind == AlarmFork
			if a.Kind != AlarmFork && !j.book.alarms[p.kiosk][a.Kind] {
				j.broken("alarms", fmt.Sprintf("hall %d: %s at run %08x, %d", p.n, a.Kind, a.Run, a.Seq))
			}
		}
		for kind := range j.book.alarms[p.kiosk] {
			if !slices.ContainsFunc(alarms, func(a Alarm) bool { return a.Kind == kind }) {
				j.broken("alarms", fmt.Sprintf("hall %d: nobody is told: %s", p.n, kind))
			}
		}
		if fork {
			forked++
		}
		if fork != told {
			j.broken("forks", fmt.Sprintf("hall %d: forked %v, told %v", p.n, fork, told))
		}
	}
	return forked
}

// sameReport folds what arrived by itself and compares the year's table with the centre's.
func (j *judge) sameReport(w *world) {
	book := &report.Book{}
	for _, entries := range j.arrived {
		for _, e := range entries {
			event, err := record.Decode(record.Stamp{Kiosk: e.kiosk, Run: e.run, Seq: e.seq}, e.event)
			w.must(err)
			book.Add(event)
		}
	}
	from, to := record.DayAt(2015, 1, 1), record.DayAt(2031, 1, 1)
	table, err := w.centre.Report(w.t.Context(), from, to, report.ByHall)
	w.must(err)
	if want := book.Table(from, to, report.ByHall); !reflect.DeepEqual(table, want) {
		j.broken("report", "the centre's table is not the fold of what arrived")
	}
}

// nameless looks for the name of anybody in everything that the centre keeps.
func (j *judge) nameless(w *world) {
	w.must(filepath.WalkDir(w.centre.dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		if bytes.Contains(b, []byte(secretName)) {
			j.broken("names", path)
		}
		return err
	}))
}
