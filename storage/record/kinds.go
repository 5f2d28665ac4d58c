package record

import (
	"fmt"
	"reflect"
)

// kindSpec is what the codec knows of one kind.
type kindSpec struct {
	name string
	typ  reflect.Type
	// first is how many fields the kind had when it was first released: no event has fewer.
	first int
	// now is how many it has in this program.
	now  int
	read func(body []byte) (Fact, error)
}

// specs lists every kind. A field added to a kind later raises its struct, never the number here.
var specs = map[Kind]kindSpec{
	KindRunStarted:        kindOf[RunStarted](5),
	KindHallSet:           kindOf[HallSet](5),
	KindFacilitatorAdded:  kindOf[FacilitatorAdded](1),
	KindPersonNamed:       kindOf[PersonNamed](2),
	KindClassMade:         kindOf[ClassMade](5),
	KindSettingChanged:    kindOf[SettingChanged](2),
	KindPINFailed:         kindOf[PINFailed](2),
	KindLearnerRegistered: kindOf[LearnerRegistered](4),
	KindConsentRecorded:   kindOf[ConsentRecorded](4),
	KindSessionOpened:     kindOf[SessionOpened](6),
	KindAttendanceTaken:   kindOf[AttendanceTaken](3),
	KindAttendanceFixed:   kindOf[AttendanceFixed](3),
	KindSessionClosed:     kindOf[SessionClosed](1),
	KindSessionCancelled:  kindOf[SessionCancelled](4),
	KindPageShown:         kindOf[PageShown](4),
	KindFilmPlayed:        kindOf[FilmPlayed](5),
	KindHandsCounted:      kindOf[HandsCounted](7),
	KindHandRaised:        kindOf[HandRaised](2),
	KindHandLowered:       kindOf[HandLowered](2),
	KindLearnerArrived:    kindOf[LearnerArrived](2),
	KindLearnerLeft:       kindOf[LearnerLeft](2),
	KindItemAnswered:      kindOf[ItemAnswered](11),
	KindReviewFinished:    kindOf[ReviewFinished](5),
	KindLessonFinished:    kindOf[LessonFinished](3),
	KindTextSizeChosen:    kindOf[TextSizeChosen](2),
	KindPracticeDone:      kindOf[PracticeDone](15),
	KindVoiceChosen:       kindOf[VoiceChosen](2),
	KindClassChanged:      kindOf[ClassChanged](6),
	KindClassPlanned:      kindOf[ClassPlanned](3),
	KindLearnerCorrected:  kindOf[LearnerCorrected](3),
	KindPeopleMerged:      kindOf[PeopleMerged](2),
	KindMergeUndone:       kindOf[MergeUndone](2),
	KindPersonErased:      kindOf[PersonErased](2),
	KindPersonServed:      kindOf[PersonServed](2),
	KindSessionVoided:     kindOf[SessionVoided](2),
	KindHolidaySet:        kindOf[HolidaySet](4),
	KindEveningNoted:      kindOf[EveningNoted](2),
	KindAbsenceFollowed:   kindOf[AbsenceFollowed](2),
	KindItemProposed:      kindOf[ItemProposed](4),
	KindFacilitatorLeft:   kindOf[FacilitatorLeft](1),
	KindPINPassed:         kindOf[PINPassed](1),
	KindPINSet:            kindOf[PINSet](1),
	KindPINResetAsked:     kindOf[PINResetAsked](2),
	KindPINReset:          kindOf[PINReset](2),
	KindDateConfirmed:     kindOf[DateConfirmed](2),
	KindSheetMade:         kindOf[SheetMade](2),
	KindRowsAged:          kindOf[RowsAged](1),
	KindExported:          kindOf[Exported](6),
	KindReceiptTaken:      kindOf[ReceiptTaken](5),
	KindCarriedBy:         kindOf[CarriedBy](3),
}

// kindOf describes the kind whose fact is a T.
func kindOf[T Fact](first int) kindSpec {
	typ := reflect.TypeFor[T]()
	return kindSpec{
		name:  typ.Name(),
		typ:   typ,
		first: first,
		now:   typ.NumField() - 1, // the first one is the blank that makes it an array
		read: func(body []byte) (Fact, error) {
			var fact T
			err := decMode.Unmarshal(body, &fact)
			return fact, err
		},
	}
}

// String names the kind as its Go type is named, and an unknown one by its number.
func (k Kind) String() string {
	if spec, ok := specs[k]; ok {
		return spec.name
	}
	return fmt.Sprintf("Kind%d", uint16(k))
}

// Unknown is a fact of a kind that this program does not know, from a newer one. It is kept and handed on as it came.
type Unknown struct {
	Number Kind
	// Raw is the body in CBOR.
	Raw []byte
}

// Kind gives the number that the newer program wrote.
func (u Unknown) Kind() Kind { return u.Number }
