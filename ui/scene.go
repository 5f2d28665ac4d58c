package ui

import (
	"image"

	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
	"dendau/ui/media"
)

// Pictures gives the pack's pictures, decoded; nil where there is none. It may be called for the same path again and again.
type Pictures interface {
	Picture(p content.Path) image.Image
}

// scene is a drawn screen. update takes the next view of the same kind of screen, changes what differs and tells whether it could;
// a nil update means that every change draws the screen anew.
type scene struct {
	stage  *kit.Stage
	update func(flow.View) bool
	// step, if set, is called about thirty times a second while the scene stands: a film's stage shows its newest frame in it (kit.Film.Step).
	step func()
}

// painter is what every screen needs to be drawn: how it looks, where presses go, what the pack shows.
type painter struct {
	style    kit.Style
	lang     content.Lang
	do       func(flow.Action)
	pictures Pictures
	// film is the player whose frames a film's stage shows; nil in galleries.
	film media.Player
	// cues gives a film's subtitles in a language; nil where there are none to be had.
	cues func(content.Film, content.Lang) []media.Cue
	// tv is set while the second window is drawn: nothing on it can be pressed.
	tv bool
	// alone is set while the one screen there is shows what a TV would, without the bar at its top.
	alone bool
}

// text is a pack's text in the window's language.
func (p *painter) text(t content.Text) string { return t.In(p.lang) }

// picture is a pack's picture, decoded, or nil.
func (p *painter) picture(c content.Picture) image.Image {
	if p.pictures == nil || c.Path == "" {
		return nil
	}
	return p.pictures.Picture(c.Path)
}

// subtitles are a film's lines in the window's language.
func (p *painter) subtitles(f content.Film) []media.Cue {
	if p.cues == nil {
		return nil
	}
	return p.cues(f, p.lang)
}

// send gives a callback that sends one action.
func (p *painter) send(a flow.Action) func() {
	return func() { p.do(a) }
}

// draw chooses the function that draws a screen. A screen without one is a fault of the program, found by TestEveryScreenIsDrawn.
func (p *painter) draw(v flow.View, s flow.Screen) scene {
	switch s := s.(type) {
	case flow.Home:
		return p.home(v, s)
	case flow.Names:
		return p.names(v, s)
	case flow.FindName:
		return p.findName(v, s)
	case flow.MyLessons:
		return p.myLessons(v, s)
	case flow.Page:
		return p.page(v, s)
	case flow.Film:
		return p.filmScreen(v, s)
	case flow.Question:
		return p.question(v, s)
	case flow.Done:
		return p.done(v, s)
	case flow.Cards:
		return p.cards(v, s)
	case flow.Bench:
		return p.bench(v, s)
	case flow.HandUp:
		return p.handUp(v, s)
	case flow.StillYou:
		return p.stillYou(v, s)
	case flow.Recall:
		return p.recall(v, s)
	case flow.Practice:
		return p.practice(v, s)
	case flow.TVRest:
		return p.tvRest(v, s)
	case flow.TVPage:
		return p.tvPage(v, s)
	case flow.TVFilm:
		return p.tvFilm(v, s)
	case flow.TVQuestion:
		return p.tvQuestion(v, s)
	case flow.TVDone:
		return p.tvDone(v, s)
	case flow.TVBlack:
		return p.tvBlack(v, s)
	case flow.TVPractice:
		return p.tvPractice(v, s)
	default:
		return p.drawDesk(v, s)
	}
}

// drawDesk chooses among the facilitator's screens.
func (p *painter) drawDesk(v flow.View, s flow.Screen) scene {
	switch s := s.(type) {
	case flow.Journal:
		return p.journal(v, s)
	case flow.Tonight:
		return p.tonight(v, s)
	case flow.ChangeDate:
		return p.changeDate(v, s)
	case flow.ChooseLesson:
		return p.chooseLesson(v, s)
	case flow.ChooseClass:
		return p.chooseClass(v, s)
	case flow.NotTonight:
		return p.notTonight(v, s)
	case flow.Attendance:
		return p.attendance(v, s)
	case flow.ListMore:
		return p.listMore(v, s)
	case flow.VoidEvening:
		return p.voidEvening(v, s)
	case flow.Reentry:
		return p.reentry(v, s)
	case flow.Past:
		return p.past(v, s)
	case flow.PastList:
		return p.pastList(v, s)
	case flow.FixPresence:
		return p.fixPresence(v, s)
	case flow.WalkIn:
		return p.walkIn(v, s)
	case flow.Teach:
		return p.teach(v, s)
	case flow.ChooseRelay:
		return p.chooseRelay(v, s)
	case flow.StepIn:
		return p.stepIn(v, s)
	case flow.Close:
		return p.closing(v, s)
	case flow.Learners:
		return p.learners(v, s)
	case flow.LearnerRecord:
		return p.learnerRecord(v, s)
	case flow.EditForm:
		return p.editForm(v, s)
	case flow.Rights:
		return p.rightsPage(v, s)
	case flow.AskConsentAgain:
		return p.askConsentAgain(v, s)
	case flow.MergeFind:
		return p.mergeFind(v, s)
	case flow.MergeTwo:
		return p.mergeTwo(v, s)
	case flow.Roster:
		return p.roster(v, s)
	case flow.Settings:
		return p.settings(v, s)
	case flow.JournalPick:
		return p.journalPick(v, s)
	case flow.HallForm:
		return p.hallForm(v, s)
	case flow.More:
		return p.more(v, s)
	case flow.Before, flow.Insight, flow.NeedHelp, flow.Visits, flow.WriteEvening, flow.Classes, flow.ClassForm, flow.TermPlan, flow.PlanEvening, flow.Holidays, flow.HolidayForm:
		return p.drawTerm(v, s)
	case flow.HallReport:
		return p.hallReport(v, s)
	case flow.Sheets:
		return p.sheetsRoom(v, s)
	case flow.Register:
		return p.register(v, s)
	default:
		return p.drawDoor(v, s)
	}
}

// drawDoor chooses among the screens before the desk: the first start, who is there, and their PIN.
func (p *painter) drawDoor(v flow.View, s flow.Screen) scene {
	switch s := s.(type) {
	case flow.Setup:
		return p.setup(v, s)
	case flow.SetupOffer:
		return p.setupOffer(v, s)
	case flow.Enrolment:
		return p.enrolment(v, s)
	case flow.SetupWays:
		return p.setupWays(v, s)
	case flow.SetupBackups:
		return p.setupBackups(v, s)
	case flow.SetupRecovery:
		return p.setupRecovery(v, s)
	case flow.TakenOver:
		return p.takenOver(v, s)
	case flow.PIN:
		return p.pin(v, s)
	case flow.Facilitators:
		return p.facilitatorList(v, s)
	case flow.NewFacilitator:
		return p.newFacilitator(v, s)
	case flow.NewPIN:
		return p.newPIN(v, s)
	case flow.Forgotten:
		return p.forgotten(v, s)
	default:
		return p.drawRoad(v, s)
	}
}

// drawRoad chooses among the screens of handing over.
func (p *painter) drawRoad(v flow.View, s flow.Screen) scene {
	switch s := s.(type) {
	case flow.HandoverUSB:
		return p.handoverUSB(v, s)
	case flow.HandoverQR:
		return p.handoverQR(v, s)
	case flow.Arrived:
		return p.arrived(v, s)
	case flow.TakingReceipt:
		return p.takingReceipt(v, s)
	case flow.Custody:
		return p.custody(v, s)
	case flow.CourierName:
		return p.courierName(v, s)
	default:
		panic("ui: a screen that nobody draws")
	}
}
