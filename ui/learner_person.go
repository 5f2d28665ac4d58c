package ui

import (
	"image"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// male is record.Male; this room sees values of the record's types but not its names.
const male = 2

// called is how a person is spoken to at the head of a sentence: "Bà Lan", or the name alone where no address is known.
func (p *painter) called(who flow.Person) string {
	name := who.Given
	if name == "" {
		name = who.Display
	}
	if who.Address == "" {
		return name
	}
	return p.t("learner.address."+who.Address) + " " + name
}

// calledAll joins everybody who sits here: "Bà Lan và ông Ba"; empty for nobody.
func (p *painter) calledAll(who []flow.Person) string {
	var all strings.Builder
	for i, one := range who {
		name := p.called(one)
		switch {
		case i == 0:
		case i == len(who)-1:
			all.WriteString(" " + p.t("learner.and") + " ")
		default:
			all.WriteString(", ")
		}
		if i > 0 && one.Address != "" {
			name = lowerFirst(name)
		}
		all.WriteString(name)
	}
	return all.String()
}

// pronoun is the word for those who sit here inside a sentence: "bà", and "cô bác" for several or for a stranger.
func (p *painter) pronoun(who []flow.Person) string {
	if len(who) == 1 && who[0].Address != "" {
		return lowerFirst(p.t("learner.pronoun." + who[0].Address))
	}
	return p.t("learner.pronoun")
}

func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[size:]
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// faceOf is a person's portrait.
func (p *painter) faceOf(who flow.Person) image.Image {
	name := "younger-"
	if who.Elder {
		name = "elder-"
	}
	if who.Sex == male {
		return assets.Picture(name+"man", p.style.Dark)
	}
	return assets.Picture(name+"woman", p.style.Dark)
}

// birthplace is what tells namesakes apart: "1954 · thôn 2".
func birthplace(p *painter, who flow.Person) string {
	var parts []string
	if who.Year > 0 {
		parts = append(parts, digits(who.Year))
	}
	if who.Hamlet != "" {
		parts = append(parts, who.Hamlet)
	}
	if len(parts) == 0 {
		return p.t("learner.yearUnknown")
	}
	return strings.Join(parts, " · ")
}

// portrait is who is learning, 144×132: one face as drawn by the kit, two or three smaller ones, or the sign of trying.
func (p *painter) portrait(who []flow.Person) fyne.CanvasObject {
	switch len(who) {
	case 0:
		return kit.Portrait(p.style, kit.Person{Name: p.t("learner.trying")})
	case 1:
		return kit.Portrait(p.style, kit.Person{Name: p.called(who[0]), Picture: p.faceOf(who[0])})
	}
	return kit.NewPiece(p.style, "picture", p.calledAll(who), func(pen *kit.Pen) { p.drawFaces(pen, pen.Box(), who) }).Named("who")
}

// seatButton is the portrait where pressing it shows who sits here: everywhere but in front of the class, who may all answer together, and where
// nobody has given a name.
func (p *painter) seatButton(v flow.View, who []flow.Person) fyne.CanvasObject {
	switch {
	case len(who) == 0 && before(v.Main):
		return kit.Portrait(p.style, kit.Person{Name: p.t("learner.wholeClass"), Many: true})
	case len(who) == 0 || before(v.Main):
		return p.portrait(who)
	}
	return kit.SeatButton(p.style, p.calledAll(who), func(pen *kit.Pen, at kit.Box) { p.drawFaces(pen, at, who) }, p.send(flow.ToBench{})).Named("rail.who")
}

// before tells whether a screen is a learner's in front of the class.
func before(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.Question:
		return s.Relay
	case flow.Practice:
		return s.Relay
	}
	return false
}

// drawFaces puts one person over their name, two beside each other with their names beneath, three under one another with their given names
// beside them.
func (p *painter) drawFaces(pen *kit.Pen, at kit.Box, who []flow.Person) {
	switch len(who) {
	case 1:
		const line = 38
		side := at.H - line - 2
		p.drawFace(pen, who[0], at.X+at.W/2, at.Y+side/2, side)
		p.oneLine(pen, kit.Box{X: at.X, Y: at.Y + at.H - line + 2, W: at.W, H: line}, kit.Words{Text: p.called(who[0]), Align: kit.Centre})
		return
	case 2:
		const line = 29
		side := at.H - 2*line - 2
		for i, one := range who {
			p.drawFace(pen, one, at.X+at.W*(0.25+0.5*float32(i)), at.Y+side/2, side)
			p.oneLine(pen, kit.Box{X: at.X, Y: at.Y + side + 3 + line*float32(i), W: at.W, H: line}, kit.Words{Text: p.called(one), Align: kit.Centre})
		}
		return
	}
	step := at.H / float32(len(who))
	for i, one := range who {
		side := step - 3
		top := at.Y + step*float32(i)
		p.drawFace(pen, one, at.X+side/2+1, top+step/2, side)
		name := one.Given
		if name == "" {
			name = one.Display
		}
		p.oneLine(pen, kit.Box{X: at.X + side + 10, Y: top, W: at.W - side - 10, H: step}, kit.Words{Text: name})
	}
}

// oneLine sets a name of the rail, 24 high or as much less as it needs.
func (p *painter) oneLine(pen *kit.Pen, at kit.Box, w kit.Words) {
	w.Font, w.Color, w.Middle = p.style.Font(kit.RailText), kit.Ink, true
	for w.Font.Size > 22 && kit.Width(w.Text, w.Font) > at.W {
		w.Font.Size--
	}
	pen.Words(at, w)
}

func (p *painter) drawFace(pen *kit.Pen, who flow.Person, cx, cy, side float32) {
	pen.Disc(cx, cy, side, kit.Shape{Fill: kit.AmberSoft, Edge: kit.Amber, EdgeWidth: 4})
	p.drawFeatures(pen, who, cx, cy, side)
}

// drawFeatures is what is inside a portrait's ring; a stranger is the line icon.
func (p *painter) drawFeatures(pen *kit.Pen, who flow.Person, cx, cy, side float32) {
	if who.Given == "" && who.Display == "" {
		pen.Icon("person", kit.Square(cx, cy, side*0.55), kit.Action)
		return
	}
	pen.Picture(p.faceOf(who), kit.Square(cx, cy, side*0.62), 1)
}
