package flow

import (
	"fmt"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
)

// id finds a learner of the hall by the given name.
func (h *hall) id(given string) record.LearnerID {
	h.t.Helper()
	for _, l := range h.k.book.of(record.ClassID{}) {
		if givenName(l.Name.Full) == given {
			return l.ID
		}
	}
	h.t.Fatalf("nobody is called %s", given)
	return record.LearnerID{}
}

// One learner alone: from home to the first page, and through a lesson to the next person.
func TestLearnerAlone(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Back{})
	if v := screen[MyLessons](h); v.Next.Number != 1 || v.Page != 1 || v.Who[0].Display != "Thị Lan" || len(v.Tiles) != 3 || !v.Tiles[0].Current {
		t.Fatalf("my lessons: %+v", v)
	}
	h.do(Continue{})
	if v := screen[Page](h); v.N != 1 || v.Of != 3 || !v.Voice || v.Who[0].Address != "ba" {
		t.Fatalf("the first page: %+v", v.Frame)
	}
	h.do(VoiceAt{Part: 1})
	if v := screen[Page](h); v.Part != 1 {
		t.Errorf("the voice is at part %d", v.Part)
	}
	h.do(HearAgain{})
	if _, hushed := last[Hush](h); !hushed || screen[Page](h).Voice {
		t.Error("hear again did not hush the voice")
	}
	h.do(HearAgain{}, VoiceEnded{}, Next{}, Next{})
	if v := screen[Film](h); v.N != 2 || v.Playing || !v.Subtitles {
		t.Fatalf("the film: %+v", v)
	}
	h.do(PlayPause{}, ToggleSlow{}, FilmAt{Pos: 5 * time.Second, Len: 40 * time.Second, Playing: true}, PlayPause{}, PlayPause{}, FilmEnded{})
	if v := screen[Film](h); !v.Ended || !v.Slow || v.Len != 40*time.Second {
		t.Fatalf("the film at its end: %+v", v)
	}
	h.do(Next{}, Next{})
	if v := screen[Question](h); v.Phase != Asking || v.N != 1 || v.Of != 2 {
		t.Fatalf("the first question: %+v", v)
	}
	if say, _ := last[Say](h); short(say.Clips) != "L01.Q1 voice.n.1 L01.Q1.a voice.n.3 L01.Q1.c" {
		t.Errorf("the question says %v", say.Clips)
	}
	h.do(VoiceAt{Part: 4})
	if v := screen[Question](h); v.Part != 3 {
		t.Errorf("option C is part %d", v.Part)
	}
	h.do(Key{'1'})
	if v := screen[Question](h); v.Phase != NotYet || fmt.Sprint(v.Chosen) != "[0]" || v.Part != 4 {
		t.Fatalf("after a miss: %+v", v)
	}
	h.do(Choose{0}, TryAgain{}, Choose{0}) // pressed already: it does nothing
	if v := screen[Question](h); v.Phase != Asking || fmt.Sprint(v.Chosen) != "[0]" {
		t.Fatalf("before the second try: %+v", v)
	}
	h.do(Key{'c'})
	if v := screen[Question](h); v.Phase != Told {
		t.Fatalf("after two misses: %+v", v)
	}
	h.do(Next{}, Choose{1})
	if v := screen[Question](h); v.Phase != Right || v.N != 2 {
		t.Fatalf("the second question: %+v", v)
	}
	h.do(Next{})
	if v := screen[Done](h); v.Lamps != 1 || v.Pages != 3 || v.Items != 2 || v.Films != 1 || v.Next != record.DayOf(tuesday)+7 || v.Minute != defaultMinute {
		t.Fatalf("done: %+v", v)
	}
	h.do(Finished{})
	screen[Home](h)

	if got := facts[record.ReviewFinished](h); len(got) != 1 || got[0].Items != 2 || got[0].First != 1 {
		t.Errorf("the review: %+v", got)
	}
	if got := facts[record.ItemAnswered](h); len(got) != 3 || got[1].Try != 2 || got[1].Choice != 2 || got[2].Words != "B" || !got[2].Right || got[2].Rule.Of != 4 {
		t.Errorf("the answers: %+v", got)
	}
	if got := facts[record.FilmPlayed](h); len(got) != 1 || got[0].Seconds != 5 || !got[0].Ended || len(got[0].Learners) != 1 {
		t.Errorf("the film: %+v", got)
	}
	if got := facts[record.LearnerLeft](h); len(got) != 1 || got[0].Reason != "done" {
		t.Errorf("left: %+v", got)
	}
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Back{})
	if v := screen[MyLessons](h); v.Next.Number != 2 || !v.Tiles[0].Finished {
		t.Errorf("she goes on with %+v", v.Next)
	}
}

