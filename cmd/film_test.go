package cmd_test

import (
	"bufio"
	"bytes"
	"image"
	"image/jpeg"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"dendau/sync/qr"
)

// The kiosk's codes as a phone in a hand films them: 720p, thirty pictures a second, tilted, moving, out of focus now and then, noisy, in
// flickering light, with a finger before the lens, and with the row-by-row shutter that catches two codes in one picture. Everything
// random comes from the seed. The film is the kiosk's frames and nothing else, written as pictures one after another (MJPEG), and
// thrown away with the test.

const (
	filmWidth, filmHeight = 1280, 720
	filmRate              = 30
	shutter               = 1.0 / 60 // how long a row is exposed
	readout               = 0.020    // from the first row to the last
	screenSide            = 700      // what of the kiosk's screen is drawn: the white card of the QR screen and its surround
	cardSide              = 648
)

// hand is who holds the phone.
type hand struct {
	seed    uint64
	steady  float64 // 1 is a person who stands; more shakes more
	codeOf  float64 // share of the picture's height that the card takes
	noise   float64 // of 255
	covered bool    // a finger comes before the lens now and then
}

// usual is a person of seventy with a cheap phone.
var usual = hand{seed: 7, steady: 1, codeOf: 0.86, noise: 7, covered: true}

// film is one filming: it asks for the next code when the kiosk shows it.
type film struct {
	hand
	rng        *rand.Rand
	next       func() qr.Matrix
	interval   float64 // seconds that one code is on the screen
	now, then  []byte  // the screen, and the screen before
	shownUntil float64
	picture    *image.Gray
	soft       []byte
	grain      []int8
	shown      int // codes so far
}

func newFilm(by hand, interval float64, next func() qr.Matrix) *film {
	f := &film{hand: by, rng: rand.New(rand.NewPCG(by.seed, 2026)), next: next, interval: interval}
	f.picture = image.NewGray(image.Rect(0, 0, filmWidth, filmHeight))
	f.soft = make([]byte, filmWidth*filmHeight)
	f.grain = make([]int8, 1<<16)
	for i := range f.grain {
		f.grain[i] = int8(max(-127, min(127, f.rng.NormFloat64()*by.noise)))
	}
	f.turn()
	f.shownUntil = f.rng.Float64() * interval // nobody begins with a code
	return f
}

// turn shows the next code.
func (f *film) turn() {
	f.then = f.now
	f.now = drawScreen(f.next())
	f.shownUntil += f.interval
	f.shown++
	if f.then == nil {
		f.then = f.now
	}
}

// drawScreen is the middle of the QR screen: the code on its white card, on the paper of the screen.
func drawScreen(m qr.Matrix) []byte {
	s := make([]byte, screenSide*screenSide)
	for i := range s {
		s[i] = 236
	}
	module := cardSide / m.Size
	edge := (screenSide - module*m.Size) / 2
	for y := range cardSide {
		for x := range cardSide {
			s[(y+(screenSide-cardSide)/2)*screenSide+x+(screenSide-cardSide)/2] = 255
		}
	}
	for y := range module * m.Size {
		for x := range module * m.Size {
			if m.Black(x/module, y/module) {
				s[(y+edge)*screenSide+x+edge] = 0
			}
		}
	}
	return s
}

