package courier

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"time"
)

// Drive is a place where a bundle can be put.
type Drive struct {
	// Path is where it is open, empty for a stick that is plugged in and that the system has not opened.
	Path string
	// Label is what people see of it: the volume's name, or the folder's.
	Label string
	// Free is how many bytes can be written.
	Free uint64
	// Removable drives are sticks, cards and USB disks; only those are offered, and the folders that were named.
	Removable bool
	// FS is the file system as the system calls it ("vfat", "exfat", "NTFS").
	FS string
	// Device is what the system calls it ("/dev/sdb1"), empty where it has no such name.
	Device string
	// ReadOnly drives are shown, with the reason, and not offered.
	ReadOnly bool
}

// Finder finds the drives to offer. The zero Finder looks at this machine.
type Finder struct {
	// Dirs are offered always, first: what --stick names.
	Dirs []string
	// Log takes what went wrong in looking; nil for nowhere.
	Log *slog.Logger

	// system stands for the machine in tests.
	system *machine
}

// pollEvery is how long a stick may have been in before it is seen, where the system does not tell by itself.
const pollEvery = time.Second

// List gives the drives that are there now.
func (f Finder) List() []Drive {
	var out []Drive
	for _, dir := range f.Dirs {
		drive := Drive{Path: dir, Label: filepath.Base(dir), Removable: true, FS: "folder"}
		if stick, err := OpenStick(dir); err == nil {
			drive.Free, err = stick.Free()
			f.note(dir, err)
			f.note(dir, stick.Close())
			out = append(out, drive)
		} else {
			f.note(dir, err)
		}
	}
	found, err := f.machine().drives()
	f.note("drives of this machine", err)
	return append(out, found...)
}

func (f Finder) machine() *machine {
	if f.system != nil {
		return f.system
	}
	return thisMachine
}

func (f Finder) note(what string, err error) {
	if err != nil && f.Log != nil {
		f.Log.Debug("a drive cannot be looked at", "drive", what, "error", err)
	}
}

// Watch sends the drives now and after every change until ctx ends; then it closes the channel. A receiver who is late gets the newest
// list. How much is free changes nothing by itself.
func (f Finder) Watch(ctx context.Context) <-chan []Drive {
	out := make(chan []Drive, 1)
	go func() {
		defer close(out)
		var told []Drive
		for first := true; ; first = false {
			now := f.List()
			if first || !sameDrives(told, now) {
				select {
				case <-out: // nobody took the older list
				default:
				}
				out <- now // there is room: nobody else sends
				told = now
			}
			if f.machine().wait(ctx) != nil {
				return
			}
		}
	}()
	return out
}

func sameDrives(a, b []Drive) bool {
	return slices.EqualFunc(a, b, func(a, b Drive) bool {
		a.Free, b.Free = 0, 0
		return a == b
	})
}

// tick waits one poll.
func tick(ctx context.Context) error {
	timer := time.NewTimer(pollEvery)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
