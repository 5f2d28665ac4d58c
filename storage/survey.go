package storage

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"dendau/storage/record"
)

// copyState is what one copy of the log holds, as far as every record of it can be believed.
type copyState struct {
	walker
	exists bool
	// readable: it has a head that names its kiosk.
	readable bool
	// err says why the copy ends where it does; nil at a clean end.
	err error
	// end is the journal's offset after its last whole Append.
	end int64
	// noted is the chain value at a place that was asked for.
	noted [32]byte
}

// survey is both copies side by side.
type survey struct {
	journal, twin copyState
	// agree: where both have events, they have the same ones. The chain makes one comparison enough.
	agree bool
}

// surveyor reads both copies and changes nothing.
type surveyor struct {
	disk FS
	dir  string
	// decode also reads every event's fields, which Check does and Open leaves to whoever folds.
	decode bool
}

// absent tells that there is no log in the folder at all.
func (s surveyor) absent() bool {
	_, journal := os.Lstat(filepath.Join(s.dir, journalName))
	_, twin := os.Lstat(filepath.Join(s.dir, twinName))
	return errors.Is(journal, fs.ErrNotExist) && errors.Is(twin, fs.ErrNotExist)
}

// both surveys the journal and a twin that was opened, or was not for twinErr.
func (s surveyor) both(t *twin, twinErr error) survey {
	var out survey
	out.twin = s.twin(t, twinErr, 0)
	out.journal = s.journal(out.twin.at.seq)
	journal, twin := &out.journal, &out.twin
	switch {
	case !journal.readable || !twin.readable || journal.kiosk != twin.kiosk:
	case journal.whole.seq >= twin.at.seq:
		out.agree = journal.noted == twin.at.chain
	default:
		out.agree = s.twin(t, twinErr, journal.whole.seq).noted == journal.whole.chain
	}
	return out
}

// journal walks the journal. It notes the chain value at seq.
func (s surveyor) journal(seq record.Seq) copyState {
	f, err := s.disk.OpenFile(filepath.Join(s.dir, journalName), os.O_RDONLY, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return copyState{err: err}
	}
	if err != nil {
		return copyState{exists: true, err: err}
	}
	defer f.Close() // read only: nothing can be lost
	r, err := newJournalReader(io.NewSectionReader(f, 0, 1<<62))
	if err != nil {
		return copyState{exists: true, err: err}
	}
	state := copyState{exists: true, readable: true, walker: newWalker(r.kiosk)}
	state.decode = s.decode
	state.note(seq)
	for {
		e, err := r.next()
		if err == nil {
			err = state.step(e)
		}
		if err != nil {
			state.finish(err)
			return state
		}
		state.end = r.whole
		state.note(seq)
	}
}

// finish ends a journal's walk: an Append without its end does not count.
func (c *copyState) finish(err error) {
	if err != io.EOF {
		c.err = err
	} else if c.at != c.whole {
		c.err = errTorn
	}
	c.settle()
	c.end = max(c.end, headerSize)
}

func (c *copyState) note(seq record.Seq) {
	if c.at.seq == seq {
		c.noted = c.at.chain
	}
}

// twin walks the database. It notes the chain value at seq.
func (s surveyor) twin(t *twin, openErr error, seq record.Seq) copyState {
	if openErr != nil {
		return copyState{exists: !errors.Is(openErr, fs.ErrNotExist), err: openErr}
	}
	state := copyState{exists: true, readable: true, walker: newWalker(t.kiosk)}
	state.decode = s.decode
	state.note(seq)
	state.err = t.walk(0, func(e entry) (bool, error) {
		if err := state.step(e); err != nil {
			return false, err
		}
		state.note(seq)
		return true, nil
	})
	return state
}

// remedy is what a survey asks for.
type remedy struct {
	// begin a new log, for there is none that can be read.
	begin bool
	// rebuildJournal from the twin, rebuildTwin from the journal; what stands there goes into quarantine.
	rebuildJournal, rebuildTwin bool
	// cutJournal: keep its beginning and put the rest into quarantine.
	cutJournal bool
	// follow: the twin only lags, as after any power cut.
	follow bool
}

// none tells that the log can be used as it is: a twin that lags needs no repair.
func (r remedy) none() bool { return r == remedy{} || r == remedy{follow: true} }

// decide keeps the longer of two copies. A twin of another kiosk never displaces a journal that has events.
func (s survey) decide() remedy {
	journal, twin := s.journal, s.twin
	if !journal.readable && !twin.readable {
		return remedy{begin: true}
	}
	stranger := journal.readable && journal.whole.seq > 0 && journal.kiosk != twin.kiosk
	if twin.readable && !stranger && (!journal.readable || twin.at.seq > journal.whole.seq) {
		// Acknowledgements waited for the journal, so it has lost what the twin still has.
		return remedy{rebuildJournal: true, rebuildTwin: twin.err != nil}
	}
	rebuild := !twin.readable || twin.err != nil || !s.agree
	return remedy{
		cutJournal:  journal.err != nil,
		rebuildTwin: rebuild,
		follow:      !rebuild && twin.at.seq < journal.whole.seq,
	}
}

// Finding is one thing that is not as it should be.
type Finding struct {
	// File is the copy's file name.
	File string
	// After is the last event before it.
	After record.Seq
	// What is for technicians, in English.
	What string
}

// String writes the finding for a log or a terminal.
func (f Finding) String() string {
	return fmt.Sprintf("%s after event %d: %s", f.File, f.After, f.What)
}

// Findings is what a check found.
type Findings struct {
	Kiosk  record.KioskID
	Events int
	Runs   []Run
	// Wrong lists damage; Notes what is strange or merely unfinished but loses nothing, such as a torn end.
	Wrong, Notes []Finding
}

// OK tells that both copies are whole and equal.
func (f Findings) OK() bool { return len(f.Wrong) == 0 }

func (s survey) findings() Findings {
	longer := s.journal
	if !s.journal.readable || s.twin.at.seq > s.journal.whole.seq {
		longer = s.twin
	}
	out := Findings{Kiosk: longer.kiosk, Events: int(longer.at.seq), Runs: longer.runs}
	wrong := func(file string, c copyState, what string) {
		out.Wrong = append(out.Wrong, Finding{File: file, After: c.at.seq, What: what})
	}
	switch {
	case errors.Is(s.journal.err, errTorn):
		out.Notes = append(out.Notes, Finding{File: journalName, After: s.journal.at.seq, What: errTorn.Error()})
	case s.journal.err != nil:
		wrong(journalName, s.journal, s.journal.err.Error())
	}
	if s.twin.err != nil {
		wrong(twinName, s.twin, s.twin.err.Error())
	}
	readable := s.journal.readable && s.twin.readable
	switch {
	case readable && !s.agree:
		wrong(twinName, s.twin, "it holds other events than the journal")
	case readable && s.twin.at.seq > s.journal.whole.seq:
		wrong(journalName, s.journal, fmt.Sprintf("the database goes on to event %d", s.twin.at.seq))
	case readable && s.twin.err == nil && s.twin.at.seq < s.journal.whole.seq:
		out.Notes = append(out.Notes, Finding{File: twinName, After: s.twin.at.seq, What: "it has not followed yet"})
	}
	for _, what := range longer.strange {
		out.Notes = append(out.Notes, Finding{File: journalName, What: what})
	}
	for _, what := range longer.unread {
		wrong(journalName, longer, what)
	}
	return out
}
