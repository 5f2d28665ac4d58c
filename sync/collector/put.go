package collector

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// answer is what a courier's program is told of a bundle.
type answer struct {
	// Code is "" when the bundle was taken in, else why not: see CodeOf.
	Code string `json:"code,omitempty"`
	// State is "held", "waiting" or "refused".
	State     string      `json:"state"`
	Kiosk     string      `json:"kiosk,omitempty"`
	Bundle    string      `json:"bundle,omitempty"`
	New       int         `json:"new"`
	Known     int         `json:"known"`
	Confirmed record.Seq  `json:"confirmed"`
	Missing   [][2]uint32 `json:"missing"`
	// Receipt is the receipt's bytes in base64, Typed its 12 digits.
	Receipt []byte `json:"receipt,omitempty"`
	Typed   string `json:"typed,omitempty"`
	// Hall and Commune name where an enrolled kiosk stands.
	Hall    string `json:"hall,omitempty"`
	Commune string `json:"commune,omitempty"`
}

// takeBundle takes a bundle from anybody: it is judged by its signature alone. The answer is the receipt, or JSON where it is asked for
// or where there is no receipt to give.
func (d *desk) takeBundle(w http.ResponseWriter, r *http.Request) {
	d.take(w, r, WayHTTP, strings.Contains(r.Header.Get("Accept"), "application/json"))
}

// take reads a bundle within its limits and takes it in; inJSON asks for everything that can be told of it.
func (d *desk) take(w http.ResponseWriter, r *http.Request, way string, inJSON bool) {
	select {
	case d.bodies <- struct{}{}:
		defer func() { <-d.bodies }()
	default:
		d.answer(w, http.StatusServiceUnavailable, answer{State: "refused", Code: "busy"})
		return
	}
	if r.ContentLength > bundle.MaxFile {
		d.answer(w, http.StatusRequestEntityTooLarge, answer{State: "refused", Code: bundle.ErrLong.Code})
		return
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, bundle.MaxFile))
	if tooLong := new(http.MaxBytesError); errors.As(err, &tooLong) {
		d.answer(w, http.StatusRequestEntityTooLarge, answer{State: "refused", Code: bundle.ErrLong.Code})
		return
	}
	if err != nil {
		d.answer(w, http.StatusBadRequest, answer{State: "refused", Code: bundle.ErrShort.Code})
		return
	}
	// The bundle is here: that the courier walks out of the signal now must not undo it.
	out, err := d.c.Ingest(context.WithoutCancel(r.Context()), b, way)
	if err != nil {
		d.refuse(w, out, err)
		return
	}
	if inJSON {
		d.held(w, r, out)
		return
	}
	receipt, err := out.Receipt.Marshal()
	if err != nil {
		d.refuse(w, out, err)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", `attachment; filename="`+out.Receipt.Name()+`"`)
	w.Write(receipt) // a broken connection is the courier's affair: the same bundle again gives the same answer
}

// refuse answers why a bundle was not taken in.
func (d *desk) refuse(w http.ResponseWriter, out Outcome, err error) {
	a := answer{State: "refused", Code: CodeOf(err), Bundle: out.ID.String(), Missing: [][2]uint32{}}
	status := http.StatusUnprocessableEntity
	switch {
	case errors.Is(err, ErrNotEnrolled), errors.Is(err, ErrRevoked):
		a.State, status = "waiting", http.StatusAccepted
	case errors.Is(err, bundle.ErrForged):
		status = http.StatusForbidden
	case errors.Is(err, bundle.ErrLong), errors.Is(err, bundle.ErrTooBig):
		status = http.StatusRequestEntityTooLarge
	case errors.Is(err, ErrBusy), errors.Is(err, ErrWaitingFull):
		status = http.StatusServiceUnavailable
	case a.Code == "":
		d.c.o.Logger.Error("bundle not taken in", "error", err)
		status = http.StatusInternalServerError
	}
	d.answer(w, status, a)
}

func (d *desk) answer(w http.ResponseWriter, status int, a answer) {
	if status == http.StatusServiceUnavailable || status == http.StatusTooManyRequests {
		w.Header().Set("Retry-After", "30")
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(a) // a broken connection is the courier's affair
}

// unix is a moment on pages.
func unix(at int64) time.Time { return time.Unix(at, 0).In(vietnam) }
