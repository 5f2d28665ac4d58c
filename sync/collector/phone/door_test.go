package phone_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"dendau/sync/collector/phone"
)

func ask(t *testing.T, method, path string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "http://centre.example/", nil)
	r.URL.Path = path
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	phone.Handler().ServeHTTP(w, r)
	return w
}

// kept is what the service worker keeps: every file but its own two and the icons.
func kept(t *testing.T) []string {
	t.Helper()
	w := ask(t, "GET", "/Q/sw.js")
	line := regexp.MustCompile(`(?m)^const FILES = (\[.*\]);$`).FindSubmatch(w.Body.Bytes())
	if line == nil {
		t.Fatalf("the service worker has no list:\n%.200s", w.Body)
	}
	var out []string
	if err := json.Unmarshal(line[1], &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEveryFileIsServed(t *testing.T) {
	for _, path := range append(kept(t), "/Q/sw.js", "/Q/sw-sync.js", "/Q/icon-192.png", "/Q/icon-512.png", "/Q/icon-mask.png") {
		packed, plain := ask(t, "GET", path, "Accept-Encoding", "br;q=1, gzip"), ask(t, "GET", path)
		body := packed.Body.Bytes()
		if packed.Header().Get("Content-Encoding") == "gzip" {
			r, err := gzip.NewReader(bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			if body, err = io.ReadAll(r); err != nil {
				t.Fatal(err)
			}
		}
		if packed.Code != 200 || plain.Code != 200 || !bytes.Equal(body, plain.Body.Bytes()) || len(body) == 0 {
			t.Errorf("%s: %d and %d, %d and %d bytes", path, packed.Code, plain.Code, len(body), plain.Body.Len())
		}
		for _, w := range []*httptest.ResponseRecorder{packed, plain} {
			tag := w.Header().Get("ETag")
			if tag == "" || strings.HasPrefix(tag, "W/") || w.Header().Get("Content-Type") == "" {
				t.Errorf("%s: %v", path, w.Header())
			}
			encoding := w.Header().Get("Content-Encoding")
			again := ask(t, "GET", path, "If-None-Match", `"other", `+tag, "Accept-Encoding", encoding)
			if again.Code != http.StatusNotModified || again.Body.Len() > 0 {
				t.Errorf("%s: asked again with its tag: %d", path, again.Code)
			}
		}
		if head := ask(t, "HEAD", path); head.Body.Len() > 0 || head.Header().Get("Content-Length") != fmt.Sprint(plain.Body.Len()) {
			t.Errorf("%s: HEAD gives %d bytes, length %s", path, head.Body.Len(), head.Header().Get("Content-Length"))
		}
	}
}

func TestNothingIsPackedUnasked(t *testing.T) {
	for _, accepted := range []string{"", "br", "gzip;q=0", "identity", "gzip; q=0.0, br"} {
		if w := ask(t, "GET", "/Q/page.js", "Accept-Encoding", accepted); w.Header().Get("Content-Encoding") != "" {
			t.Errorf("%q: packed", accepted)
		}
	}
	for _, accepted := range []string{"gzip", "br, gzip;q=0.5", "*", "GZIP"} {
		if w := ask(t, "GET", "/Q/page.js", "Accept-Encoding", accepted); w.Header().Get("Content-Encoding") != "gzip" {
			t.Errorf("%q: not packed", accepted)
		}
	}
}

// The first load is everything: the page, and what the service worker keeps. A slow network carries it in a minute.
func TestTheFirstLoadIsLight(t *testing.T) {
	sum := 0
	for _, path := range append(kept(t), "/Q/sw.js", "/Q/sw-sync.js") {
		w := ask(t, "GET", path, "Accept-Encoding", "gzip")
		sum += w.Body.Len()
	}
	t.Logf("%d bytes", sum)
	if sum > 500_000 {
		t.Errorf("the first load is %d bytes", sum)
	}
}

func TestAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"/Q/":                    "page",
		"/Q/1007Y.53":            "page",
		"/Q/A/../B//C/./D:E.*-/": "page", // base41 has dots and slashes of its own
		"/Q/nothing.js":          "404",
		"/Q/index.html":          "404",
		"/Q/a%":                  "404",
		"/Q/../door.go":          "404",
		"/Q":                     "/Q/",
		"/q":                     "/Q/",
		"/q/":                    "/Q/",
		"/q/1007Y.53":            "/Q/1007Y.53",
		"/q//evil.example/":      "/Q//evil.example/",
	} {
		if !phone.Wanted(path) {
			t.Errorf("%s: not wanted", path)
		}
		w := ask(t, "GET", path)
		got := map[int]string{200: "page", 404: "404", 308: w.Header().Get("Location")}[w.Code]
		if got != want {
			t.Errorf("%s: %d %s, want %s", path, w.Code, got, want)
		}
	}
	for _, path := range []string{"/", "/login", "/Quit", "/query", "/static/Q/", ""} {
		if phone.Wanted(path) {
			t.Errorf("%s: wanted", path)
		}
	}
	if w := ask(t, "PUT", "/Q/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") == "" {
		t.Errorf("PUT: %d", w.Code)
	}
}

func TestThePageRunsNothingButItsFiles(t *testing.T) {
	w := ask(t, "GET", "/Q/")
	policy := w.Header().Get("Content-Security-Policy")
	if strings.Contains(policy, "unsafe-inline") || strings.Contains(policy, "'unsafe-eval'") || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "http") {
		t.Error(policy)
	}
	html := w.Body.String()
	for _, bad := range []string{"<style", " style=", " onclick", "javascript:", "http://", "https://"} {
		if strings.Contains(html, bad) {
			t.Errorf("the page has %s", bad)
		}
	}
	if scripts := regexp.MustCompile(`<script[^>]*>[^<]`).FindString(html); scripts != "" {
		t.Errorf("the page has a script within: %s", scripts)
	}
	for _, file := range regexp.MustCompile(`(?:src|href)="(/[^"]*)"`).FindAllStringSubmatch(html, -1) {
		if got := ask(t, "GET", file[1]); got.Code != 200 {
			t.Errorf("%s: %d", file[1], got.Code)
		}
	}
	for _, path := range kept(t) {
		if !strings.HasSuffix(path, ".js") || strings.Contains(path, "zxing") {
			continue
		}
		for _, imported := range regexp.MustCompile(`from "\./([^"]+)"`).FindAllStringSubmatch(ask(t, "GET", path).Body.String(), -1) {
			if !slices.Contains(kept(t), "/Q/"+imported[1]) {
				t.Errorf("%s imports %s, which is not kept", path, imported[1])
			}
		}
	}
}

