package main

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/ui/flow"
)

// works performs what the flow asks for: on disk, by voice and film, on sticks and codes. Each part is told in its own file.
type works struct {
	keeper *keeper
	sound  *speaker
	film   *projector
	road   *road
	prints *printer
	people *registry
	// quit ends the program, on the window's goroutine.
	quit func()
}

// Perform implements ui.Works.
func (w *works) Perform(ctx context.Context, e flow.Effect, home func(flow.Action)) {
	switch e := e.(type) {
	case flow.Append:
		w.keeper.append(e, home)
	case flow.SetPIN:
		w.keeper.setPIN(e, home)
	case flow.CheckPIN:
		w.keeper.checkPIN(e, home)
	case flow.LookAtPIN:
		w.keeper.lookAtPIN(e, home)
	case flow.CheckReset:
		w.keeper.checkReset(e, home)
	case flow.ConfirmDate:
		w.keeper.confirmDate(e)
	case flow.Say:
		w.sound.say(e, home)
	case flow.Hush:
		w.sound.hush()
	case flow.PlayFilm:
		w.film.play(e, home)
	case flow.PauseFilm:
		w.film.player.Pause(e.Paused)
	case flow.SlowFilm:
		w.film.slow(e.Slow)
	case flow.StopFilm:
		w.film.stop()
	case flow.WatchSticks:
		w.road.watch(home)
	case flow.TakeStick:
		w.road.takeOffer(ctx, home)
	case flow.TakeOver:
		w.road.takeOver(e, home)
	case flow.TakeoverTold:
		w.keeper.takeoverTold()
	case flow.HandEnrolment:
		w.road.handEnrolment(home)
	case flow.StopSticks:
		w.road.stopSticks()
	case flow.ShowQR:
		w.road.showQR(e, home)
	case flow.UseStick:
		w.road.useStick(e)
	case flow.AnswerPacks:
		w.road.answerPacks(e)
	case flow.AnswerOffer:
		w.road.answerOffer(e)
	case flow.StopQR:
		w.road.stopQR(e, home)
	case flow.CheckTaken:
		w.road.checkTaken(e, home)
	case flow.TakeReceipt:
		w.road.receipt(e, home)
	case flow.PrintCodes:
		w.road.printCodes(ctx, w.prints, e, home)
	case flow.MakeSheet:
		w.prints.make(ctx, e, home)
	case flow.ForgetPerson:
		w.prints.clear()
		w.people.forget(e, home)
	case flow.CopyPerson:
		w.people.copyTo(ctx, e, w.prints, home)
	case flow.ReadRoster:
		w.people.readRoster(e, home)
	case flow.Quit:
		w.quit()
	}
}

// keeper puts facts on disk and names into the vault.
type keeper struct {
	log    *storage.Log
	vault  *storage.Vault
	names  *names
	logger *slog.Logger
}

// append keeps the drafts and the names that come with them in one go, and sends their events home once the disk has them.
func (k *keeper) append(e flow.Append, home func(flow.Action)) {
	drafts := e.Drafts
	for _, n := range e.Notes {
		sealed, err := k.vault.SealNote(n.Session, n.Text)
		if err != nil {
			k.logger.Error("note not sealed", "session", n.Session, "error", err)
			home(flow.KeepFailed{Ticket: e.Ticket, Key: keyOf(err)})
			return
		}
		drafts = append(drafts[:len(drafts):len(drafts)], record.Draft{By: n.By, Fact: sealed})
	}
	for _, n := range e.Names {
		sealed, err := k.vault.SealName(n.Person, n.Name)
		if err != nil {
			k.logger.Error("name not sealed", "person", n.Person, "error", err)
			home(flow.KeepFailed{Ticket: e.Ticket, Key: keyOf(err)})
			return
		}
		drafts = append(drafts[:len(drafts):len(drafts)], record.Draft{By: author(drafts), Fact: sealed})
	}
	events, err := k.keep(drafts...)
	if err != nil {
		home(flow.KeepFailed{Ticket: e.Ticket, Key: keyOf(err)})
		return
	}
	home(flow.Kept{Ticket: e.Ticket, Events: events})
}

// takeoverTold: where the disk fails it is said once more at the next start.
func (k *keeper) takeoverTold() {
	if err := k.log.TakeoverTold(); err != nil {
		k.logger.Warn("the takeover is told again", "error", err)
	}
}

// keep appends facts, of the flow or of the road, and learns the names among them.
func (k *keeper) keep(drafts ...record.Draft) ([]record.Event, error) {
	events, err := k.log.Append(drafts...)
	if err != nil {
		k.logger.Error("events not kept", "events", len(drafts), "error", err)
		return nil, err
	}
	k.names.add(events...)
	return events, nil
}

func author(drafts []record.Draft) record.FacilitatorID {
	if len(drafts) == 0 {
		return record.FacilitatorID{}
	}
	return drafts[0].By
}

// keyOf is the catalogue key of what went wrong with the disk.
func keyOf(err error) string {
	switch {
	case errors.Is(err, storage.ErrDiskFull):
		return "errors.diskFull"
	default:
		return "errors.disk"
	}
}

// confirmDate grades the clock from now on: confirmed where it agrees with the facilitator, wrong where it does not.
func (k *keeper) confirmDate(e flow.ConfirmDate) {
	grade := record.ClockWrong
	if record.DayOf(time.Now()) == e.Date {
		grade = record.ClockConfirmed
	}
	k.log.SetTrust(grade)
}

// names opens people's names. The log's lane adds them and the window's goroutine asks, so it has a lock.
type names struct {
	mu     sync.Mutex
	roster *storage.Roster
}

func (n *names) add(events ...record.Event) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, e := range events {
		n.roster.Add(e)
	}
}

// Name implements report.Names.
func (n *names) Name(person record.ID) (record.Name, bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.roster.Name(person)
}
