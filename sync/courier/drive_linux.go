package courier

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// machine is where Linux tells of drives: the mount table and /sys.
type machine struct {
	mountInfo string
	sys       string
	// wait returns when mounts may have changed, and an error when ctx ended.
	wait func(ctx context.Context) error
	// free tells the room at a mount point.
	free func(dir string) (uint64, error)
	// anyDevice takes every device for a stick, as tests with images do.
	anyDevice bool
}

var thisMachine = &machine{
	mountInfo: "/proc/self/mountinfo",
	sys:       "/sys",
	wait:      waitForMounts,
	free: func(dir string) (uint64, error) {
		var s unix.Statfs_t
		err := unix.Statfs(dir, &s)
		return s.Bavail * uint64(s.Bsize), err
	},
}

// stickSystems are the file systems that come on sticks; fuseblk is exFAT or NTFS by a driver outside the kernel.
var stickSystems = []string{"vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "ext2", "ext3", "ext4", "f2fs", "udf", "hfsplus", "btrfs", "xfs"}

// maxMounts is far above any machine of a hall.
const maxMounts = 4096

func (m *machine) drives() ([]Drive, error) {
	f, err := os.Open(m.mountInfo)
	if err != nil {
		return nil, fmt.Errorf("look for drives: %w", err)
	}
	defer f.Close() // read only: nothing can be lost
	var out []Drive
	open := map[string]bool{} // every device that is mounted somewhere
	var found []string        // the devices of out
	system := "none"          // the disk that the machine stands on: its other parts are no sticks, even on a card
	lines := bufio.NewScanner(f)
	for n := 0; lines.Scan() && n < maxMounts; n++ {
		mount, ok := parseMount(lines.Text())
		open[mount.device] = true
		if mount.dir == "/" {
			system = m.disk(mount.device)
		}
		if !ok || !slices.Contains(stickSystems, mount.fs) || isSystemDir(mount.dir) || !m.removable(mount.device) {
			continue
		}
		drive := Drive{Path: mount.dir, Label: path.Base(mount.dir), Removable: true, FS: mount.fs, ReadOnly: mount.readOnly}
		drive.Device = m.deviceFile(mount.device)
		if drive.Free, err = m.free(mount.dir); err != nil {
			continue // it went while we looked
		}
		out, found = append(out, drive), append(found, mount.device)
	}
	if err := lines.Err(); err != nil {
		return out, err
	}
	out = others(out, func(i int) bool { return m.disk(found[i]) != system })
	return append(out, m.unopened(open)...), nil
}

// maxDevices is far above any machine of a hall.
const maxDevices = 256

// unopened are sticks that are plugged in and mounted nowhere: on a PC without a desktop nobody opens them, and one that was never
// formatted cannot be.
func (m *machine) unopened(open map[string]bool) (out []Drive) {
	busy := map[string]bool{} // disks of which something is mounted: the rest of them is not for us
	for device := range open {
		busy[m.disk(device)] = true
	}
	names, err := os.ReadDir(filepath.Join(m.sys, "dev/block"))
	if err != nil {
		return nil // no such system: what is mounted is all that can be told
	}
	for _, name := range names[:min(len(names), maxDevices)] {
		device := name.Name()
		if open[device] || !m.removable(device) {
			continue
		}
		real, err := filepath.EvalSymlinks(filepath.Join(m.sys, "dev/block", device))
		if err != nil || busy[diskOf(real)] || number(real, "size") == 0 || parted(real) || strings.Contains(filepath.Base(real), "boot") {
			continue // an empty reader of cards; a disk whose parts are looked at one by one; a card's boot part
		}
		out = append(out, Drive{Label: filepath.Base(real), Removable: true, Device: m.deviceFile(device)})
	}
	return out
}

func number(dir, name string) uint64 {
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		return 0
	}
	n, err := strconv.ParseUint(strings.TrimSpace(string(b)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// disk is the folder of the whole disk of a device, empty where the system does not tell.
func (m *machine) disk(device string) string {
	real, err := filepath.EvalSymlinks(filepath.Join(m.sys, "dev/block", device))
	if err != nil {
		return ""
	}
	return diskOf(real)
}

// others keeps the drives for which stays says so.
func others(all []Drive, stays func(i int) bool) (out []Drive) {
	for i, d := range all {
		if stays(i) {
			out = append(out, d)
		}
	}
	return out
}

// diskOf is the folder of the whole disk that a device is, or is a part of.
func diskOf(real string) string {
	if _, err := os.Stat(filepath.Join(real, "partition")); err == nil {
		return filepath.Dir(real)
	}
	return real
}

// parted tells whether a whole disk has parts.
func parted(real string) bool {
	parts, err := filepath.Glob(filepath.Join(real, filepath.Base(real)+"*", "partition"))
	return err == nil && len(parts) > 0
}

// deviceFile is what the system calls a device, such as /dev/sdb1.
func (m *machine) deviceFile(device string) string {
	real, err := filepath.EvalSymlinks(filepath.Join(m.sys, "dev/block", device))
	if err != nil {
		return ""
	}
	return "/dev/" + filepath.Base(real)
}

// isSystemDir tells the places where a machine that was started from a stick keeps itself.
func isSystemDir(dir string) bool {
	if dir == "/" {
		return true
	}
	for _, top := range []string{"/boot", "/usr", "/var", "/home", "/efi", "/nix", "/run/live", "/lib/live"} {
		if dir == top || strings.HasPrefix(dir, top+"/") {
			return true
		}
	}
	return false
}

// mount is one line of mountinfo.
type mount struct {
	device   string // "8:17"
	dir      string
	fs       string
	readOnly bool
}

// parseMount reads "36 35 8:17 / /media/usb rw,noatime shared:1 - vfat /dev/sdb1 rw,errors=continue". The options after the dash are
// the whole drive's, those before it this mount's; either can make it read-only.
func parseMount(line string) (mount, bool) {
	before, after, found := strings.Cut(line, " - ")
	fields, rest := strings.Fields(before), strings.Fields(after)
	if !found || len(fields) < 6 || len(rest) < 3 {
		return mount{}, false
	}
	readOnly := slices.Contains(strings.Split(fields[5], ","), "ro") || slices.Contains(strings.Split(rest[2], ","), "ro")
	return mount{device: fields[2], dir: unescape(fields[4]), fs: rest[0], readOnly: readOnly}, true
}

// unescape undoes mountinfo's \040 for a space, \011 for a tab, \012 for a new line and \134 for a backslash.
func unescape(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+3 < len(s) {
			if n, err := strconv.ParseUint(s[i+1:i+4], 8, 8); err == nil {
				out.WriteByte(byte(n))
				i += 3
				continue
			}
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// removable asks /sys: the disk says so itself, or it hangs on USB or is a card. Many USB disks say that they are fixed.
func (m *machine) removable(device string) bool {
	if m.anyDevice {
		return true
	}
	if strings.Trim(device, "0123456789:") != "" {
		return false
	}
	real, err := filepath.EvalSymlinks(filepath.Join(m.sys, "dev/block", device))
	if err != nil {
		return false
	}
	if strings.Contains(real, "/usb") || strings.Contains(real, "/mmc_host/") {
		return true
	}
	for dir := real; strings.Contains(dir, "/block/"); dir = filepath.Dir(dir) {
		b, err := os.ReadFile(filepath.Join(dir, "removable"))
		if err == nil {
			return strings.TrimSpace(string(b)) == "1"
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return false
		}
	}
	return false
}

// lookEvery is how soon an end of ctx is noticed.
const lookEvery = 200 * time.Millisecond

// waitForMounts asks the kernel, which marks the mount table as changed. It comes back once a second all the same, because a drive that
// is pulled out stays mounted for a while.
func waitForMounts(ctx context.Context) error {
	f, err := os.Open("/proc/self/mountinfo")
	if err != nil {
		return tick(ctx)
	}
	defer f.Close() // read only: nothing can be lost
	fds := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLPRI}}
	for waited := time.Duration(0); waited < pollEvery && ctx.Err() == nil; waited += lookEvery {
		n, err := unix.Poll(fds, int(lookEvery.Milliseconds()))
		if n > 0 {
			break
		}
		if err != nil && !errors.Is(err, unix.EINTR) {
			return tick(ctx)
		}
	}
	return ctx.Err()
}
