package collector

import (
	"context"
	"net"
	"net/http"
	"path/filepath"
	"strings"
)

// Station is a laptop without a network that sticks are plugged into: its pages take them in by themselves and lay the receipts on them.
// They touch the machine's own folders, so a station answers nobody but its own machine.
type Station struct {
	// Drives gives the sticks that are plugged in now.
	Drives func() []Drive
}

// Drive is a stick as its owner knows it.
type Drive struct {
	Path, Label string
	ReadOnly    bool
}

// driveRow is a stick on the page.
type driveRow struct {
	Path, Label, Under string
	ReadOnly           bool
}

// ServeStation serves the pages of a station until ctx ends.
func (c *Centre) ServeStation(ctx context.Context, l net.Listener, s Station) error {
	d := newDesk(c)
	d.station = &s
	return c.serve(ctx, l, d.handler())
}

func (d *desk) drives(v visit) []driveRow {
	if d.station == nil {
		return nil
	}
	var out []driveRow
	for _, drive := range d.station.Drives() {
		row := driveRow{Path: drive.Path, Label: drive.Label, Under: drive.Path, ReadOnly: drive.ReadOnly}
		if row.Label == "" {
			row.Label = filepath.Base(drive.Path)
		}
		if drive.ReadOnly {
			row.Under += " · " + v.say("driveReadOnly")
		}
		out = append(out, row)
	}
	return out
}

// takeStick takes a stick or a folder of this machine in, and lays the receipts on it when it is a stick.
func (d *desk) takeStick(v visit, w http.ResponseWriter, r *http.Request) error {
	id, at := r.PostFormValue("delivery"), strings.TrimSpace(r.PostFormValue("path"))
	if d.station == nil || !plainID(id) || !filepath.IsAbs(at) {
		return errBadQuery
	}
	who, err := ParseBringer(r.PostFormValue("bringer"))
	if err != nil {
		return err
	}
	brought, err := ReadDelivery(at)
	if err != nil {
		d.c.o.Logger.Warn("stick not read", "path", at, "error", err)
		v.message(w, http.StatusNotFound, "stickNotRead")
		return nil
	}
	one := d.begin(id, who)
	one.mu.Lock()
	one.stick = filepath.Base(at)
	one.mu.Unlock()
	if err := d.takeSome(r.Context(), one, brought, "usb", len(brought.Bundles)+len(brought.Enrolments)); err != nil {
		return err
	}
	if brought.Stick != "" && r.PostFormValue("receipts") != "" {
		names, err := d.c.WriteReceipts(context.WithoutCancel(r.Context()), at)
		one.mu.Lock()
		one.receipts, one.noReceipts = len(names), err != nil
		one.mu.Unlock()
		if err != nil {
			d.c.o.Logger.Warn("receipts not laid on the stick", "path", at, "error", err)
		}
	}
	one.mu.Lock()
	one.ended = true
	one.mu.Unlock()
	http.Redirect(w, r, "/upload?d="+id, http.StatusSeeOther)
	return nil
}
