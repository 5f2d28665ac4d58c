package flow

// What the screens say on which people find themselves and their lessons.

func (sc script) home(s Home) saying {
	again := sc.keys("learner.greeting")
	var buttons []string
	switch {
	case s.People == 0:
		again = append(again, sc.key("learner.nobodyYet"))
	case s.Finding == ByPicture:
		again = append(again, sc.key("voice.homePictures"))
	case s.Finding == ByColour:
		again = append(again, sc.key("voice.homeColours"))
	case len(s.Groups) > 0:
		again, buttons = append(again, sc.key("voice.homeLetters")), []string{"learner.typeName"}
	default:
		again, buttons = append(again, sc.key("voice.homeFind")), []string{"learner.findMyName", "learner.typeName"}
	}
	buttons = append(buttons, "learner.tryIt", "learner.facilitatorDoor")
	again = sc.pressed(again, buttons...)
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
	var sheets []string
	if s.Page > 1 {
		sheets = append(sheets, "learner.namesBefore")
	}
	if s.Page < s.Pages {
		sheets = append(sheets, "learner.namesAfter")
	}
	return saying{place: "names", once: once, again: sc.pressed(again, append(sheets, "learner.notMyName")...)}
}

func (sc script) findName(s FindName) saying {
	out := saying{place: "find"}
	switch {
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
	return saying{place: "cards", once: once, again: sc.pressed(once)}
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
	again := append(once[:len(once):len(once)], sc.key("voice.lessonsOther"))
	return saying{place: "lessons " + string(s.Next.ID), once: once, again: sc.pressed(again, buttons...)}
}
