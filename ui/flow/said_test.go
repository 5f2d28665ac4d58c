package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
)

// short writes clips as people read them: the interface's keys without their folder, the pack's files as they are.
func short(clips []content.Path) string {
	all := make([]string, len(clips))
	for i, c := range clips {
		all[i] = strings.TrimSuffix(strings.TrimPrefix(string(c), "interface/vi/"), ".opus")
	}
	return strings.Join(all, " ")
}

func TestWhatScreensSay(t *testing.T) {
	item := testCourse(1).Lessons[0].Items[0]
	spots := content.Item{ID: "H", Type: content.Hotspot, Question: spoken("?", "H.opus"), Why: spoken("!", "H.why.opus"), Key: 1}
	for i := range 2 {
		spots.Spots = append(spots.Spots, content.Spot{Spoken: spoken("x", fmt.Sprintf("H.%d.opus", i))})
	}
	pair := content.Item{ID: "M", Type: content.Match, Question: spoken("?", "M.opus"), Why: spoken("!", "M.why.opus"), Keys: []int{1, 0}}
	for i := range 2 {
		pair.Options = append(pair.Options, content.Option{Spoken: spoken("x", fmt.Sprintf("M.o%d.opus", i))})
		pair.Partners = append(pair.Partners, content.Option{Spoken: spoken("x", fmt.Sprintf("M.p%d.opus", i))})
	}
	said := LessonRef{ID: "L01", Number: 1, Voice: content.Voice{"vi": "L01/title.opus"}}
	rail := " voice.rail"
	for _, tt := range []struct {
		name        string
		view        View
		once, again string
	}{
		{"home says nothing by itself", View{Main: Home{People: 3}}, "",
			"learner.greeting voice.homeFind voice.press learner.findMyName learner.typeNameLines learner.tryIt learner.facilitatorLines learner.otherLanguage voice.railHome"},
		{"names", View{Main: Names{Groups: make([]NameGroup, 2), Page: 1, Pages: 2}}, "voice.names",
			"voice.names voice.namesGroups voice.press learner.namesAfter learner.notMyName" + rail},
		{"the one who joins", View{Main: Names{With: make([]Person, 1)}}, "voice.namesWith", "voice.namesWith voice.press learner.notMyName" + rail},
		{"no such name", View{Main: FindName{Text: "x"}}, "learner.noMatch", "learner.noMatch" + rail},
		{"a new lesson", View{Main: MyLessons{Next: said, Who: make([]Person, 1)}}, "voice.lessonsNew L01/title",
			"voice.lessonsNew L01/title voice.lessonsOther voice.press learner.begin learner.addPartner" + rail},
		{"a question", View{Main: Question{Item: item}}, "L01.Q1 voice.n.1 L01.Q1.a voice.n.3 L01.Q1.c",
			"L01.Q1 voice.n.1 L01.Q1.a voice.n.3 L01.Q1.c voice.askSingle" + rail},
		{"the second try", View{Main: Question{Item: item, Chosen: []int{0}}}, "voice.chooseAgain",
			"L01.Q1 voice.n.1 L01.Q1.a voice.n.3 L01.Q1.c voice.askSingle voice.chooseAgain" + rail},
		{"not yet", View{Main: Question{Item: item, Phase: NotYet}}, "learner.notYet L01.Q1.why", "learner.notYet L01.Q1.why voice.press learner.tryAgain" + rail},
		{"right", View{Main: Question{Item: item, Phase: Right, Frame: Frame{N: 1, Of: 2}}}, "learner.right L01.Q1.why",
			"learner.right L01.Q1.why voice.press learner.nextQuestion" + rail},
		{"told", View{Main: Question{Item: spots, Phase: Told}}, "voice.told voice.n.2 H.1 H.why", "voice.told voice.n.2 H.1 H.why voice.press learner.next" + rail},
		{"told pairs", View{Main: Question{Item: pair, Phase: Told}}, "voice.told M.o0 M.p1 M.o1 M.p0 M.why",
			"voice.told M.o0 M.p1 M.o1 M.p0 M.why voice.press learner.next" + rail},
		{"a match, nearly done", View{Main: Question{Item: pair, Ready: true, CanUndo: true}}, "M voice.n.1 M.o0 voice.n.2 M.o1 M.p0 M.p1 voice.askMatch",
			"M voice.n.1 M.o0 voice.n.2 M.o1 M.p0 M.p1 voice.askMatch voice.press kit.done learner.undo" + rail},
		{"in front of the class", View{Main: Question{Item: item, Frame: Frame{Relay: true}}}, "L01.Q1 L01.Q1.a L01.Q1.c", "L01.Q1 L01.Q1.a L01.Q1.c"},
		{"a film not begun", View{Main: Film{Subtitles: true}}, "voice.film",
			"voice.film voice.press learner.filmPlay learner.filmSlow learner.subtitlesOff learner.next" + rail},
		{"a film that plays", View{Main: Film{Playing: true}}, "", ""},
		{"somebody there?", View{Main: Page{}, Idle: &Idle{}}, "voice.idle", "voice.idle voice.press learner.stillHere"},
		{"a full disk", View{Main: Done{}, Notice: &Notice{Key: "errors.diskFull"}}, "voice.done",
			"errors.diskFull voice.press learner.understood"},
		{"the class", View{Main: Teach{Showing: TVQuestion{Item: item, Reveal: true}}}, "L01.Q1.why", "L01.Q1.why"},
		{"the desk", View{Main: Tonight{}, Notice: &Notice{Key: "errors.mended"}}, "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tt.view.Style.Lang = content.Vietnamese
			once, again := Said(tt.view)
			if short(once) != tt.once {
				t.Errorf("by itself: got %q, want %q", short(once), tt.once)
			}
			if short(again) != tt.again {
				t.Errorf("asked: got %q, want %q", short(again), tt.again)
			}
		})
	}
}

