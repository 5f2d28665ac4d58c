package courier

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"dendau/sync/bundle"
)

// root skips where this user may not mount.
func root(t *testing.T) {
	t.Helper()
	if os.Geteuid() != 0 {
		t.Skip("this test mounts, and only root may")
	}
}

// needs skips where a program is missing, and fails where DENDAU_ALL asks for everything.
func needs(t *testing.T, ok bool, what string) {
	t.Helper()
	switch {
	case ok:
	case os.Getenv("DENDAU_ALL") == "1":
		t.Fatalf("this test needs %s", what)
	default:
		t.Skipf("this test needs %s", what)
	}
}

// mountAt mounts for the time of a test, where a container lets root do that.
func mountAt(t *testing.T, source, dir, kind, options string) {
	t.Helper()
	if err := syscall.Mount(source, dir, kind, 0, options); err != nil {
		t.Skipf("mount a %s: %v", kind, err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil && !errors.Is(err, syscall.EINVAL) {
			t.Errorf("unmount %s: %v", dir, err)
		}
	})
}

// A disk that is really full: told, nothing torn, and it works again when there is room.
func TestRealFullDisk(t *testing.T) {
	root(t)
	dir := t.TempDir()
	mountAt(t, "dendau-test", dir, "tmpfs", "size=2m")
	h := newHall(t)
	put(t, dir, "photos.bin", make([]byte, 2<<20-8192))
	stick := stickAt(t, dir)
	t.Cleanup(func() { _ = stick.Close() })
	out := h.outgoing(t)
	if _, err := Export(t.Context(), stick, out); !errors.Is(err, ErrFull) {
		t.Errorf("hardly any room: got %v", err)
	}
	// Without the look beforehand the write itself meets the end of the disk.
	if err := stick.write(t.Context(), bundle.OutboxFolder, "X-1-2.ddb", make([]byte, 64<<10)); !errors.Is(err, ErrFull) || KeyOf(err) != KeyFull {
		t.Errorf("written until it was full: got %v", err)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "DENDAU/outbox/*")); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
	if err := os.Remove(filepath.Join(dir, "photos.bin")); err != nil {
		t.Fatal(err)
	}
	if _, err := Export(t.Context(), stick, out); err != nil {
		t.Errorf("with room again: %v", err)
	}
	h.outbox(t, dir)
}

func TestRealReadOnlyStick(t *testing.T) {
	root(t)
	dir := t.TempDir()
	mountAt(t, "dendau-test", dir, "tmpfs", "size=2m")
	if err := syscall.Mount("", dir, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=2m"); err != nil {
		t.Fatal(err)
	}
	stick := stickAt(t, dir)
	if _, err := Export(t.Context(), stick, newHall(t).outgoing(t)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("got %v", err)
	}
}

// realSystems are the file systems that come on sticks, as this machine can make and mount them in an image: by the kernel where it has
// them, else by a driver outside of it.
var realSystems = []realSystem{
	{"vfat", []string{"mkfs.vfat"}, []string{"mount", "-t", "vfat"}, []string{"fsck.vfat", "-n"}, ErrFull},
	{"ext4", []string{"mkfs.ext4", "-q", "-F"}, []string{"mount", "-t", "ext4"}, []string{"fsck.ext4", "-n", "-f"}, ErrFull},
	{"fusefat", []string{"mkfs.vfat"}, []string{"fusefat", "-o", "rw+"}, []string{"fsck.vfat", "-n"}, ErrReadOnly}, // it answers EPERM
	{"exfat", []string{"mkfs.exfat"}, []string{"mount.exfat-fuse"}, []string{"fsck.exfat", "-n"}, ErrFull},
	{"ntfs", []string{"mkfs.ntfs", "-q", "-F"}, []string{"ntfs-3g"}, []string{"ntfsfix", "-n"}, ErrFull},
}

type realSystem struct {
	name               string
	make, mount, check []string
	// full is the fault that the driver's error for a full disk means.
	full error
}

// here tells whether the kernel and the programs are there.
func (k realSystem) here() bool {
	if k.mount[0] == "mount" {
		b, err := os.ReadFile("/proc/filesystems")
		if err != nil || !strings.Contains(string(b), "\t"+k.name+"\n") {
			return false
		}
	}
	return k.missing() == ""
}

func (k realSystem) missing() string {
	for _, tool := range []string{k.make[0], k.mount[0], k.check[0]} {
		if _, err := exec.LookPath(tool); err != nil {
			return tool
		}
	}
	return ""
}

