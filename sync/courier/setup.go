package courier

import (
	"context"

	"dendau/sync/bundle"
)

// What the centre's stick brings to a new kiosk, and what goes back on it.

// NewestRoot gives the root that a new kiosk is to be offered: from the lowest on the stick, as far as each is signed by the one before.
// False where there is none.
func NewestRoot(stick *Stick) (RootFile, bool, error) {
	files, err := Roots(stick)
	if err != nil || len(files) == 0 {
		return RootFile{}, false, err
	}
	best := files[0]
	for _, next := range files[1:] {
		if best.Root.Verify(next.Root) != nil {
			break
		}
		best = next
	}
	return best, true, nil
}

// ListedHalls gives the centre's list of halls; none where the stick has no list or one that cannot be read.
func ListedHalls(stick *Stick) []bundle.ExpectedHall {
	b, err := stick.read(bundle.HallList, bundle.MaxHallList)
	if err != nil {
		return nil
	}
	list, err := bundle.ParseHalls(b)
	if err != nil {
		return nil
	}
	return list.Halls
}

// LeaveEnrolment writes an enrolment on the stick, reads it back and flushes the drive.
func LeaveEnrolment(ctx context.Context, stick *Stick, enrolment []byte) error {
	if err := stick.reserve(len(enrolment)); err != nil {
		return err
	}
	if err := stick.enrol(ctx, enrolment); err != nil {
		return err
	}
	return stick.Flush()
}