// ears hear what a speaker and a player do with the effects that they are given.
type ears struct {
	clips  []content.Path // being said
	slow   bool
	film   bool
	ticket int
}

func (e *ears) take(fx []Effect) {
	for _, x := range fx {
		switch x := x.(type) {
		case Say:
			e.clips, e.slow, e.ticket = x.Clips, x.Slow, x.Ticket
		case Hush:
			e.clips = nil
		case PlayFilm:
			e.film = true
		case PauseFilm:
			e.film = !x.Paused
		case StopFilm:
			e.film = false
		}
	}
}

// Whatever anybody presses: nothing of a screen that is gone is heard, never a voice over a film, and the rail shows whether somebody speaks.
func TestOneVoiceAndOfThisScreen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := opened(t, forty()[:5]...)
		var e ears
		heard := len(h.asked)
		h.slow = true // effects come to the ears in the order in which the loop hands them on
		for range rapid.IntRange(20, 120).Draw(t, "taps") {
			var a Action
			switch rapid.IntRange(0, 12).Draw(t, "turn") {
			case 0:
				a = HearAgain{}
			case 1:
				a = VoiceMode{}
			case 2:
				a = VoiceAt{Part: rapid.IntRange(0, 4).Draw(t, "part")}
			case 3:
				h.now = h.now.Add(4 * time.Minute)
				a = Tick{}
			case 4, 5:
				a = anyAction(t, h)
			default:
				a = sensible(t, h)
			}
			if _, ended := a.(VoiceEnded); ended {
				e.clips = nil
			}
			h.do(a).settle()
			e.take(h.asked[heard:])
			heard = len(h.asked)
			h.hearsRightly(t, &e, a)
		}
	})
}

