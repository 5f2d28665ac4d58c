package collector

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"dendau/sync/bundle"
)

// The page on which anybody checks the codes of learners' results. It asks for no password: a code that a kiosk signed is on a sheet that
// somebody holds, and the page says no more than the sheet, but whether one of our kiosks made it.
const (
	maxCheckBody = 128 << 10
	// maxChecked is how many codes are checked at once: the sheets of a large class, many times over.
	maxChecked = 400
)

type checkPage struct {
	frame
	Rows           []checkRow
	Good, Bad      int
	Nothing, Many  bool
	Summary, Limit string
}

// checkRow is one code: what became of it, and what it says where a kiosk of ours signed it.
type checkRow struct {
	Glyph, Icon, Text, Todo             string
	Signed                              bool
	Hall, Commune, Date, Mastered, Code string
	Evenings, Lessons                   int
}

// atCheck is the page's frame: with the officers' tabs for who gave the password.
func (d *desk) atCheck(w http.ResponseWriter, r *http.Request) (*room, checkPage) {
	v := visit{room: d.room(w, r)}
	page := checkPage{frame: v.frame("checkTitle", session{}), Limit: v.say("checkLimit", "n", maxChecked)}
	if s, ok := d.doors.known(r); ok {
		v.session = s
		page.frame = v.at("/check", "checkTitle")
	}
	return v.room, page
}

func (d *desk) showCheck(w http.ResponseWriter, r *http.Request) {
	room, page := d.atCheck(w, r)
	room.render(w, http.StatusOK, "check.html", page)
}

// check reads codes from a field, one a line, and from a file. It changes nothing, so a form from elsewhere does no harm.
func (d *desk) check(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxCheckBody)
	room, page := d.atCheck(w, r)
	select { // each body takes memory, and anybody may send one
	case d.bodies <- struct{}{}:
		defer func() { <-d.bodies }()
	case <-r.Context().Done():
		return
	}
	codes, err := codesOf(r)
	switch {
	case err != nil:
		d.fail(room, w, r, fmt.Errorf("codes of the form: %v: %w", err, errBadQuery))
		return
	case len(codes) > maxChecked:
		codes, page.Many = codes[:maxChecked], true
	}
	page.Nothing = len(codes) == 0
	for _, code := range codes {
		row, err := d.checkRow(r, room, code)
		if err != nil {
			d.fail(room, w, r, err)
			return
		}
		if row.Signed {
			page.Good++
		} else {
			page.Bad++
		}
		page.Rows = append(page.Rows, row)
	}
	page.Summary = room.say("checkSummary", "good", page.Good, "bad", page.Bad)
	room.render(w, http.StatusOK, "check.html", page)
}

// codesOf are the codes of a form. A person breaks a long code into lines, so a line goes on with the one before until that is whole.
func codesOf(r *http.Request) (codes []string, err error) {
	if err := r.ParseMultipartForm(maxCheckBody); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		return nil, err
	}
	text := r.PostFormValue("code")
	if file, _, err := r.FormFile("file"); err == nil {
		b, err := io.ReadAll(io.LimitReader(file, maxCheckBody))
		file.Close()
		if err != nil {
			return nil, err
		}
		text += "\n" + strings.TrimPrefix(string(b), "\ufeff")
	}
	for lines := bufio.NewScanner(strings.NewReader(text)); lines.Scan(); {
		line := strings.Join(strings.Fields(lines.Text()), "")
		switch {
		case line == "":
		case strings.HasPrefix(strings.ToUpper(line), bundle.ResultPrefix) || len(codes) == 0 || len(codes[len(codes)-1]) >= bundle.ResultLetters:
			codes = append(codes, line)
		default:
			codes[len(codes)-1] += line
		}
	}
	return codes, nil
}

// checkWords are the sentences for what is wrong with a code, the first that fits.
var checkWords = []struct {
	is  error
	key string
}{
	{bundle.ErrForged, "checkForged"}, {ErrNobodySigned, "checkStranger"}, {bundle.ErrForeign, "checkForeign"},
	{bundle.ErrShort, "checkDamaged"}, {bundle.ErrLong, "checkDamaged"}, {bundle.ErrDamaged, "checkDamaged"}, {bundle.ErrImplausible, "checkDamaged"},
}

func (d *desk) checkRow(r *http.Request, room *room, code string) (checkRow, error) {
	found, err := d.c.CheckResult(r.Context(), code)
	row := checkRow{Glyph: "warn", Icon: "warning", Code: code[:min(len(code), 24)] + "…"}
	for _, w := range checkWords {
		if errors.Is(err, w.is) {
			row.Text, row.Todo = room.say(w.key), room.say(w.key+"Todo")
			return row, nil
		}
	}
	if err != nil {
		return row, err
	}
	row.Signed, row.Glyph, row.Icon, row.Text = true, "arrived", "check", room.say("checkGood")
	if found.Kiosk.State == Revoked {
		row.Signed, row.Glyph, row.Icon, row.Text, row.Todo = false, "warn", "warning", room.say("checkRevoked"), room.say("checkRevokedTodo")
	}
	row.Hall, row.Commune, row.Date = found.Kiosk.HallName, room.commune(found.Kiosk.Commune), date(found.Date)
	row.Evenings, row.Lessons = int(found.Evenings), int(found.Lessons)
	row.Mastered = fmt.Sprintf("%d / %d", found.Mastered, found.Practised)
	return row, nil
}
