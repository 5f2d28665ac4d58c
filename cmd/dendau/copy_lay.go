package main

import (
	"io"
	"strconv"
	"time"

	"dendau/assets"
	"dendau/storage/report/paper"
	"dendau/ui/flow"
)

// The words of what a copy holds as codes.
var (
	copySexWords     = map[string]string{"female": "facilitator.female", "male": "facilitator.male"}
	copyMethodWords  = map[string]string{"spoken": "paper.bySpeech", "heard": "paper.byHearing"}
	copyPresentWords = map[string]string{
		"unmarked": "people.day.unmarked", "present": "people.day.here", "late": "people.day.late", "left_early": "people.day.early", "absent": "people.day.away", "not_held": "people.day.off",
	}
)

// layCopy writes a person's copy as a sheet to read.
func layCopy(w io.Writer, c flow.PersonCopy, lang string) error {
	l := copyLayout{c, assets.NewMessages(lang)}
	head := paper.Head{Hall: c.Hall, Commune: c.Commune, Title: l.m.T("paper.titleCopy"), Line: c.Name, Printed: isoTime(c.Made)}
	return paper.Copy(w, l.m, head, paper.Personal{
		Facts: l.facts(), Consent: l.consent(), Evenings: l.evenings(), Lessons: l.lessons(), Sums: l.sums(), Notes: l.notes(),
	})
}

type copyLayout struct {
	flow.PersonCopy
	m *assets.Messages
}

func isoTime(day string) time.Time {
	t, _ := time.Parse(time.DateOnly, day) // the flow wrote it
	return t
}

func (l copyLayout) day(iso string) string { return assets.Date(isoTime(iso)) }

// word is a code in words, or as it is where there are none.
func (l copyLayout) word(words map[string]string, code string) string {
	if key := words[code]; key != "" {
		return l.m.T(key)
	}
	return code
}

// facts are what is written down, without what is not.
func (l copyLayout) facts() [][2]string {
	year := ""
	if l.Year > 0 {
		year = strconv.Itoa(l.Year)
	}
	var out [][2]string
	for _, row := range [][2]string{
		{"paper.name", l.Name}, {"people.nicknameLabel", l.Nickname}, {"paper.year", year}, {"facilitator.sex", l.word(copySexWords, l.Sex)}, {"paper.hamlet", l.Hamlet},
		{"paper.class", l.Class}, {"paper.number", l.ID},
	} {
		if row[1] != "" {
			out = append(out, [2]string{l.m.T(row[0]), row[1]})
		}
	}
	return out
}

func (l copyLayout) consent() (rows [][3]string) {
	for _, c := range l.Consent {
		answer := l.m.T("paper.refused")
		if c.Granted {
			answer = l.m.T("paper.agreed")
		}
		answer = joined(answer, l.word(copyMethodWords, c.Method), l.m.T("paper.wording", "n", c.Wording))
		rows = append(rows, [3]string{l.day(c.Day), answer, c.By})
	}
	return rows
}

func (l copyLayout) evenings() (rows [][3]string) {
	for _, e := range l.Evenings {
		rows = append(rows, [3]string{l.day(e.Day), joined(e.Class, e.Lesson), l.word(copyPresentWords, e.Presence)})
	}
	return rows
}

func (l copyLayout) lessons() (rows [][2]string) {
	for _, one := range l.Lessons {
		done := ""
		if one.Done {
			done = l.m.T("people.done")
		}
		rows = append(rows, [2]string{l.m.T("kit.lesson", "n", one.Number) + ". " + one.Title, done})
	}
	return rows
}

func (l copyLayout) sums() []string {
	return []string{
		l.m.T("paper.cameOf", "n", l.Came, "of", l.Held), l.m.T("paper.tries", "first", l.FirstTry, "second", l.SecondTry),
		l.m.T("paper.mastered", "n", l.Mastered, "of", l.Practised),
	}
}

func (l copyLayout) notes() []string {
	notes := []string{l.m.T("paper.copyRights")}
	if l.NumbersTo != "" {
		notes = append([]string{l.m.T("paper.copyAged", "day", l.day(l.NumbersTo))}, notes...)
	}
	return notes
}
