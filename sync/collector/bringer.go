package collector

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dendau/sync/bundle"
)

// Bringer is who handed a delivery in, as whoever took it in wrote it; "" where nobody said. Unlike the courier of a kiosk's log, which is a
// random id, it is a name; ParseBringer makes one.
type Bringer string

const (
	// maxBringer is how many letters a name may have: the longest that fits beside an arrival.
	maxBringer = 60
	// maxBringerBytes is how much of a field is read: every letter of the longest name, with its marks typed apart.
	maxBringerBytes = 4 * maxBringer * utf8.UTFMax
)

// ErrBringer: the name is too long, or has signs that no name has and that a screen or a terminal would obey.
var ErrBringer = fmt.Errorf("who brought it: want a name of at most %d letters without control characters", maxBringer)

// ParseBringer reads a name that somebody typed: one name is kept in one way of writing its letters, and nothing is cut off silently.
func ParseBringer(text string) (Bringer, error) {
	if len(text) > maxBringerBytes || !utf8.ValidString(text) {
		return "", ErrBringer
	}
	text = norm.NFC.String(strings.TrimSpace(text))
	if utf8.RuneCountInString(text) > maxBringer || strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return "", ErrBringer
	}
	return Bringer(text), nil
}

// Brought notes who brought bundles.
func (c *Centre) Brought(ctx context.Context, who Bringer, way string, ids ...bundle.ID) error {
	if who == "" || len(ids) == 0 {
		return nil
	}
	return inTx(ctx, c.write, "note who brought bundles", func(tx *sql.Tx) error {
		for _, id := range ids {
			if _, err := tx.ExecContext(ctx, "INSERT INTO brought (id, who, at, way) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", id[:], string(who), c.o.Now().Unix(), way); err != nil {
				return err
			}
		}
		return nil
	})
}

// ForgetBringer takes a name off everything that its bearer brought, and out of the database's files; the bundles and their way stay. It says
// how many bundles the name stood at.
func (c *Centre) ForgetBringer(ctx context.Context, who Bringer) (bundles int, err error) {
	// What is deleted is overwritten only where that is asked for, and an older page may lie in the log beside the database.
	if _, err := c.write.ExecContext(ctx, "PRAGMA secure_delete = ON"); err != nil {
		return 0, tried("forget who brought bundles", err)
	}
	err = inTx(ctx, c.write, "forget who brought bundles", func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, "SELECT COUNT(DISTINCT id) FROM brought WHERE who = ?", string(who)).Scan(&bundles); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, "DELETE FROM brought WHERE who = ?", string(who))
		return err
	})
	if err != nil {
		return 0, err
	}
	_, err = c.write.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return bundles, tried("forget who brought bundles", err)
}
