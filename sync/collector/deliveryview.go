package collector

import (
	"context"
	"fmt"
	"path"

	"dendau/assets"
)

// deliveryView is what the page says of a delivery.
type deliveryView struct {
	// Whole is the green mark: what is claimed is what is held, everywhere.
	Whole         bool
	Title, Under  string
	At            string
	Files, Halls  int
	New, Known    int
	Claimed, Held string
	Rows          []countRow
	Refused       []fileRow
	All           []fileRow
	Absent        []absentRow
	Cut           bool
	Stick         string
	Bringer       string
	Receipts      string
	NoReceipts    bool
}

type countRow struct {
	ID, Name, Commune, Code, Claimed, Held, Missing, Glyph, Icon string
	Files, Again                                                 int
	Whole                                                        bool
}

type fileRow struct{ File, Hall, Events, Text, Glyph, Icon string }

type absentRow struct{ ID, Name, Commune, News string }

func (d *desk) viewOf(ctx context.Context, v visit, one *delivery, s survey) (*deliveryView, error) {
	one.mu.Lock()
	defer one.mu.Unlock()
	counts, whole, err := d.c.Count(ctx, &one.tally)
	if err != nil {
		return nil, err
	}
	t := &one.tally
	view := &deliveryView{Whole: whole, Files: t.Files, New: t.New, Known: t.Known, Cut: t.Cut, Halls: len(counts), Stick: one.stick, NoReceipts: one.noReceipts,
		Bringer: string(one.bringer), At: v.say("deliveryAt", "time", one.begun.In(vietnam).Format("15:04"), "date", assets.Date(one.begun.In(vietnam)))}
	if one.receipts > 0 {
		view.Receipts = v.say("deliveryReceipts", "n", one.receipts)
	}
	var claimed, held uint64
	lacking := 0
	came := map[string]bool{}
	for _, h := range counts {
		claimed, held = claimed+h.Claimed, held+h.Held
		if !h.Whole() {
			lacking++
		}
		came[h.Kiosk.String()] = true
		view.Rows = append(view.Rows, v.countRow(h))
	}
	view.Claimed, view.Held = assets.Number(int64(claimed)), assets.Number(int64(held))
	for _, r := range t.Refused {
		row := fileRow{File: path.Base(r.Name), Hall: s.hallName(r.Kiosk), Events: "–", Text: v.refusal(r.Err), Glyph: "warn", Icon: "warning"}
		if r.Span != (Span{}) {
			row.Events = spanText(r.Span)
		}
		view.Refused = append(view.Refused, row)
	}
	for _, row := range one.rows {
		view.All = append(view.All, v.fileRow(row, s))
	}
	for _, p := range s.places {
		if !came[p.id.String()] {
			view.Absent = append(view.Absent, absentRow{ID: p.id.String(), Name: p.name, Commune: v.commune(p.commune), News: v.news(d.c.o.Now(), p.heard)})
		}
	}
	view.title(v, lacking)
	return view, nil
}

// title is the mark in words.
func (view *deliveryView) title(v visit, lacking int) {
	switch {
	case view.Whole && view.Halls > 0:
		view.Title, view.Under = v.say("deliveryWhole"), v.say("deliveryWholeUnder", "claimed", view.Claimed, "held", view.Held)
	case view.Files == 0 && len(view.All) == 0 && !view.Cut:
		view.Whole = false
		view.Title, view.Under = v.say("deliveryEmpty"), v.say("deliveryEmptyUnder")
	default:
		view.Whole = false
		view.Title = v.say("deliveryLacking", "n", lacking)
		if lacking == 0 {
			view.Title = v.say("deliveryRefused", "n", len(view.Refused))
		}
		view.Under = v.say("deliveryLackingUnder")
	}
	if view.Cut {
		view.Under = v.say("deliveryCut")
	}
}

func (v visit) countRow(h HallCount) countRow {
	row := countRow{ID: h.Kiosk.String(), Name: h.Name, Code: h.Kiosk.Short(), Commune: v.commune(h.Commune), Files: h.Files, Again: h.Again,
		Claimed: assets.Number(int64(h.Claimed)), Held: assets.Number(int64(h.Held)), Whole: h.Whole(), Glyph: "arrived", Icon: "check"}
	if row.Name == "" {
		row.Name = row.Code
	}
	switch {
	case h.Whole():
	case h.Alarm != "":
		row.Glyph, row.Icon, row.Missing = "warn", "warning", v.say("countAlarm")
	case h.Waiting > 0:
		row.Glyph, row.Icon, row.Missing = "", "circle", v.say("countWaiting", "n", h.Waiting)
	default:
		row.Glyph, row.Icon = "warn", "warning"
	}
	if h.Waiting == 0 && len(h.Missing) > 0 {
		if row.Missing != "" {
			row.Missing += " · "
		}
		row.Missing += rangesText(h.Missing)
	}
	return row
}

// rangesText names stretches, the first five of them.
func rangesText(spans []Span) string {
	text := ""
	for i, s := range spans {
		if i == 5 {
			return fmt.Sprintf("%s … (+%d)", text, len(spans)-i)
		}
		if i > 0 {
			text += ", "
		}
		text += spanText(s)
	}
	return text
}

// fileRow says what became of one file.
func (v visit) fileRow(t Taken, s survey) fileRow {
	row := fileRow{File: path.Base(t.Name), Hall: "–", Events: "–", Glyph: "arrived", Icon: "check"}
	switch {
	case t.Err != nil && !keptAside(t.Err):
		row.Text, row.Glyph, row.Icon = v.refusal(t.Err), "warn", "warning"
	case t.Err != nil:
		row.Text, row.Glyph, row.Icon = v.refusal(t.Err), "", "circle"
	case !t.Bundle && t.Kiosk.State == Waiting:
		row.Text, row.Glyph, row.Icon = v.say("enrolmentWaits"), "", "circle"
	case !t.Bundle:
		row.Text = v.say("enrolmentKnown")
	case t.Outcome.New == 0:
		row.Text = v.say("uploadKnown")
	default:
		row.Text = v.say("uploadNew", "n", t.Outcome.New)
	}
	if !t.Bundle && t.Kiosk.HallName != "" {
		row.Hall = t.Kiosk.HallName
	}
	if h := t.Outcome.Header; !h.Kiosk.IsZero() {
		row.Hall = s.hallName(h.Kiosk)
		if h.Count > 0 {
			row.Events = spanText(Span{h.First, h.Last()})
		}
	}
	return row
}

// refusal says why a file was not taken in.
func (v *room) refusal(err error) string {
	code := CodeOf(err)
	if code == "" {
		code = "ours"
	}
	return v.say("refused." + code)
}
