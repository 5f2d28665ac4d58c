package flow

import (
	"slices"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
)

// The centre's stick at the first start, and the enrolment that goes back.
type (
	// StickOffers says what a stick brings to a first start: a centre, where the kiosk knows none, and backups of kiosks whose place it could take.
	// Nothing of it is taken before somebody compared the fingerprint, or wrote the recovery code.
	StickOffers struct{ Offer Offer }
	// StickUnread says at the first start that a stick is in which cannot be read; Key is the message, empty once there is none any more.
	StickUnread struct{ Key string }
	// StickTaken says that the kiosk trusts the centre now; Key is why it does not, a catalogue key.
	StickTaken struct{ Key string }
	// ShowEnrolment hands the enrolment back once more, from the settings.
	ShowEnrolment struct{}
	// CourseFound says that lessons came to a kiosk that had none.
	CourseFound struct {
		Course Course
		Packs  []PackRef
	}
	// CentreRevoked says that the newest root shuts this kiosk out, or no longer does.
	CentreRevoked struct{ Revoked bool }
	// EnrolmentReady is the enrolment as a code for a phone; Stick is the label of the stick on which it stands too. Key is why there is none.
	EnrolmentReady struct {
		Code  Matrix
		Stick string
		Key   string
	}
)

// The work that follows.
type (
	// TakeStick takes what was offered: trust, then packs. Home: StickBytes, PacksTaken, StickTaken.
	TakeStick struct{}
	// HandEnrolment makes the enrolment, shows it as a code and writes it on every stick that is there or comes, until StopSticks. Home:
	// EnrolmentReady, again for each stick.
	HandEnrolment struct{}
)

func (StickOffers) action()    {}
func (StickUnread) action()    {}
func (StickTaken) action()     {}
func (EnrolmentReady) action() {}
func (CourseFound) action()    {}
func (ShowEnrolment) action()  {}
func (CentreRevoked) action()  {}
func (TakeStick) effect()      {}
func (HandEnrolment) effect()  {}

// Offer is what a stick brings to a first start. Without a Centre it brings none that is new here.
type Offer struct {
	Stick, Centre string
	// Fingerprint are the digits to compare with those of the centre, in groups.
	Fingerprint string
	Halls       []OfferedHall
	Packs       PackPlan
	// Backups are those of kiosks whose place this one could take.
	Backups []OfferedBackup
}

// OfferedHall is a hall of the centre's list.
type OfferedHall struct {
	ID   record.HallID
	Name string
	// Commune is the 5-digit code; District is said where it still is.
	Commune, District string
	// Where is the commune's name, where our table knows it.
	Where string
	// Taken says that the centre has a kiosk there already.
	Taken bool
}

// offerRoom shows what the stick brings, before anything is taken.
type offerRoom struct {
	setup    *setupRoom
	offer    Offer
	taking   bool
	done, of int64
	failed   string
}

func (r *offerRoom) waiting() bool { return r.taking }

func (r *offerRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Next:
		r.taking, r.failed = true, ""
		k.effect(TakeStick{})
	case Back:
		k.enter(r.setup)
	case StickGone:
		if !r.taking { // what is being taken tells itself that it failed
			r.setup.unplugged(k)
		}
	case StickBytes:
		r.done, r.of = a.Done, a.Of
	case StickTaken:
		r.taking = false
		if r.failed = a.Key; r.failed != "" {
			return
		}
		k.centre = r.offer.Centre
		r.setup.offered(k.named(r.offer.Halls))
		k.enter(r.setup)
	}
}

func (r *offerRoom) view(k *Kiosk) Screen {
	return SetupOffer{Offer: r.offer, Kiosk: k.cfg.Kiosk, Taking: r.taking, Done: r.done, Of: r.of, Failed: r.failed}
}

// stickOffers: only the first start asks. Later the facilitator hands over, and says so themselves.
func (k *Kiosk) stickOffers(a StickOffers) {
	switch r := k.room.(type) {
	case *setupRoom:
		switch {
		case r.setting:
		case len(a.Offer.Backups) > 0:
			k.enter(&waysRoom{setup: r, offer: a.Offer})
		case k.centre == "":
			k.enter(&offerRoom{setup: r, offer: a.Offer})
		}
	case *offerRoom:
		if !r.taking {
			r.offer, r.failed = a.Offer, ""
		}
	case *recoveryRoom:
		if r.gone {
			r.plugged(k, a.Offer)
		}
	}
}

// revokedNotice says that the centre takes nothing from this kiosk any more, and what to do.
const revokedNotice = "errors.revoked"

