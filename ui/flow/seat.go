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
func (k *Kiosk) seated() []Person {
	ps := make([]Person, 0, len(k.seat.who))
	for _, id := range k.seat.who {
		if l := k.book.learner(id); l != nil {
			ps = append(ps, l.person(k.now))
		}
	}
	return ps
}

// session is the one that is open, zero without one.
func (k *Kiosk) session() record.SessionID {
	if s := k.book.open(); s != nil {
		return s.ID
	}
	return record.SessionID{}
}

// sit lets a learner sit down, alone or beside those who sit here. Within an open session that marks them present.
func (k *Kiosk) sit(id record.LearnerID, beside room) {
	if k.book.learner(id) == nil || slices.Contains(k.seat.who, id) || len(k.seat.who) >= maxPartners {
		return
	}
	k.keep(func() {
		k.seat.who = append(k.seat.who, id)
		if p := k.book.facts.Progress(id); len(k.seat.who) == 1 {
			k.seat.raised, k.seat.had = false, len(p.Mastered)
			if p.Sized {
				k.style.Size = max(0, min(p.Size, len(tilesOf)-1))
			}
		}
		if beside == nil {
			beside = &lessonsRoom{}
		}
		k.enter(beside)
	}, record.LearnerArrived{Session: k.session(), Learners: []record.LearnerID{id}})
}

// leave ends the learners' turn: the next person finds a fresh home.
func (k *Kiosk) leave(reason string) {
	k.stopFilm()
	if len(k.seat.who) > 0 {
		k.note(record.LearnerLeft{Learners: k.seat.who, Reason: reason})
	}
	k.freshen()
	k.enter(&homeRoom{})
}

// freshen makes home as the next person should find it: the hall's language, the usual letters, nobody's hand up.
func (k *Kiosk) freshen() {
	k.seat = seat{}
	k.style.Size = 0
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
	_, learner := k.room.(patient)
	if !learner && !k.atHome() || k.seat.raised {
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
