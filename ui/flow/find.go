package flow

import "strings"

// findRoom is the list by typing.
type findRoom struct {
	text  typing
	list  room // where typing began
	back  room // where somebody who adds a partner came from; nil from home
	doubt bool // "Xong" left more than one to choose from
}

// maxMatches is how many names stand beside what is being typed.
const maxMatches = 4

func newFind(list, back room) *findRoom {
	return &findRoom{text: typing{names: true}, list: list, back: back}
}

func (*findRoom) patient() bool    { return true }
func (r *findRoom) field() *typing { return &r.text }
func (r *findRoom) typed(*Kiosk)   { r.doubt = false }

func (r *findRoom) do(k *Kiosk, a Action) {
	found, _ := r.matches(k)
	switch a := a.(type) {
	case Back:
		k.enter(r.list)
	case Next, TypingDone:
		if meant := r.meant(found); meant != nil {
			k.sit(meant.ID, r.back)
			return
		}
		r.doubt = len(found) > 1
	case Choose:
		if a.I >= 0 && a.I < len(found) {
			k.sit(found[a.I].ID, r.back)
		}
	case PersonChosen:
		k.sit(a.ID, r.back)
	}
}

// meant is whom the text names beyond doubt: the only match, or the only one of several whose name it is, letter by letter.
func (r *findRoom) meant(found []*learner) *learner {
	if len(found) == 1 {
		return found[0]
	}
	var exact *learner
	text := strings.ToLower(r.text.Trimmed())
	for _, l := range found {
		if text != strings.ToLower(l.Name.Full) {
			continue
		}
		if exact != nil { // namesakes
			return nil
		}
		exact = l
	}
	return exact
}

func (r *findRoom) matches(k *Kiosk) (found []*learner, more int) {
	people := k.standing()
	names := make([]string, len(people))
	for i, l := range people {
		names[i] = l.Name.Full
	}
	at, more := search(r.text.Text(), names, maxMatches)
	for _, i := range at {
		found = append(found, people[i])
	}
	return found, more
}

func (r *findRoom) view(k *Kiosk) Screen {
	found, more := r.matches(k)
	return FindName{Text: r.text.Text(), Matches: k.persons(found), More: more, Doubt: r.doubt, Keys: k.keys}
}
