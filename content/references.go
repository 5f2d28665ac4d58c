package content

import (
	"iter"
	"slices"
)

// references gives every file that the lesson names, with the role that the file must have. A file named twice comes twice.
func (l *Lesson) references() iter.Seq2[Path, Role] {
	return func(yield func(Path, Role) bool) {
		w := &walk{yield: yield, more: true}
		w.voice(l.TitleVoice)
		w.spoken(l.Remember)
		w.picture(l.Icon)
		w.picture(l.Cover)
		for _, p := range l.Pages {
			w.spoken(p.Title)
			w.picture(p.Picture)
			for _, s := range p.Sentences {
				w.spoken(s)
			}
		}
		if l.Film != nil {
			w.file(l.Film.Path, RoleFilm)
			w.picture(l.Film.Poster)
			for _, s := range l.Film.Subtitles {
				w.file(s, RoleSubtitles)
			}
		}
		for _, it := range l.Items {
			w.item(it)
		}
	}
}

// walk carries the caller's wish to stop through a tree of calls.
type walk struct {
	yield func(Path, Role) bool
	more  bool
}

func (w *walk) file(p Path, role Role) {
	if w.more && p != "" {
		w.more = w.yield(p, role)
	}
}

func (w *walk) picture(p Picture) { w.file(p.Path, RolePicture) }

func (w *walk) voice(v Voice) {
	for _, p := range v {
		w.file(p, RoleVoice)
	}
}

func (w *walk) spoken(s Spoken) { w.voice(s.Voice) }

func (w *walk) item(it Item) {
	w.spoken(it.Question)
	w.spoken(it.Why)
	w.picture(it.Picture)
	for _, o := range slices.Concat(it.Options, it.Partners) {
		w.spoken(o.Spoken)
		w.picture(o.Picture)
	}
	for _, s := range it.Spots {
		w.spoken(s.Spoken)
	}
	if it.Practice != nil {
		w.practice(it.Practice)
	}
}

func (w *walk) practice(p *Practice) {
	for _, s := range p.Screens {
		for _, part := range s.Parts {
			w.picture(part.Picture)
		}
	}
	for _, step := range p.Steps {
		w.spoken(step.Do)
		w.spoken(step.Hint)
		w.voice(step.Sound)
		for _, slip := range step.Slips {
			w.spoken(slip.Hint)
		}
	}
}

// ids gives every id of the lesson; they share one space, since events name them all.
func (l *Lesson) ids() []string {
	ids := []string{string(l.ID)}
	for _, p := range l.Pages {
		ids = append(ids, string(p.ID))
	}
	if l.Film != nil {
		ids = append(ids, string(l.Film.ID))
	}
	for _, it := range l.Items {
		ids = append(ids, string(it.ID))
	}
	return ids
}
