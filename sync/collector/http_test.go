package collector

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"dendau/assets"
	"dendau/sync/bundle"
)

// put sends a bundle as a courier's program does.
func put(t *testing.T, h http.Handler, body []byte, accept string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPut, "/bundles", bytes.NewReader(body))
	r.Header.Set("Accept", accept)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestPutAnswersWithTheReceipt(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	pages := c.Handler()
	for range 2 {
		w := put(t, pages, h.sealed(1, 0), "*/*")
		r, err := bundle.ParseReceipt(w.Body.Bytes())
		if w.Code != http.StatusOK || err != nil || r.UpTo != h.log.Head().Seq {
			t.Fatalf("%d %v: %+v", w.Code, err, r)
		}
		if err := r.Verify(h.kiosk(), c.ReceiptKey()); err != nil {
			t.Error(err)
		}
	}
	var a answer
	if err := json.Unmarshal(put(t, pages, h.sealed(1, 0), "application/json").Body.Bytes(), &a); err != nil {
		t.Fatal(err)
	}
	if a.State != "held" || a.New != 0 || a.Confirmed != h.log.Head().Seq || len(a.Receipt) == 0 {
		t.Errorf("got %+v", a)
	}
}

func TestPutRefuses(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	forger, stranger := *h, newHall(t, c, 2)
	forger.key = keyFrom(99)
	good := h.sealed(1, 0)
	for name, test := range map[string]struct {
		body   []byte
		status int
		code   string
	}{
		"forged":       {forger.sealed(1, 0), http.StatusForbidden, "forged"},
		"cut short":    {good[:300], http.StatusUnprocessableEntity, "short"},
		"something":    {[]byte(strings.Repeat("hello ", 20)), http.StatusUnprocessableEntity, "foreign"},
		"nothing":      {nil, http.StatusUnprocessableEntity, "short"},
		"not enrolled": {stranger.sealed(1, 0), http.StatusAccepted, "notenrolled"},
	} {
		t.Run(name, func(t *testing.T) {
			w := put(t, c.Handler(), test.body, "*/*")
			var a answer
			if err := json.Unmarshal(w.Body.Bytes(), &a); err != nil {
				t.Fatal(err)
			}
			if w.Code != test.status || a.Code != test.code || a.Receipt != nil {
				t.Errorf("got %d %+v", w.Code, a)
			}
		})
	}
}

// endless is a body without an end; it counts what was taken of it.
type endless struct{ read int64 }

func (e *endless) Read(b []byte) (int, error) {
	e.read += int64(len(b))
	return len(b), nil
}

func TestPutReadsNoMoreThanABundle(t *testing.T) {
	c := openCentre(t)
	body := &endless{}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPut, "/bundles", body)
	r.ContentLength = -1
	w := httptest.NewRecorder()
	c.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || body.read > bundle.MaxFile+1<<20 {
		t.Errorf("got %d after %d bytes", w.Code, body.read)
	}
	r = httptest.NewRequestWithContext(t.Context(), http.MethodPut, "/bundles", body)
	body.read, r.ContentLength = 0, 1<<40
	w = httptest.NewRecorder()
	c.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusRequestEntityTooLarge || body.read != 0 {
		t.Errorf("announced: got %d after %d bytes", w.Code, body.read)
	}
}

// A client that sends its body drop by drop takes a place; when all are taken the next is sent away at once, and served when one is free.
func TestSlowClientsDoNotQueueUp(t *testing.T) {
	c := openCentre(t)
	server := httptest.NewServer(c.Handler())
	t.Cleanup(server.Close)
	var ends []*io.PipeWriter
	answers := make(chan int, maxBodies)
	for range maxBodies {
		r, w := io.Pipe()
		ends = append(ends, w)
		go func() {
			req, _ := http.NewRequestWithContext(context.Background(), http.MethodPut, server.URL+"/bundles", r)
			if resp, err := server.Client().Do(req); err == nil {
				resp.Body.Close()
				answers <- resp.StatusCode
			} else {
				answers <- 0
			}
		}()
		if _, err := w.Write([]byte("DDB1")); err != nil {
			t.Fatal(err)
		}
	}
	for tries := 0; ; tries++ { // the last of them may still be on its way in
		resp, err := server.Client().Post(server.URL+"/bundles", "application/octet-stream", strings.NewReader("x"))
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusServiceUnavailable && resp.Header.Get("Retry-After") != "" {
			break
		}
		if tries > 10_000 {
			t.Fatal("everybody is let in")
		}
	}
	for _, w := range ends {
		w.Close()
	}
	for range maxBodies {
		if got := <-answers; got != http.StatusUnprocessableEntity {
			t.Errorf("a cut-off body: got %d", got)
		}
	}
}

