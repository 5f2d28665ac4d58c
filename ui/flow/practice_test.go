package flow

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
)

// dial112 is a practice with everything in it: an app, digits, a button whose slip has a hint of its own, and one's name to write.
func dial112() content.Item {
	part := func(id string, kind content.PartKind) content.Part { return content.Part{ID: id, Kind: kind} }
	return content.Item{
		ID: "L03.T1", Rev: 2, Type: content.Simulate, Question: spoken("Gọi 112", "q.opus"), Why: spoken("Gọi 112 khi nguy cấp.", "why.opus"), Skill: "5.1",
		Practice: &content.Practice{
			Device: content.Phone,
			Screens: []content.Imitation{
				{ID: "home", Kind: content.ScreenApps, Parts: []content.Part{part("camera", content.PartApp), part("phone", content.PartApp), part("words", content.PartNote)}},
				{ID: "pad", Kind: content.ScreenKeypad, Parts: []content.Part{part("call", content.PartButton), part("end", content.PartButton)}},
				{ID: "form", Kind: content.ScreenSignIn, Parts: []content.Part{part("name", content.PartField), part("send", content.PartButton)}},
			},
			Steps: []content.Step{
				{Screen: "home", Tap: []string{"phone"}, Do: spoken("Chạm Điện thoại.", "s1.opus"), Hint: spoken("Tìm hình ống nghe.", "h1.opus")},
				{Screen: "pad", Tap: []string{"1", "1", "2"}, Do: spoken("Bấm 112.", "s2.opus"), Hint: spoken("Bấm 1, 1, 2.", "h2.opus"),
					Slips: []content.Slip{{Part: "end", Hint: spoken("Nút này tắt máy.", "end.opus")}}},
				{Screen: "pad", Tap: []string{"call"}, Do: spoken("Bấm Gọi.", "s3.opus"), Hint: spoken("Nút xanh.", "h3.opus")},
				{Screen: "form", Type: content.OwnName, Do: spoken("Gõ tên mình.", "s4.opus"), Hint: spoken("Gõ tên của mình.", "h4.opus")},
			},
		},
	}
}

// practisingHall is a hall in which Lan sits before a practice.
func practisingHall(t tester, it content.Item) *hall {
	t.Helper()
	h := openedOn(t, richCourse(), "Nguyễn Thị Lan", "Trần Văn Nam")
	l := h.cfg.Course.Lessons[2]
	l.Pages, l.Items = l.Pages[:1], []content.Item{it}
	return h.do(FindMyName{}, PersonChosen{h.id("Lan")}, ToBench{}, ToLessons{}, OpenLesson{"L03"}, Next{})
}

// written types a text and gives it.
func written(text string) []Action {
	var all []Action
	for _, r := range text {
		all = append(all, Type{Rune: r})
	}
	return append(all, Next{})
}

func taps(parts ...string) []Action {
	var all []Action
	for _, p := range parts {
		all = append(all, Tap{p})
	}
	return all
}

