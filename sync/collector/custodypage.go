package collector

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/storage/report"
)

// custodyPage follows a hall's data from the kiosk to the centre and the receipt back.
type custodyPage struct {
	frame
	ID      string
	Missing []custodyRow
	Rows    []custodyRow
	Gaps    string
	More    int
	Aside   []asideRow
}

// custodyRow is one bundle on its way; each of its four stations has a time and a word, or is empty.
type custodyRow struct {
	Events                         string
	Given, Arrived, Answered, Seen station
	Done                           bool
}

type station struct{ When, Text string }

type asideRow struct{ Events, When, Text string }

// maxCustody is how many bundles a page shows.
const maxCustody = 60

func (d *desk) custody(v visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil {
		return err
	}
	if _, err := d.c.Named(r.Context(), id.String()); err != nil {
		return err
	}
	hall := ""
	if err := d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		hall = s.hallName(id)
		return err
	}); err != nil {
		return err
	}
	all, err := d.c.Custody(r.Context(), id)
	if err != nil {
		return err
	}
	gaps, err := d.c.Gaps(r.Context(), id)
	if err != nil {
		return err
	}
	page := custodyPage{frame: v.at("/halls", v.say("custodyTitle", "hall", hall)), ID: id.String(), Gaps: v.missingText(gaps)}
	page.Under = v.say("custodyUnder", "code", id.Short())
	for _, c := range all {
		if row := v.custodyRow(c); c.Missing() {
			page.Missing = append(page.Missing, row)
		} else {
			page.Rows = append(page.Rows, row)
		}
	}
	page.More = max(0, len(page.Rows)-maxCustody)
	page.Rows = page.Rows[:min(len(page.Rows), maxCustody)]
	if page.Aside, err = d.asideRows(v, r, id); err != nil {
		return err
	}
	v.render(w, http.StatusOK, "custody.html", page)
	return nil
}

func (v *room) custodyRow(c Carry) custodyRow {
	row := custodyRow{Events: spanText(Span{c.First, c.Last}), Done: c.Seen != nil}
	if g := c.Given; g != nil {
		row.Given = station{v.kioskTime(g.At, g.Trust), v.say("given."+knownWay(g.Way), "stick", g.Stick)}
		if !g.Courier.IsZero() {
			row.Given.Text += " · " + v.say("givenTo")
		}
	}
	if c.Received > 0 {
		row.Arrived = station{stamp(c.Received), v.say("arrived." + c.Way)}
		if c.Who != "" {
			row.Arrived.Text += " · " + string(c.Who)
		}
	}
	if c.Receipt > 0 {
		row.Answered = station{stamp(c.Receipt), v.say("answered." + c.ReceiptWay)}
	}
	if s := c.Seen; s != nil {
		row.Seen = station{v.kioskTime(s.At, s.Trust), v.say("seen." + knownReceipt(s.Way))}
	}
	return row
}

// knownWay and knownReceipt keep what a kiosk wrote from choosing a key of ours.
func knownWay(way string) string {
	switch way {
	case record.ByStick, record.ByPhone, record.Shown, record.ByPaper:
		return way
	}
	return "other"
}

func knownReceipt(way string) string {
	switch way {
	case "usb", "scan", "typed":
		return way
	}
	return "other"
}

// stamp is a moment of the centre's own clock.
func stamp(at int64) string { return unix(at).Format("02/01/2006 15:04") }

// kioskTime is a moment of a kiosk's clock; one that is known to be wrong is only named as such.
func (v *room) kioskTime(at int64, trust record.Grade) string {
	if trust == record.ClockWrong {
		return v.say("clockWrongAt")
	}
	return stamp(at)
}

// asideRows are the bundles that were kept and do not count.
func (d *desk) asideRows(v visit, r *http.Request, id record.KioskID) ([]asideRow, error) {
	all, err := d.c.Aside(r.Context(), id)
	if err != nil {
		return nil, err
	}
	var out []asideRow
	for _, a := range all {
		row := asideRow{Events: spanText(Span{a.First, a.Last}), When: stamp(a.Received), Text: v.say("asideWaits")}
		if a.First == 0 { // kept by an older program, which did not look
			row.Events = "–"
		}
		if a.Refused != "" {
			row.Text = v.say("refused." + a.Refused)
		}
		out = append(out, row)
	}
	return out, nil
}

// forkSide is one branch of a fork, for whoever says which computer is used.
type forkSide struct{ Run, Text string }

// forkSides describes the branches: how many events, until when.
func (d *desk) forkSides(ctx context.Context, v visit, id record.KioskID, at record.Run) ([]forkSide, error) {
	sides, err := d.c.Branches(ctx, id, at)
	if err != nil {
		return nil, err
	}
	var out []forkSide
	for _, b := range sides {
		until := v.say("branchNoDate")
		if b.Newest > 0 {
			until = assets.Date(time.Unix(b.Newest, 0).In(vietnam))
		}
		out = append(out, forkSide{fmt.Sprintf("%08x", uint32(b.Run)), v.say("branch", "n", b.Events, "date", until, "last", b.Last)})
	}
	return out, nil
}

// seen takes an officer's word that an alarm is dealt with.
func (d *desk) seen(_ visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil {
		return err
	}
	kind, kept := r.PostFormValue("kind"), uint64(0)
	if text := r.PostFormValue("kept"); text != "" {
		if kept, err = strconv.ParseUint(text, 16, 32); err != nil {
			return errBadQuery
		}
	}
	if !slices.Contains([]string{AlarmFork, AlarmEvent, AlarmChain, AlarmStrange, AlarmKey, AlarmRevoked}, kind) {
		return errBadQuery
	}
	if err := d.c.Seen(r.Context(), id, kind, record.Run(kept)); err != nil && !errors.Is(err, ErrNoAlarm) { // a second press is the same
		return err
	}
	http.Redirect(w, r, "/halls/"+id.String(), http.StatusSeeOther)
	return nil
}
