package paper

import (
	"io"
	"strconv"
	"strings"

	"dendau/assets"
)

// Evening sums one session up.
type Evening struct {
	Here, Away, New, Guests int
	// Absent are the names of those who were missed.
	Absent    []string
	Questions []Question
	// Note is the facilitator's, empty for none.
	Note string
}

// Question is one question of an evening by raised hands.
type Question struct {
	Words string
	// Right and All are hands; Missed is the wrong option that most chose, empty where none stood out.
	Right, All int
	Missed     string
}

// Summary writes what an evening was.
func Summary(w io.Writer, m *assets.Messages, head Head, e Evening) error {
	p := begin(m, head, false)
	p.open()
	p.numbers([]Figure{
		{strconv.Itoa(e.Here), m.T("paper.hereWord")}, {strconv.Itoa(e.Away), m.T("paper.awayWord")}, {strconv.Itoa(e.New), m.T("paper.newWord")},
		{strconv.Itoa(e.Guests), m.T("paper.guestsWord")},
	})
	if len(e.Absent) > 0 {
		p.write(12, true, 0, m.T("paper.absent"))
		p.write(11, false, 0, strings.Join(e.Absent, ", "))
		p.Ln(3)
	}
	if len(e.Questions) > 0 {
		t := table{size: 11, least: 8, columns: []column{{title: m.T("paper.question"), width: 0, align: "L"}, {title: m.T("paper.rightHands"), width: 26, align: "C"}, {title: m.T("paper.missed"), width: 58, align: "L"}}}
		for _, q := range e.Questions {
			t.rows = append(t.rows, []string{q.Words, share(q.Right, q.All), q.Missed})
		}
		p.table(t)
		p.Ln(3)
	}
	if e.Note != "" {
		p.paragraph(m.T("paper.note"), e.Note)
	}
	return p.send(w)
}

// paragraph is a small head with its words, which stay together where they fit on a page.
func (p *page) paragraph(title, words string) {
	if need := p.lines(12, true, title, p.width()-2) + p.lines(11, false, words, p.width()-2); need > p.room() {
		p.open()
	}
	p.write(12, true, 0, title)
	p.write(11, false, 0, words)
}

// numbers are large figures side by side, each with its word.
func (p *page) numbers(figures []Figure) {
	y, w := p.GetY(), p.width()/float64(len(figures))
	for i, f := range figures {
		x := marginLeft + w*float64(i)
		p.at(x, y, w, 30, true, f.N)
		p.at(x, y+15, w, 11, false, f.Word)
	}
	p.SetXY(marginLeft, y+25)
}
