package flow

import "dendau/content"

// The notice before somebody is asked for their consent is read by the facilitator, or by the machine where they press for it. Each wording has
// clips of its own, one for each way of addressing people, so what is heard is what stands there; names are not in it.

// NoticeWording is the version of the notice that the screens show and speak, unless a hall has another.
const NoticeWording = "2"

// How an answer to the notice came about: it was read by a person, or heard to its end from the machine.
const (
	consentMethod = "spoken"
	noticeHeard   = "heard"
)

// HearNotice has the notice read, or hushes it.
type HearNotice struct{}

func (HearNotice) action() {}

// NoticeKey is the key under which a wording of the notice is spoken to somebody who is addressed in a way; an empty one is everybody's.
func NoticeKey(wording, address string) string {
	if address == "" {
		address = "all"
	}
	return "notice." + wording + "." + address
}

// noticeFor is the key under which the notice is spoken to somebody.
func (k *Kiosk) noticeFor(p Person) string { return NoticeKey(k.cfg.Wording, p.Address) }

// noticeOn is the notice that stands on a screen, empty where none does.
func noticeOn(s Screen) string {
	switch s := s.(type) {
	case WalkIn:
		return s.Notice
	case AskConsentAgain:
		return s.Notice
	case LearnerRecord:
		return s.Notice
	}
	return ""
}

// notice is what such a screen says to whoever presses for it; by itself it says nothing.
func (sc script) notice(s Screen) saying {
	if key := noticeOn(s); key != "" {
		return saying{again: []part{{aside, content.InterfaceVoice(sc.lang, key)}}}
	}
	return saying{}
}

func (k *Kiosk) hearNotice() {
	if k.voice.on {
		k.hush()
		return
	}
	v := k.View()
	k.say(script{v.Style.Lang}.notice(v.Main).again, false)
}

// hushDesk silences what belongs to a screen that is gone: at the desk nothing but the notice is read.
func (k *Kiosk) hushDesk() {
	k.voice.due = false
	if k.voice.on {
		v := k.View()
		if (script{v.Style.Lang}).notice(v.Main).holds(k.voice.parts) {
			return
		}
	}
	k.hush()
}

// answered is somebody's answer to the notice, and whether they heard it to its end from the machine.
type answered struct {
	consent *bool
	heard   bool
}

func (a *answered) noticeEnded() { a.heard = true }

// method is how the answer came about.
func (a *answered) method() string {
	if a.heard {
		return noticeHeard
	}
	return consentMethod
}

// noticeRead tells the room that its notice was heard to the end.
func (k *Kiosk) noticeRead(ticket int) {
	room, asks := k.room.(interface{ noticeEnded() })
	if !asks || !k.voice.on || !k.voice.hears(ticket) {
		return
	}
	v := k.View()
	if (script{v.Style.Lang}).notice(v.Main).holds(k.voice.parts) {
		room.noticeEnded()
	}
}
