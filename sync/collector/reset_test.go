package collector

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// The centre answers for kiosks that are enrolled and whose secret came, and for nobody else.
func TestResetCode(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	ask := func(k record.KioskID) (string, error) { return c.ResetCode(t.Context(), k, 48271930) }
	if _, err := ask(h.kiosk()); !errors.Is(err, ErrUnknownKiosk) {
		t.Errorf("unknown: %v", err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil {
		t.Fatal(err)
	}
	if _, err := ask(h.kiosk()); !errors.Is(err, ErrNotEnrolled) {
		t.Errorf("waiting: %v", err)
	}
	if err := c.Approve(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	answer, err := ask(h.kiosk())
	if err != nil || !bundle.ResetAllowed(answer, h.kiosk(), 48271930, bundle.CodeKeyOf(h.key)) {
		t.Errorf("enrolled: %q, %v", answer, err)
	}
	if err := c.Revoke(t.Context(), h.kiosk()); err != nil {
		t.Fatal(err)
	}
	if _, err := ask(h.kiosk()); !errors.Is(err, ErrRevoked) {
		t.Errorf("revoked: %v", err)
	}
}

func TestParseQuestion(t *testing.T) {
	for text, want := range map[string]uint32{"48271930": 48271930, "4827 1930": 48271930, "0000.0007": 7, "": 0, "123": 0, "123456789": 0, "4827193x": 0, "+4827193": 0} {
		got, err := ParseQuestion(text)
		if got != want || (err == nil) != (want != 0) {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
}

// An officer types the question on the hall's page and reads the answer there.
func TestResetPage(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	o := newOfficer(t, c)
	o.signIn(c)
	at := "/halls/" + h.kiosk().String()
	if _, page := o.get(at); !strings.Contains(page, "Quên mã PIN") {
		t.Fatal("the hall's page has no field for it")
	}
	answer := bundle.ResetCode(h.kiosk(), 48271930, bundle.CodeKeyOf(h.key))
	status, page := o.post(at+"/reset", url.Values{"csrf": {o.csrf()}, "question": {"4827 1930"}})
	if status != http.StatusOK || !strings.Contains(page, inFours(answer)) {
		t.Errorf("%d, the answer is not there:\n%s", status, page)
	}
	if _, page := o.post(at+"/reset", url.Values{"csrf": {o.csrf()}, "question": {"48"}}); !strings.Contains(page, "Câu hỏi có 8 số") {
		t.Errorf("half a question:\n%s", page)
	}
	if status, page := o.post(at+"/reset", url.Values{"question": {"48271930"}}); status != http.StatusForbidden || strings.Contains(page, inFours(answer)) {
		t.Errorf("another page's form: %d", status)
	}
}
