//go:build libmpv

package mpv

import (
	"errors"
	"fmt"
	"io"
	"time"

	libmpv "github.com/gen2brain/go-mpv"
)

const (
	tick = 250 * time.Millisecond // between positions
	// pictureWait bounds the wait for the first picture once sound could play.
	pictureWait = 2 * time.Second
	// A clip that ends this much before its length was cut short; lengths of
	// sound files are guesses of a few percent.
	earlyEnd     = 1500 * time.Millisecond
	earlyEndPart = 0.08
	// complaintMost bounds a complaint: libmpv repeats the name of what it opens, which can be a whole clip.
	complaintMost = 400
)

// playback obeys orders with libmpv, one clip at a time. It lives on one
// goroutine, the one that waits for libmpv's events.
type playback struct {
	core   *libmpv.Mpv
	mouth  *mouth
	screen *screen // nil for a voice
	voice  bool

	now      Order  // what plays; Play 0 is nothing
	next     *Order // to be loaded when libmpv has let go of the last file
	busy     bool   // libmpv has a file it has not told the end of
	started  bool
	ready    time.Time // when libmpv said it plays; Started waits for the picture
	paused   bool
	pos      time.Duration
	floor    time.Duration // where it was sent: libmpv counts sound it has not played yet as before that
	length   time.Duration
	dropped  int64
	ticked   time.Time
	complain string // libmpv's last complaint about this clip
}

// run obeys until the kiosk is gone. Being left is no error.
func (p *playback) run(box *inbox) error {
	for {
		ev := p.core.WaitEvent(p.untilTick())
		if ev.EventID == libmpv.EventShutdown {
			return errors.New("libmpv shut down")
		}
		p.hear(ev)
		orders, end := box.take()
		for _, o := range orders {
			p.obey(o)
		}
		if end != nil && !errors.Is(end, io.EOF) {
			return end
		}
		if end != nil || p.mouth.broken() != nil {
			return nil
		}
		p.begin()
		p.beat()
	}
}

func (p *playback) untilTick() float64 {
	if p.now.Play == 0 {
		return 3600
	}
	return max(tick-time.Since(p.ticked), 0).Seconds()
}

func (p *playback) obey(o Order) {
	switch o.Do {
	case "play":
		p.stop()
		p.next = &o
		p.load()
	case "stop":
		p.stop()
	case "pause":
		p.pause(o.On)
	case "seek":
		p.seek(o.To)
	case "speed":
		_ = p.core.SetProperty("speed", libmpv.FormatDouble, o.Rate)
	case "size":
		if p.screen != nil {
			p.screen.box(o.W, o.H)
		}
	}
}

// stop forgets what plays; libmpv tells later when it has let go of the file.
func (p *playback) stop() {
	p.now, p.next = Order{}, nil
	if p.screen != nil {
		p.screen.open(0)
	}
	if p.busy {
		_ = p.core.Command([]string{"stop"})
	}
}

// load opens the next clip if libmpv is free. Waiting for that keeps events
// and pictures of two clips apart.
func (p *playback) load() {
	if p.busy || p.next == nil {
		return
	}
	o := *p.next
	p.next = nil
	p.now, p.started, p.ready, p.paused = o, false, time.Time{}, false
	p.pos, p.floor, p.length, p.dropped, p.ticked, p.complain = 0, 0, 0, 0, time.Now(), ""
	url, err := locate(o, p.voice)
	if err == nil {
		_ = p.core.SetProperty("pause", libmpv.FormatFlag, false)
		err = p.core.Command([]string{"loadfile", url})
	}
	if err != nil {
		p.fail(err.Error())
		return
	}
	p.busy = true
}

func (p *playback) pause(on bool) {
	if p.now.Play == 0 || p.paused == on {
		return
	}
	_ = p.core.SetProperty("pause", libmpv.FormatFlag, on)
	p.paused = on
	if !p.started {
		return
	}
	p.look()
	if p.paused {
		p.say("paused")
	} else {
		p.say("playing")
	}
}

func (p *playback) seek(to time.Duration) {
	if p.now.Play == 0 || !p.started {
		return
	}
	if p.length > 0 {
		to = min(to, p.length)
	}
	p.pos, p.floor = to, to
	_ = p.core.Command([]string{"seek", fmt.Sprintf("%.3f", to.Seconds()), "absolute+exact"})
}

