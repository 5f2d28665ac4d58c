package collector

import (
	"bytes"
	"errors"
	"fmt"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// result is the code that a hall prints.
func (h *hall) result() string {
	return bundle.Result{
		Kiosk: h.kiosk(), KeyNo: 1, Learner: h.learner(0), Date: record.DayAt(2026, 11, 20), Evenings: 14, Lessons: 9, Mastered: 31, Practised: 40,
	}.Sign(h.key)
}

// What a centre says of a code: only an enrolled kiosk's own key makes it right.
func TestCheckResult(t *testing.T) {
	c := openCentre(t)
	good, stranger, revoked := enrolled(t, c, 1), newHall(t, c, 2), enrolled(t, c, 3)
	waits := newHall(t, c, 4)
	if _, err := c.Enrol(t.Context(), waits.enrolment(), false); err != nil {
		t.Fatal(err)
	}
	if err := c.Revoke(t.Context(), revoked.kiosk()); err != nil {
		t.Fatal(err)
	}
	forger := *good
	forger.key = keyFrom(99)
	for _, tt := range []struct {
		name, code string
		want       error
		state      State
	}{
		{"ours", good.result(), nil, Enrolled},
		{"ours, broken into lines and in small letters", strings.ToLower(good.result()[:40]) + "\n  " + good.result()[40:], nil, Enrolled},
		{"shut out since", revoked.result(), nil, Revoked},
		{"a stranger's", stranger.result(), ErrNobodySigned, ""},
		{"of a kiosk that only asked", waits.result(), ErrNobodySigned, ""},
		{"another key's", forger.result(), bundle.ErrForged, ""},
		{"cut short", good.result()[:60], bundle.ErrShort, ""},
		{"something else", "https://example.invalid/", bundle.ErrForeign, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := c.CheckResult(t.Context(), tt.code)
			if !errors.Is(err, tt.want) || tt.want == nil && (got.Kiosk.State != tt.state || got.Evenings != 14) {
				t.Errorf("%v %+v", err, got)
			}
		})
	}
}

// checked posts codes as the page's form does, without a password.
func checked(t *testing.T, pages http.Handler, field, file string) (int, string) {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("code", field); err != nil {
		t.Fatal(err)
	}
	part, err := form.CreateFormFile("file", "ma.txt")
	if err != nil {
		t.Fatal(err)
	}
	part.Write([]byte(file))
	form.Close()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/check", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, r)
	return w.Code, w.Body.String()
}

// Whoever holds a sheet checks it without a password; many are checked at once from a file.
func TestCheckPage(t *testing.T) {
	c := openCentre(t)
	h, other := enrolled(t, c, 1), newHall(t, c, 2)
	pages := c.Handler()
	status, page := checked(t, pages, h.result()[:50]+"\n"+h.result()[50:], "\ufeff"+other.result()+"\r\n"+h.result()+"\r\nhello\r\n")
	if status != http.StatusOK {
		t.Fatal(status, page)
	}
	for _, want := range []string{"2 tờ đúng, 2 tờ cần xem lại", "Đúng, do máy của lớp in", "20/11/2026", "31 / 40", "thôn Mẫu", "Trung tâm không biết máy này", "Đây không phải mã của tờ kết quả"} {
		if !strings.Contains(page, want) {
			t.Errorf("%q does not stand on the page", want)
		}
	}
	if strings.Contains(page, h.learner(0).String()) || strings.Contains(page, "/halls") {
		t.Error("the page tells a stranger more than the sheet")
	}
	if _, page := checked(t, pages, " \n", ""); !strings.Contains(page, "Chưa có mã nào") {
		t.Error("an empty form says nothing")
	}
	if status, _ := checked(t, pages, strings.Repeat("x", maxCheckBody+1), ""); status != http.StatusBadRequest {
		t.Errorf("a body that is too large: %d", status)
	}
	if _, page := checked(t, pages, strings.Repeat("DDK1A\n", maxChecked+3), ""); !strings.Contains(page, fmt.Sprintf("nhiều nhất %d mã", maxChecked)) {
		t.Error("too many codes are not told")
	}
	o := newOfficer(t, c)
	o.signIn(c)
	if _, page := o.get("/check"); !strings.Contains(page, `href="/halls"`) || !strings.Contains(page, "Kiểm tra giấy") {
		t.Error("an officer's page lacks its tabs")
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/check", strings.NewReader(url.Values{"code": {h.result()}}.Encode())) // as a page without files sends it
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, r)
	if !strings.Contains(w.Body.String(), "1 tờ đúng") {
		t.Errorf("a plain form: %d", w.Code)
	}
}
