package kit

import "strings"

// onLines is the font with which a text stands in a room: as it is, or close on two lines; only what does not fit even so is smaller.
func onLines(f Font, text string, width, floor float32) Font {
	for Width(text, f) > width && (Lines(Words{Text: text, Font: f}, width) > 2 || widest(Words{Text: text, Font: f}.wrap(width)) > width) && f.Size > floor {
		f.Size--
	}
	if Width(text, f) > width {
		f.Line = closeLine
	}
	return f
}

// closeLine is the line height of two lines that stand where one usually does. Marks on capitals still have their room.
const closeLine = 1.08

// fitted is the font, smaller by as much as one line needs, but never under
// floor: for names and labels that must stay on one line.
func fitted(f Font, text string, width, floor float32) Font {
	for f.Size > floor && Width(text, f) > width {
		f.Size--
	}
	return f
}

// NameSpec is one person on a tile: the name, and what tells namesakes apart.
type NameSpec struct {
	Name, Note string // "Thị Lan", "1954 · thôn 2"
	Suggested  bool   // one of the few that match what is being typed
	Lit        bool   // of these one is to be pressed now
}

// NameTile is one person in a list, 277×88 at text size 1.0.
func NameTile(s Style, n NameSpec, onPress func()) *Press {
	return NewPress(s, "tile", n.Name+", "+n.Note, onPress, func(p *Pen) {
		f := face{fill: Surface, edge: Edge, lip: Lip2, edgeWidth: 2, lipHeight: 5}
		if n.Suggested {
			f.fill, f.edge = AmberSoft, AmberEdge
		}
		if n.Lit {
			f.edgeWidth = 4
		}
		if p.Down {
			f.fill = Tint
		}
		box := p.plate(f, 16)
		room := box.W - 40
		name, note := p.Font(OptionText), p.Font(Note)
		name.Line, note.Line = 1.2, 1.2
		name = onLines(name, n.Name, room, 22)
		words := Words{Text: n.Name, Font: name, Color: Ink}
		if Lines(words, room) > 1 {
			words.Font.Line, note.Line = 1.02, 1.02
		}
		note = fitted(note, n.Note, room, 20)
		high := Height(words, room)
		top := box.Y + (box.H-high-note.Height())/2
		p.Words(Box{box.X + 22, top, room + 2, 0}, words)
		p.Words(Box{box.X + 22, top + high, room + 2, 0}, Words{Text: n.Note, Font: note, Color: Ink2})
	})
}

// NameFits tells whether a name and its note stand on a tile of that width without smaller type.
func NameFits(s Style, name, note string, w float32) bool {
	return Width(name, s.Font(OptionText)) <= w-40 && Width(note, s.Font(Note)) <= w-40
}

// LetterGroup is one of the letter buttons above a list of names, 144×104.
func LetterGroup(s Style, letters string, chosen bool, onPress func()) *Press {
	return NewPress(s, "tile", letters, onPress, func(p *Pen) {
		f := face{fill: Surface, edge: Edge, text: Ink, lip: Lip2, edgeWidth: 2, lipHeight: 5}
		if p.Down {
			f.fill = Tint
		}
		if chosen {
			f = face{fill: Amber, edge: AmberEdge, text: OnAmber, edgeWidth: 4}
			f.lipHeight, f.lip = 5, None
		}
		box := p.plate(f, 20)
		font := p.Font(RailText).Sized([...]float32{30, 32, 34}[p.size()])
		for font.Size > 22 && !onTwoLines(letters, font, box) {
			font.Size--
		}
		if Width(letters, font) > box.W-2*lettersSide {
			font.Line = 1.05
		}
		p.Words(Box{box.X + lettersSide, box.Y, box.W - 2*lettersSide, box.H}, Words{Text: letters, Font: font, Color: f.text, Align: Centre, Middle: true})
	})
}

// lettersSide keeps letters off a button's edges.
const lettersSide = 8

// onTwoLines tells whether a range of whole names, "Hoa – Hồng", keeps within a
// button: no name broken, two lines at most.
func onTwoLines(text string, f Font, box Box) bool {
	for word := range strings.FieldsSeq(text) {
		if Width(word, f) > box.W-2*lettersSide {
			return false
		}
	}
	f.Line = 1.05
	w := Words{Text: text, Font: f}
	return Lines(w, box.W-2*lettersSide) == 1 || Lines(w, box.W-2*lettersSide) == 2 && Height(w, box.W-2*lettersSide) <= box.H-4
}
