package workshop

import (
	"fmt"

	"dendau/content"
)

// finish looks for what a lesson must have and gives what follows from the rest.
func (p *lessonParser) finish() {
	l := &p.Lesson
	l.Rule = p.rule
	switch {
	case l.Title[content.Vietnamese] == "":
		p.fatal(1, "no title: the first line is \"# title\"")
	case l.ID == "":
		p.fatal(1, "no \"- id: L01\"")
	case len(l.Pages) == 0:
		p.fatal(0, "no pages")
	}
	p.gather()
	p.skills()
	for i, page := range l.Pages {
		if len(page.Sentences) == 0 {
			p.fatal(p.lines[fmt.Sprintf("p%d", i+1)], "a page without a sentence")
		}
	}
	if l.Film != nil {
		p.finishFilm()
	}
}

// skills gives what results count for: the framework's code where it has a number, else the basic skill, as "five.4".
func (p *lessonParser) skills() {
	l := &p.Lesson
	if len(l.Skills) == 0 {
		for _, n := range l.FiveSkills {
			l.Skills = append(l.Skills, fmt.Sprintf("five.%d", n))
		}
	}
	if len(l.Skills) == 0 {
		p.fatal(1, "no skill: give \"- framework: 0.1\" or \"- five_skills: 4\"")
		return
	}
	for i := range l.Items {
		if l.Items[i].Skill == "" {
			l.Items[i].Skill = l.Skills[0]
		}
	}
}

// gather puts the items in the order in which they are met: practices, then questions.
func (p *lessonParser) gather() {
	for _, t := range p.practices {
		p.Lesson.Items = append(p.Lesson.Items, p.finishPractice(t))
	}
	for _, q := range p.questions {
		p.Lesson.Items = append(p.Lesson.Items, p.finishQuestion(q))
	}
}

func (p *lessonParser) finishFilm() {
	f := p.Lesson.Film
	f.ID = content.FilmID(fmt.Sprintf("%s.F1", p.Lesson.ID))
	switch {
	case p.FilmScript == "":
		p.fatal(0, "a film without \"- script: film/film.md\"")
	case f.After < 1 || f.After > len(p.Lesson.Pages):
		p.fatal(0, "the film stands after page %d of %d", f.After, len(p.Lesson.Pages))
	}
}
