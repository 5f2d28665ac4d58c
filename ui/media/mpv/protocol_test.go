package mpv

import (
	"bytes"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

func TestReadReport(t *testing.T) {
	text := `{"is":"hello","v":1}` + "\n" + `{"is":"frame","play":7,"w":2,"h":1}` + "\n" + "\n234567\n" +
		`{"is":"ended","play":7,"pos":3000000000}` + "\n"
	r := newReader(strings.NewReader(text))
	var got []Report
	for {
		rep, pix, err := readReport(r, func(n int) []byte { return make([]byte, n) })
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if rep.Is == isFrame && string(pix) != "\n234567\n" {
			t.Fatalf("pixels %q", pix)
		}
		got = append(got, rep)
	}
	want := []Report{{Is: "hello", Version: 1}, {Is: "frame", Play: 7, W: 2, H: 1}, {Is: "ended", Play: 7, Pos: 3e9}}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v, want %+v", got, want)
	}
}

func TestReadReportRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"no JSON":             "hello\n",
		"half a line":         `{"is":"hel`,
		"half a frame":        `{"is":"frame","w":2,"h":2}` + "\nshort",
		"a frame of nothing":  `{"is":"frame","w":0,"h":2}` + "\n",
		"a negative frame":    `{"is":"frame","w":-2,"h":-2}` + "\n",
		"a frame of gigabyte": `{"is":"frame","w":30000,"h":30000}` + "\n",
		"sizes that overflow": `{"is":"frame","w":4611686018427387904,"h":4}` + "\n",
		"an endless line":     strings.Repeat(" ", maxLine+1),
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := readReport(newReader(strings.NewReader(text)), func(n int) []byte {
				if n > maxPixels*4 {
					t.Fatalf("asked for %d bytes", n)
				}
				return make([]byte, n)
			})
			if !errors.Is(err, errProtocol) {
				t.Fatalf("got %v, want errProtocol", err)
			}
		})
	}
}

// What is read as an order or report can be written and read again as the same.
func FuzzProtocol(f *testing.F) {
	f.Add([]byte(`{"do":"play","play":3,"path":"/gói/đèn dầu.ddp","offset":12,"length":99}` + "\n"))
	f.Add([]byte(`{"is":"frame","play":1,"w":2,"h":1}` + "\n12345678" + `{"is":"failed","why":"\u0000"}` + "\n"))
	f.Add([]byte(`{"do":"seek","to":-1e9}` + "\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if o, err := readOrder(newReader(bytes.NewReader(data))); err == nil {
			var line bytes.Buffer
			if err := write(&line, o); err != nil {
				return // longer than it came: characters that must be escaped
			}
			if again, err := readOrder(newReader(&line)); err != nil || again != o {
				t.Fatalf("%+v became %+v, %v", o, again, err)
			}
		}
		r := newReader(bytes.NewReader(data))
		for {
			rep, pix, err := readReport(r, func(n int) []byte { return make([]byte, min(n, 1<<20)) })
			if err != nil {
				return
			}
			if rep.Is == isFrame && len(pix) > maxPixels*4 {
				t.Fatalf("a frame of %d bytes", len(pix))
			}
		}
	})
}

func TestFramesAreNeverWrittenWhileHeld(t *testing.T) {
	var f frames
	fill := func(b byte) {
		pix := f.room(8)
		for i := range pix {
			pix[i] = b
		}
		f.put(2, 1, pix, true)
	}
	if _, ok := f.latest(); ok {
		t.Fatal("a frame before any")
	}
	for b := byte(1); b < 100; b++ {
		fill(b)
		held, ok := f.latest()
		if !ok || held.Pix[0] != b {
			t.Fatalf("got %v, %v, want picture %d", held, ok, b)
		}
		for later := range b { // any number of frames come meanwhile
			fill(200 + later%50)
		}
		if held.Pix[0] != b || held.Pix[7] != b {
			t.Fatalf("picture %d became %d while held", b, held.Pix[0])
		}
		f.clear()
		if _, ok := f.latest(); ok {
			t.Fatal("a frame after clear")
		}
	}
}
