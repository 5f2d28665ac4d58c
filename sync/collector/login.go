package collector

import (
	"net/http"
	"net/url"
	"strings"
)

func queryEscape(s string) string { return url.QueryEscape(s) }

// loginPage asks for the password.
type loginPage struct {
	frame
	Wrong, Next string
}

func (d *desk) showLogin(w http.ResponseWriter, r *http.Request) {
	d.askPassword(d.room(w, r), w, http.StatusOK, "", nextOf(r.URL.Query().Get("next")))
}

func (d *desk) askPassword(room *room, w http.ResponseWriter, status int, wrong, next string) {
	room.render(w, status, "login.html", loginPage{frame: room.frame("loginTitle", session{}), Wrong: wrong, Next: next})
}

// nextOf allows only pages of our own to come after the password.
func nextOf(next string) string {
	if strings.HasPrefix(next, "/") && !strings.HasPrefix(next, "//") && !strings.ContainsAny(next, "\\\r\n") && len(next) < 500 {
		return next
	}
	return "/"
}

// login checks the password: few tries from one address, few checks at a time, and never from another site's form.
func (d *desk) login(w http.ResponseWriter, r *http.Request) {
	room := d.room(w, r)
	r.Body = http.MaxBytesReader(w, r.Body, 8<<10)
	if err := new(http.CrossOriginProtection).Check(r); err != nil {
		room.message(w, http.StatusForbidden, "stale")
		return
	}
	password, next := r.PostFormValue("password"), nextOf(r.PostFormValue("next"))
	if !d.doors.tries.may(addressOf(r), d.doors.now()) {
		w.Header().Set("Retry-After", "60")
		d.askPassword(room, w, http.StatusTooManyRequests, room.say("tooManyTries"), next)
		return
	}
	select {
	case d.doors.checks <- struct{}{}:
		defer func() { <-d.doors.checks }()
	case <-r.Context().Done():
		return
	}
	ok, err := len(password) <= 200, error(nil)
	if ok {
		ok, err = d.c.checkPassword(r.Context(), password)
	}
	if err != nil {
		d.fail(room, w, r, err)
		return
	}
	if !ok {
		d.c.o.Logger.Info("wrong password", "from", addressOf(r))
		d.askPassword(room, w, http.StatusForbidden, room.say("wrongPassword"), next)
		return
	}
	d.doors.tries.forgive(addressOf(r))
	cookie, err := d.doors.enter(r.TLS != nil)
	if err != nil {
		d.fail(room, w, r, err)
		return
	}
	http.SetCookie(w, cookie)
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func (d *desk) logout(_ visit, w http.ResponseWriter, r *http.Request) error {
	d.doors.leave(r)
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteStrictMode})
	http.Redirect(w, r, "/login", http.StatusSeeOther)
	return nil
}
