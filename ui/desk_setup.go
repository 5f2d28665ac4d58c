package ui

import (
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// Setup is the first start: one question a step, the steps on the night panel at the left.
//
// Ids: commune.<code>, setup.next, setup.back, setup.field, and those of the keyboard and of the pad.

// Where setup's questions stand.
const (
	setupX, setupW = 456, 886
	pinPadX        = 661
)

func (p *painter) setup(v flow.View, s flow.Setup) scene {
	d := p.desk(v)
	d.setupSteps(s)
	d.write(setupX, 24, setupW, 52, kit.Words{Text: d.t("setup.ask." + setupWords[s.Step]), Font: d.style.Font(kit.DeskHeadline), Color: kit.Ink, Middle: true})
	var change func(flow.View)
	if s.Step >= flow.SetupPIN {
		change = d.setupPIN(s)
	} else {
		change = d.setupTyping(s)
	}
	if v.Notice != nil {
		d.notice()
	} else {
		d.setupButtons(s)
	}
	change(v)
	return d.scene(func(v flow.View) any { return setupRest(v.Main.(flow.Setup)) }, change)
}

// setupWords are the tails of each step's keys.
var setupWords = [...]string{"hall", "commune", "facilitator", "pin", "pinAgain"}

// setupRest is what of setup does not change in place.
func setupRest(s flow.Setup) flow.Setup {
	s.Hall, s.Query, s.Facilitator, s.Digits = "", "", "", 0
	return s
}

func (d *desk) setupSteps(s flow.Setup) {
	d.put(0, 0, 432, kit.StageH, kit.NightPanel(d.style, true))
	d.write(48, 48, 360, 100, kit.Words{Text: d.t("setup.title"), Font: kit.Font{Size: 34, Bold: true, Line: 1.28}, Color: kit.OnBar})
	commune := ""
	if s.Commune != nil {
		commune = whole(*s.Commune)
	}
	hall := upperFirstOf(s.Hall)
	if s.Picked != nil {
		hall = s.Picked.Name
	}
	notes := [...]string{hall, commune, s.Facilitator, ""}
	for i, note := range notes {
		step := kit.NightStep{Number: i + 1, Text: d.t("setup.step." + setupWords[i]), Done: int(s.Step) > i, Doing: int(s.Step) == i}
		if i == 3 {
			step.Done, step.Doing = false, s.Step >= flow.SetupPIN
		}
		if step.Done {
			step.Note = note
		}
		if step.Doing {
			step.Note = d.t("setup.now")
		}
		d.put(48, 170+74*float32(i), 360, 64, kit.NewNightStep(d.style, step))
	}
}

func (d *desk) setupButtons(s flow.Setup) {
	if s.Step > flow.SetupHall || s.Ways {
		back := kit.ButtonSpec{Kind: kit.Second, Text: d.t("kit.back"), Icon: "back", IconSize: 28, Font: bold(22), Radius: 16, Ink: kit.Ink}
		d.put(setupX, 680, kit.ButtonWidth(back, 25), 69, kit.NewButton(d.style, back, d.send(flow.Back{})).Named("setup.back"))
	}
	if s.Step >= flow.SetupPIN {
		return // the pad has the primary
	}
	text := d.t("setup.next")
	if s.Step == flow.SetupCommune && s.Commune != nil {
		text = d.t("setup.choose", "name", whole(*s.Commune))
	}
	if s.Step == flow.SetupHall && s.Picked != nil {
		text = d.t("setup.chooseHall")
	}
	next := kit.ButtonSpec{Text: text, Icon: "next", IconAt: kit.IconRight, IconSize: 28, Font: bold(24), Disabled: !s.CanGoOn}
	w := kit.ButtonWidth(next, 34)
	d.put(setupX+setupW-w, 675, w, 78, kit.NewButton(d.style, next, d.send(flow.Next{})).Named("setup.next"))
}

// setupTyping is a step that asks for a text.
func (d *desk) setupTyping(s flow.Setup) func(flow.View) {
	const methodW = 190
	keys := deskKeys{at: kit.Box{X: setupX, W: setupW, H: 60}, mode: s.Keys, digits: s.Step == flow.SetupHall && !s.Listed}
	keys.at.Y = 656 - keys.height()
	d.setupHint(s)
	field := newSlot(setupW-methodW-16, 72)
	d.put(setupX, 120, field.w, field.h, field.Stage)
	d.method(setupX+field.w+16, 120, methodW, 72, s.Keys)
	switch {
	case s.Step == flow.SetupCommune:
		d.communes(s)
	case s.Step == flow.SetupHall && s.Listed:
		d.offeredHalls(s)
	default:
		d.centreKnown(s.Centre, keys.at.Y)
	}
	d.keyboard(keys)
	return func(v flow.View) {
		field.show(kit.Field(d.style, d.setupField(v.Main.(flow.Setup)), nil).Named("setup.field"))
	}
}

// setupHint says what is to be written, or that a stick cannot be read.
func (d *desk) setupHint(s flow.Setup) {
	if s.Unread == "" {
		d.write(setupX, 76, setupW, 32, kit.Words{Text: d.t("setup.hint." + setupWords[s.Step]), Font: plain(20), Color: kit.Ink2, Middle: true})
		return
	}
	d.put(setupX, 72, setupW, 40, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 12}))
	d.write(setupX+20, 72, setupW-40, 40, kit.Words{Text: d.t(s.Unread), Font: plain(20), Color: kit.Ink, Middle: true})
}

