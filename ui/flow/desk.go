package flow

// settingsRoom shows what the kiosk is; language and theme are changed here for good.
type settingsRoom struct{}

func (r *settingsRoom) do(k *Kiosk, a Action) {
	switch a := a.(type) {
	case Back:
		k.enter(&tonightRoom{})
	case FindingChosen:
		k.chooseFinding(a.Finding)
	case ShowFacilitators:
		k.guard(&facilitatorsRoom{chosen: -1})
	case ShowHall:
		k.guard(&hallRoom{})
	case ShowEnrolment:
		if k.centre != "" {
			k.enter(&enrolRoom{back: r})
		}
	case ShowJournal:
		k.enter(newJournal(k))
	}
}

func (*settingsRoom) view(k *Kiosk) Screen {
	return Settings{
		Lang: k.style.Lang, Dark: k.style.Dark, Hall: k.book.hall().Name, Commune: k.communeName(), Kiosk: k.cfg.Kiosk,
		Packs: k.cfg.Packs, Program: k.cfg.Program, Centre: k.centre, Finding: k.finding(), Recovery: k.cfg.Recovery,
	}
}
