//go:build libmpv

package mpv

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"

	libmpv "github.com/gen2brain/go-mpv"
)

// lastMoment is what a player has for going when the kiosk is gone: libmpv
// needs 250 ms, and a decoder that hangs gets no more.
const lastMoment = 1500 * time.Millisecond

// Serve obeys the Orders read from in and writes Reports and frames to out,
// until in ends. It is the whole of the player program: it sets the process's
// locale, and if libmpv does not let go in time it exits the process. Its
// reading goroutine lives until in ends, which outlives Serve only when out fails.
func Serve(in io.Reader, out io.Writer, s Serving) error {
	// libmpv reads and writes numbers with a point, whatever the hall's language.
	libmpv.SetLocale(libmpv.LCNumeric, "C")
	core := libmpv.New()
	if err := configure(core, s); err != nil {
		core.TerminateDestroy()
		return err
	}
	box := &inbox{wake: core.Wakeup}
	mouth := &mouth{w: out}
	pl := &playback{core: core, mouth: mouth, voice: s.Voice}
	if !s.Voice {
		scr, err := newScreen(core, mouth)
		if err != nil {
			core.TerminateDestroy()
			return fmt.Errorf("make a picture: %w", err)
		}
		pl.screen = scr
	}
	mouth.say(Report{Is: "hello", Version: protocolVersion})
	go box.fill(newReader(in))
	err := pl.run(box)
	if pl.screen != nil {
		pl.stop()
		pl.screen.close()
	}
	core.TerminateDestroy()
	return err
}

// inbox carries orders from the goroutine that reads them to the one that
// obeys, which waits for libmpv's events.
type inbox struct {
	wake func()

	mu     sync.Mutex // guards the rest
	orders []Order
	end    error // io.EOF when the kiosk is gone
}

func (b *inbox) fill(r *bufio.Reader) {
	for {
		o, err := readOrder(r)
		b.mu.Lock()
		if err != nil {
			b.end = err
			time.AfterFunc(lastMoment, func() { os.Exit(1) })
		} else {
			b.orders = append(b.orders, o)
		}
		b.mu.Unlock()
		b.wake()
		if err != nil {
			return
		}
	}
}

func (b *inbox) take() ([]Order, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	orders := b.orders
	b.orders = nil
	return orders, b.end
}

// mouth writes whole reports and frames from two goroutines, one after another.
// After an error it is silent: the kiosk is gone, and in will end too.
type mouth struct {
	mu  sync.Mutex // guards all
	w   io.Writer
	err error
}

func (m *mouth) say(rep Report) { m.sayFrame(rep, nil) }

func (m *mouth) sayFrame(rep Report, pix []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.err != nil {
		return
	}
	if m.err = write(m.w, rep); m.err == nil && pix != nil {
		_, m.err = m.w.Write(pix)
	}
}

func (m *mouth) broken() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.err
}

// formats are the containers a lesson may use. Whatever else libavformat can
// read (playlists, text as pictures, network streams) is refused unopened.
const formats = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,ogg,wav,mp3,flac,aac,avi,mpegts,mpeg"

// atEnd is libmpv's property that says a file was played to its end and kept.
const atEnd = "eof-reached"

// configure sets what must hold before libmpv starts, and starts it.
func configure(core *libmpv.Mpv, s Serving) error {
	must := [][2]string{
		{"config", "no"}, {"terminal", "no"}, {"load-scripts", "no"},
		{"idle", "yes"}, {"input-default-bindings", "no"}, {"osd-level", "0"},
		// Nothing but the one file: no playlist, no neighbour, no reference, no network.
		{"demuxer", "lavf"}, {"access-references", "no"}, {"load-unsafe-playlists", "no"}, {"autoload-files", "no"},
		{"demuxer-lavf-o", fmt.Sprintf("format_whitelist=%%%d%%%s,protocol_whitelist=none", len(formats), formats)},
		{"sid", "no"}, // the kiosk writes subtitles under the picture
		{"audio-fallback-to-null", "yes"},
		{"gapless-audio", "no"},                                            // or the end is told 0.4 s before the last syllable is out
		{"demuxer-max-bytes", "16MiB"}, {"demuxer-max-back-bytes", "8MiB"}, // kiosks with 2 GB
		{"keep-open", "yes"}, {"keep-open-pause", "no"}, // the last picture stays
		{"hr-seek", "yes"}, {"audio-client-name", "dendau"},
	}
	if s.NoSound {
		must = append(must, [2]string{"ao", "null"})
	}
	if s.Voice {
		must = append(must, [2]string{"vid", "no"}, [2]string{"vo", "null"})
	} else {
		must = append(must, [2]string{"vo", "libmpv"}, [2]string{"hwdec", "no"})
	}
	for _, o := range must {
		if err := core.SetOptionString(o[0], o[1]); err != nil {
			return fmt.Errorf("set libmpv option %s: %w", o[0], err)
		}
	}
	for _, o := range []string{"osc", "ytdl"} { // absent where libmpv was built without scripts
		if err := core.SetOptionString(o, "no"); err != nil && !errors.Is(err, libmpv.ErrOptionNotFound) {
			return fmt.Errorf("set libmpv option %s: %w", o, err)
		}
	}
	if err := core.RequestLogMessages("error"); err != nil {
		return fmt.Errorf("listen to libmpv: %w", err)
	}
	if err := core.Initialize(); err != nil {
		return fmt.Errorf("start libmpv: %w", err)
	}
	if err := core.ObserveProperty(0, atEnd, libmpv.FormatFlag); err != nil {
		return fmt.Errorf("listen to libmpv: %w", err)
	}
	return nil
}
