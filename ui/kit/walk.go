package kit

import "fyne.io/fyne/v2"

// Node is one piece as it stands in the window, for the control socket and for
// tests: what it is, what it says, where it is, in window units.
type Node struct {
	ID, Role, Label string
	At              fyne.Position
	Size            fyne.Size
	Object          fyne.CanvasObject
	CanPress        bool
}

// Nodes lists every visible described piece under root, in drawing order.
func Nodes(root fyne.CanvasObject) []Node {
	var out []Node
	visit(root, fyne.Position{}, func(n Node) { out = append(out, n) })
	return out
}

func visit(o fyne.CanvasObject, parent fyne.Position, tell func(Node)) {
	if o == nil || !o.Visible() {
		return
	}
	at := parent.Add(o.Position())
	switch o := o.(type) {
	case *Stage:
		for _, child := range o.pieces {
			visit(child, at, tell)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			visit(child, at, tell)
		}
	case Described:
		press, _ := o.(*Press)
		tell(Node{ID: o.ID(), Role: o.Role(), Label: o.Label(), At: at, Size: o.(fyne.CanvasObject).Size(),
			Object: o.(fyne.CanvasObject), CanPress: press != nil && press.onPress != nil})
	}
	if group, ok := o.(grouped); ok {
		for _, child := range group.members() {
			visit(child, at, tell)
		}
	}
}

// grouped is a piece that contains others.
type grouped interface{ members() []fyne.CanvasObject }

// Find returns the visible piece with that id, or nil.
func Find(root fyne.CanvasObject, id string) fyne.CanvasObject {
	for _, n := range Nodes(root) {
		if n.ID == id {
			return n.Object
		}
	}
	return nil
}

// FocusedID is the id of the piece that has the focus of a window, or "".
// Remember it before a stage is cleared.
func FocusedID(c fyne.Canvas) string {
	if press, ok := c.Focused().(*Press); ok {
		return press.id
	}
	return ""
}

// FocusID gives the focus to the visible piece with that id; if there is none,
// or it cannot be pressed, nothing has the focus, so that no key goes to a piece
// that is no longer there.
func FocusID(c fyne.Canvas, root fyne.CanvasObject, id string) {
	if id != "" {
		if press, ok := Find(root, id).(*Press); ok && !press.Disabled() {
			c.Focus(press)
			return
		}
	}
	c.Unfocus()
}
