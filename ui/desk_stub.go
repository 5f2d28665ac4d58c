package ui

import (
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// The facilitator's screens that are not drawn yet: each stands here as an empty stage until its own file takes its place.

func empty() scene { return scene{stage: kit.NewStage()} }

func (p *painter) setup(flow.View, flow.Setup) scene               { return empty() }
func (p *painter) pin(flow.View, flow.PIN) scene                   { return empty() }
func (p *painter) tonight(flow.View, flow.Tonight) scene           { return empty() }
func (p *painter) changeDate(flow.View, flow.ChangeDate) scene     { return empty() }
func (p *painter) chooseLesson(flow.View, flow.ChooseLesson) scene { return empty() }
func (p *painter) chooseClass(flow.View, flow.ChooseClass) scene   { return empty() }
func (p *painter) notTonight(flow.View, flow.NotTonight) scene     { return empty() }
func (p *painter) attendance(flow.View, flow.Attendance) scene     { return empty() }
func (p *painter) walkIn(flow.View, flow.WalkIn) scene             { return empty() }
func (p *painter) teach(flow.View, flow.Teach) scene               { return empty() }
func (p *painter) closing(flow.View, flow.Close) scene             { return empty() }
func (p *painter) handoverUSB(flow.View, flow.HandoverUSB) scene   { return empty() }
func (p *painter) handoverQR(flow.View, flow.HandoverQR) scene     { return empty() }
func (p *painter) arrived(flow.View, flow.Arrived) scene           { return empty() }
func (p *painter) learners(flow.View, flow.Learners) scene         { return empty() }
func (p *painter) settings(flow.View, flow.Settings) scene         { return empty() }
func (p *painter) hallReport(flow.View, flow.HallReport) scene     { return empty() }
