package flow

import (
	"testing"

	"dendau/storage/record"
)

func newSetupHall(t *testing.T) *hall {
	h := newHall(t)
	h.cfg.Centre = ""
	h.cfg.Book = NewBook(h)
	h.k = New(h.cfg)
	return h
}

var anOffer = Offer{
	Stick: "HAI-NINH-05", Centre: "Trung tâm Thử", Fingerprint: "7475 7014 1341 8224",
	Halls: []OfferedHall{
		{ID: record.HallID{ID: record.ID{7}}, Name: "Nhà văn hóa thôn Một", Commune: "23128"},
		{ID: record.HallID{ID: record.ID{8}}, Name: "Nhà văn hóa thôn Hai", Commune: "23020", Taken: true},
	},
}

// askedFor tells whether the last effects hold one of a kind.
func askedFor[E Effect](fx []Effect) bool {
	for _, e := range fx {
		if _, ok := e.(E); ok {
			return true
		}
	}
	return false
}

// The whole first start with the centre's stick: what is pressed is counted, since it is to take ten minutes with a name and a PIN.
func TestFirstStartWithTheStick(t *testing.T) {
	h := newSetupHall(t)
	presses := 0
	press := func(actions ...Action) []Effect {
		t.Helper()
		var all []Effect
		for _, a := range actions {
			presses++
			fx, err := h.k.Do(h.now, a)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, fx...)
			for _, e := range fx {
				h.run(e)
			}
		}
		return all
	}
	h.do(StickOffers{anOffer})
	if v := screen[SetupOffer](h); v.Fingerprint != anOffer.Fingerprint || v.Centre != "Trung tâm Thử" {
		t.Fatalf("the offer: %+v", v)
	}
	if !askedFor[TakeStick](press(Next{})) {
		t.Fatal("nothing was taken")
	}
	h.do(StickBytes{5, 10})
	if v := screen[SetupOffer](h); !v.Taking || v.Done != 5 {
		t.Errorf("while it is taken: %+v", v)
	}
	h.do(StickTaken{})
	if v := screen[Setup](h); v.Step != SetupHall || len(v.Halls) != 2 || !v.Centre || v.CanGoOn {
		t.Fatalf("the list of halls: %+v", v)
	}
	press(Choose{1}, Next{})
	if v := screen[Setup](h); v.Step != SetupFacilitator || v.Picked == nil || v.Commune == nil || v.Commune.Name != "Hải Ninh" {
		t.Fatalf("after the hall, its commune is known: %+v", v)
	}
	before := presses
	h.typing("Leex Maaux")
	presses = before + len("Leex Maaux")
	press(Next{})
	for range 2 {
		h.pin("112233")
		presses += 6
		press(Next{})
	}
	if v := screen[Enrolment](h); v.Hall != "Nhà văn hóa thôn Hai" || v.Commune != "xã Hải Ninh" || v.Centre != "Trung tâm Thử" {
		t.Fatalf("the enrolment: %+v", v)
	}
	h.do(EnrolmentReady{Code: Matrix{1, []bool{true}}}, EnrolmentReady{Code: Matrix{1, []bool{true}}, Stick: "HAI-NINH-05"}, EnrolmentReady{Code: Matrix{1, []bool{true}}})
	if v := screen[Enrolment](h); v.Stick != "HAI-NINH-05" || v.Code.Size != 1 {
		t.Errorf("it stands on the stick: %+v", v)
	}
	press(Next{})
	screen[Tonight](h)
	press(ShowSettings{}, ShowEnrolment{})
	if v := screen[Enrolment](h); !v.Again {
		t.Error("not from the settings")
	}
	presses -= 2
	h.do(Back{})
	screen[Settings](h)
	if at := facts[record.HallSet](h)[0]; at.Hall != anOffer.Halls[1].ID || at.Commune != "23020" {
		t.Errorf("the hall keeps the centre's id: %+v", at)
	}
	if presses > 30 {
		t.Errorf("%d presses", presses)
	}
	t.Logf("%d presses from the stick to the class, the facilitator's name and the PIN twice among them", presses)
}

