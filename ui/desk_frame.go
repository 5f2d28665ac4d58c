package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"dendau/assets"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The frame of a facilitator's screen: header, body, action bar. Its type is fixed; only learners' text grows.
//
// Ids: back, notice.dismiss, time, date.

// The zones of LOOK-facilitator.md.
const (
	deskLeft, deskRight = 40, kit.StageW - 40
	deskTop, deskBottom = 88, 656
	deskBarY            = 672
	deskGap             = 24
)

// desk is a facilitator's screen while it is built.
type desk struct {
	*painter
	stage *kit.Stage
	view  flow.View
	words *assets.Messages
}

func (p *painter) desk(v flow.View) *desk {
	q := *p
	q.style.Scale = 0
	return &desk{painter: &q, stage: kit.NewStage(), view: v, words: assets.NewMessages(q.style.Lang)}
}

func (d *desk) put(x, y, w, h float32, o fyne.CanvasObject) { d.stage.Put(x, y, w, h, o) }

// say puts a text of one role in ink.
func (d *desk) say(x, y, w, h float32, r kit.Role, text string) {
	d.write(x, y, w, h, kit.Words{Text: text, Font: d.style.Font(r), Color: kit.Ink, Middle: true})
}

// note puts a quiet text.
func (d *desk) note(x, y, w, h float32, text string) {
	d.write(x, y, w, h, kit.Words{Text: text, Font: d.style.Font(kit.DeskLabel), Color: kit.Ink2, Middle: true})
}

func (d *desk) write(x, y, w, h float32, words kit.Words) {
	d.put(x, y, w, h, kit.NewText(d.style, words))
}

func (d *desk) card(x, y, w, h float32) { d.put(x, y, w, h, kit.NewCard(d.style)) }

// second puts a second-rank button with its icon at the left.
func (d *desk) second(x, y, w, h float32, id, text, icon string, a flow.Action) {
	spec := kit.ButtonSpec{Kind: kit.Second, Text: text, Icon: icon, IconSize: 28, Font: bold(22), Radius: 16, Ink: kit.Ink}
	d.put(x, y, w, h, kit.NewButton(d.style, spec, d.send(a)).Named(id))
}

func bold(size float32) kit.Font  { return kit.Font{Size: size, Bold: true, Line: 1.25} }
func plain(size float32) kit.Font { return kit.Font{Size: size, Line: 1.4} }

// headSpec is a header; back is where its button leads, empty for the lamp.
type headSpec struct {
	back, title, sub string
	lead             bool // sub is the instruction of the screen
	buttons          []kit.DeskButton
}

func (d *desk) head(h headSpec) {
	d.put(0, 0, kit.StageW, deskTop, kit.TopBar(d.style, kit.TopBarSpec{
		Back: h.back, OnBack: d.send(flow.Back{}), Title: h.title, Sub: h.sub, Lead: h.lead, Buttons: h.buttons,
		Time: assets.Clock(d.view.Now), Date: d.words.LongDate(d.view.Now),
	}))
}

func (d *desk) button(id, text, icon string, a flow.Action) kit.DeskButton {
	return kit.DeskButton{ID: id, Text: text, Icon: icon, OnPress: d.send(a)}
}

// bar is the action bar; a notice takes its place until it was read.
func (d *desk) bar(a kit.ActionBarSpec) {
	if d.view.Notice == nil {
		d.put(0, deskBarY, kit.StageW, 96, kit.ActionBar(d.style, a))
		return
	}
	d.notice()
}

