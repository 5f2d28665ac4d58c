package ui

import "dendau/ui/flow"

func (p *painter) chooseRelay(v flow.View, _ flow.ChooseRelay) scene {
	b := p.learner(v, railSpec{})
	return b.scene(mainScreen, nil)
}
