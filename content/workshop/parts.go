package workshop

import (
	"fmt"
	"strings"

	"dendau/content"
)

// eachSpoken visits everything that is read aloud, by the name that its recording has: "P2.title", "P2.1", "Q1.question", "Q1.A",
// "Q1.why", "remember".
func eachSpoken(l *content.Lesson, visit func(name string, s *content.Spoken)) {
	for i := range l.Pages {
		p := &l.Pages[i]
		visit(fmt.Sprintf("P%d.title", i+1), &p.Title)
		for j := range p.Sentences {
			visit(fmt.Sprintf("P%d.%d", i+1, j+1), &p.Sentences[j])
		}
	}
	for i := range l.Items {
		it := &l.Items[i]
		visit(fmt.Sprintf("Q%d.question", i+1), &it.Question)
		for j := range it.Options {
			visit(fmt.Sprintf("Q%d.%c", i+1, 'A'+j), &it.Options[j].Spoken)
		}
		visit(fmt.Sprintf("Q%d.why", i+1), &it.Why)
	}
	if l.Remember.Text != nil {
		visit("remember", &l.Remember)
	}
}

// eachText visits every text of a lesson, spoken or not.
func eachText(l *content.Lesson, visit func(where string, t content.Text)) {
	visit("title", l.Title)
	visit("short", l.Short)
	for i, g := range l.Goals {
		visit(fmt.Sprintf("goal %d", i+1), g)
	}
	visit("practice", l.Practice)
	for i, n := range l.Notes {
		visit(fmt.Sprintf("note %d", i+1), n)
	}
	for i, it := range l.Items {
		for j, n := range it.Notes {
			visit(fmt.Sprintf("Q%d.note %d", i+1, j+1), n)
		}
	}
	eachSpoken(l, func(name string, s *content.Spoken) { visit(name, s.Text) })
}

// line finds where a text stands, as near as page and question are known.
func (src *LessonSource) line(where string) int {
	head, _, _ := strings.Cut(where, ".")
	return src.lines[strings.ToLower(head)]
}

// pictureNames are the pictures that a lesson can have.
func pictureNames(l *content.Lesson) []string {
	names := []string{"icon", "cover"}
	for i := range l.Pages {
		names = append(names, fmt.Sprintf("p%d", i+1))
	}
	for i, it := range l.Items {
		names = append(names, fmt.Sprintf("q%d", i+1))
		for j := range it.Options {
			names = append(names, fmt.Sprintf("q%d%c", i+1, 'a'+j))
		}
	}
	return names
}

// isOptionPicture tells "q2a" from "q2": an option may go without a picture.
func isOptionPicture(name string) bool {
	last := name[len(name)-1]
	return name[0] == 'q' && last >= 'a' && last <= 'f'
}
