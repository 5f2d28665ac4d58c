package flow

// What the screens say on which people find themselves and their lessons.

func (sc script) home(s Home) saying {
	again := sc.keys("learner.greeting")
	var buttons []string
	switch {
	case s.People == 0:
		again = append(again, sc.key("learner.nobodyYet"))
	case s.Finding == ByPicture:
		again, buttons = append(again, sc.keys("learner.yourPicture", "voice.homePictures")...), []string{"learner.findByName"}
	case s.Finding == ByColour:
		again, buttons = append(again, sc.keys("learner.yourColour", "voice.homeColours")...), []string{"learner.findByName"}
	case len(s.Groups) > 0:
		again, buttons = append(again, sc.key("voice.homeLetters")), []string{"learner.typeNameLines"}
	default:
		again, buttons = append(again, sc.key("voice.homeFind")), []string{"learner.findMyName", "learner.typeNameLines"}
	}
	if s.FirstSteps {
		buttons = append(buttons, "learner.firstSteps")
	}
	again = sc.pressed(again, append(buttons, "learner.tryIt", "learner.facilitatorLines", "learner.otherLanguage")...)
	again[len(again)-1] = sc.key("voice.railHome") // there is no way back from home
	return saying{place: "home", again: again}
}

func (sc script) names(s Names) saying {
	once := sc.keys("voice.names")
	if len(s.With) > 0 {
		once = sc.keys("voice.namesWith")
	}
	again := once
	if len(s.Groups) > 1 {
		again = append(again, sc.key("voice.namesGroups"))
	}
	sheets := turns(s.Page, s.Pages, "learner.namesBefore", "learner.namesAfter")
	return saying{place: "names", once: once, again: sc.pressed(again, append(sheets, "learner.notMyName")...)}
}

// turns are the arrows of a list with more sheets than one.
func turns(page, pages int, before, after string) (arrows []string) {
	if page > 1 {
		arrows = append(arrows, before)
	}
	if page < pages {
		arrows = append(arrows, after)
	}
	return arrows
}

func (sc script) findName(s FindName) saying {
	out := saying{place: "find"}
	switch {
	case s.Doubt:
		out.once = sc.keys("learner.pressYourName")
		out.again = sc.pressed(out.once)
	case len(s.Matches) > 0:
		out.again = sc.pressed(sc.keys("voice.findPick"))
	case s.Text != "":
		out.once = sc.keys("learner.noMatch")
		out.again = sc.pressed(out.once)
	default:
		out.once = sc.keys("voice.find")
		out.again = sc.pressed(out.once)
	}
	return out
}

func (sc script) cards(s Cards) saying {
	once := sc.keys("voice.cardsPicture")
	if s.Finding == ByColour {
		once = sc.keys("voice.cardsColour")
	}
	arrows := turns(s.Page, s.Pages, "learner.namesBefore", "learner.namesAfter")
	return saying{place: "cards", once: once, again: sc.pressed(once, append(arrows, "learner.findByName")...)}
}

func (sc script) stillYou(s StillYou) saying {
	me := "learner.itIsMe"
	if len(s.Who) > 1 {
		me = "learner.itIsUs"
	}
	once := sc.keys("voice.stillYou")
	if title := s.Lesson.Voice.In(sc.lang); title != "" { // whose it was is told by the lesson, not by a name
		once = append(once, sc.key("voice.stillYouLesson"), part{0, title})
	}
	return saying{place: "still you", once: once, again: sc.pressed(once, me, "learner.somebodyElse")}
}

func (sc script) bench(s Bench) saying {
	once := sc.keys("learner.bench")
	buttons := []string{"learner.backToLesson"}
	if s.CanAdd {
		buttons = append(buttons, "learner.addPartner")
	}
	notMe := "learner.notMe"
	if len(s.Who) > 1 {
		buttons, notMe = append(buttons, "learner.getUp"), "learner.notUs"
	}
	buttons = append(buttons, notMe)
	if s.Lesson {
		buttons = append(buttons, "learner.myLessons")
	}
	return saying{place: "bench", once: once, again: sc.pressed(once, buttons...)}
}

func (sc script) myLessons(s MyLessons) saying {
	if s.Next.Number == 0 && s.Next.ID == "" {
		once := sc.keys("learner.noLessons")
		return saying{place: "lessons", once: once, again: sc.pressed(once)}
	}
	how, primary := "voice.lessonsGoOn", "learner.continue"
	switch {
	case s.All:
		how, primary = "voice.lessonsAll", "learner.again"
	case s.Review:
		how = "voice.lessonsReview"
	case s.Page == 0:
		how, primary = "voice.lessonsNew", "learner.begin"
	}
	once := sc.keys(how)
	if title := s.Next.Voice.In(sc.lang); title != "" && !s.All {
		once = append(once, part{0, title})
	}
	buttons := []string{primary}
	if n := len(s.Who); n == 1 || n == 2 {
		buttons = append(buttons, "learner.addPartner")
	}
	if len(s.FirstSteps) > 0 {
		buttons = append(buttons, "learner.firstStepsShort")
	}
	buttons = append(buttons, turns(s.Sheet, s.Sheets, "learner.lessonsBefore", "learner.lessonsAfter")...)
	again := append(once[:len(once):len(once)], sc.key("voice.lessonsOther"))
	return saying{place: "lessons " + string(s.Next.ID), once: once, again: sc.pressed(again, buttons...)}
}
