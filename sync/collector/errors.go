package collector

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"dendau/sync/bundle"
)

// What a caller decides something by.
var (
	// ErrNotEnrolled: the kiosk has not been enrolled here. The bundle was kept and is taken in when it is.
	ErrNotEnrolled = errors.New("the kiosk is not enrolled")
	// ErrRevoked: an officer has shut the kiosk out; its bundle was kept aside.
	ErrRevoked = errors.New("the kiosk is revoked")
	// ErrRejected: an officer has turned the kiosk away; its bundle was kept aside.
	ErrRejected = fmt.Errorf("the kiosk was turned away: %w", ErrNotEnrolled)
	// ErrUnknownKiosk: no kiosk goes by that name here.
	ErrUnknownKiosk = errors.New("no such kiosk")
	// ErrUnknownBundle: no bundle of that id ever came.
	ErrUnknownBundle = errors.New("no such bundle")
	// ErrBusy: another process of the centre has been writing for too long.
	ErrBusy = errors.New("another dendau-center is writing; try again")
	// ErrKeys: the database is there and the keys are not. New keys would shut out every kiosk, so none are made.
	ErrKeys = errors.New("the keys are missing; restore the folder keys from the backup")
	// ErrWaitingFull: so many bundles of unknown kiosks wait that no more are taken from the network.
	ErrWaitingFull = errors.New("too many bundles of unknown kiosks are waiting")
	// ErrNoAlarm: there is no open alarm of that kind.
	ErrNoAlarm = errors.New("no such alarm is open")
	// ErrKioskFull: so much of this one kiosk waits that no more is taken until an officer has decided.
	ErrKioskFull = fmt.Errorf("of this one kiosk: %w", ErrWaitingFull)
)

// codes are the centre's own reasons, those that others contain behind them.
var codes = []struct {
	code string
	err  error
}{
	{"rejected", ErrRejected}, {"notenrolled", ErrNotEnrolled}, {"revoked", ErrRevoked}, {"unknown", ErrUnknownKiosk}, {"busy", ErrBusy},
	{"fullkiosk", ErrKioskFull}, {"full", ErrWaitingFull}, {"unreadable", ErrUnreadable},
}

// CodeOf gives one word for the reason of a refusal, which completes a message key: those of bundle.CodeOf and a few of the centre's
// own. It is "" where the fault is the centre's.
func CodeOf(err error) string {
	for _, known := range codes {
		if errors.Is(err, known.err) {
			return known.code
		}
	}
	return bundle.CodeOf(err)
}

// tried wraps a database error with what was tried, and tells waiting for another process from everything else.
func tried(what string, err error) error {
	if err == nil {
		return nil
	}
	var fault *sqlite.Error
	if errors.As(err, &fault) && fault.Code()&0xff == sqlite3.SQLITE_BUSY {
		return fmt.Errorf("%s: %w: %w", what, ErrBusy, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}
