package flow

import (
	"slices"
	"testing"
)

// atStickUnmet waits for a stick on a kiosk that is set up and knows no centre.
func atStickUnmet(t *testing.T) *hall {
	t.Helper()
	h := held(t, "Lê Thị An").do(Back{}, Lock{}).signsIn()
	h.k.centre = ""
	return h.do(HandOver{})
}

// answersOf are the answers to offers among what was asked for.
func answersOf(h *hall) (found []AnswerOffer) {
	for _, e := range h.asked {
		if a, ok := e.(AnswerOffer); ok {
			found = append(found, a)
		}
	}
	return found
}

// Whose the first stick is, is asked before anything is trusted or written: yes goes on by itself, no and everything else trusts nothing.
func TestTheFirstHandoverAsksWhoseTheStickIs(t *testing.T) {
	found := []Action{StickFound{Label: "A", Free: 9}, CentreOffered{anOffer}}
	yes, no := AnswerOffer{Fingerprint: anOffer.Fingerprint, Take: true}, AnswerOffer{Fingerprint: anOffer.Fingerprint}
	for name, tc := range map[string]struct {
		then  []Action
		asked []AnswerOffer
		check func(t *testing.T, h *hall)
	}{
		"shown, and nothing else": {nil, nil, func(t *testing.T, h *hall) {
			if v := screen[SetupOffer](h); v.Fingerprint != anOffer.Fingerprint || v.Hall == "" || v.Taking {
				t.Errorf("got %+v", v)
			}
		}},
		"yes, and while the disk has not told": {[]Action{Next{}, Next{}, Back{}}, []AnswerOffer{yes}, func(t *testing.T, h *hall) {
			if v := screen[SetupOffer](h); !v.Taking {
				t.Errorf("got %+v", v)
			}
		}},
		"yes goes on": {[]Action{Next{}, CentreKnown{"T"}, StickTaken{}, ExportStep{Step: BundlesWritten}, ExportDone{}}, []AnswerOffer{yes}, func(t *testing.T, h *hall) {
			if v := screen[HandoverUSB](h); v.Step != BundlesCompared || v.NoCentre || v.Failed != "" {
				t.Errorf("got %+v", v)
			}
		}},
		"yes, and the disk does not take it": {[]Action{Next{}, ExportFailed{"errors.disk"}}, []AnswerOffer{yes}, func(t *testing.T, h *hall) {
			if v := screen[HandoverUSB](h); v.Failed != "errors.disk" || !v.NoCentre {
				t.Errorf("got %+v", v)
			}
		}},
		"no": {[]Action{Back{}, ExportFailed{"handover.error.otherCentre"}}, []AnswerOffer{no}, func(t *testing.T, h *hall) {
			if v := screen[HandoverUSB](h); v.Failed != "handover.error.otherCentre" || !v.NoCentre {
				t.Errorf("got %+v", v)
			}
		}},
		"no, and asked once more": {[]Action{Back{}, ExportFailed{"handover.error.otherCentre"}, AnotherStick{}, CentreOffered{anOffer}, Next{}}, []AnswerOffer{no, yes}, nil},
		"pulled out":              {[]Action{StickGone{}, Next{}}, nil, nil},
		"of the first start's watching nothing is heard": {[]Action{StickOffers{Offer{Centre: "X", Fingerprint: "0"}}, Next{}}, []AnswerOffer{yes}, nil},
		"left": {[]Action{Finished{}, CentreOffered{anOffer}, Next{}}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			h := atStickUnmet(t).do(found...).do(tc.then...)
			if got := answersOf(h); !slices.Equal(got, tc.asked) {
				t.Errorf("asked for %+v, want %+v", got, tc.asked)
			}
			if tc.check != nil {
				tc.check(t, h)
			}
		})
	}
}
