package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dendau/content"
	"dendau/storage/record"
)

// sixty are the people of a crowded hall: forty different names, and twenty given names twice.
func sixty() (people []string) {
	for i, name := range forty() {
		people = append(people, name)
		if i%2 == 0 {
			people = append(people, "Võ "+name[strings.LastIndex(name, " ")+1:])
		}
	}
	return people
}

// finder presses what somebody presses who looks for themselves among what the screen shows, and counts.
type finder struct {
	h    *hall
	taps int
}

func (f *finder) press(a Action) {
	f.h.do(a)
	f.taps++
}

// sitDown goes from home to a learner's own page as the hall's setting lets them find themselves.
func (f *finder) sitDown(t tester, l *learner) {
	t.Helper()
	switch home := screen[Home](f.h); {
	case home.Finding != ByName:
		at := slices.IndexFunc(f.h.k.cardGroups(), func(g cardGroup) bool { return g.sort == l.card.sort(home.Finding) })
		f.press(CardGroupChosen{at})
	case len(home.Groups) == 0:
		f.press(FindMyName{})
	default:
		_, groups := newNames(nil).people(f.h.k)
		at := slices.IndexFunc(groups, func(g span) bool {
			return slices.Index(f.h.k.book.of(record.ClassID{}), l) >= g.from && slices.Index(f.h.k.book.of(record.ClassID{}), l) < g.to
		})
		f.press(GroupChosen{at})
	}
	is := func(p Person) bool { return p.ID == l.ID }
	for {
		var here []Person
		var more bool
		switch s := f.h.k.View().Main.(type) {
		case Names:
			here, more = s.People, s.Page < s.Pages
		case Cards:
			here, more = s.People, s.Page < s.Pages
		default:
			t.Fatalf("looking for %s on %T", l.Name.Full, s)
		}
		if slices.ContainsFunc(here, is) {
			f.press(PersonChosen{l.ID})
			return
		}
		if !more {
			t.Fatalf("%s is nowhere", l.Name.Full)
		}
		f.press(Sheet{1})
	}
}

// From home to the first page of one's lesson in two taps: sixty people, every text size, by name, by picture and by colour.
func TestTwoTapsToTheLesson(t *testing.T) {
	h := opened(t, sixty()...)
	for _, way := range []Finding{ByName, ByPicture, ByColour} {
		h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowSettings{}, FindingChosen{way}, Back{}, Lock{})
		for size := range tilesOf {
			rapid.Check(t, func(t *rapid.T) {
				l := rapid.SampledFrom(h.k.book.of(record.ClassID{})).Draw(t, "learner")
				for range size {
					h.do(TextSize{}) // home is at the first size for everybody
				}
				f := finder{h: h}
				f.sitDown(t, l)
				if p := screen[Page](h); p.N != 1 || p.Who[0].ID != l.ID {
					t.Fatalf("page %d of %s", p.N, p.Who[0].Full)
				}
				if f.taps > 2 {
					t.Fatalf("%s took %d taps at size %d", l.Name.Full, f.taps, size)
				}
				h.do(Back{}, Back{})
				screen[Home](h)
			})
		}
	}
}

// How many taps it takes in halls of all sizes: what home shows keeps within two rows.
func TestGroupsOnHome(t *testing.T) {
	for _, n := range []int{0, 1, 9, 14, 23, 24, 60, 120, 300} {
		given := make([]string, n)
		for i := range given {
			given[i] = givenName(sixty()[i%60])
		}
		slices.Sort(given)
		for size, per := range tilesOf {
			groups := groupPeople(given, per)
			if n <= per && len(groups) > 1 || len(groups) > mostOfGroups {
				t.Errorf("%d people at size %d: %d groups", n, size, len(groups))
			}
			in := 0
			for _, g := range groups {
				in += g.to - g.from
				if n <= 60 && g.to-g.from > per {
					t.Errorf("%d people at size %d: %v has %d names", n, size, g.label, g.to-g.from)
				}
			}
			if in != n {
				t.Errorf("%d of %d people at size %d are in a group", in, n, size)
			}
		}
	}
}

