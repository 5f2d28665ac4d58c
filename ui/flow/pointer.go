package flow

// farthest is the far edge of the TV's picture, in thousandths.
const farthest = 1000

// pointer is where the facilitator points on the TV. A covered or resting TV shows no pointer.
func (k *Kiosk) pointer() *Point {
	s, ld := k.book.open(), k.lead
	if s == nil || ld == nil || ld.session != s.ID || ld.black || ld.pointer == nil {
		return nil
	}
	at := *ld.pointer
	return &at
}

// togglePointer shows the pointer in the middle of the picture, or takes it away.
func (ld *lead) togglePointer() {
	if ld.pointer != nil {
		ld.pointer = nil
		return
	}
	ld.point(Point{farthest / 2, farthest / 2})
}

// point puts the pointer somewhere on the picture.
func (ld *lead) point(at Point) {
	ld.pointer = &Point{X: max(0, min(at.X, farthest)), Y: max(0, min(at.Y, farthest))}
}
