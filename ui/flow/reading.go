package flow

import "dendau/storage/record"

// readings is how many ways of reading there are.
const readings = 3

// nextReading goes round normal, slow and silent; a learner's choice is remembered. Who turns the voice on, or makes it slow, hears at once
// what that is like; who turns it off hears nothing more until they ask.
func (k *Kiosk) nextReading() {
	v := k.View()
	if !forLearner(v.Main) {
		return
	}
	k.style.Voice = (k.style.Voice + 1) % readings
	if len(k.seat.who) > 0 {
		k.note(record.VoiceChosen{Learners: k.seat.who, Voice: int(k.style.Voice)})
	}
	s, rest := said(v), k.voice.rest()
	switch {
	case k.style.Voice == ReadNothing:
		k.hush()
	case len(rest) > 0: // the part that is being read begins again at its new speed
		k.say(rest, k.style.Voice == ReadSlowly)
	case len(s.once) > 0:
		k.say(s.once, k.style.Voice == ReadSlowly)
	}
}

// recallReading sets the voice as a learner chose it last.
func (k *Kiosk) recallReading(id record.LearnerID) {
	if voice, chosen := k.book.facts.Voice(id); chosen {
		k.style.Voice = max(ReadNormally, min(Reading(voice), ReadNothing))
	}
}

// readingOf is how a view is read by itself. A class is read to as the facilitator leads it, whatever a learner chose.
func readingOf(v View) Reading {
	if forClass(v.Main) {
		return ReadNormally
	}
	return v.Style.Voice
}

// forClass tells whether a screen is read to a whole class.
func forClass(s Screen) bool {
	switch s := s.(type) {
	case Teach:
		return true
	case Question:
		return s.Relay
	case Practice:
		return s.Relay
	}
	return false
}

// forLearner tells whether a screen is a learner's own.
func forLearner(s Screen) bool {
	switch s.(type) {
	case Home, Names, FindName, Cards, MyLessons, Page, Film, Question, Practice, Recall, Done, StillYou, Bench, HandUp:
		return !forClass(s)
	}
	return false
}
