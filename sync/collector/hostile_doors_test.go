package collector

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"
)

// hostileRequests knock at the doors of the server, as strangers and as officers.
func hostileRequests(b *besieged) (out []attack) {
	desk := newDesk(b.centre)
	open, officers := desk.handler(), signedIn(b.t, desk)
	csrf := ""
	for _, s := range desk.doors.sessions {
		csrf = s.csrf
	}
	add := func(name string, pages http.Handler, method, path string, body io.Reader, reasons ...string) {
		out = append(out, attack{"requests", name, func() error { return b.ask(pages, method, path, "application/octet-stream", body) }, reasons})
	}
	for name, door := range map[string]string{"bundles": "/bundles", "the phone's door": phoneBundles} {
		add("nothing to "+name, open, "PUT", door, http.NoBody, "422 short")
		add("junk to "+name, open, "PUT", door, strings.NewReader(strings.Repeat("junk ", 100)), "422 foreign")
		add("half a bundle to "+name, open, "POST", door, bytes.NewReader(b.good[:len(b.good)/2]), "422 short")
		add("an endless body to "+name, open, "PUT", door, &endless{}, "413 long")
		add("a forged bundle to "+name, open, "PUT", door, bytes.NewReader(b.forged()), "403 forged")
		add("DELETE "+name, open, "DELETE", door, http.NoBody, "status 405")
	}
	for _, path := range []string{"/", "/halls", "/kiosks", "/report", "/stick.zip", "/upload", "/upload/state?d=x", "/halls/" + b.hall.kiosk().String() + "/receipt.ddr"} {
		add("a stranger at "+path, open, "GET", path, http.NoBody, "status 303")
	}
	for _, path := range []string{"/static/../keys/identity.age", "/static/..%2f..%2fkeys%2fidentity.age", "/static/%2e%2e/%2e%2e/etc/passwd", "/bundles/", "/Q/../keys/identity.age", "/.git/config", phoneBundles + "/" + strings.Repeat("0", 64), phoneBundles + "/" + strings.Repeat("z", 4096)} {
		add("GET "+path, open, "GET", path, http.NoBody, "status 404", "status 301", "status 307", "status 303", "404 unknown", "404 foreign")
	}
	for _, path := range []string{"/halls/0", "/halls/" + strings.Repeat("f", 16), "/halls/" + strings.Repeat("f", 5000), "/halls/'; DROP TABLE events; --", "/report?from=2026-13-45&to=x", "/report?from=2026-11-30&to=2026-11-01", "/report/csv?from=x", "/report/exe", "/halls/" + b.hall.kiosk().String() + "/passwd"} {
		add("an officer asks "+path, officers, "GET", strings.ReplaceAll(path, " ", "%20"), http.NoBody, "status 404", "status 400")
	}
	forms := "application/x-www-form-urlencoded"
	for name, f := range map[string]struct{ path, body string }{
		"a form without the word": {"/kiosks/" + b.hall.kiosk().String() + "/revoke", ""}, "a form with another word": {"/kiosks/" + b.hall.kiosk().String() + "/revoke", "csrf=AAAA"}, "a form of a megabyte": {"/kiosks/" + b.hall.kiosk().String() + "/revoke", "x=" + strings.Repeat("x", 1<<20)},
		"a verdict that is none": {"/kiosks/" + b.hall.kiosk().String() + "/eat", "csrf=" + csrf}, "a stick where there is no station": {"/sticks", "csrf=" + csrf + "&delivery=0123456789abcdef&path=/etc"}, "a password of a megabyte": {"/login", "password=" + strings.Repeat("x", 1<<20)},
		"a wrong password": {"/login", "password=letmein"},
	} {
		pages := officers
		if f.path == "/login" {
			pages = open
		}
		out = append(out, attack{"requests", name, func() error { return b.ask(pages, "POST", f.path, forms, strings.NewReader(f.body)) }, []string{"status 403", "status 400", "status 404", "status 413"}})
	}
	out = append(out, uploads(b, desk, officers, csrf)...)
	return append(out, rawRequests(b)...)
}

