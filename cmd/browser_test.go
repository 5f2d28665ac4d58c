package cmd_test

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

// browser is a headless Chromium that is told what to do through a pipe, by the DevTools protocol. A phone's browser is killed as
// often as it is closed; its profile stays.
type browser struct {
	t       testing.TB
	process *exec.Cmd
	in      io.Writer
	gone    chan struct{} // closed when the browser says no more

	beforeKill []func()

	mu      sync.Mutex
	asked   int
	answers map[int]chan answer
	heard   func(session, method string, params json.RawMessage)
}

// answer is the browser's to one command.
type answer struct {
	Result json.RawMessage
	Error  *struct{ Message string }
}

// startBrowser opens a profile; film is what its camera sees, empty for a phone without one.
func startBrowser(t testing.TB, profile, film string) *browser {
	t.Helper()
	needs(t, "chromium")
	args := []string{
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "--mute-audio", "--remote-debugging-pipe", "--user-data-dir=" + profile,
	}
	if film != "" {
		args = append(args, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", "--use-file-for-fake-video-capture="+film)
	}
	toRead, toWrite := pipe(t)
	fromRead, fromWrite := pipe(t)
	b := &browser{t: t, process: exec.Command("chromium", append(args, "about:blank")...), in: toWrite, gone: make(chan struct{}), answers: map[int]chan answer{}}
	b.process.ExtraFiles = []*os.File{toRead, fromWrite}
	b.process.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	words, err := os.Create(filepath.Join(t.TempDir(), "chromium.log"))
	if err != nil {
		t.Fatal(err)
	}
	b.process.Stdout, b.process.Stderr = words, words
	if err := b.process.Start(); err != nil {
		t.Fatal(err)
	}
	toRead.Close()
	fromWrite.Close()
	words.Close()
	go b.listen(fromRead)
	t.Cleanup(func() {
		b.kill()
		if said, err := os.ReadFile(words.Name()); err == nil && t.Failed() {
			t.Logf("chromium said:\n%s", tail(said, 3000))
		}
	})
	return b
}

func pipe(t testing.TB) (r, w *os.File) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	return r, w
}

// kill ends the browser as a phone does when it needs the memory: without a word.
func (b *browser) kill() {
	for _, f := range b.beforeKill {
		f()
	}
	b.beforeKill = nil
	syscall.Kill(-b.process.Process.Pid, syscall.SIGKILL) // with all its helpers
	b.process.Wait()
	<-b.gone
}

// listen hands answers to those who asked and events to whoever listens.
func (b *browser) listen(from *os.File) {
	defer close(b.gone)
	defer from.Close()
	lines := bufio.NewReaderSize(from, 1<<20)
	for {
		line, err := lines.ReadBytes(0)
		if err != nil {
			return
		}
		var m struct {
			answer
			ID        int
			SessionID string
			Method    string
			Params    json.RawMessage
		}
		if json.Unmarshal(line[:len(line)-1], &m) != nil {
			continue
		}
		b.mu.Lock()
		waiting, heard := b.answers[m.ID], b.heard
		delete(b.answers, m.ID)
		b.mu.Unlock()
		switch {
		case waiting != nil:
			waiting <- m.answer
		case m.Method != "" && heard != nil:
			heard(m.SessionID, m.Method, m.Params)
		}
	}
}

// call asks one thing of the browser, or of one of its pages, and reads what comes into out.
func (b *browser) call(session, method string, params map[string]any, out any) error {
	got := make(chan answer, 1)
	b.mu.Lock()
	b.asked++
	id := b.asked
	b.answers[id] = got
	message := map[string]any{"id": id, "method": method, "params": params}
	if params == nil {
		message["params"] = map[string]any{}
	}
	if session != "" {
		message["sessionId"] = session
	}
	line, err := json.Marshal(message)
	if err == nil {
		_, err = b.in.Write(append(line, 0))
	}
	b.mu.Unlock()
	if err != nil {
		return fmt.Errorf("%s: %w", method, err)
	}
	select {
	case a := <-got:
		if a.Error != nil {
			return fmt.Errorf("%s: %s", method, a.Error.Message)
		}
		if out == nil {
			return nil
		}
		return json.Unmarshal(a.Result, out)
	case <-b.gone:
		return fmt.Errorf("%s: %w", method, errors.New("the browser is gone"))
	case <-time.After(2 * patience):
		return fmt.Errorf("%s: no answer", method)
	}
}

// phone is one page in a browser, as large as a small phone's.
type phone struct {
	*browser
	session string
}

// open makes a page of 360×640 and loads an address.
func (b *browser) open(address string) *phone {
	b.t.Helper()
	p := b.blank()
	p.load(address)
	return p
}

