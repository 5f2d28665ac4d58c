package kit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
)

// run is a stretch of one line in one weight.
type run struct {
	text string
	bold bool
	w    float32
}

// line is one line of a wrapped text.
type line struct {
	runs []run
	w    float32
}

// Width is how wide a text stands on one line, in design px.
func Width(text string, f Font) float32 {
	return measure(text, f.Size, f.Bold).Width
}

func measure(text string, size float32, bold bool) fyne.Size {
	return fyne.MeasureText(text, size, fyne.TextStyle{Bold: bold})
}

// Lines tells how many lines a text takes in a column of that width.
func Lines(w Words, width float32) int { return len(w.wrap(width)) }

// Height is how high a text stands in a column of that width, in design px, so
// that layouts can be exact before anything is drawn.
func Height(w Words, width float32) float32 {
	return float32(Lines(w, width)) * w.Font.Height()
}

// Shorten cuts a text behind a word, with an ellipsis, where it would take more lines than these. Its first word always stays.
func Shorten(text string, f Font, width float32, lines int) string {
	fits := func(text string) bool { return Lines(Words{Text: text, Font: f}, width) <= lines }
	words := strings.Fields(text)
	for n := len(words) - 1; n > 0 && !fits(text); n-- {
		text = strings.Join(words[:n], " ") + "…"
	}
	return text
}

// wrap breaks at spaces, and where the text itself has a line break. A word
// wider than the column stands alone on its line.
func (w Words) wrap(width float32) []line {
	lines := w.breakAt(width)
	if !w.Balance || len(lines) < 2 {
		return lines
	}
	low, high := width/2, width // the narrowest column with as many lines
	for high-low > 4 {
		middle := (low + high) / 2
		if tried := w.breakAt(middle); len(tried) == len(lines) && widest(tried) <= middle {
			high = middle
		} else {
			low = middle
		}
	}
	return w.breakAt(high)
}

func widest(lines []line) (w float32) {
	for _, l := range lines {
		w = max(w, l.w)
	}
	return w
}

func (w Words) breakAt(width float32) []line {
	var lines []line
	bold := w.Font.Bold
	for paragraph := range strings.SplitSeq(w.Text, "\n") {
		var current line
		words := strings.Split(paragraph, " ")
		for i := 0; i < len(words); i++ {
			if end := w.pathEnd(words[i], width); end > 0 { // the two are too wide together to meet again on a line
				words = slices.Replace(words, i, i+1, words[i][:end], words[i][end:])
			}
			pieces, boldAfter := w.pieces(words[i], bold)
			if i == 0 {
				current = current.with(pieces, w.Font.Size)
				bold = boldAfter
				continue
			}
			spaced := append([]run{{text: " ", bold: bold}}, pieces...)
			if longer := current.with(spaced, w.Font.Size); longer.w <= width {
				current = longer
			} else {
				lines = append(lines, current)
				current = line{}.with(pieces, w.Font.Size)
			}
			bold = boldAfter
		}
		lines = append(lines, current)
	}
	return lines
}

// pathEnd is where a word that is wider than the column can be parted, as a file's place can: behind the last slash that keeps within. 0: nowhere.
func (w Words) pathEnd(word string, width float32) int {
	if Width(word, w.Font) <= width {
		return 0
	}
	end := strings.LastIndexAny(word, `/\`) + 1
	for end > 0 && Width(word[:end], w.Font) > width {
		end = strings.LastIndexAny(word[:end-1], `/\`) + 1
	}
	return end % len(word)
}

// pieces splits a word at ** marks, each of which turns the weight.
func (w Words) pieces(word string, bold bool) ([]run, bool) {
	if !w.Rich {
		return []run{{text: word, bold: bold}}, bold
	}
	var out []run
	for i, part := range strings.Split(word, "**") {
		if i > 0 {
			bold = !bold
		}
		if part != "" {
			out = append(out, run{text: part, bold: bold})
		}
	}
	return out, bold
}

// with returns the line grown by some runs; neighbours of one weight join, so
// that they are shaped together.
func (l line) with(more []run, size float32) line {
	runs := append([]run(nil), l.runs...)
	for _, r := range more {
		if last := len(runs) - 1; last >= 0 && runs[last].bold == r.bold {
			runs[last].text += r.text
			runs[last].w = 0
		} else {
			runs = append(runs, r)
		}
	}
	out := line{runs: runs}
	for i, r := range runs {
		if r.w == 0 {
			runs[i].w = measure(r.text, size, r.bold).Width
		}
		out.w += runs[i].w
	}
	return out
}
