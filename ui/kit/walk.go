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
	Primary         bool // what Enter presses
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
			Object: o.(fyne.CanvasObject), CanPress: press != nil && press.onPress != nil, Primary: press != nil && press.onPress != nil && press.primary})
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
