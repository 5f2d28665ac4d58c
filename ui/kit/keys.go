package kit

func pick(on bool, a, b Token) Token {
	if on {
		return a
	}
	return b
}

// PINDots shows how many digits are there, never which, 268×28.
func PINDots(s Style, filled, total int) *Piece {
	return NewPiece(s, "status", itoa(filled)+"/"+itoa(total), func(p *Pen) {
		left := (p.W - 48*float32(total-1)) / 2
		for i := range total {
			shape := Shape{Fill: Action}
			if i >= filled {
				shape = Shape{Fill: Surface, Edge: Edge, EdgeWidth: 2}
			}
			p.Disc(left+48*float32(i), p.H/2, 28, shape)
		}
	})
}
