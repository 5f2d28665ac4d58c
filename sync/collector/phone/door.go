package phone

import (
	"net/http"
	"strings"
)

// Root is where the page lives: a QR code in alphanumeric mode has no small letters.
const Root = "/Q/"

// policy lets the page load from its own origin only, run no script but its files, and compile the QR reader. The camera is for it alone.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; manifest-src 'self'; media-src 'self' blob:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// Wanted says whether a path is the page's. It is asked before any router that would tidy the path: base41 has dots and slashes of its own.
func Wanted(path string) bool {
	return path == "/Q" || path == "/q" || strings.HasPrefix(path, Root) || strings.HasPrefix(path, "/q/")
}

// Handler serves the page and its files. It takes no bundles: who holds them does.
func Handler() http.Handler { return http.HandlerFunc(serve) }

func serve(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, http.StatusText(http.StatusMethodNotAllowed), http.StatusMethodNotAllowed)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, Root)
	if !ok {
		w.Header().Set("Location", Root+strings.TrimPrefix(r.URL.EscapedPath()[2:], "/"))
		w.WriteHeader(http.StatusPermanentRedirect)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("Permissions-Policy", "camera=(self), microphone=(), geolocation=()")
	f, ok := files[rest]
	if !ok && isFrame(rest) {
		f, ok = files[""], true
	}
	if !ok {
		http.NotFound(w, r)
		return
	}
	f.send(w, r)
}

// isFrame says whether the rest of an address is written in base41, as a still code's is. What it says is the page's affair.
func isFrame(rest string) bool {
	return strings.Trim(rest, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:") == ""
}
