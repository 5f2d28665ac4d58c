package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sys/windows"

	"dendau/sync/courier"
)

// openDrive: Windows opens every stick by itself.
func openDrive(context.Context, courier.Drive) error { return windows.ERROR_NOT_READY }

// The control codes of volumes, which the library does not name.
const (
	lockVolume     = 0x00090018 // FSCTL_LOCK_VOLUME
	dismountVolume = 0x00090020 // FSCTL_DISMOUNT_VOLUME
	ejectMedia     = 0x002D4808 // IOCTL_STORAGE_EJECT_MEDIA
)

// locking is tried a few times: virus scanners hold a new stick for a moment.
const (
	lockTries = 10
	lockPause = 200 * time.Millisecond
)

// giveBack does what "Safely remove" does. It needs no administrator for a removable volume. Where another program has a file of the stick
// open, the stick stays open, which does no harm: everything on it is written and read back before.
func giveBack(ctx context.Context, d courier.Drive) error {
	name, err := windows.UTF16PtrFromString(`\\.\` + d.Device)
	if err != nil {
		return err
	}
	volume, err := windows.CreateFile(name, windows.GENERIC_READ|windows.GENERIC_WRITE, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return fmt.Errorf("open %s: %w", d.Device, err)
	}
	defer windows.CloseHandle(volume)
	var n uint32
	control := func(code uint32) error {
		return windows.DeviceIoControl(volume, code, nil, 0, nil, 0, &n, nil)
	}
	for try := 1; ; try++ {
		if err = control(lockVolume); err == nil {
			break
		}
		if try == lockTries {
			return fmt.Errorf("lock %s: %w", d.Device, err)
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(lockPause):
		}
	}
	if err := control(dismountVolume); err != nil {
		return fmt.Errorf("dismount %s: %w", d.Device, err)
	}
	if err := control(ejectMedia); err != nil {
		return fmt.Errorf("eject %s: %w", d.Device, err)
	}
	return nil
}
