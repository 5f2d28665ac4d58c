package collector

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"dendau/assets"
)

const (
	sessionCookie = "dendau"
	langCookie    = "lang"
	// sessionTime is a working day.
	sessionTime = 12 * time.Hour
	// maxTries wrong passwords from one address within a minute shut the door for it.
	maxTries = 5
	// maxRemembered bounds what strangers can make us remember.
	maxRemembered = 4096
	// maxChecks is how many passwords are checked at a time: each takes 19 MiB.
	maxChecks = 2
)

// doors lets officers in: sessions live in memory and end with the program.
type doors struct {
	now    func() time.Time
	random io.Reader
	checks chan struct{}

	tries    counts // at the password
	mu       sync.Mutex
	sessions map[[32]byte]session // by the hash of the cookie
}

type session struct {
	csrf  string
	until time.Time
}

func newDoors(now func() time.Time, random io.Reader) *doors {
	return &doors{now: now, random: random, checks: make(chan struct{}, maxChecks), sessions: map[[32]byte]session{}, tries: counts{most: maxTries}}
}

// enter begins a session and gives its cookie.
func (d *doors) enter(secure bool) (*http.Cookie, error) {
	token, err := d.token()
	if err != nil {
		return nil, err
	}
	csrf, err := d.token()
	if err != nil {
		return nil, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for key, s := range d.sessions {
		if d.now().After(s.until) {
			delete(d.sessions, key)
		}
	}
	d.sessions[sha256.Sum256([]byte(token))] = session{csrf: csrf, until: d.now().Add(sessionTime)}
	return &http.Cookie{Name: sessionCookie, Value: token, Path: "/", HttpOnly: true, Secure: secure, SameSite: http.SameSiteStrictMode, MaxAge: int(sessionTime.Seconds())}, nil
}

func (d *doors) token() (string, error) {
	b := make([]byte, 32)
	if _, err := io.ReadFull(d.random, b); err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// known gives the session of a request; false when there is none.
func (d *doors) known(r *http.Request) (session, bool) {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return session{}, false
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	s, ok := d.sessions[sha256.Sum256([]byte(cookie.Value))]
	return s, ok && d.now().Before(s.until)
}

func (d *doors) leave(r *http.Request) {
	if cookie, err := r.Cookie(sessionCookie); err == nil {
		d.mu.Lock()
		defer d.mu.Unlock()
		delete(d.sessions, sha256.Sum256([]byte(cookie.Value)))
	}
}

// meant tells whether the form came from one of our pages.
func (s session) meant(csrf string) bool {
	return s.csrf != "" && subtle.ConstantTimeCompare([]byte(s.csrf), []byte(csrf)) == 1
}

// counts bounds how often an address may do something within a minute.
type counts struct {
	most int

	mu   sync.Mutex
	from map[string]tries
}

type tries struct {
	count int
	since time.Time
}

// may counts one more; false when there were too many.
func (c *counts) may(from string, now time.Time) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.from == nil || len(c.from) > maxRemembered {
		c.from = map[string]tries{}
	}
	t := c.from[from]
	if now.Sub(t.since) > time.Minute {
		t = tries{since: now}
	}
	t.count++
	c.from[from] = t
	return t.count <= c.most
}

// forgive begins anew for an address.
func (c *counts) forgive(from string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.from, from)
}

// addressOf is whom tries are counted for: an IPv6 household has a whole /64.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || ip.Unmap().Is4() {
		return host
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return host
	}
	return prefix.String()
}

// visit is one request of an officer who is signed in.
type visit struct {
	*room
	session session
}

// page answers a visit.
type page func(v visit, w http.ResponseWriter, r *http.Request) error

// maxForm is how long a form may be: a list of halls is pasted, and a form writes each byte of a Vietnamese letter as three.
func maxForm(path string) int64 {
	if path == "/stick/halls" {
		return 3*maxHallList + 64<<10
	}
	return 64 << 10
}

// inside lets only officers through, and only forms that our own pages sent. Uploads are checked by upload, which reads them part by part.
func (d *desk) inside(p page) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		room := d.room(w, r)
		s, ok := d.doors.known(r)
		if !ok {
			next := ""
			if r.Method == http.MethodGet {
				next = "?next=" + queryEscape(r.URL.RequestURI())
			}
			http.Redirect(w, r, "/login"+next, http.StatusSeeOther)
			return
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && r.URL.Path != "/upload" {
			r.Body = http.MaxBytesReader(w, r.Body, maxForm(r.URL.Path))
			if !s.meant(r.PostFormValue("csrf")) {
				room.message(w, http.StatusForbidden, "stale")
				return
			}
		}
		if err := p(visit{room, s}, w, r); err != nil {
			d.fail(room, w, r, err)
		}
	}
}

// fail answers what went wrong: a key for the person, the rest for the log.
func (d *desk) fail(room *room, w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, ErrUnknownKiosk):
		room.message(w, http.StatusNotFound, "noSuchKiosk")
	case errors.Is(err, errBadQuery):
		room.message(w, http.StatusBadRequest, "badQuery")
	case errors.Is(err, ErrBringer):
		room.message(w, http.StatusUnprocessableEntity, "badBringer")
	case errors.Is(err, ErrBusy):
		room.message(w, http.StatusServiceUnavailable, "busy")
	default:
		d.c.o.Logger.Error("page not served", "path", r.URL.Path, "error", err)
		room.message(w, http.StatusInternalServerError, "broken")
	}
}

// errBadQuery: an address that no page of ours makes.
var errBadQuery = errors.New("the address is not one of ours")

// room chooses the language: asked for in the address, or as it was asked for last.
func (d *desk) room(w http.ResponseWriter, r *http.Request) *room {
	lang := r.URL.Query().Get("lang")
	if _, ok := d.rooms[lang]; ok {
		http.SetCookie(w, &http.Cookie{Name: langCookie, Value: lang, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: int((365 * 24 * time.Hour).Seconds())})
		return d.rooms[lang]
	}
	if cookie, err := r.Cookie(langCookie); err == nil && d.rooms[cookie.Value] != nil {
		return d.rooms[cookie.Value]
	}
	return d.rooms[assets.Vietnamese]
}
