package collector

import (
	"bytes"
	"errors"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dendau/assets"
)

// One name is kept in one way; what a screen or a terminal would obey is refused, and nothing is cut off silently.
func TestParseBringer(t *testing.T) {
	for name, test := range map[string]struct {
		typed, want string
		err         error
	}{
		"a name":                 {"chị Thử", "chị Thử", nil},
		"nobody said":            {"", "", nil},
		"only spaces":            {" \t\r\n ", "", nil},
		"spaces around it":       {"  chị Thử\u00a0 ", "chị Thử", nil},
		"marks typed apart":      {"chi\u0323 Thu\u031b\u0309", "chị Thử", nil},
		"60 letters":             {strings.Repeat("ử", 60), strings.Repeat("ử", 60), nil},
		"60 letters, marks":      {strings.Repeat("u\u031b\u0309", 60), strings.Repeat("ử", 60), nil},
		"61 letters":             {strings.Repeat("ử", 61), "", ErrBringer},
		"a page":                 {strings.Repeat("a", 1<<20), "", ErrBringer},
		"marks without end":      {"Thu" + strings.Repeat("\u0309", 200), "", ErrBringer},
		"markup is only letters": {"<b>Thử</b>", "<b>Thử</b>", nil},
		"a line's end":           {"chị\nThử", "", ErrBringer},
		"a tab":                  {"chị\tThử", "", ErrBringer},
		"a terminal's colour":    {"chị \x1b[31mThử", "", ErrBringer},
		"a bell":                 {"chị Thử\a", "", ErrBringer},
		"a second terminal sign": {"chị \u009b31mThử", "", ErrBringer},
		"nothing":                {"chị\x00Thử", "", ErrBringer},
		"written backwards":      {"chị \u202eửhT", "", ErrBringer},
		"a sign of no width":     {"chị\u200bThử", "", ErrBringer},
		"a line of its own":      {"chị\u2028Thử", "", ErrBringer},
		"half a letter":          {"chị Th\xe1\xbb", "", ErrBringer},
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := ParseBringer(test.typed); string(got) != test.want || !errors.Is(err, test.err) {
				t.Errorf("got %q, %v; want %q, %v", got, err, test.want, test.err)
			}
		})
	}
}

// What an officer writes on the drop page stands with the delivery and on the way of each bundle, as letters and never as markup; what was
// kept aside has its bringer when it counts.
func TestBringerOnTheDropPage(t *testing.T) {
	c := openCentre(t)
	h, waits := enrolled(t, c, 1), newHall(t, c, 2)
	h.evening("L04")
	waits.evening("L05")
	o := officerAt(t, c)
	const typed, kept = "  anh <i>Mẫu</i> & \"bạn\" ", "anh <i>Mẫu</i> & \"bạn\""
	_, page := o.dropOf(typed, o.csrf(), map[string][]byte{"1.json": waits.enrolment(), "2.ddb": h.sealed(1, 0), "3.ddb": waits.sealed(1, 0), "4.ddb": []byte("no bundle at all, but long enough")})
	said := assets.NewMessages(assets.Vietnamese).T("centre.deliveryBringer", "who", kept)
	if !strings.Contains(html.UnescapeString(page), said) || strings.Contains(page, "<i>") {
		t.Errorf("the delivery does not say %q as letters:\n%s", said, page)
	}
	if err := c.Approve(t.Context(), waits.kiosk()); err != nil {
		t.Fatal(err)
	}
	for _, from := range []*hall{h, waits} {
		if all, err := c.Custody(t.Context(), from.kiosk()); err != nil || len(all) != 1 || all[0].Who != kept || all[0].Way != "page" {
			t.Errorf("the way of the bundle: %+v, %v", all, err)
		}
		if _, page := o.get("/halls/" + from.kiosk().String() + "/custody"); !strings.Contains(html.UnescapeString(page), " · "+kept) || strings.Contains(page, "<i>") {
			t.Errorf("the page of the way:\n%s", page)
		}
	}
}

// A name that cannot be kept is told before anything is taken in.
func TestBringerThatCannotBeKept(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	o := officerAt(t, c)
	m := assets.NewMessages(assets.Vietnamese)
	for name, typed := range map[string]string{"too long": strings.Repeat("ử", 61), "a terminal's colour": "\x1b[31mThử", "a page": strings.Repeat("a", 1<<20)} {
		t.Run(name, func(t *testing.T) {
			status, page := o.dropOf(typed, o.csrf(), map[string][]byte{"2.ddb": h.sealed(1, 0)})
			if status != http.StatusUnprocessableEntity || !strings.Contains(page, m.T("centre.badBringer")) {
				t.Errorf("got %d:\n%s", status, page)
			}
			if all, err := c.Custody(t.Context(), h.kiosk()); err != nil || len(all) != 0 {
				t.Errorf("taken in all the same: %+v, %v", all, err)
			}
		})
	}
}

// A stick's bringer is asked at the stick, with the same limits.
func TestBringerOfAStick(t *testing.T) {
	st := plugged(t)
	press := func(bringer string) int {
		return st.take(t, url.Values{"delivery": {"delivery-of-a-stick"}, "bringer": {bringer}}).Code
	}
	if code := press("chị\u202eThử"); code != http.StatusUnprocessableEntity {
		t.Errorf("a name that is written backwards: %d", code)
	}
	if code := press("chị Thử"); code != http.StatusSeeOther {
		t.Fatalf("a stick and its bringer: %d", code)
	}
	if all, err := st.centre.Custody(t.Context(), st.kiosk.kiosk()); err != nil || len(all) != 1 || all[0].Who != "chị Thử" || all[0].Way != "usb" {
		t.Errorf("got %+v, %v", all, err)
	}
}

// A name is forgotten everywhere at once, in the files too; the others and the bundles' way stay.
func TestForgetBringer(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L04")
	first := h.sealed(1, 0)
	h.evening("L05")
	o := officerAt(t, c)
	o.dropOf("chị Mẫu Mực", o.csrf(), map[string][]byte{"1.ddb": first, "2.ddb": h.sealed(1, 0)})
	o.dropOf("anh Thử", o.csrf(), map[string][]byte{"1.ddb": first})
	if !kept(t, c, "chị Mẫu Mực") {
		t.Fatal("the name is in no file, so its going would prove nothing")
	}
	if n, err := c.ForgetBringer(t.Context(), "chị Mẫu Mực"); err != nil || n != 2 {
		t.Fatalf("forgotten at %d bundles, %v", n, err)
	}
	if kept(t, c, "chị Mẫu Mực") {
		t.Error("the name is in the centre's files still")
	}
	all, err := c.Custody(t.Context(), h.kiosk())
	if err != nil || len(all) != 2 || all[0].Who+all[1].Who != "anh Thử" || all[0].Received*all[1].Received == 0 {
		t.Errorf("the others and the way: %+v, %v", all, err)
	}
	if n, err := c.ForgetBringer(t.Context(), "chị Mẫu Mực"); err != nil || n != 0 {
		t.Errorf("a second time: %d, %v", n, err)
	}
}

// kept looks for a name in everything that the centre keeps.
func kept(t *testing.T, c *Centre, name string) (found bool) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(c.dir), ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(c.dir, path))
		found = found || bytes.Contains(b, []byte(name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