// The browser learns of a new page by another service worker; the same files give the same one.
func TestTheServiceWorkerNamesEveryFile(t *testing.T) {
	names := kept(t)
	for _, name := range []string{"/Q/", "/Q/page.js", "/Q/worker.js", "/Q/page.css", "/Q/zxing/zxing_reader.wasm", "/Q/zxing/reader/index.js", "/Q/manifest.webmanifest"} {
		if !slices.Contains(names, name) {
			t.Errorf("%s is not kept", name)
		}
	}
	if slices.Contains(names, "/Q/sw.js") || !slices.IsSorted(names) {
		t.Errorf("%v", names)
	}
	version := regexp.MustCompile(`(?m)^const VERSION = "([0-9a-f]{16})";$`).FindStringSubmatch(ask(t, "GET", "/Q/sw.js").Body.String())
	if version == nil {
		t.Fatal("no version")
	}
	// A browser compares this script alone, not what it imports.
	if body := ask(t, "GET", "/Q/sw-sync.js").Body.String(); !strings.HasPrefix(body, "// "+version[1]+"\n") {
		t.Errorf("the version is %s, and sw-sync.js begins %.40q", version[1], body)
	}
}

func TestTheReaderIsAsPublished(t *testing.T) {
	for path, want := range map[string]string{
		"/Q/zxing/reader/index.js":   "d90c69a827aff3b7c8c8ca310efebe91671ef076f7a0ec83722bfc542814f484",
		"/Q/zxing/share.js":          "08868fb770b0a4e4b9eb3d717015cd5fbf3ceb06492d4cb2d2dd2739db11890f",
		"/Q/zxing/zxing_reader.wasm": "e8af31edb56d0522f4de74495839385ef019ba8bc90d38e5ecb2f18795d86fb2",
	} {
		if got := fmt.Sprintf("%x", sha256.Sum256(ask(t, "GET", path).Body.Bytes())); got != want {
			t.Errorf("%s: %s; run zxing.sh", path, got)
		}
	}
	wasm := ask(t, "GET", "/Q/zxing/zxing_reader.wasm", "Accept-Encoding", "gzip")
	if wasm.Header().Get("Content-Type") != "application/wasm" || wasm.Header().Get("Content-Encoding") != "gzip" {
		t.Errorf("%v", wasm.Header())
	}
}

