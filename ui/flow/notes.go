package flow

import (
	"strings"
	"unicode/utf8"

	"dendau/storage/record"
	"dendau/storage/report"
)

// longestNote is the longest note of an evening in letters: five lines, since it is read before the next evening and not studied.
const longestNote = 280

// noteOf is what a facilitator noted of an evening, empty when nobody did or the note cannot be opened here. It may name people, so it stands on
// the facilitator's screens only.
func (k *Kiosk) noteOf(s report.Session) string {
	if len(s.Note) == 0 || k.cfg.OpenNote == nil {
		return ""
	}
	text, err := k.cfg.OpenNote(record.EveningNoted{Session: s.ID, Sealed: s.Note})
	if err != nil {
		return ""
	}
	return text
}

// lastNote is the note of a class's last evening, and its date. An evening without a note says nothing, and an older one is no news.
func (k *Kiosk) lastNote(class record.ClassID) (string, record.Day) {
	sessions := k.book.sessions()
	for i := len(sessions) - 1; i >= 0; i-- {
		if s := sessions[i]; s.Class == class && s.Closed {
			return k.noteOf(s), s.Date
		}
	}
	return "", 0
}

// noteRoom writes the note of an evening.
type noteRoom struct {
	back    room
	session record.SessionID
	was     string
	text    typing
}

// newNote begins with what was noted before.
func (k *Kiosk) newNote(s report.Session, back room) *noteRoom {
	r := &noteRoom{back: back, session: s.ID, was: k.noteOf(s), text: typing{most: longestNote}}
	r.text.Set(r.was)
	return r
}

func (r *noteRoom) field() *typing { return &r.text }

func (r *noteRoom) do(k *Kiosk, a Action) {
	switch a.(type) {
	case Back:
		k.enter(r.back)
	case Next:
		if !r.changed() {
			k.enter(r.back)
			return
		}
		k.keepNoted(EveningNote{Session: r.session, By: k.signed, Text: r.text.Trimmed()}, func() { k.enter(r.back) })
	}
}

func (r *noteRoom) changed() bool { return r.text.Trimmed() != strings.TrimSpace(r.was) }

func (r *noteRoom) view(k *Kiosk) Screen {
	s, _ := k.book.facts.Session(r.session)
	text := r.text.Text()
	return WriteEvening{
		Date: s.Date, Class: k.book.class(s.Class).Name, Lesson: k.cfg.Course.refOf(s.Lesson), Text: text, CanKeep: r.changed(), Keys: k.keys,
		Left: max(0, longestNote-utf8.RuneCountInString(text)),
	}
}
