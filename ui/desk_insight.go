package ui

import (
	"fmt"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Insight shows the questions that a class found hard, and what to say again. NeedHelp lists who needs help now.
//
// Ids: insight.<i>, insight.help, insight.print, insight.review; sheet.prev, sheet.next.

// percent is a share in hundredths, rounded.
func percent(n, of int) int { return (100*n + of/2) / max(1, of) }

func itoa(n int) string { return fmt.Sprint(n) }

// oneText is a pack's text without its line breaks.
func oneText(s string) string { return strings.Join(strings.Fields(s), " ") }

func (p *painter) insight(v flow.View, s flow.Insight) scene {
	d := p.desk(v)
	sub := s.Class
	if s.From != 0 {
		sub += " · " + d.t("insight.span", "from", dayMonth(s.From), "to", dayMonth(s.To))
	}
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("insight.title"), sub: sub})
	bar := kit.ActionBarSpec{Text: d.t("insight.noMarks")}
	if s.Helped > 0 {
		bar.Buttons = []kit.DeskButton{d.button("insight.help", d.t("insight.helpAll", "n", s.Helped), "hand", flow.ShowHelp{})}
	}
	if s.Chosen < 0 {
		d.put(623, 230, 120, 120, kit.NewIcon(d.style, "bulb", kit.Hair))
		d.write(283, 370, 800, 80, kit.Words{Text: d.t("insight.none"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
		d.bar(bar)
		return d.still()
	}
	d.hardest(s)
	d.hardDetail(s.Items[s.Chosen])
	paper := kit.DeskButton{ID: "insight.print", Text: d.t("paper.printHard", "n", len(s.Items)), Icon: "print"}
	if !s.Making {
		paper.OnPress = d.send(flow.SheetWanted{As: flow.OnPaper})
	}
	bar.Buttons = append(bar.Buttons, paper)
	if s.Items[s.Chosen].Proposed {
		bar.Buttons = append(bar.Buttons, d.button("insight.review", d.t("insight.unreview"), "undo", flow.ReviewNext{}))
	} else {
		bar.Primary = d.button("insight.review", d.t("insight.review"), "plus", flow.ReviewNext{})
	}
	if v.Notice != nil {
		d.notice()
	} else {
		d.bar(bar)
	}
	return d.still()
}

// hardest is the list at the left.
func (d *desk) hardest(s flow.Insight) {
	const w, h, pitch = 520, 95, 107.5
	d.write(deskLeft, 88, w, 32, kit.Words{Text: d.t("insight.most", "n", len(s.Items)), Font: bold(22), Color: kit.Ink, Middle: true})
	for i, item := range s.Items {
		question := oneText(d.text(item.Item.Question.Text))
		at := kit.NewPress(d.style, "choice", question, d.send(flow.Choose{I: i}), d.hardTile(item, question, i == s.Chosen)).Named(fmt.Sprintf("insight.%d", i))
		d.put(deskLeft, 131+pitch*float32(i), w, h, at)
	}
}

// hardTile draws one question of the list: how many were mistaken, and what was asked.
func (d *desk) hardTile(item flow.HardItem, question string, chosen bool) func(*kit.Pen) {
	lesson := d.t("kit.lesson", "n", item.Lesson.Number)
	if item.Proposed {
		lesson += " · " + d.t("insight.proposed")
	}
	return func(p *kit.Pen) {
		shape, ink, quiet := kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 16}, kit.Ink, kit.Ink2
		if chosen || p.Down {
			shape.Fill, ink, quiet = kit.Tint, kit.OnTint, kit.OnTint
		}
		if chosen {
			shape.Edge, shape.EdgeWidth = kit.Action, 4
		}
		p.Ring(p.Box(), 16)
		p.Rect(p.Box(), shape)
		small := p.Font(kit.DeskLabel)
		p.Words(kit.Box{X: 22, Y: 16, W: 90, H: 36}, kit.Words{Text: fmt.Sprintf("%d%%", percent(item.Missed, item.Answers)), Font: bold(28), Color: ink, Middle: true})
		p.Words(kit.Box{X: 22, Y: 50, W: 90, H: 28}, kit.Words{Text: d.t("insight.missed"), Font: small, Color: quiet, Middle: true})
		p.Words(kit.Box{X: 116, Y: 8, W: p.W - 170, H: 26}, kit.Words{Text: lesson, Font: small, Color: quiet, Middle: true})
		p.Words(kit.Box{X: 116, Y: 35, W: p.W - 166, H: 54}, kit.Words{Text: kit.Shorten(question, tight(20), p.W-166, 2), Font: tight(20), Color: ink})
		p.Icon("chevron-right", kit.Square(p.W-30, p.H/2, 26), ink)
	}
}

// hardDetail is the question at the right: its options on one scale, the wrong one that attracts, and what to say.
func (d *desk) hardDetail(item flow.HardItem) {
	const x, w, inner = 584, 742, 676
	d.card(x, deskTop, w, 568)
	head := d.t("kit.lesson", "n", item.Lesson.Number) + " · " + d.t("insight.question", "n", item.Number) + " · " + d.t("insight.answers", "n", item.Answers)
	d.note(x+33, 114, inner, 28, head)
	question := kit.Words{Text: oneText(d.text(item.Item.Question.Text)), Font: kit.Font{Size: 28, Bold: true, Line: 1.25}, Color: kit.Ink}
	for question.Font.Size > 20 && kit.Height(question, inner) > 76 {
		question.Font.Size--
	}
	question.Text = kit.Shorten(question.Text, question.Font, inner, 2)
	d.write(x+33, 144, inner, 80, question)
	const top, say = 236, 546
	if len(item.ByOption) > 0 && len(item.Item.Options) > 0 {
		d.hardOptions(item, kit.Box{X: x + 33, Y: top, W: inner, H: say - 14 - top})
	} else {
		d.hardShare(item, kit.Box{X: x + 33, Y: top, W: inner, H: say - 14 - top})
	}
	d.put(x+33, say, inner, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
	d.put(x+28, say+8, 54, 92, kit.NewPiece(d.style, "picture", "", func(p *kit.Pen) { p.Lamp(p.W/2, p.H/2, 78, true, true) }))
	words := kit.Words{Text: d.t("insight.say") + " " + oneText(d.text(item.Item.Why.Text)), Font: kit.Font{Size: 22, Line: 1.35}, Color: kit.Ink, Middle: true, Rich: true}
	for words.Font.Size > 18 && kit.Height(words, inner-64) > 96 {
		words.Font.Size--
	}
	d.write(x+97, say+6, inner-64, 98, words)
}

// hardOptions are the options, one under another, all on the scale of everybody who answered.
func (d *desk) hardOptions(item flow.HardItem, box kit.Box) {
	const gap = 14
	n := len(item.Item.Options)
	h := min(90, (box.H-gap*float32(n-1))/float32(n))
	for i, option := range item.Item.Options {
		count := 0
		if i < len(item.ByOption) {
			count = item.ByOption[i]
		}
		look := optionLook{letter: letter(i), text: oneText(d.text(option.Text)), count: count, of: item.Answers, right: i == item.Item.Key, attracts: i == item.Attracts}
		d.put(box.X, box.Y+(h+gap)*float32(i), box.W, h, d.hardOption(look))
	}
}

// optionLook is one option with how many chose it.
type optionLook struct {
	letter, text    string
	count, of       int
	right, attracts bool
}

func (d *desk) hardOption(o optionLook) *kit.Piece {
	people, chip := d.t("insight.people"), d.t("insight.attracts")
	return kit.NewPiece(d.style, "row", fmt.Sprint(o.letter, " ", o.text, ": ", o.count), func(p *kit.Pen) {
		ground, bar, badge, ink := kit.Ground, kit.Shape{Fill: kit.Edge, Radius: 8}, kit.Shape{Fill: kit.Surface, Edge: kit.Edge, EdgeWidth: 2, Radius: 12}, kit.Ink
		switch {
		case o.right:
			ground, bar.Fill, badge = kit.Tint, kit.Action, kit.Shape{Fill: kit.Action, Radius: 12}
		case o.attracts:
			ground, bar = kit.AmberSoft, kit.Shape{Fill: kit.Amber, Edge: kit.AmberEdge, EdgeWidth: 2, Radius: 8}
		}
		p.Rect(p.Box(), kit.Shape{Fill: ground, Radius: 20})
		side := min(48, p.H-24)
		box := kit.Square(20+side/2, p.H/2, side)
		p.Rect(box, badge)
		if o.right {
			ink = kit.OnAction
		}
		p.Words(box, kit.Words{Text: o.letter, Font: bold(22), Color: ink, Align: kit.Centre, Middle: true})
		const left = 86
		right := p.W - 114
		font := kit.Font{Size: 22, Bold: o.right, Line: 1.2}
		room := right - left
		if o.right {
			room -= 40
		}
		// The chip stands beside the words, or at the end of the bar where they need the room.
		beside := p.W - left - kit.Width(chip, bold(18)) - 56
		high := o.attracts && kit.Width(o.text, font) <= beside
		if high {
			room = beside
		}
		for font.Size > 18 && kit.Width(o.text, font) > room {
			font.Size--
		}
		text := kit.Shorten(o.text, font, room, 1)
		p.Words(kit.Box{X: left, Y: p.H/2 - 36, W: right - left + 4, H: 36}, kit.Words{Text: text, Font: font, Color: kit.Ink, Middle: true})
		if o.right {
			p.Icon("check", kit.Square(left+kit.Width(text, font)+26, p.H/2-18, 26), kit.Action)
		}
		track := kit.Box{X: left, Y: p.H/2 + 8, W: right - left, H: 16}
		lane := kit.Sand
		if o.right || o.attracts {
			lane = kit.Surface
		}
		p.Rect(track, kit.Shape{Fill: lane, Radius: 8})
		if o.count > 0 {
			track.W = max(16, track.W*float32(o.count)/float32(max(1, o.of)))
			p.Rect(track, bar)
		}
		y := p.H/2 - 32
		if o.attracts {
			w := kit.Width(chip, bold(18)) + 24
			at := kit.Box{X: right - w, Y: p.H/2 + 2, W: w, H: 28}
			if high {
				y, at = p.H-60, kit.Box{X: p.W - 20 - w, Y: 2, W: w, H: 28}
			}
			p.Rect(at, kit.Shape{Fill: kit.Amber, Radius: 10})
			p.Words(at, kit.Words{Text: chip, Font: bold(18), Color: kit.OnAmber, Align: kit.Centre, Middle: true})
		}
		p.Words(kit.Box{X: p.W - 110, Y: y, W: 90, H: 34}, kit.Words{Text: itoa(o.count), Font: bold(28), Color: kit.Ink, Align: kit.RightSide, Middle: true})
		p.Words(kit.Box{X: p.W - 110, Y: y + 34, W: 90, H: 24}, kit.Words{Text: people, Font: p.Font(kit.DeskLabel), Color: kit.Ink2, Align: kit.RightSide, Middle: true})
	})
}

// hardShare is what is known of a question that is answered otherwise than by one option.
func (d *desk) hardShare(item flow.HardItem, box kit.Box) {
	right := item.Answers - item.Missed
	for i, look := range []optionLook{
		{letter: "✓", text: d.t("insight.wereRight"), count: right, of: item.Answers, right: true},
		{letter: "–", text: d.t("insight.wereNot"), count: item.Missed, of: item.Answers},
	} {
		d.put(box.X, box.Y+104*float32(i), box.W, 90, d.hardOption(look))
	}
}

func (p *painter) needHelp(v flow.View, s flow.NeedHelp) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("kit.back"), title: d.t("insight.helpTitle"), sub: s.Class + " · " + d.t("insight.helpHint")})
	if len(s.Rows) == 0 {
		d.write(283, 370, 800, 80, kit.Words{Text: d.t("insight.noHelp"), Font: plain(24), Color: kit.Ink2, Align: kit.Centre, Middle: true})
	}
	const h, pitch = 86, 95
	for i, row := range s.Rows {
		y := deskTop + pitch*float32(i)
		d.card(deskLeft, y, deskRight-deskLeft, h)
		d.put(deskLeft+28, y+21, 44, 44, kit.NewIcon(d.style, "hand", kit.Action))
		d.write(deskLeft+96, y+10, 460, 36, kit.Words{Text: row.Full, Font: bold(24), Color: kit.Ink, Middle: true})
		d.note(deskLeft+96, y+46, 460, 28, birthplace(d.painter, row.Person))
		d.write(deskLeft+560, y, 420, h, kit.Words{Text: d.why(row), Font: plain(22), Color: kit.Ink, Middle: true})
		d.note(deskLeft+1000, y, deskRight-deskLeft-1024, h, d.lessonsOf(row.Lessons))
	}
	d.bar(kit.ActionBarSpec{Text: d.t("insight.noMarks"), Buttons: d.sheets(s.Sheet, s.Sheets), Primary: d.button("help.ok", d.t("kit.back"), "check", flow.Back{})})
	return d.still()
}

// why says in words why somebody needs help: "nhầm 3 trong 5 câu, giơ tay 2 lần".
func (d *desk) why(row flow.HelpRow) string {
	var parts []string
	if row.Missed > 0 {
		parts = append(parts, d.t("insight.missedOf", "n", row.Missed, "of", row.Tries))
	}
	if row.Raised > 0 {
		parts = append(parts, d.t("insight.raised", "n", row.Raised))
	}
	return strings.Join(parts, ", ")
}

// lessonsOf writes "Bài 3, 4, 8".
func (d *desk) lessonsOf(lessons []flow.LessonRef) string {
	var numbers []string
	for _, l := range lessons {
		if l.Number > 0 && len(numbers) < 6 {
			numbers = append(numbers, itoa(l.Number))
		}
	}
	if len(numbers) == 0 {
		return ""
	}
	return d.t("insight.lessons", "list", strings.Join(numbers, ", "))
}
