package flow

import "dendau/storage/record"

// What is done around a list of attendance.
type (
	// MarkAs chooses what a tap on a tile sets; GuestBy counts guests up or down.
	MarkAs  struct{ As Marking }
	GuestBy struct{ By int }
	// AboutList opens what else is done with a list; ByRows types a signed sheet in; RowsDone keeps what was typed.
	AboutList struct{}
	ByRows    struct{}
	RowsDone  struct{}
	// Void says that the session was opened by mistake, on its second step; Unvoid takes that back.
	Void   struct{}
	Unvoid struct{}
	// ShowPast lists the evenings before, PastChosen opens one, FixMark one person of it; FixTo and FixWhy are the answers there.
	ShowPast   struct{}
	PastChosen struct{ ID record.SessionID }
	FixMark    struct{ ID record.LearnerID }
	FixTo      struct{ Presence record.Presence }
	FixWhy     struct{ I int }
)

func (MarkAs) action()     {}
func (GuestBy) action()    {}
func (AboutList) action()  {}
func (ByRows) action()     {}
func (RowsDone) action()   {}
func (Void) action()       {}
func (Unvoid) action()     {}
func (ShowPast) action()   {}
func (PastChosen) action() {}
func (FixMark) action()    {}
func (FixTo) action()      {}
func (FixWhy) action()     {}