func TestPracticeIsGoneThrough(t *testing.T) {
	whole := append(taps("phone", "1", "1", "2", "call"), written("Lan")...)
	for _, tt := range []struct {
		name string
		do   []Action
		// alone of 4, and what else is counted.
		alone, slips, shown, undone, help int
	}{
		{"the right way", whole, 4, 0, 0, 0, 1},
		{"by keys", append([]Action{Choose{1}, Key{'1'}, Key{'1'}, Key{'2'}, Tap{"call"}}, written("lan")...), 4, 0, 0, 0, 1},
		{"a wrong tap", append(taps("camera"), whole...), 3, 1, 1, 0, 1},
		{"two in one step", append(taps("phone", "9", "end"), whole[1:]...), 3, 2, 1, 0, 1},
		{"a wrong tap, hints alone", append([]Action{MoreHelp{}, MoreHelp{}, Tap{"camera"}}, whole...), 3, 1, 0, 0, 0},
		{"the place is asked for", append([]Action{ShowMe{}, ShowMe{}}, whole...), 3, 0, 1, 0, 1},
		{"the place is always shown", append([]Action{MoreHelp{}}, whole...), 0, 0, 4, 0, 2},
		{"help goes round", append([]Action{MoreHelp{}, MoreHelp{}, MoreHelp{}}, whole...), 4, 0, 0, 0, 1},
		{"a digit is taken back", append([]Action{Tap{"phone"}, Tap{"1"}, Erase{}}, whole[1:]...), 4, 0, 0, 1, 1},
		{"a step is taken back", append([]Action{Tap{"phone"}, Erase{}}, whole...), 4, 0, 0, 1, 1},
		{"a step back from the name", append(append(taps("phone", "1", "1", "2", "call"), Erase{}, Tap{"call"}), written("Lan")...), 4, 0, 0, 1, 1},
		{"a note is no button", append(taps("words", "words"), whole...), 4, 0, 0, 0, 1},
		{"another's name", append(append(taps("phone", "1", "1", "2", "call"), written("Hoa")...), append([]Action{EraseAll{}}, written("lan")...)...), 3, 1, 1, 0, 1},
		{"letters taken back are no step", append(append(taps("phone", "1", "1", "2", "call"), Type{Rune: 'x'}, Erase{}), written("Thị Lan")...), 4, 0, 0, 0, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := practisingHall(t, dial112()).do(tt.do...)
			s := screen[Practice](h)
			if !s.Over || s.Alone != tt.alone || s.Steps != 4 {
				t.Fatalf("over %v, %d of %d alone; step %d", s.Over, s.Alone, s.Steps, s.Step)
			}
			all := facts[record.PracticeDone](h)
			if len(all) != 1 {
				t.Fatalf("%d results", len(all))
			}
			f := all[0]
			got := fmt.Sprint(f.Item, f.Rev, f.Skill, f.Steps, f.Done, f.Alone, f.Slips, f.Shown, f.Undone, f.Help, f.Way, len(f.Learners))
			want := fmt.Sprint("L03.T1", 2, "5.1", 4, 4, tt.alone, tt.slips, tt.shown, tt.undone, tt.help, record.ByOneself, 1)
			if got != want {
				t.Errorf("kept %s, want %s", got, want)
			}
		})
	}
}

func TestWrongTapIsAnswered(t *testing.T) {
	h := practisingHall(t, dial112()).do(taps("phone", "1")...)
	if s := screen[Practice](h); s.Written != "1" || s.Target() != "1" || s.Shown || !s.CanUndo {
		t.Fatalf("%q written, %q wanted, shown %v, undo %v", s.Written, s.Target(), s.Shown, s.CanUndo)
	}
	h.do(Tap{"5"})
	if s := screen[Practice](h); s.Hint.Text.In("vi") != "Bấm 1, 1, 2." || s.Slipped != "5" || !s.Shown || s.Written != "1" {
		t.Errorf("the hint is %q for %q, shown %v, %q written", s.Hint.Text, s.Slipped, s.Shown, s.Written)
	}
	h.do(Tap{"end"})
	if s := screen[Practice](h); s.Hint.Text.In("vi") != "Nút này tắt máy." {
		t.Errorf("the slip's own hint is %q", s.Hint.Text)
	}
	h.do(Tap{"1"})
	if s := screen[Practice](h); len(s.Hint.Text) > 0 || s.Shown || s.Written != "11" {
		t.Errorf("after the right tap: hint %q, shown %v, %q written", s.Hint.Text, s.Shown, s.Written)
	}
	h.do(Tap{"2"})
	if s := screen[Practice](h); s.Step != 2 || s.Written != "112" {
		t.Errorf("step %d, %q over the keys: what was dialled stays", s.Step, s.Written)
	}
}

// TestWhatIsWrittenIsNotKept: a practice knows what somebody typed until they go on, and the log never does.
func TestWhatIsWrittenIsNotKept(t *testing.T) {
	it := dial112()
	it.Practice.Steps = it.Practice.Steps[3:]
	it.Practice.Steps[0].Type = "bí mật 42"
	h := practisingHall(t, it).do(written("bi mat 42")...)
	if !screen[Practice](h).Over {
		t.Fatal("without its marks a text is understood all the same")
	}
	for _, e := range h.log {
		if strings.Contains(strings.ToLower(fmt.Sprintf("%+v", e.Fact)), "bi mat") {
			t.Errorf("the log has what was typed: %+v", e.Fact)
		}
	}
}

func TestPracticeIsLeft(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   []Action
		done int // -1: nothing is kept
	}{
		{"before anything was done", []Action{Skip{}}, -1},
		{"in the first step", []Action{Tap{"camera"}, Back{}}, -1},
		{"for later", []Action{Tap{"phone"}, Skip{}}, 1},
		{"by going back", []Action{Tap{"phone"}, Tap{"1"}, Back{}}, 1},
	} {
		t.Run(tt.name, func(t *testing.T) {
			h := practisingHall(t, dial112()).do(tt.do...)
			if _, still := h.k.View().Main.(Practice); still {
				t.Fatal("the practice is still there")
			}
			all := facts[record.PracticeDone](h)
			switch {
			case tt.done < 0 && len(all) > 0:
				t.Errorf("kept %+v", all)
			case tt.done >= 0 && (len(all) != 1 || all[0].Done != tt.done || all[0].Steps != 4):
				t.Errorf("kept %+v, want %d of 4", all, tt.done)
			}
		})
	}
}

