package phone

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"
)

// page holds the files as they are written; the QR reader's machine code is packed already, so that the repository stays small.
//
//go:embed page
var page embed.FS

// kinds are the types of the files that are served, by ending.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
	".webmanifest": "application/manifest+json", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".png": "image/png", ".woff2": "font/woff2",
}

// file is one answer, plain and packed.
type file struct {
	kind          string
	plain, packed []byte // packed is nil where packing gains nothing
	tag           string // of the plain bytes
}

// files are all that is served, by what stands behind Root; "" is the page itself.
var files = load()

func load() map[string]file {
	out := map[string]file{}
	err := fs.WalkDir(page, "page", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := page.ReadFile(name)
		if err != nil {
			return err
		}
		f := newFile(name, b)
		out[strings.TrimPrefix(strings.TrimSuffix(name, ".gz"), "page/")] = f
		return nil
	})
	if err != nil {
		panic("phone: " + err.Error()) // it is embedded; a test runs this
	}
	out[""] = out["index.html"]
	delete(out, "index.html")
	addVersion(out)
	return out
}

func newFile(name string, b []byte) file {
	f := file{plain: b}
	if packed, ok := strings.CutSuffix(name, ".gz"); ok {
		name, f.packed, f.plain = packed, b, unpack(b)
	}
	f.kind = kinds[path.Ext(name)]
	if f.kind == "" {
		panic("phone: " + name + " has no type")
	}
	sum := sha256.Sum256(f.plain)
	f.tag = fmt.Sprintf("%x", sum[:12])
	if f.packed == nil && !slices.Contains([]string{".png", ".woff2"}, path.Ext(name)) {
		f.packed = pack(f.plain)
	}
	return f
}

func unpack(b []byte) []byte {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		panic("phone: " + err.Error())
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		panic("phone: " + err.Error())
	}
	return plain
}

func pack(b []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic("phone: " + err.Error())
	}
	w.Write(b) // into memory
	w.Close()
	return out.Bytes()
}

// workers are the service worker's two scripts; they are never kept, so that a browser can see that they changed.
var workers = []string{"sw.js", "sw-sync.js"}

// addVersion gives the service worker the list of what to keep, and a name for all of it together. Any change of any file changes both scripts,
// and that is how a browser learns of it: what a script imports, it does not look at.
func addVersion(all map[string]file) {
	names := []string{}
	for name := range all {
		// Icons are for the moment of installing, which needs a network anyway.
		if !slices.Contains(workers, name) && path.Ext(name) != ".png" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	sum := sha256.New()
	list := make([]string, 0, len(names))
	for _, name := range names {
		fmt.Fprintf(sum, "%s %s\n", name, all[name].tag)
		list = append(list, Root+name)
	}
	for _, name := range workers {
		sum.Write(all[name].plain)
	}
	quoted, err := json.Marshal(list)
	if err != nil {
		panic("phone: " + err.Error())
	}
	version := sum.Sum(nil)[:8]
	all["sw.js"] = newFile("sw.js", fmt.Appendf(nil, "const VERSION = \"%x\";\nconst FILES = %s;\n%s", version, quoted, all["sw.js"].plain))
	all["sw-sync.js"] = newFile("sw-sync.js", fmt.Appendf(nil, "// %x\n%s", version, all["sw-sync.js"].plain))
}

// send answers with the packed bytes where they are welcome. The tag is strong, so the two forms have one each; "no-cache" lets a phone
// keep the bytes and ask whether they are still the same.
func (f file) send(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	body, tag := f.plain, `"`+f.tag+`"`
	if f.packed != nil {
		h.Set("Vary", "Accept-Encoding")
		if takesGzip(r.Header.Values("Accept-Encoding")) {
			body, tag = f.packed, `"`+f.tag+`-gz"`
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("Content-Type", f.kind)
	h.Set("ETag", tag)
	h.Set("Cache-Control", "no-cache")
	if sameTag(r.Header.Get("If-None-Match"), tag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	if r.Method != http.MethodHead {
		w.Write(body) // a broken connection is the reader's affair
	}
}

// takesGzip reads Accept-Encoding: gzip or * without a weight of zero.
func takesGzip(accepted []string) bool {
	for _, one := range strings.Split(strings.Join(accepted, ","), ",") {
		name, weight, _ := strings.Cut(one, ";")
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "gzip", "x-gzip", "*":
			q, err := strconv.ParseFloat(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(weight), "q=")), 64)
			return err != nil || q > 0
		}
	}
	return false
}

// sameTag looks for our tag among those that a browser has.
func sameTag(had, tag string) bool {
	for _, one := range strings.Split(had, ",") {
		if strings.TrimPrefix(strings.TrimSpace(one), "W/") == tag || strings.TrimSpace(one) == "*" {
			return true
		}
	}
	return false
}
