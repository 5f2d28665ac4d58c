package content

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Limits of one lesson: more would not fit an evening, let alone a row of lamps.
const (
	maxLesson = 2 << 20
	maxPages  = 60
	maxItems  = 60
	maxSaid   = 12
)

// DecodeLesson reads one lesson file and checks everything that can be checked without the rest of the pack.
func DecodeLesson(data []byte) (*Lesson, error) {
	if len(data) > maxLesson {
		return nil, refuse(TooBig, "", fmt.Errorf("lesson of %d bytes, at most %d", len(data), maxLesson))
	}
	l := new(Lesson)
	if err := json.Unmarshal(data, l); err != nil {
		return nil, refuse(Faulty, "", err)
	}
	for _, it := range l.Items {
		// A type that we cannot play is no mistake of the publisher's: a later program plays it.
		if err := it.Known(); err != nil {
			return nil, refuse(TooNew, "", fmt.Errorf("item %s: %w", it.ID, err))
		}
	}
	if err := l.check(); err != nil {
		return nil, refuse(Faulty, "", err)
	}
	return l, nil
}

func (l *Lesson) check() error {
	switch {
	case l.ID == "":
		return errors.New("a lesson without an id")
	case len(l.Pages) == 0 || len(l.Pages) > maxPages:
		return fmt.Errorf("lesson %s: %d pages, 1 to %d wanted", l.ID, len(l.Pages), maxPages)
	case len(l.Items) > maxItems:
		return fmt.Errorf("lesson %s: %d items, at most %d", l.ID, len(l.Items), maxItems)
	case l.Rule.Right < 1 || l.Rule.Of < l.Rule.Right:
		return fmt.Errorf("lesson %s: mastery rule %d of %d", l.ID, l.Rule.Right, l.Rule.Of)
	}
	if err := l.Title.check(); err != nil {
		return fmt.Errorf("lesson %s: title: %w", l.ID, err)
	}
	for _, p := range l.Pages {
		if err := p.check(); err != nil {
			return fmt.Errorf("page %s: %w", p.ID, err)
		}
	}
	if l.Film != nil {
		if err := l.Film.check(len(l.Pages)); err != nil {
			return fmt.Errorf("film %s: %w", l.Film.ID, err)
		}
	}
	for _, it := range l.Items {
		if err := it.Check(); err != nil {
			return fmt.Errorf("item %s: %w", it.ID, err)
		}
	}
	return nil
}

func (p Page) check() error {
	if p.ID == "" {
		return errors.New("no id")
	}
	if len(p.Sentences) == 0 || len(p.Sentences) > maxSaid {
		return fmt.Errorf("%d sentences, 1 to %d wanted", len(p.Sentences), maxSaid)
	}
	for _, s := range append([]Spoken{p.Title}, p.Sentences...) {
		if err := s.Text.check(); err != nil {
			return err
		}
	}
	return nil
}

func (f Film) check(pages int) error {
	switch {
	case f.ID == "":
		return errors.New("no id")
	case f.Path == "":
		return errors.New("no film file")
	case f.Seconds < 1:
		return fmt.Errorf("length of %d s", f.Seconds)
	case f.After < 1 || f.After > pages:
		return fmt.Errorf("after page %d of %d", f.After, pages)
	}
	return f.Title.check()
}
