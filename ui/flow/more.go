package flow

// Door is a way from the desk to one of its rooms.
type Door struct {
	// ID is also the tail of the catalogue keys more.title.<id> and more.note.<id>.
	ID   string
	Icon string
	Open Action
}

// doors are the rooms that do not stand on the desk's home itself, in the order in which they are shown: what a class needs first. Each is
// opened by tonightRoom.other. A dozen fit.
var doors = []Door{
	{"past", "list", ShowPast{}},
	{"plan", "calendar", ShowPlan{}},
	{"classes", "people", ShowClasses{}},
	{"holidays", "star", ShowHolidays{}},
	{"arrived", "send", ShowArrived{}},
	{"settings", "gear", ShowSettings{}},
}

// More lists the desk's other rooms.
type More struct{ Doors []Door }

// ShowMore opens the list of the desk's other rooms.
type ShowMore struct{}

// moreRoom keeps the desk's home calm: what is seldom needed is one press further away.
type moreRoom struct{}

func (r *moreRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case Lock:
		k.signOut()
	case Choose:
		if a.I >= 0 && a.I < len(doors) {
			r.do(k, doors[a.I].Open)
		}
	default:
		if next := (&tonightRoom{}).other(k, a); next != nil {
			k.enter(next)
		}
	}
}

func (*moreRoom) view(*Kiosk) Screen { return More{Doors: doors} }

func (More) screen()     {}
func (ShowMore) action() {}
