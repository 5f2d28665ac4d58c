package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"dendau/storage/record"
	"dendau/storage/report/spool"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// printer makes sheets and brings them to paper: to the system's printer where there is one, else to a stick, else into a folder of the kiosk.
type printer struct {
	data   string // the kiosk's folder
	sticks func() []courier.Drive
	seal   sealer
	log    *slog.Logger
	// cleared is called once the folder was cleared for everybody who is forgotten so far; nil in tests.
	cleared func() error

	mu       sync.Mutex
	clearing int // how often the folder was cleared
}

// printTime is how long a printing system may take to accept a sheet. It prints afterwards, in its own time.
const printTime = 30 * time.Second

// sheetFolder is where sheets lie on a stick and in the kiosk's folder: plain letters, which every file system and every phone shows.
const sheetFolder = "giay-in"

// sheetFiles begin the files' names.
var sheetFiles = map[flow.SheetKind]string{
	flow.SignInSheet: "danh-sach-ky-ten", flow.RegisterSheet: "so-diem-danh", flow.CardsSheet: "the-hoc-vien", flow.SlipSheet: "phieu-mang-ve",
	flow.SummarySheet: "tom-tat-buoi-hoc", flow.ResultSheet: "ket-qua-luyen-tap", flow.RosterSheet: "danh-sach-lop", flow.ReportSheet: "bao-cao",
	flow.HardSheet: "cau-hay-nham",
}

func (p *printer) make(ctx context.Context, s flow.MakeSheet, home func(flow.Action)) {
	to, where, err := p.deliver(ctx, s)
	if err != nil {
		p.log.Error("sheet not made", "sheet", s.Kind.Name(), "error", err)
		home(flow.SheetFailed{Key: "paper.failed"})
		return
	}
	p.log.Info("sheet made", "sheet", s.Kind.Name(), "to", to)
	home(flow.SheetMade{To: to, Where: where})
}

// deliver lays a sheet out and brings it to the first place that takes it. A printer that refuses is no reason to go home without the sheet.
func (p *printer) deliver(ctx context.Context, s flow.MakeSheet) (to, where string, err error) {
	clearing := p.clearings()
	var out bytes.Buffer
	ext, err := layOut(&out, s, p.seal)
	if err != nil {
		return "", "", err
	}
	name := fmt.Sprintf("%s-%s.%s", sheetFiles[s.Kind], s.Date, ext)
	return p.bringMade(ctx, clearing, name, out.Bytes(), s.As == flow.OnPaper)
}

// bring takes a sheet on which nobody stands to the printer, if it is for one, else to a stick, else into the kiosk's folder.
func (p *printer) bring(ctx context.Context, name string, content []byte, onPaper bool) (to, where string, err error) {
	return p.bringMade(ctx, p.clearings(), name, content, onPaper)
}

// clearings is how often the folder was cleared so far.
func (p *printer) clearings() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.clearing
}

