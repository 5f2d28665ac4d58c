package ui

import "dendau/ui/flow"

func (p *painter) stepIn(v flow.View, s flow.StepIn) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	return b.scene(mainScreen, nil)
}
