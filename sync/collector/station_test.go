package collector

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/assets"
	"dendau/sync/bundle"
)

// A stick that is plugged into a station is taken in with one press, and the receipts lie on it before the page answers; one that cannot be
// written is taken in all the same, and the page says that the receipts are not on it.
func TestStationTakesAStickAndAnswersOnIt(t *testing.T) {
	st := plugged(t)
	h := st.kiosk
	if body := serve(t, st.pages, "GET", "/upload", nil).Body.String(); !strings.Contains(body, "USB CỦA XÃ") {
		t.Error("the page does not show the stick")
	}
	press := func(delivery string) string {
		t.Helper()
		w := st.take(t, url.Values{"delivery": {delivery}, "receipts": {"yes"}})
		if w.Code != http.StatusSeeOther {
			t.Fatalf("got %d", w.Code)
		}
		return serve(t, st.pages, "GET", w.Header().Get("Location"), nil).Body.String()
	}
	m := assets.NewMessages(assets.Vietnamese)
	if body := press("the-first-delivery"); !strings.Contains(body, m.T("centre.deliveryWhole")) || !strings.Contains(body, m.T("centre.deliveryReceipts", "n", 1)) {
		t.Error("the page does not say that all of it is here and the receipt on the stick")
	}
	b, err := os.ReadFile(filepath.Join(st.stick, bundle.ReceiptsFolder, h.kiosk().Short()+".ddr"))
	if err != nil {
		t.Fatal(err)
	}
	if r, err := bundle.ParseReceipt(b); err != nil || r.UpTo != h.log.Head().Seq {
		t.Errorf("the receipt on the stick: up to %d, %v", r.UpTo, err)
	}
	receipts := filepath.Join(st.stick, bundle.ReceiptsFolder)
	if err := os.RemoveAll(receipts); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(receipts, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	if body := press("the-second-delivery"); !strings.Contains(body, m.T("centre.deliveryNoReceipts")) {
		t.Error("the page does not say that the receipts could not be written")
	}
}

// pluggedStation is a station whose officer is signed in, with a stick on which one evening of a kiosk waits.
type pluggedStation struct {
	centre      *Centre
	kiosk       *hall
	stick, csrf string
	pages       http.Handler
}

func plugged(t *testing.T) pluggedStation {
	t.Helper()
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	stick := t.TempDir()
	outbox := filepath.Join(stick, bundle.OutboxFolder)
	if err := os.MkdirAll(outbox, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(outbox, "x.ddb"), h.sealed(1, 0), 0o644); err != nil {
		t.Fatal(err)
	}
	d := newDesk(c)
	d.station = &Station{Drives: func() []Drive { return []Drive{{Path: stick, Label: "USB CỦA XÃ"}} }}
	st := pluggedStation{centre: c, kiosk: h, stick: stick, pages: signedIn(t, d)}
	for _, s := range d.doors.sessions {
		st.csrf = s.csrf
	}
	return st
}

// take presses the stick's button, with what the form says besides.
func (st pluggedStation) take(t *testing.T, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	form["csrf"], form["path"] = []string{st.csrf}, []string{st.stick}
	return serve(t, st.pages, "POST", "/sticks", form)
}

func serve(t *testing.T, pages http.Handler, method, path string, form url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, r)
	return w
}
