package ui

import "dendau/ui/flow"

func (p *painter) cards(v flow.View, s flow.Cards) scene {
	b := p.learner(v, railSpec{who: s.With})
	return b.scene(mainScreen, nil)
}
