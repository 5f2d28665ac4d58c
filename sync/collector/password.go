package collector

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"
)

// One guess costs 19 MiB and some 26 ms: two passes of argon2id over that much is OWASP's floor.
const (
	argonTime   = 2
	argonMemory = 19 << 10 // KiB
	argonKey    = 32
	argonSalt   = 16
)

// passwordLetters are read out over a telephone and typed without mistakes: no 0 o 1 l i, no marks.
const passwordLetters = "abcdefghjkmnpqrstuvwxyz23456789"

// FirstPassword makes the officers' password if there is none yet and gives it, the only time that it can be seen; "" when there is one.
func (c *Centre) FirstPassword(ctx context.Context) (string, error) {
	return c.makePassword(ctx, func(known bool) bool { return !known })
}

// NewPassword replaces the officers' password and gives it, the only time that it can be seen.
func (c *Centre) NewPassword(ctx context.Context) (string, error) {
	return c.makePassword(ctx, func(bool) bool { return true })
}

func (c *Centre) makePassword(ctx context.Context, wanted func(known bool) bool) (password string, err error) {
	err = inTx(ctx, c.write, "make a password", func(tx *sql.Tx) error {
		_, known, err := setting(ctx, tx, "password")
		if err != nil || !wanted(known) {
			return err
		}
		if password, err = drawPassword(c.o.Rand); err != nil {
			return err
		}
		salt := make([]byte, argonSalt)
		if _, err := io.ReadFull(c.o.Rand, salt); err != nil {
			return err
		}
		return setSetting(ctx, tx, "password", append(salt, passwordHash(password, salt)...))
	})
	if err != nil {
		return "", err
	}
	return password, nil
}

// drawPassword makes 16 letters in groups of four, 79 bits.
func drawPassword(random io.Reader) (string, error) {
	if random == nil {
		random = rand.Reader
	}
	var groups []string
	for range 4 {
		var group strings.Builder
		for range 4 {
			b := make([]byte, 8)
			if _, err := io.ReadFull(random, b); err != nil {
				return "", fmt.Errorf("draw a password: %w", err)
			}
			group.WriteByte(passwordLetters[binary.BigEndian.Uint64(b)%uint64(len(passwordLetters))])
		}
		groups = append(groups, group.String())
	}
	return strings.Join(groups, "-"), nil
}

func passwordHash(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, argonTime, argonMemory, 1, argonKey)
}

// checkPassword tells whether a password is the officers'. Capitals and spaces around it do not matter.
func (c *Centre) checkPassword(ctx context.Context, password string) (bool, error) {
	kept, ok, err := setting(ctx, c.read, "password")
	if err != nil {
		return false, tried("read the password's verifier", err)
	}
	if !ok || len(kept) != argonSalt+argonKey {
		return false, nil
	}
	got := passwordHash(strings.ToLower(strings.TrimSpace(password)), kept[:argonSalt])
	return subtle.ConstantTimeCompare(got, kept[argonSalt:]) == 1, nil
}
