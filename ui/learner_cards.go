package ui

import (
	"fmt"
	"image"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Cards is the list in which a learner finds their picture, or their number: first the sort or the colour, unless it was pressed on home,
// then the card itself with the name small under it.
//
// Ids: cards.0…, name.<learner id>, cards.name, sheet.back, sheet.on.

func (p *painter) cards(v flow.View, s flow.Cards) scene {
	b := p.learner(v, railSpec{})
	b.cardTitle(s)
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	if s.Chosen < 0 {
		b.cardSorts(s)
		return b.scene(mainScreen, nil)
	}
	columns, rows := 4, 3
	if s.Finding == flow.ByColour {
		columns, rows = [...]int{6, 5, 4}[b.size()], [...]int{4, 3, 3}[b.size()]
	}
	for i, who := range s.People {
		at := tileAt(i, columns, rows)
		b.tile(at, b.cardTile(s.Finding, who, at.W).Named(nameID(who)))
	}
	b.sheets(flow.Names{Page: s.Page, Pages: s.Pages})
	return b.scene(mainScreen, nil)
}

// cardTitle asks for the card, with the sort or the colour that was chosen, and offers the list of names.
func (b *board) cardTitle(s flow.Cards) {
	key := "learner.yourPicture"
	switch chosen := s.Chosen >= 0; {
	case chosen && s.Finding == flow.ByColour:
		key = "learner.whichNumber"
	case chosen:
		key = "learner.whichPicture"
	case s.Finding == flow.ByColour:
		key = "learner.yourColour"
	}
	text := b.t(key)
	if len(s.With) > 0 && s.Chosen < 0 {
		text = b.t("learner.whoJoins", "who", lowerFirst(b.calledAll(s.With)))
	}
	byName := kit.ButtonSpec{Kind: kit.Second, Text: b.t("learner.findByName"), Icon: "person", Font: b.style.Font(kit.RailText)}
	w := [...]float32{240, 260, 280}[b.size()]
	if !b.covered() {
		b.put(bodyRight-w, headY, w, actionH, kit.NewButton(b.style, byName, b.send(flow.FindMyName{})).Named("cards.name"))
	}
	left := float32(bodyX)
	if s.Chosen >= 0 && s.Chosen < len(s.Groups) {
		if img := b.groupPicture(s.Finding, s.Groups[s.Chosen]); img != nil {
			b.put(left, headY+12, 80, 80, kit.NewPicture(b.style, img, b.groupWord(s.Finding, s.Groups[s.Chosen])))
			left += 96
		}
	}
	words := kit.Words{Text: text, Font: kit.Font{Size: [...]float32{41, 44, 50}[b.size()], Bold: true, Line: 1.15}, Color: kit.Ink, Middle: true, Balance: true}
	room := bodyRight - w - 24 - left
	for words.Font.Size > 36 && kit.Height(words, room) > actionH {
		words.Font.Size--
	}
	b.put(left, headY, room, actionH, kit.NewText(b.style, words))
}

// cardSorts are the sorts or colours over the whole body.
func (b *board) cardSorts(s flow.Cards) {
	n := len(s.Groups)
	columns := 3
	if n > 6 {
		columns = 4
	}
	rows := max(2, (n+columns-1)/columns)
	for i, g := range s.Groups {
		b.tile(tileAt(i, columns, rows), b.cardGroup(s.Finding, g, b.send(flow.CardGroupChosen{I: i})).Named(fmt.Sprintf("cards.%d", i)))
	}
}

// groupWord names a sort or a colour.
func (p *painter) groupWord(f flow.Finding, g flow.CardGroup) string {
	if len(g.Cards) == 0 {
		return ""
	}
	if c := g.Cards[0]; f == flow.ByColour {
		return upperFirst(p.t("cards.colour." + assets.CardColours[c.Colour%len(assets.CardColours)]))
	}
	return p.t("cards.sort." + assets.CardSorts[g.Cards[0].Picture/flow.CardSheet%len(assets.CardSorts)])
}

// groupPicture stands for a sort or a colour.
func (p *painter) groupPicture(f flow.Finding, g flow.CardGroup) image.Image {
	if len(g.Cards) == 0 {
		return nil
	}
	return p.cardPicture(f, g.Cards[0])
}

// cardWord is a card in words: "con cá", "vàng số 5".
func (p *painter) cardWord(f flow.Finding, c flow.Card) string {
	if f == flow.ByColour {
		return p.t("cards.number", "colour", p.t("cards.colour."+assets.CardColours[c.Colour%len(assets.CardColours)]), "i", c.Number)
	}
	return p.t("cards.picture." + assets.CardNames[c.Picture%len(assets.CardNames)])
}

// cardPicture is a card's picture, or the shape of its colour.
func (p *painter) cardPicture(f flow.Finding, c flow.Card) image.Image {
	if f == flow.ByColour {
		return assets.CardColour(c.Colour)
	}
	return assets.Card(c.Picture)
}

// cardGroup is a sort by its first pictures, or a colour by its shape, and its word: colour alone tells nothing.
func (b *board) cardGroup(f flow.Finding, g flow.CardGroup, press func()) *kit.Press {
	spec := kit.CardGroupSpec{Word: b.groupWord(f, g)}
	if f == flow.ByColour {
		spec.Beside = true
		spec.Pictures = []image.Image{b.groupPicture(f, g)}
	} else {
		for _, c := range g.Cards {
			spec.Pictures = append(spec.Pictures, assets.Card(c.Picture))
		}
	}
	return kit.CardGroup(b.style, spec, press)
}

// cardTile is one person by their card, with as much of the name as fits on the tile's line.
func (b *board) cardTile(f flow.Finding, who flow.Person, room float32) *kit.Press {
	spec := kit.CardSpec{Name: shortName(who.Display, b.style.Font(kit.Note), room-24), Label: b.cardWord(f, who.Card) + ", " + who.Display}
	if f == flow.ByColour {
		spec.Number, spec.Picture = who.Card.Number, assets.CardColour(who.Card.Colour)
	} else {
		spec.Picture = assets.Card(who.Card.Picture)
	}
	return kit.CardTile(b.style, spec, b.send(flow.PersonChosen{ID: who.ID}))
}
