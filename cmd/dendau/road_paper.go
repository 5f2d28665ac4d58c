package main

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/storage/report/paper"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// errTooMuch: nobody scans a pile of paper.
var errTooMuch = courier.NewFault("road.tooMuch", "too much for paper")

// printCodes lays what is shown out on paper. That somebody scans it is a hope, so the evenings stay where they are.
func (r *road) printCodes(ctx context.Context, p *printer, e flow.PrintCodes, home func(flow.Action)) {
	done, err := r.codesOnPaper(ctx, p, e, home)
	if err != nil {
		r.logger.Error("codes not printed", "error", err)
		home(flow.CodesNotPrinted{Key: paperKey(err)})
		return
	}
	home(done)
}

func paperKey(err error) string {
	if key := courier.KeyOf(err); key == errTooMuch.Key {
		return key
	}
	return "paper.failed"
}

func (r *road) codesOnPaper(ctx context.Context, p *printer, e flow.PrintCodes, home func(flow.Action)) (flow.CodesPrinted, error) {
	if r.shown == nil {
		return flow.CodesPrinted{}, errNothing
	}
	var out bytes.Buffer
	sheets, err := writeCodes(&out, e, r.shown.data)
	if err != nil {
		return flow.CodesPrinted{}, err
	}
	to, where, err := p.bring(ctx, fmt.Sprintf("ma-ban-giao-%s.pdf", e.Printed), out.Bytes(), true)
	if err != nil {
		return flow.CodesPrinted{}, err
	}
	if err := r.noteExport(record.ByPaper, "", r.shown.sent, home); err != nil {
		return flow.CodesPrinted{}, err
	}
	return flow.CodesPrinted{To: to, Where: where, Sheets: sheets}, nil
}

// writeCodes writes a bundle as sheets of A4 and tells how many.
func writeCodes(w io.Writer, e flow.PrintCodes, data []byte) (sheets int, err error) {
	if len(data) > qr.MaxOnPaper*qr.SymbolSize {
		return 0, errTooMuch
	}
	header, err := bundle.ReadHeader(data)
	if err != nil {
		return 0, err
	}
	frames, err := qr.Sheets(data)
	if err != nil {
		return 0, err
	}
	codes := make([][]paper.Code, len(frames))
	for i, sheet := range frames {
		for _, f := range sheet {
			m, err := f.Draw(qr.M)
			if err != nil {
				return 0, err
			}
			codes[i] = append(codes[i], onPaper(m))
		}
	}
	words := assets.NewMessages(string(e.Lang))
	head := paper.Head{Title: words.T("paper.titleCodes"), Printed: e.Printed.Time()}
	of := paper.Bundle{Kiosk: header.Kiosk.Short(), First: uint32(header.First), Last: uint32(header.Last())}
	return len(frames), paper.Codes(w, words, head, of, codes)
}
