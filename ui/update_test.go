package ui

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestUpdatesInPlace: a sentence moving on, a film's second, the idle bar change the drawn screen; another page does not pass for the same.
func TestUpdatesInPlace(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	page := func(n, part int) flow.View {
		return flow.View{Main: flow.Page{Frame: read(frame(4, n, 6, lan), part), Page: otpPage}}
	}
	playing := func(at int) flow.View {
		f := film(flow.Film{Playing: true, Subtitles: true})
		f.Pos = time.Duration(at) * time.Second
		return flow.View{Main: f}
	}
	waiting := func(left int) flow.View {
		v := page(4, 0)
		v.Idle = &flow.Idle{Who: lan, Left: time.Duration(left) * time.Second}
		return v
	}
	asked := func(phase flow.Phase, voice bool) flow.View {
		q := question(otpItem, 4, phase)
		q.Voice = voice
		return flow.View{Main: q}
	}
	raised := func(v flow.View) flow.View { v.Raised = true; return v }
	for _, tt := range []struct {
		name     string
		from, to flow.View
		want     bool
	}{
		{"the next sentence is read", page(4, 1), page(4, 2), true},
		{"another page", page(4, 1), page(5, 1), false},
		{"the film goes on", playing(1), playing(2), true},
		{"a second passes", waiting(50), waiting(49), true},
		{"somebody is asked for", page(4, 0), waiting(60), false},
		{"the voice ends", asked(flow.Asking, true), asked(flow.Asking, false), true},
		{"the notice begins to be read", flow.View{Main: newcomer}, flow.View{Main: newcomer, Voice: true}, false},
		{"the notice is read on", flow.View{Main: newcomer, Voice: true}, flow.View{Main: newcomer, Voice: true}, true},
		{"a hand is raised", home(3, false)("vi"), raised(home(3, false)("vi")), false},
		{"an answer", asked(flow.Asking, true), asked(flow.Right, true), false},
		{"the clock alone", home(3, false)("vi"), home(3, false)("vi"), true},
		{"a class begins", home(3, false)("vi"), home(3, true)("vi"), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := &painter{style: kit.Style{}, lang: "vi", do: func(flow.Action) {}}
			s := p.draw(tt.from, tt.from.Main)
			w := test.NewWindow(s.stage)
			defer w.Close()
			if got := s.update(tt.to); got != tt.want {
				t.Errorf("updated in place: %v, want %v", got, tt.want)
			}
		})
	}
}