// Whoever comes back goes on at the page or the question where they stopped, with their text size, also after a power cut.
func TestGoesOnWhereStopped(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	lan := h.id("Lan")
	h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{}, OpenLesson{"L02"}, Next{}, TextSize{}, TextSize{})
	h.powerCut()
	if h.k.View().Style.Size != 0 {
		t.Error("home has the text size of somebody who left")
	}
	h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{})
	if v := screen[MyLessons](h); v.Next.Number != 2 || v.Page != 2 || v.Pages != 3 || v.Review || h.k.View().Style.Size != 2 || v.Sheets != 1 {
		t.Fatalf("my lessons: %+v", v)
	}
	h.do(Continue{})
	if v := screen[Page](h); v.N != 2 {
		t.Fatalf("page %d", v.N)
	}
	h.do(Next{}, Next{}, Choose{0})
	h.powerCut()
	h.do(FindMyName{}, PersonChosen{lan}, ToBench{}, ToLessons{})
	if v := screen[MyLessons](h); !v.Review {
		t.Fatalf("my lessons: %+v", v)
	}
	h.do(Continue{})
	if v := screen[Question](h); v.N != 1 || v.Phase != NotYet {
		t.Fatalf("question %d, %v", v.N, v.Phase)
	}
}

// Two sit together: each is credited with everything, and sitting down in an open session marks both present.
func TestTwoTogetherAreBothCredited(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam", "Lê Thị Na", "Võ Thị Chè")
	lan, nam := h.id("Lan"), h.id("Nam")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	h.do(FlipPresence{lan}, FlipPresence{nam}, Next{}, Lock{})
	if got := h.k.book.open(); got.Away != 2 {
		t.Fatalf("%d away", got.Away)
	}
	h.do(FindMyName{}, PersonChosen{lan}, AddPartner{}, PersonChosen{lan})
	if v := screen[Names](h); len(v.With) != 1 {
		t.Fatal("somebody sat down twice")
	}
	h.do(PersonChosen{nam}, ToBench{}, ToLessons{})
	if v := screen[MyLessons](h); len(v.Who) != 2 {
		t.Fatalf("%d sit here", len(v.Who))
	}
	if got := h.k.book.open(); got.Away != 0 || got.Here != 4 {
		t.Fatalf("after they sat down: %d here, %d away", got.Here, got.Away)
	}
	h.do(OpenLesson{"L03"}, Next{}, Next{}, Next{}, Choose{1}, Next{}, Choose{1}, Next{})
	screen[Done](h)
	for _, id := range []record.LearnerID{lan, nam} {
		p := h.k.book.Report().Progress(id)
		if fmt.Sprint(p.Finished) != "[L03]" || p.Practised != 2 {
			t.Errorf("%v: %+v", id, p)
		}
	}
	h.do(Continue{}, AddPartner{}, PersonChosen{h.id("Na")}, AddPartner{})
	if v := screen[MyLessons](h); len(v.Who) != 3 { // a bench holds three
		t.Fatalf("%d sit here", len(v.Who))
	}
	if got := facts[record.PageShown](h); got[len(got)-1].Session.IsZero() {
		t.Error("pages were not of the open session")
	}
}