// writeFilm films so many pictures into a file for Chromium's camera.
func writeFilm(t testing.TB, path string, pictures int, f *film) {
	t.Helper()
	out, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	w := bufio.NewWriter(out)
	for at := range pictures {
		if err := f.shoot(at, w); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
}

// shoot takes picture number at. One in twelve is the one before again, as slow phones deliver them.
func (f *film) shoot(at int, w io.Writer) error {
	start := float64(at) / filmRate
	for f.shownUntil <= start {
		f.turn()
	}
	if at == 0 || f.rng.IntN(12) != 0 {
		f.expose(start)
	}
	return jpeg.Encode(w, f.picture, &jpeg.Options{Quality: 75})
}

// expose catches the screen row by row.
func (f *film) expose(start float64) {
	back := f.pose(start).inverse()
	change := f.shownUntil // the next code comes while the rows are read, perhaps
	var coming []byte
	if change < start+readout+shutter {
		f.turn()
		coming, change = f.now, f.shownUntil-f.interval
	}
	old := f.now
	if coming != nil {
		old = f.then
	}
	light := 1 + 0.07*math.Sin(start*9) + 0.03*f.rng.NormFloat64()
	for y := range filmHeight {
		row := start + readout*float64(y)/filmHeight
		fresh := 0.0
		if coming != nil {
			fresh = max(0, min(1, (row+shutter-change)/shutter))
		}
		gain := light * (1 + 0.05*math.Sin(2*math.Pi*100*row))
		f.row(y, back, old, coming, fresh, gain)
	}
	f.blur(start)
	f.dirty(start)
}

// row samples one line of the picture: how much of it is the coming code says fresh.
func (f *film) row(y int, back homography, old, coming []byte, fresh, gain float64) {
	line := f.soft[y*filmWidth:][:filmWidth]
	for x := range line {
		u, v := back.at(float64(x), float64(y))
		lum := 0.0
		if fresh < 1 {
			lum += (1 - fresh) * sample(old, u, v)
		}
		if fresh > 0 {
			lum += fresh * sample(coming, u, v)
		}
		line[x] = byte(max(0, min(255, (22+lum*0.78)*gain)))
	}
}

// sample is the screen's brightness at a place, between its pixels; around the screen it is a dim room.
func sample(s []byte, u, v float64) float64 {
	x, y := int(u), int(v)
	if u < 0 || v < 0 || x >= screenSide-1 || y >= screenSide-1 {
		return 30
	}
	fx, fy := u-float64(x), v-float64(y)
	at := s[y*screenSide+x:]
	return (float64(at[0])*(1-fx)+float64(at[1])*fx)*(1-fy) + (float64(at[screenSide])*(1-fx)+float64(at[screenSide+1])*fx)*fy
}

// blur softens as a cheap lens does: always a little, and for half a second in every five while it looks for the focus.
func (f *film) blur(at float64) {
	turns := 1
	if math.Mod(at+float64(f.seed), 5) < 0.5 {
		turns = 6
	}
	for range turns {
		for y := 1; y < filmHeight-1; y++ {
			line := f.soft[y*filmWidth:][:filmWidth]
			last := int(line[0])
			for x := 1; x < filmWidth-1; x++ {
				here := int(line[x])
				line[x] = byte((last + 2*here + int(line[x+1]) + 2) / 4)
				last = here
			}
		}
		above := append([]byte(nil), f.soft[:filmWidth]...)
		for y := 1; y < filmHeight-1; y++ {
			line, below := f.soft[y*filmWidth:][:filmWidth], f.soft[(y+1)*filmWidth:][:filmWidth]
			for x, here := range line {
				line[x] = byte((int(above[x]) + 2*int(here) + int(below[x]) + 2) / 4)
				above[x] = here
			}
		}
	}
}

// dirty adds grain, and a finger over a corner of the code for a quarter of a second in every two and a half.
func (f *film) dirty(at float64) {
	grain := f.rng.IntN(len(f.grain))
	for i, lum := range f.soft {
		f.picture.Pix[i] = byte(max(0, min(255, int(lum)+int(f.grain[(grain+i)&(len(f.grain)-1)]))))
	}
	if !f.covered || math.Mod(at, 2.5) > 0.25 {
		return
	}
	for y := filmHeight - 300; y < filmHeight; y++ {
		for x := 300; x < 560; x++ {
			if dx, dy := x-430, y-filmHeight+120; dx*dx+dy*dy < 120*120 {
				f.picture.Pix[y*filmWidth+x] = 90
			}
		}
	}
}

// pose is how the phone looks at the screen at a moment: tilted, turned, and never still.
func (f *film) pose(at float64) homography {
	shake := func(rate, phase, size float64) float64 {
		return f.steady * (size*math.Sin(at*rate+phase+float64(f.seed)) + size*0.15*f.rng.NormFloat64())
	}
	yaw, pitch, roll := 0.24+shake(1.3, 0, 0.03), -0.13+shake(0.9, 1, 0.03), 0.06+shake(0.7, 2, 0.02)
	dx, dy, near := shake(1.1, 3, 14), shake(1.7, 4, 9), 1+shake(0.6, 5, 0.02)
	const distance = 2.2 * cardSide // two hand spans before a 19-inch screen
	scale := f.codeOf * filmHeight / cardSide * distance * near
	cy, sy, cp, sp, cr, sr := math.Cos(yaw), math.Sin(yaw), math.Cos(pitch), math.Sin(pitch), math.Cos(roll), math.Sin(roll)
	// The card's plane turned by yaw, then pitch, then roll; only its two axes matter.
	ux, uy, uz := cy, sp*sy, -cp*sy
	vx, vy, vz := 0.0, cp, sp
	ux, uy = cr*ux-sr*uy, sr*ux+cr*uy
	vx, vy = cr*vx-sr*vy, sr*vx+cr*vy
	h := homography{scale * ux, scale * vx, 0, scale * uy, scale * vy, 0, uz, vz, distance}
	centre := homography{1, 0, -screenSide / 2, 0, 1, -screenSide / 2, 0, 0, 1}
	place := homography{1, 0, filmWidth/2 + dx, 0, 1, filmHeight/2 + dy, 0, 0, 1}
	return place.times(h).times(centre)
}

// homography maps one plane to another.
type homography [9]float64

func (h homography) at(x, y float64) (u, v float64) {
	w := h[6]*x + h[7]*y + h[8]
	return (h[0]*x + h[1]*y + h[2]) / w, (h[3]*x + h[4]*y + h[5]) / w
}

func (h homography) times(o homography) (p homography) {
	for i := range 3 {
		for j := range 3 {
			p[3*i+j] = h[3*i]*o[j] + h[3*i+1]*o[3+j] + h[3*i+2]*o[6+j]
		}
	}
	return p
}

// inverse is up to scale, which at divides away.
func (h homography) inverse() homography {
	return homography{
		h[4]*h[8] - h[5]*h[7], h[2]*h[7] - h[1]*h[8], h[1]*h[5] - h[2]*h[4],
		h[5]*h[6] - h[3]*h[8], h[0]*h[8] - h[2]*h[6], h[2]*h[3] - h[0]*h[5],
		h[3]*h[7] - h[4]*h[6], h[1]*h[6] - h[0]*h[7], h[0]*h[4] - h[1]*h[3],
	}
}

// A film is as bad as a hand makes it: a reader that is not ours makes out most of its pictures and fails at many.
func TestFilmsAreLikeLife(t *testing.T) {
	needs(t, "zbarimg")
	data := make([]byte, 20<<10)
	rand.NewChaCha8([32]byte{20}).Read(data)
	for _, speed := range []qr.Speed{qr.Default, qr.Fast} {
		sender, err := qr.NewSender(data, speed)
		must(t, err)
		f := newFilm(usual, speed.Interval().Seconds(), func() qr.Matrix {
			m, err := sender.Next().Draw(qr.L)
			must(t, err)
			return m
		})
		const pictures, each = 12, 3
		read := 0
		for at := range pictures * each {
			var picture bytes.Buffer
			must(t, f.shoot(at, &picture))
			if at%each > 0 {
				continue
			}
			path := filepath.Join(t.TempDir(), "picture.jpg")
			must(t, os.WriteFile(path, picture.Bytes(), 0o600))
			if exec.CommandContext(t.Context(), "zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", path).Run() == nil {
				read++
			}
		}
		t.Logf("%d symbols a code: %d of %d pictures are read", speed.PerFrame(), read, pictures)
		if read < pictures/6 || read > pictures*19/20 {
			t.Errorf("%d symbols a code: %d of %d pictures are read", speed.PerFrame(), read, pictures)
		}
	}
}