// blank is a page that shows nothing yet.
func (b *browser) blank() *phone {
	b.t.Helper()
	var target struct{ TargetID string }
	var attached struct{ SessionID string }
	b.must("", "Target.createTarget", map[string]any{"url": "about:blank"}, &target)
	b.must("", "Target.attachToTarget", map[string]any{"targetId": target.TargetID, "flatten": true}, &attached)
	p := &phone{b, attached.SessionID}
	p.tell("Page.enable", nil)
	p.tell("Runtime.enable", nil)
	p.tell("Emulation.setDeviceMetricsOverride", map[string]any{"width": 360, "height": 640, "deviceScaleFactor": 2, "mobile": true})
	p.tell("Emulation.setTouchEmulationEnabled", map[string]any{"enabled": true})
	return p
}

func (b *browser) must(session, method string, params map[string]any, out any) {
	b.t.Helper()
	if err := b.call(session, method, params, out); err != nil {
		b.t.Fatal(err)
	}
}

// tell asks something of the page.
func (p *phone) tell(method string, params map[string]any) {
	p.t.Helper()
	p.must(p.session, method, params, nil)
}

// load opens an address and waits until it is there; offline too, when a service worker has it.
func (p *phone) load(address string) {
	p.t.Helper()
	var went struct{ ErrorText string }
	p.must(p.session, "Page.navigate", map[string]any{"url": address}, &went)
	if went.ErrorText != "" {
		p.t.Fatalf("%s does not open: %s", address, went.ErrorText)
	}
	p.waitFor("the page to be there", `document.readyState === "complete"`)
}

// ask evaluates an expression in the page, waiting for it if it is a promise.
func (p *phone) ask(expression string, out any) error {
	var got struct {
		Result struct {
			Value json.RawMessage
		}
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	err := p.call(p.session, "Runtime.evaluate", map[string]any{"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true}, &got)
	if err != nil {
		return err
	}
	if e := got.ExceptionDetails; e != nil {
		return fmt.Errorf("%s: %s %s", expression, e.Text, e.Exception.Description)
	}
	if out == nil || len(got.Result.Value) == 0 {
		return nil
	}
	return json.Unmarshal(got.Result.Value, out)
}

// get is ask for a text; what is not there is empty.
func (p *phone) get(expression string) (text string) {
	p.t.Helper()
	if err := p.ask(`String(`+expression+` ?? "")`, &text); err != nil {
		p.t.Fatal(err)
	}
	return text
}

// waitFor asks again and again until the expression is true.
func (p *phone) waitFor(what, expression string) {
	p.t.Helper()
	p.waitLonger(what, expression, patience)
}

func (p *phone) waitLonger(what, expression string, patience time.Duration) {
	p.t.Helper()
	var err error
	for deadline := time.Now().Add(patience); ; runtimeWait() {
		yes := false
		if err = p.ask(`!!(`+expression+`)`, &yes); err == nil && yes {
			return
		}
		if time.Now().After(deadline) {
			p.t.Fatalf("waited in vain for %s (%v); the page shows:\n%s\n%s", what, err, p.get("document.title"), p.get("document.body?.innerText"))
		}
	}
}

// tap presses a piece of the page by its selector, which must be visible, in its middle, once it stands still.
func (p *phone) tap(selector string) {
	p.t.Helper()
	p.waitFor(selector+" to be seen", fmt.Sprintf(`document.querySelector(%q)?.checkVisibility()`, selector))
	var at struct{ X, Y float64 }
	script := fmt.Sprintf(`(async () => {
		let was = "";
		for (;;) {
			const e = document.querySelector(%q);
			e.scrollIntoView({block: "center"});
			const r = e.getBoundingClientRect();
			const now = [r.x, r.y, r.width, r.height].join();
			if (now === was) return {x: r.x + r.width/2, y: r.y + r.height/2};
			was = now;
			await new Promise(again => setTimeout(again, 80));
		}
	})()`, selector)
	if err := p.ask(script, &at); err != nil {
		p.t.Fatal(err)
	}
	point := []map[string]any{{"x": at.X, "y": at.Y}}
	p.tell("Input.dispatchTouchEvent", map[string]any{"type": "touchStart", "touchPoints": point})
	p.tell("Input.dispatchTouchEvent", map[string]any{"type": "touchEnd", "touchPoints": []map[string]any{}})
}

// shot is the page's picture as PNG, at twice its size; clip cuts one piece out.
func (p *phone) shot(selector string) (png []byte) {
	p.t.Helper()
	params := map[string]any{"format": "png"}
	if selector != "" {
		var r struct{ X, Y, Width, Height float64 }
		script := fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({block: "center"}); const r = e.getBoundingClientRect(); return {x: r.x + scrollX, y: r.y + scrollY, width: r.width, height: r.height} })()`, selector)
		if err := p.ask(script, &r); err != nil {
			p.t.Fatal(err)
		}
		params["clip"] = map[string]any{"x": r.X - 8, "y": r.Y - 8, "width": r.Width + 16, "height": r.Height + 16, "scale": 1}
	}
	var got struct{ Data []byte }
	p.must(p.session, "Page.captureScreenshot", params, &got)
	return got.Data
}