// notice is one plain sentence over the lower edge, with the button that takes it away.
func (d *desk) notice() {
	const y, h = deskBarY - 8, 104
	d.put(0, y, kit.StageW, h, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberSoft}))
	d.put(0, y, kit.StageW, 4, kit.NewPlate(d.style, kit.Shape{Fill: kit.AmberEdge}))
	d.put(deskLeft, y+30, 48, 48, kit.NewIcon(d.style, "bulb", kit.AmberEdge))
	// Second rank: on some screens the primary stays where it is.
	spec := kit.ButtonSpec{Kind: kit.Second, Text: d.t("facilitator.understood"), Icon: "check", IconSize: 30, Font: bold(24), Radius: 16}
	w := kit.ButtonWidth(spec, 34)
	d.put(deskRight-w, y+15, w, 78, kit.NewButton(d.style, spec, d.send(flow.Dismiss{})).Named("notice.dismiss"))
	words := kit.Words{Text: d.t(d.view.Notice.Key, d.view.Notice.Args), Font: bold(22), Color: kit.Ink, Middle: true}
	d.write(deskLeft+72, y+4, deskRight-w-24-deskLeft-72, h-4, words)
}

// deskAround is what stands on every facilitator's screen, and what this one has besides.
type deskAround struct {
	minute time.Time
	notice *flow.Notice
	rest   any
}

// scene ends the screen: as long as rest gives the same value, change shows a new view; otherwise it is drawn anew.
func (d *desk) scene(rest func(flow.View) any, change func(flow.View)) scene {
	return scene{stage: d.stage, update: follow(d.view, func(v flow.View) any {
		return deskAround{v.Now.Truncate(time.Minute), v.Notice, rest(v)}
	}, change)}
}

// still ends a screen in which nothing changes in place.
func (d *desk) still() scene { return d.scene(mainScreen, nil) }

// slot is a place on the stage whose piece is exchanged.
type slot struct {
	*kit.Stage
	w, h float32
}

func newSlot(w, h float32) slot { return slot{kit.NewStageOf(w, h, kit.StageOptions{}), w, h} }

func (s slot) show(o fyne.CanvasObject) {
	s.Clear()
	s.Put(0, 0, s.w, s.h, o)
	s.Refresh()
}

// typed is a screen on which one text is written: a letter draws the field anew and leaves all else.
func typed[S flow.Screen](d *desk, at slot, id, hint string, text func(*S) *string) scene {
	change := func(v flow.View) {
		s := v.Main.(S)
		at.show(kit.Field(d.style, kit.FieldSpec{Focused: true, Text: *text(&s), Placeholder: hint}, nil).Named(id))
	}
	change(d.view)
	return d.scene(func(v flow.View) any {
		s := v.Main.(S)
		*text(&s) = ""
		return s
	}, change)
}

// calendar is a day of the log; this room sees values of the record's types but not its names.
type calendar interface{ Time() time.Time }

// dayMonth writes 19/05.
func dayMonth(day calendar) string { return assets.DayMonth(day.Time()) }

// weekday writes "thứ Ba 19/05" for the middle of a sentence.
func (d *desk) weekday(day calendar) string {
	return d.words.WeekdayInText(day.Time()) + " " + dayMonth(day)
}

// longDay writes "Thứ Ba, 19/05/2026".
func (d *desk) longDay(day calendar) string {
	return d.words.Weekday(day.Time()) + ", " + assets.Date(day.Time())
}

// days writes "14/05, 16/05 và 19/05"; of many only the last few, since the count stands beside them.
func days[D calendar](d *desk, all []D) string {
	const most = 4
	var texts []string
	for _, one := range all[max(0, len(all)-most):] {
		texts = append(texts, dayMonth(one))
	}
	switch n := len(texts); {
	case n == 0:
		return ""
	case n == 1:
		return texts[0]
	case len(all) > most:
		return "… " + strings.Join(texts, ", ")
	default:
		return strings.Join(texts[:n-1], ", ") + " " + d.t("facilitator.and") + " " + texts[n-1]
	}
}

// givenName is the last word of a name.
func givenName(full string) string {
	words := strings.Fields(full)
	if len(words) == 0 {
		return full
	}
	return words[len(words)-1]
}

// titled is a lesson with its number: "Bài 8 · Nhận biết lừa đảo".
func (d *desk) titled(l flow.LessonRef) string {
	return d.lessonPill(l) + " · " + d.text(l.Title)
}
