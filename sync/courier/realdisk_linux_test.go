package courier

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
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
	if err := stick.write(t.Context(), folderOutbox, "X-1-2.ddb", make([]byte, 64<<10)); !errors.Is(err, ErrFull) || KeyOf(err) != KeyFull {
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

// A real file system of a stick, in an image: vfat by the kernel where it has it, FAT and exFAT by drivers outside the
// kernel.
// It is unmounted, checked by the system's own checker and read again from the image.
func TestRealFAT(t *testing.T) {
	root(t)
	for _, kind := range []fat{
		{"vfat", []string{"mkfs.vfat"}, []string{"mount", "-t", "vfat"}, []string{"fsck.vfat", "-n"}, ErrFull},
		{"fusefat", []string{"mkfs.vfat"}, []string{"fusefat", "-o", "rw+"}, []string{"fsck.vfat", "-n"}, ErrReadOnly}, // it answers EPERM
		{"exfat", []string{"mkfs.exfat"}, []string{"mount.exfat-fuse"}, []string{"fsck.exfat", "-n"}, ErrFull},
	} {
		t.Run(kind.name, func(t *testing.T) {
			if kind.name == "vfat" && !strings.Contains(read(t, "/proc/filesystems"), "vfat") {
				t.Skip("this kernel has no vfat")
			}
			for _, tool := range []string{kind.make[0], kind.mount[0], kind.check[0]} {
				_, err := exec.LookPath(tool)
				needs(t, err == nil, tool)
			}
			kind.test(t)
		})
	}
}

type fat struct {
	name               string
	make, mount, check []string
	// full is the fault that the driver's error for a full disk means.
	full error
}

func (k fat) test(t *testing.T) {
	dir := t.TempDir()
	image, at := filepath.Join(dir, "stick.img"), filepath.Join(dir, "stick")
	if err := errors.Join(os.WriteFile(image, nil, 0o666), os.Truncate(image, 32<<20), os.Mkdir(at, 0o777)); err != nil {
		t.Fatal(err)
	}
	run(t, append(k.make, image)...)
	loop, err := exec.Command("losetup", "--find", "--show", image).Output()
	if err != nil {
		t.Skipf("no loop device: %v", err)
	}
	device := strings.TrimSpace(string(loop))
	t.Cleanup(func() { run(t, "losetup", "--detach", device) })
	if err := tryRun(append(k.mount, device, at)...); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { run(t, "umount", at) })
	h := newHall(t)
	stick, err := OpenStick(at)
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if _, err := Export(t.Context(), stick, h.outgoing(t)); err != nil {
		t.Fatal(err)
	}
	t.Logf("%s: an export takes %v", k.name, time.Since(start).Round(time.Millisecond))
	filler := make([]byte, 16<<20)
	if err := stick.write(t.Context(), folderOutbox, "A-1-2.ddb", filler); err != nil {
		t.Fatal(err)
	}
	if err := stick.write(t.Context(), folderOutbox, "A-1-3.ddb", filler); !errors.Is(err, k.full) {
		t.Errorf("a full stick: got %v", err)
	}
	if err := stick.Close(); err != nil {
		t.Fatal(err)
	}
	run(t, "umount", at)
	run(t, append(k.check, device)...)
	run(t, append(k.mount, device, at)...)
	if err := os.Remove(filepath.Join(at, "DENDAU/outbox/A-1-2.ddb")); err != nil {
		t.Fatal(err)
	}
	if names := h.outbox(t, at); len(names) != 1 {
		t.Errorf("after it was plugged in again: %v", names)
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
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