// words are the page's sentences by language, read from words.js as it is written: one key a line.
func words(t *testing.T) map[string]map[string]string {
	t.Helper()
	out := map[string]map[string]string{}
	lang, before := "", ""
	for line := range strings.Lines(ask(t, "GET", "/Q/words.js").Body.String()) {
		if m := regexp.MustCompile(`^  (vi|en): \{$`).FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			lang = m[1]
			out[lang], before = map[string]string{}, ""
		}
		if m := regexp.MustCompile(`^    (\w+): "(.*)",$`).FindStringSubmatch(strings.TrimRight(line, "\n")); m != nil {
			if m[1] <= before {
				t.Errorf("%s: %s stands after %s", lang, m[1], before)
			}
			out[lang][m[1]], before = m[2], m[1]
		}
	}
	return out
}

func TestEverySentenceIsThereInBothLanguages(t *testing.T) {
	all := words(t)
	if len(all["vi"]) < 50 || len(all["vi"]) != len(all["en"]) {
		t.Fatalf("%d and %d sentences", len(all["vi"]), len(all["en"]))
	}
	values := regexp.MustCompile(`\{\w+\}`)
	for key, vi := range all["vi"] {
		en, ok := all["en"][key]
		if !ok || vi == "" || en == "" {
			t.Errorf("%s: %q and %q", key, vi, en)
		}
		if !norm.NFC.IsNormalString(vi) {
			t.Errorf("%s is not NFC", key)
		}
		inVi, inEn := values.FindAllString(vi, -1), values.FindAllString(en, -1)
		slices.Sort(inVi)
		slices.Sort(inEn)
		if !slices.Equal(inVi, inEn) {
			t.Errorf("%s: values %v and %v", key, inVi, inEn)
		}
	}
}

// Keys are written as literals, or completed where say takes a template: camera…, code_…, state_….
func TestEverySentenceIsUsed(t *testing.T) {
	text := ask(t, "GET", "/Q/").Body.String()
	for _, path := range kept(t) {
		if strings.HasSuffix(path, ".js") && !strings.HasSuffix(path, "words.js") && !strings.Contains(path, "zxing") {
			text += ask(t, "GET", path).Body.String()
		}
	}
	for key := range words(t)["vi"] {
		if regexp.MustCompile(`^(camera[A-Z]|code_|state_)`).MatchString(key) {
			continue
		}
		if !strings.Contains(text, `"`+key+`"`) {
			t.Errorf("%s is used nowhere", key)
		}
	}
	for _, said := range regexp.MustCompile(`(?:say\(|tell\(\S+, |data-say=)"(\w+)"`).FindAllStringSubmatch(text, -1) {
		if _, ok := words(t)["vi"][said[1]]; !ok {
			t.Errorf("%s is said and has no words", said[1])
		}
	}
}

// The letters that the page's cut-down fonts have are those that its sentences need.
func TestTheFontsAreOurs(t *testing.T) {
	for _, name := range []string{"medium", "bold"} {
		if got, err := os.ReadFile("page/" + name + ".woff2"); err != nil || string(got[:4]) != "wOF2" || len(got) > 30_000 {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
}
