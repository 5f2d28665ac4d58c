package workshop

import (
	"strconv"
	"strings"

	"dendau/content"
)

// finishQuestion gives the lines the meaning that the question's type gives them.
func (p *lessonParser) finishQuestion(q *questionSource) content.Item {
	before := len(p.problems)
	it := &q.item
	if it.Question.Text == nil {
		p.fatal(q.line, "no question")
	}
	if q.answer.line == 0 && it.Type != content.Order && it.Type != content.Match {
		p.fatal(q.line, "no right answer")
	}
	if it.Why.Text[content.Vietnamese] == "" {
		p.fatal(q.line, "no reason: \"- why: …\"")
	}
	p.misplaced(q)
	switch it.Type {
	case content.Multi:
		p.finishMulti(q)
	case content.TrueFalse:
		p.finishTrueFalse(q)
	case content.Order:
		finishOrder(q)
	case content.Match:
		p.finishMatch(q)
	case content.Hotspot:
		p.finishHotspot(q)
	case content.Number, content.Short:
		finishTyped(q)
	default:
		p.finishSingle(q)
	}
	if len(p.problems) == before {
		p.lastCheck(q.line, *it)
	}
	return *it
}

// lastCheck asks the reader of packs, which knows the law; what it finds has the item's line.
func (p *lessonParser) lastCheck(line int, it content.Item) {
	if it.Type == content.Hotspot {
		// The picture gets its path when the pack is built; Lint looks whether it is there.
		it.Picture.Path = "q.png"
	}
	if err := it.Check(); err != nil {
		p.fatal(line, "%v", err)
	}
}

// misplaced finds lines that belong to another type: a missing "- type:" is the likely cause.
func (p *lessonParser) misplaced(q *questionSource) {
	t := q.item.Type
	for _, rows := range []struct {
		what   string
		n      int
		belong bool
	}{
		{"options \"- A) …\"", len(q.options), t == content.Single || t == content.TrueFalse || t == content.Multi || t == content.Match},
		{"turns \"- 1) …\"", len(q.turns), t == content.Order},
		{"spots", len(q.spots), t == content.Hotspot},
		{"\"- also: …\"", len(q.also), t == content.Number || t == content.Short},
		{"\"- answer: …\"", q.answer.line, t != content.Order && t != content.Match},
	} {
		if rows.n > 0 && !rows.belong {
			p.fatal(q.line, "%s do not belong to a question of type %s", rows.what, t)
		}
	}
}

func (p *lessonParser) finishSingle(q *questionSource) {
	q.item.Options = spokenOptions(q.options)
	if q.answer.line == 0 {
		return
	}
	if v := q.answer.vi; len(v) != 1 || v[0] < 'A' || v[0] > 'F' {
		p.fatal(q.answer.line, "answer %q is not one letter", v)
		return
	}
	p.key(q, q.answer.vi, func(k int) { q.item.Key = k })
}

func (p *lessonParser) finishMulti(q *questionSource) {
	q.item.Options = spokenOptions(q.options)
	last := -1
	for _, letter := range list(q.answer.vi) {
		if len(letter) != 1 || letter[0] < 'A' || letter[0] > 'F' || int(letter[0]-'A') <= last {
			p.fatal(q.answer.line, "answer %q is not letters in their order, as \"A, C\"", q.answer.vi)
			return
		}
		last = int(letter[0] - 'A')
		p.key(q, letter, func(k int) { q.item.Keys = append(q.item.Keys, k) })
	}
}

// key takes one letter of an answer.
func (p *lessonParser) key(q *questionSource, letter string, take func(int)) {
	k := int(letter[0] - 'A')
	if k >= len(q.options) {
		p.fatal(q.line, "the right answer %s is none of the options", letter)
		return
	}
	take(k)
}

func (p *lessonParser) finishTrueFalse(q *questionSource) {
	if len(q.options) == 0 {
		q.options = []block{{vi: "Đúng", en: "True"}, {vi: "Sai", en: "False"}}
	}
	q.item.Options = spokenOptions(q.options)
	key := map[string]int{"Đúng": 0, "A": 0, "Sai": 1, "B": 1}
	k, ok := key[q.answer.vi]
	if !ok && q.answer.line > 0 {
		p.fatal(q.answer.line, "answer %q is neither Đúng nor Sai", q.answer.vi)
	}
	q.item.Key = k
}

// finishOrder shows the turns in another order than the right one, the same at every build.
func finishOrder(q *questionSource) {
	n := len(q.turns)
	right := spokenOptions(q.turns)
	q.item.Options, q.item.Keys = make([]content.Option, n), make([]int, n)
	for place, turn := range mixed(string(q.item.ID), n) {
		q.item.Options[place] = right[turn]
		q.item.Keys[turn] = place
	}
}

// finishMatch takes "left = right" apart and mixes the right-hand side.
func (p *lessonParser) finishMatch(q *questionSource) {
	n := len(q.options)
	lefts, rights := make([]block, n), make([]block, n)
	for i, b := range q.options {
		left, right, ok := cutPair(b)
		if !ok {
			p.fatal(b.line, "a pair is written \"- A) left = right\", and its English \"> en: left = right\"")
			return
		}
		lefts[i], rights[i] = left, right
	}
	partners := spokenOptions(rights)
	q.item.Options, q.item.Partners, q.item.Keys = spokenOptions(lefts), make([]content.Option, n), make([]int, n)
	for place, pair := range mixed(string(q.item.ID), n) {
		q.item.Partners[place] = partners[pair]
		q.item.Keys[pair] = place
	}
}

func (p *lessonParser) finishHotspot(q *questionSource) {
	q.item.Spots = q.spots
	n, err := strconv.Atoi(q.answer.vi)
	if q.answer.line > 0 && (err != nil || n < 1 || n > len(q.spots)) {
		p.fatal(q.answer.line, "answer %q is not the number of a spot", q.answer.vi)
		return
	}
	q.item.Key = max(0, n-1)
}

func finishTyped(q *questionSource) {
	for _, b := range append([]block{q.answer}, q.also...) {
		if b.line > 0 {
			q.item.Accept = append(q.item.Accept, b.vi)
		}
	}
}

// cutPair takes "left = right" apart in both languages.
func cutPair(b block) (left, right block, ok bool) {
	left, right = b, b
	left.vi, right.vi, ok = strings.Cut(b.vi, " = ")
	if !ok {
		return b, b, false
	}
	if b.en != "" {
		left.en, right.en, ok = strings.Cut(b.en, " = ")
	}
	for _, side := range []*block{&left, &right} {
		side.vi, side.en = strings.TrimSpace(side.vi), strings.TrimSpace(side.en)
	}
	return left, right, ok
}

func spokenOptions(blocks []block) []content.Option {
	var out []content.Option
	for _, b := range blocks {
		out = append(out, content.Option{Spoken: content.Spoken{Text: b.text()}})
	}
	return out
}
