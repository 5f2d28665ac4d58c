// Package kit is what the screens are built of: LOOK.md's tokens and type, the
// stage of 1366×768 design px, and the pieces that stand on it.
//
// A piece is a function of a Style and a value (state in) and calls one
// function back when pressed. It decides nothing, knows no clock and no event,
// and starts no goroutine. Everything here belongs to the window's goroutine.
//
// # Building a screen
//
//	stage := kit.NewStage()                       // one for each window, kept
//	…
//	stage.Clear()
//	stage.Put(184, 24, 1158, 80, kit.NewHead(style, kit.HeadSpec{…}))
//	stage.Put(982, 640, 360, 104, kit.NewButton(style, kit.ButtonSpec{Text: …, Icon: "next", IconAt: kit.IconRight}, next).Named("next"))
//	stage.Refresh()
//
// Places are design px as LOOK.md gives them; heights include the lip. The
// stage draws the whole larger or smaller to fit its window, text too, and
// leaves the rest ground; FYNE_SCALE is 1. Set Theme whenever Style.Dark
// changes: the ground is the theme's background, never a rectangle. Some pieces
// are stages of their own (TopBar, ActionBar, Keyboard, FactRow):
// put them at their own size, or smaller.
//
// Text is measured before it is drawn: Width, Height, Lines, SentenceHeight.
// ** turns bold where Words.Rich is set. What must stay on one line shrinks a
// little and says so in its code; nothing else ever shrinks.
//
// # Fingers and keys
//
// Input, shared by all pieces of a window through Style, makes a second press
// within 400 ms the same press, even if the screen changed under the finger.
// Press.Ring marks the piece that a key would press. Every piece tells Role, Label and ID (Described); Nodes lists what is visible
// for the control socket and tests, Find finds by id.
//
// # The pieces
//
//	words     NewText, Say, Sentence, Reading, KeyHint
//	plates    NewCard, NewPlate, NewIcon, NewPicture, PicturePanel
//	buttons   NewButton, RailButton, Choice, Field, LetterGroup, NameTile, LessonTile, Option, AttendanceTile
//	learner   NewHead, Portrait, LampSign, NewLamps, LessonJoin, CalendarLeaf, FeedbackPanel, NewFilm, NewProgress,
//	          DoneScene, DoneRow, RememberCard
//	keys      Keyboard, PINDots
//	desk      TopBar, ActionBar, StatusStrip, Counters, FactRow, HandsRow, StepList, Numbered, NewQRPanel, EveningRow,
//	          Bracket, CarryGlyph, NightPanel, NewNightStep, StickPicture, PresenterBar
//	TV        TVBar, TVOption, Sentence with TV, the TV roles
//
// NewText, NewProgress, NewFilm and NewQRPanel change in place (SetText,
// SetValue, Step and SetSubtitle and Fail, SetModules); everything else is built
// anew from the next state. A piece of your own is NewPiece or NewPress with a
// function that draws with a Pen.
package kit
