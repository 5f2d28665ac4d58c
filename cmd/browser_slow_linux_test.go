package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// slow makes the page a phone that is so many times as slow as this machine. DevTools can throttle a page, but not the workers that read
// its pictures; so the processes of the pages are let run for one beat of so many and are held still for the others.
func (b *browser) slow(times int) {
	b.t.Helper()
	pids := b.pages()
	if len(pids) == 0 {
		b.t.Fatal("the browser has no page")
	}
	const beat = 8 * time.Millisecond
	signal := func(s syscall.Signal) {
		for _, pid := range pids {
			syscall.Kill(pid, s) // one that has ended is slow enough
		}
	}
	stop := make(chan struct{})
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			signal(syscall.SIGSTOP)
			<-time.After(beat * time.Duration(times-1))
			signal(syscall.SIGCONT)
			select {
			case <-stop:
				return
			case <-time.After(beat):
			}
		}
	}()
	b.beforeKill = append(b.beforeKill, func() {
		close(stop)
		<-stopped
	})
}

// pages are the processes in which the browser's pages live.
func (b *browser) pages() (pids []int) {
	b.t.Helper()
	all, err := filepath.Glob("/proc/[0-9]*")
	if err != nil {
		b.t.Fatal(err)
	}
	for _, dir := range all {
		pid, _ := strconv.Atoi(filepath.Base(dir))
		words, err := os.ReadFile(filepath.Join(dir, "cmdline"))
		if err == nil && strings.Contains(string(words), "--type=renderer") && b.isOurs(pid) {
			pids = append(pids, pid)
		}
	}
	return pids
}

// isOurs follows a process up to the browser.
func (b *browser) isOurs(pid int) bool {
	for pid > 1 {
		if pid == b.process.Process.Pid {
			return true
		}
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil {
			return false
		}
		fields := strings.Fields(string(stat[strings.LastIndexByte(string(stat), ')')+1:]))
		pid, _ = strconv.Atoi(fields[1])
	}
	return false
}

// A page that is slowed down is held still and let go in turns, and answers all the same. By how much it is slower depends on what else the
// machine does, so it is logged and not asked for.
func TestSlowIsSlow(t *testing.T) {
	b := startBrowser(t, t.TempDir(), "")
	p := b.open("about:blank")
	const count = `(() => { const began = performance.now(); let n = 0; for (let i = 0; i < 3e7; i++) n += Math.sqrt(i); return performance.now() - began })()`
	var usual, slowed float64
	must(t, p.ask(count, &usual))
	must(t, p.ask(count, &usual)) // once compiled
	for _, pid := range b.pages() {
		if held(t, pid) {
			t.Fatalf("process %d is held still before anybody asked for it", pid)
		}
	}
	b.slow(4)
	for _, pid := range b.pages() {
		for turn := range 4 {
			for deadline := time.Now().Add(patience); held(t, pid) != (turn%2 == 0); runtimeWait() {
				if time.Now().After(deadline) {
					t.Fatalf("turn %d of process %d does not come", turn, pid)
				}
			}
		}
	}
	must(t, p.ask(count, &slowed))
	t.Logf("counting takes %.0f ms, and %.0f ms on a phone four times as slow", usual, slowed)
}

// held tells whether a process is stopped by a signal.
func held(t *testing.T, pid int) bool {
	t.Helper()
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	must(t, err)
	return strings.HasPrefix(string(stat[strings.LastIndexByte(string(stat), ')')+1:]), " T")
}
