package paper

import (
	"io"
	"strings"

	"dendau/assets"
)

// Card is a learner's card: the name large, and a code of digits only, which no typing program garbles.
type Card struct {
	Person
	Class string
	Code  Code
	// Sign is the picture or colour by which they find themselves, as words; empty where the hall uses names.
	Sign string
}

// Cards a page: two columns of four, to be cut along the thin lines.
const (
	cardColumns, cardRows = 2, 4
	cardW, cardH          = 89, 66
)

// Cards writes learner cards, eight to a page, in the order given.
func Cards(w io.Writer, m *assets.Messages, head Head, cards []Card) error {
	p := begin(m, head, false)
	for i, c := range cards {
		place := i % (cardColumns * cardRows)
		if place == 0 {
			p.AddPage()
		}
		p.card(c, marginLeft+float64(place%cardColumns)*cardW, marginTop+float64(place/cardColumns)*cardH)
	}
	if len(cards) == 0 {
		p.open()
		p.write(12, false, 0, m.T("paper.nobody"))
	}
	return p.send(w)
}

func (p *page) card(c Card, x, y float64) {
	p.SetLineWidth(0.15)
	p.SetDrawColor(150, 140, 120)
	p.Rect(x, y, cardW, cardH, "D")
	p.SetFillColor(11, 90, 94)
	p.Rect(x, y, cardW, 9, "F")
	p.SetTextColor(255, 255, 255)
	p.at(x+4, y+1.6, cardW-8, 9, true, p.head.Hall)
	p.SetTextColor(30, 42, 45)
	p.at(x+4, y+12, cardW-8, 13, false, c.Name)
	p.at(x+4, y+20, cardW-44, fitted(p, c.Given, cardW-46, 34), true, c.Given)
	p.at(x+4, y+38, cardW-44, 11, false, c.year())
	p.at(x+4, y+44, cardW-44, 11, false, c.Hamlet)
	p.at(x+4, y+50, cardW-44, 11, false, c.Class)
	p.at(x+4, y+56, cardW-44, 11, true, c.Sign)
	p.code(c.Code, x+cardW-41, y+21, 38)
}

// at writes one line at a place, smaller where it would run beyond its width, and cut short where even that does not help.
func (p *page) at(x, y, w, size float64, bold bool, text string) {
	small := size
	for p.face(small, bold); small > size*smallest && p.GetStringWidth(text) > w-2*p.GetCellMargin(); p.face(small, bold) {
		small -= 0.25
	}
	p.SetXY(x, y)
	p.CellFormat(w, size*pointMM*lineGap, p.cut(text, w-2*p.GetCellMargin()), "", 0, "LM", false, 0, "")
}

// smallest is how far letters shrink before words are cut short.
const smallest = 0.6

// cut ends a line that does not fit with dots, in the letters that are chosen.
func (p *page) cut(text string, w float64) string {
	if p.GetStringWidth(text) <= w {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && p.GetStringWidth(string(letters)+"…") > w {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ") + "…"
}

// fitted is the largest size up to most at which a name stands in a width: a card is not a screen, and a long name on a card is known by its bearer.
func fitted(p *page, text string, w, most float64) float64 {
	for size := most; size > 12; size-- {
		p.face(size, true)
		if p.GetStringWidth(text) <= w {
			return size
		}
	}
	return 12
}
