package collector

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	"dendau/assets"
)

// The time that a connection may take. A bundle of 8 MiB needs four minutes on the slowest mobile network that is of any use.
const (
	headerTimeout = 10 * time.Second
	bodyTimeout   = 5 * time.Minute
	answerTimeout = 6 * time.Minute
	idleTimeout   = time.Minute
	maxHeader     = 16 << 10
	// maxBodies is how many bodies are read at a time: each may take 8 MiB of memory.
	maxBodies = 16
)

// desk serves the officers' pages and takes bundles.
type desk struct {
	c        *Centre
	doors    *doors
	rooms    map[string]*room // by language
	bodies   chan struct{}
	requests counts // of the phones
	// deliveries are what officers handed in; station is set on a laptop that sticks are plugged into.
	deliveries deliveries
	station    *Station
}

// Handler serves bundles at /bundles, the phone's page at /Q/ and the officers' pages at all else. It names no address but its own.
func (c *Centre) Handler() http.Handler { return newDesk(c).handler() }

func newDesk(c *Centre) *desk {
	d := &desk{c: c, doors: newDoors(c.o.Now, c.o.Rand), rooms: map[string]*room{}, bodies: make(chan struct{}, maxBodies), requests: counts{most: maxAsked}}
	for _, lang := range []string{assets.Vietnamese, assets.English} {
		d.rooms[lang] = newRoom(lang)
	}
	return d
}

func (d *desk) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /bundles", d.takeBundle)
	mux.HandleFunc("POST /bundles", d.takeBundle)
	mux.HandleFunc("GET /static/{name}", serveStatic)
	mux.HandleFunc("GET /login", d.showLogin)
	mux.HandleFunc("POST /login", d.login)
	mux.HandleFunc("GET /check", d.showCheck)
	mux.HandleFunc("POST /check", d.check)
	for pattern, page := range map[string]page{
		"GET /{$}":                       d.overview,
		"GET /halls":                     d.halls,
		"GET /halls/{kiosk}":             d.hall,
		"GET /halls/{kiosk}/{receipt}":   d.receiptFile,
		"POST /halls/{kiosk}/reset":      d.reset,
		"GET /halls/{kiosk}/custody":     d.custody,
		"POST /halls/{kiosk}/seen":       d.seen,
		"GET /report":                    d.report,
		"GET /report/{file}":             d.reportFile,
		"GET /report/form":               d.formPage,
		"GET /report/form/{file}":        d.formFile,
		"GET /upload":                    d.showUpload,
		"POST /upload":                   d.upload,
		"GET /upload/state":              d.uploadState,
		"POST /sticks":                   d.takeStick,
		"GET /kiosks":                    d.kiosks,
		"POST /kiosks/{kiosk}/{verdict}": d.decide,
		"GET /stick":                     d.stick,
		"POST /stick":                    d.writeStick,
		"POST /stick/halls":              d.setHalls,
		"GET /stick.zip":                 d.stickZip,
		"POST /logout":                   d.logout,
	} {
		mux.HandleFunc(pattern, d.inside(page))
	}
	return careful(d.phones(mux))
}

// careful sets what every answer carries: nothing may come from or go to anywhere else, nothing may be framed, cached or guessed.
func careful(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

// Serve answers on a listener until ctx ends, then lets what is under way finish.
func (c *Centre) Serve(ctx context.Context, l net.Listener) error {
	return c.serve(ctx, l, c.Handler())
}

func (c *Centre) serve(ctx context.Context, l net.Listener, pages http.Handler) error {
	s := &http.Server{
		Handler: pages, ReadHeaderTimeout: headerTimeout, ReadTimeout: bodyTimeout, WriteTimeout: answerTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader, ErrorLog: log.New(quiet{c.o.Logger}, "", 0),
	}
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(context.WithoutCancel(ctx), 20*time.Second)
	defer cancel()
	err := s.Shutdown(patience)
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	if err != nil {
		return fmt.Errorf("stop serving: %w", err)
	}
	return nil
}

// quiet writes what net/http complains of where a technician looks for details only.
type quiet struct{ logger *slog.Logger }

// Write takes one complaint.
func (q quiet) Write(b []byte) (int, error) {
	q.logger.Debug("connection", "complaint", string(b))
	return len(b), nil
}

// statics are the files that need no password, with their types.
var statics = map[string]struct {
	kind string
	read func() []byte
}{
	"desk.css":   {"text/css; charset=utf-8", func() []byte { return pageFile("desk.css") }},
	"desk.js":    {"text/javascript; charset=utf-8", func() []byte { return pageFile("desk.js") }},
	"lamp.svg":   {"image/svg+xml", func() []byte { return pageFile("lamp.svg") }},
	"medium.ttf": {"font/ttf", func() []byte { return assets.Font(false) }},
	"bold.ttf":   {"font/ttf", func() []byte { return assets.Font(true) }},
}

func serveStatic(w http.ResponseWriter, r *http.Request) {
	s, ok := statics[r.PathValue("name")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", s.kind)
	w.Header().Set("Cache-Control", "max-age=3600")
	w.Write(s.read()) // a broken connection is the reader's affair
}
