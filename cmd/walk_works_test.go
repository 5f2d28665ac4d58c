package cmd_test

import (
	"errors"
	"fmt"
	"time"

	"dendau/content"
	"dendau/storage"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// perform does what the flow asks for, as the works of cmd/dendau do.
func (k *kiosk) perform(e flow.Effect) {
	k.t.Helper()
	switch e := e.(type) {
	case flow.Append:
		k.append(e)
	case flow.SetPIN:
		must(k.t, k.vault.SetPIN(e.Facilitator, e.PIN))
		k.home(flow.PINChecked{OK: true})
	case flow.CheckPIN:
		a, err := k.vault.CheckPIN(e.Facilitator, e.PIN)
		must(k.t, err)
		k.home(flow.PINChecked{OK: a.OK, Wrong: a.Wrong, Wait: a.Wait, Looked: a.Looked})
	case flow.LookAtPIN:
		a, err := k.vault.PINWait(e.Facilitator)
		must(k.t, err)
		k.home(flow.PINChecked{Only: true, Facilitator: e.Facilitator, Wait: a.Wait})
	case flow.ConfirmDate:
		grade := record.ClockWrong
		if record.DayOf(k.clock) == e.Date {
			grade = record.ClockConfirmed
		}
		k.log.SetTrust(grade)
	case flow.Say:
		k.say(e.Clips)
	case flow.PlayFilm:
		k.inPack(e.Film.Path)
		k.film = e.Film
	case flow.WatchSticks:
		k.road.looking = true
		k.plugged()
	case flow.AnswerOffer:
		k.answerOffer(e)
	case flow.StopSticks:
		k.road.looking = false
	case flow.ShowQR:
		k.showQR(e.Speed)
	case flow.StopQR:
		k.stopQR(e.Shown)
	case flow.CheckTaken:
		k.checkTaken(e)
	case flow.TakeReceipt:
		k.takeReceipt(e)
	}
}

// append keeps facts, and the names that come with them sealed.
func (k *kiosk) append(e flow.Append) {
	k.t.Helper()
	drafts := append([]record.Draft(nil), e.Drafts...)
	for _, n := range e.Names {
		sealed, err := k.vault.SealName(n.Person, n.Name)
		if err != nil {
			k.home(flow.KeepFailed{Ticket: e.Ticket, Key: keyOf(err)})
			return
		}
		k.people = append(k.people, n.Name)
		drafts = append(drafts, record.Draft{By: e.Drafts[0].By, Fact: sealed})
	}
	events, err := k.keep(drafts...)
	if err != nil {
		k.home(flow.KeepFailed{Ticket: e.Ticket, Key: keyOf(err)})
		return
	}
	k.home(flow.Kept{Ticket: e.Ticket, Events: events})
}

func (k *kiosk) keep(drafts ...record.Draft) ([]record.Event, error) {
	events, err := k.log.Append(drafts...)
	if err != nil {
		return nil, err
	}
	k.kept = append(k.kept, events...)
	for _, e := range events {
		k.names.Add(e)
	}
	return events, nil
}

func keyOf(err error) string {
	if errors.Is(err, storage.ErrDiskFull) {
		return "errors.diskFull"
	}
	return "errors.disk"
}

// say reads clips to their end; every one must be in the pack, but for the interface's own, which come from a file beside the program.
func (k *kiosk) say(clips []content.Path) {
	k.t.Helper()
	for i, clip := range clips {
		if !clip.OfInterface() {
			k.inPack(clip)
		}
		k.home(flow.VoiceAt{Part: i})
	}
	k.said = append(k.said, clips...)
	k.home(flow.VoiceEnded{})
}

func (k *kiosk) inPack(file content.Path) {
	k.t.Helper()
	if _, n, err := k.pack.Locate(file); err != nil || n == 0 {
		k.t.Fatalf("%s cannot be played: %v", file, err)
	}
}

// watchFilm presses play and sits through the film, a look every five seconds.
func (k *kiosk) watchFilm() *kiosk {
	k.t.Helper()
	k.do(flow.PlayPause{})
	length := time.Duration(k.film.Seconds) * time.Second
	for at := time.Duration(0); at <= length; at += 5 * time.Second {
		k.clock = k.clock.Add(4 * time.Second)
		k.do(flow.FilmAt{Pos: at, Len: length, Playing: true})
	}
	return k.do(flow.FilmEnded{})
}

// look keeps in mind what stands on the screens.
func (k *kiosk) look() {
	v := k.flow.View()
	for _, s := range []flow.Screen{v.Main, v.TV} {
		if s != nil {
			k.seen[fmt.Sprintf("%T", s)] = true
		}
	}
	if n := v.Notice; n != nil && (len(k.noted) == 0 || k.noted[len(k.noted)-1].Key != n.Key) {
		k.noted = append(k.noted, *n)
	}
}

// screen is the main screen, which must be an S.
func screen[S flow.Screen](k *kiosk) S {
	k.t.Helper()
	s, ok := k.flow.View().Main.(S)
	if !ok {
		k.t.Fatalf("the screen is %T, want %T; notice %v", k.flow.View().Main, s, k.flow.View().Notice)
	}
	return s
}

// factsOf are the facts of one kind that the disk acknowledged.
func factsOf[F record.Fact](k *kiosk) (all []F) {
	for _, e := range k.kept {
		if f, ok := e.Fact.(F); ok {
			all = append(all, f)
		}
	}
	return all
}
