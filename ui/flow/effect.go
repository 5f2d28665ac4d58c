package flow

import (
	"dendau/content"
	"dendau/storage/record"
)

// Effect is slow work that the loop does for the flow; its outcome comes home as an Action.
type Effect interface{ effect() }

// The effects.
type (
	// Append asks the log to keep facts. Names and Notes are sealed by the vault and kept as PersonNamed and EveningNoted events after the drafts,
	// in the same append: what names people is in no event.
	// Home: Kept or KeepFailed with the same Ticket.
	Append struct {
		Ticket int
		Drafts []record.Draft
		Names  []PersonName
		Notes  []EveningNote
	}
	// SetPIN keeps a facilitator's PIN in the vault; home: PINChecked{OK: true}.
	SetPIN struct {
		Facilitator record.FacilitatorID
		PIN         string
	}
	// CheckPIN compares; home: PINChecked.
	CheckPIN struct {
		Facilitator record.FacilitatorID
		PIN         string
	}
	// Say reads files one after another, with the pauses between them; it replaces what is being said. Slow is 0.75×.
	// Home: VoiceAt for each clip, VoiceEnded, both with the same Ticket, so that the end of one never silences the next.
	Say struct {
		Clips  []content.Path
		Slow   bool
		Ticket int
	}
	// Hush ends the voice at once.
	Hush struct{}
	// PlayFilm starts a film from its beginning; home: FilmAt, FilmEnded, FilmFailed.
	PlayFilm struct{ Film content.Film }
	// PauseFilm pauses or goes on, SlowFilm sets 0.75× or 1×, StopFilm takes it off the stage.
	PauseFilm struct{ Paused bool }
	SlowFilm  struct{ Slow bool }
	StopFilm  struct{}
	// WatchSticks begins to look for a stick and exports to the first one that comes; home: StickFound, ExportStep…, ExportDone or ExportFailed.
	// StopSticks ends it.
	WatchSticks struct{}
	StopSticks  struct{}
	// ShowQR begins the code or the stream at a speed (0–2), or goes on at another; home: QRFrame, ExportFailed.
	ShowQR struct{ Speed int }
	// StopQR ends it, unless a phone's word did (CheckTaken). Shown says that the codes stood there long enough to be read: the loop keeps that.
	StopQR struct{ Shown bool }
	// ConfirmDate grades the clock of the events that follow.
	ConfirmDate struct{ Date record.Day }
	// Quit ends the program.
	Quit struct{}
)

// PersonName is a name on its way to the vault.
type PersonName struct {
	Person record.ID
	Name   record.Name
}

// EveningNote is the note of an evening on its way to the vault.
type EveningNote struct {
	Session record.SessionID
	By      record.FacilitatorID
	Text    string
}

func (Append) effect()      {}
func (SetPIN) effect()      {}
func (CheckPIN) effect()    {}
func (Say) effect()         {}
func (Hush) effect()        {}
func (PlayFilm) effect()    {}
func (PauseFilm) effect()   {}
func (SlowFilm) effect()    {}
func (StopFilm) effect()    {}
func (WatchSticks) effect() {}
func (StopSticks) effect()  {}
func (ShowQR) effect()      {}
func (StopQR) effect()      {}
func (ConfirmDate) effect() {}
func (Quit) effect()        {}
