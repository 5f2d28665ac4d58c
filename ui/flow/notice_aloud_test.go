package flow

import (
	"slices"
	"testing"
	"time"

	"dendau/storage/record"
)

// The notice is heard where it stands, in the words for whom it is read to, and only where somebody presses for it; what is kept says whether it was
// heard to its end.
func TestNoticeIsHeard(t *testing.T) {
	register := func(h *hall) *hall {
		h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, AddWalkIn{})
		return h.typing("buif thij maanj").do(FieldChosen{FieldYear}).typing("1953").do(TypingDone{}, SexChosen{record.Female})
	}
	again := func(h *hall) *hall {
		return h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, OpenRecord{h.id("Na")}, WithdrawConsent{}, Next{}, AskConsent{})
	}
	tests := []struct {
		name   string
		do     func(h *hall)
		said   string // the clips that were asked for, in order
		method string // of the newest answer
	}{
		{"nobody pressed", func(h *hall) { register(h).do(ConsentGiven{true}, AddPerson{}) }, "", "spoken"},
		{"heard to its end", func(h *hall) {
			register(h).do(HearNotice{}, Tick{}, VoiceAt{}, VoiceEnded{}, ConsentGiven{true}, AddPerson{})
		}, "notice.2.ba", "heard"},
		{"answered meanwhile", func(h *hall) { register(h).do(HearNotice{}, Tick{}, ConsentGiven{true}, AddPerson{}) }, "notice.2.ba", "spoken"},
		{"stopped", func(h *hall) { register(h).do(HearNotice{}, HearNotice{}, ConsentGiven{true}, AddPerson{}) }, "notice.2.ba", "spoken"},
		{"the end of something before is not its end", func(h *hall) { register(h).do(HearNotice{}, VoiceEnded{Ticket: 77}, ConsentGiven{true}, AddPerson{}) }, "notice.2.ba", "spoken"},
		{"another person", func(h *hall) {
			register(h).do(HearNotice{}, VoiceEnded{}, FieldChosen{FieldName}, EraseAll{}).typing("leex vawn tams").do(SexChosen{record.Male}, HearNotice{}, ConsentGiven{true}, AddPerson{})
		}, "notice.2.ba notice.2.ong", "spoken"},
		{"asked again, refused", func(h *hall) { again(h).do(HearNotice{}, VoiceEnded{}, ConsentGiven{false}, Next{}) }, "notice.2.ba", "heard"},
		{"in the record", func(h *hall) {
			h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, OpenRecord{h.id("Na")}, HearNotice{}, VoiceEnded{})
		}, "notice.2.ba", "spoken"},
		{"where it does not stand", func(h *hall) {
			h.do(ForFacilitator{}).pin("112233").do(Next{}, HearNotice{}, ShowLearners{}, HearNotice{})
		}, "", "spoken"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			h := opened(t, "Lê Thị Na")
			h.asked = nil
			test.do(h)
			said := ""
			for _, e := range h.asked {
				if say, ok := e.(Say); ok {
					said += " " + short(say.Clips)
				}
			}
			if said != "" {
				said = said[1:]
			}
			answers := facts[record.ConsentRecorded](h)
			if last := answers[len(answers)-1]; said != test.said || last.Method != test.method || last.Wording != "2" {
				t.Errorf("said %q, kept %+v", said, last)
			}
		})
	}
}

// What is read ends with the screen on which it stands, and with the words for somebody else.
func TestNoticeIsHushed(t *testing.T) {
	for name, leave := range map[string][]Action{
		"to the list": {Back{}}, "to the learners": {Back{}, Back{}, Lock{}}, "spoken to otherwise": {SexChosen{record.Male}}, "answered": {ConsentGiven{false}},
	} {
		h := opened(t, "Lê Thị Na")
		h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, AddWalkIn{})
		h.typing("buif thij maanj").do(FieldChosen{FieldYear}).typing("1953").do(TypingDone{}, SexChosen{record.Female}, HearNotice{}, Tick{}, Tick{})
		h.asked = nil
		if !h.k.View().Voice {
			t.Fatal("the notice is not read")
		}
		h.now = h.now.Add(time.Second)
		h.do(leave...)
		if h.k.View().Voice || !slices.Contains(h.asked, Effect(Hush{})) {
			t.Errorf("%s: it is read still; %v", name, h.asked)
		}
	}
}
