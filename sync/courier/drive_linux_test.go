package courier

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeMachine has a hard disk, a stick on USB, a card, an old stick that only says removable, a locked stick, and a network share.
func fakeMachine(t *testing.T) (*machine, func(mounts ...string)) {
	t.Helper()
	dir := t.TempDir()
	for name, removable := range map[string]string{
		"devices/pci0000:00/ata1/block/sda":                      "0",
		"devices/pci0000:00/usb2/2-1/block/sdb":                  "1",
		"devices/pci0000:00/usb2/2-2/block/sdc":                  "0", // a USB disk says that it is fixed
		"devices/platform/mmc_host/mmc0/block/mmcblk0":           "0",
		"devices/pci0000:00/firewire/block/sdd":                  "1",
		"devices/pci0000:00/ata1/block/sda/sda1":                 "",
		"devices/pci0000:00/usb2/2-1/block/sdb/sdb1":             "",
		"devices/pci0000:00/usb2/2-2/block/sdc/sdc1":             "",
		"devices/platform/mmc_host/mmc0/block/mmcblk0/mmcblk0p1": "",
		"devices/pci0000:00/firewire/block/sdd/sdd1":             "",
	} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(path, 0o777); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "1") {
			if err := os.WriteFile(filepath.Join(path, "partition"), []byte("1\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if removable != "" {
			if err := os.WriteFile(filepath.Join(path, "removable"), []byte(removable+"\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "dev/block"), 0o777); err != nil {
		t.Fatal(err)
	}
	for device, to := range map[string]string{
		"8:1":   "devices/pci0000:00/ata1/block/sda/sda1",
		"8:17":  "devices/pci0000:00/usb2/2-1/block/sdb/sdb1",
		"8:33":  "devices/pci0000:00/usb2/2-2/block/sdc/sdc1",
		"179:1": "devices/platform/mmc_host/mmc0/block/mmcblk0/mmcblk0p1",
		"8:49":  "devices/pci0000:00/firewire/block/sdd/sdd1",
	} {
		if err := os.Symlink(filepath.Join(dir, to), filepath.Join(dir, "dev/block", device)); err != nil {
			t.Fatal(err)
		}
	}
	table := filepath.Join(dir, "mountinfo")
	m := &machine{mountInfo: table, sys: dir, free: func(dir string) (uint64, error) {
		if strings.Contains(dir, "gone") {
			return 0, fs.ErrNotExist
		}
		return 1000, nil
	}}
	return m, func(mounts ...string) {
		if err := os.WriteFile(table, []byte(strings.Join(mounts, "\n")+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	mountDisk  = "27 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw"
	mountStick = `90 27 8:17 / /media/may/USB\040DISK rw,nosuid,nodev shared:9 master:2 - vfat /dev/sdb1 rw,uid=1000,errors=remount-ro`
)

func TestDrivesOfLinux(t *testing.T) {
	m, mount := fakeMachine(t)
	mount(mountDisk, mountStick,
		"91 27 8:33 / /media/may/LOCKED rw,nosuid - exfat /dev/sdc1 ro,uid=1000",
		"92 27 179:1 / /media/may/card ro,nosuid - fuseblk /dev/mmcblk0p1 rw",
		"93 27 8:49 / /media/may/gone rw - vfat /dev/sdd1 rw",
		"94 27 8:17 / /boot/efi rw - vfat /dev/sdb1 rw",
		"95 27 0:44 / /mnt/share rw - cifs //server/share rw",
		"96 27 0:45 / /proc rw - proc proc rw",
		"a line that is none", "1 2 ../../etc / /x rw - vfat x rw")
	want := []Drive{
		{Path: "/media/may/USB DISK", Label: "USB DISK", Free: 1000, Removable: true, FS: "vfat", Device: "/dev/sdb1"},
		{Path: "/media/may/LOCKED", Label: "LOCKED", Free: 1000, Removable: true, FS: "exfat", Device: "/dev/sdc1", ReadOnly: true},
		{Path: "/media/may/card", Label: "card", Free: 1000, Removable: true, FS: "fuseblk", Device: "/dev/mmcblk0p1", ReadOnly: true},
	}
	got := Finder{system: m}.List()
	if len(got) != len(want) {
		t.Fatalf("got %+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got %+v, want %+v", got[i], want[i])
		}
	}
}

// A PC that stands on a card keeps its data on another part of it: that is no stick.
func TestTheCardThatTheMachineStandsOn(t *testing.T) {
	m, mount := fakeMachine(t)
	second := filepath.Join(m.sys, "devices/platform/mmc_host/mmc0/block/mmcblk0/mmcblk0p2")
	if err := errors.Join(os.MkdirAll(second, 0o777), os.WriteFile(filepath.Join(second, "partition"), []byte("2\n"), 0o666),
		os.Symlink(second, filepath.Join(m.sys, "dev/block/179:2"))); err != nil {
		t.Fatal(err)
	}
	mount("27 1 179:2 / / rw,relatime shared:1 - ext4 /dev/mmcblk0p2 rw", "92 27 179:1 / /data rw - ext4 /dev/mmcblk0p1 rw", mountStick)
	if got := (Finder{system: m}).List(); len(got) != 1 || got[0].Label != "USB DISK" {
		t.Errorf("got %+v", got)
	}
}

// A stick that nobody opened is told with its device: on a PC without a desktop somebody has to. A reader without a card is not, nor the other
// parts of a disk that is in use.
func TestSticksThatNobodyOpened(t *testing.T) {
	m, mount := fakeMachine(t)
	size := func(device, sectors string) {
		if err := os.WriteFile(filepath.Join(m.sys, "dev/block", device, "size"), []byte(sectors+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(filepath.Join(m.sys, "devices/pci0000:00/usb2/2-1/block/sdb"), filepath.Join(m.sys, "dev/block/8:16")); err != nil {
		t.Fatal(err)
	}
	for device, sectors := range map[string]string{"8:1": "999", "8:16": "999", "8:17": "998", "8:33": "0", "179:1": "64"} {
		size(device, sectors)
	}
	mount(mountDisk)
	got := Finder{system: m}.List()
	if len(got) != 2 || got[0] != (Drive{Label: "mmcblk0p1", Removable: true, Device: "/dev/mmcblk0p1"}) || got[1].Device != "/dev/sdb1" || got[1].Path != "" {
		t.Errorf("got %+v", got)
	}
	mount(mountDisk, "90 27 8:16 / /boot rw - vfat /dev/sdb rw")
	if got := (Finder{system: m}).List(); len(got) != 1 {
		t.Errorf("the disk is in use: got %+v", got)
	}
}

func TestNamedFoldersAreOffered(t *testing.T) {
	m, mount := fakeMachine(t)
	mount(mountDisk)
	dir := t.TempDir()
	got := Finder{Dirs: []string{dir, filepath.Join(dir, "none")}, system: m}.List()
	if len(got) != 1 || got[0].Path != dir || !got[0].Removable || got[0].Free == 0 {
		t.Errorf("got %+v", got)
	}
}

// A stick that is plugged in is told, one that is pulled out is told, and a receiver who comes late gets the newest list only.
func TestWatch(t *testing.T) {
	m, mount := fakeMachine(t)
	mount(mountDisk)
	look := make(chan struct{})
	m.wait = func(ctx context.Context) error {
		select {
		case <-look:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	drives := Finder{system: m}.Watch(ctx)
	if got := <-drives; len(got) != 0 {
		t.Errorf("at first: got %+v", got)
	}
	mount(mountDisk, mountStick)
	look <- struct{}{}
	if got := <-drives; len(got) != 1 || got[0].Label != "USB DISK" {
		t.Errorf("plugged in: got %+v", got)
	}
	mount(mountDisk)
	look <- struct{}{}
	if got := <-drives; len(got) != 0 {
		t.Errorf("pulled out: got %+v", got)
	}
	mount(mountDisk, mountStick)
	look <- struct{}{}
	mount(mountDisk, strings.ReplaceAll(mountStick, "040DISK", "040TWO"))
	look <- struct{}{}
	look <- struct{}{} // whoever waits here again has sent what it saw before
	if got := <-drives; len(got) != 1 || got[0].Label != "USB TWO" {
		t.Errorf("late: got %+v", got)
	}
	cancel()
	if got, ok := <-drives; ok {
		t.Errorf("after the end: got %+v", got)
	}
}

// This machine's own tables can be read, and waiting for them ends with ctx.
func TestThisMachine(t *testing.T) {
	if _, err := thisMachine.drives(); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := thisMachine.wait(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func FuzzParseMount(f *testing.F) {
	f.Add(mountDisk)
	f.Add(mountStick)
	f.Fuzz(func(t *testing.T, line string) {
		if m, ok := parseMount(line); ok && (m.device == "" || m.fs == "" || m.dir == "") {
			t.Errorf("%q: got %+v", line, m)
		}
	})
}
