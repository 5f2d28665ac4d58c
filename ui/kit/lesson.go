package kit

import (
	"image"
	"time"

	"dendau/assets"
)

// LessonSpec is one lesson on the path.
type LessonSpec struct {
	Number  int
	Title   string // short: "Mật khẩu"
	Picture image.Image
	Lit     bool // learned
	Current bool // where the person is
	Unlit   bool // its lamp tells only what was learned: the current lesson's is dark until then
}

// LessonTile is one lesson of the path, 173×200. Every lesson can be opened.
func LessonTile(s Style, l LessonSpec, onPress func()) *Press {
	number := s.T("kit.lesson", "n", l.Number)
	return NewPress(s, "tile", number+". "+l.Title, onPress, func(p *Pen) {
		f := face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}
		if p.Down {
			f.fill = Tint
		}
		if l.Current {
			f = face{fill: AmberSoft, edge: AmberEdge, edgeWidth: 4}
		}
		box := p.plate(f, 20)
		middle := box.X + box.W/2
		note, title := p.Font(Note).Sized([...]float32{24, 28, 32}[p.size()]), p.Font(RailText)
		if box.W > 250 { // one of six, at the largest text
			title = title.Sized(38)
		}
		note.Line, title.Line = 1.25, 1.25
		const lamp, side = 69, 9
		name := Words{Text: l.Title, Font: onLines(title, l.Title, box.W-2*side, 22), Color: Ink, Align: Centre}
		room := Height(name, box.W-2*side)
		if s.size() == 1 { // where some names take two lines, all leave room for two, so that the rows stay rows
			note.Line, room = 1.15, 2*title.Size*closeLine
		}
		gap := (box.H - lamp - note.Height() - room) / 3
		row := box.Y + gap + lamp/2
		p.Picture(l.Picture, Square(middle-33, row, 64), 1)
		p.Lamp(middle+41, row, lamp, l.Lit || l.Current && !l.Unlit, true)
		top := row + lamp/2 + gap
		p.Words(Box{box.X, top, box.W, 0}, Words{Text: number, Font: note, Color: Ink2, Align: Centre})
		p.Words(Box{box.X + side, top + note.Height(), box.W - 2*side, 0}, name)
	})
}

// LessonJoin is the bar between two lessons, 10 high: amber up to the current one.
func LessonJoin(s Style, reached bool) *Piece {
	fill := Lip2
	if reached {
		fill = Amber
	}
	return NewPlate(s, Shape{Fill: fill})
}

// HeadSpec is the head of a page: where we are.
type HeadSpec struct {
	Pill  string // "Bài 4", "Ôn lại"
	Title string // of the lesson
	Count string // "Trang 4 / 6"
	Lamps LampRow
}

// NewHead is the head of a learner's page, 1158×80.
func NewHead(s Style, h HeadSpec) *Piece {
	return NewPiece(s, "head", h.Pill+" "+h.Title+" "+h.Count, func(p *Pen) {
		pill := p.Font(Pill)
		lamps := p.W - h.Lamps.Width()
		p.lampRow(h.Lamps, lamps, 40)
		count := lamps - 15 - Width(h.Count, pill)
		p.Words(Box{count, 0, p.W, 80}, Words{Text: h.Count, Font: pill, Color: Ink2, Middle: true})
		wide := Width(h.Pill, pill) + 40
		if h.Pill == "" {
			wide = -20
		} else {
			p.Rect(Box{0, 12, wide, 56}, Shape{Fill: Tint, Radius: 28})
			p.Words(Box{20, 0, wide, 80}, Words{Text: h.Pill, Font: pill, Color: OnTint, Middle: true})
		}
		room := count - wide - 40
		title := Font{Size: [...]float32{30, 33, 36}[p.size()], Bold: true, Line: 1.2}
		if least := [...]float32{26, 30, 34}[p.size()]; Width(h.Title, title.Sized(least)) <= room {
			title = fitted(title, h.Title, room, least)
		} else {
			title = onLines(title.Sized([...]float32{26, 30, 32}[p.size()]), h.Title, room, 22)
		}
		p.Words(Box{wide + 20, 0, room + 2, 80}, Words{Text: h.Title, Font: title, Color: Ink, Middle: true})
	})
}

// SentenceSpec is one sentence of a page.
type SentenceSpec struct {
	Text   string
	Spoken bool // the voice is reading it now
	TV     bool
}

func (t SentenceSpec) words(s Style) Words {
	role := Body
	if t.TV {
		role = TVSentence
	}
	return Words{Text: t.Text, Font: s.Font(role), Color: Ink}
}

// The paddings of a sentence's block.
const (
	sentenceLeft, sentenceRight = 24, 12
	sentenceTop                 = 10
)

// SentenceHeight is a sentence's block at a width, padding included.
func SentenceHeight(s Style, t SentenceSpec, width float32) float32 {
	return Height(t.words(s), width-sentenceLeft-sentenceRight) + 2*sentenceTop
}

// Sentence is one sentence in its block; the spoken one lies in lamp light with
// an amber bar at its left.
func Sentence(s Style, t SentenceSpec) *Piece {
	return NewPiece(s, "text", t.Text, func(p *Pen) {
		if t.Spoken {
			p.Rect(Box{2, 0, p.W - 2, p.H}, Shape{Fill: AmberSoft, Radius: 12})
			p.Rect(Box{0, 0, 8, p.H}, Shape{Fill: Amber, Radius: 3})
		}
		p.Words(Box{sentenceLeft, sentenceTop, p.W - sentenceLeft - sentenceRight, 0}, t.words(p.Style))
	})
}

// Reading is the quiet line of the action bar while the voice speaks: the wave
// mark and how far it is.
func Reading(s Style, text string) *Piece {
	return NewPiece(s, "text", text, func(p *Pen) {
		for i, high := range []float32{14, 30, 44, 28, 38, 18, 30} {
			tone := AmberEdge
			if i > 3 {
				tone = Edge
			}
			p.Rect(Box{9.3 * float32(i), p.H/2 - high/2, 5, high}, Shape{Fill: tone, Radius: 2.5})
		}
		font := p.Font(Note).Sized([...]float32{28, 32, 36}[p.size()])
		p.Words(Box{84, 0, p.W - 84, p.H}, Words{Text: text, Font: font, Color: Ink2, Middle: true})
	})
}

// CalendarLeaf is the leaf on home that says which evening it is, 128×144.
func CalendarLeaf(s Style, m *assets.Messages, day time.Time) *Piece {
	weekday := m.Weekday(day)
	if s.Lang == "en" {
		weekday = weekday[:3]
	}
	return NewPiece(s, "text", weekday+" "+assets.DayMonth(day), func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: Amber, Edge: AmberEdge, EdgeWidth: 2, Radius: 16})
		p.Rect(Box{2, 54, p.W - 4, p.H - 56}, Shape{Fill: Surface, Radius: 14})
		p.Rect(Box{2, 54, p.W - 4, 20}, Shape{Fill: Surface})
		p.Words(Box{0, 0, p.W, 56}, Words{Text: weekday, Font: fitted(p.Font(RailText), weekday, p.W-12, 22), Color: OnAmber, Align: Centre, Middle: true})
		p.Words(Box{0, 52, p.W, p.H - 52}, Words{Text: assets.DayMonth(day), Font: Font{Size: 36, Bold: true, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	})
}