// officer is a browser of an officer.
type officer struct {
	t      *testing.T
	server *httptest.Server
	client *http.Client
}

func newOfficer(t *testing.T, c *Centre) *officer {
	t.Helper()
	o := &officer{t: t, server: httptest.NewServer(c.Handler())}
	t.Cleanup(o.server.Close)
	jar := cookies{}
	o.client = &http.Client{Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	return o
}

// cookies is a jar for one server.
type cookies map[string]*http.Cookie

func (j cookies) SetCookies(_ *url.URL, all []*http.Cookie) {
	for _, c := range all {
		j[c.Name] = c
	}
}

func (j cookies) Cookies(*url.URL) (all []*http.Cookie) {
	for _, c := range j {
		all = append(all, c)
	}
	return all
}

func (o *officer) get(path string) (status int, body string) {
	o.t.Helper()
	resp, err := o.client.Get(o.server.URL + path)
	if err != nil {
		o.t.Fatal(err)
	}
	return o.read(resp)
}

func (o *officer) post(path string, form url.Values) (status int, body string) {
	o.t.Helper()
	resp, err := o.client.PostForm(o.server.URL+path, form)
	if err != nil {
		o.t.Fatal(err)
	}
	return o.read(resp)
}

func (o *officer) read(resp *http.Response) (int, string) {
	o.t.Helper()
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		o.t.Fatal(err)
	}
	if csp := resp.Header.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || strings.Contains(csp, "unsafe") {
		o.t.Errorf("%s: policy %q", resp.Request.URL.Path, csp)
	}
	return resp.StatusCode, string(b)
}

// signIn gives the password, made at the first start.
func (o *officer) signIn(c *Centre) {
	o.t.Helper()
	word, err := c.FirstPassword(o.t.Context())
	if err != nil || word == "" {
		o.t.Fatalf("first password %q: %v", word, err)
	}
	if status, _ := o.post("/login", url.Values{"password": {" " + strings.ToUpper(word)}}); status != http.StatusSeeOther {
		o.t.Fatalf("login: %d", status)
	}
}

var csrfField = regexp.MustCompile(`name="csrf" value="([^"]+)"`)

func (o *officer) csrf() string {
	o.t.Helper()
	_, body := o.get("/kiosks")
	m := csrfField.FindStringSubmatch(body)
	if m == nil {
		o.t.Fatal("the page has no token")
	}
	return m[1]
}

func TestPagesAskForThePassword(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	o := newOfficer(t, c)
	paths := []string{"/", "/halls", "/halls/" + h.kiosk().String(), "/halls/" + h.kiosk().String() + "/receipt.ddr", "/report", "/report/csv", "/upload", "/kiosks", "/stick.zip"}
	for _, path := range paths {
		if status, body := o.get(path); status != http.StatusSeeOther || strings.Contains(body, h.name) {
			t.Errorf("%s without a password: %d", path, status)
		}
	}
	if status, _ := o.post("/kiosks/"+h.kiosk().String()+"/revoke", nil); status != http.StatusSeeOther {
		t.Errorf("revoke without a password: %d", status)
	}
	o.signIn(c)
	for _, path := range paths {
		if status, _ := o.get(path); status != http.StatusOK {
			t.Errorf("%s: %d", path, status)
		}
	}
	for _, cookie := range o.client.Jar.(cookies) {
		if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode {
			t.Errorf("cookie %s is readable or travels", cookie.Name)
		}
	}
	if again, err := c.FirstPassword(t.Context()); err != nil || again != "" {
		t.Errorf("the password was shown twice: %v", err)
	}
	if status, _ := o.post("/logout", url.Values{"csrf": {o.csrf()}}); status != http.StatusSeeOther {
		t.Errorf("logout: %d", status)
	}
	if status, _ := o.get("/"); status != http.StatusSeeOther {
		t.Errorf("after logout: %d", status)
	}
}