// forged is the good bundle under another signature.
func (b *besieged) forged() []byte {
	out := bytes.Clone(b.good)
	out[len(out)-1] ^= 1
	return out
}

// ask gives the refusal of an answer: its status, and its code where it has one.
func (b *besieged) ask(pages http.Handler, method, path, kind string, body io.Reader) error {
	r := httptest.NewRequestWithContext(b.t.Context(), method, path, body)
	r.Header.Set("Content-Type", kind)
	w := httptest.NewRecorder()
	pages.ServeHTTP(w, r)
	return refusalOf(w.Code, w.Body.String())
}

func refusalOf(status int, body string) error {
	if status < 300 {
		return nil
	}
	if _, after, ok := strings.Cut(body, `"code":"`); ok {
		code, _, _ := strings.Cut(after, `"`)
		return fmt.Errorf("refused: %d %s", status, code)
	}
	return fmt.Errorf("refused: status %d", status)
}

// uploads are forms of an officer whose browser, or whose stick, means harm.
func uploads(b *besieged, desk *desk, officers http.Handler, csrf string) (out []attack) {
	for name, f := range map[string]struct {
		fill    func(form *multipart.Writer)
		reasons []string
	}{
		"no word":         {func(form *multipart.Writer) { part1(form, "x.ddb", b.good) }, []string{"status 403"}},
		"another word":    {func(form *multipart.Writer) { form.WriteField("csrf", "AAAA") }, []string{"status 403"}},
		"a word of 10 MB": {func(form *multipart.Writer) { form.WriteField("csrf", strings.Repeat("A", 10<<20)) }, []string{"status 403"}},
		"no delivery":     {func(form *multipart.Writer) { form.WriteField("csrf", csrf); part1(form, "x.ddb", b.good) }, []string{"status 400"}},
		"a delivery's path": {func(form *multipart.Writer) {
			form.WriteField("csrf", csrf)
			form.WriteField("delivery", "../../etc/passwd")
		}, []string{"status 400"}},
		"no word of who brought it": {func(form *multipart.Writer) {
			form.WriteField("csrf", csrf)
			form.WriteField("delivery", "upload-of-nobody-knows-whom")
			part1(form, "x.ddb", b.good)
		}, []string{"status 400"}},
		"a bringer of 10 MB": {func(form *multipart.Writer) {
			form.WriteField("csrf", csrf)
			form.WriteField("delivery", "upload-of-a-long-name")
			form.WriteField("bringer", strings.Repeat("A", 10<<20))
			part1(form, "x.ddb", b.good)
		}, []string{"status 422"}},
		"10,000 parts": {func(form *multipart.Writer) {
			begin(form, csrf, "upload-10000-parts")
			for n := range 10_000 {
				part1(form, fmt.Sprintf("%d.ddb", n), []byte("this is no bundle, and there are many of it"))
			}
		}, []string{"2000 refused, cut"}},
		"names with paths": {func(form *multipart.Writer) {
			begin(form, csrf, "upload-of-strange-names")
			for _, name := range []string{"../../keys/identity.age", `..\..\x.ddb`, "CON.ddb", "/etc/passwd", "x.json", ""} {
				part1(form, name, []byte("this is no bundle, and it has a strange name"))
			}
		}, []string{"5 refused"}}, // and a paper that is none of ours
		"a file of 9 MB": {func(form *multipart.Writer) {
			begin(form, csrf, "upload-of-one-large-file")
			part1(form, "x.ddb", append(bytes.Clone(b.good), make([]byte, 9<<20)...))
		}, []string{"1 refused"}},
	} {
		var body bytes.Buffer
		form := multipart.NewWriter(&body)
		f.fill(form)
		form.Close()
		out = append(out, attack{"uploads", name, b.upload(desk, officers, form.FormDataContentType(), body.Bytes()), f.reasons})
	}
	return append(out, attack{"uploads", "a form that is none", b.upload(desk, officers, "multipart/form-data; boundary=x", []byte("nothing of the kind")), []string{"status 403"}},
		attack{"uploads", "a form without a boundary", b.upload(desk, officers, "multipart/form-data", b.good), []string{"status 400"}})
}

