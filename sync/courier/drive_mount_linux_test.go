package courier

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// inOwnMounts runs this test alone in a mount namespace of its own, so that what it mounts is seen by nobody else.
func inOwnMounts(t *testing.T) bool {
	t.Helper()
	const mark = "DENDAU_OWN_MOUNTS"
	if os.Getenv(mark) == "1" {
		return true
	}
	root(t)
	unshare, err := exec.LookPath("unshare")
	needs(t, err == nil, "unshare")
	c := exec.Command(unshare, "--mount", os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	c.Env = append(os.Environ(), mark+"=1")
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
	return false
}

// A real stick, an image of FAT on a loop device, is told within two seconds after the system has mounted it, and so is its going.
// The kernel's own table tells of it; only that a loop device is no USB stick must be overlooked.
func TestAStickIsSeenWithinTwoSeconds(t *testing.T) {
	if !inOwnMounts(t) {
		return
	}
	dir := t.TempDir()
	image, at := filepath.Join(dir, "stick.img"), filepath.Join(dir, "HAI NINH")
	if err := os.Mkdir(at, 0o777); err != nil {
		t.Fatal(err)
	}
	m := *thisMachine
	m.anyDevice = true
	before := map[string]bool{}
	for _, d := range (Finder{system: &m}).List() {
		before[d.Path] = true
	}
	mount := mountImage(t, image, at)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	drives := Finder{system: &m}.Watch(ctx)
	<-drives
	for round := range 5 {
		began := time.Now()
		mount()
		seen := waitDrives(t, drives, func(all []Drive) bool { return has(all, at) })
		t.Logf("round %d: seen after %v", round, seen.Sub(began).Round(time.Millisecond))
		if seen.Sub(began) > 2*time.Second {
			t.Errorf("round %d: seen after %v", round, seen.Sub(began))
		}
		began = time.Now()
		run(t, "umount", "-l", at)
		gone := waitDrives(t, drives, func(all []Drive) bool { return !has(all, at) })
		if gone.Sub(began) > 2*time.Second {
			t.Errorf("round %d: gone after %v", round, gone.Sub(began))
		}
	}
}

func has(all []Drive, path string) bool {
	for _, d := range all {
		if d.Path == path {
			return true
		}
	}
	return false
}

func waitDrives(t *testing.T, drives <-chan []Drive, want func([]Drive) bool) time.Time {
	t.Helper()
	late := time.After(10 * time.Second)
	for {
		select {
		case all := <-drives:
			if want(all) {
				return time.Now()
			}
		case <-late:
			t.Fatal("nothing is told")
		}
	}
}

// mountImage makes an image of a stick with the first file system that this machine can mount, and gives what mounts it.
func mountImage(t *testing.T, image, at string) func() {
	t.Helper()
	for _, k := range realSystems {
		if !k.here() {
			continue
		}
		device, err := k.prepare(t, image)
		if err == nil {
			err = k.mountAt(device, at)
		}
		if err != nil {
			t.Logf("%s: %v", k.name, err)
			continue
		}
		run(t, "umount", at)
		t.Logf("a stick of %s", k.name)
		return func() {
			t.Helper()
			if err := k.mountAt(device, at); err != nil {
				t.Fatal(err)
			}
		}
	}
	needs(t, false, "a file system that can be mounted from an image")
	return nil
}
