package cmd_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/content/workshop"
)

// realStick is an image of exFAT behind a loop device, driven by a program outside the kernel: killing that program is pulling the stick out.
type realStick struct {
	h      *hall
	device string
	at     string
	driver *exec.Cmd
}

// top is the folder that stands for the stick's top. It is there only while the stick is plugged in.
func (s *realStick) top() string { return filepath.Join(s.at, "STICK") }

func newRealStick(h *hall) *realStick {
	h.t.Helper()
	needs(h.t, "losetup", "mkfs.exfat", "mount.exfat-fuse", "umount", "strace")
	if os.Geteuid() != 0 {
		h.t.Skip("this test mounts, and only root may")
	}
	if _, err := os.Stat("/dev/fuse"); err != nil {
		h.t.Skipf("this system lets no program drive a disk: %v", err)
	}
	image := filepath.Join(h.dir, "stick.img")
	s := &realStick{h: h, at: filepath.Join(h.dir, "mnt")}
	h.must(os.WriteFile(image, nil, 0o600), os.Truncate(image, 128<<20), os.Mkdir(s.at, 0o755))
	h.sh("mkfs.exfat", image)
	loop, err := exec.Command("losetup", "--find", "--show", image).Output()
	if err != nil {
		h.t.Skipf("no loop device: %v", err)
	}
	s.device = strings.TrimSpace(string(loop))
	h.t.Cleanup(func() {
		s.pull()
		exec.Command("losetup", "--detach", s.device).Run()
	})
	s.plug()
	h.must(os.Mkdir(s.top(), 0o755))
	return s
}

func (h *hall) must(errs ...error) {
	h.t.Helper()
	for _, err := range errs {
		if err != nil {
			h.t.Fatal(err)
		}
	}
}

func (h *hall) sh(name string, args ...string) {
	h.t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		h.t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
}

// plug mounts the stick and returns when the system has it.
func (s *realStick) plug() {
	s.h.t.Helper()
	s.driver = exec.Command("mount.exfat-fuse", "-d", s.device, s.at) // -d keeps it in the foreground
	s.h.must(s.driver.Start())
	s.h.waitFor("the stick to be mounted", func() bool {
		b, err := os.ReadFile("/proc/self/mountinfo")
		return err == nil && strings.Contains(string(b), " "+s.at+" ")
	})
}

// pull takes the stick out, whatever is under way.
func (s *realStick) pull() {
	s.h.t.Helper()
	if s.driver == nil {
		return
	}
	s.driver.Process.Kill()
	s.driver.Wait()
	s.driver = nil
	exec.Command("umount", "-l", s.at).Run()
	exec.Command("sleep", "1.2").Run() // a hand takes longer to find the socket again than the kiosk to look
}

// lay puts lessons on the stick that take a moment to copy, and a publisher's key for the centre to vouch for.
func (s *realStick) lay() (publisher string) {
	s.h.t.Helper()
	key, err := workshop.NewKey()
	s.h.must(err)
	publisher = filepath.Join(s.h.dir, "them.pub")
	s.h.must(os.WriteFile(publisher, []byte(key.Public().String()), 0o600))
	m, files := workshop.Sample(3)
	m.PackID, m.Version, m.Title = "goi-them", 4, content.Text{content.Vietnamese: "Phòng lừa đảo qua mạng", content.English: "Online fraud"}
	luck := rand.NewChaCha8([32]byte{5})
	for i := range 12 {
		name := content.Path(fmt.Sprintf("hinh/lon%d.bin", i))
		files[name] = make([]byte, 4<<20)
		luck.Read(files[name])
		m.Files = append(m.Files, content.File{Path: name, Type: "application/octet-stream", Role: "later"})
	}
	var ddp bytes.Buffer
	s.h.must(workshop.Sign(&ddp, m, files, key), os.WriteFile(filepath.Join(s.top(), "Bài mới.ddp"), ddp.Bytes(), 0o644))
	return publisher
}

