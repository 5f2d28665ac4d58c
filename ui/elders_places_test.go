package ui

import (
	"slices"
	"strings"

	"dendau/assets"
	"dendau/ui/kit"
)

// What fingers and eyes of eighty years need, in design px: 20×20 mm, 16×10 mm, 12 px apart.
const (
	leastPrimary         = 76
	leastWide, leastHigh = 60, 38
	leastApart           = 12
	// The facilitator's desk is for younger hands and a mouse.
	leastDeskWide, leastDeskApart = 52, 4
	leastOnDesk                   = 16 // the facilitator's
)

// secondaryIDs may be smaller than what a screen is for, each with its reason. A dot at the end stands for all of a family.
var secondaryIDs = map[string]string{
	"group.":        "first letters in two rows, where a hall has more than ten groups of names",
	"lessons.first": "the first steps are done once, and stand on home too",
	"partner":       "a second person joins once an evening, and sits beside whoever can press it",
	"key.":          "forty keys share a screen, and what a finger missed is taken back with one press",
	"sheet.back":    "stands in the rail's room, which the voice shares",
	"sheet.on":      "as sheet.back",
}

// targets measures what can be pressed.
func (s screenshot) targets(out *broke) {
	var targets []kit.Node
	for _, n := range s.nodes {
		if n.Role == "plate" && n.ID == "" || outside(n) || s.putUp(n) {
			continue // a ground that reaches beyond the window has nothing to lose there; what stands wholly beyond it is put away
		}
		if x, y := n.At.X, n.At.Y; x < -0.5 || y < -0.5 || x+n.Size.Width > kit.StageW+0.5 || y+n.Size.Height > kit.StageH+0.5 {
			out.say(leaves, "%s %q at %v, %v large", n.Role, n.ID, n.At, n.Size)
		}
		if n.CanPress {
			targets = append(targets, n)
		}
	}
	for i, n := range targets {
		if n.ID == "" {
			out.say(nameless, "%s %q", n.Role, n.Label)
		}
		if s.tv {
			out.say(onTheTV, "%q", n.ID)
		}
		leastW, leastH, gap := float32(leastPrimary), float32(leastPrimary), float32(leastApart)
		switch {
		case s.desk:
			leastW, leastH, gap = leastDeskWide, leastHigh, leastDeskApart
		case secondary(n.ID):
			leastW, leastH = leastWide, leastHigh
		}
		if n.Size.Width < leastW || n.Size.Height < leastH {
			out.say(smallTarget, "%q is %v×%v, at least %v×%v wanted", n.ID, n.Size.Width, n.Size.Height, leastW, leastH)
		}
		for _, other := range targets[:i] {
			if s.desk && n.Role == "row" && other.Role == "row" { // a list's rows lie on each other with a hair between
				continue
			}
			if d := apart(n, other); d < gap-0.6 { // rounding of a pitch
				out.say(nearTarget, "%q and %q are %v apart", n.ID, other.ID, d)
			}
		}
	}
}

// outside tells whether a piece stands wholly beyond the window: a film's bar that makes room.
func outside(n kit.Node) bool {
	return n.ID == "" && !n.CanPress && (n.At.X >= kit.StageW || n.At.Y >= kit.StageH || n.At.X+n.Size.Width <= 0 || n.At.Y+n.Size.Height <= 0)
}

// putUp tells whether a piece is the TV's picture on the facilitator's one screen, which stands higher on purpose: the row of buttons has
// the room below, and the phone's clock is what is lost above.
func (s screenshot) putUp(n kit.Node) bool {
	return s.desk && !n.CanPress && n.At.Y < 0 && n.Role == "picture"
}

// apart is how far two targets lie from each other, negative where they overlap.
func apart(a, b kit.Node) float32 {
	gap := func(a, wa, b, wb float32) float32 { return max(b-a-wa, a-b-wb) }
	return max(gap(a.At.X, a.Size.Width, b.At.X, b.Size.Width), gap(a.At.Y, a.Size.Height, b.At.Y, b.Size.Height))
}

// floors are the least sizes of type by role at the three text sizes; what has no role of its own is a note.
var floors = map[kit.Role][3]float32{
	kit.Display: {34, 44, 54}, kit.Title: {34, 44, 54}, kit.Question: {34, 44, 54},
	kit.Body: {28, 36, 45}, kit.OptionText: {28, 36, 45}, kit.PrimaryText: {28, 36, 45},
	kit.RailText: {22, 22, 22}, // keeps its place in every size and carries an icon
	kit.Pill:     {22, 26, 28},
}

var noteFloor = [3]float32{22, 28, 32}

// floor is the least size of a text.
func (s screenshot) floor(w words) float32 {
	switch {
	case s.tv:
		return leastOnTV
	case s.desk:
		return leastOnDesk
	}
	if f, ok := floors[w.Font.Role]; ok {
		return f[s.look.size]
	}
	return noteFloor[s.look.size]
}

// sizes measures every text against the floor of its role.
func (s screenshot) sizes(out *broke) {
	for _, w := range s.words {
		if least := s.floor(w); w.Text.TextSize < least-0.5 {
			out.say(tooSmall, "%v is %v high, at least %v wanted", w, w.Text.TextSize, least)
		}
	}
}

// places finds texts that run out of their piece or of the window, and those that lie over each other.
func (s screenshot) places(out *broke) {
	for i, w := range s.words {
		// Letters reach from about 0.75 em above the line's foot to 0.2 em below it; the toolkit's own box is higher.
		core := w.core()
		n := w.node
		if core.X < n.At.X-1 || core.X+core.W > n.At.X+n.Size.Width+1.5 {
			out.say(cutOff, "%v reaches from %v to %v of %v", w, core.X-n.At.X, core.X+core.W-n.At.X, n.Size.Width)
		}
		if core.Y < n.At.Y-1 || core.Y+core.H > n.At.Y+n.Size.Height+1 {
			out.say(cutOff, "%v stands from %v down to %v of %v", w, core.Y-n.At.Y, core.Y+core.H-n.At.Y, n.Size.Height)
		}
		if core.X < 0 || core.Y < 0 || core.X+core.W > kit.StageW || core.Y+core.H > kit.StageH {
			out.say(leaves, "%v at %v", w, core)
		}
		for _, other := range s.words[:i] {
			if overlap(core, other.core()) {
				out.say(overlapping, "%v and %v", w, other)
			}
		}
	}
}

// core is where the bodies of the letters stand, without marks above capitals.
func (w words) core() kit.Box {
	em := w.Text.TextSize
	return kit.Box{X: w.x, Y: w.y + (1.25-0.75)*em, W: w.Text.MinSize().Width, H: 0.95 * em}
}

func overlap(a, b kit.Box) bool {
	const touch = 1
	return min(a.X+a.W, b.X+b.W)-max(a.X, b.X) > touch && min(a.Y+a.H, b.Y+b.H)-max(a.Y, b.Y) > touch
}

// areas are the catalogues' names: a text that begins with one is a key that nobody translated.
var areas = []string{"learner", "kit", "facilitator", "handover", "setup", "report", "errors", "voice"}

func isArea(key string) bool {
	area, _, dotted := strings.Cut(key, ".")
	return dotted && slices.Contains(areas, area)
}

func untranslated(key string) bool {
	return isArea(key) && !assets.NewMessages(assets.Vietnamese).Has(key)
}