// bringMade is bring for a sheet that was begun after so many clearings: one that may name somebody who was forgotten since is not kept here.
func (p *printer) bringMade(ctx context.Context, clearing int, name string, content []byte, onPaper bool) (to, where string, err error) {
	if onPaper {
		switch printer, err := p.print(ctx, name, content); {
		case err == nil:
			return "printer", printer, nil
		case !errors.Is(err, spool.ErrNone):
			p.log.Warn("printer refused", "error", err)
		}
	}
	if d, ok := usable(p.sticks()); ok && !d.ReadOnly {
		file, err := writeSheet(filepath.Join(d.Path, sheetFolder), name, content)
		if err == nil {
			return "stick", sheetFolder + "/" + filepath.Base(file), nil
		}
		p.log.Warn("stick refused", "stick", d.Label, "error", err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.clearing != clearing {
		return "", "", errForgotten
	}
	file, err := writeSheet(filepath.Join(p.data, sheetFolder), name, content)
	return "folder", file, err
}

// errForgotten: somebody was forgotten while a sheet was being made, which may name them. Made again it does not.
var errForgotten = errors.New("somebody was forgotten meanwhile")

// clear takes the sheets out of the kiosk's folder: they may name somebody who is to be forgotten, and can be made again.
func (p *printer) clear() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clearing++
	err := os.RemoveAll(filepath.Join(p.data, sheetFolder))
	if err == nil && p.cleared != nil {
		err = p.cleared()
	}
	if err != nil {
		p.log.Error("sheets with names are still there", "error", err)
	}
}

// print gives a sheet to the computer's printer.
func (p *printer) print(ctx context.Context, name string, pdf []byte) (string, error) {
	ctx, done := context.WithTimeout(ctx, printTime)
	defer done()
	p.clean()
	return spool.Print(ctx, p.spooled(), name, pdf)
}

// spooled is where sheets lie while a program prints them, where one does not take them from our hand.
func (p *printer) spooled() string { return filepath.Join(p.data, sheetFolder, "dang-in") }

// clean takes away what was printed before: it may name people.
func (p *printer) clean() {
	if err := spool.Clean(p.spooled()); err != nil {
		p.log.Info("a printed sheet is still being read", "error", err)
	}
}

// writeSheet writes a file whole or not at all, and never over another: two sheets of one day are two sheets.
func writeSheet(dir, name string, content []byte) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("write sheet: %w", err)
	}
	f, err := os.CreateTemp(dir, ".*.part")
	if err != nil {
		return "", fmt.Errorf("write sheet: %w", err)
	}
	defer os.Remove(f.Name()) // after the rename there is nothing
	_, err = f.Write(content)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return "", fmt.Errorf("write sheet: %w", err)
	}
	path := unused(dir, name)
	if err := os.Rename(f.Name(), path); err != nil {
		return "", fmt.Errorf("write sheet: %w", err)
	}
	return path, nil
}

// unused is the name, or the name with the first number that nobody has.
func unused(dir, name string) string {
	ext := filepath.Ext(name)
	path := filepath.Join(dir, name)
	for i := 2; ; i++ {
		if _, err := os.Lstat(path); errors.Is(err, os.ErrNotExist) {
			return path
		}
		path = filepath.Join(dir, fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), i, ext))
	}
}

// newPrinter makes the printer of a kiosk.
func (k *kiosk) newPrinter(data string, sticks func() []courier.Drive) *printer {
	p := &printer{data: data, sticks: sticks, seal: k.sealResult, log: k.logger, cleared: k.sheetsCleared}
	if done, _ := k.keeper.vault.Get(clearedFor); string(done) != k.forgotten() {
		p.clear() // the power may have gone between the word and the deed
	}
	p.clean()
	return p
}

// clearedFor is the vault's value that says for how many forgotten people the kiosk's sheets were taken away.
const clearedFor = "sheets-cleared-for"

// forgotten is how many people are.
func (k *kiosk) forgotten() string {
	k.keeper.names.mu.Lock()
	defer k.keeper.names.mu.Unlock()
	if n := len(k.keeper.names.roster.Erased()); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}

func (k *kiosk) sheetsCleared() error { return k.keeper.vault.Set(clearedFor, []byte(k.forgotten())) }

// sealResult signs a learner's result with the kiosk's key.
func (k *kiosk) sealResult(learner record.LearnerID, day record.Day, r flow.SheetResult) string {
	number, key := k.keeper.vault.Signer()
	small := func(n int) uint16 { return uint16(min(max(n, 0), math.MaxUint16)) }
	return bundle.Result{
		Kiosk: k.log.Head().Kiosk, KeyNo: number, Learner: learner, Date: day,
		Evenings: small(r.Evenings), Lessons: small(r.Lessons), Mastered: small(r.Mastered), Practised: small(max(r.Practised, r.Mastered)),
	}.Sign(key)
}

// sealer signs what a learner takes home. The zero sealer signs nothing.
type sealer func(learner record.LearnerID, day record.Day, r flow.SheetResult) string
