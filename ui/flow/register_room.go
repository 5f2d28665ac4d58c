package flow

import "dendau/storage/record"

// How many names and evenings of a register stand on a screen. A month of more evenings shows its last ones; paper has them all.
const (
	namesARegister = 12
	daysARegister  = 12
)

// Register is a class's month on the screen: who came when.
type Register struct {
	Class string
	Month record.Day
	// Days are the evenings that are shown, Held how many there were.
	Days []record.Day
	Held int
	// Rows are one sheet of the class, and Here how many came on each of Days.
	Rows          []RegisterLine
	Here          []int
	Sheet, Sheets int
	Making        bool
}

// RegisterLine is one person: a mark for each of Register.Days, and how often they came in the month.
type RegisterLine struct {
	Person
	Marks []SheetMark
	Came  int
}

// ShowRegister opens the register of the month that is chosen among the sheets.
type ShowRegister struct{}

func (Register) screen()     {}
func (ShowRegister) action() {}

// registerRoom shows a register before it is printed, or instead.
type registerRoom struct {
	from  *sheetsRoom
	sheet int
}

func (r *registerRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(r.from)
	case Lock:
		k.signOut()
	case Sheet:
		r.sheet = turn(r.sheet, a.By, sheetsOf(len(k.book.of(r.from.class(k).Class)), namesARegister))
	case SheetWanted:
		r.from.want(k, a.As)
	case Next:
		r.from.want(k, OnPaper)
	}
}

func (r *registerRoom) view(k *Kiosk) Screen {
	class := r.from.class(k)
	members := k.book.of(class.Class)
	all := r.from.register(k, members)
	v := Register{
		Class: class.Name, Month: record.DayOf(r.from.month), Held: len(all.Days), Sheet: r.sheet + 1, Sheets: sheetsOf(len(members), namesARegister), Making: k.making != nil,
	}
	first := max(0, len(all.Days)-daysARegister)
	v.Days, v.Here = all.Days[first:], make([]int, len(all.Days)-first)
	var lines []RegisterLine
	for i, l := range members {
		line := RegisterLine{Person: l.person(k.now), Marks: all.Marks[i][first:]}
		for _, mark := range all.Marks[i] {
			if mark >= WasHere {
				line.Came++
			}
		}
		for d, mark := range line.Marks {
			if mark >= WasHere {
				v.Here[d]++
			}
		}
		lines = append(lines, line)
	}
	v.Rows = onSheet(lines, r.sheet, namesARegister)
	return v
}
