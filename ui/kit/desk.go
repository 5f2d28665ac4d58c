package kit

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
)

// The desk is the facilitator's window: header 88, body, action bar 96.

// DeskButton is a button of the header or the action bar.
type DeskButton struct {
	ID, Text, Icon string
	IconAt         IconPlace
	OnPress        func() // nil: shown, not pressable
}

func (d DeskButton) spec(kind ButtonKind, size float32) ButtonSpec {
	return ButtonSpec{Kind: kind, Text: d.Text, Icon: d.Icon, IconAt: d.IconAt, IconSize: size * 1.25,
		Font: Font{Size: size, Bold: true, Line: 1.2}, Radius: 16, Ink: Ink, Disabled: d.OnPress == nil}
}

// ButtonWidth is how wide a button must be for its text on one line, with pad
// at both ends.
func ButtonWidth(b ButtonSpec, pad float32) float32 {
	w := Width(b.Text, b.Font) + 2*pad
	if b.hasIcon() {
		w += b.iconWidth() + b.gap()
	}
	return w + 1
}

// TopBarSpec is the desk's header.
type TopBarSpec struct {
	Back       string // where the back button leads; "" shows the lamp instead
	OnBack     func()
	Title, Sub string       // Sub may hold **bold**
	Lead       bool         // Sub is the instruction of the screen: larger, in ink
	Buttons    []DeskButton // at most two
	Time, Date string
}

// TopBar is the header, 1366×88, to be put at 0,0.
func TopBar(s Style, t TopBarSpec) *Stage {
	bar := NewStageOf(StageW, 88, StageOptions{Top: true})
	left := float32(107)
	if t.Back != "" {
		spec := DeskButton{Text: t.Back, Icon: "back", OnPress: t.OnBack}.spec(Second, 20)
		w := ButtonWidth(spec, 17)
		bar.Put(40, 14, w, 61, NewButton(s, spec, t.OnBack).Named("back"))
		left = 40 + w + 24
	} else {
		bar.Put(34, 6, 56, 76, NewPiece(s, "picture", "Đèn Dầu", func(p *Pen) { p.Lamp(28, 38, 58, true, true) }))
	}
	x := bar.clockAt(s, t.Time, t.Date) - 25
	for i := len(t.Buttons) - 1; i >= 0; i-- {
		b := t.Buttons[i]
		spec := b.spec(Second, 20)
		w := ButtonWidth(spec, 22)
		x -= w
		bar.Put(x, 14, w, 61, NewButton(s, spec, b.OnPress).Named(b.ID))
		x -= 24
	}
	title := fitted(s.Font(DeskTitle), t.Title, x-left, 22)
	bar.Put(left, 12, x-left, 36, NewText(s, Words{Text: t.Title, Font: title, Color: Ink, Middle: true}))
	sub := Words{Text: t.Sub, Font: s.Font(DeskLabel), Color: Ink2, Middle: true, Rich: true}
	if t.Lead {
		sub.Font, sub.Color = s.Font(DeskBody), Ink
	}
	if !strings.Contains(sub.Text, "**") {
		sub.Text = Shorten(sub.Text, sub.Font, x-left, 1)
	}
	bar.Put(left, 47, x-left, 30, NewText(s, sub))
	return bar
}

// clockAt puts the hour over the date at the right and returns where they begin.
func (s *Stage) clockAt(style Style, hour, date string) float32 {
	const right = StageW - 40
	w := max(Width(date, style.Font(DeskLabel)), Width(hour, style.Font(DeskLead)), 120)
	s.Put(right-w, 12, w, 34, NewText(style, Words{Text: hour, Font: style.Font(DeskLead), Color: Ink, Align: RightSide, Middle: true}).Named("time"))
	s.Put(right-w, 46, w, 28, NewText(style, Words{Text: date, Font: style.Font(DeskLabel), Color: Ink2, Align: RightSide, Middle: true}).Named("date"))
	return right - w
}

// ActionBarSpec is the desk's lower bar: a status or one quiet sentence at the
// left, at most three buttons, and the primary last at the right.
type ActionBarSpec struct {
	Left      fyne.CanvasObject // a StatusStrip, Counters; nil shows Text
	LeftWidth float32           // of Left, design px; 0: 520
	Text      string
	Buttons   []DeskButton
	Primary   DeskButton // no Text: none
}

