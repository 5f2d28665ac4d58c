package phone_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dendau/sync/bundle"
	"dendau/sync/qr"
)

// given is what the page's modules are held against, made by the packages that own it; sync/qr's own vectors go beside it.
type given struct {
	Magic     string         `json:"magic"`
	Address   address        `json:"address"`
	Stream    stream         `json:"stream"`
	Bundles   []givenBundle  `json:"bundles"`
	Receipts  []givenReceipt `json:"receipts"`
	Enrolment givenEnrolment `json:"enrolment"`
	Codes     []code         `json:"codes"`
}

// address is a frame in base41 with "/./" in it, and what a browser makes of that.
type address struct {
	Text   string `json:"text"`
	Tidied string `json:"tidied"`
}

type stream struct {
	Frames []string `json:"frames"`
	IDs    []string `json:"ids"`
}

type givenBundle struct {
	Bytes   string `json:"bytes"`
	ID      string `json:"id"`
	Kiosk   string `json:"kiosk"`
	Short   string `json:"short"`
	Run     uint32 `json:"run"`
	First   uint32 `json:"first"`
	Last    uint32 `json:"last"`
	Typed   string `json:"typed"`
	Scanned string `json:"scanned"`
}

type givenReceipt struct {
	Bytes  string `json:"bytes"`
	Kiosk  string `json:"kiosk"`
	UpTo   uint32 `json:"upTo"`
	Issued int64  `json:"issued"`
	Digits string `json:"digits"`
}

type givenEnrolment struct {
	Bytes string `json:"bytes"`
	Kiosk string `json:"kiosk"`
	Short string `json:"short"`
	Name  string `json:"name"`
}

type code struct {
	Digits  string `json:"digits"`
	Size    int    `json:"size"`
	Modules string `json:"modules"`
}

func TestVectorsOfThePage(t *testing.T) {
	node := needs(t, "node")
	g := given{Magic: "DDB1", Address: tidiedAddress(t), Stream: twoStreams(t), Bundles: bundles(t), Receipts: receipts(t), Enrolment: enrolment(t), Codes: codes(t)}
	out, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	drawn := filepath.Join(t.TempDir(), "drawn.json")
	if err := os.WriteFile(drawn, out, 0o600); err != nil {
		t.Fatal(err)
	}
	run := exec.CommandContext(t.Context(), node, "--test", "--test-reporter=spec", "testdata/vectors.test.mjs", "testdata/send.test.mjs")
	run.Env = append(os.Environ(), "VECTORS=../../qr/testdata/vectors.json", "DRAWN="+drawn)
	if out, err := run.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// needs finds a program; where everything must be proved its absence is a failure.
func needs(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	switch {
	case err == nil:
	case os.Getenv("DENDAU_ALL") == "1":
		t.Fatalf("%s is not installed; .ci/deps test installs it", program)
	default:
		t.Skipf("%s is not installed", program)
	}
	return path
}

// tidiedAddress looks for a still code whose base41 a browser would shorten.
func tidiedAddress(t *testing.T) address {
	data := []byte("DDB1" + strings.Repeat("address", 40))
	for n := range uint32(100_000) {
		binary.BigEndian.PutUint32(data[4:], n)
		text := strings.TrimPrefix(frames(t, data, 1)[0], qr.Prefix)
		if strings.Count(text, "/./") == 1 && !strings.Contains(text, "/../") {
			return address{Text: text, Tidied: strings.Replace(text, "/./", "/", 1)}
		}
	}
	t.Fatal("no address with /./ in a hundred thousand")
	return address{}
}

func frames(t *testing.T, data []byte, n int) []string {
	t.Helper()
	sender, err := qr.NewSender(data, qr.Default)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for range n {
		out = append(out, sender.Next().Text())
	}
	return out
}

// twoStreams mixes two streams of many symbols, frame by frame.
func twoStreams(t *testing.T) stream {
	one := append([]byte("DDB1"), bytes.Repeat([]byte("an evening "), 1800)...)
	two := append([]byte("DDB1"), bytes.Repeat([]byte("a week "), 4000)...)
	var s stream
	other := frames(t, two, 400)
	for i, text := range frames(t, one, 400) {
		s.Frames = append(s.Frames, text, other[i])
	}
	for _, data := range [][]byte{one, two} {
		s.IDs = append(s.IDs, fmt.Sprintf("%x", sha256.Sum256(data)))
	}
	return s
}

func golden(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../../bundle/testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func bundles(t *testing.T) []givenBundle {
	var out []givenBundle
	for _, name := range []string{"start-1.ddb", "evening-1.ddb"} {
		b := golden(t, name)
		h, err := bundle.ReadHeader(b)
		if err != nil {
			t.Fatal(err)
		}
		id := bundle.IDOf(b)
		out = append(out, givenBundle{
			Bytes: hex.EncodeToString(b), ID: id.String(), Kiosk: h.Kiosk.String(), Short: h.Kiosk.Short(), Run: uint32(h.Run), First: uint32(h.First), Last: uint32(h.Last()),
			Typed: fmt.Sprintf("%06d", binary.BigEndian.Uint32(id[4:8])%1_000_000), Scanned: qr.Encode8(append([]byte("DT"), id[4:8]...)),
		})
	}
	return out
}

func receipts(t *testing.T) []givenReceipt {
	b := golden(t, "receipt-1.ddr")
	r, err := bundle.ParseReceipt(b)
	if err != nil {
		t.Fatal(err)
	}
	return []givenReceipt{{Bytes: hex.EncodeToString(b), Kiosk: r.Kiosk.String(), UpTo: uint32(r.UpTo), Issued: r.Issued, Digits: qr.Encode8(b)}}
}

func enrolment(t *testing.T) givenEnrolment {
	paper := golden(t, "enrolment-1.json")
	e, err := bundle.ParseEnrolment(paper)
	if err != nil {
		t.Fatal(err)
	}
	carried, err := bundle.CarryEnrolment(paper)
	if err != nil {
		t.Fatal(err)
	}
	return givenEnrolment{Bytes: hex.EncodeToString(carried), Kiosk: e.Kiosk.String(), Short: e.Kiosk.Short(), Name: e.HallName}
}

// codes are of every length modulo three and of every version that a receipt or a word can need.
func codes(t *testing.T) []code {
	var out []code
	all := strings.Repeat("31415926535897932384626433832795028841971693993751058209749445923", 9)
	for _, n := range []int{1, 2, 3, 16, 41, 42, 77, 100, 127, 128, 187, 255, 256, 259, 275, 291, 307, 322, 323, 370, 371, 461, 462, 552} {
		m, err := qr.Draw(all[:n], 0, qr.L)
		if err != nil {
			t.Fatal(err)
		}
		side := m.Size - 2*qr.QuietZone
		c := code{Digits: all[:n], Size: side}
		for y := range side {
			for x := range side {
				c.Modules += map[bool]string{true: "1", false: "0"}[m.Black(x+qr.QuietZone, y+qr.QuietZone)]
			}
		}
		out = append(out, c)
	}
	return out
}
