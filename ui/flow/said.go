package flow

import (
	"fmt"
	"slices"
	"strconv"

	"dendau/content"
)

// saying is what a screen says. Names of people are never among it: no machine can be trusted to say K' Brối or Ka Hồng, clips are made
// long before anybody sits down, and whoever sits here need not be called out in a full hall.
type saying struct {
	// place is where it is said: once is read by itself there once. Empty for a screen that says nothing.
	place string
	// once is what the screen is about; again the same in full, then what can be pressed.
	once, again []part
	// besides is what lies on the screen now besides its own matter, and buttons that come and go while it is read.
	besides []part
}

// Said gives the clips that a view says: by itself when it is new, and when somebody asks to hear it.
func Said(v View) (once, again []content.Path) {
	s := said(v)
	clips := func(parts []part) (all []content.Path) {
		for _, p := range parts {
			if p.clip != "" {
				all = append(all, p.clip)
			}
		}
		return all
	}
	return clips(s.once), clips(s.again)
}

// holds tells whether everything in parts is of this screen.
func (s saying) holds(parts []part) bool {
	for _, p := range parts {
		if !slices.Contains(s.once, p) && !slices.Contains(s.again, p) && !slices.Contains(s.besides, p) {
			return false
		}
	}
	return true
}

// said is what a view says: the one place that knows.
func said(v View) saying {
	sc := script{v.Style.Lang}
	s := sc.screen(v.Main)
	if !forLearner(v.Main) {
		s.besides = append(s.besides, sc.notice(v.Main).again...) // read for whoever presses for it
		return s
	}
	if v.Raised {
		s.besides = append(s.besides, sc.key("voice.raised"))
	}
	switch {
	case v.Idle != nil:
		s.besides, s.once = append(s.besides, s.once...), sc.idle()
		s.again = append(sc.idle(), sc.keys("voice.press", "learner.stillHere")...)
	case v.Notice != nil:
		s.besides = append(s.besides, s.again...)
		s.again = sc.keys(v.Notice.Key, "voice.press", "learner.understood")
	}
	return s
}

// script writes what screens say in a language.
type script struct{ lang content.Lang }

// aside is the number of a part that no part of a screen is lit for.
const aside = -1

// key is a sentence of the interface.
func (sc script) key(key string) part { return part{aside, content.InterfaceVoice(sc.lang, key)} }

func (sc script) keys(keys ...string) []part {
	parts := make([]part, len(keys))
	for i, k := range keys {
		parts[i] = sc.key(k)
	}
	return parts
}

// pressed ends what a screen says when somebody asks: its buttons, the primary first, and those of the rail.
func (sc script) pressed(parts []part, buttons ...string) []part {
	all := slices.Clone(parts)
	if len(buttons) > 0 {
		all = append(append(all, sc.key("voice.press")), sc.keys(buttons...)...)
	}
	return append(all, sc.key("voice.rail"))
}

func (sc script) idle() []part { return sc.keys("voice.idle") }

func (sc script) screen(s Screen) saying {
	switch s := s.(type) {
	case Home:
		return sc.home(s)
	case Names:
		return sc.names(s)
	case FindName:
		return sc.findName(s)
	case Cards:
		return sc.cards(s)
	case StillYou:
		return sc.stillYou(s)
	case Bench:
		return sc.bench(s)
	case HandUp:
		once := sc.keys("learner.handUpNote")
		return saying{place: "hand up", once: once, again: sc.pressed(once, "learner.backToLesson", "learner.lowerHand", "learner.iAmFacilitator")}
	case MyLessons:
		return sc.myLessons(s)
	case Recall:
		once := sc.keys("voice.recall")
		return saying{place: "recall", once: once, again: sc.pressed(once, "learner.recallBegin", "learner.recallSkip")}
	case Done:
		return sc.done(s)
	case Teach:
		return sc.shown(s.Showing)
	case ChooseRelay:
		return saying{}
	}
	return sc.lesson(s)
}

// lesson is a screen of a lesson in a learner's hands.
func (sc script) lesson(s Screen) saying {
	switch s := s.(type) {
	case Page:
		once := pageParts(sc.lang, s.Page)
		return saying{place: string(s.ID), once: once, again: sc.pressed(once, "learner.next")}
	case Film:
		return sc.film(s)
	case Question:
		return sc.question(s)
	case Practice:
		return sc.practice(s)
	}
	return saying{}
}

// shown is what the class sees: its matter alone, since the facilitator does the pressing.
func (sc script) shown(s Screen) saying {
	var parts []part
	place := ""
	switch s := s.(type) {
	case TVPage:
		place, parts = string(s.ID), pageParts(sc.lang, s.Page.Page)
	case TVQuestion:
		place, parts = string(s.Item.ID), itemParts(sc.lang, s.Item)
		if s.Reveal {
			parts = whyPart(sc.lang, s.Item)
		}
	case TVPractice:
		place, parts = string(s.Item.ID), sc.step(s.Practice)
	case TVFilm:
		place = string(s.Film.Film.ID)
	case TVDone:
		place, parts = "remember "+string(s.Lesson.ID), partsOf(sc.lang, 0, s.Remember)
	}
	return saying{place: place, once: parts, again: parts}
}

