package storage

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// FuzzJournal reads any bytes as a journal: it never panics, and what it believes can be written and believed again.
func FuzzJournal(f *testing.F) {
	dir := f.TempDir()
	l, err := Open(dir, options())
	if err != nil {
		f.Fatal(err)
	}
	if _, err := l.Append(numbered(1), numbered(2)); err != nil {
		f.Fatal(err)
	}
	if err := l.Close(); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(dir, journalName))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)-5])
	f.Add(append(bytes.Clone(whole), 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := newJournalReader(bytes.NewReader(b))
		if err != nil {
			return
		}
		again := journalHeader(r.kiosk)
		w := newWalker(r.kiosk)
		for {
			e, err := r.next()
			if errors.Is(err, io.EOF) {
				if !bytes.Equal(again, b) {
					t.Fatal("a journal that is wholly believed is written otherwise")
				}
				return
			}
			if err != nil || w.step(e) != nil {
				if !bytes.HasPrefix(b, again) {
					t.Fatal("what is believed of a journal is not its beginning")
				}
				return
			}
			again = appendFrame(again, e)
		}
	})
}
