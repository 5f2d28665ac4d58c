package ui

import "dendau/ui/flow"

func (p *painter) recall(v flow.View, s flow.Recall) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	return b.scene(mainScreen, nil)
}
