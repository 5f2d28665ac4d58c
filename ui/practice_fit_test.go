package ui

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestEveryPracticeFits: every step of every practice of the course stands whole on its screen, in every text size and language, with its
// hints and before the class: nothing is too high for the phone, cut, or too small for a finger. DENDAU_PRACTICES is where the steps are
// drawn to, for somebody to look at.
func TestEveryPracticeFits(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	course, problems, err := workshop.ReadCourse("../assets/course/binh-dan-hoc-vu-so")
	if err != nil {
		t.Fatalf("%v %v", err, problems)
	}
	steps, pictures := 0, newCoursePictures(t)
	for _, l := range course.Lessons {
		for _, item := range l.Lesson.Items {
			if item.Type != content.Simulate {
				continue
			}
			inFolder(item.Practice, l.Folder)
			for i := range item.Practice.Steps {
				steps++
				for _, look := range looks() {
					if look.dark {
						continue
					}
					stepMustFit(t, item, i, look, pictures)
				}
			}
		}
	}
	if steps == 0 {
		t.Fatal("the course has no practices")
	}
	t.Logf("%d steps", steps)
}

// inFolder gives the pictures of a practice their places in the course's source.
func inFolder(p *content.Practice, folder string) {
	for _, screen := range p.Screens {
		for i, part := range screen.Parts {
			if part.Picture.Path != "" {
				screen.Parts[i].Picture.Path = content.Path(folder + "/" + string(part.Picture.Path))
			}
		}
	}
}

// stepMustFit measures a step as it begins, after the longest hint, and on the TV.
func stepMustFit(t *testing.T, item content.Item, i int, l look, pictures Pictures) {
	t.Helper()
	s := flow.Practice{Frame: frame(8, 1, 3, lan), Item: item, Step: i, Steps: len(item.Practice.Steps), Help: flow.HelpHint, CanUndo: i > 0}
	st := item.Practice.Steps[i]
	for _, id := range st.Tap {
		if len(id) == 1 && st.Type == "" {
			s.Written += id
		}
	}
	name := fmt.Sprintf("%s-%d-%d-%s", item.ID, i+1, l.size, l.lang)
	mustFit(t, name, s, l, pictures)
	hint := st.Hint
	for _, slip := range st.Slips {
		if len(slip.Hint.Text.In(l.lang)) > len(hint.Text.In(l.lang)) {
			hint = slip.Hint
		}
	}
	s.Hint, s.Shown = hint, true
	if l.size != 1 { // between the two
		mustFit(t, name+"-hint", s, l, pictures)
	}
	if l.size == 0 {
		tv := s
		tv.Who, tv.Hint, tv.Shown = nil, content.Spoken{}, false
		mustFit(t, name+"-tv", flow.TVPractice{Practice: tv}, l, pictures)
		tv.Hint = hint
		mustFit(t, name+"-tv-hint", flow.TVPractice{Practice: tv}, l, pictures)
	}
	if s.Item.Practice.Device == content.Phone && st.Type == "" {
		p := &painter{style: kit.Style{Scale: l.size, Lang: string(l.lang)}, lang: l.lang}
		w, h := p.bigPhoneW(), float32(screenBottom-headY)
		if l.size == 0 {
			h = phoneH
		}
		if over := kit.PhoneOverflow(p.style, w, h, p.phoneSpec(s, st)); over > 0.5 {
			t.Errorf("%s: what stands on the phone is %.0f px too high", name, over)
		}
	}
}

// mustFit builds a screen without drawing its pixels, and measures what stands there.
func mustFit(t *testing.T, name string, screen flow.Screen, l look, pictures Pictures) {
	t.Helper()
	_, tv := screen.(flow.TVPractice)
	p := &painter{style: kit.Style{Scale: l.size, Lang: string(l.lang)}, lang: l.lang, do: func(flow.Action) {}, pictures: pictures, tv: tv}
	v := flow.View{Main: screen, Style: flow.Style{Lang: l.lang, Size: l.size}}
	if tv {
		v = flow.View{TV: screen}
	}
	w := window(t, p.draw(v, screen), l)
	defer w.Close()
	shot := screenshot{look: l, tv: tv, view: v, nodes: kit.Nodes(w.Content())}
	for _, n := range shot.nodes {
		if piece, ok := n.Object.(interface{ Writings() []kit.Writing }); ok {
			for _, one := range piece.Writings() {
				shot.words = append(shot.words, words{one, n, n.At.X + one.Text.Position().X, n.At.Y + one.Text.Position().Y})
			}
		}
	}
	var out broke
	shot.targets(&out)
	shot.sizes(&out)
	shot.places(&out)
	for _, f := range slices.SortedFunc(slices.Values(out), func(a, b fault) int { return cmp.Compare(a.what, b.what) }) {
		t.Errorf("%s: %v", name, f)
	}
	if dir := os.Getenv("DENDAU_PRACTICES"); dir != "" {
		save(t, filepath.Join(dir, name+".png"), w.Canvas().Capture())
	}
}