// TestPracticeWaitsForTheDisk: the last step is shown as done when it is kept; after a failure it can be done again.
func TestPracticeWaitsForTheDisk(t *testing.T) {
	it := dial112()
	it.Practice.Steps = it.Practice.Steps[:1]
	h := practisingHall(t, it)
	h.full = true
	if s := screen[Practice](h.do(Tap{"phone"})); s.Over || h.k.View().Notice == nil {
		t.Fatalf("over %v without a disk, notice %v", s.Over, h.k.View().Notice)
	}
	h.full = false
	if s := screen[Practice](h.do(Dismiss{}, Tap{"phone"})); !s.Over || s.Alone != 1 {
		t.Errorf("over %v, %d alone", s.Over, s.Alone)
	}
	if again := screen[Practice](h.do(TryAgain{}, Tap{"phone"})); !again.Over || len(facts[record.PracticeDone](h)) != 2 {
		t.Errorf("once more: over %v, %d results", again.Over, len(facts[record.PracticeDone](h)))
	}
}

// TestPracticeOfNobody: somebody without a name writes any name, and nothing is kept.
func TestPracticeOfNobody(t *testing.T) {
	h := practisingHall(t, dial112())
	h.do(Finished{}, Back{}, TryIt{}, OpenLesson{"L03"}, Next{})
	before := len(h.log)
	h.do(append(taps("phone", "1", "1", "2", "call"), written("K")...)...)
	if s := screen[Practice](h); s.Over || len(s.Hint.Text) == 0 {
		t.Fatal("one letter is no name")
	}
	h.do(written("a")...)
	if s := screen[Practice](h); !s.Over || s.Alone != 3 {
		t.Errorf("over %v, %d alone", s.Over, s.Alone)
	}
	if len(facts[record.PracticeDone](h)) > 0 || len(h.log) != before {
		t.Error("something was kept of nobody")
	}
}

// Random taps never lose the practice: whatever is tapped, the right way still leads to its end, and what is counted stays in its bounds.
func TestRandomTapsInAPractice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := practisingHall(t, dial112())
		parts := []string{"", "phone", "camera", "words", "1", "2", "9", "call", "end", "name", "send", "no such part"}
		for range rapid.IntRange(0, 60).Draw(t, "taps") {
			any := []Action{
				Tap{rapid.SampledFrom(parts).Draw(t, "part")}, Tap{rapid.SampledFrom(parts).Draw(t, "part")}, Erase{}, EraseAll{}, ShowMe{}, MoreHelp{},
				Type{Rune: rapid.SampledFrom([]rune("lansx 1")).Draw(t, "key")}, Choose{rapid.IntRange(-1, 4).Draw(t, "i")}, Key{'1'}, HearAgain{}, TryAgain{}, Digit{3}, TypingDone{},
			}
			h.do(any[rapid.IntRange(0, len(any)-1).Draw(t, "action")])
			bounds(t, screen[Practice](h))
		}
		for range 40 {
			s := screen[Practice](h)
			if s.Over {
				break
			}
			if part := s.Target(); part != "" {
				h.do(Tap{part})
			} else {
				h.do(EraseAll{}).do(written("Lan")...)
			}
		}
		if s := screen[Practice](h); !s.Over {
			t.Fatalf("the right way ends at step %d", s.Step)
		}
		for _, f := range facts[record.PracticeDone](h) {
			if f.Alone > f.Done || f.Done > f.Steps || f.Slips < 0 || f.Shown < 0 || f.Undone < 0 || f.Alone < 0 {
				t.Fatalf("kept %+v", f)
			}
		}
	})
}

func bounds(t *rapid.T, s Practice) {
	if s.Step < 0 || s.Step >= s.Steps || s.Alone < 0 || s.Alone > s.Steps || s.Help < HelpWords || s.Help > HelpShown {
		t.Fatalf("step %d of %d, %d alone, help %d", s.Step, s.Steps, s.Alone, s.Help)
	}
	if st, ok := s.Doing(); !ok || s.Tapped > len(st.Tap) || s.Shown && s.Target() == "" && st.Type == "" && !s.Over {
		t.Fatalf("step %d shows nothing to tap", s.Step)
	}
}