func (sc script) film(s Film) saying {
	out := saying{place: string(s.Film.ID)}
	slow, subtitles := "learner.filmSlow", "learner.subtitlesOn"
	if s.Slow {
		slow = "learner.filmUsual"
	}
	if s.Subtitles {
		subtitles = "learner.subtitlesOff"
	}
	switch {
	case s.Failed:
		out.once = sc.keys("learner.filmFailed")
		out.again = sc.pressed(out.once, "learner.next")
	case s.Ended:
		out.once = sc.keys("voice.filmEnded")
		out.again = sc.pressed(out.once, "learner.next", "learner.filmStart", slow, subtitles)
	case s.Playing || s.Pos > 0:
	default:
		out.once = sc.keys("voice.film")
		out.again = sc.pressed(out.once, "learner.filmPlay", slow, subtitles, "learner.next")
	}
	return out
}

func (sc script) done(s Done) saying {
	once := append(sc.keys("voice.done"), partsOf(sc.lang, 0, s.Remember)...)
	return saying{place: "done " + string(s.Lesson.ID), once: once, again: sc.pressed(once, "learner.finished")}
}

// practice is a step on an imitation, the hint after a wrong tap, or how it went.
func (sc script) practice(s Practice) saying {
	if s.Over {
		once := append(sc.keys("voice.practiceOver"), part{0, s.Item.Why.Voice.In(sc.lang)})
		return sc.of(s.Frame, saying{place: string(s.Item.ID), once: once, again: sc.pressed(once, "learner.practiceOn", "learner.practiceAgain")})
	}
	once := sc.step(s)
	out := saying{place: fmt.Sprintf("%s.%d", s.Item.ID, s.Step), once: once, again: once}
	switch {
	case len(s.Hint.Text) > 0:
		miss := sc.key("learner.practiceMiss")
		miss.n = 1
		out.once = append([]part{miss}, partsOf(sc.lang, 1, s.Hint)...)
		out.again = append(slices.Clone(once), out.once...)
	case s.Shown && s.Help != HelpShown:
		out.once = sc.keys("learner.practiceRing")
		out.again = append(slices.Clone(once), out.once...)
	}
	buttons := []string{"learner.practiceShow", "learner.practiceHelp", "learner.practiceSkip"}
	out.besides = sc.keys("learner.practiceUndo", "learner.practiceRing")
	if s.CanUndo {
		buttons = slices.Insert(buttons, 2, "learner.practiceUndo")
	}
	out.again = sc.pressed(out.again, buttons...)
	return sc.of(s.Frame, out)
}

// step is what a step of a practice says: before the first one what will be done, and what is to be listened to.
func (sc script) step(s Practice) []part {
	var parts []part
	if s.Step == 0 {
		parts = partsOf(sc.lang, 0, s.Item.Question)
	}
	if p := s.Item.Practice; p != nil && s.Step < len(p.Steps) {
		st := p.Steps[s.Step]
		do := part{0, st.Do.Voice.In(sc.lang)}
		if do.clip == "" && st.Type != "" {
			do.clip = sc.key("voice.practiceWrite").clip
		}
		parts = append(parts, do, part{0, st.Sound.In(sc.lang)})
	}
	return parts
}

// of leaves the buttons out where a class looks on.
func (sc script) of(f Frame, s saying) saying {
	if f.Relay {
		s.again = s.once
	}
	return s
}

// number is the digit on an option's key.
func (sc script) number(n int) part { return sc.key("voice.n." + strconv.Itoa(n)) }

// partsOf numbers spoken texts from first.
func partsOf(lang content.Lang, first int, texts ...content.Spoken) []part {
	parts := make([]part, len(texts))
	for i, t := range texts {
		parts[i] = part{first + i, t.Voice.In(lang)}
	}
	return parts
}

func pageParts(lang content.Lang, p content.Page) []part {
	return append(partsOf(lang, 0, p.Title), partsOf(lang, 1, p.Sentences...)...)
}

// itemParts are the question, the options, and what belongs to them: partners or spots.
func itemParts(lang content.Lang, it content.Item) []part {
	parts := partsOf(lang, 0, it.Question)
	for _, o := range it.Options {
		parts = append(parts, part{len(parts), o.Voice.In(lang)})
	}
	for _, o := range it.Partners {
		parts = append(parts, part{len(parts), o.Voice.In(lang)})
	}
	for _, o := range it.Spots {
		parts = append(parts, part{len(parts), o.Voice.In(lang)})
	}
	return parts
}

// whyPart is the reason after an answer; it comes after everything else.
func whyPart(lang content.Lang, it content.Item) []part {
	return partsOf(lang, len(itemParts(lang, it)), it.Why)
}