func (h *hall) hearsRightly(t *rapid.T, e *ears, a Action) {
	v := h.k.View()
	if v.Voice != (len(e.clips) > 0) {
		t.Fatalf("after %T the screen shows voice %v, but %v is said", a, v.Voice, e.clips)
	}
	if len(e.clips) == 0 {
		return
	}
	if h.k.filmPlays() && e.film {
		t.Fatalf("%v is said over a film after %T", e.clips, a)
	}
	s := said(v)
	for _, c := range e.clips {
		if !s.holds([]part{{aside, c}}) && !slices.ContainsFunc(slices.Concat(s.once, s.again, s.besides), func(p part) bool { return p.clip == c }) {
			t.Fatalf("after %T, %s is heard on %T, which does not say it", a, c, v.Main)
		}
	}
	if want := readingOf(v) == ReadSlowly && noticeOn(v.Main) == ""; e.slow != want { // the notice has its own pace
		t.Fatalf("after %T the voice is slow: %v, want %v", a, e.slow, want)
	}
}

// A learner's way of being read to: slow at once, silent until asked, remembered, and nobody else's.
func TestVoiceMode(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam")
	lan := h.id("Lan")
	h.do(FindMyName{}, PersonChosen{lan})
	h.do(VoiceAt{Part: 1}, VoiceMode{})
	if say, _ := last[Say](h); !say.Slow || short(say.Clips) != "L01.P1.1" || h.k.View().Style.Voice != ReadSlowly {
		t.Fatalf("made slow in the middle it says %+v", say)
	}
	if v := screen[Page](h); v.Part != 1 {
		t.Errorf("part %d is lit", v.Part)
	}
	h.do(VoiceMode{}) // silent
	before := len(h.asked)
	h.do(Next{})
	if h.k.View().Voice || len(h.asked) != before {
		t.Fatalf("it speaks though nobody asked: %v", h.asked[before:])
	}
	h.do(HearAgain{})
	if say, _ := last[Say](h); say.Slow || !strings.HasPrefix(short(say.Clips), "L01.P2 L01.P2.1 voice.press learner.next") {
		t.Fatalf("asked, it says %+v", say)
	}
	h.do(Back{})
	if h.k.View().Voice {
		t.Fatal("the page that is gone is still read")
	}
	if got := facts[record.VoiceChosen](h); len(got) != 2 || got[1].Voice != 2 || got[1].Learners[0] != lan {
		t.Fatalf("kept: %+v", got)
	}
	h.do(Finished{}, Back{})
	screen[Home](h)
	if got := h.k.View().Style.Voice; got != ReadNormally {
		t.Errorf("the next person finds %v", got)
	}
	h.powerCut()
	h.do(FindMyName{}, PersonChosen{lan})
	if got := h.k.View().Style.Voice; got != ReadNothing {
		t.Errorf("she comes back to %v", got)
	}
}

// A page is read once: not again after the question whether somebody is there, nor after the PIN pad.
func TestReadOnce(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, VoiceEnded{})
	says := func() (n int) {
		for _, e := range h.asked {
			if _, ok := e.(Say); ok {
				n++
			}
		}
		return n
	}
	before := says()
	h.do(WantOut{}, Back{}, Choose{7}, Tick{})
	if got := says() - before; got != 0 {
		t.Errorf("read %d times more", got)
	}
	h.now = h.now.Add(idleAfter)
	h.do(Tick{})
	if say, _ := last[Say](h); short(say.Clips) != "voice.idle" {
		t.Fatalf("idle, it says %v", say.Clips)
	}
	h.do(Tick{})
	if h.k.View().Idle == nil {
		t.Fatal("the question goes away while it is asked")
	}
	h.do(StillHere{})
	if say, _ := last[Say](h); short(say.Clips) != "voice.idle" || h.k.View().Voice {
		t.Errorf("after the answer it says %v, voice %v", say.Clips, h.k.View().Voice)
	}
	h.do(RaiseHand{})
	if say, _ := last[Say](h); short(say.Clips) != "voice.raised" {
		t.Errorf("with a hand up it says %v", say.Clips)
	}
	screen[Page](h)
}

// A hand raised in the midst of reading is confirmed, and the reading goes on.
func TestAHandDoesNotEndTheReading(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan")
	h.do(FindMyName{}, PersonChosen{h.id("Lan")}, VoiceAt{Part: 1}, RaiseHand{})
	if say, _ := last[Say](h); short(say.Clips) != "voice.raised L01.P1.1" {
		t.Errorf("it says %v", say.Clips)
	}
}
