package kit

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// PresenceState is how somebody stands on the attendance screen.
type PresenceState uint8

// The states of an attendance tile.
const (
	PresentState PresenceState = iota
	AbsentState
	WalkInState
	LateState
	// UnknownState is somebody of whom nothing was said.
	UnknownState
)

// PresenceSpec is one person on the attendance screen. Word stands in the
// year's place for everyone who is not simply present: "vắng", "người mới",
// "đến muộn".
type PresenceSpec struct {
	ID            string
	Family, Given string // family and middle name; given name
	Year          string // or the hamlet, where name and year are equal
	Word          string
	State         PresenceState
	// Came lights the tile of whoever a scanner read last.
	Came bool
	// Before is what was said first, struck out, and Fixed who mended it, when: two lines in the family name's place.
	Before, Fixed string
}

// AttendanceTile is one person, 152×104; the whole of it is the target, and
// tells of a tap by callback. Smaller tiles keep the type, not the margins.
func AttendanceTile(s Style, a PresenceSpec, onPress func()) *Press {
	under := a.Year
	if a.State != PresentState {
		under = a.Word
	}
	return NewPress(s, "tile", a.Family+" "+a.Given+", "+under, onPress, func(p *Pen) {
		shape := Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 16}
		given := Font{Size: 26, Bold: true, Line: 1.2}
		tone, mark := Ink, true
		switch a.State {
		case AbsentState, UnknownState:
			shape.Fill, shape.Dashed = Sand, true
			given.Bold, tone, mark = false, Ink2, false
		case WalkInState:
			shape.Fill, shape.Edge, shape.EdgeWidth = AmberSoft, AmberEdge, 3
		}
		if a.Came {
			shape.Fill, shape.Edge, shape.EdgeWidth = Tint, Action, 4
		}
		if p.Down {
			shape.Fill = Tint
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		switch {
		case a.Before != "":
			a.mended(p, given, tone)
			return
		case p.W < 140:
			a.narrow(p, given, tone, mark)
			return
		}
		room := p.W - 26
		small := Font{Size: 18, Line: 1.2}
		third := p.H / 3
		family := ShortName(a.Family, small.Sized(16), room)
		p.Words(Box{14, 5, room, third - 5}, Words{Text: family, Font: fitted(small, family, room, 16), Color: Ink2, Middle: true})
		p.Words(Box{14, third, room, third}, Words{Text: a.Given, Font: fitted(given, a.Given, room, 20), Color: tone, Middle: true})
		note, noteTone := small, Ink2
		if a.State != PresentState {
			note.Bold, noteTone = true, Ink
		}
		note = fitted(note, under, room-boolTo(mark, 32), 15)
		p.Words(Box{14, 2*third - 2, room, third - 4}, Words{Text: under, Font: note, Color: noteTone, Middle: true})
		if mark {
			p.Disc(p.W-27, p.H-26, 30, Shape{Fill: Tint})
			p.Icon("check", Square(p.W-27, p.H-26, 20), OnTint)
		}
	}).Named(a.ID)
}

// narrow is the tile of a list of more than forty: the same type, less margin, and the check beside the name.
func (a PresenceSpec) narrow(p *Pen, given Font, tone Token, mark bool) {
	const left = 10
	room, third := p.W-2*left, p.H/3
	small := Font{Size: 18, Line: 1.2}
	family := ShortName(a.Family, small.Sized(16), room)
	p.Words(Box{left, 3, room, third - 3}, Words{Text: family, Font: fitted(small, family, room, 16), Color: Ink2, Middle: true})
	named := room - boolTo(mark, 30)
	given.Size = 24 // marks above a capital letter reach the line above otherwise
	p.Words(Box{left, third, named + 2, third}, Words{Text: a.Given, Font: fitted(given, a.Given, named, 18), Color: tone, Middle: true})
	under, noteTone := a.Year, Ink2
	if a.State != PresentState {
		under, noteTone, small.Bold = a.Word, Ink, true
	}
	p.Words(Box{left, 2 * third, room + 2, third - 4}, Words{Text: under, Font: fitted(small, under, room, 15), Color: noteTone, Middle: true})
	if mark {
		p.Disc(p.W-left-12, p.H/2, 24, Shape{Fill: Tint})
		p.Icon("check", Square(p.W-left-12, p.H/2, 17), OnTint)
	}
}

