package mpv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"dendau/ui/media"
)

// keep owns the player process until Close: it starts one when there is
// something to play, sends what was ordered, and tells of its death. With
// atOnce it does not wait for something to play.
func (p *Player) keep(atOnce bool) {
	defer close(p.gone)
	var proc *process // also p.proc, for those who kill
	if atOnce {
		proc, _ = p.start() // a failure is told when there is something to play
	}
	for {
		var dead <-chan struct{}
		if proc != nil {
			dead = proc.gone
		}
		select {
		case <-p.quit:
			if proc != nil {
				proc.end()
			}
			return
		case <-dead:
			p.fail(proc.err)
			proc = nil
		case <-p.wake:
			proc = p.obey(proc)
		}
	}
}

// obey sends the orders, to a new process if there is none and one is needed.
func (p *Player) obey(proc *process) *process {
	orders := p.take(proc == nil)
	if len(orders) == 0 {
		return proc
	}
	if proc == nil {
		var err error
		if proc, err = p.start(); err != nil {
			p.fail(err)
			return nil
		}
	}
	p.watch(proc)
	for _, o := range orders {
		if write(proc.stdin, o) != nil {
			break // it is dying; its reader will say so
		}
	}
	return proc
}

// watch begins to mind the silence of a process that was asked for something.
func (p *Player) watch(proc *process) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.active {
		proc.watch.Reset(p.opts.Patience)
	}
}

// take empties the orders. A new process is told size and speed before
// everything else, and is not started unless something is to be played.
func (p *Player) take(newProcess bool) []Order {
	p.mu.Lock()
	defer p.mu.Unlock()
	orders := p.orders
	p.orders = nil
	if newProcess && !p.active {
		return nil
	}
	p.sent = p.play
	if !newProcess {
		return orders
	}
	return append([]Order{{Do: "size", W: p.w, H: p.h}, {Do: "speed", Rate: p.rate}}, orders...)
}

// process is one run of the player program.
type process struct {
	cmd   *exec.Cmd
	stdin io.WriteCloser
	said  *tail
	watch *time.Timer   // kills when the player is silent for too long
	gone  chan struct{} // closed when it has been waited for
	err   error         // why it is gone; read it after gone
}

// start runs the program and a goroutine that reads it until its end.
func (p *Player) start() (*process, error) {
	path := p.opts.Program
	if path == "" {
		own, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("%w: find this program: %w", media.ErrNoPlayer, err)
		}
		path = filepath.Join(filepath.Dir(own), programName())
	}
	cmd := exec.Command(path, p.args...)
	cmd.Env = append(os.Environ(), "MALLOC_ARENA_MAX=2") // keeps the decoder's memory flat
	hideConsole(cmd)
	proc := &process{cmd: cmd, said: &tail{}, gone: make(chan struct{})}
	cmd.Stderr, cmd.WaitDelay = proc.said, closePatience
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", media.ErrNoPlayer, err)
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%w: %w", media.ErrNoPlayer, err), stdin.Close())
	}
	if f, ok := stdout.(*os.File); ok {
		widenPipe(f)
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", media.ErrNoPlayer, err)
	}
	proc.stdin = stdin
	proc.watch = time.AfterFunc(p.opts.Patience, func() {
		proc.said.add("silent for " + p.opts.Patience.String() + ", killed")
		proc.kill()
	})
	p.mu.Lock()
	p.proc = proc
	p.mu.Unlock()
	go proc.read(p, stdout)
	return proc, nil
}

func programName() string {
	if runtime.GOOS == "windows" {
		return "dendau-player.exe"
	}
	return "dendau-player"
}

// read passes on what the process says until it says no more, then waits for it.
func (proc *process) read(p *Player, stdout io.Reader) {
	defer close(proc.gone)
	greeted, err := proc.listen(p, newReader(stdout))
	proc.watch.Stop()
	proc.kill() // it may have closed its output and live on
	_ = proc.stdin.Close()
	ended := proc.cmd.Wait()
	kind := media.ErrPlayerDied
	if !greeted {
		kind = media.ErrNoPlayer // it never came to life: no libmpv, or not our program
	}
	if errors.Is(err, io.EOF) {
		err = ended
	}
	proc.err = fmt.Errorf("%w: %s: %w; its last words: %q", kind, proc.cmd.Path, errors.Join(err, errGone), proc.said)
}

var errGone = errors.New("process gone")

// listen returns when the process ends or cannot be understood.
func (proc *process) listen(p *Player, r *bufio.Reader) (greeted bool, err error) {
	for {
		rep, pix, err := readReport(r, p.frames.room)
		if err != nil {
			return greeted, err
		}
		switch {
		case greeted:
		case rep.Is != "hello":
			return false, fmt.Errorf("%w: %q before hello", errProtocol, rep.Is)
		case rep.Version != protocolVersion:
			return false, fmt.Errorf("%w: player speaks version %d, kiosk %d", errProtocol, rep.Version, protocolVersion)
		default:
			greeted = true
		}
		p.heard(proc, rep, pix)
	}
}

// kill ends the process at once, from any goroutine, as often as one likes.
func (proc *process) kill() { _ = proc.cmd.Process.Kill() }

// end lets the process go by itself, for a while, and waits until it is gone.
func (proc *process) end() {
	_ = proc.stdin.Close()
	late := time.AfterFunc(closePatience, proc.kill)
	defer late.Stop()
	<-proc.gone
}

// tail keeps the last words of a process for the log.
type tail struct {
	mu    sync.Mutex
	words []byte
}

// tailRoom is enough for a loader's complaint or the head of a panic.
const tailRoom = 1 << 10

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.words = append(t.words, p[max(0, len(p)-tailRoom):]...)
	t.words = t.words[max(0, len(t.words)-tailRoom):]
	return len(p), nil
}

func (t *tail) add(line string) { _, _ = t.Write([]byte(line + "\n")) }

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.TrimSpace(t.words))
}