// What else can happen with the stick at the first start.
func TestStickAtTheFirstStart(t *testing.T) {
	for name, tc := range map[string]struct {
		actions []Action
		check   func(t *testing.T, h *hall)
	}{
		"skipped": {[]Action{StickOffers{anOffer}, Back{}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); v.Listed || v.Centre {
				t.Errorf("got %+v", v)
			}
		}},
		"pulled out before it is taken": {[]Action{StickOffers{anOffer}, StickGone{}}, func(t *testing.T, h *hall) { screen[Setup](h) }},
		"pulled out while it is taken":  {[]Action{StickOffers{anOffer}, Next{}, StickGone{}}, func(t *testing.T, h *hall) { screen[SetupOffer](h) }},
		"not taken": {[]Action{StickOffers{anOffer}, Next{}, StickTaken{Key: "setup.offer.failed"}}, func(t *testing.T, h *hall) {
			if v := screen[SetupOffer](h); v.Failed == "" || v.Taking {
				t.Errorf("got %+v", v)
			}
		}},
		"a second press while it is taken": {[]Action{StickOffers{anOffer}, Next{}, Back{}}, func(t *testing.T, h *hall) { screen[SetupOffer](h) }},
		"a hall that was typed stays": {[]Action{Type{Rune: 'a'}, Type{Rune: 'n'}, StickOffers{anOffer}, Next{}, StickTaken{}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); v.Hall != "an" || !v.CanGoOn || len(v.Halls) != 0 {
				t.Errorf("got %+v", v)
			}
		}},
		"the list is searched by any word": {[]Action{StickOffers{anOffer}, Next{}, StickTaken{}, Type{Rune: 'h'}, Type{Rune: 'a'}, Type{Rune: 'i'}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); len(v.Halls) != 1 || v.Halls[0].Name != "Nhà văn hóa thôn Hai" {
				t.Errorf("got %+v", v.Halls)
			}
		}},
		"another letter takes the choice back": {[]Action{StickOffers{anOffer}, Next{}, StickTaken{}, Choose{0}, Type{Rune: 'm'}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); v.Picked != nil {
				t.Errorf("got %+v", v.Picked)
			}
		}},
		"back from the facilitator to the list": {[]Action{StickOffers{anOffer}, Next{}, StickTaken{}, Choose{0}, Next{}, Back{}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); v.Step != SetupHall {
				t.Errorf("got step %d", v.Step)
			}
		}},
		"a commune that is not in our table is asked for": {[]Action{StickOffers{Offer{Centre: "T", Halls: []OfferedHall{{Name: "Nhà X", Commune: "99999"}}}}, Next{}, StickTaken{}, Choose{0}, Next{}}, func(t *testing.T, h *hall) {
			if v := screen[Setup](h); v.Step != SetupCommune {
				t.Errorf("got step %d", v.Step)
			}
		}},
		"lessons come to a kiosk that had none": {[]Action{CourseFound{Course: testCourse(2), Packs: []PackRef{{ID: "p"}}}}, func(t *testing.T, h *hall) {
			if len(h.k.cfg.Course.Lessons) != 2 || len(h.k.cfg.Packs) != 1 {
				t.Errorf("got %+v", h.k.cfg.Packs)
			}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newSetupHall(t)
			h.do(tc.actions...)
			tc.check(t, h)
		})
	}
}

// A kiosk that is set up is not asked at its learners' home.
func TestNoOfferLater(t *testing.T) {
	h := newHall(t)
	h.do(StickOffers{anOffer})
	screen[Setup](h)
}

// Whom the centre has shut out is told at the desk, once when it is heard and at every sign-in, and never at the learners' side.
func TestRevokedIsToldAtTheDesk(t *testing.T) {
	h := held(t, "Lê Thị An").do(Back{}, Lock{}).signsIn()
	h.do(CentreRevoked{Revoked: true})
	if n := h.k.View().Notice; n == nil || n.Key != revokedNotice {
		t.Errorf("at the desk: %+v", n)
	}
	h.do(Dismiss{}, CentreRevoked{Revoked: true})
	if n := h.k.View().Notice; n != nil {
		t.Errorf("told again by the same list: %+v", n)
	}
	h.do(Lock{})
	if n := h.k.View().Notice; n != nil {
		t.Errorf("before learners: %+v", n)
	}
	if n := h.signsIn().k.View().Notice; n == nil || n.Key != revokedNotice {
		t.Errorf("at the next sign-in: %+v", n)
	}
}

// A stick that cannot be read is told wherever the first start stands, until it is out or another comes; the first start goes on meanwhile.
func TestAStickThatCannotBeReadAtTheFirstStart(t *testing.T) {
	h := newSetupHall(t).do(StickUnread{"x"})
	if v := screen[Setup](h); v.Unread != "x" {
		t.Fatalf("not told: %+v", v)
	}
	h.typing("Nhaf")
	if h.do(Next{}); screen[Setup](h).Step != SetupCommune || screen[Setup](h).Unread != "x" {
		t.Errorf("it does not go on, or is told no more: %+v", screen[Setup](h))
	}
	if h.do(StickUnread{}); screen[Setup](h).Unread != "" {
		t.Error("told when it is out")
	}
	h.do(StickUnread{"x"}, StickOffers{anOffer}, StickUnread{})
	screen[SetupOffer](h)
	if h.do(Back{}); screen[Setup](h).Unread != "" {
		t.Error("told when another was offered")
	}
}

// What a stick brings beside what cannot be read is offered, and the fault is told behind the question; where the stick was out for a while, in its place.
func TestAStickThatIsReadInPart(t *testing.T) {
	h := newSetupHall(t).do(StickOffers{Offer{Stick: "A", Backups: []OfferedBackup{aBackup}}}, StickUnread{"x"})
	screen[SetupWays](h)
	if h.do(Choose{0}); screen[Setup](h).Unread != "x" {
		t.Error("a new kiosk is not told")
	}
	h.do(Back{}, Choose{1}, StickUnread{}).writes("0123").do(StickGone{}, StickUnread{"y"})
	if v := screen[SetupRecovery](h); v.Unread != "y" || v.Groups[0] != "0123" {
		t.Errorf("in the middle of the code: %+v", v)
	}
	h.do(StickUnread{}, StickOffers{withBackups(aBackup)})
	if v := screen[SetupRecovery](h); v.Unread != "" || v.Gone {
		t.Errorf("plugged in again: %+v", v)
	}
}