// mended is a tile whose mark was corrected: the name, what holds now, what was said first, who mended it and when.
func (a PresenceSpec) mended(p *Pen, given Font, tone Token) {
	const left = 9
	room := p.W - 2*left
	name := ShortName(strings.TrimSpace(a.Family+" "+a.Given), given.Sized(20), room)
	p.Words(Box{left, 5, room, 26}, Words{Text: name, Font: fitted(given.Sized(22), name, room, 18), Color: tone, Middle: true})
	small := Font{Size: 18, Line: 1.2}
	word := fitted(Font{Size: 18, Bold: true, Line: 1.2}, a.Word, room, 16)
	p.Words(Box{left, 31, room, 23}, Words{Text: a.Word, Font: word, Color: Ink, Middle: true})
	before := fitted(small, a.Before, room, 16)
	p.Words(Box{left, 54, room, 22}, Words{Text: a.Before, Font: before, Color: Ink2, Middle: true})
	p.Rect(Box{left, 66, min(room, Width(a.Before, before)), 2}, Shape{Fill: Ink2})
	p.Words(Box{left, 76, room, 22}, Words{Text: a.Fixed, Font: fitted(small, a.Fixed, room, 16), Color: Ink2, Middle: true})
}

// ShortName is a name that fits on one line: its first words give way to their initials, one after another, never the last.
func ShortName(name string, f Font, room float32) string {
	words := strings.Fields(name)
	for i := 0; i < len(words)-1 && Width(strings.Join(words, " "), f) > room; i++ {
		first, _ := utf8.DecodeRuneInString(words[i])
		words[i] = string(first) + "."
	}
	return strings.Join(words, " ")
}

func boolTo(b bool, px float32) float32 {
	if b {
		return px
	}
	return 0
}

// HandsSpec is one question of the review with the hands counted.
type HandsSpec struct {
	Number   int
	Question string // one line; the screen shortens it
	Counts   []int  // A, B, C
	Right    int    // index of the right one, -1 if it was not shown
	Rights   []int  // all of them where there are several
	Present  int    // all bars on this one scale
	Chip     string // "nên nhắc lại", "" for none
}

// HandsRow is one question with its three bars, 772×96.
func HandsRow(s Style, h HandsSpec) *Piece {
	return NewPiece(s, "row", h.Question, func(p *Pen) {
		p.Rect(Box{0, 0, p.W, 1}, Shape{Fill: Hair})
		p.Words(Box{0, 8, 30, 36}, Words{Text: itoa(h.Number), Font: Font{Size: 20, Bold: true, Line: 1.2}, Color: Ink2, Middle: true})
		room := p.W - 30
		if h.Chip != "" {
			wide := Width(h.Chip, Font{Size: 18, Line: 1.2}) + 24
			chip := Box{p.W - wide, 12, wide, 28}
			p.Rect(chip, Shape{Fill: AmberSoft, Radius: 10})
			p.Words(chip, Words{Text: h.Chip, Font: Font{Size: 18, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
			room -= wide + 12
		}
		question := Shorten(h.Question, Font{Size: 20, Line: 1.2}, room, 1)
		p.Words(Box{30, 8, room, 36}, Words{Text: question, Font: Font{Size: 20, Line: 1.2}, Color: Ink, Middle: true})
		for i, n := range h.Counts {
			p.hands(Box{30 + 254*float32(i), 46, 240, 36}, i, n, h)
		}
	})
}

func (p *Pen) hands(b Box, i, n int, h HandsSpec) {
	right := i == h.Right || slices.Contains(h.Rights, i)
	badge := Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2, Radius: 10}
	letter, bar := Ink, Edge
	if right {
		badge, letter, bar = Shape{Fill: Action, Radius: 10}, OnAction, Action
	}
	at := Box{b.X, b.Y, 36, 36}
	p.Rect(at, badge)
	p.Words(at, Words{Text: string(rune('A' + i)), Font: Font{Size: 20, Bold: true, Line: 1.2}, Color: letter, Align: Centre, Middle: true})
	track := Box{b.X + 48, b.Y + 8, 114, 20}
	p.bar(track, share(n, h.Present), Shape{Fill: bar}, Sand)
	p.Words(Box{b.X + 170, b.Y, 40, 36}, Words{Text: itoa(n), Font: Font{Size: 22, Bold: right, Line: 1.2}, Color: Ink, Align: Centre, Middle: true})
	if right {
		p.Icon("check", Square(b.X+222, b.Y+18, 24), Action)
	}
}

// bar draws a share of a track; anything above nothing shows at least a sliver.
func (p *Pen) bar(track Box, share float32, fill Shape, ground Token) {
	p.Rect(track, Shape{Fill: ground, Radius: track.H / 2})
	if share <= 0 {
		return
	}
	fill.Radius = track.H / 2
	filled := track
	filled.W = max(3, track.W*min(share, 1))
	p.Rect(filled, fill)
}

func share(n, of int) float32 {
	if of <= 0 {
		return 0
	}
	return float32(n) / float32(of)
}
