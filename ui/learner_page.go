package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Page is one idea: a picture in lamp light, a title, one to three sentences of which the one being read is lit.

// pageColumn is where a page's words stand and how wide its picture is; no picture is 0. In a tight one the blocks of quiet sentences
// overlap, because only the lit one is seen as a block.
type pageColumn struct {
	picture, x, w float32
	tight         bool
}

func (p *painter) pageColumns() []pageColumn {
	with := func(picture, gap float32) pageColumn {
		return pageColumn{picture, bodyX + picture + gap, bodyW - picture - gap, false}
	}
	bare := pageColumn{0, bodyX - wordsLeft, bodyW + wordsLeft, false}
	tight := bare
	tight.tight = true
	switch p.size() {
	case 0:
		return []pageColumn{with(520, columnGap), with(424, columnGap), bare, tight}
	case 1:
		return []pageColumn{with(420, columnGap), with(304, columnGap), bare, tight}
	}
	close := with(304, 24)
	close.tight = true
	return []pageColumn{with(304, 24), close, bare, tight}
}

func (p *painter) page(v flow.View, s flow.Page) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	b.head(b.lessonPill(s.Lesson), s.Frame, "learner.pageOf")
	rest := func(v flow.View) any { return stillPage(v.Main.(flow.Page)) }
	if b.coveredWhole() {
		b.notices(true)
		return b.scene(rest, nil)
	}
	bottom, columns := float32(bodyBottom), b.pageColumns()
	if b.covered() {
		bottom = noticeY - 24
		columns = columns[1:]
	}
	words := b.pageWords(s, columns, bottom)
	if b.covered() {
		b.notices(false)
		return b.scene(rest, nil)
	}
	lines := b.readingLines(len(s.Sentences))
	b.next(b.t("learner.next"))
	change := func(v flow.View) {
		s := v.Main.(flow.Page)
		words.spoken(s.Voice, s.Part)
		for i, line := range lines {
			show(line, s.Voice && s.Part == i)
		}
	}
	change(v)
	return b.scene(rest, change)
}

// stillPage is what of a page does not move while it is read.
func stillPage(s flow.Page) flow.Page {
	s.Voice, s.Part = false, 0
	return s
}

// readingLines are the quiet lines of the action bar, one for the title and one for each sentence; at most one is shown.
func (b *board) readingLines(sentences int) []*kit.Piece {
	var lines []*kit.Piece
	w := bodyW - b.primaryW() - columnGap
	for i := range sentences + 1 {
		text := b.t("learner.readingTitle")
		if i > 0 {
			text = b.t("learner.readingSentence", "i", i, "of", sentences)
		}
		line := kit.Reading(b.style, text)
		b.put(bodyX, actionY, w, actionH, line)
		lines = append(lines, line)
	}
	return lines
}

// pageWords puts picture, title and sentences into the first column in which the words fit.
func (b *board) pageWords(s flow.Page, columns []pageColumn, bottom float32) *sentences {
	title := kit.Words{Text: b.text(s.Title.Text), Font: b.style.Font(kit.Title), Color: kit.Ink}
	texts := make([]string, len(s.Sentences))
	for i, one := range s.Sentences {
		texts[i] = b.text(one.Text)
	}
	room := bottom - bodyTop
	c := columns[0]
	for _, c = range columns {
		above := float32(0)
		if c.tight && bottom == bodyBottom {
			above = tightRoom
		}
		if wordsHeight(b.style, title, texts, c.w, b.sentenceGap(c), false) <= room+above {
			break
		}
	}
	gap := b.sentenceGap(c)
	if c.picture > 0 {
		b.put(bodyX, bodyTop, c.picture, room, kit.PicturePanel(b.style, kit.PanelSpec{Picture: b.picture(s.Picture), Alt: b.text(s.Picture.Alt), Cover: true}))
	}
	y := bodyTop + max(-tightRoom, (room-wordsHeight(b.style, title, texts, c.w, gap, false))/2)
	return putWords(b.stage, b.style, kit.Box{X: c.x, Y: y, W: c.w}, title, texts, gap, false)
}

// The distances in a page's column of words.
const (
	afterTitle   = 14
	betweenLines = 12
	closeLines   = 2 // where room is short, and on the TV
	tightLines   = -10
	tightRoom    = 16 // what the most words may take above the body: the head ends there
	wordsLeft    = 24 // the sentences' own padding, kept by the title
)

func (b *board) sentenceGap(c pageColumn) float32 {
	switch {
	case c.tight:
		return tightLines
	case b.covered() || b.size() == 2:
		return closeLines
	}
	return betweenLines
}

func wordsHeight(s kit.Style, title kit.Words, texts []string, w, gap float32, tv bool) float32 {
	sum := kit.Height(title, w-wordsLeft) + afterTitle
	for i, text := range texts {
		if i > 0 {
			sum += gap
		}
		sum += kit.SentenceHeight(s, kit.SentenceSpec{Text: text, TV: tv}, w)
	}
	return sum
}

// sentences are a page's title and sentences on a stage; each sentence stands there twice, quiet and being read.
type sentences struct{ quiet, lit []*kit.Piece }

func putWords(stage *kit.Stage, s kit.Style, at kit.Box, title kit.Words, texts []string, gap float32, tv bool) *sentences {
	out := &sentences{}
	y := at.Y
	high := kit.Height(title, at.W-wordsLeft)
	stage.Put(at.X+wordsLeft, y, at.W-wordsLeft, high, kit.NewText(s, title))
	y += high + afterTitle
	for _, text := range texts {
		quiet, lit := kit.SentenceSpec{Text: text, TV: tv}, kit.SentenceSpec{Text: text, TV: tv, Spoken: true}
		high := kit.SentenceHeight(s, quiet, at.W)
		out.quiet, out.lit = append(out.quiet, kit.Sentence(s, quiet)), append(out.lit, kit.Sentence(s, lit))
		stage.Put(at.X, y, at.W, high, out.quiet[len(out.quiet)-1])
		stage.Put(at.X, y, at.W, high, out.lit[len(out.lit)-1])
		y += high + gap
	}
	out.spoken(false, 0)
	return out
}

// spoken lights the sentence that is part of what is being read; part 0 is the title.
func (w *sentences) spoken(voice bool, part int) {
	for i := range w.quiet {
		lit := voice && part == i+1
		show(w.lit[i], lit)
		show(w.quiet[i], !lit)
	}
}
