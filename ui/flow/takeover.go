package flow

import (
	"slices"

	"dendau/storage/record"
)

// A replacement takes a lost kiosk's place at its first start: from the backup on a stick, with the code on paper.

// recoveryDigits is how long a recovery code is, groupDigits how many of them stand together on paper.
const (
	recoveryDigits = 24
	groupDigits    = 4
)

// What comes home from TakeOver.
type (
	// TakeoverFailed: nothing was changed. Key is why, a catalogue key; Wrong that it was the code.
	TakeoverFailed struct {
		Key   string
		Wrong bool
	}
	// TakeoverLaid: the backup is whole on this kiosk's disk, and the program begins anew as the lost kiosk.
	TakeoverLaid struct{}
)

// The work that follows.
type (
	// TakeOver opens a backup of the offered stick with the recovery code and lays it on this kiosk's disk. Home: TakeoverFailed, or TakeoverLaid and
	// then nothing any more: the program begins anew.
	TakeOver struct{ Backup, Code string }
	// TakeoverTold: somebody read that this kiosk took another's place; it is not said again.
	TakeoverTold struct{}
)

func (TakeoverFailed) action() {}
func (TakeoverLaid) action()   {}
func (TakeOver) effect()       {}
func (TakeoverTold) effect()   {}

// OfferedBackup is one kiosk whose place can be taken.
type OfferedBackup struct {
	// Name is the file's, Kiosk the short code.
	Name, Kiosk string
	// Hall and Where are what the stick tells of the hall, empty where it tells nothing.
	Hall, Where string
	// Date is when it was handed over, 0 where that is not known; Events how many things its log holds.
	Date   record.Day
	Events int
	// Bad is why it is of no use here, a catalogue key.
	Bad string
}

// waysRoom asks whether this kiosk is a new one or takes an older one's place.
type waysRoom struct {
	setup *setupRoom
	offer Offer
}

func (r *waysRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Choose:
		switch a.I {
		case 0:
			r.asNew(k)
		case 1:
			r.replace(k)
		}
	case StickGone:
		r.setup.unplugged(k)
	}
}

// asNew goes on as without any backup: the centre's digits are compared where the stick brings one.
func (r *waysRoom) asNew(k *Kiosk) {
	r.setup.ways = r
	if r.offer.Centre != "" && k.centre == "" {
		k.enter(&offerRoom{setup: r.setup, offer: r.offer})
		return
	}
	k.enter(r.setup)
}

// replace asks whose place; where there is but one, for its code.
func (r *waysRoom) replace(k *Kiosk) {
	if all := r.offer.Backups; len(all) == 1 && all[0].Bad == "" {
		k.enter(&recoveryRoom{ways: r, back: r, of: all[0]})
		return
	}
	k.enter(&backupsRoom{ways: r})
}

func (r *waysRoom) view(k *Kiosk) Screen {
	return SetupWays{Stick: r.offer.Stick, Backups: len(r.offer.Backups), Centre: k.centre == "" && r.offer.Centre != ""}
}

// backupsASheet is how many kiosks are shown at a time.
const backupsASheet = 4

// backupsRoom lists whose place can be taken.
type backupsRoom struct {
	ways  *waysRoom
	sheet int
}

func (r *backupsRoom) do(k *Kiosk, a Action) {
	all := r.ways.offer.Backups
	switch a := a.(type) {
	case Back:
		k.enter(r.ways)
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(all), backupsASheet))
	case Choose:
		if i := r.sheet*backupsASheet + a.I; a.I >= 0 && a.I < backupsASheet && i < len(all) && all[i].Bad == "" {
			k.enter(&recoveryRoom{ways: r.ways, back: r, of: all[i]})
		}
	case StickGone:
		r.ways.setup.unplugged(k)
	}
}

func (r *backupsRoom) view(*Kiosk) Screen {
	all := r.ways.offer.Backups
	return SetupBackups{Backups: onSheet(all, r.sheet, backupsASheet), Page: r.sheet + 1, Pages: sheetsOf(len(all), backupsASheet)}
}

// recoveryRoom takes the code on paper, group by group. A wrong one stays to be compared with the paper: nobody should write 24 digits twice.
type recoveryRoom struct {
	ways   *waysRoom
	back   room
	of     OfferedBackup
	code   [recoveryDigits]byte // 0 where no digit stands yet
	at     int                  // where the next digit goes
	failed string
	wrong  bool
	gone   bool // the stick is out; what was written stays
	taking bool
	laid   bool
}