func (d *desk) setupField(s flow.Setup) kit.FieldSpec {
	f := kit.FieldSpec{Focused: true, Placeholder: d.t("setup.example." + setupWords[s.Step])}
	switch s.Step {
	case flow.SetupHall:
		f.Text = upperFirstOf(s.Hall)
		if s.MoreHalls > 0 {
			f.Hint = d.t("setup.more", "n", s.MoreHalls)
		}
	case flow.SetupCommune:
		f.Text, f.Icon = s.Query, "search"
		if s.More > 0 {
			f.Hint = d.t("setup.more", "n", s.More)
		}
	case flow.SetupFacilitator:
		f.Text = s.Facilitator
	}
	return f
}

func upperFirstOf(s string) string {
	if s == "" {
		return s
	}
	return upperFirst(s)
}

// whole is a commune with its kind: "xã Hải Ninh".
func whole(c flow.Commune) string { return strings.TrimSpace(c.Kind + " " + c.Name) }

// communes are those that match, three in a row.
func (d *desk) communes(s flow.Setup) {
	const gap, h = 12, 72
	w := float32(setupW-2*gap) / 3
	for i, c := range s.Communes {
		spec := kit.ChoiceSpec{Text: whole(c), Note: d.t("setup.code", "code", c.Code), Disc: true, Size: 22, Chosen: s.Commune != nil && s.Commune.Code == c.Code}
		d.put(setupX+(w+gap)*float32(i%3), 208+(h+gap)*float32(i/3), w, h, kit.Choice(d.style, spec, d.send(flow.Choose{I: i})).Named("commune."+c.Code))
	}
	if len(s.Communes) == 0 {
		d.say(setupX, 208, setupW, 72, kit.DeskBody, d.t("setup.noCommune"))
	}
}

// centreKnown says whether the centre's stick was here: what is kept can then be sealed to the centre.
func (d *desk) centreKnown(known bool, bottom float32) {
	shape, icon, text := kit.Shape{Fill: kit.AmberSoft, Radius: 16}, "usb", d.t("setup.centreMissing")
	if known {
		shape.Fill, icon, text = kit.Tint, "check", d.t("setup.centreHere")
	}
	y := 192 + (bottom-192-72)/2
	d.put(setupX, y, setupW, 72, kit.NewPlate(d.style, shape))
	d.put(setupX+26, y+20, 32, 32, kit.NewIcon(d.style, icon, kit.Ink))
	d.write(setupX+76, y, setupW-96, 72, kit.Words{Text: text, Font: plain(22), Color: kit.Ink, Middle: true, Rich: true})
}

// setupPIN asks for the PIN, and again.
func (d *desk) setupPIN(s flow.Setup) func(flow.View) {
	hint, told := d.t("setup.hint."+setupWords[s.Step]), s.Mismatch || s.Unread != ""
	switch {
	case s.Mismatch:
		hint = d.t("setup.mismatch")
	case s.Unread != "":
		hint = d.t(s.Unread)
	}
	if told {
		d.put(setupX, 84, setupW, 56, kit.NewPlate(d.style, kit.Shape{Fill: kit.Again, Edge: kit.AgainEdge, EdgeWidth: 2, Radius: 16}))
	}
	words := kit.Words{Text: hint, Font: plain(22), Color: kit.Ink, Middle: true}
	x := float32(setupX)
	if told {
		x += 24
	}
	d.write(x, 84, setupW-48, 56, words)
	dots := newSlot(268, 28)
	d.put(pinPadX+104, 192, dots.w, dots.h, dots.Stage)
	d.pad(pinPadX, 260, padSpec{"setup.next", d.t("setup.nextShort"), s.CanGoOn, flow.Next{}, pinDigit})
	return func(v flow.View) { dots.show(kit.PINDots(d.style, v.Main.(flow.Setup).Digits, 6)) }
}
