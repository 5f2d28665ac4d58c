package workshop

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dendau/content"
)

var (
	practiceHead = regexp.MustCompile(`^T(\d{1,2})\s*·\s*(\S.*)$`)
	screenHead   = regexp.MustCompile(`^màn\s+([a-z0-9-]+)\s*·\s*([a-z]+)$`)
	stepHead     = regexp.MustCompile(`^bước\s+([a-z0-9-]+)\s*·\s*(\S.*)$`)
	partHead     = regexp.MustCompile(`^([a-z]+)\s+([a-z0-9-]+)((?:\s+(?:\[[a-z0-9-]*\]|\([a-z0-9-]*\)|on))*)\s*:\s*(.*)$`)
	markHead     = regexp.MustCompile(`^(sign|slip)\s+([a-z0-9*#-]+)\s*:\s*(\S.*)$`)
)

// partWords are the words that begin the line of a part.
var partWords = []content.PartKind{
	content.PartApp, content.PartRow, content.PartToggle, content.PartField, content.PartButton, content.PartBubble, content.PartMine,
	content.PartLink, content.PartNote, content.PartCode, content.PartPhoto, content.PartTile,
}

// practiceSource is a practice as it is read line by line.
type practiceSource struct {
	item content.Item
	// tag is "T1", line where the practice begins.
	tag  string
	line int
	// screen and step are what the lines belong to now; nil for the practice itself.
	screen *content.Imitation
	step   *content.Step
}

// practice begins a practice at its heading "T1 · title".
func (p *lessonParser) practice(b block) {
	m := practiceHead.FindStringSubmatch(b.vi)
	if m == nil {
		p.fatal(b.line, "a practice begins \"### T1 · title\"")
		return
	}
	n := len(p.practices) + 1
	if m[1] != fmt.Sprint(n) {
		p.fatal(b.line, "practice T%s where T%d follows: ids are kept for ever, so practices are numbered in order", m[1], n)
		return
	}
	b.vi = strings.TrimSpace(m[2])
	t := &practiceSource{tag: "T" + m[1], line: b.line, item: content.Item{
		ID: content.ItemID(fmt.Sprintf("%s.T%d", p.Lesson.ID, n)), Rev: 1, Type: content.Simulate,
		Question: content.Spoken{Text: b.text()}, Practice: &content.Practice{Device: content.Phone},
	}}
	p.lines[strings.ToLower(t.tag)] = b.line
	p.practices = append(p.practices, t)
}

// practiceHead begins a screen "màn tin · chat" or a step "bước tin · Chạm Xóa tin".
func (p *lessonParser) practiceHead(b block) {
	if len(p.practices) == 0 {
		p.fatal(b.line, "a screen or a step before the first practice")
		return
	}
	t := p.practices[len(p.practices)-1]
	do := t.item.Practice
	if m := screenHead.FindStringSubmatch(b.vi); m != nil {
		do.Screens = append(do.Screens, content.Imitation{ID: m[1], Kind: content.ImitationKind(m[2])})
		t.screen, t.step = &do.Screens[len(do.Screens)-1], nil
		p.once(b.line, fmt.Sprintf("screen %s of %s", m[1], t.tag))
		p.mark(t, content.Place{Screen: m[1]}, b.line)
		return
	}
	if m := stepHead.FindStringSubmatch(b.vi); m != nil {
		b.vi = strings.TrimSpace(m[2])
		do.Steps = append(do.Steps, content.Step{Screen: m[1], Short: b.text()})
		t.screen, t.step = nil, &do.Steps[len(do.Steps)-1]
		p.mark(t, content.Place{Step: len(do.Steps)}, b.line)
		return
	}
	p.fatal(b.line, "in a practice stand screens \"#### màn tin · chat\" and steps \"#### bước tin · Chạm Xóa tin\"")
}

// mark remembers the line of a place of a practice.
func (p *lessonParser) mark(t *practiceSource, at content.Place, line int) {
	p.lines[t.tag+" "+at.String()] = line
}

