package collector

import (
	"encoding/json"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
)

const (
	// maxUpload is what one form may carry: a courier's round of a month.
	maxUpload = 256 << 20
	// maxFiles is how many files of one form are looked at.
	maxFiles = 2000
	// maxToken is more than any word of ours that a form brings back has.
	maxToken = 100
	// What is held of a form in memory before it is taken in.
	uploadAtOnce = 32
	bytesAtOnce  = 16 << 20
)

// uploadPage takes bundles and enrolments from an officer's hand, and shows what became of them.
type uploadPage struct {
	frame
	// Delivery names what is handed in next.
	Delivery string
	Result   *deliveryView
	Waiting  []ask
	Station  bool
	Drives   []driveRow
}

func (d *desk) showUpload(v visit, w http.ResponseWriter, r *http.Request) error {
	page := uploadPage{frame: v.at("/upload", "tabUpload"), Station: d.station != nil}
	var err error
	if page.Delivery, err = d.doors.token(); err != nil {
		return err
	}
	page.Drives = d.drives(v)
	err = d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		page.Waiting = v.asks(s.waiting)
		if one, ok := d.deliveries.find(r.URL.Query().Get("d")); ok && err == nil {
			page.Result, err = d.viewOf(r.Context(), v, one, s)
		}
		return err
	})
	if err != nil {
		return err
	}
	v.render(w, http.StatusOK, "upload.html", page)
	return nil
}

// upload reads the form part by part: the word that it is ours, the delivery that it belongs to, then file after file.
func (d *desk) upload(v visit, w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxUpload)
	form, err := r.MultipartReader()
	if err != nil {
		v.message(w, http.StatusBadRequest, "badQuery")
		return nil
	}
	if csrf, err := nextField(form, "csrf", maxToken); err != nil || !v.session.meant(csrf) {
		v.message(w, http.StatusForbidden, "stale")
		return nil
	}
	id, err := nextField(form, "delivery", maxToken)
	if err != nil || !plainID(id) {
		v.message(w, http.StatusBadRequest, "badQuery")
		return nil
	}
	who, err := nextBringer(form)
	if errors.Is(err, ErrBringer) {
		io.Copy(io.Discard, r.Body) // a browser that is cut off while it sends would not show the answer
	}
	if err != nil {
		return err
	}
	one := d.begin(id, who)
	if err := d.takeForm(r, one, form); err != nil {
		return err
	}
	if strings.Contains(r.Header.Get("Accept"), "application/json") {
		return d.deliveryState(w, one)
	}
	http.Redirect(w, r, "/upload?d="+id, http.StatusSeeOther)
	return nil
}

// takeForm takes the files in, some at a time, so that a form of any size needs little memory.
func (d *desk) takeForm(r *http.Request, one *delivery, form *multipart.Reader) error {
	var some Delivery
	size := 0
	for n := 0; ; n++ {
		f, err := nextFile(form)
		switch {
		case err != nil && !errors.Is(err, io.EOF):
			one.refuse(f.Name, bundle.ErrShort)
		case err == nil && n >= maxFiles:
			some.Cut = true
		case err == nil:
			some.add(f)
			size += len(f.Bytes)
		}
		last := err != nil || n >= maxFiles
		if last || size >= bytesAtOnce || len(some.Bundles)+len(some.Enrolments) >= uploadAtOnce {
			if err := d.takeSome(r.Context(), one, some, "page", 0); err != nil {
				return err
			}
			some, size = Delivery{}, 0
		}
		if last {
			return nil
		}
	}
}

// add sorts a file by its name.
func (d *Delivery) add(f Found) {
	if strings.EqualFold(filepath.Ext(f.Name), ".json") {
		d.Enrolments = append(d.Enrolments, f)
	} else {
		d.Bundles = append(d.Bundles, f)
	}
}

// nextBringer reads who brought the files that follow; empty where nobody said.
func nextBringer(form *multipart.Reader) (Bringer, error) {
	text, err := nextField(form, "bringer", maxBringerBytes+1)
	if err != nil {
		return "", errBadQuery
	}
	return ParseBringer(text)
}

// nextField reads a short field that must come now, at most so many bytes of it.
func nextField(form *multipart.Reader, name string, most int64) (string, error) {
	part, err := form.NextPart()
	if err != nil {
		return "", err
	}
	if part.FormName() != name {
		return "", errBadQuery
	}
	b, err := io.ReadAll(io.LimitReader(part, most))
	return string(b), err
}

// nextFile reads one file of a form, one byte more than any may have.
func nextFile(form *multipart.Reader) (Found, error) {
	part, err := form.NextPart()
	if err != nil {
		return Found{}, err
	}
	f := Found{Name: filepath.Base(part.FileName())}
	f.Bytes, err = io.ReadAll(io.LimitReader(part, bundle.MaxFile+1))
	if f.Bytes == nil {
		f.Bytes = []byte{}
	}
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return f, err
}

// deliveryState answers how far a delivery is, for the page's progress.
func (d *desk) deliveryState(w http.ResponseWriter, one *delivery) error {
	one.mu.Lock()
	state := map[string]any{"id": one.id, "done": one.done, "files": one.files, "refused": len(one.tally.Refused), "ended": one.ended}
	one.mu.Unlock()
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(state)
}

// uploadState is asked again and again while a stick is taken in.
func (d *desk) uploadState(_ visit, w http.ResponseWriter, r *http.Request) error {
	one, ok := d.deliveries.find(r.URL.Query().Get("d"))
	if !ok {
		http.Error(w, "{}", http.StatusNotFound)
		return nil
	}
	return d.deliveryState(w, one)
}

// hallName is what a kiosk's hall is called, or the kiosk's short code.
func (s survey) hallName(id record.KioskID) string {
	if id.IsZero() {
		return "–"
	}
	if i := slices.IndexFunc(s.places, func(p place) bool { return p.id == id && p.name != "" }); i >= 0 {
		return s.places[i].name
	}
	if i := slices.IndexFunc(s.waiting, func(k Kiosk) bool { return k.ID == id && k.HallName != "" }); i >= 0 {
		return s.waiting[i].HallName
	}
	return id.Short()
}
