package flow

import (
	"slices"

	"dendau/content"
	"dendau/storage/record"
)

// maxPartners is how many learners sit at one PC: a bench holds three.
const maxPartners = 3

// seat is who sits at the PC.
type seat struct {
	who    []record.LearnerID
	raised bool
	had    int // how many items the first of them had mastered when they sat down
}

// seated names those who sit here.
func (k *Kiosk) seated() []Person { return k.personsOf(k.seat.who) }

// session is the one that is open, zero without one.
func (k *Kiosk) session() record.SessionID {
	if s := k.book.open(); s != nil {
		return s.ID
	}
	return record.SessionID{}
}

// sit lets a learner sit down, alone or beside those who sit here. Within an open session that marks them present.
func (k *Kiosk) sit(id record.LearnerID, beside room) {
	if l := k.book.learner(id); l == nil || l.withdrawn() || slices.Contains(k.seat.who, id) || len(k.seat.who) >= maxPartners {
		return
	}
	k.keep(func() {
		k.seat.who = append(k.seat.who, id)
		if p := k.book.facts.Progress(id); len(k.seat.who) == 1 {
			k.seat.raised, k.seat.had = false, len(p.Mastered)
			if p.Sized {
				k.style.Size = max(0, min(p.Size, len(tilesOf)-1))
			}
			k.recallReading(id)
		}
		if beside == nil {
			k.begin()
			return
		}
		k.enter(beside)
	}, record.LearnerArrived{Session: k.session(), Learners: []record.LearnerID{id}})
}

// begin is where a learner who just sat down finds themselves: at the short review of evenings before when one is due, else at their lesson.
func (k *Kiosk) begin() {
	if r := k.offerRecall(); r != nil {
		k.enter(r)
		return
	}
	k.toLesson()
}

// toLesson opens the lesson of who sits here, where they stopped.
func (k *Kiosk) toLesson() {
	next, all := k.goesOnWith(k.seat.who[0])
	if all || next == "" {
		k.enter(&lessonsRoom{}) // they choose what to hear again
		return
	}
	k.openLesson(next)
}

// find opens the list in which people of this hall find themselves; back is where a partner is added to, nil from home.
func (k *Kiosk) find(back room) room {
	if k.finding() == ByName {
		return newNames(back)
	}
	return newCards(-1, back)
}

// leave ends the learners' turn: the next person finds a fresh home.
func (k *Kiosk) leave(reason string) {
	k.stopFilm()
	if len(k.seat.who) > 0 {
		k.note(record.LearnerLeft{Learners: k.seat.who, Reason: reason})
		k.away = nil
		if reason == "idle" { // whoever comes next is asked whether they are the same
			k.away = k.suspend(k.room)
			k.away.seat.raised = false
		}
	}
	k.freshen()
	k.enter(&homeRoom{})
}

// freshen makes home as the next person should find it: the hall's language, the usual letters, nobody's hand up.
func (k *Kiosk) freshen() {
	k.hush()
	k.seat = seat{}
	k.style.Size, k.style.Voice = 0, ReadNormally
	k.style.Lang = k.hallLang()
	k.idle.touch(k.now)
}

// nextSize goes round the three sizes; a learner's is remembered.
func (k *Kiosk) nextSize() {
	k.style.Size = (k.style.Size + 1) % len(tilesOf)
	if r, ok := k.room.(interface{ resized() }); ok {
		r.resized()
	}
	if len(k.seat.who) > 0 {
		k.note(record.TextSizeChosen{Learners: k.seat.who, Size: k.style.Size})
	}
}

func (k *Kiosk) raiseHand() {
	if !k.learnersTurn() && !k.atHome() {
		return
	}
	if k.seat.raised {
		k.pauseFilm()
		k.enter(&handRoom{back: k.room})
		return
	}
	k.keep(func() { k.seat.raised = true }, record.HandRaised{Session: k.session(), Learners: k.seat.who})
}

func (k *Kiosk) atHome() bool {
	_, home := k.room.(*homeRoom)
	return home
}

// The settings that are kept.
const (
	settingLang = "lang"
	settingDark = "dark"
)

func (k *Kiosk) recallSettings() {
	k.style.Lang = k.hallLang()
	k.style.Dark = k.book.setting(settingDark) == "1"
}

// hallLang is the language that the facilitator chose in settings, else the one the program was started with.
func (k *Kiosk) hallLang() content.Lang {
	if l := content.Lang(k.book.setting(settingLang)); l == content.Vietnamese || l == content.English {
		return l
	}
	return k.cfg.Lang
}

func (b *Book) setting(key string) string { return b.facts.Setting(b.kiosk, key) }

// toggle changes language or theme: for the hall when the facilitator does it in settings, else until the next person comes.
func (k *Kiosk) toggle(a Action) {
	fact := record.SettingChanged{Key: settingLang}
	switch a.(type) {
	case ToggleLang:
		if k.style.Lang == content.Vietnamese {
			k.style.Lang = content.English
		} else {
			k.style.Lang = content.Vietnamese
		}
		fact.Value = string(k.style.Lang)
	case ToggleDark:
		k.style.Dark = !k.style.Dark
		fact.Key, fact.Value = settingDark, map[bool]string{true: "1", false: "0"}[k.style.Dark]
	}
	if _, ok := k.room.(*settingsRoom); ok {
		k.note(fact)
	}
	if k.voice.on {
		k.speak()
	}
}