// Without a name nothing is kept and everything can be tried.
func TestTryWithoutName(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	before := len(h.log)
	h.do(TryIt{}, Continue{}, Next{}, Next{}, Next{}, Next{}, Choose{0}, Choose{1}, Next{}, Choose{1}, Next{})
	if v := screen[Done](h); len(v.Who) != 0 || v.Lamps != 0 {
		t.Fatalf("done: %+v", v)
	}
	h.do(Finished{})
	if len(h.log) != before {
		t.Errorf("%d events were kept for nobody", len(h.log)-before)
	}
}

// A film that cannot be played is a message on its stage, and the lesson goes on.
func TestFilmFailed(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Continue{}, Next{}, Next{}, PlayPause{}, FilmFailed{}, PlayPause{})
	if v := screen[Film](h); !v.Failed || v.Playing {
		t.Fatalf("the film: %+v", v)
	}
	h.do(Next{})
	if v := screen[Page](h); v.N != 3 {
		t.Fatalf("the lesson did not go on: page %d", v.N)
	}
}

func TestRaisedHand(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, Lock{})
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Continue{}, RaiseHand{}, RaiseHand{}, Back{})
	if !h.k.View().Raised || len(facts[record.HandRaised](h)) != 1 {
		t.Fatal("the hand is not up once")
	}
	h.do(WantOut{})
	if v := screen[PIN](h); !v.Leaving {
		t.Fatal("the way out is not guarded")
	}
	h.do(Back{})
	screen[Page](h)
	h.do(Back{}, Back{}, Back{})
	if h.k.View().Raised {
		t.Error("the hand is up for the next person")
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{})
	if v := screen[Teach](h); len(v.Raised) != 0 {
		t.Errorf("a hand is up of somebody who left: %+v", v.Raised)
	}
}

// Who already sits at the PC is not offered as the one who joins.
func TestPartnersAreTheOthers(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, AddPartner{})
	if v := screen[Names](h); len(v.People) != 1 || v.People[0].Given != "Nam" {
		t.Errorf("offered: %+v", v.People)
	}
	h.do(TypeMyName{}, Type{Rune: 'l'}, Type{Rune: 'a'})
	if v := screen[FindName](h); len(v.Matches) != 0 {
		t.Errorf("found by typing: %+v", v.Matches)
	}
}

// The next person finds the hall's language, usual letters and no raised hand, whether somebody left or nobody ever sat down.
func TestHomeIsFreshForTheNextPerson(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(h *hall)
	}{
		{"somebody left", func(h *hall) { h.do(FindMyName{}, PersonChosen{h.id("Lan")}, Back{}, Back{}) }},
		{"nobody touched it for three minutes", func(h *hall) {
			h.now = h.now.Add(idleAfter)
			h.do(Tick{})
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := opened(t, "Nguyễn Thị Lan")
			h.do(Tick{}, ToggleLang{}, TextSize{}, RaiseHand{}, Tick{})
			if v := h.k.View(); v.Style.Lang != content.English || v.Style.Size != 1 || !v.Raised {
				t.Fatalf("while somebody is there: %+v, raised %v", v.Style, v.Raised)
			}
			tt.do(h)
			if v := h.k.View(); v.Style.Lang != content.Vietnamese || v.Style.Size != 0 || v.Raised {
				t.Errorf("for the next one: %+v, raised %v", v.Style, v.Raised)
			}
			screen[Home](h)
		})
	}
}

func TestWayOut(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(WantOut{}).pin("000000").do(Next{})
	if _, quit := last[Quit](h); quit {
		t.Fatal("a wrong PIN ended the program")
	}
	h.now = h.now.Add(time.Minute)
	h.do(Tick{}).pin("112233").do(Next{})
	if _, quit := last[Quit](h); !quit {
		t.Error("the PIN did not end the program")
	}
}

func TestEnglishVoice(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(ToggleLang{}, TryIt{}, Continue{})
	if say, ok := last[Say](h); ok && !say.Clips[0].OfInterface() {
		t.Errorf("English has no voice here, but %v was said", say.Clips)
	}
	if screen[Page](h).Voice || h.k.View().Style.Lang != content.English {
		t.Error("the screen believes that somebody speaks")
	}
}