// A lesson of six pages and four questions, from the first page to the end, with nothing but one key each: Enter for a page, 1, 2 or 3 and
// Enter for a question that is right at once.
func TestLessonByKeys(t *testing.T) {
	h := newHall(t)
	l := *h.cfg.Course.Lessons[1]
	for len(l.Pages) < 6 {
		p := l.Pages[0]
		p.ID = content.PageID(fmt.Sprintf("L02.P%d", len(l.Pages)+1))
		l.Pages = append(l.Pages, p)
	}
	for len(l.Items) < 4 {
		it := l.Items[0]
		it.ID, it.Key = content.ItemID(fmt.Sprintf("L02.Q%d", len(l.Items)+1)), len(l.Items)%3
		l.Items = append(l.Items, it)
	}
	k := h.k
	k.cfg.Course = Course{Lessons: []*content.Lesson{&l}}
	k.room = &homeRoom{}
	h.do(TryIt{}, Continue{})
	keys := 0
	enter := func() { h.do(Next{}); keys++ }
	for n := 1; n <= 6; n++ {
		if p := screen[Page](h); p.N != n || p.Of != 6 {
			t.Fatalf("page %d of %d, want %d", p.N, p.Of, n)
		}
		enter()
	}
	for n := 1; n <= 4; n++ {
		q := screen[Question](h)
		h.do(Key{rune('1' + q.Item.Key)})
		keys++
		if q := screen[Question](h); q.N != n || q.Phase != Right {
			t.Fatalf("question %d: %v", q.N, q.Phase)
		}
		enter()
	}
	screen[Done](h)
	if keys != 6+2*4 {
		t.Errorf("%d keys", keys)
	}
	t.Logf("%d keys from the first page to the end", keys)
}

// A card is drawn by the order of registration and stays somebody's for ever, whoever comes later and however names are sorted.
func TestCardsStay(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Trần Văn Nam")
	lan, nam := h.k.book.learner(h.id("Lan")).card, h.k.book.learner(h.id("Nam")).card
	if lan != (Card{0, 0, 1}) || nam != (Card{1, 1, 1}) {
		t.Fatalf("Lan has %v, Nam %v", lan, nam)
	}
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, AddWalkIn{}).typing("Lê An")
	if v := screen[WalkIn](h); v.Person.Card != (Card{2, 2, 1}) {
		t.Errorf("the next one is handed %v", v.Person.Card)
	}
	h.do(ConsentGiven{true}, AddPerson{})
	h.powerCut()
	if got := h.k.book.learner(h.id("Lan")).card; got != lan {
		t.Errorf("Lan has %v now", got)
	}
	if got := h.k.book.learner(h.id("An")).card; got.Picture != 2 {
		t.Errorf("An was handed picture 2 and has %v", got)
	}
}

// The hall's way of finding oneself is kept, and home and the list of who joins follow it.
func TestFindingIsKept(t *testing.T) {
	h := opened(t, sixty()...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowSettings{}, FindingChosen{ByPicture}, FindingChosen{9})
	if v := screen[Settings](h); v.Finding != ByPicture {
		t.Fatalf("settings: %v", v.Finding)
	}
	h.powerCut()
	home := screen[Home](h)
	if home.Finding != ByPicture || len(home.Cards) != 5 || len(home.Cards[1].Cards) != previewed || home.Cards[1].Cards[0].Picture != CardSheet || home.Groups != nil {
		t.Fatalf("home: %+v", home)
	}
	h.do(CardGroupChosen{1})
	if v := screen[Cards](h); len(v.People) != CardSheet || v.People[3].Card.Picture != CardSheet+3 {
		t.Fatalf("the sheet: %+v", v)
	}
	h.do(Choose{3}, ToBench{}, AddPartner{})
	if v := screen[Cards](h); v.Chosen != -1 || len(v.With) != 1 || len(v.Groups) != 5 {
		t.Fatalf("who joins: %+v", v)
	}
	h.do(Choose{1})
	if v := screen[Cards](h); len(v.People) != CardSheet-1 {
		t.Errorf("%d can join out of the sort of who sits here", len(v.People))
	}
	h.do(Back{}, CardGroupChosen{0}, Choose{0})
	if v := screen[Page](h); len(v.Who) != 2 {
		t.Errorf("%d sit here", len(v.Who))
	}
}