// centreRevoked: whoever is at the desk is told at once, others when they come.
func (k *Kiosk) centreRevoked(a CentreRevoked) {
	fresh := a.Revoked && !k.cfg.Revoked
	k.cfg.Revoked = a.Revoked
	if fresh && !k.signed.IsZero() {
		k.notice = &Notice{Key: revokedNotice}
	}
}

// maxOffered is how many halls the screen shows at a time.
const maxOffered = 4

// offered lets the hall be chosen instead of typed, unless it was typed before the stick came.
func (r *setupRoom) offered(halls []OfferedHall) {
	r.met = true
	if r.halls = halls; len(halls) > 0 && r.hall.Text() == "" {
		r.step = SetupHall
	}
}

// named adds the names of communes.
func (k *Kiosk) named(halls []OfferedHall) []OfferedHall {
	names := map[string]string{}
	for _, c := range k.cfg.Communes {
		names[c.Code] = c.Kind + " " + c.Name
	}
	out := slices.Clone(halls)
	for i, h := range out {
		out[i].Where = names[h.Commune]
	}
	return out
}

// fits are the halls of the list that what is typed begins, by any of their words; all of them before anything is typed.
func (r *setupRoom) fits() (found []OfferedHall, more int) {
	words := strings.Fields(report.Fold(r.hall.Text()))
	for _, h := range r.halls {
		if len(words) == 0 || anyBegin(words, strings.Fields(report.Fold(h.Name))) {
			found = append(found, h)
		}
	}
	if len(found) > maxOffered {
		return found[:maxOffered], len(found) - maxOffered
	}
	return found, 0
}

// anyBegin tells whether the words begin words that follow each other in text.
func anyBegin(words, text []string) bool {
	for i := range text {
		if beginWords(words, text[i:]) {
			return true
		}
	}
	return false
}

// choose takes a hall of the list, with its commune.
func (r *setupRoom) choose(k *Kiosk, i int) {
	found, _ := r.fits()
	if i < 0 || i >= len(found) {
		return
	}
	r.picked, r.pickedBy = &found[i], r.hall.Text()
	r.commune = nil
	for i, c := range k.cfg.Communes {
		if c.Code == r.picked.Commune {
			r.commune = &k.cfg.Communes[i]
		}
	}
}

// fromList is the chosen hall; nil where another letter was typed since.
func (r *setupRoom) fromList() *OfferedHall {
	if r.picked == nil || r.pickedBy != r.hall.Text() {
		return nil
	}
	return r.picked
}

// place is the hall as it is kept.
func (r *setupRoom) place(k *Kiosk) record.HallSet {
	at := record.HallSet{Name: upperFirst(r.hall.Trimmed()), Commune: r.commune.Code, Units: k.cfg.Units, Hamlets: k.cfg.Hamlets}
	if h := r.fromList(); h != nil {
		at.Hall, at.Name = h.ID, h.Name
	}
	if at.Hall.IsZero() {
		at.Hall = record.HallID{ID: k.cfg.NewID()}
	}
	return at
}

// enrolRoom hands the enrolment back: by the stick that is there, and as a code for a phone.
type enrolRoom struct {
	back  room // nil after the first start
	ready EnrolmentReady
}

func (r *enrolRoom) enter(k *Kiosk) { k.effect(HandEnrolment{}) }

func (r *enrolRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case EnrolmentReady:
		if a.Stick == "" {
			a.Stick = r.ready.Stick // it stands on a stick that was pulled out since
		}
		r.ready = a
	case Next, Back, Finished:
		k.effect(StopSticks{})
		if r.back != nil {
			k.enter(r.back)
			return
		}
		k.openDesk()
	}
}

func (r *enrolRoom) view(k *Kiosk) Screen {
	return Enrolment{
		Hall: k.book.hall().Name, Commune: k.communeName(), Centre: k.centre, Kiosk: k.cfg.Kiosk,
		Code: r.ready.Code, Stick: r.ready.Stick, Failed: r.ready.Key, Again: r.back != nil,
	}
}

// SetupOffer is what the centre's stick brings to a kiosk that knows no centre: at its first start, or later at a handover.
type SetupOffer struct {
	Offer
	Kiosk string
	// Hall is the hall that hands over, empty at the first start.
	Hall string
	// Taking is set while it is taken; Done and Of are bytes of packs. Failed is why it was not taken, a catalogue key.
	Taking   bool
	Done, Of int64
	Failed   string
}

// Enrolment is what goes back to the centre after the first start.
type Enrolment struct {
	Hall, Commune, Centre string
	// Kiosk is its short code and the beginning of its key, as the centre shows them.
	Kiosk string
	Code  Matrix
	// Stick is the label of the stick on which the enrolment stands, empty while there is none.
	Stick  string
	Failed string
	// Again is set when it is shown from the settings, not at the first start.
	Again bool
}

func (SetupOffer) screen() {}
func (Enrolment) screen()  {}
