package collector

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

var (
	// ErrNoCodeKey: the kiosk asked to be enrolled before it knew this centre, and its secret never came here. It comes with its next bundle.
	ErrNoCodeKey = errors.New("the kiosk's secret is not here; its next stick brings it")
	// ErrQuestion: what was typed is no question that a kiosk draws.
	ErrQuestion = errors.New("a question has 8 digits")
)

// ParseQuestion reads the eight digits that a facilitator reads out over the telephone, with or without blanks, dots and dashes.
func ParseQuestion(text string) (uint32, error) {
	plain := bundle.Typed(text)
	n, err := strconv.ParseUint(plain, 10, 32)
	if err != nil || len(plain) != 8 {
		return 0, fmt.Errorf("question %.20q: %w", text, ErrQuestion)
	}
	return uint32(n), nil
}

// ResetCode is the answer that lets somebody who forgot their PIN choose another: it fits one question of one kiosk. Whoever reads it out
// knows the caller; the centre only answers for kiosks that are enrolled.
func (c *Centre) ResetCode(ctx context.Context, kiosk record.KioskID, question uint32) (string, error) {
	var state State
	var secret []byte
	err := c.read.QueryRowContext(ctx, `SELECT state, code_key FROM kiosks WHERE kiosk = ?
		ORDER BY state <> 'enrolled', length(code_key) = 0, key_no DESC, decided_at DESC LIMIT 1`, kiosk.ID[:]).Scan(&state, &secret)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", fmt.Errorf("reset a PIN of %s: %w", kiosk.Short(), ErrUnknownKiosk)
	case err != nil:
		return "", tried("reset a PIN", err)
	case state == Revoked:
		return "", fmt.Errorf("reset a PIN of %s: %w", kiosk.Short(), ErrRevoked)
	case state != Enrolled:
		return "", fmt.Errorf("reset a PIN of %s: %w", kiosk.Short(), ErrNotEnrolled)
	case len(secret) != len(bundle.CodeKey{}):
		return "", fmt.Errorf("reset a PIN of %s: %w", kiosk.Short(), ErrNoCodeKey)
	}
	c.o.Logger.Info("PIN reset answered", "kiosk", kiosk.Short())
	return bundle.ResetCode(kiosk, question, bundle.CodeKey(secret)), nil
}

// resetPage is the answer to a facilitator on the telephone.
type resetPage struct {
	frame
	ID, Question, Answer, Wrong string
}

// reset answers a question that was typed on a hall's page.
func (d *desk) reset(v visit, w http.ResponseWriter, r *http.Request) error {
	id, err := kioskOf(r)
	if err != nil {
		return err
	}
	page := resetPage{frame: v.at("/halls", v.say("resetTitle", "code", id.Short())), ID: id.String()}
	page.Question = strings.TrimSpace(r.PostFormValue("question"))
	question, err := ParseQuestion(page.Question)
	if err == nil {
		page.Answer, err = d.c.ResetCode(r.Context(), id, question)
	}
	switch {
	case err == nil:
		page.Question, page.Answer = inFours(fmt.Sprintf("%08d", question)), inFours(page.Answer)
	case errors.Is(err, ErrQuestion):
		page.Wrong = v.say("resetQuestionWrong")
	case errors.Is(err, ErrNoCodeKey), errors.Is(err, ErrNotEnrolled), errors.Is(err, ErrRevoked):
		page.Wrong = v.say("resetNotYet")
	default:
		return err
	}
	v.render(w, http.StatusOK, "reset.html", page)
	return nil
}

// inFours writes eight digits as they are read out.
func inFours(digits string) string { return digits[:4] + " " + digits[4:] }
