package flow

import (
	"strconv"
	"time"

	"dendau/storage/record"
)

// speeds of the stream.
const speeds = 3

// leastScan is how long a scan usually takes at least: a person has to hold the phone still first. Codes that were shown for less were seen by nobody.
const leastScan = 5 * time.Second

// wordDigits is how many digits a phone shows once it has everything.
const wordDigits = 6

// phoneRoom hands over by the screen. The kiosk cannot see a phone: that it has everything is the phone's word, six digits that no single code
// gives away. Until they are typed or scanned an evening was shown and nothing more.
type phoneRoom struct {
	back  room
	speed int
	since time.Time
	frame QRFrame
	// failed is the catalogue key of why there is no code.
	failed string

	asking   bool   // the phone's word is asked for
	word     string // what was typed of it
	checking bool
	wrong    bool
	taken    bool // the phone has everything
	said     time.Time
	printing bool
}

func (r *phoneRoom) enter(k *Kiosk) {
	r.since = k.now
	k.effect(ShowQR{Speed: r.speed})
}

func (r *phoneRoom) waiting() bool { return r.checking }

func (r *phoneRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		r.goBack(k)
	case ByStick:
		r.stop(k)
		k.enter(newStick(r.back))
	case SpeedChosen:
		r.choose(k, a.I)
	case Choose:
		r.choose(k, a.I)
	case PhoneHasIt:
		r.ask()
	case Next:
		r.next(k)
	case Digit:
		r.digit(k, a.D)
	case OnSheets:
		r.print(k)
	case WhoCarries:
		if r.taken {
			k.nameCourier(r)
		}
	default:
		r.came(k, a)
	}
}

// came takes home what the loop did.
func (r *phoneRoom) came(k *Kiosk, a Action) {
	switch a := a.(type) {
	case QRFrame:
		r.frame = a
		if a.Usual > 0 {
			r.frame.Usual = max(a.Usual, leastScan)
		}
	case TakenChecked:
		r.checked(k, a.Right)
	case CodesPrinted:
		r.printing = false
		k.note(record.SheetMade{Sheet: "codes", To: a.To})
		k.notice = &Notice{Key: "road.sheets." + a.To, Args: map[string]any{"n": a.Sheets, "where": a.Where}}
	case CodesNotPrinted:
		r.printing = false
		k.notice = &Notice{Key: a.Key}
	}
}

// goBack closes the pad, then leaves.
func (r *phoneRoom) goBack(k *Kiosk) {
	if r.asking {
		r.asking, r.word, r.wrong = false, "", false
		return
	}
	if r.taken {
		k.enter(&tonightRoom{})
		return
	}
	r.stop(k)
	k.enter(newStick(r.back))
}

// stop ends the codes. Those that stood there for a while may be on a phone whose owner typed nothing: that is kept, as what it is.
func (r *phoneRoom) stop(k *Kiosk) {
	k.effect(StopQR{Shown: r.frame.Code.Size > 0 && k.now.Sub(r.since) >= leastScan})
}

// ask opens the pad, as soon as there is something that a phone could have.
func (r *phoneRoom) ask() {
	if r.frame.Code.Size > 0 && !r.taken {
		r.asking = true
	}
}

// next is the primary: the pad, then the word, then home.
func (r *phoneRoom) next(k *Kiosk) {
	switch {
	case k.now.Sub(r.said) < lateEnter:
	case r.taken:
		k.enter(&tonightRoom{})
	case !r.asking:
		r.ask()
	case len(r.word) == wordDigits && k.words.wait(k.now) == 0:
		r.check(k, CheckTaken{Word: r.word})
	}
}

func (r *phoneRoom) check(k *Kiosk, c CheckTaken) {
	r.checking, r.wrong = true, false
	k.effect(c)
}

// checked: right words end a part, and where there is another it begins.
func (r *phoneRoom) checked(k *Kiosk, right bool) {
	r.checking, r.word, r.wrong, r.said = false, "", !right, k.now
	switch {
	case !right:
		r.asking = true
		k.words.spend(k.now)
	case r.frame.Rest > 0:
		k.enter(&phoneRoom{back: r.back, speed: r.speed})
	default:
		r.asking, r.taken = false, true
	}
}

// digit: none chooses a speed, since a scanner types them too.
func (r *phoneRoom) digit(k *Kiosk, d int) {
	if d < 0 || d > 9 || !r.asking || r.checking || len(r.word) == wordDigits || k.words.wait(k.now) > 0 {
		return
	}
	r.word, r.wrong = r.word+strconv.Itoa(d), false
}

func (r *phoneRoom) erase() { r.word = r.word[:max(0, len(r.word)-1)] }

// unscan: what a scanner types is no word that a hand wrote.
func (r *phoneRoom) unscan() func() {
	word, wrong := r.word, r.wrong
	return func() { r.word, r.wrong = word, wrong }
}

// scanned: nobody's card is looked for here.
func (*phoneRoom) scanned(k *Kiosk, _ code) { k.notice = &Notice{Key: elsewhereNotice} }

// wordScanned is the phone's word, read off its screen.
func (r *phoneRoom) wordScanned(k *Kiosk, digits string) {
	if r.frame.Code.Size > 0 && !r.taken {
		r.check(k, CheckTaken{Word: digits, Scanned: true})
	}
}

func (r *phoneRoom) print(k *Kiosk) {
	if r.printing || r.taken || r.frame.Code.Size == 0 {
		return
	}
	r.printing = true
	k.effect(PrintCodes{Lang: k.style.Lang, Printed: k.today()})
}

func (r *phoneRoom) choose(k *Kiosk, speed int) {
	if speed < 0 || speed >= speeds || speed == r.speed || r.taken {
		return
	}
	r.speed = speed
	k.effect(ShowQR{Speed: speed})
}

func (r *phoneRoom) view(k *Kiosk) Screen {
	return HandoverQR{
		Sessions: k.road().toCarry(), Code: r.frame.Code, Still: r.frame.Still, Shown: max(0, k.now.Sub(r.since)), Usual: r.frame.Usual,
		Speed: r.speed, Rest: r.frame.Rest, Failed: r.failed, NoCentre: k.centre == "",
		Asking: r.asking, Word: r.word, Wrong: r.wrong, Wait: max(0, k.words.wait(k.now)), Taken: r.taken, Courier: k.carrier(r.taken), Printing: r.printing,
	}
}