func (p *lessonParser) practicePart(b block) {
	switch {
	case len(p.practices) == 0:
		p.fatal(b.line, "text before the first practice")
		return
	case b.kind != bullet:
		p.fatal(b.line, "a practice holds lines of the form \"- key: value\"")
		return
	}
	t := p.practices[len(p.practices)-1]
	switch {
	case t.screen != nil:
		p.screenLine(t, b)
	case t.step != nil:
		p.stepLine(t, b)
	default:
		p.practiceLine(t, b)
	}
}

// practiceLine takes what stands before the first screen: settings of the whole and its signs.
func (p *lessonParser) practiceLine(t *practiceSource, b block) {
	if m := markHead.FindStringSubmatch(b.vi); m != nil && m[1] == "sign" {
		b.vi = m[3]
		words, note := b, block{}
		if left, right, ok := cutPair(b); ok {
			words, note = left, right
		}
		sign := content.Sign{Part: m[2], Text: words.text()}
		if note.vi != "" {
			sign.Note = note.text()
		}
		t.item.Practice.Signs = append(t.item.Practice.Signs, sign)
		p.mark(t, content.Place{Sign: len(t.item.Practice.Signs)}, b.line)
		return
	}
	key, value, ok := b.setting()
	if !ok {
		p.fatal(b.line, "before the first screen stand \"- why: …\", \"- device: board\", \"- sign part: words = more words\"")
		return
	}
	if key != "note" && !p.once(b.line, fmt.Sprintf("%s of %s", key, t.tag)) {
		return
	}
	b.vi = value
	if key == "device" {
		t.item.Practice.Device = content.Device(value)
		return
	}
	p.itemSetting(&t.item, key, b)
}

// screenLine takes one setting or one part of a screen.
func (p *lessonParser) screenLine(t *practiceSource, b block) {
	s := t.screen
	if key, value, ok := b.setting(); ok {
		b.vi = value
		if !p.once(b.line, fmt.Sprintf("%s of screen %s of %s", key, s.ID, t.tag)) {
			return
		}
		switch key {
		case "title":
			s.Title = b.text()
		case "note":
			s.Note = b.text()
		case "clock":
			s.Clock = value
		default:
			p.fatal(b.line, "unknown key %q", key)
		}
		return
	}
	p.partLine(t, b)
}

// partLine takes "- button send [icon] (picture) on: words = value".
func (p *lessonParser) partLine(t *practiceSource, b block) {
	m := partHead.FindStringSubmatch(b.vi)
	if m == nil || !slices.Contains(partWords, content.PartKind(m[1])) {
		p.fatal(b.line, "a part is written \"- button send [icon] (picture) on: words = value\"; it begins with one of %v", partWords)
		return
	}
	part := content.Part{ID: m[2], Kind: content.PartKind(m[1])}
	p.mark(t, content.Place{Screen: t.screen.ID, Part: part.ID}, b.line)
	for _, word := range strings.Fields(m[3]) {
		switch word[0] {
		case '[':
			part.Icon = strings.Trim(word, "[]")
		case '(':
			// The drawing's name, until the build knows its path.
			part.Picture.Path = content.Path(strings.Trim(word, "()"))
		default:
			part.On = true
		}
	}
	b.vi = m[4]
	words, value := b, block{}
	if left, right, ok := cutPair(b); ok {
		words, value = left, right
	} else if strings.Contains(b.vi, " = ") {
		p.fatal(b.line, "the English of \"words = value\" is written alike: \"> en: words = value\"")
	}
	part.Text, part.Value = maybe(words), maybe(value)
	t.screen.Parts = append(t.screen.Parts, part)
}

// maybe gives nil for what nobody wrote.
func maybe(b block) content.Text {
	if b.vi == "" {
		return nil
	}
	return b.text()
}

func (p *lessonParser) finishPractice(t *practiceSource) content.Item {
	if t.item.Why.Text[content.Vietnamese] == "" {
		p.fatal(t.line, "no reason: \"- why: …\"")
	}
	before := len(p.problems)
	if err := t.item.Known(); err != nil {
		p.fatal(t.line, "%v", err)
	}
	for at, err := range t.item.Practice.Faults() {
		line := p.lines[t.tag+" "+at.String()]
		if line == 0 {
			line = t.line
		}
		p.fatal(line, "%v", err)
	}
	if len(p.problems) == before && t.item.Why.Text != nil {
		p.lastCheck(t.line, t.item)
	}
	return t.item
}
