package flow

import (
	"fmt"
	"time"

	"dendau/storage/record"
)

// Kiosk is the whole of one kiosk without its windows. It belongs to one goroutine.
type Kiosk struct {
	cfg  Config
	book *Book
	now  time.Time
	room room

	style  Style
	notice *Notice
	keys   KeyMode
	idle   idle
	voice  voice
	stage  *projector // whose film the player shows, nil for none
	keeper keeper
	making *making // the sheet under way, nil for none
	scan   scanning

	words, receipts, recoveries tries // guesses at what a phone, the centre and a paper say

	seat    seat
	away    *stay                                 // who sat here when the kiosk went home by itself, until somebody says who they are
	waiting *stay                                 // whose page waits for the facilitator, nil on the learners' side
	signed  record.FacilitatorID                  // who is at the desk, zero on the learners' side
	offered map[record.LearnerID]record.SessionID // on which evening the review of evenings before was offered to whom
	plan    plan
	lead    *lead // the lesson on the TV, nil before and after

	displays int
	centre   string
	unread   string // of a stick at the first start that cannot be read, a catalogue key
	fx       []Effect
}

// room is one screen and what can be done there.
type room interface {
	// do takes an action that is meant for the room; what it does not know it ignores, since a press may come late.
	do(k *Kiosk, a Action)
	view(k *Kiosk) Screen
}

// entered is a room that does something when a person comes in, such as speaking.
type entered interface{ enter(k *Kiosk) }

// writer is a room with a text field; nil while none is chosen.
type writer interface{ field() *typing }

// New makes a kiosk that goes on where the book ends: at setup in a new hall, else at home.
func New(cfg Config) *Kiosk {
	cfg = cfg.filled()
	k := &Kiosk{cfg: cfg, book: cfg.Book, now: cfg.Now, displays: 1, centre: cfg.Centre}
	k.recallSettings()
	k.room = &homeRoom{}
	if k.book.hall().Name == "" || len(k.book.facts.Facilitators()) == 0 {
		k.room = newSetup()
	} else if cfg.TakenOver {
		k.room = &takenRoom{}
	}
	k.recallLead()
	k.keeper.at = k.now // what was read is kept
	return k
}

// Do takes one action at the given time and gives the work that follows, to be begun in this order.
// An error is for the log: something came home that nobody waited for.
func (k *Kiosk) Do(now time.Time, a Action) ([]Effect, error) {
	k.now, k.fx = now, nil
	err := k.take(a)
	k.listen()
	fx := k.fx
	k.fx = nil
	return fx, err
}

func (k *Kiosk) take(a Action) error {
	switch a := a.(type) {
	case nil:
		return fmt.Errorf("flow: no action")
	case Tick:
		k.tick()
	case Kept:
		return k.kept(a)
	case KeepFailed:
		return k.keepFailed(a)
	case VoiceAt:
		k.voice.at(a.Part, a.Ticket)
	case VoiceEnded:
		k.noticeRead(a.Ticket)
		k.voice.ended(a.Ticket)
	case FilmAt, FilmEnded, FilmFailed:
		k.filmCame(a)
	case Screens:
		k.displays = a.N
	case CentreKnown:
		k.centre = a.Name
	case CentreRevoked:
		k.centreRevoked(a)
	case CourseFound:
		k.cfg.Course, k.cfg.Packs = a.Course, a.Packs
	case StickOffers:
		k.stickOffers(a)
	case StickUnread:
		k.unread = a.Key
	case SheetMade:
		k.sheetMade(a)
	case SheetFailed:
		k.sheetFailed(a)
	case ForgetFailed:
		k.notice = &Notice{Key: forgetNotice}
	case PINChecked, StickFound, StickGone, ExportStep, ExportDone, SticksFound, StickBytes, PacksFound, PacksTaken, CentreOffered, StickRemark, StickTaken, EnrolmentReady, QRFrame, TakenChecked, CodesPrinted, CodesNotPrinted, CopyDone, CopyFailed, RosterRead, RosterFailed, TakeoverFailed, TakeoverLaid:
		k.room.do(k, a)
	case ReceiptChecked:
		k.receiptChecked(a)
	case ExportFailed:
		k.exportFailed(a)
	default:
		k.press(a)
	}
	return nil
}

