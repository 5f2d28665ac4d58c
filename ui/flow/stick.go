package flow

import "dendau/content"

// What a plugged stick tells and asks, beside StickFound, ExportStep and ExportDone.
type (
	// SticksFound: several are plugged in, and one must be chosen.
	SticksFound struct{ Sticks []StickRef }
	// StickBytes tells how far writing or copying has come.
	StickBytes struct{ Done, Of int64 }
	// PacksFound: the stick has newer lessons; nothing is copied before somebody says so.
	PacksFound struct{ Plan PackPlan }
	// PacksTaken: so many packs were copied and are used from the next start on.
	PacksTaken struct{ N int }
	// CentreOffered says, on a kiosk that knows no centre, which one the stick brings. Nothing of it is taken before somebody compared the
	// fingerprint; home after the press: CentreKnown, StickTaken.
	CentreOffered struct{ Offer Offer }
	// StickRemark is something about the stick that the person should know, a catalogue key.
	StickRemark struct{ Key string }
)

// What a person answers at the stick.
type (
	// StickChosen chooses among several sticks; TakePacks takes the new lessons, LeavePacks leaves them for another time.
	StickChosen struct{ I int }
	TakePacks   struct{}
	LeavePacks  struct{}
)

// The work that follows.
type (
	// UseStick goes on with the chosen one of SticksFound.
	UseStick struct{ I int }
	// AnswerPacks is the answer to PacksFound; home: StickBytes, PacksTaken or ExportFailed, and ExportDone.
	AnswerPacks struct{ Take bool }
	// AnswerOffer is the answer to CentreOffered: for the fingerprint that was on the screen and for no other. Where it is no, the stick stays
	// as it is; home: ExportFailed.
	AnswerOffer struct {
		Fingerprint string
		Take        bool
	}
)

// StickRef is one of several sticks.
type StickRef struct {
	Label string
	Free  int64
}

// PackPlan is what new lessons would come and go.
type PackPlan struct {
	Packs []PackNews
	// Bytes is what is copied, Free the room on the kiosk, Freed what becomes free afterwards.
	Bytes, Free, Freed int64
	Fits               bool
}

// PackNews is one pack that is newer on the stick.
type PackNews struct {
	Title         content.Text
	Version, Have int // Have is 0 where the pack is new here
	Remove        int // the version that goes, 0 for none
	Lessons       int
	Bytes         int64
}

// plugged is what the stick told and what was answered.
type plugged struct {
	sticks   []StickRef
	done, of int64
	plan     *PackPlan
	copying  bool
	offer    *Offer // the centre that it brings, until that is answered
	taking   bool   // the answer was yes, and the disk has not told yet
	taken    int
	remark   string
}

// tell takes what the stick tells.
func (p *plugged) tell(k *Kiosk, a Action) {
	switch a := a.(type) {
	case SticksFound:
		p.sticks = a.Sticks
	case StickFound:
		*p = plugged{}
	case StickBytes:
		p.done, p.of = a.Done, a.Of
	case PacksFound:
		p.done, p.of = 0, 0
		if k.lead != nil { // the disk belongs to the lesson now
			p.remark = "handover.packsLater"
			k.effect(AnswerPacks{})
			return
		}
		p.plan = &a.Plan
	case CentreOffered:
		p.offer, p.taking = &a.Offer, false
	case StickTaken:
		p.offer, p.taking = nil, false
	case PacksTaken:
		p.taken, p.copying = a.N, false
	case StickRemark:
		p.remark = a.Key
	}
}

// answer takes what a person answers.
func (p *plugged) answer(k *Kiosk, a Action) {
	switch a := a.(type) {
	case StickChosen:
		if a.I >= 0 && a.I < len(p.sticks) {
			p.sticks = nil
			k.effect(UseStick(a))
		}
	case TakePacks:
		if p.plan != nil && p.plan.Fits {
			p.plan, p.copying = nil, true
			k.effect(AnswerPacks{Take: true})
		}
	case LeavePacks:
		if p.plan != nil {
			p.plan = nil
			k.effect(AnswerPacks{})
		}
	}
}

// believe answers whether the centre on the stick is this hall's, once; false where nothing is asked.
func (p *plugged) believe(k *Kiosk, take bool) bool {
	if p.offer == nil {
		return false
	}
	if p.taking {
		return true
	}
	k.effect(AnswerOffer{Fingerprint: p.offer.Fingerprint, Take: take})
	if p.taking = take; !take {
		p.offer = nil
	}
	return true
}

// show adds it to the screen.
func (p *plugged) show(v *HandoverUSB) {
	v.Sticks, v.Done, v.Of, v.Plan, v.Copying, v.Taken, v.Remark = p.sticks, p.done, p.of, p.plan, p.copying, p.taken, p.remark
}

func (SticksFound) action()   {}
func (StickBytes) action()    {}
func (PacksFound) action()    {}
func (PacksTaken) action()    {}
func (CentreOffered) action() {}
func (StickRemark) action()   {}
func (StickChosen) action()   {}
func (TakePacks) action()     {}
func (LeavePacks) action()    {}
func (UseStick) effect()      {}
func (AnswerPacks) effect()   {}
func (AnswerOffer) effect()   {}
