package collector

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"dendau/sync/bundle"
)

// asked is one request at the phone's doors and its answer, which is JSON whatever happens.
func asked(t *testing.T, h http.Handler, method, path string, body []byte) (int, answer) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, bytes.NewReader(body))
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var a answer
	if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
		t.Fatalf("%s %s: %d %q: %v", method, path, w.Code, w.Body, err)
	}
	return w.Code, a
}

func TestThePhoneGetsTheReceiptAndItsDigits(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	b := h.sealed(1, 0)
	pages := c.Handler()
	for _, again := range []bool{false, true} {
		status, a := asked(t, pages, http.MethodPut, "/Q/bundles", b)
		r, err := bundle.ParseReceipt(a.Receipt)
		if status != http.StatusOK || a.State != "held" || a.Bundle != bundle.IDOf(b).String() || a.Kiosk != h.kiosk().String() || err != nil {
			t.Fatalf("%d %+v %v", status, a, err)
		}
		if (a.New == 0) != again {
			t.Errorf("again %v: %d new, %d known", again, a.New, a.Known)
		}
		if err := r.Verify(h.kiosk(), c.ReceiptKey()); err != nil {
			t.Error(err)
		}
		if err := r.Mark().Confirms(a.Typed, bundle.CodeKeyOf(h.key)); err != nil {
			t.Errorf("typed %q: %v", a.Typed, err)
		}
		if a.Hall != h.name || a.Commune == "" {
			t.Errorf("hall %q in %q", a.Hall, a.Commune)
		}
	}
	status, told := asked(t, pages, http.MethodGet, "/Q/bundles/"+bundle.IDOf(b).String(), nil)
	if status != http.StatusOK || told.State != "held" || len(told.Receipt) == 0 || told.Typed == "" || told.Bundle != bundle.IDOf(b).String() {
		t.Errorf("asked later: %d %+v", status, told)
	}
}

// A kiosk that nobody enrolled yet: kept, no receipt, and the receipt is there once an officer has said so.
func TestThePhoneWaitsForTheEnrolment(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 2)
	h.evening("L04")
	b := h.sealed(1, 0)
	later := "/Q/bundles/" + bundle.IDOf(b).String()
	pages := c.Handler()
	if status, a := asked(t, pages, http.MethodGet, later, nil); status != http.StatusNotFound || a.State != "unknown" || a.Bundle == "" {
		t.Errorf("before it came: %d %+v", status, a)
	}
	for _, method := range []string{http.MethodPut, http.MethodPost} {
		status, a := asked(t, pages, method, "/Q/bundles", b)
		if status != http.StatusAccepted || a.State != "waiting" || a.Code != "notenrolled" || a.Receipt != nil || a.Hall != "" || a.Bundle == "" {
			t.Errorf("%s: %d %+v", method, status, a)
		}
	}
	if status, a := asked(t, pages, http.MethodGet, later, nil); status != http.StatusAccepted || a.State != "waiting" || a.Receipt != nil {
		t.Errorf("meanwhile: %d %+v", status, a)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	if status, a := asked(t, pages, http.MethodGet, later, nil); status != http.StatusOK || a.State != "held" || len(a.Receipt) == 0 {
		t.Errorf("afterwards: %d %+v", status, a)
	}
}

// A bundle that waited and turned out forged is told as refused, not as waiting for ever.
func TestThePhoneHearsOfALateRefusal(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 2)
	forger := *h
	forger.key = keyFrom(99)
	b := forger.sealed(1, 0)
	if status, _ := asked(t, c.Handler(), http.MethodPut, "/Q/bundles", b); status != http.StatusAccepted {
		t.Fatalf("got %d", status)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	status, a := asked(t, c.Handler(), http.MethodGet, "/Q/bundles/"+bundle.IDOf(b).String(), nil)
	if status < 400 || status >= 500 || a.State != "refused" || a.Code != "forged" {
		t.Errorf("got %d %+v", status, a)
	}
}

func TestThePhoneIsRefused(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	good := h.sealed(1, 0)
	for name, test := range map[string]struct {
		body   []byte
		status int
		code   string
	}{
		"cut short": {good[:300], http.StatusUnprocessableEntity, "short"},
		"something": {[]byte(strings.Repeat("hello ", 20)), http.StatusUnprocessableEntity, "foreign"},
		"nothing":   {nil, http.StatusUnprocessableEntity, "short"},
		"too long":  {make([]byte, bundle.MaxFile+1), http.StatusRequestEntityTooLarge, "long"},
	} {
		t.Run(name, func(t *testing.T) {
			status, a := asked(t, c.Handler(), http.MethodPut, "/Q/bundles", test.body)
			if status != test.status || a.Code != test.code || a.Receipt != nil || a.State != "refused" {
				t.Errorf("got %d %+v", status, a)
			}
		})
	}
	for _, id := range []string{"", "zz", "00", strings.Repeat("0", 66), "../keys", strings.Repeat("0", 63) + "g"} {
		if status, a := asked(t, c.Handler(), http.MethodGet, "/Q/bundles/"+id, nil); status != http.StatusNotFound || a.State != "unknown" {
			t.Errorf("%q: %d %+v", id, status, a)
		}
	}
	w := httptest.NewRecorder()
	c.Handler().ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodDelete, "/Q/bundles", nil))
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("DELETE: %d", w.Code)
	}
}

func TestOneAddressMayAskSoOften(t *testing.T) {
	now := testNow
	c := openCentreAt(t, t.TempDir(), Options{Now: func() time.Time { return now }})
	pages := c.Handler()
	from := func(address string) int {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPut, "/Q/bundles", strings.NewReader("x"))
		r.RemoteAddr = address
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, r)
		if w.Code == http.StatusTooManyRequests && w.Header().Get("Retry-After") == "" {
			t.Error("nobody says when to come back")
		}
		return w.Code
	}
	for i := range maxAsked {
		if got := from(fmt.Sprintf("192.0.2.1:%d", 1000+i)); got != http.StatusUnprocessableEntity {
			t.Fatalf("request %d: %d", i, got)
		}
	}
	if got := from("192.0.2.1:9"); got != http.StatusTooManyRequests {
		t.Errorf("one too many: %d", got)
	}
	if got := from("192.0.2.2:9"); got != http.StatusUnprocessableEntity {
		t.Errorf("another address: %d", got)
	}
	now = now.Add(time.Minute + time.Second)
	if got := from("192.0.2.1:9"); got != http.StatusUnprocessableEntity {
		t.Errorf("a minute later: %d", got)
	}
}

// An address in base41 has slashes and dots of its own; the router would answer it with a redirect that loses them.
func TestAnAddressCodeReachesThePage(t *testing.T) {
	pages := openCentre(t).Handler()
	for _, path := range []string{"/Q/", "/Q/A//B/../C/./D"} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.URL.Path = path
		w := httptest.NewRecorder()
		pages.ServeHTTP(w, r)
		if w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Security-Policy"), "wasm-unsafe-eval") || !strings.Contains(w.Body.String(), `id="scan"`) {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
	}
}
