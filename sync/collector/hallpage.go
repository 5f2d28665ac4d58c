package collector

import (
	"context"
	"fmt"
	"net/http"
	"slices"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/sheet"
)

// hallsPage lists the halls.
type hallsPage struct {
	frame
	Rows []hallRow
}

type hallRow struct {
	ID, Name, Commune, Code, Missing, Class, News string
	Held, Sessions                                int
	Silent                                        bool
}

func (d *desk) halls(v visit, w http.ResponseWriter, r *http.Request) error {
	page := hallsPage{frame: v.at("/halls", "tabHalls")}
	err := d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		if err != nil {
			return err
		}
		sessions := map[record.KioskID]int{}
		for _, session := range b.Sessions() {
			sessions[session.Kiosk]++
		}
		for _, p := range s.places {
			row := hallRow{ID: p.id.String(), Name: p.name, Commune: v.commune(p.commune), Code: p.id.Short(), Missing: v.missingText(gapsOf(p.held)), Sessions: sessions[p.id],
				Class: squareOf(d.now(), p.silentSince()), News: v.news(d.now(), p.heard)}
			row.Silent = row.Class == "dashed"
			if n := len(p.held); n > 0 {
				row.Held = int(p.held[n-1].Last)
			}
			page.Rows = append(page.Rows, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	page.Under = v.say("countHalls", "n", len(page.Rows))
	v.render(w, http.StatusOK, "halls.html", page)
	return nil
}

// hallPage is one kiosk in its hall.
type hallPage struct {
	frame
	ID                           string
	Alarms                       []alarmCard
	Settled                      []string
	LogTitle, LogText            string
	Ranges                       []rangeBar
	Evenings                     []eveningRow
	More                         int
	Clock                        []clockRow
	Attendances, People          int
	AttendancesText, ReceiptText string
	Road                         []roadRow
}

type alarmCard struct {
	Icon, Title, Text, Todo string
	Enrol                   bool
	ID, CSRF, Kind          string
	Sides                   []forkSide
	run                     record.Run
}

type eveningRow struct {
	Date, Class, Lesson, Here, Events, State, Glyph, Icon string
	Gap                                                   bool
}

type clockRow struct{ Wrote, Counts string }

type roadRow struct{ When, Text string }

// kioskOf reads the kiosk of an address.
func kioskOf(r *http.Request) (record.KioskID, error) {
	var id record.KioskID
	if err := id.UnmarshalText([]byte(r.PathValue("kiosk"))); err != nil || id.IsZero() {
		return id, fmt.Errorf("kiosk of the address: %w", ErrUnknownKiosk)
	}
	return id, nil
}

func (d *desk) hall(v visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil {
		return err
	}
	var page hallPage
	err = d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(s.places, func(p place) bool { return p.id == id })
		if at < 0 {
			return ErrUnknownKiosk
		}
		page, err = d.hallPage(r.Context(), v, b, s.places[at])
		return err
	})
	if err != nil {
		return err
	}
	v.render(w, http.StatusOK, "hall.html", page)
	return nil
}

func (d *desk) hallPage(ctx context.Context, v visit, b *report.Book, p place) (hallPage, error) {
	page := hallPage{frame: v.at("/halls", v.say("hallTitle", "hall", p.name, "commune", v.commune(p.commune))), ID: p.id.String()}
	page.Under = v.say("hallUnder", "code", p.id.Short(), "news", v.news(d.now(), p.heard))
	alarms, err := d.c.Alarms(ctx, p.id)
	if err != nil {
		return page, err
	}
	page.Alarms, page.Settled = v.alarmCards(p.id, alarms)
	for i, a := range page.Alarms {
		if a.Kind == AlarmFork {
			if page.Alarms[i].Sides, err = d.forkSides(ctx, v, p.id, a.run); err != nil {
				return page, err
			}
		}
	}
	page.LogTitle, page.LogText = v.say("logEmpty"), v.missingText(gapsOf(p.held))
	if n := len(p.held); n > 0 {
		page.LogTitle = v.say("logTitle", "last", p.held[n-1].Last)
		page.Ranges = v.rangeBars(p.held)
	}
	v.fillEvenings(&page, b, p)
	receipt, err := d.c.Receipt(ctx, p.id)
	if err != nil {
		return page, err
	}
	page.ReceiptText = v.say("receiptNone")
	if receipt.UpTo > 0 {
		page.ReceiptText = v.say("receiptText", "seq", receipt.UpTo)
	}
	page.Road, err = d.road(ctx, v, p.id)
	return page, err
}

// alarmCards has one card a kind: the first of it says enough to act.
// Those that were dealt with are named in one line.
func (v visit) alarmCards(id record.KioskID, alarms []Alarm) (out []alarmCard, settled []string) {
	seen := map[string]bool{}
	for _, a := range alarms {
		if a.Seen > 0 {
			settled = append(settled, v.say("alarmSettled", "what", v.say("alarmShort."+a.Kind), "date", assets.Date(unix(a.Seen))))
			continue
		}
		if seen[a.Kind] {
			continue
		}
		seen[a.Kind] = true
		icon := "warning"
		if a.Kind == AlarmFork || a.Kind == AlarmEvent {
			icon = "fork"
		}
		out = append(out, alarmCard{
			Icon: icon, Title: v.say("alarmTitle." + a.Kind), Text: v.say("alarmText."+a.Kind, "seq", a.Seq, "date", assets.Date(unix(a.Found))), Todo: v.say("alarmTodo." + a.Kind),
			Enrol: a.Kind == AlarmKey, ID: id.String(), CSRF: v.session.csrf, Kind: a.Kind, run: a.Run,
		})
	}
	return out, settled
}

