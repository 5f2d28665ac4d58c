package record

// LearnerCorrected mends what was registered: the year of birth and the sex. A name is mended by another PersonNamed. The newest counts.
type LearnerCorrected struct {
	_       struct{} `cbor:",toarray"`
	Learner LearnerID
	Year    int
	Sex     Sex
}

// PeopleMerged says that two records are one person: what Gone did counts for Kept, until a MergeUndone of the two.
type PeopleMerged struct {
	_    struct{} `cbor:",toarray"`
	Kept LearnerID
	Gone LearnerID
}

// MergeUndone takes a PeopleMerged back. Of the two facts about a pair the newest counts.
type MergeUndone struct {
	_    struct{} `cbor:",toarray"`
	Kept LearnerID
	Gone LearnerID
}

// PersonErased is a tombstone: the person's key was destroyed and nobody can read their name any more. What they did stays as numbers of
// nobody. It travels, so that every copy forgets.
type PersonErased struct {
	_      struct{} `cbor:",toarray"`
	Person ID
	// Reason is "asked" (the person wished it) or "withdrawn" (they took their consent back).
	Reason string
}

// PersonServed says that a right was used: "seen", "printed", "copied", "exported".
type PersonServed struct {
	_       struct{} `cbor:",toarray"`
	Learner LearnerID
	Act     string
}

// RowsAged says that the person-level rows of sessions up to a day, of those opened before, left this kiosk's tables, since the centre holds them;
// totals stay.
type RowsAged struct {
	_    struct{} `cbor:",toarray"`
	UpTo Day
}

func (LearnerCorrected) Kind() Kind { return KindLearnerCorrected }
func (PeopleMerged) Kind() Kind     { return KindPeopleMerged }
func (MergeUndone) Kind() Kind      { return KindMergeUndone }
func (PersonErased) Kind() Kind     { return KindPersonErased }
func (PersonServed) Kind() Kind     { return KindPersonServed }
func (RowsAged) Kind() Kind         { return KindRowsAged }
