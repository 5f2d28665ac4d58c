package cmd_test

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/sync/courier"
)

const stationHalls, stationParts = 40, 5

// roundOf is what a month brings: the logs of some halls, forty in a month, in five bundles each, which the centre can read.
func roundOf(t *testing.T, c *centre, dir string, halls int) (files []string) {
	t.Helper()
	roots, err := c.Roots(t.Context(), "", nil)
	must(t, err)
	root, err := bundle.ParseRoot(roots[len(roots)-1])
	must(t, err)
	to, err := root.AgeRecipients()
	must(t, err)
	for n := range halls {
		log, err := storage.Open(t.TempDir(), storage.Options{Program: "0.1.0"})
		must(t, err)
		vault, err := log.Vault()
		must(t, err)
		keyNo, key := vault.Signer()
		hall := record.HallID{ID: record.ID{3, byte(n)}}
		enrolment, err := bundle.NewEnrolment(bundle.Enrolment{Kiosk: log.Head().Kiosk, KeyNo: keyNo, Hall: hall, HallName: fmt.Sprintf("thôn Mẫu %d", n+1), Commune: "23020", Program: "0.1.0"}, key, to...)
		must(t, err)
		_, err = c.Enrol(t.Context(), enrolment, true)
		must(t, err)
		for range stationParts {
			from := log.Head().Seq
			if from == 1 {
				from = 0
			}
			for range 5 {
				_, err := log.Append(record.Draft{Fact: record.HallSet{Hall: hall, Name: fmt.Sprintf("thôn Mẫu %d", n+1), Commune: "23020", Units: "68-2025-07"}})
				must(t, err)
			}
			sealed, err := courier.Outgoing{Log: log, Confirmed: from, Root: root, Key: key, KeyNo: keyNo}.Seal(bundle.MaxFile)
			must(t, err)
			h, err := bundle.ReadHeader(sealed[0])
			must(t, err)
			name := filepath.Join(dir, fmt.Sprintf("month-%d", n%4), h.Name())
			must(t, os.MkdirAll(filepath.Dir(name), 0o755))
			must(t, os.WriteFile(name, sealed[0], 0o644))
			files = append(files, name)
		}
		must(t, log.Close())
	}
	return files
}

// An officer drops two hundred files on the page of a station without a network; the mark is green when all of it is there, and names what
// is missing when one file was left out.
func TestStationTakesTwoHundredBundles(t *testing.T) {
	c := newCentre(t)
	files := roundOf(t, c, t.TempDir(), stationHalls)
	page, address := c.station(t)

	left := files[7]
	page.dropFiles(append([]string{}, append(append([]string{}, files[:7]...), files[8:]...)...))
	began := time.Now()
	page.tap(".drop button.primary")
	page.waitLonger("the result", `document.querySelector(".mark h2")`, time.Minute)
	t.Logf("%d files from the press to the result: %v", len(files)-1, time.Since(began).Round(time.Millisecond))
	if page.get(`document.querySelector(".mark.whole")`) != "" {
		t.Error("the mark is green though one file was left out")
	}
	header, err := os.ReadFile(left)
	must(t, err)
	h, err := bundle.ReadHeader(header)
	must(t, err)
	if missing := page.get(`document.querySelector("tr.gap td:last-child").textContent`); missing != fmt.Sprintf("%d–%d", h.First, h.Last()) || page.get(`document.querySelectorAll("tr.gap").length`) != "1" {
		t.Errorf("missing: %q, want %d–%d", missing, h.First, h.Last())
	}
	saveShot(t, page, "station-lacking.png")

	page.dropFiles(files)
	page.tap(".drop button.primary")
	page.waitLonger("the green mark", `document.querySelector(".mark.whole h2")`, time.Minute)
	numbers := page.get(`Array.from(document.querySelectorAll(".six b"), (b) => b.textContent).join(" ")`)
	if want := "200 40 5 "; !strings.HasPrefix(numbers, want) {
		t.Errorf("the numbers are %q, want %q and so on", numbers, want)
	}
	saveShot(t, page, "station-whole.png")
	page.load(address + "/upload")
	if n := page.get(`document.querySelectorAll(".mark").length`); n != "0" {
		t.Error("a new page shows the old delivery")
	}
}

