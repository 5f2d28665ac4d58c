package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestEveryLessonFitsItsScreens: no page, question or reason of the course asks for smaller words or for words left out, in any text
// size and language. The author's tool warns at lengths; this is what those lengths are for.
func TestEveryLessonFitsItsScreens(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	course, problems, err := workshop.ReadCourse("../assets/course/binh-dan-hoc-vu-so")
	if err != nil {
		t.Fatalf("%v %v", err, problems)
	}
	for _, lesson := range course.Lessons {
		l, file := lesson.Lesson, lesson.Folder
		if len(l.Pages) == 0 || len(l.Items) == 0 {
			t.Errorf("%s: %d pages and %d questions were understood", file, len(l.Pages), len(l.Items))
		}
		for _, look := range looks() {
			if look.dark {
				continue
			}
			p := &painter{style: kit.Style{Scale: look.size, Lang: string(look.lang)}, lang: look.lang, do: func(flow.Action) {}}
			for _, page := range l.Pages {
				p.pageMustFit(t, file, page)
			}
			for _, item := range l.Items {
				if item.Type != content.Simulate { // see TestEveryPracticeFits
					p.itemMustFit(t, file, item)
				}
			}
		}
	}
}

func (p *painter) pageMustFit(t *testing.T, file string, page content.Page) {
	t.Helper()
	b := &board{painter: p}
	title := kit.Words{Text: p.text(page.Title.Text), Font: p.style.Font(kit.Title)}
	var texts []string
	for _, s := range page.Sentences {
		texts = append(texts, p.text(s.Text))
	}
	columns := b.pageColumns()
	last := columns[len(columns)-1]
	const room = bodyBottom - bodyTop + tightRoom
	if h := wordsHeight(p.style, title, texts, last.w, b.sentenceGap(last), false); h > room {
		t.Errorf("%s: page %q at size %d in %s is %v high, %v is there", file, title.Text, p.size(), p.lang, h, room)
	}
	title.Font = p.style.Font(kit.TVTitle).Sized(60)
	if h := wordsHeight(p.tvStyle(), title, texts, tvRight-tvLeft, closeLines, true); h > tvH-tvBarH-48 {
		t.Errorf("%s: page %q on the TV in %s is %v high", file, title.Text, p.lang, h)
	}
}

func (p *painter) itemMustFit(t *testing.T, file string, item content.Item) {
	t.Helper()
	words := kit.Words{Text: p.text(item.Question.Text), Font: p.style.Font(kit.TVQuestion).Sized(leastOnTV)}
	if lines := kit.Lines(words, tvW-2*tvLeft); lines > 3 {
		t.Errorf("%s: question %q takes %d lines on the TV in %s", file, words.Text, lines, p.lang)
	}
	if !oneRight(item) || len(item.Options) == 0 {
		return // laid out by what there is to put together: the gallery has each of them
	}
	s := flow.Question{Item: item, Frame: flow.Frame{N: 1, Of: 5}}
	if _, beside := p.beside(s); !beside {
		question := p.questionWords(s)
		top := max(348, questionY(question, bodyW)+kit.Height(question, bodyW)+8)
		h := (screenBottom-top-24)/3 - 5 + 6 // without the lip; two lines of 1.2 hold 6 px that no letter needs
		for _, o := range item.Options {
			words := kit.Words{Text: p.text(o.Text), Font: p.style.Font(kit.OptionText)}
			if need := kit.Height(words, bodyW-26-80-25-20); need > h {
				t.Errorf("%s: option %q at size %d in %s is %v high, %v is there", file, words.Text, p.size(), p.lang, need, h)
			}
		}
	}
	for _, phase := range []flow.Phase{flow.NotYet, flow.Right, flow.Told} {
		s.Phase = phase
		if _, beside := p.beside(s); beside && p.feedbackFits(s) {
			continue
		}
		fb := p.feedback(s)
		fb.Title = strings.ReplaceAll(fb.Title, "\n", " ")
		if need, room := p.feedbackHeight(fb, bodyW-answerSide)+24, bodyBottom-bodyTop-p.wideOptionH(p.optionSpec(s, item.Key, false))-12; need > room {
			t.Errorf("%s: answer %q at size %d in %s is %v high, %v is there", file, fb.Reason, p.size(), p.lang, need, room)
		}
	}
	for _, o := range item.Options { // beside the bar of counted hands
		words := kit.Words{Text: p.text(o.Text), Font: p.style.Font(kit.TVBarText)}
		if lines := kit.Lines(words, kit.TVTextWidth(p.tvBars(item))); lines > 2 {
			t.Errorf("%s: option %q takes %d lines on the TV in %s", file, words.Text, lines, p.lang)
		}
	}
}