// press is something that a person did. While the disk is busy for them it is a second press of the same thing.
func (k *Kiosk) press(a Action) {
	if k.gather(a) || k.busy() {
		return
	}
	asked := !k.idle.asked.IsZero()
	k.idle.touch(k.now)
	switch a := k.meant(a, asked).(type) {
	case StillHere:
	case Dismiss:
		k.notice = nil
	case ToggleLang, ToggleDark:
		k.toggle(a)
	case TextSize:
		k.nextSize()
	case RaiseHand:
		k.raiseHand()
	case ToFacilitator:
		k.callFacilitator()
	case ToBench:
		k.toBench()
	case HearAgain:
		k.hearAgain()
	case HearNotice:
		k.hearNotice()
	case VoiceMode:
		k.nextReading()
	case WantOut:
		k.wantOut()
	case Type, Erase, EraseAll, KeyShift, KeyVNI, KeyAlphabet:
		k.write(a)
	case Key:
		k.key(a.Rune)
	default:
		k.room.do(k, a)
	}
}

// meant is what a press stands for on a learner's screen whose lower half a question or a message has taken: what lies under it cannot be
// seen, so a key that goes on or chooses answers the question.
func (k *Kiosk) meant(a Action, asked bool) Action {
	if _, learner := k.room.(patient); !learner && !k.atHome() || !asked && k.notice == nil {
		return a
	}
	switch a.(type) {
	case Next, Choose, Key:
		if asked {
			return StillHere{}
		}
		return Dismiss{}
	}
	return a
}

// key is a key of the keyboard: a letter where somebody writes, else a choice.
func (k *Kiosk) key(r rune) {
	if w, ok := k.room.(writer); ok && w.field() != nil {
		k.write(Type{Rune: r})
		return
	}
	if pad, ok := k.room.(interface{ digit(k *Kiosk, d int) }); ok {
		if r >= '0' && r <= '9' {
			pad.digit(k, int(r-'0'))
		}
		return
	}
	if keyed, ok := k.room.(interface{ key(k *Kiosk, r rune) bool }); ok && keyed.key(k, r) {
		return
	}
	switch {
	case r >= '1' && r <= '9':
		k.room.do(k, Choose{int(r - '1')})
	case r >= 'a' && r <= 'c':
		k.room.do(k, Choose{int(r - 'a')})
	}
}

// go to another room.
func (k *Kiosk) enter(r room) {
	k.room = r
	if e, ok := r.(entered); ok {
		e.enter(k)
	}
	k.speak()
}

func (k *Kiosk) effect(e Effect) { k.fx = append(k.fx, e) }

// busy tells that a person waits for the disk or for their PIN.
func (k *Kiosk) busy() bool {
	w, ok := k.room.(interface{ waiting() bool })
	return k.keeper.then != nil || ok && w.waiting()
}

// View gives what the windows draw now.
func (k *Kiosk) View() View {
	return View{
		Style: k.style, Now: k.now, Main: k.room.view(k), TV: k.tv(), Pointer: k.pointer(), Idle: k.idleView(), Raised: k.seat.raised, Voice: k.voice.on, Notice: k.notice, Busy: k.busy(),
	}
}

// tick is a second gone by.
func (k *Kiosk) tick() {
	k.retry()
	k.scanWaited()
	k.waitForPeople()
	if t, ok := k.room.(interface{ tick(k *Kiosk) }); ok {
		t.tick(k)
	}
	if k.lead != nil {
		k.lead.saveHands(k)
	}
}
