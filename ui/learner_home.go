package ui

import (
	"image"
	"strconv"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Home is where every evening starts and every person ends.
//
// Ids: home.find, home.type, home.try, home.facilitator, home.lang.

func (p *painter) home(v flow.View, s flow.Home) scene {
	b := p.learner(v, railSpec{sign: true})
	w := [...]float32{624, 734, 830}[b.size()]
	b.greeting(w)
	if b.covered() {
		b.notices(true)
		return b.scene(mainScreen, nil)
	}
	picX := bodyX + w + columnGap
	picture := homePicture[b.size()]()
	b.put(picX, headY, bodyRight-picX, 720, kit.PicturePanel(b.style, kit.PanelSpec{Picture: picture, Alt: b.t("learner.homePicture"), Cover: true, Bare: true}))
	b.invitation(w, s)
	b.evening(w, s)
	b.homePrimary(w, s)
	b.homeDoors(w, s)
	return b.scene(mainScreen, nil)
}

// homePicture is the picture of home as each text size shows it: with less room the lamp stays and the hall goes.
var homePicture = [3]func() image.Image{
	func() image.Image { return assets.Picture("home", false) },
	cropped("home", 0.1, 0.9),
	cropped("home", 0.06, 0.61),
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
func (b *board) evening(w float32, s flow.Home) {
	m := assets.NewMessages(b.style.Lang)
	const y, high = 184, 208
	b.put(bodyX, y, w, high, kit.NewCard(b.style))
	b.put(bodyX+33, y+32, 128, 144, kit.CalendarLeaf(b.style, m, s.Today.Time()))
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
	const left = 193
	room := w - left - 24
	if height(lines, room, 6) > high-20 { // a long title takes the hall's line: whoever reads this stands in the hall
		lines = lines[:len(lines)-1]
	}
	top := y + (high-height(lines, room, 6))/2
	b.column(bodyX+left, top, room, 6, lines)
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

// homePrimary is "Tìm tên của tôi", or the facilitator's door while nobody is known.
func (b *board) homePrimary(w float32, s flow.Home) {
	big := kit.ButtonSpec{
		Font: kit.Font{Size: [...]float32{44, 50, 56}[b.size()], Bold: true, Line: 1.2},
		Icon: "person", Disc: true, IconSize: 56, Trail: "next", Text: b.t("learner.findMyName"),
	}
	id, action := "home.find", flow.Action(flow.FindMyName{})
	if s.People == 0 {
		big.Text, big.Icon = b.t("learner.facilitatorDoor"), "lock"
		id, action = "home.facilitator", flow.ForFacilitator{}
	}
	b.put(bodyX, 416, w, 200, kit.NewButton(b.style, big, b.send(action)).Named(id))
}

// homeDoors are the three quiet ways from home.
func (b *board) homeDoors(w float32, s flow.Home) {
	font := b.style.Font(kit.RailText)
	type door struct {
		id     string
		share  float32
		spec   kit.ButtonSpec
		action flow.Action
	}
	doors := []door{{"home.try", 192, kit.ButtonSpec{Text: b.t("learner.tryIt"), Picture: assets.Picture("book", false), IconSize: 44}, flow.TryIt{}}}
	if s.People > 0 {
		doors = append(doors, door{"home.facilitator", 224, kit.ButtonSpec{Text: b.t("learner.facilitatorLines"), Icon: "lock"}, flow.ForFacilitator{}})
	}
	doors = append(doors, door{"home.lang", 176, kit.ButtonSpec{Text: b.t("learner.otherLanguage"), Icon: "globe"}, flow.ToggleLang{}})
	var shares float32
	for _, d := range doors {
		shares += d.share
	}
	x, room := float32(bodyX), w-16*float32(len(doors)-1)
	for _, d := range doors {
		d.spec.Kind, d.spec.Font = kit.Second, font
		wide := room * d.share / shares
		b.put(x, actionY, wide, actionH, kit.NewButton(b.style, d.spec, b.send(d.action)).Named(d.id))
		x += wide + 16
	}
}
