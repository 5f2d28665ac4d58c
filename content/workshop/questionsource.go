package workshop

import (
	"fmt"
	"regexp"
	"strings"

	"dendau/content"
)

var (
	itemHead   = regexp.MustCompile(`^Q(\d{1,2})$`)
	optionHead = regexp.MustCompile(`^([A-F])\)\s*(\S.*)$`)
	turnHead   = regexp.MustCompile(`^([1-6])\)\s*(\S.*)$`)
	spotHead   = regexp.MustCompile(`^spot\s+(\d{1,4})\s*,\s*(\d{1,4})\s*:\s*(\S.*)$`)
)

// questionSource is a question as it is read line by line; what the lines mean is known when its type is.
type questionSource struct {
	item content.Item
	// n is its number, line where it begins.
	n, line int
	// options are "- A) …", turns "- 1) …", spots "- spot x,y: …".
	options, turns []block
	spots          []content.Spot
	// answer is "- answer: …", also are further right answers.
	answer block
	also   []block
}

// question begins a question at its heading "Q2".
func (p *lessonParser) question(b block) {
	m := itemHead.FindStringSubmatch(b.vi)
	if m == nil {
		p.fatal(b.line, "a question begins \"### Q1\"")
		return
	}
	n := len(p.questions) + 1
	if m[1] != fmt.Sprint(n) {
		p.fatal(b.line, "question Q%s where Q%d follows: ids are kept for ever, so questions are numbered in order", m[1], n)
		return
	}
	p.lines["q"+m[1]] = b.line
	p.questions = append(p.questions, &questionSource{n: n, line: b.line, item: content.Item{
		ID: content.ItemID(fmt.Sprintf("%s.Q%d", p.Lesson.ID, n)), Rev: 1, Type: content.Single,
	}})
}

func (p *lessonParser) questionPart(b block) {
	if len(p.questions) == 0 {
		p.fatal(b.line, "text before the first question")
		return
	}
	q := p.questions[len(p.questions)-1]
	switch b.kind {
	case paragraph:
		if q.item.Question.Text != nil {
			p.fatal(b.line, "a second question text under Q%d", q.n)
			return
		}
		q.item.Question.Text = b.text()
	case picture:
		p.named(b, fmt.Sprintf("q%d", q.n))
	case bullet:
		p.questionLine(q, b)
	default:
		p.fatal(b.line, "a question holds its text, options A) B) C), answer and why")
	}
}

func (p *lessonParser) questionLine(q *questionSource, b block) {
	if p.questionRow(q, b) {
		return
	}
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "neither an option \"- A) …\" nor \"- answer: A\"")
		return
	}
	b.vi = value
	if key != "note" && key != "also" && !p.once(b.line, fmt.Sprintf("%s of Q%d", key, q.n)) {
		return
	}
	switch key {
	case "type":
		p.questionType(q, b)
	case "answer":
		q.answer = b
	case "also":
		q.also = append(q.also, b)
	default:
		p.itemSetting(&q.item, key, b)
	}
}

// questionRow takes "- A) …", "- 1) …" and "- spot x,y: …"; false is another line.
func (p *lessonParser) questionRow(q *questionSource, b block) bool {
	if m := optionHead.FindStringSubmatch(b.vi); m != nil {
		q.options = p.nextRow(q.options, "option", string(rune('A'+len(q.options))), m, b)
		return true
	}
	if m := turnHead.FindStringSubmatch(b.vi); m != nil {
		q.turns = p.nextRow(q.turns, "turn", fmt.Sprint(len(q.turns)+1), m, b)
		return true
	}
	if m := spotHead.FindStringSubmatch(b.vi); m != nil {
		b.vi = strings.TrimSpace(m[3])
		x, y := p.number(b.line, m[1], 0, 1000), p.number(b.line, m[2], 0, 1000)
		q.spots = append(q.spots, content.Spot{Spoken: content.Spoken{Text: b.text()}, X: x, Y: y})
		return true
	}
	return false
}

// nextRow takes the row that is called want; another one stands out of its order.
func (p *lessonParser) nextRow(rows []block, what, want string, m []string, b block) []block {
	if m[1] != want {
		p.fatal(b.line, "%s %s where %s follows", what, m[1], want)
		return rows
	}
	b.vi = strings.TrimSpace(m[2])
	return append(rows, b)
}

// written are the types that a question can have; a practice has its own section.
var written = []content.ItemType{
	content.Single, content.TrueFalse, content.Multi, content.Order, content.Match, content.Hotspot, content.Number, content.Short,
}

func (p *lessonParser) questionType(q *questionSource, b block) {
	for _, t := range written {
		if string(t) == b.vi {
			q.item.Type = t
			return
		}
	}
	p.fatal(b.line, "type %q is none of %v", b.vi, written)
}

// itemSetting takes what questions and practices have in common.
func (p *lessonParser) itemSetting(it *content.Item, key string, b block) {
	switch key {
	case "why":
		it.Why.Text = b.text()
	case "rev":
		it.Rev = p.number(b.line, b.vi, 1, 9999)
	case "skill":
		it.Skill = b.vi
	case "note":
		it.Notes = append(it.Notes, b.text())
	default:
		p.fatal(b.line, "unknown key %q", key)
	}
}