// TestAStickInTheWindow hands over to a real stick: seen within two seconds, pulled out in the middle of writing, plugged in again, and
// served with one press; pulled out in the middle of new lessons, which go on the next time.
func TestAStickInTheWindow(t *testing.T) {
	h := newHall(t)
	stick := newRealStick(h)
	centre := filepath.Join(h.dir, "centre")
	more := stick.lay()
	h.command("dendau-center", "trust", "--data", centre, "--to", stick.top(), "--name", "Trung tâm mẫu", "--publisher", filepath.Join(h.build, "keys", "pack.pub"), "--publisher", more)
	stick.pull()
	h.start("--stick", stick.top())
	h.setUp()
	h.signIn()
	h.tap("tonight.handover")
	h.see("handover.later")
	h.shot("stick-wait")

	h.step("pulled out in the middle of writing")
	slow := h.slowDisk()
	plugged := time.Now()
	stick.plug()
	h.waitFor("the stick to be seen", func() bool { return h.says("Giống nhau, nhận") }) // whose it is, before anything is written
	t.Logf("the stick was seen after %v, mounting included", time.Since(plugged).Round(time.Millisecond))
	h.tap("offer.take")
	h.waitFor("something to be half written", func() bool {
		half, _ := filepath.Glob(filepath.Join(stick.top(), "DENDAU/*/*.part"))
		return len(half) > 0
	})
	h.shot("stick-writing")
	stick.pull()
	slow()
	h.waitFor("the screen to say so", func() bool { return h.says("đã bị rút ra") })
	h.shot("stick-pulled-early")

	h.step("plugged in again: everything by itself, then the lessons")
	stick.plug()
	h.see("packs.take")
	h.shot("stick-lessons")
	h.tap("packs.take")
	h.waitFor("the copy to begin", func() bool { return h.says("Đang chép bài mới") || h.says("Rút USB được rồi") })
	stick.pull()
	h.see("handover.done")
	h.shot("stick-lessons-pulled")
	if !h.says("chưa chép xong") {
		h.fail("the lessons were copied before the stick was pulled out")
	}

	h.step("and once more: the lessons go on")
	stick.plug()
	h.tap("packs.take")
	h.waitFor("the lessons to be here", func() bool { return h.says("Bài mới đã vào máy") })
	h.see("handover.done")
	h.shot("stick-done")
	stick.pull()
	h.tap("handover.done")

	h.step("what the stick carries is whole")
	stick.plug()
	h.command("dendau-center", "import", "--data", centre, "--enrol", stick.top())
	page, err := os.ReadFile(filepath.Join(stick.top(), "DENDAU/vong-di.html"))
	if err != nil || !strings.Contains(string(page), "Nhà văn hóa thôn Thử") {
		t.Errorf("the round sheet: %v\n%s", err, page)
	}
	if found, _ := filepath.Glob(filepath.Join(stick.top(), "DENDAU/backup/*.dds")); len(found) != 1 {
		t.Errorf("backups: %v", found)
	}
	if found, _ := filepath.Glob(filepath.Join(h.dir, "data/lessons/packs/goi-them/4.json")); len(found) != 1 {
		t.Errorf("lessons: %v", found)
	}
}

// slowDisk makes every sync of the kiosk take long, as on an old stick, until the function that it gives is called.
func (h *hall) slowDisk() (end func()) {
	h.t.Helper()
	var said bytes.Buffer
	c := exec.Command("strace", "-f", "-qq", "-e", "trace=fsync", "-e", "inject=fsync:delay_enter=1500000", "-o", "/dev/null", "-p", strconv.Itoa(h.kiosk.Process.Pid))
	c.Stderr = &said
	h.must(c.Start())
	h.waitFor("strace to hold the kiosk", func() bool {
		b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", h.kiosk.Process.Pid))
		return err == nil && !strings.Contains(string(b), "TracerPid:\t0\n")
	})
	return func() {
		c.Process.Signal(os.Interrupt)
		c.Wait()
		if said.Len() > 0 {
			h.t.Logf("strace: %s", said.Bytes())
		}
	}
}
