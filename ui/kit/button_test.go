package kit

import "testing"

// A button whose sign is its word has the sign in its middle.
func TestASignStandsInTheMiddle(t *testing.T) {
	if got := (ButtonSpec{Icon: "plus", IconSize: 40, Font: Font{Size: 24}}).gap(); got != 0 {
		t.Errorf("%v are left beside a sign without a word, want 0", got)
	}
	if got := (ButtonSpec{Icon: "plus", Text: "Thêm", Font: Font{Size: 20}}).gap(); got != 12 {
		t.Errorf("%v between icon and word, want 12", got)
	}
}
