package workshop

import (
	"fmt"
	"slices"
	"strings"

	"dendau/content"
)

// voicePart is one thing that is read aloud: the name that its recording has, the words, and where the pack keeps the voice.
type voicePart struct {
	name  string
	text  content.Text
	voice *content.Voice
}

// voiceParts gives everything of a lesson that is read aloud: "title", "P2.title", "P2.1", "Q1.question", "Q1.A", "Q1.why",
// "T1.2.do", "T1.2.hint", "T1.2.slip.send", "T1.2.sound", "remember".
func (src *LessonSource) voiceParts() []voicePart {
	l := &src.Lesson
	v := voices{{"title", l.Title, &l.TitleVoice}}
	for i := range l.Pages {
		p := &l.Pages[i]
		v.add(fmt.Sprintf("P%d.title", i+1), &p.Title)
		for j := range p.Sentences {
			v.add(fmt.Sprintf("P%d.%d", i+1, j+1), &p.Sentences[j])
		}
	}
	for i := range l.Items {
		v.item(&l.Items[i], src.Sounds)
	}
	if l.Remember.Text != nil {
		v.add("remember", &l.Remember)
	}
	return v
}

type voices []voicePart

func (v *voices) add(name string, s *content.Spoken) {
	*v = append(*v, voicePart{name, s.Text, &s.Voice})
}

func (v *voices) item(it *content.Item, sounds map[string]content.Text) {
	tag := tagOf(it)
	v.add(tag+".question", &it.Question)
	for i := range it.Options {
		v.add(tag+"."+optionName(it, i), &it.Options[i].Spoken)
	}
	for i := range it.Partners {
		v.add(fmt.Sprintf("%s.%c.partner", tag, 'A'+slices.Index(it.Keys, i)), &it.Partners[i].Spoken)
	}
	for i := range it.Spots {
		v.add(fmt.Sprintf("%s.spot.%d", tag, i+1), &it.Spots[i].Spoken)
	}
	if it.Practice != nil {
		for i := range it.Practice.Steps {
			name := fmt.Sprintf("%s.%d", tag, i+1)
			v.step(name, &it.Practice.Steps[i], sounds[name])
		}
	}
	v.add(tag+".why", &it.Why)
}

func (v *voices) step(name string, step *content.Step, sound content.Text) {
	if sound != nil {
		*v = append(*v, voicePart{name + ".sound", sound, &step.Sound})
	}
	v.add(name+".do", &step.Do)
	v.add(name+".hint", &step.Hint)
	for i := range step.Slips {
		// Not every disk can hold the keys * and # in a name.
		part := strings.NewReplacer("*", "star", "#", "hash").Replace(step.Slips[i].Part)
		v.add(name+".slip."+part, &step.Slips[i].Hint)
	}
}

// tagOf is an item's id within its lesson: "Q2" or "T1".
func tagOf(it *content.Item) string {
	return string(it.ID)[strings.LastIndexByte(string(it.ID), '.')+1:]
}

// optionName is how an option is called in the names of its recording and picture: as its author wrote it, "A", or for what is put in
// order the turn, "1", wherever it is shown.
func optionName(it *content.Item, i int) string {
	if it.Type == content.Order {
		return fmt.Sprint(slices.Index(it.Keys, i) + 1)
	}
	return string(rune('A' + i))
}

// eachText visits every text of a lesson, spoken or not.
func (src *LessonSource) eachText(visit func(where string, t content.Text)) {
	l := &src.Lesson
	visit("short", l.Short)
	for i, g := range l.Goals {
		visit(fmt.Sprintf("goal %d", i+1), g)
	}
	visit("practice", l.Practice)
	for i, n := range l.Notes {
		visit(fmt.Sprintf("note %d", i+1), n)
	}
	for i := range l.Items {
		it := &l.Items[i]
		for j, n := range it.Notes {
			visit(fmt.Sprintf("%s.note %d", tagOf(it), j+1), n)
		}
		if it.Practice != nil {
			eachPracticeText(tagOf(it), it.Practice, visit)
		}
	}
	for _, v := range src.voiceParts() {
		visit(v.name, v.text)
	}
}

// eachPracticeText visits what a practice shows without saying it.
func eachPracticeText(tag string, p *content.Practice, visit func(where string, t content.Text)) {
	for _, s := range p.Screens {
		at := content.Place{Screen: s.ID}
		visit(fmt.Sprintf("%s %v", tag, at), s.Title)
		visit(fmt.Sprintf("%s %v", tag, at), s.Note)
		for _, part := range s.Parts {
			at.Part = part.ID
			visit(fmt.Sprintf("%s %v", tag, at), part.Text)
			visit(fmt.Sprintf("%s %v", tag, at), part.Value)
		}
	}
	for i, step := range p.Steps {
		visit(fmt.Sprintf("%s %v", tag, content.Place{Step: i + 1}), step.Short)
	}
	for i, sign := range p.Signs {
		visit(fmt.Sprintf("%s %v", tag, content.Place{Sign: i + 1}), sign.Text)
		visit(fmt.Sprintf("%s %v", tag, content.Place{Sign: i + 1}), sign.Note)
	}
}

// line finds where a text stands, as near as pages, questions and the places of practices are known.
func (src *LessonSource) line(where string) int {
	if n, ok := src.lines[where]; ok {
		return n
	}
	head, rest, _ := strings.Cut(where, ".")
	step, _, _ := strings.Cut(rest, ".")
	if n, ok := src.lines[head+" step "+step]; ok {
		return n
	}
	return src.lines[strings.ToLower(head)]
}
