package flow

import "dendau/content"

// lessonsRoom is a learner's own course, or the course of somebody who tries without a name.
type lessonsRoom struct {
	sheet  int
	turned bool // the person chose the sheet; before, the one with their lesson is shown
}

func (*lessonsRoom) patient() bool { return true }
func (r *lessonsRoom) resized() {
	r.turned = false
}

// lessonsASheet is how many tiles fit, by text size.
var lessonsASheet = [3]int{12, 12, 6}

func (r *lessonsRoom) do(k *Kiosk, a Action) {
	next, _ := r.next(k)
	switch a := a.(type) {
	case Back, Finished:
		k.leave("next")
	case Continue, Next:
		k.openLesson(r.course(k).ref(next).ID)
	case OpenLesson:
		k.openLesson(a.ID)
	case ToFirstSteps:
		k.openFirstSteps()
	case Choose:
		from := r.at(k) * lessonsASheet[k.style.Size]
		if a.I >= 0 && a.I < lessonsASheet[k.style.Size] {
			k.openLesson(r.course(k).ref(from + a.I).ID)
		}
	case Sheet:
		r.sheet = turn(r.at(k), a.By, r.sheets(k))
		r.turned = true
	case AddPartner:
		if n := len(k.seat.who); n > 0 && n < maxPartners {
			k.enter(k.find(r))
		}
	}
}

// course is the pack as they are offered it: the course of their class first.
func (*lessonsRoom) course(k *Kiosk) Course { return k.courseFor(k.classHere()) }

// next is where the first who sits here goes on; who tries without a name begins with tonight's lesson.
func (r *lessonsRoom) next(k *Kiosk) (lesson int, all bool) {
	if len(k.seat.who) > 0 {
		id, all := k.goesOnWith(k.seat.who[0])
		return max(0, r.course(k).index(id)), all
	}
	if s := k.book.open(); s != nil {
		return max(0, r.course(k).index(s.Lesson)), false
	}
	return 0, false
}

func (r *lessonsRoom) sheets(k *Kiosk) int {
	return sheetsOf(len(k.cfg.Course.Lessons), lessonsASheet[k.style.Size])
}

func (r *lessonsRoom) at(k *Kiosk) int {
	if !r.turned {
		next, _ := r.next(k)
		r.sheet = next / lessonsASheet[k.style.Size]
	}
	return turn(r.sheet, 0, r.sheets(k))
}

func (r *lessonsRoom) view(k *Kiosk) Screen {
	course := r.course(k)
	next, all := r.next(k)
	v := MyLessons{
		Who: k.seated(), Next: course.ref(next), All: all, Sheet: r.at(k) + 1, Sheets: r.sheets(k),
	}
	if l := k.cfg.Course.lesson(v.Next.ID); l != nil {
		p := k.placeOf(l.ID)
		v.Page, v.Pages = pageIndex(l, p.page)+1, len(l.Pages)
		v.Review = len(p.answers)+len(p.practised) > 0
	}
	for _, l := range k.cfg.Course.First {
		v.FirstSteps = append(v.FirstSteps, LessonTile{LessonRef: lessonRef(l, 0), Finished: k.placeOf(l.ID).finished})
	}
	per := lessonsASheet[k.style.Size]
	from := r.at(k) * per
	for i := from; i < min(from+per, len(course.Lessons)); i++ {
		ref := course.ref(i)
		v.Tiles = append(v.Tiles, LessonTile{LessonRef: ref, Finished: k.placeOf(ref.ID).finished, Current: i == next})
	}
	return v
}

// openFirstSteps opens the first exercise with the machine that is not finished, or the first one again.
func (k *Kiosk) openFirstSteps() {
	first := k.cfg.Course.First
	for _, l := range first {
		if !k.placeOf(l.ID).finished {
			k.openLesson(l.ID)
			return
		}
	}
	if len(first) > 0 {
		k.openLesson(first[0].ID)
	}
}

// placeOf is how far the first who sits here is in a lesson.
func (k *Kiosk) placeOf(id content.LessonID) place {
	if len(k.seat.who) == 0 {
		return place{}
	}
	return k.book.place(k.seat.who[0], id)
}

// pageIndex finds a page in a lesson, -1 without one.
func pageIndex(l *content.Lesson, id content.PageID) int {
	for i, p := range l.Pages {
		if p.ID == id {
			return i
		}
	}
	return -1
}
