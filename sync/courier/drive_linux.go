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
	lines := bufio.NewScanner(f)
	for n := 0; lines.Scan() && n < maxMounts; n++ {
		mount, ok := parseMount(lines.Text())
		if !ok || !slices.Contains(stickSystems, mount.fs) || isSystemDir(mount.dir) || !m.removable(mount.device) {
			continue
		}
		drive := Drive{Path: mount.dir, Label: path.Base(mount.dir), Removable: true, FS: mount.fs, ReadOnly: mount.readOnly}
		if drive.Free, err = m.free(mount.dir); err != nil {
			continue // it went while we looked
		}
		out = append(out, drive)
	}
	return out, lines.Err()
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