// An officer writes who brought the files: a name that cannot be kept is told on the page, with the files still chosen; the next try stands
// with the delivery and on the way of each bundle, as it was written.
func TestStationNotesWhoBroughtTheFiles(t *testing.T) {
	c := newCentre(t)
	files := roundOf(t, c, t.TempDir(), 1)
	page, address := c.station(t)
	page.dropFiles(files)
	page.tap(".drop input[name=bringer]")
	page.tell("Input.insertText", map[string]any{"text": "chị\u202eThử"})
	page.tap(".drop button.primary")
	page.waitFor("the page to say that the name cannot be kept", `document.querySelector("#chosen").textContent === document.querySelector(".drop").dataset.bringer`)
	page.tap(".drop input[name=bringer]")
	must(t, page.ask(`document.querySelector(".drop input[name=bringer]").select()`, nil))
	page.tell("Input.insertText", map[string]any{"text": " chị <i>Thử</i> & bạn"})
	saveShot(t, page, "station-bringer.png")
	page.tap(".drop button.primary")
	page.waitLonger("the green mark", `document.querySelector(".mark.whole h2")`, time.Minute)
	if at := page.get(`document.querySelector(".mark .note").textContent`); !strings.HasSuffix(at, ": chị <i>Thử</i> & bạn") {
		t.Errorf("the delivery says %q", at)
	}
	saveShot(t, page, "station-brought.png")
	hall := page.get(`document.querySelector(".counts a").getAttribute("href")`)
	page.load(address + hall + "/custody")
	rows := page.get(`document.querySelectorAll(".custody tbody tr").length`)
	named := page.get(`Array.from(document.querySelectorAll(".custody small")).filter((s) => s.textContent.endsWith(" · chị <i>Thử</i> & bạn")).length`)
	if rows != fmt.Sprint(stationParts) || named != rows {
		t.Errorf("%s of %s bundles say who brought them", named, rows)
	}
	saveShot(t, page, "station-custody.png")
}

// station is an import station with an officer's browser on its drop page.
func (c *centre) station(t *testing.T) (page *phone, address string) {
	t.Helper()
	word, err := c.FirstPassword(t.Context())
	must(t, err)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() {
		ended <- c.ServeStation(ctx, l, collector.Station{Drives: func() []collector.Drive { return nil }})
	}()
	t.Cleanup(func() {
		cancel()
		must(t, <-ended)
	})
	address = "http://" + l.Addr().String()
	page = startBrowser(t, t.TempDir(), "").blank()
	page.tell("Emulation.setDeviceMetricsOverride", map[string]any{"width": 1366, "height": 900, "deviceScaleFactor": 1, "mobile": false})
	page.load(address + "/login?next=%2Fupload")
	page.tap("input[type=password]")
	page.tell("Input.insertText", map[string]any{"text": word})
	page.tap(".login button")
	page.waitFor("the upload page", `document.querySelector("form[data-portions]")`)
	return page, address
}

// dropFiles lays files into the page's form, as somebody who chooses them.
func (p *phone) dropFiles(paths []string) {
	p.t.Helper()
	p.waitFor("the page to be whole", `document.readyState === "complete"`)
	var doc struct{ Root struct{ NodeID int } }
	var found struct{ NodeID int }
	p.must(p.session, "DOM.getDocument", nil, &doc)
	p.must(p.session, "DOM.querySelector", map[string]any{"nodeId": doc.Root.NodeID, "selector": ".drop input[name=file]"}, &found)
	p.tell("DOM.setFileInputFiles", map[string]any{"files": paths, "nodeId": found.NodeID})
}

// saveShot keeps a picture where somebody asked for it.
func saveShot(t *testing.T, p *phone, name string) {
	t.Helper()
	if dir := os.Getenv("DENDAU_SHOTS"); dir != "" {
		must(t, os.WriteFile(filepath.Join(dir, name), p.shot(""), 0o644))
	}
}