// maxEvenings is how many rows of evenings a page shows; the report counts them all.
const maxEvenings = 60

// fillEvenings lists the evenings, newest first, gaps between them at their place in the log.
func (v *room) fillEvenings(page *hallPage, b *report.Book, p place) {
	type row struct {
		eveningRow
		last record.Seq
	}
	var rows []row
	classes := map[record.ClassID]string{}
	for _, c := range slices.Concat(b.Classes(), b.EndedClasses()) {
		classes[c.Class] = c.Name
	}
	var first record.Day
	for _, s := range b.Sessions() {
		if s.Kiosk != p.id {
			continue
		}
		if page.Attendances == 0 {
			first = s.Date
		}
		page.Attendances += s.Here + s.Guests
		e := eveningRow{Date: date(s.Date), Class: classes[s.Class], Lesson: sheet.LessonName(string(s.Lesson), v.m), Here: fmt.Sprint(s.Here + s.Guests), Glyph: "arrived", State: v.say("stateArrived")}
		if wrote := record.DayOf(s.From.In(vietnam)); wrote != s.Date {
			e.Glyph, e.Icon, e.State = "warn", "warning", v.say("stateDateMended")
			page.Clock = append(page.Clock, clockRow{Wrote: date(wrote), Counts: date(s.Date)})
		}
		rows = append(rows, row{e, s.Last})
	}
	page.People = b.People(p.id)
	page.AttendancesText = v.say("numberAttendances")
	if len(rows) > 0 {
		page.AttendancesText = v.say("attendancesSince", "from", date(first))
	}
	page.Clock = page.Clock[max(0, len(page.Clock)-3):]
	slices.SortStableFunc(rows, func(a, b row) int { return int(int64(a.last) - int64(b.last)) })
	before, at := record.Seq(0), record.Seq(0) // the end of the evening before; in a fork two evenings end alike
	for i := range rows {
		if rows[i].last != at {
			before, at = at, rows[i].last
		}
		from := before + 1
		for _, g := range gapsOf(p.held) {
			if g.First >= from && g.Last < rows[i].last {
				from = max(from, g.Last+1)
			}
		}
		rows[i].Events = spanText(Span{from, rows[i].last})
	}
	for _, g := range gapsOf(p.held) {
		rows = append(rows, row{eveningRow{Gap: true, Date: v.say("gapTitle", "range", spanText(g)), Lesson: v.say("gapText", "n", int(g.Last-g.First+1)), Events: spanText(g), State: v.say("stateWaiting"), Icon: "circle"}, g.Last})
	}
	slices.SortStableFunc(rows, func(a, b row) int { return int(int64(b.last) - int64(a.last)) })
	page.More = max(0, len(rows)-maxEvenings)
	for _, r := range rows[:min(len(rows), maxEvenings)] {
		page.Evenings = append(page.Evenings, r.eveningRow)
	}
	for _, c := range b.Cancelled() {
		if c.Kiosk == p.id {
			page.Evenings = append(page.Evenings, eveningRow{Date: date(c.Date), Class: classes[c.Class], Lesson: v.say("cancelled." + knownReason(c.Reason)), Here: "–", Events: "–", State: v.say("stateCancelled"), Icon: "dashed"})
		}
	}
}

// knownReason keeps what a kiosk wrote from choosing a key of ours.
func knownReason(reason string) string {
	switch reason {
	case "rain", "power", "festival":
		return reason
	}
	return "other"
}

// road lists the last bundles of a kiosk.
func (d *desk) road(ctx context.Context, v visit, id record.KioskID) ([]roadRow, error) {
	var out []roadRow
	rows, err := d.c.read.QueryContext(ctx, "SELECT received_at, way, first, count FROM bundles WHERE kiosk = ? ORDER BY turn DESC LIMIT 5", id.ID[:])
	if err != nil {
		return nil, tried("list bundles", err)
	}
	defer rows.Close()
	for rows.Next() {
		var at int64
		var way string
		var first, count int
		if err := rows.Scan(&at, &way, &first, &count); err != nil {
			return nil, tried("list bundles", err)
		}
		when := unix(at)
		out = append(out, roadRow{When: when.Format("02/01 · 15:04"), Text: v.say("roadText."+way, "range", fmt.Sprintf("%d–%d", first, first+count-1))})
	}
	return out, tried("list bundles", rows.Err())
}

// receiptFile gives a kiosk's receipt as a file for a stick.
func (d *desk) receiptFile(_ visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil || r.PathValue("receipt") != "receipt.ddr" {
		return ErrUnknownKiosk
	}
	if _, err := d.c.Named(r.Context(), id.String()); err != nil {
		return err
	}
	receipt, err := d.c.Receipt(r.Context(), id)
	if err != nil {
		return err
	}
	b, err := receipt.Marshal()
	if err != nil {
		return err
	}
	if err := d.c.noteReceipts(r.Context(), "page", receipt); err != nil {
		return err
	}
	sendFile(w, receipt.Name(), "application/octet-stream", b)
	return nil
}

func sendFile(w http.ResponseWriter, name, kind string, b []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", name))
	w.Header().Set("Content-Length", fmt.Sprint(len(b)))
	w.Write(b) // a broken connection is the reader's affair
}
