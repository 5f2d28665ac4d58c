package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func mouse(x, y float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, y)}}
}

// click is what the window does with one press and release on one piece.
func click(p *Press, x, y float32) {
	p.MouseDown(mouse(x, y))
	p.MouseUp(mouse(x, y))
	p.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(x, y)})
}

func TestASecondPressWithin400msIsTheSamePress(t *testing.T) {
	tests := []struct {
		name       string
		after      time.Duration
		other      bool // on another piece
		dx         float32
		wantSecond bool
	}{
		{"at once", 0, false, 0, false},
		{"just within", 399 * time.Millisecond, false, 0, false},
		{"a new press", 400 * time.Millisecond, false, 0, true},
		{"another piece under the same finger", 200 * time.Millisecond, true, 10, false},
		{"another piece elsewhere", 200 * time.Millisecond, true, 150, true},
		{"the clock went back", -time.Hour, false, 0, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start(t, Style{})
			c := newClock()
			s := Style{Input: NewInput(c.Now)}
			pressed := 0
			first := NewButton(s, ButtonSpec{Text: "một"}, func() { pressed++ })
			second := first
			if tt.other {
				second = NewButton(s, ButtonSpec{Text: "hai"}, func() { pressed++ })
			}
			click(first, 500, 300)
			c.now = c.now.Add(tt.after)
			click(second, 500+tt.dx, 300)
			want := 1
			if tt.wantSecond {
				want = 2
			}
			if pressed != want {
				t.Errorf("got %d presses, want %d", pressed, want)
			}
		})
	}
}

func TestAnyButtonOfTheMousePresses(t *testing.T) {
	const left, right, wheel = desktop.MouseButtonPrimary, desktop.MouseButtonSecondary, desktop.MouseButtonTertiary
	type held []desktop.MouseButton
	tests := []struct {
		name string
		held held // all down, then all up in the same order
	}{
		{"left", held{left}},
		{"right", held{right}},
		{"the wheel", held{wheel}},
		{"left and right at once", held{left, right}},
		{"right and left at once", held{right, left}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start(t, Style{})
			c, pressed := newClock(), 0
			b := NewButton(Style{Input: NewInput(c.Now)}, ButtonSpec{Text: "Tiếp theo"}, func() { pressed++ })
			ev := func(button desktop.MouseButton) *desktop.MouseEvent {
				return &desktop.MouseEvent{Button: button, PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(9, 9)}}
			}
			for _, button := range tt.held {
				b.MouseDown(ev(button))
			}
			for _, button := range tt.held {
				c.now = c.now.Add(time.Second) // a slow hand: too long for one press over again
				b.MouseUp(ev(button))
				if button == left {
					b.Tapped(&fyne.PointEvent{AbsolutePosition: fyne.NewPos(9, 9)})
				}
			}
			if pressed != 1 || b.down {
				t.Errorf("got %d presses, down %v", pressed, b.down)
			}
		})
	}
}

func TestSlidingOffAndOnStillCounts(t *testing.T) {
	start(t, Style{})
	s := Style{Input: NewInput(newClock().Now)}
	pressed := 0
	b := NewButton(s, ButtonSpec{Text: "Tiếp theo"}, func() { pressed++ })
	b.MouseDown(mouse(10, 10))
	b.MouseOut()
	if b.down {
		t.Error("the face stays down though the finger is off")
	}
	b.MouseIn(mouse(10, 10))
	if !b.down {
		t.Error("the face does not go down again")
	}
	b.MouseUp(mouse(10, 10))
	if pressed != 1 || b.down {
		t.Errorf("got %d presses, down %v", pressed, b.down)
	}
}

func TestAPressOutlivesARedrawOfTheScreen(t *testing.T) {
	start(t, Style{})
	s := Style{Input: NewInput(newClock().Now)}
	pressed := 0
	build := func() *Press {
		return NewButton(s, ButtonSpec{Text: "Tiếp theo"}, func() { pressed++ }).Named("next")
	}
	build().MouseDown(mouse(10, 10))
	build().MouseUp(mouse(10, 10)) // the toolkit sends no tap to the new one
	if pressed != 1 {
		t.Errorf("got %d presses, want 1", pressed)
	}
	other := NewButton(s, ButtonSpec{Text: "Quay lại"}, func() { t.Error("a release alone is no press") })
	other.MouseUp(mouse(400, 10))
}

func TestTapsWithoutAMouse(t *testing.T) {
	start(t, Style{})
	pressed := 0
	b := NewButton(Style{}, ButtonSpec{Text: "Xong"}, func() { pressed++ })
	test.Tap(b)
	click(b, 1, 1)
	if pressed != 2 {
		t.Errorf("got %d presses, want 2: one a tap, without an Input", pressed)
	}
}

// TestTheRing: a key presses the piece with the ring, a finger on any piece is told of.
func TestTheRing(t *testing.T) {
	start(t, Style{})
	input := NewInput(newClock().Now)
	touched, pressed := 0, 0
	input.OnTouch = func() { touched++ }
	b := NewButton(Style{Input: input}, ButtonSpec{Text: "Tiếp theo"}, func() { pressed++ })
	b.SetFrame(200, 104)
	b.Resize(fyne.NewSize(200, 104))
	plain := len(test.WidgetRenderer(b).Objects())
	b.Ring(true)
	if n := len(test.WidgetRenderer(b).Objects()); n <= plain {
		t.Errorf("%d things drawn with the ring, %d without", n, plain)
	}
	b.Press()
	b.Press() // a trembling finger
	b.Ring(false)
	if n := len(test.WidgetRenderer(b).Objects()); n != plain {
		t.Errorf("%d things drawn after the ring went, %d before", n, plain)
	}
	if pressed != 1 || touched != 0 {
		t.Errorf("%d presses, %d touches; want 1 and 0", pressed, touched)
	}
	click(b, 10, 10)
	if touched != 1 {
		t.Errorf("%d touches, want 1", touched)
	}
}

func TestAKeyThatBounces(t *testing.T) {
	c := newClock()
	in := NewInput(c.Now)
	for _, tt := range []struct {
		key   string
		after time.Duration
		want  bool
	}{{"3", 0, false}, {"3", 40 * time.Millisecond, true}, {"3", 40 * time.Millisecond, true}, {"3", 150 * time.Millisecond, false}, {"1", 10 * time.Millisecond, false}} {
		c.now = c.now.Add(tt.after)
		if got := in.Bounced(tt.key); got != tt.want {
			t.Errorf("%s after %v: bounced %v, want %v", tt.key, tt.after, got, tt.want)
		}
	}
}

func TestWhatCannotBePressed(t *testing.T) {
	start(t, Style{})
	called := func() { t.Error("called back") }
	for name, p := range map[string]*Press{
		"disabled button": NewButton(Style{}, ButtonSpec{Text: "Lưu", Disabled: true}, called),
		"chosen option":   Option(Style{}, OptionSpec{Key: "1", Text: "một", State: OptionAgain}, called),
		"right option":    Option(Style{}, OptionSpec{Key: "1", Text: "một", State: OptionRight}, called),
	} {
		click(p, 5, 5)
		if !p.Disabled() {
			t.Errorf("%s can be focused", name)
		}
	}
}
