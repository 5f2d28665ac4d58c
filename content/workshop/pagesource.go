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