func begin(form *multipart.Writer, csrf, delivery string) {
	form.WriteField("csrf", csrf)
	form.WriteField("delivery", delivery)
	form.WriteField("bringer", "")
}

func part1(form *multipart.Writer, name string, data []byte) {
	if f, err := form.CreateFormFile("file", name); err == nil {
		f.Write(data)
	}
}

// upload posts a form; where it was read, what became of its files is the answer.
func (b *besieged) upload(desk *desk, officers http.Handler, kind string, body []byte) func() error {
	return func() error {
		r := httptest.NewRequestWithContext(b.t.Context(), "POST", "/upload", bytes.NewReader(body))
		r.Header.Set("Content-Type", kind)
		w := httptest.NewRecorder()
		officers.ServeHTTP(w, r)
		id, ok := strings.CutPrefix(w.Header().Get("Location"), "/upload?d=")
		one, found := desk.deliveries.find(id)
		if !ok || !found {
			return refusalOf(w.Code, w.Body.String())
		}
		refused := len(one.tally.Refused)
		if refused == 0 || one.tally.New > 0 {
			return nil
		}
		if one.tally.Cut {
			return fmt.Errorf("%d refused, cut", refused)
		}
		return fmt.Errorf("%d refused", refused)
	}
}

// rawRequests are not even HTTP, or lie about themselves; they go to the server as it is really run.
func rawRequests(b *besieged) (out []attack) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- b.centre.Serve(ctx, l) }()
	b.t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			b.t.Error(err)
		}
	})
	for name, f := range map[string]struct {
		send    string
		reasons []string
	}{
		"no HTTP":                       {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", []string{"status 400"}},
		"a header of a megabyte":        {"GET / HTTP/1.1\r\nHost: x\r\nX: " + strings.Repeat("x", 1<<20) + "\r\n\r\n", []string{"status 431"}},
		"100,000 headers":               {"GET / HTTP/1.1\r\nHost: x\r\n" + strings.Repeat("X: y\r\n", 100_000) + "\r\n", []string{"status 431"}},
		"an address of a megabyte":      {"GET /" + strings.Repeat("x", 1<<20) + " HTTP/1.1\r\nHost: x\r\n\r\n", []string{"status 431"}},
		"two lengths":                   {"PUT /bundles HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nDDB1x", []string{"status 400"}},
		"a length below nothing":        {"PUT /bundles HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", []string{"status 400"}},
		"a length of an exabyte":        {"PUT /bundles HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000000000000\r\n\r\nDDB1", []string{"413 long"}},
		"a shorter length than it is":   {fmt.Sprintf("PUT /bundles HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(b.good)-10, b.good), []string{"422 short"}},
		"a longer length than it is":    {fmt.Sprintf("PUT /bundles HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s", len(b.good)+10, b.good), []string{"400 short"}},
		"chunks that are none":          {"PUT /bundles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nDDB1\r\n", []string{"400 short"}},
		"a chunk of an exabyte":         {"PUT /bundles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\nDDB1\r\n", []string{"400 short"}},
		"an encoding that nobody knows": {"PUT /bundles HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", []string{"status 501", "status 400"}},
		"no host":                       {"GET / HTTP/1.1\r\n\r\n", []string{"status 400"}},
		"a zero in the address":         {"GET /\x00 HTTP/1.1\r\nHost: x\r\n\r\n", []string{"status 400"}},
	} {
		out = append(out, attack{"raw requests", name, func() error { return knock(l.Addr().String(), f.send) }, f.reasons})
	}
	return out
}

// knock sends bytes, says that no more come, and reads the answer.
func knock(addr, send string) error {
	c, err := net.Dial("tcp", addr)
	if err != nil {
		return err
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(20 * time.Second))
	go func() {
		io.WriteString(c, send) // the server may hang up in the middle
		c.(*net.TCPConn).CloseWrite()
	}()
	answer, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return fmt.Errorf("no answer: %w", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	return errors.Join(refusalOf(answer.StatusCode, string(body)), err)
}
