package ui

import (
	"fmt"
	"slices"
	"strings"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The kiosk's settings.
//
// Ids: settings.lang, settings.dark, settings.enrol, settings.finding.0…, settings.back.

func (p *painter) settings(v flow.View, s flow.Settings) scene {
	d := p.desk(v)
	d.head(headSpec{back: d.t("facilitator.toTonight"), title: d.t("facilitator.settings"), buttons: []kit.DeskButton{
		d.button("settings.hall", d.t("desk.hall"), "home", flow.ShowHall{}),
		d.button("settings.facilitators", d.t("desk.facilitators"), "people", flow.ShowFacilitators{}),
		d.button("settings.journal", d.t("desk.journal"), "list", flow.ShowJournal{}),
	}})
	renamed(d.stage, "back", "settings.back")
	d.settingsChoices(s)
	d.settingsFacts(s)
	d.settingsPacks(s)
	if v.Notice != nil {
		d.notice()
	}
	return d.still()
}

// settingsChoices are what may be changed: language and look.
func (d *desk) settingsChoices(s flow.Settings) {
	const x, w = 40, 520
	d.card(x, deskTop, w, 648)
	pair := func(y float32, title, id string, names [2]string, second bool, a flow.Action) {
		d.write(x+32, y, w-64, 48, kit.Words{Text: title, Font: bold(24), Color: kit.Ink, Middle: true})
		for i, name := range names {
			chosen := second == (i == 1)
			var press func()
			if !chosen {
				press = d.send(a)
			}
			choice := kit.Choice(d.style, kit.ChoiceSpec{Text: name, Chosen: chosen, Size: 24}, press)
			if !chosen {
				choice.Named(id)
			}
			d.put(x+32+236*float32(i), y+56, 220, 88, choice)
		}
	}
	pair(96, d.t("facilitator.language"), "settings.lang", [2]string{"Tiếng Việt", "English"}, s.Lang == "en", flow.ToggleLang{})
	pair(252, d.t("facilitator.look"), "settings.dark", [2]string{d.t("facilitator.light"), d.t("facilitator.dark")}, s.Dark, flow.ToggleDark{})
	d.write(x+32, 398, w-64, 60, kit.Words{Text: d.t("facilitator.lookNote"), Font: plain(20), Color: kit.Ink2})
	d.settingsFinding(kit.Box{X: x + 32, Y: 488, W: w - 64}, s.Finding)
}

// settingsFinding is how people find themselves.
func (d *desk) settingsFinding(at kit.Box, now flow.Finding) {
	const gap, high = 12, 88
	d.write(at.X, at.Y, at.W, 48, kit.Words{Text: d.t("facilitator.finding"), Font: bold(24), Color: kit.Ink, Middle: true})
	names := []string{d.t("facilitator.findByName"), d.t("facilitator.findByPicture"), d.t("facilitator.findByColour")}
	w := (at.W - 2*gap) / 3
	for i, name := range names {
		var press func()
		if flow.Finding(i) != now {
			press = d.send(flow.FindingChosen{Finding: flow.Finding(i)})
		}
		choice := kit.Choice(d.style, kit.ChoiceSpec{Text: name, Chosen: press == nil, Size: 22}, press)
		if press != nil {
			choice.Named(fmt.Sprintf("settings.finding.%d", i))
		}
		d.put(at.X+(w+gap)*float32(i), at.Y+52, w, high, choice)
	}
	d.write(at.X, at.Y+52+high+12, at.W, 84, kit.Words{Text: d.t("facilitator.findNote"), Font: plain(20), Color: kit.Ink2})
}

// settingsFacts are what the kiosk is.
func (d *desk) settingsFacts(s flow.Settings) {
	const x, w = 584, 742
	centre := s.Centre
	if centre == "" {
		centre = d.t("facilitator.noCentre")
	}
	rows := [][2]string{
		{d.t("facilitator.hall"), s.Hall}, {d.t("facilitator.commune"), s.Commune}, {d.t("facilitator.centre"), centre},
		{d.t("facilitator.kiosk"), s.Kiosk}, {d.t("facilitator.version"), s.Program},
		{d.t("facilitator.recovery"), s.Recovery},
	}
	if s.Recovery == "" {
		rows = rows[:len(rows)-1]
	}
	pitch := min(58, 300/float32(len(rows)))
	d.card(x, deskTop, w, 312)
	for i, row := range rows {
		y := 98 + pitch*float32(i)
		if i > 0 {
			d.put(x+32, y, w-64, 1, kit.NewPlate(d.style, kit.Shape{Fill: kit.Hair}))
		}
		d.write(x+32, y, 200, pitch, kit.Words{Text: row[0], Font: plain(20), Color: kit.Ink2, Middle: true})
		d.write(x+232, y, w-264, pitch, kit.Words{Text: row[1], Font: bold(22), Color: kit.Ink, Middle: true})
	}
	if s.Centre != "" { // beside the code by which the centre knows this kiosk
		d.second(x+w-212, 98+3*pitch+(pitch-44)/2, 180, 44, "settings.enrol", d.t("setup.enrol.short"), "key", flow.ShowEnrolment{})
	}
}

// settingsPacks are the packs that were found, and what is wrong with a bad one.
func (d *desk) settingsPacks(s flow.Settings) {
	const x, w, y, h = 584, 742, 416, 320
	d.card(x, y, w, h)
	d.write(x+32, y+8, w-64, 44, kit.Words{Text: d.t("facilitator.packs"), Font: bold(24), Color: kit.Ink, Middle: true})
	if len(s.Packs) == 0 {
		d.write(x+32, y+80, w-64, 100, kit.Words{Text: d.t("facilitator.noPacks"), Font: plain(22), Color: kit.Ink2})
	}
	const rowH, most = 84, 3
	packs := slices.Clone(s.Packs)
	slices.SortStableFunc(packs, func(a, b flow.PackRef) int { return strings.Compare(b.Bad, a.Bad) }) // what is wrong is never out of sight
	for i, pack := range packs[:min(most, len(packs))] {
		d.put(x+20, y+56+(rowH+4)*float32(i), w-40, rowH, d.packRow(pack))
	}
}

func (d *desk) packRow(pack flow.PackRef) *kit.Piece {
	title := d.text(pack.Title)
	if title == "" {
		title = pack.ID
	}
	note := d.t("facilitator.packNote", "version", pack.Version, "n", pack.Lessons)
	if pack.Bad != "" {
		note = d.t(pack.Bad)
	}
	return kit.NewPiece(d.style, "row", fmt.Sprint(title, ", ", note), func(p *kit.Pen) {
		tone, icon := kit.Action, "book"
		if pack.Bad != "" {
			p.Rect(p.Box(), kit.Shape{Fill: kit.AmberSoft, Radius: 16})
			tone, icon = kit.AmberEdge, "warning"
		}
		p.Icon(icon, kit.Square(36, p.H/2, 36), tone)
		body := kit.Words{Text: note, Font: kit.Font{Size: 18, Line: 1.25}, Color: kit.Ink2}
		high := kit.Height(body, p.W-92)
		top := max(2, (p.H-32-high)/2)
		p.Words(kit.Box{X: 72, Y: top, W: p.W - 84, H: 32}, kit.Words{Text: title, Font: bold(22), Color: kit.Ink, Middle: true})
		p.Words(kit.Box{X: 72, Y: top + 32, W: p.W - 92}, body)
	})
}
