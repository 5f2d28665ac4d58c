package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/text/unicode/norm"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/roster"
	"dendau/storage/report/spool"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// registry does what people have a right to and takes lists of them from sticks.
type registry struct {
	vault  *storage.Vault
	names  *names
	sticks func() []courier.Drive
	log    *slog.Logger
}

// forget destroys the keys of people who are to be forgotten. Their tombstones are in the log, so the next start does what failed here.
func (r *registry) forget(e flow.ForgetPerson, home func(flow.Action)) {
	r.names.forget(e.Persons...)
	if err := r.vault.DestroyPersonKey(e.Persons...); err != nil {
		r.log.Error("keys of people to be forgotten are still there", "error", err)
		home(flow.ForgetFailed{})
	}
}

// forget drops opened names from memory.
func (n *names) forget(persons ...record.ID) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, p := range persons {
		n.roster.Forget(p)
	}
}

// copyFolder is where copies for people lie on a stick. They are never written into the kiosk's folder: no name stays there after its person
// was erased.
const copyFolder = "ban-sao"

// copyTo prints a person's copy, or writes it on the stick that is in: as a sheet to read and as data.
func (r *registry) copyTo(ctx context.Context, e flow.CopyPerson, prints *printer, home func(flow.Action)) {
	var pdf bytes.Buffer
	if err := layCopy(&pdf, e.Copy, string(e.Lang)); err != nil {
		r.log.Error("copy not laid out", "error", err)
		home(flow.CopyFailed{Key: "people.copyFailed"})
		return
	}
	name := copyName(e.Copy)
	if e.Paper {
		switch where, err := prints.print(ctx, name+".pdf", pdf.Bytes()); {
		case err == nil:
			home(flow.CopyDone{Printer: where})
			return
		case !errors.Is(err, spool.ErrNone):
			r.log.Warn("printer refused", "error", err)
		}
	}
	d, ok := usable(r.sticks())
	switch {
	case !ok && e.Paper:
		home(flow.CopyFailed{Key: "people.noPrinter"})
		return
	case !ok:
		home(flow.CopyFailed{Key: "people.noStick"})
		return
	}
	text, err := json.MarshalIndent(e.Copy, "", "  ")
	dir := filepath.Join(d.Path, copyFolder)
	if err == nil {
		_, err = writeSheet(dir, name+".json", append(text, '\n'))
	}
	if err == nil {
		_, err = writeSheet(dir, name+".pdf", pdf.Bytes())
	}
	if err != nil {
		r.log.Error("copy not written", "stick", d.Label, "error", err)
		home(flow.CopyFailed{Key: "people.copyFailed"})
		return
	}
	home(flow.CopyDone{Stick: d.Label})
}

// copyName begins the files' names, in letters that every file system has: the given name and the day.
func copyName(c flow.PersonCopy) string {
	plain := func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}
	words := strings.Fields(report.Fold(c.Name))
	given := ""
	if len(words) > 0 {
		given = strings.Map(plain, words[len(words)-1])
	}
	return fmt.Sprintf("ban-sao-%s-%s", given, c.Made)
}

// errNoRoster: a stick is in, and no list on it.
var errNoRoster = errors.New("no list on the stick")

// rosterKeys are the messages of what is wrong with a list.
var rosterKeys = map[error]string{
	errNoRoster: "people.noFile", roster.ErrTooBig: "people.listBig", roster.ErrNoList: "people.listHeads", roster.ErrLetters: "people.listLetters", roster.ErrUnsound: "people.listBroken",
}

// readRoster looks for a list at the top of every stick and reads the newest.
func (r *registry) readRoster(e flow.ReadRoster, home func(flow.Action)) {
	drives := r.sticks()
	if len(drives) == 0 {
		home(flow.RosterFailed{Key: "people.noStick"})
		return
	}
	file, rows, err := newestRoster(drives, e.Year)
	if err != nil {
		r.log.Error("list not read", "file", filepath.Base(file), "error", err)
		key := "people.listBroken"
		for known, words := range rosterKeys {
			if errors.Is(err, known) {
				key = words
			}
		}
		home(flow.RosterFailed{Key: key})
		return
	}
	home(flow.RosterRead{File: filepath.Base(file), Rows: rows})
}

func newestRoster(drives []courier.Drive, year int) (file string, rows []flow.RosterRow, err error) {
	var newest os.FileInfo
	for _, d := range drives {
		entries, err := os.ReadDir(d.Path)
		if err != nil {
			continue // another stick may have it
		}
		for _, entry := range entries {
			info, err := entry.Info()
			if err != nil || !info.Mode().IsRegular() || !isRoster(entry.Name()) || newest != nil && !info.ModTime().After(newest.ModTime()) {
				continue
			}
			file, newest = filepath.Join(d.Path, entry.Name()), info
		}
	}
	if newest == nil {
		return "", nil, errNoRoster
	}
	f, err := os.Open(file)
	if err != nil {
		return file, nil, err
	}
	defer f.Close() // read only
	read, err := roster.Read(f, year)
	if err != nil {
		return file, nil, err
	}
	for _, row := range read {
		rows = append(rows, rosterRow(row))
	}
	return file, rows, nil
}

// isRoster tells a list by its name: "danh-sach", however it is written, and Excel or CSV.
func isRoster(name string) bool {
	plain := strings.NewReplacer(" ", "", "-", "", "_", "").Replace(report.Fold(norm.NFC.String(name)))
	ext := strings.ToLower(filepath.Ext(name))
	return strings.HasPrefix(plain, "danhsach") && (ext == ".xlsx" || ext == ".csv" || ext == ".txt")
}

func rosterRow(row roster.Row) flow.RosterRow {
	out := flow.RosterRow{
		Line: row.Line, Name: record.Name{Full: row.Name, Nickname: row.Nickname, Hamlet: row.Hamlet}, Year: row.Year, Class: row.Class,
		Sex: map[roster.Sex]record.Sex{roster.Female: record.Female, roster.Male: record.Male}[row.Sex], Reason: row.Reason, Says: row.Says,
	}
	if id, err := hex.DecodeString(row.ID); err == nil && len(id) == len(out.ID.ID) {
		copy(out.ID.ID[:], id)
	}
	return out
}
