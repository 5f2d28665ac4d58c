package ui

import (
	"dendau/content"
	"dendau/ui/flow"
)

// voiceCases are the states of the voice on a learner's rail.
var voiceCases = []galleryCase{
	{name: "l04-page-slow-voice", view: reading(flow.ReadSlowly, true, flow.Page{Frame: read(frame(4, 4, 6, lan), 2), Page: otpPage})},
	{name: "l06-question-silent", view: reading(flow.ReadNothing, false, question(otpItem, 4, flow.Asking))},
	{name: "l01-home-voice", view: func(lang content.Lang) flow.View {
		v := home(23, false)(lang)
		v.Voice = true
		return v
	}},
}

// reading shows a screen to somebody who chose how the voice reads.
func reading(how flow.Reading, on bool, s flow.Screen) func(content.Lang) flow.View {
	return func(content.Lang) flow.View {
		return flow.View{Main: s, Style: flow.Style{Voice: how}, Voice: on}
	}
}