func TestFormsOfOthersAreRefused(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	if _, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil {
		t.Fatal(err)
	}
	o := newOfficer(t, c)
	o.signIn(c)
	path := "/kiosks/" + h.kiosk().String() + "/enrol"
	for _, form := range []url.Values{nil, {"csrf": {""}}, {"csrf": {"x"}}} {
		if status, _ := o.post(path, form); status != http.StatusForbidden {
			t.Errorf("%v: %d", form, status)
		}
	}
	if resp, err := o.client.Post(o.server.URL+path, "multipart/form-data; boundary=x", strings.NewReader("--x--")); err != nil || resp.StatusCode != http.StatusForbidden {
		t.Errorf("multipart: %v %v", resp.StatusCode, err)
	}
	if kiosks, _ := c.Kiosks(t.Context()); kiosks[0].State != Waiting {
		t.Fatal("a foreign form enrolled a kiosk")
	}
	if status, _ := o.post(path, url.Values{"csrf": {o.csrf()}}); status != http.StatusSeeOther {
		t.Errorf("our own form: %d", status)
	}
	if kiosks, _ := c.Kiosks(t.Context()); kiosks[0].State != Enrolled {
		t.Error("our own form did not enrol")
	}
}

// Five wrong passwords shut the door for a minute, also for the right one.
func TestFewTries(t *testing.T) {
	now := testNow
	c := openCentreAt(t, t.TempDir(), Options{Now: func() time.Time { return now }})
	o := newOfficer(t, c)
	word, err := c.FirstPassword(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range maxTries {
		if status, _ := o.post("/login", url.Values{"password": {"wrong"}}); status != http.StatusForbidden {
			t.Errorf("try %d: %d", i, status)
		}
	}
	if status, _ := o.post("/login", url.Values{"password": {word}}); status != http.StatusTooManyRequests {
		t.Errorf("after %d tries: %d", maxTries, status)
	}
	now = now.Add(time.Minute + time.Second)
	if status, _ := o.post("/login", url.Values{"password": {word}}); status != http.StatusSeeOther {
		t.Errorf("a minute later: %d", status)
	}
}

// An officer drops an enrolment, bundles and something else; every file gets its answer, and what waited is taken in on a button.
func TestUploadPage(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	h.evening("L04")
	o := newOfficer(t, c)
	o.signIn(c)
	status, body := o.drop(o.csrf(), map[string][]byte{"1.json": h.enrolment(), "2.ddb": h.sealed(1, 0), "3.ddb": []byte("no bundle at all, but long enough")})
	m := assets.NewMessages(assets.Vietnamese)
	for _, key := range []string{"centre.enrolmentWaits", "centre.refused.notenrolled", "centre.refused.foreign"} {
		if !strings.Contains(body, m.T(key)) {
			t.Errorf("%d: the page does not say %q", status, m.T(key))
		}
	}
	if status, _ := o.post("/kiosks/"+h.kiosk().String()+"/enrol", url.Values{"csrf": {o.csrf()}}); status != http.StatusSeeOther {
		t.Fatalf("enrol: %d", status)
	}
	if r, err := c.Receipt(t.Context(), h.kiosk()); err != nil || r.UpTo != h.log.Head().Seq {
		t.Errorf("what waited was not taken in: up to %d, %v", r.UpTo, err)
	}
	if _, body = o.drop(o.csrf(), map[string][]byte{"2.ddb": h.sealed(1, 0)}); !strings.Contains(body, m.T("centre.uploadKnown")) {
		t.Error("the page does not say that it is known")
	}
	if status, _ := o.drop("forged", map[string][]byte{"2.ddb": h.sealed(1, 0)}); status != http.StatusForbidden {
		t.Errorf("a foreign form: %d", status)
	}
}

// drop sends files as the page's form does, where nobody says who brought them.
func (o *officer) drop(csrf string, files map[string][]byte) (int, string) {
	o.t.Helper()
	return o.dropOf("", csrf, files)
}

func (o *officer) dropOf(bringer, csrf string, files map[string][]byte) (int, string) {
	o.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	form.WriteField("csrf", csrf)
	form.WriteField("delivery", "delivery-of-a-test")
	form.WriteField("bringer", bringer)
	for name, data := range files {
		f, err := form.CreateFormFile("file", name)
		if err != nil {
			o.t.Fatal(err)
		}
		f.Write(data)
	}
	form.Close()
	resp, err := o.client.Post(o.server.URL+"/upload", form.FormDataContentType(), &b)
	if err != nil {
		o.t.Fatal(err)
	}
	status, body := o.read(resp)
	if status == http.StatusSeeOther {
		return o.get(resp.Header.Get("Location"))
	}
	return status, body
}

var (
	external = regexp.MustCompile(`(?:src|href|action)="(?:[a-z]+:)?//`)
	inline   = regexp.MustCompile(`<script>|<style|style="| on[a-z]+="`)
	pageKey  = regexp.MustCompile(`\bt "([^"]+)"`)
)

// Every page of a busy centre, in both languages, has all its sentences, names no other address and nothing that the policy forbids.
func TestPagesAreWhole(t *testing.T) {
	c, halls := busyCentre(t, 10)
	pages := signedIn(t, stationOf(t, c, halls))
	for _, path := range []string{"/", "/?p=2026", "/?p=2026-11", "/halls", "/halls/" + halls[2].kiosk().String(), "/halls/" + halls[5].kiosk().String(), "/report", "/report?by=commune&p=2026", "/report?from=2026-11-01&to=2026-11-02", "/upload", "/upload?d=lacking-of-the-tests", "/upload?d=whole-for-the-tests", "/kiosks", "/login"} {
		for _, lang := range []string{"vi", "en"} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
			r.AddCookie(&http.Cookie{Name: langCookie, Value: lang})
			w := httptest.NewRecorder()
			pages.ServeHTTP(w, r)
			body := w.Body.String()
			if w.Code != http.StatusOK || !strings.Contains(body, `<html lang="`+lang+`"`) || !strings.HasSuffix(strings.TrimSpace(body), "</html>") {
				t.Errorf("%s %s: %d", path, lang, w.Code)
			}
			for name, bad := range map[string]*regexp.Regexp{"another address": external, "what the policy forbids": inline, "a key without a sentence": regexp.MustCompile(`centre\.[a-zA-Z]+|sheet\.[a-zA-Z]+`), "a hole": regexp.MustCompile(`&lt;no value|%!`)} {
				if found := bad.FindString(body); found != "" {
					t.Errorf("%s %s: %s: %s", path, lang, name, found)
				}
			}
		}
	}
}

