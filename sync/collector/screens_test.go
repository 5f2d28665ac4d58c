package collector

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
)

// TestScreens draws the officers' pages in a real browser, for eyes: DENDAU_SHOTS names the folder.
func TestScreens(t *testing.T) {
	shots := os.Getenv("DENDAU_SHOTS")
	if shots == "" {
		t.Skip("draws pictures for people to look at: DENDAU_SHOTS=DIR")
	}
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("chromium is missing")
	}
	c, halls := busyCentre(t, 14)
	server := httptest.NewServer(signedIn(t, stationOf(t, c, halls)))
	defer server.Close()
	for name, path := range map[string]string{
		"c01-overview": "/", "c01-overview-en": "/?lang=en", "c02-hall": "/halls/" + halls[2].kiosk().String(), "c02-fork": "/halls/" + halls[5].kiosk().String(),
		"c03-report": "/report?by=commune", "c03-report-hall": "/report?by=hall", "c03-report-form": "/report/form?p=2026-h2", "check": "/check", "upload": "/upload", "delivery-lacking": "/upload?d=lacking-of-the-tests", "delivery-lacking-en": "/upload?lang=en&d=lacking-of-the-tests", "delivery-whole": "/upload?d=whole-for-the-tests", "kiosks": "/kiosks", "stick": "/stick", "stick-en": "/stick?lang=en", "custody": "/halls/" + halls[2].kiosk().String() + "/custody", "custody-en": "/halls/" + halls[5].kiosk().String() + "/custody?lang=en", "halls": "/halls", "login": "/login",
	} {
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		cmd := exec.CommandContext(ctx, browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
			"--hide-scrollbars", "--window-size=1366,900", "--user-data-dir="+t.TempDir(), "--virtual-time-budget=3000", "--screenshot="+filepath.Join(shots, name+".png"), server.URL+path)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", name, err, out)
		}
		cancel()
	}
}

// stationOf is a station with two sticks that has taken in a round that lacks something and one that does not.
func stationOf(t testing.TB, c *Centre, halls []*hall) *desk {
	t.Helper()
	d := newDesk(c)
	d.station = &Station{Drives: func() []Drive {
		return []Drive{{Path: "/media/tt/HAI-NINH-05", Label: "HAI-NINH-05"}, {Path: "/media/tt/KINGMAX", Label: "KINGMAX", ReadOnly: true}}
	}}
	for id, files := range map[string][]Found{
		"lacking-of-the-tests": {{Name: "A7F301-1-57.ddb", Bytes: halls[2].sealed(58, 0)}, {Name: "x.ddb", Bytes: halls[5].sealed(1, 0)}, {Name: "R3D81X-58-101.ddb", Bytes: halls[9].sealed(1, 0)[:400]}, {Name: "virus.ddb", Bytes: []byte("not one of ours at all, and long enough")}, {Name: "y.ddb", Bytes: halls[7].sealed(1, 0)}},
		"whole-for-the-tests":  {},
	} {
		for _, n := range []int{0, 1, 3, 4, 6} {
			files = append(files, Found{Name: fmt.Sprintf("%s-1-%d.ddb", halls[n].kiosk().Short(), halls[n].log.Head().Seq), Bytes: halls[n].sealed(1, 0)})
		}
		one := d.deliveries.open(id, testNow)
		if err := d.takeSome(t.Context(), one, Delivery{Bundles: files}, "usb", 0); err != nil {
			t.Fatal(err)
		}
		one.stick, one.receipts, one.ended = "HAI-NINH-05", 13, true
	}
	return d
}

// signedIn serves the pages to an officer who has given the password.
func signedIn(t testing.TB, d *desk) http.Handler {
	t.Helper()
	cookie, err := d.doors.enter(false)
	if err != nil {
		t.Fatal(err)
	}
	pages := d.handler()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.AddCookie(cookie)
		pages.ServeHTTP(w, r)
	})
}

// busyCentre is a centre of n halls in several communes: most fresh, some late, some silent, one with a gap, one forked, one waiting.
func busyCentre(t testing.TB, n int) (*Centre, []*hall) {
	t.Helper()
	now := testNow
	c := openCentreAt(t, t.TempDir(), Options{Now: func() time.Time { return now }})
	var communes []string
	for _, unit := range assets.Communes()[10:22] {
		communes = append(communes, unit.Code)
	}
	var halls []*hall
	for i := range n {
		h := newHallIn(t, c, byte(i), communes[i*i%len(communes)], fmt.Sprintf("thôn Mẫu %d", i+1))
		halls = append(halls, h)
		h.day = record.DayAt(2026, time.September, 7+i%5)
		now = testNow.AddDate(0, -2, 0)
		if i != 7 {
			if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
				t.Fatal(err)
			}
		} else if _, err := c.Enrol(t.Context(), h.enrolment(), false); err != nil {
			t.Fatal(err)
		}
		evenings := 11 - i%4
		for e := range evenings {
			h.evening(content.LessonID(fmt.Sprintf("L%02d", e+1)))
		}
		head := h.log.Head().Seq
		now = testNow.AddDate(0, 0, -[]int{0, 1, 2, 0, 9, 1, 26, 0, 3, 1, 2, 18, 0, 5}[i%14])
		send := func(first, last record.Seq) {
			if _, err := c.Ingest(t.Context(), h.sealed(first, last), []string{"usb", "http", "page"}[i%3]); err != nil && i != 7 {
				t.Fatal(err)
			}
		}
		switch i {
		case 2:
			send(1, 40)
			send(58, 0)
		case 5:
			send(1, 0)
			other := h.clone()
			other.evening("L12")
			h.evening("L11")
			for _, k := range []*hall{h, other} {
				if _, err := c.Ingest(t.Context(), k.sealed(head+1, 0), "usb"); err != nil {
					t.Fatal(err)
				}
			}
		default:
			send(1, 0)
		}
	}
	now = testNow
	return c, halls
}
