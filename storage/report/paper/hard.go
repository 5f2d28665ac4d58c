package paper

import (
	"fmt"
	"io"

	"dendau/assets"
)

// HardQuestion is one question that a class found hard, for whoever prepares the next evening.
type HardQuestion struct {
	// About is its lesson and number; Words what was asked; Say what is worth saying again.
	About, Words, Say string
	// Missed of Answers were not right.
	Missed, Answers int
	// Options are empty where the answer was not one of several.
	Options []HardOption
}

// HardOption is one answer to choose from.
type HardOption struct {
	Words string
	N     int
	// Right is the answer; Attracts the wrong one that most chose.
	Right, Attracts bool
}

// Hard writes the questions, each whole on its page.
func Hard(w io.Writer, m *assets.Messages, head Head, questions []HardQuestion) error {
	p := begin(m, head, false)
	p.open()
	for i, q := range questions {
		if p.hardHeight(q) > p.room() {
			p.open()
		}
		p.hardQuestion(i+1, q)
	}
	return p.send(w)
}

// The measures of a question: the number beside it, the row of an option, and its bar.
const (
	hardIndent  = 12.0
	hardOption  = 7.4
	hardBar     = 46.0
	hardBarHigh = 3.4
)

func (p *page) lines(size float64, bold bool, text string, w float64) float64 {
	if text == "" {
		return 0
	}
	p.face(size, bold)
	return float64(len(p.SplitText(text, w))) * size * pointMM * lineGap
}

// hardWords is how wide the words of an option may be: the bar and its number stand behind them.
func (p *page) hardWords() float64 { return p.width() - hardIndent - hardBar - 22 }

func (p *page) optionHeight(o HardOption) float64 {
	return max(hardOption, p.lines(10.5, o.Right, p.optionWords(o), p.hardWords()-2)+2.4)
}

func (p *page) hardHeight(q HardQuestion) float64 {
	w := p.width() - hardIndent - 2 // MultiCell keeps a millimetre at either side
	high := p.lines(9, false, q.About, w) + p.lines(12.5, true, q.Words, w) + p.lines(10.5, false, p.m.T("paper.say", "say", q.Say), w) + 12
	for _, o := range q.Options {
		high += p.optionHeight(o)
	}
	return high
}

// optionWords says beside an option what the screen says by colour.
func (p *page) optionWords(o HardOption) string {
	switch {
	case o.Right:
		return o.Words + " (" + p.m.T("paper.rightOption") + ")"
	case o.Attracts:
		return o.Words + " (" + p.m.T("paper.attracts") + ")"
	}
	return o.Words
}

func (p *page) hardQuestion(n int, q HardQuestion) {
	p.rule(p.GetY(), 0.3)
	p.Ln(2.5)
	p.at(marginLeft, p.GetY(), hardIndent, 16, true, fmt.Sprint(n))
	x := marginLeft + hardIndent
	p.SetXY(x, p.GetY())
	p.write(9, false, x, q.About)
	p.write(12.5, true, x, q.Words)
	p.Ln(1)
	for i, o := range q.Options {
		p.hardRow(i, o, q.Answers, x)
	}
	if q.Say != "" {
		p.Ln(1)
		p.write(10.5, false, x, p.m.T("paper.say", "say", q.Say))
	}
	p.Ln(3.5)
}

// hardRow is one option with its bar, all on the scale of everybody who answered.
func (p *page) hardRow(i int, o HardOption, of int, x float64) {
	y, h := p.GetY(), p.optionHeight(o)
	p.face(10.5, true)
	p.SetXY(x, y)
	p.CellFormat(8, h, string(rune('A'+i)), "", 0, "CM", false, 0, "")
	p.face(10.5, o.Right)
	lines := p.SplitText(p.optionWords(o), p.hardWords()-2)
	step := 10.5 * pointMM * lineGap
	top := y + (h-step*float64(len(lines)))/2
	for j, line := range lines {
		p.SetXY(x+8, top+step*float64(j))
		p.CellFormat(p.hardWords(), step, line, "", 0, "LM", false, 0, "")
	}
	at := marginLeft + p.width() - hardBar - 10
	p.SetFillColor(236, 228, 212)
	p.Rect(at, y+(h-hardBarHigh)/2, hardBar, hardBarHigh, "F")
	switch {
	case o.Right:
		p.SetFillColor(11, 90, 94)
	case o.Attracts:
		p.SetFillColor(212, 142, 26)
	default:
		p.SetFillColor(125, 117, 101)
	}
	if of > 0 && o.N > 0 {
		p.Rect(at, y+(h-hardBarHigh)/2, hardBar*min(1, float64(o.N)/float64(of)), hardBarHigh, "F")
	}
	p.face(10.5, true)
	p.SetXY(at+hardBar, y)
	p.CellFormat(10, h, fmt.Sprint(o.N), "", 0, "RM", false, 0, "")
	p.SetXY(marginLeft, y+h)
}