func TestKeysOfPagesHaveSentences(t *testing.T) {
	m := assets.NewMessages(assets.Vietnamese)
	err := fs.WalkDir(assets.Pages(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".html") {
			return err
		}
		b, err := fs.ReadFile(assets.Pages(), name)
		for _, key := range pageKey.FindAllStringSubmatch(string(b), -1) {
			if !m.Has("centre." + key[1]) {
				t.Errorf("%s: no sentence for %q", name, key[1])
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{ErrNotEnrolled, ErrRevoked, ErrUnknownKiosk, ErrBusy, ErrWaitingFull, bundle.ErrShort, bundle.ErrLong, bundle.ErrForeign, bundle.ErrTooNew, bundle.ErrForged, bundle.ErrImplausible, bundle.ErrOtherCentre, bundle.ErrDamaged, bundle.ErrTooBig, bundle.ErrChain, bundle.ErrOtherKiosk} {
		if code := CodeOf(err); code == "" || !m.Has("centre.refused."+code) {
			t.Errorf("no sentence for %v (%q)", err, code)
		}
	}
	for _, kind := range []string{AlarmFork, AlarmEvent, AlarmChain, AlarmStrange, AlarmKey} {
		for _, part := range []string{"alarmShort.", "alarmTitle.", "alarmText.", "alarmTodo."} {
			if !m.Has("centre." + part + kind) {
				t.Errorf("no sentence %s%s", part, kind)
			}
		}
	}
}

func TestServeEndsWithItsContext(t *testing.T) {
	c := openCentre(t)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- c.Serve(ctx, l) }()
	resp, err := http.Get("http://" + l.Addr().String() + "/login")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("tcp", l.Addr().String()); err == nil || errors.Is(err, context.Canceled) {
		t.Error("it still listens")
	}
}

// FuzzQueries sends addresses that no page makes: an answer of ours, never a fault of ours.
func FuzzQueries(f *testing.F) {
	for _, seed := range []string{"p=2026-q4", "p=2026-13", "from=2026-11-01&to=2026-11-30", "from=9999999-01-01&to=x", "by=commune&lang=en", "by=%00", "p=2026-q9&by=hall", "lang=../..", "from=0001-01-01&to=9999-12-31"} {
		f.Add(seed)
	}
	c := openCentre(f)
	pages := signedIn(f, newDesk(c))
	f.Fuzz(func(t *testing.T, query string) {
		for _, path := range []string{"/", "/report", "/report/csv"} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil)
			r.URL.RawQuery = query
			w := httptest.NewRecorder()
			pages.ServeHTTP(w, r)
			if w.Code != http.StatusOK && w.Code != http.StatusBadRequest {
				t.Errorf("%s?%s: %d", path, query, w.Code)
			}
		}
	})
}
