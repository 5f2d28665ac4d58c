package ui

import (
	"fmt"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Names is the list in which a learner finds their own name.
//
// Ids: group.0…, name.<learner id>, names.absent, sheet.back, sheet.on.

// nameGrid is how tiles lie at each text size, "Không thấy tên tôi" being the last of them.
var nameGrid = [3]struct{ columns, rows int }{{4, 6}, {3, 5}, {2, 5}}

const namesTop = 156

func (p *painter) names(v flow.View, s flow.Names) scene {
	b := p.learner(v, railSpec{})
	right := b.nameTitle(s)
	if !b.coveredWhole() {
		b.nameGroups(s, right)
	}
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	grid := nameGrid[b.size()]
	at := func(i int) kit.Box { return tileAt(i, grid.columns, grid.rows) }
	for i, who := range s.People {
		tile := kit.NameTile(b.style, kit.NameSpec{Name: who.Display, Note: birthplace(p, who)}, b.send(flow.PersonChosen{ID: who.ID}))
		b.tile(at(i), tile.Named(nameID(who)))
	}
	absent := kit.ButtonSpec{Kind: kit.TintButton, Text: b.t("learner.notMyName"), Icon: "question", Font: b.style.Font(kit.RailText)}
	b.tile(at(grid.columns*grid.rows-1), kit.NewButton(b.style, absent, b.send(flow.TypeMyName{})).Named("names.absent"))
	b.sheets(s)
	return b.scene(mainScreen, nil)
}

func (b *board) tile(at kit.Box, o fyne.CanvasObject) { b.put(at.X, at.Y, at.W, at.H, o) }

// nameID is the id of a person's tile.
func nameID(who flow.Person) string { return fmt.Sprintf("name.%v", who.ID) }

// tileAt is the place of tile i in a grid of names.
func tileAt(i, columns, rows int) kit.Box {
	const gapX, gapY = 16, 12
	w := (bodyW - gapX*float32(columns-1)) / float32(columns)
	h := (screenBottom - namesTop - gapY*float32(rows-1)) / float32(rows)
	return kit.Box{X: bodyX + float32(i%columns)*(w+gapX), Y: namesTop + float32(i/columns)*(h+gapY), W: w, H: h}
}

// nameTitle asks for the name and returns where the groups may begin.
func (b *board) nameTitle(s flow.Names) float32 {
	text := b.t("learner.whatName")
	if len(s.With) > 0 {
		text = b.t("learner.whoJoins", "who", lowerFirst(b.calledAll(s.With)))
	}
	words := kit.Words{Text: text, Font: kit.Font{Size: [...]float32{41, 44, 48}[b.size()], Bold: true, Line: 1.15}, Color: kit.Ink, Middle: true, Balance: true}
	room := float32(400)
	if len(s.Groups) < 2 {
		room = bodyW
	}
	w := min(room, kit.Width(text, words.Font)+2)
	high := float32(actionH)
	if s.Pages > 1 { // which sheet of the group this is
		high = 66
		note := kit.Words{Text: b.t("learner.sheet", "i", s.Page, "of", s.Pages), Font: b.style.Font(kit.Note), Color: kit.Ink2, Middle: true}
		b.put(bodyX, headY+high, room, actionH-high, kit.NewText(b.style, note))
		words.Font = kit.Font{Size: 36, Bold: true, Line: 1.15}
	}
	for words.Font.Size > 36 && kit.Height(words, w) > high { // two lines in a head made for one
		words.Font.Size--
	}
	b.put(bodyX, headY, w, high, kit.NewText(b.style, words))
	return bodyX + w + 24
}

// nameGroups are the letters at the top, right of the title: one row, or two where there are many.
func (b *board) nameGroups(s flow.Names, from float32) {
	const gap, least, most = 12, 96, 144
	n := len(s.Groups)
	if n < 2 {
		return
	}
	perRow, high := n, float32(actionH)
	fit := func() float32 { return min(most, (bodyRight-from+gap)/float32(perRow)-gap) }
	w := fit()
	if w < least {
		perRow, high = (n+1)/2, 54
		w = fit()
	}
	left := bodyRight + gap - float32(perRow)*(w+gap)
	for i, g := range s.Groups {
		x, y := left+float32(i%perRow)*(w+gap), headY+float32(i/perRow)*(high+gap)
		b.put(x, y, w, high, kit.LetterGroup(b.style, letters(g), i == s.Chosen, b.send(flow.GroupChosen{I: i})).Named(fmt.Sprintf("group.%d", i)))
	}
}

// letters names a group on its tile: A – Đ. Two digraphs stand close, Ng–Nh, so that they stay on one line in the largest type.
func letters(g flow.NameGroup) string {
	switch {
	case g.First == g.Last || g.Last == "":
		return g.First
	case utf8.RuneCountInString(g.First) == 2 && utf8.RuneCountInString(g.Last) == 2:
		return g.First + "–" + g.Last
	}
	return g.First + " – " + g.Last
}

// sheets are the two arrows for a group with more names than tiles; they stand where a learner's portrait will be.
func (b *board) sheets(s flow.Names) {
	arrow := func(y float32, id, text, icon string, by int) {
		spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconSize: 30, Font: kit.Font{Size: 22, Bold: true, Line: 1, Role: kit.RailText}}
		b.put(railX, y, railW, 60, kit.NewButton(b.style, spec, b.send(flow.Sheet{By: by})).Named(id))
	}
	if s.Page > 1 {
		arrow(faceY, "sheet.back", b.t("learner.namesBefore"), "chevron-left", -1)
	}
	if s.Page < s.Pages {
		arrow(faceY+faceH-60, "sheet.on", b.t("learner.namesAfter"), "chevron-right", 1)
	}
}
