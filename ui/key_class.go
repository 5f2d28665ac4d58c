package ui

import (
	"strings"

	"dendau/content"
	"dendau/ui/flow"
)

// keyClass is what letters and digits do on a screen.
type keyClass int

const (
	// keysMove: 1 and 3 move the ring, 2 presses.
	keysMove keyClass = iota
	// keysChoose: digits and a to c are the screen's own.
	keysChoose
	// keysWrite: letters and digits are text.
	keysWrite
	// keysName: letters are text; digits, of which names have none, move the ring.
	keysName
	// keysPIN: digits are those of a PIN.
	keysPIN
	// keysScan: a scanner types here; letters go to the flow as they come, and arrows move the ring.
	keysScan
	// keysLead: the presenter's, where a remote's arrows turn pages.
	keysLead
)

// keysOf is a screen's class.
func keysOf(s flow.Screen) keyClass {
	switch s := s.(type) {
	case flow.PIN, flow.NewPIN, flow.SetupRecovery:
		return keysPIN
	case flow.Forgotten:
		if s.Question != "" {
			return keysPIN
		}
	case flow.Setup:
		if s.Step == flow.SetupPIN || s.Step == flow.SetupPINAgain {
			return keysPIN
		}
		return keysWrite
	case flow.FindName:
		if s.Keys.VNI && s.Text != "" && !strings.HasSuffix(s.Text, " ") { // digits are marks of the word under way
			return keysWrite
		}
		return keysName
	case flow.WalkIn, flow.EditForm, flow.Learners, flow.MergeFind, flow.NewFacilitator:
		return keysWrite
	case flow.WriteEvening:
		return keysWrite
	case flow.TakingReceipt:
		return keysPIN
	case flow.HandoverQR:
		if s.Asking {
			return keysPIN
		}
	case flow.CourierName:
		if s.Forgetting == "" {
			return keysWrite
		}
	case flow.HallForm:
		if s.Typing && !s.Asking {
			return keysWrite
		}
	case flow.ClassForm:
		if s.Typing {
			return keysWrite
		}
	case flow.Question:
		return keysOfQuestion(s)
	case flow.Practice:
		return keysOfPractice(s)
	case flow.Attendance, flow.Reentry, flow.LearnerRecord:
		return keysScan
	case flow.Teach:
		return keysLead
	}
	return keysMove
}

func keysOfQuestion(s flow.Question) keyClass {
	switch {
	case s.Phase == flow.Asking && s.Item.Type == content.Short:
		return keysWrite
	case s.Phase == flow.Asking, s.Phase == flow.NotYet && oneRight(s.Item):
		return keysChoose
	}
	return keysMove
}

// keysOfPractice: where a step asks for a text, letters are text; on a keypad digits dial.
func keysOfPractice(s flow.Practice) keyClass {
	p := s.Item.Practice
	if p == nil || s.Over || s.Step < 0 || s.Step >= len(p.Steps) {
		return keysMove
	}
	step := p.Steps[s.Step]
	if step.Type != "" {
		return keysWrite
	}
	for _, screen := range p.Screens {
		if screen.ID == step.Screen && screen.Kind == content.ScreenKeypad {
			return keysChoose
		}
	}
	return keysMove
}

// readsPhones are quiet screens of the desk on which a scanner may be held to a phone; a hand types no digits there.
func readsPhones(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.Tonight, flow.Arrived, flow.Custody, flow.HandoverUSB:
		return true
	case flow.HandoverQR:
		return !s.Asking
	}
	return false
}

// canTakeBack tells whether Backspace takes something back before it goes back.
func canTakeBack(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.PIN:
		return s.Digits > 0
	case flow.NewPIN:
		return s.Digits > 0
	case flow.Forgotten:
		return s.Answer != ""
	case flow.Setup:
		return s.Digits > 0
	case flow.Reentry:
		return s.Typed != ""
	case flow.TakingReceipt:
		return s.Digits != ""
	case flow.SetupRecovery:
		return s.Written
	case flow.HandoverQR:
		return s.Word != ""
	case flow.Question:
		return s.Phase == flow.Asking && s.CanUndo
	case flow.Practice:
		return s.CanUndo && s.Written != ""
	}
	return false
}

// keepsEnter: on the facilitator's forms Enter goes from field to field, and the presenter's is a remote's.
func keepsEnter(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.WalkIn, flow.EditForm, flow.Learners, flow.MergeFind, flow.Teach, flow.Reentry:
		return true
	case flow.Setup:
		return keysOf(s) == keysWrite
	}
	return false
}

// nothingWritten: a screen with a keyboard has its primary there from the start, and nothing to do with it.
func nothingWritten(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.FindName:
		return len(s.Matches) == 0
	case flow.Practice:
		return keysOfPractice(s) == keysWrite && s.Written == ""
	}
	return false
}

// isNumber tells whether digits make a number on this screen.
func isNumber(s flow.Screen) bool {
	switch s := s.(type) {
	case flow.Question:
		return s.Item.Type == content.Number && s.Phase == flow.Asking
	case flow.Practice:
		return keysOfPractice(s) == keysChoose
	}
	return false
}
