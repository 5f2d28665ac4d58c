package record

// RunStarted is the first event of every run. It names the run before it and that run's head, which is how copies are found out.
type RunStarted struct {
	_ struct{} `cbor:",toarray"`
	// PrevRun and PrevSeq are the last event before this run; both 0 in a new log.
	PrevRun Run
	PrevSeq Seq
	// PrevChain is the first 8 bytes of the chain value at that event.
	PrevChain ID
	// Program is the version of the program.
	Program string
	// Build is when it was built, in Unix seconds: no true clock stands before it.
	Build int64
}

// HallSet says where the kiosk stands. The newest one counts.
type HallSet struct {
	_    struct{} `cbor:",toarray"`
	Hall HallID
	Name string
	// Commune is the 5-digit code, a string with its leading zeros; Units names the version of the table it was chosen from.
	Commune string
	Units   string
	// Hamlets are offered when a person is registered.
	Hamlets []string
}

// FacilitatorAdded is a new facilitator. The name comes in a PersonNamed of the same id; the PIN is never an event.
type FacilitatorAdded struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
}

// PersonNamed carries a person's Name, sealed under a key that only this kiosk holds. The centre can verify it and not read it.
type PersonNamed struct {
	_      struct{} `cbor:",toarray"`
	Person ID
	Sealed []byte
}

// ClassMade is a new class that follows a course.
type ClassMade struct {
	_      struct{} `cbor:",toarray"`
	Class  ClassID
	Name   string
	Course string
	// Weekdays on which the class usually meets (0 Sunday … 6 Saturday) and the minute of the day at which it begins.
	Weekdays []int
	Minute   int
}

// SettingChanged is a choice about the kiosk, such as its language: the newest value of a key counts.
type SettingChanged struct {
	_     struct{} `cbor:",toarray"`
	Key   string
	Value string
}

// PINFailed counts a wrong PIN.
type PINFailed struct {
	_           struct{} `cbor:",toarray"`
	Facilitator FacilitatorID
	// Count is how many wrong ones came in a row, this one included.
	Count int
}

func (RunStarted) Kind() Kind       { return KindRunStarted }
func (HallSet) Kind() Kind          { return KindHallSet }
func (FacilitatorAdded) Kind() Kind { return KindFacilitatorAdded }
func (PersonNamed) Kind() Kind      { return KindPersonNamed }
func (ClassMade) Kind() Kind        { return KindClassMade }
func (SettingChanged) Kind() Kind   { return KindSettingChanged }
func (PINFailed) Kind() Kind        { return KindPINFailed }
