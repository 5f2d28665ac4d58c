package flow

import (
	"slices"

	"dendau/content"
)

// What a question says: asked, asked again, and answered.

func (sc script) question(s Question) saying {
	place := string(s.Item.ID)
	why := whyPart(sc.lang, s.Item)
	lead := func(keys ...string) []part { // the panel of the answer is one part: the word for it, then the reason
		parts := sc.keys(keys...)
		for i := range parts {
			parts[i].n = why[0].n
		}
		return parts
	}
	next := "learner.nextQuestion"
	if s.N == s.Of {
		next = "learner.next"
	}
	switch s.Phase {
	case NotYet:
		once := append(lead("learner.notYet"), why...)
		return sc.of(s.Frame, saying{place: place, once: once, again: sc.pressed(once, "learner.tryAgain")})
	case Right:
		once := append(lead("learner.right"), why...)
		return sc.of(s.Frame, saying{place: place, once: once, again: sc.pressed(once, next)})
	case Told:
		once := append(append(lead("voice.told"), sc.answer(s)...), why...)
		return sc.of(s.Frame, saying{place: place, once: once, again: sc.pressed(once, next)})
	}
	return sc.of(s.Frame, sc.asking(place, s))
}

// asking is a question with its options, each after the number of its key. A second try is not read in full by itself: whoever tries again
// has just heard it.
func (sc script) asking(place string, s Question) saying {
	once := sc.numbered(s)
	how, ready := askedBy[s.Item.Type], ""
	if how == "" {
		how = askedBy[content.Single]
	}
	again := append(slices.Clone(once), sc.key(how))
	if how != askedBy[content.Single] { // a way of answering that is not met every day is told each time
		once, ready = again, "kit.done"
	}
	if len(s.Chosen) > 0 {
		once = sc.keys("voice.chooseAgain")
		again = append(again, once...)
	}
	var buttons []string
	if s.Ready && ready != "" {
		buttons = append(buttons, ready)
	}
	switch {
	case s.Item.Type == content.Number && s.Answer.Typed != "":
		buttons = append(buttons, "kit.clear")
	case s.CanUndo:
		buttons = append(buttons, "learner.undo")
	}
	return saying{place: place, once: once, again: sc.pressed(again, buttons...), besides: sc.keys("voice.press", "kit.done", "learner.undo", "kit.clear")}
}

// askedBy is how each type wants to be answered.
var askedBy = map[content.ItemType]string{
	content.Single: "voice.askSingle", content.TrueFalse: "voice.askSingle", content.Multi: "voice.askMulti", content.Order: "voice.askOrder",
	content.Match: "voice.askMatch", content.Hotspot: "voice.askHotspot", content.Number: "voice.askNumber", content.Short: "voice.askShort",
}

// numbered reads options and spots after their numbers, so that the ear finds the key.
func (sc script) numbered(s Question) []part {
	if s.Relay {
		return itemParts(sc.lang, s.Item)
	}
	var parts []part
	for _, p := range itemParts(sc.lang, s.Item) {
		if n := p.n; n > 0 && n <= max(len(s.Item.Options), len(s.Item.Spots)) && n <= 9 && p.clip != "" {
			number := sc.number(n)
			number.n = n
			parts = append(parts, number)
		}
		parts = append(parts, p)
	}
	return parts
}

// answer is the right one, as far as it has a voice; what is to be typed stands on the screen.
func (sc script) answer(s Question) []part {
	it := s.Item
	all := itemParts(sc.lang, it)
	option := func(i int) []part {
		p := all[min(1+i, len(all)-1)]
		if s.Relay { // the class reads letters
			return []part{p}
		}
		number := sc.number(i + 1)
		number.n = p.n
		return []part{number, p}
	}
	var parts []part
	switch it.Type {
	case content.Multi, content.Order:
		for _, i := range it.Keys {
			parts = append(parts, option(i)...)
		}
	case content.Match:
		for i, partner := range it.Keys {
			parts = append(parts, all[1+i], all[min(1+len(it.Options)+partner, len(all)-1)])
		}
	case content.Number, content.Short, content.Simulate:
		return sc.keys("voice.toldShown")
	default:
		return option(it.Key)
	}
	return parts
}
