package kit

// TVBarSpec is the bar at the top of the TV.
type TVBarSpec struct {
	Title, Count string // "Mật khẩu và mã OTP", "Trang 4"
	Lamps        LampRow
}

// TVBar is the bar, 1366×112.
func TVBar(s Style, t TVBarSpec) *Piece {
	t.Lamps.OnBar = true
	return NewPiece(s, "head", t.Title+" "+t.Count, func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: Bar})
		p.lampOf(68, 57, 80, true, true, true)
		font := p.Font(TVBarText)
		right := p.W - 35
		if t.Lamps.Total > 0 {
			left := right - t.Lamps.Width()
			p.lampRow(t.Lamps, left, 56)
			right = left - 16
		}
		count := Width(t.Count, font)
		p.Words(Box{right - count, 0, count + 1, p.H}, Words{Text: t.Count, Font: font, Color: OnBar, Middle: true})
		room := right - count - 120 - 32
		p.Words(Box{120, 0, room + 2, p.H}, Words{Text: t.Title, Font: font, Color: OnBar, Middle: true})
	})
}

// PresenterBarSpec is the bar at the top of the facilitator's window in class.
type PresenterBarSpec struct {
	Class, Lesson string
	TV            string // "TV đang chiếu"
	Lasted        string // "Đã học 24 phút"
	Time          string
}

// PresenterBar is the bar, 1366×72.
func PresenterBar(s Style, b PresenterBarSpec) *Piece {
	return NewPiece(s, "head", b.Class+" "+b.Lesson, func(p *Pen) {
		p.Rect(p.Box(), Shape{Fill: Bar})
		p.lampOf(41, 36, 54, true, true, true)
		bold, plain := Font{Size: 24, Bold: true, Line: 1.2}, Font{Size: 24, Line: 1.2}
		right := p.W - 24
		right -= Width(b.Time, bold)
		p.Words(Box{right, 0, 200, p.H}, Words{Text: b.Time, Font: bold, Color: OnBar, Middle: true})
		lasted := Width(b.Lasted, bold.Sized(22)) + 78
		right -= 29 + lasted
		p.Rect(Box{right, 12, lasted, 48}, Shape{Fill: AmberSoft, Radius: 24})
		p.Icon("stopwatch", Square(right+34, 36, 28), Ink)
		p.Words(Box{right + 58, 0, lasted, p.H}, Words{Text: b.Lasted, Font: bold.Sized(22), Color: Ink, Middle: true})
		tv := Width(b.TV, bold.Sized(22))
		right -= 28 + tv
		p.Words(Box{right, 0, tv + 2, p.H}, Words{Text: b.TV, Font: bold.Sized(22), Color: OnBar, Middle: true})
		right -= 25
		p.Icon("tv", Square(right, 36, 28), OnBar)
		x := float32(74)
		p.Words(Box{x, 0, 500, p.H}, Words{Text: b.Class, Font: bold, Color: OnBar, Middle: true})
		x += Width(b.Class, bold) + 16
		room := right - 30 - x
		p.Words(Box{x, 0, room + 2, p.H}, Words{Text: Shorten(b.Lesson, plain, room, 1), Font: plain, Color: OnBar, Middle: true})
	})
}
