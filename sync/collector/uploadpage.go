package collector

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path"
	"path/filepath"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
)

const (
	// maxUpload is what one form may carry: a courier's round of a month.
	maxUpload = 256 << 20
	// maxFiles is how many files of one form are looked at.
	maxFiles = 500
)

// uploadPage takes bundles and enrolments from an officer's hand.
type uploadPage struct {
	frame
	Results []uploadRow
	Waiting []ask
}

type uploadRow struct{ File, Hall, Events, Text, Glyph, Icon string }

func (d *desk) showUpload(v visit, w http.ResponseWriter, r *http.Request) error {
	return d.uploadPage(v, w, r, nil)
}

func (d *desk) uploadPage(v visit, w http.ResponseWriter, r *http.Request, results []uploadRow) error {
	page := uploadPage{frame: v.at("/upload", "tabUpload"), Results: results}
	err := d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		page.Waiting = v.asks(s.waiting)
		return err
	})
	if err != nil {
		return err
	}
	v.render(w, http.StatusOK, "upload.html", page)
	return nil
}

// upload reads the form part by part: the word that it is ours first, then file after file.
func (d *desk) upload(v visit, w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	form, err := r.MultipartReader()
	if err != nil {
		v.message(w, http.StatusBadRequest, "badQuery")
		return nil
	}
	first, err := form.NextPart()
	if err != nil || first.FormName() != "csrf" {
		v.message(w, http.StatusForbidden, "stale")
		return nil
	}
	csrf, err := io.ReadAll(io.LimitReader(first, 100))
	if err != nil || !v.session.meant(string(csrf)) {
		v.message(w, http.StatusForbidden, "stale")
		return nil
	}
	var enrolments, results []uploadRow
	for range maxFiles {
		f, err := nextFile(form)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			results = append(results, v.refused(f.Name, bundle.ErrShort))
			break
		}
		if strings.EqualFold(path.Ext(f.Name), ".json") {
			enrolments = append(enrolments, d.takeEnrolment(r.Context(), v, f))
			continue
		}
		results = append(results, d.takeUpload(r.Context(), v, f))
	}
	return d.uploadPage(v, w, r, append(enrolments, results...))
}

// nextFile reads one file of a form, one byte more than any may have.
func nextFile(form *multipart.Reader) (Found, error) {
	part, err := form.NextPart()
	if err != nil {
		return Found{}, err
	}
	f := Found{Name: filepath.Base(part.FileName())}
	f.Bytes, err = io.ReadAll(io.LimitReader(part, bundle.MaxFile+1))
	return f, err
}

func (v *room) refused(name string, err error) uploadRow {
	code := CodeOf(err)
	if code == "" {
		code = "ours"
	}
	return uploadRow{File: name, Hall: "–", Events: "–", Text: v.say("refused." + code), Glyph: "warn", Icon: "warning"}
}

func (d *desk) takeEnrolment(ctx context.Context, v visit, f Found) uploadRow {
	k, err := d.c.Enrol(ctx, f.Bytes, false)
	if err != nil {
		d.c.o.Logger.Warn("enrolment refused", "file", f.Name, "error", err)
		return v.refused(f.Name, err)
	}
	row := uploadRow{File: f.Name, Hall: k.HallName, Events: "–", Text: v.say("enrolmentKnown"), Glyph: "arrived", Icon: "check"}
	if k.State == Waiting {
		row.Text, row.Glyph, row.Icon = v.say("enrolmentWaits"), "", "circle"
	}
	return row
}

func (d *desk) takeUpload(ctx context.Context, v visit, f Found) uploadRow {
	out, err := d.c.Ingest(ctx, f.Bytes, "page")
	row := uploadRow{File: f.Name, Hall: d.hallName(ctx, out.Header.Kiosk), Events: spanText(Span{out.Header.First, out.Header.Last()}), Glyph: "arrived", Icon: "check"}
	switch {
	case errors.Is(err, ErrNotEnrolled), errors.Is(err, ErrRevoked):
		row.Text, row.Glyph, row.Icon = v.say("refused."+CodeOf(err)), "", "circle"
	case err != nil:
		d.c.o.Logger.Warn("bundle refused", "file", f.Name, "error", err)
		return v.refused(f.Name, err)
	case out.New == 0:
		row.Text = v.say("uploadKnown")
	default:
		row.Text = v.say("uploadNew", "n", out.New)
	}
	if err == nil && len(out.Gaps) > 0 {
		row.Text += " · " + v.missingText(out.Gaps)
	}
	return row
}

// hallName is what a kiosk's hall is called, or the kiosk's short code.
func (d *desk) hallName(ctx context.Context, id record.KioskID) string {
	kiosks, err := d.c.kiosks(ctx, "WHERE k.kiosk = ?", id.ID[:])
	if err != nil || len(kiosks) == 0 || kiosks[0].HallName == "" {
		return id.Short()
	}
	return kiosks[0].HallName
}

// receiptName is a receipt's name on a stick. Two kiosks in sixteen million share a short code; kiosks look for names that begin with theirs.
func receiptName(r bundle.Receipt, taken bool) string {
	if taken {
		return r.Kiosk.Short() + "-" + r.Kiosk.String() + ".ddr"
	}
	return r.Name()
}