// prepare makes an image with this file system behind a loop device, and gives the device.
func (k realSystem) prepare(t *testing.T, image string) (device string, err error) {
	t.Helper()
	if err := errors.Join(os.WriteFile(image, nil, 0o666), os.Truncate(image, 32<<20)); err != nil {
		t.Fatal(err)
	}
	run(t, append(slices.Clone(k.make), image)...)
	loop, err := exec.Command("losetup", "--find", "--show", image).Output()
	if err != nil {
		return "", err
	}
	device = strings.TrimSpace(string(loop))
	t.Cleanup(func() { run(t, "losetup", "--detach", device) })
	return device, nil
}

func (k realSystem) mountAt(device, at string) error {
	return tryRun(append(slices.Clone(k.mount), device, at)...)
}

// A real file system of a stick, in an image: it is written, filled, unmounted, checked by the system's own checker and read again.
func TestRealFileSystems(t *testing.T) {
	root(t)
	for _, k := range realSystems {
		t.Run(k.name, func(t *testing.T) {
			if k.missing() == "" && !k.here() {
				t.Skipf("this kernel has no %s", k.name)
			}
			needs(t, k.missing() == "", k.missing())
			k.test(t)
		})
	}
}

func (k realSystem) test(t *testing.T) {
	dir := t.TempDir()
	image, at := filepath.Join(dir, "stick.img"), filepath.Join(dir, "stick")
	if err := os.Mkdir(at, 0o777); err != nil {
		t.Fatal(err)
	}
	device, err := k.prepare(t, image)
	if err != nil {
		t.Skipf("no loop device: %v", err)
	}
	if err := k.mountAt(device, at); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { run(t, "umount", at) })
	h, pub, store := newHall(t), newPublisher(t), newStore(t)
	stick, err := OpenStick(at)
	if err != nil {
		t.Fatal(err)
	}
	out := h.outgoing(t)
	out.Backup, out.Hall = h.backup(t), h.line("Nhà văn hóa thôn Thử", 20779)
	start := time.Now()
	if _, err := Export(t.Context(), stick, out); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: an export takes %v", k.name, time.Since(start).Round(time.Millisecond))
	put(t, at, "DENDAU/packs/baimoi.ddp", pub.pack(t, 1, 2))
	if plan, err := take(t.Context(), store, stick, pub.trusted()); err != nil || len(plan.Offers) != 1 {
		t.Errorf("lessons: got %+v, %v", plan, err)
	}
	k.fill(t, stick)
	if err := stick.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, "umount", at)
	driverGone(t, device)
	run(t, append(slices.Clone(k.check), device)...)
	if err := k.mountAt(device, at); err != nil {
		t.Fatal(err)
	}
	if names := h.outbox(t, at); len(names) != 1 {
		t.Errorf("after it was plugged in again: %v", names)
	}
	if heads, _, err := Backups(stickAt(t, at)); err != nil || len(heads) != 1 {
		t.Errorf("backups after it was plugged in again: %v, %v", heads, err)
	}
}

// fill writes until the drive is really full, and makes room again.
func (k realSystem) fill(t *testing.T, stick *Stick) {
	t.Helper()
	filler := make([]byte, 15<<20)
	var err error
	for n := 2; err == nil && n < 9; n++ {
		err = stick.write(t.Context(), bundle.OutboxFolder, "A-1-"+strconv.Itoa(n)+".ddb", filler)
	}
	if !errors.Is(err, k.full) {
		t.Errorf("a full stick: got %v", err)
	}
	names, err := stick.list(bundle.OutboxFolder, func(name string) bool { return strings.HasPrefix(name, "A-") })
	if err != nil || len(names) == 0 {
		t.Errorf("got %v, %v", names, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, partSuffix) {
			t.Errorf("%s is left", name)
		}
		if err := stick.disk.Remove(bundle.OutboxFolder + "/" + name); err != nil {
			t.Error(err)
		}
	}
}

// driverGone waits until no driver outside the kernel has the device: umount comes back before it has written the rest and ended.
func driverGone(t *testing.T, device string) {
	t.Helper()
	late, again := time.After(time.Minute), time.NewTicker(10*time.Millisecond)
	defer again.Stop()
	for held(device) {
		select {
		case <-again.C:
		case <-late:
			t.Fatalf("a driver holds %s a minute after umount", device)
		}
	}
}

// held tells whether a running program was started with the device's name.
func held(device string) bool {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, line := range lines {
		b, err := os.ReadFile(line)
		if err == nil && slices.Contains(strings.Split(string(b), "\x00"), device) {
			return true
		}
	}
	return false
}

func run(t *testing.T, command ...string) {
	t.Helper()
	if err := tryRun(command...); err != nil {
		t.Fatal(err)
	}
}

func tryRun(command ...string) error {
	out, err := exec.Command(command[0], command[1:]...).CombinedOutput()
	if err != nil {
		return errors.New(strings.Join(command, " ") + ": " + err.Error() + ": " + string(out))
	}
	return nil
}
