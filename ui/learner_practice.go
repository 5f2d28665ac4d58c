package ui

import "dendau/ui/flow"

func (p *painter) practice(v flow.View, s flow.Practice) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	return b.scene(mainScreen, nil)
}
