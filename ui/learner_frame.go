package ui

import (
	"reflect"

	"fyne.io/fyne/v2"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The frame of a learner's screen: what stands at the left never moves, in any theme, size or language.
//
// Ids: rail.back, rail.voice, rail.hear, rail.size, rail.hand, next.

// The room right of the rail, and the rows in it.
const (
	bodyX, bodyW = 184, 1158
	bodyRight    = bodyX + bodyW
	headY        = 24
	bodyTop      = 120
	bodyBottom   = 624
	actionY      = 640
	actionH      = 104
	railX, railW = 16, 144
	faceY, faceH = 152, 132 // who is learning
	voiceY       = 300      // how the voice reads to them
	voiceH       = 88
	screenBottom = actionY + actionH
	columnGap    = 32
)

// railSpec says what stands at the left.
type railSpec struct {
	who  []flow.Person
	face bool // the portrait, "Học thử" when nobody has given a name
	sign bool // the lamp instead of "Quay lại": only on Home
}

// board is a learner's screen while it is built.
type board struct {
	*painter
	stage *kit.Stage
	view  flow.View
	// hear is the button "Nghe lại" twice, quiet and speaking; one of them is hidden.
	hear [2]*kit.Press
	// bar is the idle notice's, nil without one.
	bar *kit.Progress
}

// learner begins a learner's screen with its rail.
func (p *painter) learner(v flow.View, r railSpec) *board {
	b := &board{painter: p, stage: kit.NewStage(), view: v}
	if r.sign {
		b.put(16, 24, 144, 176, kit.LampSign(p.style))
	} else {
		b.put(16, 24, 144, actionH, kit.RailButton(p.style, kit.RailBack, false, p.send(flow.Back{})).Named("rail.back"))
	}
	if r.face {
		b.put(railX, faceY, railW, faceH, p.seatButton(v, r.who))
	}
	b.put(railX, voiceY, railW, voiceH, kit.VoiceButton(p.style, kit.VoiceState(v.Style.Voice), p.send(flow.VoiceMode{})).Named("rail.voice"))
	for speaking := range b.hear {
		button := kit.RailButton(p.style, kit.RailHear, speaking == 1, p.send(flow.HearAgain{})).Named("rail.hear")
		b.hear[speaking] = button
		b.put(16, 400, 144, actionH, button)
	}
	b.voice(v.Voice)
	b.put(16, 520, 144, actionH, kit.RailButton(p.style, kit.RailSize, false, p.send(flow.TextSize{})).Named("rail.size"))
	b.put(16, actionY, 144, actionH, kit.RailButton(p.style, kit.RailHand, v.Raised, p.send(flow.RaiseHand{})).Named("rail.hand"))
	return b
}

func (b *board) put(x, y, w, h float32, o fyne.CanvasObject) { b.stage.Put(x, y, w, h, o) }

// voice shows on "Nghe lại" whether something is being read.
func (b *board) voice(on bool) {
	show(b.hear[0], !on)
	show(b.hear[1], on)
}

// shown is anything on a stage that can be hidden.
type shown interface {
	Show()
	Hide()
	Visible() bool
}

func show(o shown, on bool) {
	switch {
	case on && !o.Visible():
		o.Show()
	case !on && o.Visible():
		o.Hide()
	}
}

// head says where we are: a pill, the lesson, the count and its lamps.
func (b *board) head(pill string, f flow.Frame, countKey string) {
	b.put(bodyX, headY, bodyW, 80, kit.NewHead(b.style, kit.HeadSpec{
		Pill:  pill,
		Title: b.text(f.Lesson.Title),
		Count: b.t(countKey, "i", f.N, "of", f.Of),
		Lamps: kit.LampRow{Total: f.Of, Lit: f.N, Current: f.N},
	}))
}

// lessonPill is a lesson in two words; the first steps with the machine have no number.
func (p *painter) lessonPill(l flow.LessonRef) string {
	if l.Number == 0 {
		return p.t("learner.firstStepsOneLine")
	}
	return p.t("kit.lesson", "n", l.Number)
}

// primaryW is the width of the one primary in the action bar; it grows with its text.
func (p *painter) primaryW() float32 { return [...]float32{360, 380, 400}[p.size()] }

// primary is the one primary at its place in the action bar.
func (b *board) primary(id string, spec kit.ButtonSpec, a flow.Action) {
	spec.Font, spec.IconSize = b.style.Font(kit.PrimaryText), 40
	w := max(b.primaryW(), kit.ButtonWidth(spec, 28))
	b.put(bodyRight-w, actionY, w, actionH, kit.NewButton(b.style, spec, b.send(a)).Named(id))
}

// next is the primary that goes on.
func (b *board) next(text string) {
	b.primary("next", kit.ButtonSpec{Text: text, Icon: "next", IconAt: kit.IconRight}, flow.Next{})
}

// quiet is the line at the left of the action bar.
func (b *board) quiet(text string) {
	w := bodyW - b.primaryW() - columnGap
	font := b.style.Font(kit.Body)
	font.Line = 1.2
	b.put(bodyX, actionY, w, actionH, kit.NewText(b.style, kit.Words{Text: text, Font: font, Color: kit.Ink2, Middle: true}))
}

func (p *painter) t(key string, args ...any) string { return p.style.T(key, args...) }

// size is the text size, 0 to 2.
func (p *painter) size() int { return max(0, min(p.style.Scale, 2)) }

// scene ends the screen. rest is everything in a view that a change of draws anew; while it stays the same, change shows the new view.
func (b *board) scene(rest func(flow.View) any, change func(flow.View)) scene {
	return scene{stage: b.stage, update: follow(b.view, func(v flow.View) any {
		return around{idleOf(v), v.Notice, v.Raised, v.Style.Voice, rest(v)}
	}, func(v flow.View) {
		b.voice(v.Voice)
		if b.bar != nil && v.Idle != nil {
			b.bar.SetValue(patience(v.Idle.Left))
		}
		if change != nil {
			change(v)
		}
	})}
}

// around is what stands on every learner's screen, and what this one has besides.
type around struct {
	idle   *flow.Person
	notice *flow.Notice
	raised bool
	voice  flow.Reading
	rest   any
}

func idleOf(v flow.View) *flow.Person {
	if v.Idle == nil {
		return nil
	}
	return &v.Idle.Who
}

// follow gives an update that holds as long as rest gives the same value, and hands every new view to change.
func follow(v flow.View, rest func(flow.View) any, change func(flow.View)) func(flow.View) bool {
	drawn := rest(v)
	return func(next flow.View) bool {
		if !reflect.DeepEqual(rest(next), drawn) {
			return false
		}
		if change != nil {
			change(next)
		}
		return true
	}
}

// mainScreen is the rest of a screen of which nothing changes in place.
func mainScreen(v flow.View) any { return v.Main }
