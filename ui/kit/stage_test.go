package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestStageFitsAnyWindow(t *testing.T) {
	start(t, Style{})
	tests := []struct {
		w, h          float32
		x, y, wide    float32 // where a piece at 100,100, 200 wide, comes to stand
		whatIsTheRest string
	}{
		{1366, 768, 100, 100, 200, "nothing"},
		{1024, 768, 74.96, 171.1, 149.9, "above and below"},
		{1280, 720, 93.7, 93.9, 187.4, "almost nothing"},
		{1920, 1080, 140.6, 140.6, 281.1, "a pixel"},
		{2000, 768, 417, 100, 200, "left and right"},
	}
	for _, tt := range tests {
		g := NewStage()
		b := NewButton(Style{}, ButtonSpec{Text: "Tiếp theo"}, nothing).Named("next")
		g.Put(100, 100, 200, 104, b)
		w := test.NewWindow(g)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(tt.w, tt.h))
		node := Nodes(g)[0]
		if !about(node.At.X, tt.x) || !about(node.At.Y, tt.y) || !about(node.Size.Width, tt.wide) {
			t.Errorf("%g×%g: stands at %v, %v wide", tt.w, tt.h, node.At, node.Size)
		}
		w.Close()
	}
}

func about(a, b float32) bool { d := a - b; return d < 1 && d > -1 }

func TestNodesDescribeWhatIsVisible(t *testing.T) {
	start(t, Style{})
	g := NewStage()
	g.Put(0, 0, 1366, 88, TopBar(Style{}, TopBarSpec{Back: "Quay lại", OnBack: nothing, Title: "Điểm danh", Time: "19:06", Date: "Thứ Ba 19/05/2026"}))
	hidden := Say(Style{}, Body, "không thấy")
	hidden.Hide()
	g.Put(0, 100, 100, 100, hidden)
	g.Put(640, 232, 702, 120, Option(Style{}, OptionSpec{Key: "2", Text: "Tắt máy, không đọc mã"}, nothing))
	shot(t, g, StageW, StageH)
	got := map[string]Node{}
	for _, n := range Nodes(g) {
		got[n.Role+":"+n.Label] = n
	}
	option, found := got["option:Tắt máy, không đọc mã"]
	if !found || !option.CanPress || option.ID != "option-2" || option.At != fyne.NewPos(640, 232) {
		t.Errorf("the option is told as %+v", option)
	}
	if back := got["button:Quay lại"]; back.ID != "back" || !about(back.At.X, 40) || !about(back.At.Y, 14) {
		t.Errorf("a button on a stage on the stage is told as %+v", back)
	}
	if _, found := got["text:không thấy"]; found {
		t.Error("something hidden is told")
	}
	if Find(g, "option-2") == nil || Find(g, "nobody") != nil {
		t.Error("Find does not find by id")
	}
}