func (r *recoveryRoom) waiting() bool { return r.taking }

func (r *recoveryRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.gone {
			r.ways.setup.unplugged(k)
			return
		}
		k.enter(r.back)
	case Digit:
		r.digit(k, a.D)
	case Choose:
		r.group(a.I)
	case Next:
		if r.canTake(k) {
			r.taking, r.failed, r.wrong = true, "", false
			k.effect(TakeOver{Backup: r.of.Name, Code: string(r.code[:])})
		}
	case TakeoverFailed:
		r.refused(k, a)
	case TakeoverLaid:
		r.laid = r.taking
	case StickGone:
		r.gone = true // what is under way tells itself whether it failed
	}
}

func (r *recoveryRoom) full() bool { return !slices.Contains(r.code[:], 0) }

func (r *recoveryRoom) canTake(k *Kiosk) bool {
	return r.full() && !r.gone && !r.taking && k.recoveries.wait(k.now) == 0
}

func (r *recoveryRoom) refused(k *Kiosk, a TakeoverFailed) {
	if !r.taking {
		return
	}
	r.taking, r.laid, r.failed, r.wrong = false, false, a.Key, a.Wrong
	if a.Wrong {
		k.recoveries.spend(k.now)
	}
}

// plugged takes a stick that came after the other was pulled out: where the same backup is on it, the code goes on.
func (r *recoveryRoom) plugged(k *Kiosk, o Offer) {
	r.ways.offer = o
	i := slices.IndexFunc(o.Backups, func(b OfferedBackup) bool { return b.Kiosk == r.of.Kiosk && b.Bad == "" })
	switch {
	case i >= 0:
		r.of, r.gone = o.Backups[i], false
	case len(o.Backups) > 0 && !r.taking:
		k.enter(r.ways)
	}
}

func (r *recoveryRoom) digit(_ *Kiosk, d int) {
	if d < 0 || d > 9 || r.taking || r.at == recoveryDigits {
		return
	}
	r.code[r.at] = byte('0' + d)
	if r.at = slices.Index(r.code[:], 0); r.at < 0 {
		r.at = recoveryDigits
	}
	r.failed, r.wrong = "", false
}

func (r *recoveryRoom) erase() {
	if r.at > 0 && !r.taking {
		r.at--
		r.code[r.at], r.failed, r.wrong = 0, "", false
	}
}

// group clears one group, to be written again.
func (r *recoveryRoom) group(i int) {
	if i < 0 || i >= recoveryDigits/groupDigits || r.taking {
		return
	}
	r.at = i * groupDigits
	clear(r.code[r.at : r.at+groupDigits])
}

func (r *recoveryRoom) view(k *Kiosk) Screen {
	v := SetupRecovery{
		Of: r.of, At: min(r.at, recoveryDigits-1) / groupDigits, Written: r.at > 0, Failed: r.failed, Wrong: r.wrong, Gone: r.gone, Taking: r.taking, Laid: r.laid,
		Left: k.recoveries.left(k.now), Wait: max(0, k.recoveries.wait(k.now)), CanTake: r.canTake(k),
	}
	if r.gone {
		v.Unread = k.unread
	}
	for i, d := range r.code {
		if d != 0 {
			v.Groups[i/groupDigits] += string(rune(d))
		}
	}
	return v
}

// takenRoom is the first screen of a kiosk that took another's place: what it is now, and what to do if the other turns up.
type takenRoom struct{}

func (*takenRoom) do(k *Kiosk, a Action) {
	if _, on := a.(Next); on {
		k.effect(TakeoverTold{})
		k.enter(&homeRoom{})
	}
}

func (*takenRoom) view(k *Kiosk) Screen {
	v := TakenOver{Hall: k.book.hall().Name, Commune: k.communeName(), Kiosk: k.cfg.Kiosk, People: len(k.book.of(record.ClassID{})), Centre: k.centre}
	for _, s := range k.book.sessions() {
		if !s.Void {
			v.Evenings, v.Last = v.Evenings+1, max(v.Last, s.Date)
		}
	}
	return v
}
