package ui

import "dendau/ui/flow"

func (p *painter) tvPractice(v flow.View, s flow.TVPractice) scene {
	b := p.learner(v, railSpec{who: s.Who, face: true})
	return b.scene(mainScreen, nil)
}
