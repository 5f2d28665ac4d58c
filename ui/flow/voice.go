package flow

import (
	"slices"
	"strings"

	"dendau/content"
)

// part is one thing to read aloud: its number on the screen and its file.
type part struct {
	n    int
	clip content.Path
}

// voice is what is being read. Rooms know nothing of it: after every action the kiosk compares what the screen says with what was said
// (see said), so a new screen silences the old one at once and nothing is ever said twice by itself.
type voice struct {
	on    bool
	said  int    // the ticket of the last Say
	clip  int    // the clip that is being read
	parts []part // of the last Say
	due   bool   // the screen is to be read, also when it was read before
	// told is what learners and the class heard by themselves; around what lay on the screen besides.
	learner, class told
	around         around
}

// told remembers what was read by itself at one place, such as a page or a question: it is read there once.
type told struct {
	place string
	texts []string
}

// around is what lies on a screen besides its own matter, as far as it is said when it comes.
type around struct {
	idle   bool
	notice string
	raised bool
}

// now is the part that is being read.
func (v *voice) now() int {
	if v.on && v.clip < len(v.parts) {
		return v.parts[v.clip].n
	}
	return 0
}

func (v *voice) at(clip, ticket int) {
	if v.on && v.hears(ticket) && clip >= 0 && clip < len(v.parts) {
		v.clip = clip
	}
}

func (v *voice) ended(ticket int) {
	if v.hears(ticket) {
		v.on = false
	}
}

// hears tells whether news is of what is being said now, and not of what it replaced.
func (v *voice) hears(ticket int) bool { return ticket == 0 || ticket == v.said }

// rest are the parts from the one that is being read.
func (v *voice) rest() []part {
	if !v.on {
		return nil
	}
	return v.parts[min(v.clip, len(v.parts)):]
}

// speak has the screen read once it is settled, also if it was read before.
func (k *Kiosk) speak() { k.voice.due = true }

// say reads parts, in place of what is being read.
func (k *Kiosk) say(parts []part, slow bool) {
	parts = slices.DeleteFunc(slices.Clone(parts), func(p part) bool { return p.clip == "" })
	if len(parts) == 0 || k.filmPlays() {
		k.hush()
		return
	}
	clips := make([]content.Path, len(parts))
	for i, p := range parts {
		clips[i] = p.clip
	}
	v := &k.voice
	v.said++
	v.on, v.clip, v.parts, v.due = true, 0, parts, false
	k.effect(Say{Clips: clips, Slow: slow, Ticket: v.said})
}

// filmPlays tells that a film has the room's ears.
func (k *Kiosk) filmPlays() bool { return k.stage != nil && k.stage.playing }

// hush ends what is being read, and what was to be.
func (k *Kiosk) hush() {
	if k.voice.on {
		k.effect(Hush{})
	}
	k.voice.on, k.voice.due, k.voice.parts = false, false, nil
}

// hearAgain reads everything on the screen and what can be pressed, or hushes a voice that is speaking. A film begins again.
func (k *Kiosk) hearAgain() {
	film := k.filmShown()
	switch {
	case k.voice.on:
		k.hush()
	case film != nil && film.started && !film.failed:
		k.room.do(k, FromStart{})
	default:
		v := k.View()
		k.say(said(v).again, readingOf(v) == ReadSlowly)
	}
}

// listen has the settled screen say what is new on it, and silences what belongs to a screen that is gone.
func (k *Kiosk) listen() {
	if k.atDesk() {
		k.hushDesk()
		return
	}
	v := k.View()
	s := said(v)
	fresh := k.remember(v, s) || k.voice.due
	news := k.newsAround(v)
	k.voice.due = false
	rest := k.voice.rest()
	if fresh || !s.holds(k.voice.parts) {
		rest = nil
	}
	if fresh && v.Idle == nil {
		rest = s.once
	}
	how := readingOf(v)
	switch {
	case how != ReadNothing && len(news) > 0:
		k.say(append(news, rest...), how == ReadSlowly)
	case how != ReadNothing && fresh && len(rest) > 0:
		k.say(rest, how == ReadSlowly)
	case !s.holds(k.voice.parts):
		k.hush()
	}
}

// atDesk tells that the screen is the facilitator's own: it never speaks by itself. What learners heard is kept for when they are back.
func (k *Kiosk) atDesk() bool {
	switch k.room.(type) {
	case *teachRoom, *frontRoom:
		return false
	case *pinRoom, *forgottenRoom, *newPINRoom, *setupRoom:
		return true
	}
	return !k.signed.IsZero()
}

// remember tells whether what the screen says by itself was not said at this place yet, and notes it.
func (k *Kiosk) remember(v View, s saying) bool {
	m := &k.voice.learner
	if forClass(v.Main) {
		m = &k.voice.class
	}
	if s.place == "" {
		return false
	}
	if s.place != m.place {
		*m = told{place: s.place}
	}
	text := words(s.once)
	if text == "" || slices.Contains(m.texts, text) {
		return false
	}
	m.texts = append(m.texts, text)
	return true
}

// words stands for what parts say.
func words(parts []part) string {
	var all strings.Builder
	for _, p := range parts {
		all.WriteString(string(p.clip) + "\n")
	}
	return all.String()
}

// newsAround is what came to lie on the screen: the idle question, a message, a raised hand. The question silences the rest.
func (k *Kiosk) newsAround(v View) []part {
	before := k.voice.around
	k.voice.around = around{idle: v.Idle != nil, raised: v.Raised}
	if v.Notice != nil {
		k.voice.around.notice = v.Notice.Key
	}
	now := k.voice.around
	if !forLearner(v.Main) {
		return nil
	}
	s := script{v.Style.Lang}
	if now.idle { // a message that comes meanwhile is said when the question is answered
		k.voice.around.notice = before.notice
	}
	switch {
	case now.idle && !before.idle:
		return s.idle()
	case !now.idle && now.notice != "" && now.notice != before.notice:
		return s.keys(now.notice)
	case now.raised && !before.raised:
		return s.keys("voice.raised")
	}
	return nil
}
