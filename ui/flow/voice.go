package flow

import "dendau/content"

// part is one thing to read aloud: its number on the screen and its file.
type part struct {
	n    int
	clip content.Path
}

// voice is what is being read.
type voice struct {
	on    bool
	said  int   // the ticket of the last Say
	now   int   // the part that is being read
	parts []int // the part of each clip
}

func (v *voice) at(clip, ticket int) {
	if v.on && v.hears(ticket) && clip >= 0 && clip < len(v.parts) {
		v.now = v.parts[clip]
	}
}

func (v *voice) ended(ticket int) {
	if v.hears(ticket) {
		v.on = false
	}
}

// hears tells whether news is of what is being said now, and not of what it replaced.
func (v *voice) hears(ticket int) bool { return ticket == 0 || ticket == v.said }

// speak says the room once, and hushes what an earlier room was saying.
func (k *Kiosk) speak() {
	var parts []part
	if s, ok := k.room.(speaker); ok {
		parts = s.parts(k)
	}
	k.say(parts)
}

func (k *Kiosk) say(parts []part) {
	clips := make([]content.Path, 0, len(parts))
	k.voice.parts = nil
	for _, p := range parts {
		if p.clip != "" {
			clips = append(clips, p.clip)
			k.voice.parts = append(k.voice.parts, p.n)
		}
	}
	if len(clips) == 0 {
		k.hush()
		return
	}
	k.voice.said++
	k.voice.on, k.voice.now = true, k.voice.parts[0]
	k.effect(Say{Clips: clips, Ticket: k.voice.said})
}

func (k *Kiosk) hush() {
	if k.voice.on {
		k.effect(Hush{})
	}
	k.voice = voice{said: k.voice.said}
}

// hearAgain repeats, or hushes a voice that is speaking. A film begins again.
func (k *Kiosk) hearAgain() {
	switch {
	case k.voice.on:
		k.hush()
	case k.filmShown() != nil:
		k.room.do(k, FromStart{})
	default:
		k.speak()
	}
}

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

func itemParts(lang content.Lang, it content.Item) []part {
	parts := partsOf(lang, 0, it.Question)
	for i, o := range it.Options {
		parts = append(parts, partsOf(lang, 1+i, o.Spoken)...)
	}
	return parts
}

// whyPart is the reason after an answer; it comes after the options.
func whyPart(lang content.Lang, it content.Item) []part {
	return partsOf(lang, 1+len(it.Options), it.Why)
}
