package ui

import (
	"testing"

	"dendau/ui/flow"
)

// Every sheet that the log names has words on the page of everything done.
func TestEverySheetHasItsWords(t *testing.T) {
	for kind := flow.SignInSheet; kind <= flow.HardSheet; kind++ {
		if sheetWords[kind.Name()] == "" {
			t.Errorf("the journal has no words for the sheet %q", kind.Name())
		}
	}
	if len(sheetWords) != int(flow.HardSheet)+1 {
		t.Errorf("%d words of %d sheets", len(sheetWords), flow.HardSheet+1)
	}
}
