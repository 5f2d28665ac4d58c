package paper

import (
	"io"
	"strconv"

	"dendau/assets"
)

// Slip is what a learner takes home after an evening: the lesson, the sentence to remember, what to practise, and when to come again.
type Slip struct {
	Lesson, Remember, Practice string
	// Next is the next evening in words; empty when none is planned.
	Next string
}

// slipH is the height of one slip: three to a page, to be cut.
const slipH = 88

// TakeHome writes slips, three to a page.
func TakeHome(w io.Writer, m *assets.Messages, head Head, s Slip, copies int) error {
	p := begin(m, head, false)
	for i := range max(1, copies) {
		if i%3 == 0 {
			p.AddPage()
		}
		p.slip(s, marginTop+float64(i%3)*slipH)
	}
	return p.send(w)
}

func (p *page) slip(s Slip, y float64) {
	p.SetLineWidth(0.15)
	p.SetDrawColor(150, 140, 120)
	p.Rect(marginLeft, y, p.width(), slipH-4, "D")
	p.SetXY(marginLeft+5, y+4)
	p.write(9, false, marginLeft+5, p.head.Hall+" · "+p.head.Line)
	p.write(16, true, marginLeft+5, s.Lesson)
	p.Ln(1.5)
	p.write(10, false, marginLeft+5, p.m.T("paper.remember"))
	p.write(15, true, marginLeft+5, s.Remember)
	p.Ln(1.5)
	p.write(10, false, marginLeft+5, p.m.T("paper.practise"))
	p.write(12, false, marginLeft+5, s.Practice)
	if s.Next != "" {
		p.Ln(1.5)
		p.write(12, true, marginLeft+5, p.m.T("paper.next", "when", s.Next))
	}
}

// Result is "kết quả luyện tập tại lớp" of one learner. It confirms nothing official, and says so; the code is signed by the kiosk, so that
// the centre can tell that the sheet was not made by hand.
type Result struct {
	Person
	// Evenings is how often they took part; Lessons how many they finished, of how many.
	Evenings, Lessons, LessonsOf int
	// Mastered is how many questions and practices they have down pat; Practised how many they tried.
	Mastered, Practised int
	Rows                []ResultRow
	Code                Code
	// Facilitator signs by hand above their name.
	Facilitator string
}

// ResultRow is one lesson of a result.
type ResultRow struct {
	Lesson string
	// Done is when it was finished, empty when it was not; Mastered of Items.
	Done            string
	Mastered, Items int
}

// Practice writes learners' results of practice in class, each from a page of its own: they are handed to different people, so the pages are not
// numbered.
func Practice(w io.Writer, m *assets.Messages, head Head, results []Result) error {
	p := begin(m, head, false)
	p.apart = true
	for _, r := range results {
		p.open()
		p.result(r)
	}
	return p.send(w)
}

func (p *page) result(r Result) {
	m := p.m
	p.write(20, true, 0, r.Name)
	p.write(12, false, 0, joined(m.T("paper.bornIn", "year", r.year()), r.Year > 0, r.Hamlet))
	p.Ln(3)
	p.write(12, false, 0, m.T("paper.evenings", "n", r.Evenings))
	p.write(12, false, 0, m.T("paper.lessons", "n", r.Lessons, "of", r.LessonsOf))
	p.write(12, false, 0, m.T("paper.mastered", "n", r.Mastered, "of", r.Practised))
	p.Ln(4)
	t := table{size: 11, least: 8, columns: []column{{title: m.T("paper.lesson"), width: 0, align: "L"}, {title: m.T("paper.done"), width: 36, align: "C"}, {title: m.T("paper.masteredHead"), width: 40, align: "C"}}}
	for _, row := range r.Rows {
		t.rows = append(t.rows, []string{row.Lesson, row.Done, share(row.Mastered, row.Items)})
	}
	p.table(t)
	p.Ln(4)
	if p.room() < 56 { // the code and the signature belong to a name
		p.open()
		p.write(14, true, 0, r.Name)
		p.Ln(3)
	}
	y := p.GetY()
	if len(r.Code) > 0 {
		p.code(r.Code, marginLeft, y, 44)
		p.SetXY(marginLeft, y+45)
		p.face(8, false)
		p.CellFormat(60, 4, m.T("paper.codeNote"), "", 0, "L", false, 0, "")
	}
	p.at(marginLeft+100, y+4, 76, 11, false, m.T("paper.facilitator"))
	p.at(marginLeft+100, y+32, 76, 12, true, r.Facilitator)
	p.SetXY(marginLeft, y+50)
	p.write(9, false, 0, m.T("paper.noStatus"))
}

func joined(first string, has bool, second string) string {
	switch {
	case has && second != "":
		return first + " · " + second
	case has:
		return first
	}
	return second
}

func share(n, of int) string {
	if of == 0 {
		return "–"
	}
	return strconv.Itoa(n) + " / " + strconv.Itoa(of)
}