// ActionBar is the bar, 1366×96, to be put at 0,672.
func ActionBar(s Style, a ActionBarSpec) *Stage {
	bar := NewStageOf(StageW, 96, StageOptions{Top: true})
	bar.Put(0, 0, StageW, 96, NewPlate(s, Shape{Fill: Surface}))
	bar.Put(0, 0, StageW, 1, NewPlate(s, Shape{Fill: Hair}))
	x := float32(StageW - 40)
	if a.Primary.Text != "" {
		spec := a.Primary.spec(Primary, 24)
		spec.Ink = None
		spec.Radius = 20
		w := ButtonWidth(spec, 34)
		x -= w
		bar.Put(x, 11, w, 78, NewButton(s, spec, a.Primary.OnPress).Named(a.Primary.ID))
		x -= 16
	}
	for i := len(a.Buttons) - 1; i >= 0; i-- {
		b := a.Buttons[i]
		spec := b.spec(Second, 22)
		w := ButtonWidth(spec, 25)
		x -= w
		bar.Put(x, 15, w, 69, NewButton(s, spec, b.OnPress).Named(b.ID))
		x -= 16
	}
	if a.Left == nil {
		bar.Put(40, 0, x-56, 96, NewText(s, Words{Text: a.Text, Font: s.Font(DeskLabel), Color: Ink2, Middle: true}))
		return bar
	}
	if a.LeftWidth == 0 {
		a.LeftWidth = 520
	}
	bar.Put(40, 16, a.LeftWidth, 64, a.Left)
	return bar
}

// StatusStrip says that the disk has it; it appears only then, and stays.
func StatusStrip(s Style, text, when string) *Piece {
	return NewPiece(s, "status", text+" "+when, func(p *Pen) {
		p.glyph(StateArrived, 15, p.H/2, 30)
		p.Words(Box{44, p.H/2 - 26, p.W - 44, 26}, Words{Text: text, Font: Font{Size: 20, Bold: true, Line: 1.3}, Color: Ink, Middle: true})
		p.Words(Box{44, p.H / 2, p.W - 44, 24}, Words{Text: when, Font: p.Font(DeskLabel), Color: Ink2, Middle: true})
	})
}

// Count is one number of the counters.
type Count struct {
	N    int
	Word string
}

// Counters are numbers with their words, hair between; only the first is teal.
func Counters(s Style, counts ...Count) *Piece {
	label := ""
	for _, c := range counts {
		label += itoa(c.N) + " " + c.Word + "; "
	}
	return NewPiece(s, "counters", label, func(p *Pen) {
		x := float32(0)
		for i, c := range counts {
			tone := Ink
			if i == 0 {
				tone = Action
			} else {
				p.Rect(Box{x, p.H/2 - 22, 1, 44}, Shape{Fill: Hair})
				x += 25
			}
			number := p.Font(DeskCounter)
			p.Words(Box{x, 0, 200, p.H}, Words{Text: itoa(c.N), Font: number, Color: tone, Middle: true})
			x += Width(itoa(c.N), number) + 14
			p.Words(Box{x, 0, 300, p.H}, Words{Text: c.Word, Font: p.Font(DeskBody), Color: Ink, Middle: true})
			x += Width(c.Word, p.Font(DeskBody)) + 24
		}
	})
}

// FactSpec is one proposed answer and the button that changes it.
type FactSpec struct {
	ID                   string
	Icon                 string      // on sand
	Picture              image.Image // of the lesson, on amber-soft
	Label, Value, Change string
	OnChange             func() // nil: no button
}

// FactRow is one fact of the opening screen, 756×80.
func FactRow(s Style, f FactSpec) *Stage {
	row := NewStageOf(756, 80, StageOptions{Top: true})
	room := float32(756 - 104)
	if f.OnChange != nil {
		spec := DeskButton{Text: f.Change, OnPress: f.OnChange}.spec(Second, 20)
		w := ButtonWidth(spec, 18)
		row.Put(756-w, 12, w, 57, NewButton(s, spec, f.OnChange).Named(f.ID))
		room -= w + 16
	}
	row.Put(0, 0, 756, 80, NewPiece(s, "text", f.Label+": "+f.Value, func(p *Pen) {
		tile := Shape{Fill: Sand, Radius: 20}
		if f.Picture != nil {
			tile.Fill = AmberSoft
		}
		p.Rect(Box{0, 0, 80, 80}, tile)
		if f.Icon != "" {
			p.Icon(f.Icon, Square(40, 40, 40), Action)
		}
		p.Picture(f.Picture, Square(40, 40, 52), 1)
		p.Words(Box{104, 8, room, 28}, Words{Text: f.Label, Font: p.Font(DeskLabel), Color: Ink2, Middle: true})
		value := fitted(Font{Size: 28, Bold: true, Line: 1.2}, f.Value, room, 22)
		p.Words(Box{104, 36, room, 40}, Words{Text: f.Value, Font: value, Color: Ink, Middle: true})
	}))
	return row
}
