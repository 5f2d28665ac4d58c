package ui

import (
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// What the flow knows of an imitation, as the kit draws it.

// phoneSpec is the phone of a step.
func (p *painter) phoneSpec(s flow.Practice, st content.Step) kit.PhoneSpec {
	screen, _ := s.Item.Practice.Screen(st.Screen)
	spec := kit.PhoneSpec{
		Kind: kit.PhoneKind(screen.Kind), Title: p.text(screen.Title), Note: p.text(screen.Note), Clock: screen.Clock, Written: s.Written,
	}
	if s.Shown {
		spec.Target, spec.Hand = s.Target(), true
	}
	field := writingField(screen)
	for _, part := range screen.Parts {
		one := kit.PhonePart{
			ID: part.ID, Kind: kit.PhonePartKind(part.Kind), Text: p.text(part.Text), Value: p.text(part.Value), Icon: part.Icon,
			Picture: p.picture(part.Picture), On: part.On, Live: s.Live(screen, part), Signs: signsOf(s, part.ID),
		}
		if part.ID == field && screen.Kind != content.ScreenKeypad {
			one.Writing = st.Type != ""
			if s.Written != "" {
				one.Value = s.Written
			}
		}
		spec.Parts = append(spec.Parts, one)
	}
	return spec
}

// writingField is the field of a screen that is written in: the first one that is empty, or else the first.
func writingField(screen content.Imitation) (id string) {
	for _, part := range screen.Parts {
		switch {
		case part.Kind != content.PartField:
		case len(part.Value) == 0 && !part.On:
			return part.ID
		case id == "":
			id = part.ID
		}
	}
	return id
}

// signsOf are the numbers that stand on a part.
func signsOf(s flow.Practice, part string) (numbers []int) {
	for i, sign := range s.Item.Practice.Signs {
		if sign.Part == part {
			numbers = append(numbers, i+1)
		}
	}
	return numbers
}

// boardSpec is the board of a step.
func (p *painter) boardSpec(s flow.Practice, st content.Step) kit.BoardSpec {
	screen, _ := s.Item.Practice.Screen(st.Screen)
	spec := kit.BoardSpec{Title: p.text(screen.Title), Note: p.text(screen.Note)}
	if s.Shown {
		spec.Target, spec.Hand = s.Target(), true
	}
	for _, part := range screen.Parts {
		spec.Tiles = append(spec.Tiles, kit.TileSpec{
			ID: part.ID, Text: p.text(part.Text), Value: p.text(part.Value), Icon: part.Icon, Picture: p.picture(part.Picture),
			On: part.On, Live: s.Live(screen, part), Signs: signsOf(s, part.ID),
		})
	}
	return spec
}

// wanted is the text that a step asks to write, with one's own name in it; the learner's words for it where nobody gave a name.
func (p *painter) wanted(s flow.Practice, st content.Step) string {
	if st.Type != content.OwnName {
		return st.Type
	}
	if len(s.Who) == 1 && s.Who[0].Given != "" {
		return s.Who[0].Given
	}
	return p.t("learner.practiceOwnName")
}
