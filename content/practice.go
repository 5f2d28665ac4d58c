package content

import "strings"

// Practice is something to do by oneself on an imitation: of a phone, or of a plain board for hands that never touched a screen.
// It is a row of steps; each shows an imitation, says what to do, and is done when its parts were tapped in their order.
type Practice struct {
	Device  Device      `json:"device"`
	Screens []Imitation `json:"screens"`
	Steps   []Step      `json:"steps"`
	// Signs are what to look out for (at most three), numbered on the imitation and beside it.
	Signs []Sign `json:"signs,omitempty"`
}

// Device is what is imitated.
type Device string

// The devices. A board fills the whole body with large tiles.
const (
	Phone Device = "phone"
	Board Device = "board"
)

// Step is one thing to do.
type Step struct {
	// Short names the step in the list of steps, at most 24 characters ("Chạm Xóa tin"); Do says it in full.
	Short Text   `json:"short"`
	Do    Spoken `json:"do"`
	// Screen is the id of the imitation shown.
	Screen string `json:"screen"`
	// Tap are ids of parts to tap in this order, often one. A keypad's digits are the parts "0" to "9", "*" and "#".
	Tap []string `json:"tap,omitempty"`
	// Type is a text to write with the screen's keyboard instead of tapping; "@name" is the learner's own given name.
	Type string `json:"type,omitempty"`
	// Sound is played at the start of the step and by "hear again": what is to be listened to.
	Sound Voice `json:"sound,omitempty"`
	// Hint answers a wrong tap kindly; Slips are hints for particular parts.
	Hint  Spoken `json:"hint"`
	Slips []Slip `json:"slips,omitempty"`
}

// Slip is the kind answer to one particular wrong tap.
type Slip struct {
	Part string `json:"part"`
	Hint Spoken `json:"hint"`
}

// Sign is one thing to look out for on an imitation; Part is where its number stands.
type Sign struct {
	Part string `json:"part"`
	Text Text   `json:"text"`
	Note Text   `json:"note"`
}

// ImitationKind chooses how an imitation is laid out.
type ImitationKind string

// The kinds of imitations.
const (
	ScreenApps    ImitationKind = "apps"    // a grid of apps
	ScreenList    ImitationKind = "list"    // rows under a title, as in settings
	ScreenKeypad  ImitationKind = "keypad"  // digits to dial or a code to enter
	ScreenChat    ImitationKind = "chat"    // bubbles, and buttons below
	ScreenBrowser ImitationKind = "browser" // an address, a page
	ScreenBank    ImitationKind = "bank"    // fields and a button under a coloured head
	ScreenSignIn  ImitationKind = "signin"  // a sign, fields, buttons
	ScreenCall    ImitationKind = "call"    // somebody calls, or a call goes on
	ScreenCamera  ImitationKind = "camera"  // a code seen by the camera
	ScreenBoard   ImitationKind = "board"   // large tiles on a plain board (Device Board)
)

// Imitation is one screen of the imitated machine.
type Imitation struct {
	ID   string        `json:"id"`
	Kind ImitationKind `json:"kind"`
	// Title stands at the head (a caller's name, an app's name, an address), Note in the second line.
	Title Text `json:"title,omitempty"`
	Note  Text `json:"note,omitempty"`
	// Clock is the time in the status bar, "19:42".
	Clock string `json:"clock,omitempty"`
	Parts []Part `json:"parts"`
}

// PartKind is what a part of an imitation looks like.
type PartKind string

// The kinds of parts. Note, Bubble, Mine and Photo cannot be tapped unless a step asks for it.
const (
	PartApp    PartKind = "app"    // icon and word in a grid
	PartRow    PartKind = "row"    // a row of a list, with a value at its right
	PartToggle PartKind = "toggle" // a row with a switch
	PartField  PartKind = "field"  // something filled in
	PartButton PartKind = "button" // a button; the first one of a screen is the main one
	PartBubble PartKind = "bubble" // what somebody writes
	PartMine   PartKind = "mine"   // what oneself wrote
	PartLink   PartKind = "link"   // words that lead on
	PartNote   PartKind = "note"   // plain words
	PartCode   PartKind = "code"   // a QR code seen by the camera
	PartPhoto  PartKind = "photo"  // a picture
	PartTile   PartKind = "tile"   // a large tile of a board
)

// Part is one thing on an imitation.
type Part struct {
	ID   string   `json:"id"`
	Kind PartKind `json:"kind"`
	Text Text     `json:"text,omitempty"`
	// Value is the second line, or the word at a row's right.
	Value Text `json:"value,omitempty"`
	// Icon names one of the interface's line icons; Picture a drawing of the pack.
	Icon    string  `json:"icon,omitempty"`
	Picture Picture `json:"picture,omitzero"`
	// On is a switch's state, a chosen row, the fullness of a field.
	On bool `json:"on,omitempty"`
}

// Screen finds an imitation by its id.
func (p *Practice) Screen(id string) (Imitation, bool) {
	for _, s := range p.Screens {
		if s.ID == id {
			return s, true
		}
	}
	return Imitation{}, false
}

// Has tells whether a part can be named on this screen: one of its parts, or a key of a keypad.
func (s Imitation) Has(id string) bool {
	if s.Kind == ScreenKeypad && isKey(id) {
		return true
	}
	for _, p := range s.Parts {
		if p.ID == id {
			return true
		}
	}
	return false
}

func isKey(id string) bool { return len(id) == 1 && strings.Contains(keypadParts, id) }
