package mpv

import (
	"sync"

	"dendau/ui/media"
)

// frames hands pictures from the goroutine that reads them to whoever draws,
// newest first, in three buffers: one in the drawer's hand, one ready, one
// being filled. Nobody waits for anybody, and a held frame is never written.
type frames struct {
	mu    sync.Mutex // guards all; held only to swap
	held  media.Frame
	ready media.Frame
	spare []byte
	fresh bool // ready has not been taken
	any   bool // there was a frame since clear
	seq   uint64
}

// room returns memory of n bytes to read the next frame into. Only the reading
// goroutine calls it, and put follows before the next room.
func (f *frames) room(n int) []byte {
	f.mu.Lock()
	defer f.mu.Unlock()
	pix := f.spare
	f.spare = nil
	if cap(pix) < n {
		pix = make([]byte, n)
	}
	return pix[:n]
}

// put makes the filled memory the newest frame, or only takes it back.
func (f *frames) put(w, h int, pix []byte, show bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !show {
		f.spare = pix
		return
	}
	f.seq++
	f.spare = f.ready.Pix
	f.ready = media.Frame{W: w, H: h, Pix: pix, Seq: f.seq}
	f.fresh, f.any = true, true
}

// latest gives the newest frame into the drawer's hand and takes the last one back.
func (f *frames) latest() (media.Frame, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.fresh {
		f.held, f.ready = f.ready, f.held
		f.fresh = false
	}
	if !f.any {
		return media.Frame{}, false
	}
	return f.held, true
}

// clear makes latest say false until the next frame.
func (f *frames) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.fresh, f.any = false, false
}
