package flow

import (
	"unicode"
	"unicode/utf8"

	"dendau/storage/record"
)

// pinDigits is how long a PIN is.
const pinDigits = 6

// shortestName is how many letters a hall or a facilitator needs at least.
const shortestName = 2

// maxCommunes is how many communes the screen shows at a time.
const maxCommunes = 6

// A class that setup makes begins in the evening, at half past seven.
const defaultMinute = 19*60 + 30

// setupRoom is the first start: hall, commune, facilitator, PIN, and the PIN again.
type setupRoom struct {
	step        SetupStep
	hall        typing
	query       typing
	commune     *Commune
	facilitator typing
	pin, again  string
	mismatch    bool
	id          record.FacilitatorID // drawn once: pressing again must not make a second facilitator
	setting     bool                 // the PIN is on its way to the vault
	// halls are those of the centre's list; picked is one of them, chosen while pickedBy was typed.
	halls    []OfferedHall
	picked   *OfferedHall
	pickedBy string
	met      bool // the centre's stick was taken: the enrolment goes back on it
	// ways is where the other way to begin is, nil where no stick offers one.
	ways *waysRoom
}

func newSetup() *setupRoom { return &setupRoom{facilitator: typing{names: true}} }

func (r *setupRoom) waiting() bool { return r.setting }

func (r *setupRoom) field() *typing {
	switch r.step {
	case SetupHall:
		return &r.hall
	case SetupCommune:
		return &r.query
	case SetupFacilitator:
		return &r.facilitator
	}
	return nil
}

func (r *setupRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.step == SetupHall && r.ways != nil {
			k.enter(r.ways)
			return
		}
		r.back()
	case Next, TypingDone:
		if r.canGoOn() {
			r.next(k)
		}
	case Choose:
		if r.step == SetupHall {
			r.choose(k, a.I)
			return
		}
		if found, _ := r.communes(k); r.step == SetupCommune && a.I >= 0 && a.I < len(found) {
			r.commune = &found[a.I]
		}
	case Digit:
		r.digit(k, a.D)
	case PINChecked:
		if r.setting {
			r.setting = false
			r.pinSet(k, a.OK)
		}
	case StickGone:
		r.ways = nil
	}
}

// unplugged goes on without the stick, which offered another way.
func (r *setupRoom) unplugged(k *Kiosk) {
	r.ways = nil
	k.enter(r)
}

func (r *setupRoom) digit(_ *Kiosk, d int) {
	if d < 0 || d > 9 {
		return
	}
	switch r.step {
	case SetupPIN:
		r.pin, r.mismatch = addDigit(r.pin, d), false
	case SetupPINAgain:
		r.again = addDigit(r.again, d)
	}
}

func addDigit(pin string, d int) string {
	if len(pin) == pinDigits {
		return pin
	}
	return pin + string(rune('0'+d))
}

// erase takes the last digit away; letters are the writer's.
func (r *setupRoom) erase() {
	switch r.step {
	case SetupPIN:
		r.pin = r.pin[:max(0, len(r.pin)-1)]
	case SetupPINAgain:
		r.again = r.again[:max(0, len(r.again)-1)]
	}
}

func (r *setupRoom) back() {
	r.again, r.mismatch = "", false
	if r.step > SetupHall {
		r.step--
	}
	if r.step == SetupCommune && r.fromList() != nil {
		r.step = SetupHall
	}
	if r.step <= SetupPIN {
		r.pin = ""
	}
}

func (r *setupRoom) canGoOn() bool {
	switch r.step {
	case SetupHall:
		return r.fromList() != nil || utf8.RuneCountInString(r.hall.Trimmed()) >= shortestName
	case SetupCommune:
		return r.commune != nil
	case SetupFacilitator:
		return utf8.RuneCountInString(r.facilitator.Trimmed()) >= shortestName
	case SetupPIN:
		return len(r.pin) == pinDigits
	}
	return len(r.again) == pinDigits
}

func (r *setupRoom) next(k *Kiosk) {
	if r.step < SetupPINAgain {
		r.step++
		if r.step == SetupCommune && r.fromList() != nil && r.commune != nil {
			r.step = SetupFacilitator
		}
		return
	}
	if r.again != r.pin {
		r.step, r.pin, r.again, r.mismatch = SetupPIN, "", "", true
		return
	}
	if r.id.IsZero() {
		r.id = record.FacilitatorID{ID: k.cfg.NewID()}
	}
	r.setting = true
	k.effect(SetPIN{Facilitator: r.id, PIN: r.pin})
}

// pinSet keeps the hall, its first facilitator and its first class, together.
func (r *setupRoom) pinSet(k *Kiosk, ok bool) {
	if !ok {
		k.notice = &Notice{Key: keepNotice}
		return
	}
	names := []PersonName{{Person: r.id.ID, Name: record.Name{Full: r.facilitator.Trimmed()}}}
	k.keepNamed(names, func() {
		k.signIn(r.id)
		if r.met {
			k.enter(&enrolRoom{})
		}
	}, r.place(k), record.FacilitatorAdded{Facilitator: r.id}, record.PINSet{Facilitator: r.id}, k.newClass())
}

// newClass is the next class of the hall: it meets on the weekday on which it is made, until somebody says more.
func (k *Kiosk) newClass() record.ClassMade {
	return record.ClassMade{
		Class: record.ClassID{ID: k.cfg.NewID()}, Name: k.cfg.ClassName + " " + number(len(k.book.facts.Classes())+1), Course: k.cfg.Course.ID,
		Weekdays: []int{int(k.now.Weekday())}, Minute: defaultMinute,
	}
}

func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// communes are those whose name the query begins, all of them before anything is typed.
func (r *setupRoom) communes(k *Kiosk) (found []Commune, more int) {
	query := r.query.Text()
	if query == "" {
		n := min(maxCommunes, len(k.cfg.Communes))
		return k.cfg.Communes[:n], len(k.cfg.Communes) - n
	}
	names := make([]string, len(k.cfg.Communes))
	for i, c := range k.cfg.Communes {
		names[i] = c.Name
	}
	at, more := search(query, names, maxCommunes)
	for _, i := range at {
		found = append(found, k.cfg.Communes[i])
	}
	return found, more
}

func (r *setupRoom) view(k *Kiosk) Screen {
	found, more := r.communes(k)
	v := Setup{
		Step: r.step, Hall: r.hall.Text(), Query: r.query.Text(), Communes: found, More: more, Commune: r.commune,
		Facilitator: r.facilitator.Text(), Digits: len(r.pin), Mismatch: r.mismatch, Centre: k.centre != "", Ways: r.step == SetupHall && r.ways != nil, Unread: k.unread, Keys: k.keys, CanGoOn: r.canGoOn(),
	}
	if r.step == SetupHall {
		v.Listed = len(r.halls) > 0
		v.Halls, v.MoreHalls = r.fits()
	}
	if h := r.fromList(); h != nil {
		v.Picked = h
	}
	if r.step == SetupPINAgain {
		v.Digits = len(r.again)
	}
	return v
}
