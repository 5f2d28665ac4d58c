package workshop

import (
	"fmt"
	"strings"

	"dendau/content"
)

// page begins a page at its heading "P4 · Mã OTP là gì".
func (p *lessonParser) page(b block) {
	m := pageHead.FindStringSubmatch(b.vi)
	if m == nil {
		p.fatal(b.line, "a page begins \"### P1 · title\"")
		return
	}
	l := &p.Lesson
	if want := fmt.Sprint(len(l.Pages) + 1); m[1] != want {
		p.fatal(b.line, "page P%s where P%s follows: ids are kept for ever, so pages are numbered in order", m[1], want)
		return
	}
	b.vi = strings.TrimSpace(m[2])
	page := content.Page{ID: content.PageID(fmt.Sprintf("%s.P%s", l.ID, m[1])), Title: content.Spoken{Text: b.text()}}
	p.lines["p"+m[1]] = b.line
	l.Pages = append(l.Pages, page)
}

func (p *lessonParser) pagePart(b block) {
	if len(p.Lesson.Pages) == 0 {
		p.fatal(b.line, "text before the first page")
		return
	}
	n := len(p.Lesson.Pages)
	page := &p.Lesson.Pages[n-1]
	switch b.kind {
	case paragraph:
		page.Sentences = append(page.Sentences, content.Spoken{Text: b.text()})
	case picture:
		p.named(b, fmt.Sprintf("p%d", n))
	default:
		p.fatal(b.line, "a page holds plain lines and at most one picture")
	}
}

func (p *lessonParser) named(b block, name string) {
	if b.vi == "" {
		p.fatal(b.line, "a picture without words for who cannot see it")
		return
	}
	if p.once(b.line, "the picture of "+name) {
		p.Pictures[name] = PictureSource{Path: b.path, Alt: b.text()}
	}
}

// item begins a question at its heading "Q2".
func (p *lessonParser) item(b block) {
	m := itemHead.FindStringSubmatch(b.vi)
	if m == nil {
		p.fatal(b.line, "a question begins \"### Q1\"")
		return
	}
	l := &p.Lesson
	if want := fmt.Sprint(len(l.Items) + 1); m[1] != want {
		p.fatal(b.line, "question Q%s where Q%s follows: ids are kept for ever, so questions are numbered in order", m[1], want)
		return
	}
	p.lines["q"+m[1]] = b.line
	l.Items = append(l.Items, content.Item{
		ID: content.ItemID(fmt.Sprintf("%s.Q%s", l.ID, m[1])), Rev: 1, Type: content.Single, Key: -1,
	})
}

func (p *lessonParser) itemPart(b block) {
	n := len(p.Lesson.Items)
	if n == 0 {
		p.fatal(b.line, "text before the first question")
		return
	}
	it := &p.Lesson.Items[n-1]
	switch b.kind {
	case paragraph:
		if it.Question.Text != nil {
			p.fatal(b.line, "a second question text under Q%d", n)
			return
		}
		it.Question.Text = b.text()
	case picture:
		p.named(b, fmt.Sprintf("q%d", n))
	case bullet:
		p.itemLine(it, n, b)
	default:
		p.fatal(b.line, "a question holds its text, options A) B) C), answer and why")
	}
}

func (p *lessonParser) itemLine(it *content.Item, n int, b block) {
	if m := optionHead.FindStringSubmatch(b.vi); m != nil {
		if want := string(rune('A' + len(it.Options))); m[1] != want {
			p.fatal(b.line, "option %s where %s follows", m[1], want)
			return
		}
		b.vi = strings.TrimSpace(m[2])
		it.Options = append(it.Options, content.Option{Spoken: content.Spoken{Text: b.text()}})
		return
	}
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "neither an option \"- A) …\" nor \"- answer: A\"")
		return
	}
	if key != "note" && !p.once(b.line, fmt.Sprintf("%s of Q%d", key, n)) {
		return
	}
	b.vi = value
	switch key {
	case "answer":
		if len(value) != 1 || value[0] < 'A' || value[0] > 'F' {
			p.fatal(b.line, "answer %q is not one letter", value)
			return
		}
		it.Key = int(value[0] - 'A')
	case "why":
		it.Why.Text = b.text()
	case "rev":
		it.Rev = p.number(b.line, value, 1, 9999)
	case "skill":
		it.Skill = value
	case "note":
		it.Notes = append(it.Notes, b.text())
	default:
		p.fatal(b.line, "unknown key %q", key)
	}
}
