package ui

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The ring tells what a key would press where a screen has more to press than keys. It comes with the first key that moves it and goes with
// the first tap, and it stays on its piece while the same screen is drawn anew.

// stops are what the ring can stand on, in the order of reading; what stands on every screen comes last.
func stops(root fyne.CanvasObject) []kit.Node {
	if root == nil {
		return nil
	}
	all := slices.DeleteFunc(kit.Nodes(root), func(n kit.Node) bool { return !n.CanPress || n.ID == "" })
	slices.SortStableFunc(all, func(a, b kit.Node) int {
		if ra, rb := onRail(a), onRail(b); ra != rb {
			return sign(ra)
		}
		if sameRow(a, b) {
			return compare(a.At.X, b.At.X)
		}
		return compare(middle(a), middle(b))
	})
	return all
}

// onRail: the frame's own buttons.
func onRail(n kit.Node) bool { return strings.HasPrefix(n.ID, "rail.") }

func sign(last bool) int {
	if last {
		return 1
	}
	return -1
}

func compare(a, b float32) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func middle(n kit.Node) float32 { return n.At.Y + n.Size.Height/2 }

// sameRow: each one's middle lies within the other's height.
func sameRow(a, b kit.Node) bool {
	within := func(m float32, n kit.Node) bool { return m > n.At.Y && m < n.At.Y+n.Size.Height }
	return within(middle(a), b) && within(middle(b), a)
}

// moveRing takes the ring to the next stop, or the one before; the first time to the first or the last.
func (w *Windows) moveRing(by int) {
	all := stops(w.main.root())
	if len(all) == 0 {
		return
	}
	at := slices.IndexFunc(all, func(n kit.Node) bool { return n.ID == w.ring })
	switch {
	case at >= 0:
		at = (at + by + len(all)) % len(all)
	case missed(w.shown.Main):
		at = max(0, slices.IndexFunc(all, func(n kit.Node) bool { return n.Primary }))
	case by < 0:
		at = len(all) - 1
	default:
		at = max(0, slices.IndexFunc(all, func(n kit.Node) bool { return n.ID == w.firstFree() }))
	}
	w.setRing(all[at].ID)
}

// missed: an answer was not right, and the next press may be a number meant for another one. The ring begins at trying again, where that does no harm.
func missed(s flow.Screen) bool {
	q, ok := s.(flow.Question)
	return ok && q.Phase == flow.NotYet
}

// firstFree is the option that a row still lacks: the ring begins there, since pressing one that has its turn takes it away again.
func (w *Windows) firstFree() string {
	s, ok := w.shown.Main.(flow.Question)
	if !ok || s.Item.Type != content.Order || s.Phase != flow.Asking {
		return ""
	}
	for i := range s.Item.Options {
		if !slices.Contains(s.Answer.Chosen, i) {
			return fmt.Sprintf("option.%d", i+1)
		}
	}
	return ""
}

// givesAnswer: the ring stands on an option, and the answer is whole. Enter then gives it, and does not take the option back that it chose.
func (w *Windows) givesAnswer() bool {
	s, ok := w.shown.Main.(flow.Question)
	return ok && s.Phase == flow.Asking && s.Ready && (strings.HasPrefix(w.ring, "option.") || strings.HasPrefix(w.ring, "partner."))
}

// pressRing presses what the ring stands on.
func (w *Windows) pressRing() {
	if p := w.ringed(); p != nil {
		p.Press()
	}
}

// ringed is the piece with the ring, nil without one.
func (w *Windows) ringed() *kit.Press {
	if w.ring == "" || w.main.root() == nil {
		return nil
	}
	p, _ := kit.Find(w.main.root(), w.ring).(*kit.Press)
	if p == nil || p.Disabled() {
		return nil
	}
	return p
}

// setRing puts the ring on a piece; "" takes it away.
func (w *Windows) setRing(id string) {
	if p := w.ringed(); p != nil {
		p.Ring(false)
	}
	w.ring = id
	w.showRing()
}

// showRing draws the ring on a screen that was drawn anew; where its piece is gone, so is the ring.
func (w *Windows) showRing() {
	if p := w.ringed(); p != nil {
		p.Ring(true)
		return
	}
	w.ring = ""
}

// root is what stands in a window.
func (p *pane) root() fyne.CanvasObject {
	if p.scene.stage == nil {
		return nil
	}
	return p.scene.stage
}

// hasPrimary tells whether there is something to go on to: then Enter goes on, and otherwise it shows the ring.
func hasPrimary(root fyne.CanvasObject) bool {
	return slices.ContainsFunc(stops(root), func(n kit.Node) bool { return n.Primary })
}

// samePlace tells whether two screens are one place to a person, so that the ring stays where it is.
func samePlace(a, b flow.Screen) bool {
	if qa, ok := a.(flow.Question); ok {
		qb, ok := b.(flow.Question)
		return ok && qa.Phase == qb.Phase && qa.Item.ID == qb.Item.ID
	}
	return reflect.TypeOf(a) == reflect.TypeOf(b)
}
