package record

// Sex as the reports count it.
type Sex uint8

// The sexes that Vietnamese papers know, and unknown.
const (
	SexUnknown Sex = 0
	Female     Sex = 1
	Male       Sex = 2
)

// LearnerRegistered is a new learner. Year is the year of birth, 0 when unknown.
type LearnerRegistered struct {
	_       struct{} `cbor:",toarray"`
	Learner LearnerID
	Class   ClassID
	Year    int
	Sex     Sex
}

// ConsentRecorded says what a person answered to the notice that was read to them.
type ConsentRecorded struct {
	_       struct{} `cbor:",toarray"`
	Learner LearnerID
	Granted bool
	// Wording is the version of the notice, Method how it was given: "spoken" where a person read it, "heard" where the kiosk did, to its end.
	Wording string
	Method  string
}

// Name is what PersonNamed seals. It is never part of an event in the clear.
type Name struct {
	_ struct{} `cbor:",toarray"`
	// Full is the whole name, family name first, NFC.
	Full   string
	Hamlet string
	// Address is how the person is spoken to: "ông", "bà", "cô", "bác", "anh", "chị"; empty to propose it from age and sex.
	Address string
	// Nickname is shown beside the name where two are alike.
	Nickname string
}

func (LearnerRegistered) Kind() Kind { return KindLearnerRegistered }
func (ConsentRecorded) Kind() Kind   { return KindConsentRecorded }