// hear takes one event of libmpv.
func (p *playback) hear(ev *libmpv.Event) {
	switch ev.EventID {
	case libmpv.EventLogMsg:
		msg := ev.LogMessage()
		p.complain = msg.Prefix + ": " + msg.Text[:min(len(msg.Text), complaintMost)]
	case libmpv.EventFileLoaded:
		if p.screen != nil && p.now.Play != 0 {
			// The shape that the file claims, because libmpv answers nothing while
			// it waits for its first picture to be drawn.
			p.screen.open(p.now.Play)
			p.screen.film(p.number("current-tracks/video/demux-w"), p.number("current-tracks/video/demux-h"))
		}
		p.length = p.seconds("duration")
	case libmpv.EventVideoReconfig:
		if p.screen != nil && p.now.Play != 0 {
			p.screen.film(p.number("dwidth"), p.number("dheight"))
		}
	case libmpv.EventPlaybackRestart:
		if p.now.Play == 0 {
			return
		}
		if !p.started {
			p.ready = time.Now()
			return
		}
		p.look()
		p.say("position")
	case libmpv.EventPropertyChange:
		if prop := ev.Property(); prop.Name == atEnd && prop.Data == 1 { // a flag comes as an int
			p.reached()
		}
	case libmpv.EventEnd:
		p.let(ev.EndFile())
	}
}

// begin tells that the clip plays once its first picture is out.
func (p *playback) begin() {
	if p.now.Play == 0 || p.started || p.ready.IsZero() {
		return
	}
	hasPicture := p.screen != nil && p.core.GetPropertyString("vid") != "no"
	if hasPicture && p.screen.waiting() && time.Since(p.ready) < pictureWait {
		return
	}
	p.start()
}

func (p *playback) start() {
	if p.started {
		return
	}
	p.started = true
	p.look()
	p.say("started")
	if p.paused {
		p.say("paused")
	}
}

// reached tells the end of the clip, or that it came too early. libmpv keeps
// the file and its last picture, which can still be drawn at another size.
func (p *playback) reached() {
	if p.now.Play == 0 {
		return
	}
	early := p.length - p.pos
	switch {
	case !p.started && p.ready.IsZero():
		p.fail("ended before it began; " + p.complain)
	case early > earlyEnd && early.Seconds() > earlyEndPart*p.length.Seconds():
		p.fail(fmt.Sprintf("cut short: ended at %v of %v; %s", p.pos, p.length, p.complain))
	default:
		p.start()
		p.pos = max(p.pos, p.length)
		p.say("ended")
		p.now = Order{}
	}
}

// let hears that libmpv has let go of its file, asked or because it must.
func (p *playback) let(end libmpv.EventEndFile) {
	p.busy = false
	switch {
	case p.now.Play == 0:
	case end.Reason == libmpv.EndFileError:
		p.fail(fmt.Sprintf("%v; %s", end.Error, p.complain))
	default:
		p.fail("ended by " + end.Reason.String() + "; " + p.complain)
	}
	p.load()
}

func (p *playback) fail(why string) {
	p.mouth.say(Report{Is: "failed", Play: p.now.Play, Pos: p.pos, Len: p.length, Why: why[:min(len(why), 4096)]})
	p.now = Order{}
}

// beat tells four times a second how far the clip is, or only that we live.
func (p *playback) beat() {
	if p.now.Play == 0 || time.Since(p.ticked) < tick {
		return
	}
	p.ticked = time.Now()
	if !p.started || p.paused {
		p.mouth.say(Report{Is: "alive"})
		return
	}
	p.look()
	p.say("position")
}

// look asks libmpv how far it is and what it dropped. While it seeks, and once
// the file is gone, it does not know; then the last answers stand.
func (p *playback) look() {
	if v, err := p.core.GetProperty("time-pos", libmpv.FormatDouble); err == nil {
		p.pos = max(p.floor, time.Duration(v.(float64)*float64(time.Second)))
		p.dropped = int64(p.number("frame-drop-count") + p.number("decoder-frame-drop-count"))
	}
}

func (p *playback) say(is string) {
	p.mouth.say(Report{Is: is, Play: p.now.Play, Pos: p.pos, Len: p.length, Dropped: p.dropped})
}

func (p *playback) seconds(property string) time.Duration {
	v, err := p.core.GetProperty(property, libmpv.FormatDouble)
	if err != nil {
		return 0
	}
	return time.Duration(v.(float64) * float64(time.Second))
}

func (p *playback) number(property string) int {
	v, err := p.core.GetProperty(property, libmpv.FormatInt64)
	if err != nil {
		return 0
	}
	return int(v.(int64))
}
