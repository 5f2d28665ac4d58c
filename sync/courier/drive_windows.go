package courier

import (
	"context"
	"encoding/binary"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// machine is where Windows tells of drives: its letters.
type machine struct {
	wait func(ctx context.Context) error
}

var thisMachine = &machine{wait: tick}

// drives gives the removable letters that have a medium in them. An empty card reader has a letter and is left out.
func (m *machine) drives() ([]Drive, error) {
	letters, err := windows.GetLogicalDrives()
	if err != nil {
		return nil, fmt.Errorf("look for drives: %w", err)
	}
	var out []Drive
	for i := range 26 {
		if letters&(1<<i) == 0 {
			continue
		}
		dir := string(rune('A'+i)) + `:\`
		if drive, ok := driveAt(dir); ok {
			out = append(out, drive)
		}
	}
	return out, nil
}

func driveAt(dir string) (Drive, bool) {
	root, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return Drive{}, false
	}
	switch windows.GetDriveType(root) {
	case windows.DRIVE_REMOVABLE:
	case windows.DRIVE_FIXED:
		if !onUSB(dir[:2]) {
			return Drive{}, false
		}
	default:
		return Drive{}, false
	}
	var label, system [windows.MAX_PATH + 1]uint16
	var flags uint32
	err = windows.GetVolumeInformation(root, &label[0], uint32(len(label)), nil, nil, &flags, &system[0], uint32(len(system)))
	if err != nil {
		return Drive{}, false
	}
	drive := Drive{Path: dir, Label: windows.UTF16ToString(label[:]), Removable: true, FS: windows.UTF16ToString(system[:]), Device: dir[:2]}
	drive.ReadOnly = flags&windows.FILE_READ_ONLY_VOLUME != 0
	if drive.Label == "" {
		drive.Label = dir[:2]
	}
	if windows.GetDiskFreeSpaceEx(root, &drive.Free, nil, nil) != nil {
		return Drive{}, false
	}
	return drive, true
}

// queryProperty is IOCTL_STORAGE_QUERY_PROPERTY.
const queryProperty = 0x002D1400

// busUSB is BusTypeUsb. Fixed disks on a card's bus are what small PCs start from.
const busUSB = 7

// onUSB asks a disk that calls itself fixed on which bus it hangs: USB disks do that. Asking needs no rights, since nothing is read.
func onUSB(letter string) bool {
	if system, err := windows.GetSystemWindowsDirectory(); err != nil || strings.EqualFold(filepath.VolumeName(system), letter) {
		return false // Windows itself may stand on a USB disk
	}
	name, err := windows.UTF16PtrFromString(`\\.\` + letter)
	if err != nil {
		return false
	}
	volume, err := windows.CreateFile(name, 0, windows.FILE_SHARE_READ|windows.FILE_SHARE_WRITE, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return false
	}
	defer windows.CloseHandle(volume)
	var query [12]byte // STORAGE_PROPERTY_QUERY: the device, its standard description
	var answer [1024]byte
	var n uint32
	err = windows.DeviceIoControl(volume, queryProperty, &query[0], uint32(len(query)), &answer[0], uint32(len(answer)), &n, nil)
	const busAt = 28 // STORAGE_DEVICE_DESCRIPTOR.BusType
	if err != nil || n < busAt+4 {
		return false
	}
	bus := binary.LittleEndian.Uint32(answer[busAt:])
	return bus == busUSB
}
