package ui

import (
	"fmt"
	"image"
	"strconv"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Home is where every evening starts and every person ends. What one finds oneself by stands on it, so that one's lesson is two presses away.
//
// Ids: home.find, group.0…, cards.0…, home.name, home.type, home.first, home.try, home.facilitator, home.lang.

// fewSorts of cards fit beside home's picture, in two rows.
const fewSorts = 6

// homeBottom is where all of home ends but its doors.
const homeBottom = 620

func (p *painter) home(v flow.View, s flow.Home) scene {
	b := p.learner(v, railSpec{sign: true})
	w := [...]float32{624, 734, 830}[b.size()]
	b.greeting(w)
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	if len(s.Cards) > fewSorts { // more sorts of cards than fit beside the picture
		w = bodyW
	} else {
		picX := bodyX + w + columnGap
		picture := homePicture[b.size()]()
		b.put(picX, headY, bodyRight-picX, homeBottom-headY, kit.PicturePanel(b.style, kit.PanelSpec{Picture: picture, Alt: b.t("learner.homePicture"), Cover: true, Bare: true}))
	}
	top := b.homeFinding(w, s)
	const invited, leaf = 184, 144 // where the card begins under an invitation; the leaf needs as much
	from := float32(invited)
	if top-columnGap/2-from < leaf+24 {
		from = 112
	} else {
		b.invitation(w, s)
	}
	b.evening(kit.Box{X: bodyX, Y: from, W: w, H: min(208, top-columnGap/2-from)}, s)
	b.homeDoors(s)
	return b.scene(mainScreen, nil)
}

// homePicture is the picture of home as each text size shows it: with less room the lamp stays and the hall goes.
var homePicture = [3]func() image.Image{
	cropped("home-low", 0, 1),
	cropped("home-low", 0.1, 0.9),
	cropped("home-low", 0.06, 0.7),
}

func (b *board) greeting(w float32) {
	title := b.style.Font(kit.Display).Sized([...]float32{64, 66, 72}[b.size()])
	b.put(bodyX, headY-2, w, 80, kit.NewText(b.style, kit.Words{Text: b.t("learner.greeting"), Font: title, Color: kit.Ink, Middle: true}))
}

// invitation says what to do first.
func (b *board) invitation(w float32, s flow.Home) {
	key := "learner.invite"
	if s.People == 0 {
		key = "learner.nobodyYet"
	}
	font := b.style.Font(kit.Body).Sized([...]float32{30, 36, 45}[b.size()])
	font.Line = 1.25
	b.put(bodyX, 108, w, 60, kit.NewText(b.style, kit.Words{Text: b.t(key), Font: font, Color: kit.Ink2}))
}

// evening is the card that says which evening it is and what is taught.
func (b *board) evening(at kit.Box, s flow.Home) {
	m := assets.NewMessages(b.style.Lang)
	const leafW, leafH, left = 128, 144, 193
	b.put(at.X, at.Y, at.W, at.H, kit.NewCard(b.style))
	high := min(leafH, at.H-24)
	b.put(at.X+33, at.Y+(at.H-high)/2, leafW, high, kit.CalendarLeaf(b.style, m, s.Today.Time()))
	lines := []kit.Words{
		{Text: b.when(s), Font: kit.Font{Size: [...]float32{26, 30, 36}[b.size()], Bold: true, Line: 1.25}, Color: kit.Ink2},
		{Text: s.Hall, Font: kit.Font{Size: [...]float32{26, 30, 36}[b.size()], Line: 1.25}, Color: kit.Ink2},
	}
	if s.Lesson != nil {
		title := kit.Words{Text: b.text(s.Lesson.Title), Font: kit.Font{Size: [...]float32{34, 40, 46}[b.size()], Bold: true, Line: 1.2}, Color: kit.Ink}
		lines = []kit.Words{lines[0], title, lines[1]}
	} else {
		lines[1].Font.Bold, lines[1].Color = true, kit.Ink
	}
	room, gap := at.W-left-24, float32(6)
	for len(lines) > 1 && height(lines, room, gap) > at.H-16 { // a long title takes the hall's line: whoever reads this stands in the hall
		if gap == 0 {
			lines = lines[:len(lines)-1]
		}
		gap = 0
	}
	if height(lines, room, gap) > at.H-12 {
		lines = lines[:1]
	}
	b.column(at.X+left, at.Y+(at.H-height(lines, room, gap))/2, room, gap, lines)
}

// height is how high texts stand under one another.
func height(texts []kit.Words, w, gap float32) (sum float32) {
	for i, t := range texts {
		if i > 0 {
			sum += gap
		}
		sum += kit.Height(t, w)
	}
	return sum
}

// column puts texts under one another and returns where they end.
func (b *board) column(x, y, w, gap float32, texts []kit.Words) float32 {
	for _, t := range texts {
		high := kit.Height(t, w)
		b.put(x, y, w, high, kit.NewText(b.style, t))
		y += high + gap
	}
	return y - gap
}

func (b *board) when(s flow.Home) string {
	switch {
	case s.Class:
		return b.t("learner.classNow")
	case s.Lesson == nil:
		return b.t("learner.today")
	case s.Minute < 0:
		return b.t("learner.tonight")
	}
	return b.t("learner.tonightAt", "time", b.clock(s.Minute))
}

// clock writes a minute of the day: "19 giờ 30", "19:30".
func (p *painter) clock(minute int) string {
	if minute%60 == 0 {
		return p.t("learner.hour", "hour", minute/60)
	}
	return p.t("learner.hourMinute", "hour", minute/60, "minute", twoDigits(minute%60))
}

func digits(n int) string { return strconv.Itoa(n) }

func twoDigits(n int) string {
	if n < 10 {
		return "0" + digits(n)
	}
	return digits(n)
}

// homeFinding is what one finds oneself by, and returns where it begins: letters, sorts of cards or colours on a panel; "Tìm tên của tôi" where
// one list holds everybody; the facilitator's door while nobody is known.
func (b *board) homeFinding(w float32, s flow.Home) float32 {
	switch {
	case s.People > 0 && len(s.Groups) > 1:
		return b.letterPanel(w, s.Groups)
	case s.People > 0 && len(s.Cards) > 0:
		return b.cardPanel(w, s)
	}
	const y, high = 416, 200
	big := kit.ButtonSpec{
		Font: kit.Font{Size: [...]float32{44, 50, 56}[b.size()], Bold: true, Line: 1.2},
		Icon: "person", Disc: true, IconSize: 56, Trail: "next", Text: b.t("learner.findMyName"),
	}
	id, action := "home.find", flow.Action(flow.FindMyName{})
	if s.People == 0 {
		big.Text, big.Icon = b.t("learner.facilitatorDoor"), "lock"
		id, action = "home.facilitator", flow.ForFacilitator{}
	}
	b.put(bodyX, y, w, high, kit.NewButton(b.style, big, b.send(action)).Named(id))
	return y
}

// panelPad is kept free round the tiles of home's panel.
const panelPad = 20

// panel is home's primary where it is several tiles: a plate with a question over a grid of them. It ends where home's body ends, and returns
// the tiles' places and where it begins.
func (b *board) panel(w float32, title string, n, columns int, high float32) (places []kit.Box, top float32) {
	const gap = 12
	rows := (n + columns - 1) / columns
	words := kit.Words{Text: title, Font: kit.Font{Size: [...]float32{32, 38, 46}[b.size()], Bold: true, Line: 1.25}, Color: kit.OnAction, Middle: true}
	head := words.Font.Height() + 4
	tall := panelPad + head + gap + high*float32(rows) + gap*float32(rows-1) + panelPad
	top = homeBottom - tall
	b.put(bodyX, top, w, tall, kit.NewPlate(b.style, kit.Shape{Fill: kit.Action, Radius: 28}))
	b.put(bodyX+panelPad+4, top+panelPad-4, w-2*panelPad-4, head, kit.NewText(b.style, words))
	wide := (w - 2*panelPad - gap*float32(columns-1)) / float32(columns)
	for i := range n {
		x, y := bodyX+panelPad+(wide+gap)*float32(i%columns), top+panelPad+head+gap+(high+gap)*float32(i/columns)
		places = append(places, kit.Box{X: x, Y: y, W: wide, H: high})
	}
	return places, top
}

// letterPanel are the first letters of given names. One row has up to five; more stand in two.
func (b *board) letterPanel(w float32, groups []flow.NameGroup) float32 {
	columns, high := len(groups), float32(104)
	if columns > 5 {
		columns, high = (columns+1)/2, 88
	}
	places, top := b.panel(w, b.t("learner.yourLetter"), len(groups), columns, high)
	for i, g := range groups {
		b.tile(places[i], kit.LetterGroup(b.style, letters(g), false, b.send(flow.GroupChosen{I: i})).Named(fmt.Sprintf("group.%d", i)))
	}
	return top
}

// cardPanel are the sorts of pictures, or the colours.
func (b *board) cardPanel(w float32, s flow.Home) float32 {
	title, n := b.t("learner.yourPicture"), len(s.Cards)
	if s.Finding == flow.ByColour {
		title = b.t("learner.yourColour")
	}
	columns, high := min(n, 3), [...]float32{88, 92, 100}[b.size()]
	if n > fewSorts {
		columns = (n + 1) / 2
	}
	places, top := b.panel(w, title, n, columns, high)
	for i, g := range s.Cards {
		b.tile(places[i], b.cardGroup(s.Finding, g, b.send(flow.CardGroupChosen{I: i})).Named(fmt.Sprintf("cards.%d", i)))
	}
	return top
}

// homeDoors are the quiet ways from home, along its foot.
func (b *board) homeDoors(s flow.Home) {
	type door struct {
		id     string
		share  float32
		spec   kit.ButtonSpec
		action flow.Action
	}
	var doors []door
	add := func(yes bool, d door) {
		if yes {
			doors = append(doors, d)
		}
	}
	byName := s.Finding == flow.ByName
	add(s.People > 0 && byName, door{"home.type", 206, kit.ButtonSpec{Text: b.t("learner.typeNameLines"), Icon: "keyboard"}, flow.TypeMyName{}})
	add(s.People > 0 && !byName, door{"home.name", 236, kit.ButtonSpec{Text: b.t("learner.findByName"), Icon: "person"}, flow.FindMyName{}})
	add(s.FirstSteps, door{"home.first", 240, kit.ButtonSpec{Text: b.t("learner.firstSteps"), Picture: assets.Picture("finger", false), IconSize: 44}, flow.ToFirstSteps{}})
	add(true, door{"home.try", 172, kit.ButtonSpec{Text: b.t("learner.tryIt"), Picture: assets.Picture("book", false), IconSize: 44}, flow.TryIt{}})
	add(s.People > 0, door{"home.facilitator", 252, kit.ButtonSpec{Text: b.t("learner.facilitatorLines"), Icon: "lock"}, flow.ForFacilitator{}})
	add(true, door{"home.lang", 190, kit.ButtonSpec{Text: b.t("learner.otherLanguage"), Icon: "globe"}, flow.ToggleLang{}})
	var shares float32
	for _, d := range doors {
		shares += d.share
	}
	x, room := float32(bodyX), bodyW-16*float32(len(doors)-1)
	for _, d := range doors {
		d.spec.Kind, d.spec.Font = kit.Second, b.style.Font(kit.RailText)
		wide := room * d.share / shares
		b.put(x, actionY, wide, actionH, kit.NewButton(b.style, d.spec, b.send(d.action)).Named(d.id))
		x += wide + 16
	}
}
