package courier

import (
	"context"
	"fmt"

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
	if err != nil || windows.GetDriveType(root) != windows.DRIVE_REMOVABLE {
		return Drive{}, false
	}
	var label, system [windows.MAX_PATH + 1]uint16
	var flags uint32
	err = windows.GetVolumeInformation(root, &label[0], uint32(len(label)), nil, nil, &flags, &system[0], uint32(len(system)))
	if err != nil {
		return Drive{}, false
	}
	drive := Drive{Path: dir, Label: windows.UTF16ToString(label[:]), Removable: true, FS: windows.UTF16ToString(system[:])}
	drive.ReadOnly = flags&windows.FILE_READ_ONLY_VOLUME != 0
	if drive.Label == "" {
		drive.Label = dir[:2]
	}
	if windows.GetDiskFreeSpaceEx(root, &drive.Free, nil, nil) != nil {
		return Drive{}, false
	}
	return drive, true
}
