package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestNothingLiesUnderTheIdleBar: the words of the question whether somebody is still there end above its bar, however long the name is.
func TestNothingLiesUnderTheIdleBar(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	app.Settings().SetTheme(kit.NewTheme(kit.Style{}))
	for _, given := range []string{"Ba", "Đào", "Nguyệt", "Nghiêng Khuyên"} {
		for _, l := range looks() {
			if l.dark {
				continue
			}
			who := lan
			who.Given = given
			v := flow.View{Main: flow.Page{Frame: frame(4, 1, 6, who), Page: otpPage}, Idle: &flow.Idle{Who: who, Left: time.Minute}}
			v.Style = flow.Style{Lang: l.lang, Size: l.size}
			p := &painter{style: kit.Style{Lang: string(l.lang), Scale: l.size}, lang: l.lang, do: func(flow.Action) {}}
			w := window(t, p.draw(v, v.Main), l)
			var bar float32
			for _, n := range kit.Nodes(w.Content()) {
				if n.Role == "progress" {
					bar = n.At.Y
				}
			}
			for _, n := range kit.Nodes(w.Content()) {
				if n.Role == "text" && (strings.Contains(n.Label, given) || strings.Contains(n.Label, "\n")) && n.At.Y+n.Size.Height > bar {
					t.Errorf("%s, %v: %q ends at %v and the bar begins at %v", given, l, n.Label, n.At.Y+n.Size.Height, bar)
				}
			}
			if bar == 0 {
				t.Fatalf("%v: no bar", l)
			}
			w.Close()
		}
	}
}
