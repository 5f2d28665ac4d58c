package flow

import (
	"cmp"
	"slices"

	"dendau/storage/record"
)

// Where names are not read easily people find themselves by a card: a picture, or a number on a colour. Nobody has to hand cards out or to
// write them down: who is registered next has the next one, and so on every kiosk that has the same log.

// CardPictures is how many pictures there are, CardSheet how many of them are of one sort: a sort is one sheet at every text size.
const (
	CardPictures = 120
	CardSheet    = 12
)

// CardColours is how many colours there are.
const CardColours = 6

// cardOf is the card of the learner registered at place n, from 0.
func cardOf(n int) Card {
	return Card{Picture: n % CardPictures, Colour: n % CardColours, Number: n/CardColours + 1}
}

// sort is the group in which a card is found.
func (c Card) sort(f Finding) int {
	if f == ByColour {
		return c.Colour
	}
	return c.Picture / CardSheet
}

// giveCard gives the next card to who is registered for the first time.
func (b *Book) giveCard(id record.LearnerID) {
	if _, has := b.cards[id]; !has {
		b.cards[id] = cardOf(len(b.cards))
	}
}

// settingFinding is the key under which the hall keeps how people find themselves; findings are the values.
const settingFinding = "finding"

var findings = [...]string{ByName: "name", ByPicture: "picture", ByColour: "colour"}

// finding is how people find themselves in this hall.
func (k *Kiosk) finding() Finding {
	return Finding(max(0, slices.Index(findings[:], k.book.setting(settingFinding))))
}

// chooseFinding keeps how people find themselves from now on.
func (k *Kiosk) chooseFinding(f Finding) {
	if f < 0 || int(f) >= len(findings) || f == k.finding() {
		return
	}
	k.keep(func() {}, record.SettingChanged{Key: settingFinding, Value: findings[f]})
}

// numbersASheet is how many numbers fit on one sheet of a colour, by text size.
var numbersASheet = [3]int{24, 15, 12}

func (k *Kiosk) cardsASheet() int {
	if k.finding() == ByColour {
		return numbersASheet[k.style.Size]
	}
	return CardSheet
}

// cardGroup is a sort of pictures or a colour, with those who have a card of it.
type cardGroup struct {
	sort   int
	people []*learner
}

// cardGroups are the sorts of which somebody who can still sit down here has a card.
func (k *Kiosk) cardGroups() []cardGroup {
	f := k.finding()
	var groups []cardGroup
	for _, l := range k.standing() {
		at := slices.IndexFunc(groups, func(g cardGroup) bool { return g.sort == l.card.sort(f) })
		if at < 0 {
			groups = append(groups, cardGroup{sort: l.card.sort(f)})
			at = len(groups) - 1
		}
		groups[at].people = append(groups[at].people, l)
	}
	slices.SortFunc(groups, func(a, b cardGroup) int { return cmp.Compare(a.sort, b.sort) })
	for _, g := range groups {
		slices.SortStableFunc(g.people, func(a, b *learner) int {
			return cmp.Or(cmp.Compare(a.card.Picture%CardSheet, b.card.Picture%CardSheet), cmp.Compare(a.card.Number, b.card.Number))
		})
	}
	if f == ByColour {
		for _, g := range groups {
			slices.SortFunc(g.people, func(a, b *learner) int { return cmp.Compare(a.card.Number, b.card.Number) })
		}
	}
	return groups
}

// previewed is how many pictures of a sort stand on its tile.
const previewed = 4

// cardGroupsView shows each group by its first cards; none while people find themselves by their names.
func (k *Kiosk) cardGroupsView() []CardGroup {
	if k.finding() == ByName {
		return nil
	}
	var views []CardGroup
	for _, g := range k.cardGroups() {
		var v CardGroup
		for _, l := range g.people[:min(previewed, len(g.people))] {
			v.Cards = append(v.Cards, l.card)
		}
		views = append(views, v)
	}
	return views
}

// cardsRoom is the list in which a learner finds their card: the sort first, -1 until it is chosen, unless it was pressed on home.
type cardsRoom struct {
	group, sheet int
	asked        bool // for the sort, here
	back         room // where somebody who adds a partner came from; nil from home
}

func newCards(group int, back room) *cardsRoom {
	return &cardsRoom{group: group, asked: group < 0, back: back}
}

func (*cardsRoom) patient() bool { return true }
func (r *cardsRoom) resized()    { r.sheet = 0 }

func (r *cardsRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		if r.asked && r.group >= 0 {
			r.group, r.sheet = -1, 0
			return
		}
		k.backTo(r.back)
	case FindMyName:
		k.enter(newNames(r.back))
	case TypeMyName:
		k.enter(newFind(r, r.back))
	case CardGroupChosen:
		r.choose(k, a.I)
	case Sheet:
		_, _, sheets := r.shown(k)
		r.sheet = turn(r.sheet, a.By, sheets)
	case Choose:
		if r.group < 0 {
			r.choose(k, a.I)
			return
		}
		if here, _, _ := r.shown(k); a.I >= 0 && a.I < len(here) {
			k.sit(here[a.I].ID, r.back)
		}
	case PersonChosen:
		k.sit(a.ID, r.back)
	}
}

func (r *cardsRoom) choose(k *Kiosk, group int) {
	if group >= 0 && group < len(k.cardGroups()) {
		r.group, r.sheet = group, 0
	}
}

// shown are the people of the chosen group's sheet.
func (r *cardsRoom) shown(k *Kiosk) (here []*learner, group, sheets int) {
	groups := k.cardGroups()
	if r.group = min(r.group, len(groups)-1); r.group < 0 {
		return nil, -1, 1
	}
	people, per := groups[r.group].people, k.cardsASheet()
	sheets = sheetsOf(len(people), per)
	r.sheet = min(r.sheet, sheets-1)
	return onSheet(people, r.sheet, per), r.group, sheets
}

func (r *cardsRoom) view(k *Kiosk) Screen {
	here, group, sheets := r.shown(k)
	return Cards{
		Finding: k.finding(), Groups: k.cardGroupsView(), Chosen: group, People: k.persons(here), Page: r.sheet + 1, Pages: sheets, With: k.seated(),
	}
}
