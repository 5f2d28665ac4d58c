package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// bundleOf is a bundle whose head reads, of that many bytes; what is sealed in it is noise.
func bundleOf(t *testing.T, size int) []byte {
	t.Helper()
	head, err := os.ReadFile("../../sync/bundle/testdata/evening-1.ddb")
	if err != nil {
		t.Fatal(err)
	}
	if size == len(head) {
		return head
	}
	luck := rand.New(rand.NewPCG(uint64(size), 41))
	data := append([]byte(nil), head[:28]...)
	binary.BigEndian.PutUint32(data[24:], uint32(size-28-64))
	for len(data) < size {
		data = append(data, byte(luck.Uint32()))
	}
	if _, err := bundle.ReadHeader(data); err != nil {
		t.Fatal(err)
	}
	return data
}

// What comes out of the printer is read by a reader that is not ours: whole, and with any one sheet torn off; without two it says so.
func TestCodesOnPaperAreRead(t *testing.T) {
	pdftoppm, zbarimg := need(t, "pdftoppm", "poppler-utils"), need(t, "zbarimg", "zbar-tools")
	for _, test := range []struct{ size, sheets int }{{1090, 1}, {5000, 3}} {
		t.Run(fmt.Sprint(test.size), func(t *testing.T) {
			data := bundleOf(t, test.size)
			var pdf bytes.Buffer
			n, err := writeCodes(&pdf, flow.PrintCodes{Lang: content.Vietnamese, Printed: record.DayAt(2026, 5, 19)}, data)
			if err != nil || n != test.sheets {
				t.Fatalf("%d sheets, %v", n, err)
			}
			pages := scanned(t, pdftoppm, zbarimg, pdf.Bytes())
			if len(pages) != test.sheets {
				t.Fatalf("%d pages of %d", len(pages), test.sheets)
			}
			if got, _ := restored(pages); !bytes.Equal(got, data) {
				t.Error("all sheets together are not the bundle")
			}
			if len(pages) == 1 {
				return
			}
			for lost := range pages {
				if got, p := restored(append(pages[:lost:lost], pages[lost+1:]...)); !bytes.Equal(got, data) {
					t.Errorf("without sheet %d: %d of %d", lost+1, p.Rank, p.Symbols)
				}
			}
			if got, p := restored(pages[:1]); got != nil || p.Rank == 0 || p.Rank >= p.Symbols {
				t.Errorf("one sheet of three: %d of %d", p.Rank, p.Symbols)
			}
		})
	}
}

func TestTooMuchForPaper(t *testing.T) {
	_, err := writeCodes(new(bytes.Buffer), flow.PrintCodes{Lang: content.Vietnamese}, bundleOf(t, 40_000))
	if paperKey(err) != "road.tooMuch" {
		t.Errorf("got %v", err)
	}
}

// restored reads sheets as a phone does.
func restored(pages [][]string) (data []byte, last qr.Progress) {
	r := qr.Receiver{Magic: []byte("DDB1")}
	for _, page := range pages {
		for _, text := range page {
			if p, got := r.Add(text); got != nil {
				data, last = got, p
			} else if p.Symbols > 0 && data == nil {
				last = p
			}
		}
	}
	return data, last
}

// scanned are the codes of each page, as printed at 200 dots an inch.
func scanned(t *testing.T, pdftoppm, zbarimg string, pdf []byte) (pages [][]string) {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), pdftoppm, "-r", "200", "-gray", "-png", "-", filepath.Join(dir, "p"))
	cmd.Stdin = bytes.NewReader(pdf)
	if told, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pdftoppm: %v\n%s", err, told)
	}
	files, err := filepath.Glob(filepath.Join(dir, "p*.png"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		told, err := exec.CommandContext(t.Context(), zbarimg, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file).Output()
		if err != nil {
			t.Fatalf("zbarimg %s: %v", file, err)
		}
		pages = append(pages, strings.Fields(string(told)))
	}
	return pages
}

// need finds a program; where all tests are to run it must be there.
func need(t *testing.T, program, from string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("DENDAU_ALL") == "1" {
			t.Fatalf("%s is missing: install %s", program, from)
		}
		t.Skipf("%s is missing (Debian: %s)", program, from)
	}
	return path
}
