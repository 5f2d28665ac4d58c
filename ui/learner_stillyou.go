package ui

import "dendau/ui/flow"

func (p *painter) stillYou(v flow.View, s flow.StillYou) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	return b.scene(mainScreen, nil)
}
