package workshop

import (
	"image"
	"math"
)

// pose is where a layer is in one frame. The turn is in degrees, about the middle of what is drawn.
type pose struct{ x, y, size, turn, alpha float64 }

func (p *pose) property(name string) *float64 {
	switch name {
	case "x":
		return &p.x
	case "y":
		return &p.y
	case "size":
		return &p.size
	case "turn":
		return &p.turn
	}
	return &p.alpha
}

// stage carries the layers' poses from frame to frame and scene to scene.
type stage struct {
	script *filmScript
	poses  []pose
	index  map[string]int
}

func newStage(script *filmScript) *stage {
	s := &stage{script: script, poses: make([]pose, len(script.layers)), index: map[string]int{}}
	for i, name := range script.layers {
		s.index[name] = i
		s.poses[i] = pose{size: properties["size"]}
	}
	return s
}

// at sets every layer to where the scene has it at t seconds. A move that has not begun leaves its property as it was.
func (s *stage) at(sc scene, t float64) {
	for _, m := range sc.moves {
		if t < m.begin {
			continue
		}
		*s.poses[s.index[m.layer]].property(m.property) = m.value(t - m.begin)
	}
}

func (m move) value(t float64) float64 {
	done := 1.0
	if m.length > 0 {
		done = t / m.length
	}
	if m.swing {
		// From, to and back again, softly, as a hand waves.
		return m.from + (m.to-m.from)*(1-math.Cos(math.Pi*done))/2
	}
	done = min(1, done)
	return m.from + (m.to-m.from)*done*done*(3-2*done)
}

// layer is one drawing with the part of the frame that it covers.
type layer struct {
	pixels *image.RGBA
	box    image.Rectangle
	opaque bool
}

func newLayer(drawing image.Image) layer {
	full := image.Rect(0, 0, filmWidth, filmHeight)
	l := layer{pixels: image.NewRGBA(full), opaque: true}
	for y := range filmHeight {
		for x := range filmWidth {
			r, g, b, a := drawing.At(x, y).RGBA()
			if a == 0 {
				l.opaque = false
				continue
			}
			if a != 0xFFFF {
				l.opaque = false
			}
			i := l.pixels.PixOffset(x, y)
			copy(l.pixels.Pix[i:], []byte{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)})
			l.box = l.box.Union(image.Rect(x, y, x+1, y+1))
		}
	}
	return l
}

// draw puts the layer on the frame in its pose.
func (l layer) draw(frame *image.RGBA, p pose) {
	alpha := uint32(math.Round(max(0, min(1, p.alpha)) * 256))
	switch {
	case alpha == 0 || p.size <= 0 || l.box.Empty():
	case p == pose{size: 1, alpha: 1} && l.opaque:
		copy(frame.Pix, l.pixels.Pix)
	case p.size == 1 && p.turn == 0 && p.x == math.Trunc(p.x) && p.y == math.Trunc(p.y):
		l.shift(frame, int(p.x), int(p.y), alpha)
	default:
		l.warp(frame, p, alpha)
	}
}

func (l layer) shift(frame *image.RGBA, dx, dy int, alpha uint32) {
	target := l.box.Add(image.Pt(dx, dy)).Intersect(frame.Rect)
	for y := target.Min.Y; y < target.Max.Y; y++ {
		dst := frame.Pix[frame.PixOffset(target.Min.X, y):frame.PixOffset(target.Max.X, y)]
		src := l.pixels.Pix[l.pixels.PixOffset(target.Min.X-dx, y-dy):]
		for i := 0; i < len(dst); i += 4 {
			blend(dst[i:i+4:i+4], uint32(src[i]), uint32(src[i+1]), uint32(src[i+2]), uint32(src[i+3]), alpha)
		}
	}
}

// blend lays one premultiplied pixel over another; alpha is of 256.
func blend(dst []byte, r, g, b, a, alpha uint32) {
	if a == 0 {
		return
	}
	r, g, b, a = r*alpha>>8, g*alpha>>8, b*alpha>>8, a*alpha>>8
	rest := 255 - a
	dst[0] = uint8(r + uint32(dst[0])*rest/255)
	dst[1] = uint8(g + uint32(dst[1])*rest/255)
	dst[2] = uint8(b + uint32(dst[2])*rest/255)
	dst[3] = uint8(a + uint32(dst[3])*rest/255)
}

// warp draws the layer turned and sized, by looking up for every pixel of the frame where it comes from.
func (l layer) warp(frame *image.RGBA, p pose, alpha uint32) {
	cx, cy := float64(l.box.Min.X+l.box.Max.X)/2, float64(l.box.Min.Y+l.box.Max.Y)/2
	sin, cos := math.Sincos(p.turn * math.Pi / 180)
	w, h := float64(l.box.Dx())/2*p.size, float64(l.box.Dy())/2*p.size
	halfW, halfH := math.Abs(w*cos)+math.Abs(h*sin)+2, math.Abs(w*sin)+math.Abs(h*cos)+2
	midX, midY := cx+p.x, cy+p.y
	target := image.Rect(int(midX-halfW), int(midY-halfH), int(midX+halfW)+1, int(midY+halfH)+1).Intersect(frame.Rect)
	for y := target.Min.Y; y < target.Max.Y; y++ {
		dy := float64(y) - midY
		for x := target.Min.X; x < target.Max.X; x++ {
			dx := float64(x) - midX
			sx := (dx*cos+dy*sin)/p.size + cx
			sy := (dy*cos-dx*sin)/p.size + cy
			r, g, b, a := l.sample(sx, sy)
			i := frame.PixOffset(x, y)
			blend(frame.Pix[i:i+4:i+4], r, g, b, a, alpha)
		}
	}
}

// sample mixes the four pixels around a point.
func (l layer) sample(x, y float64) (r, g, b, a uint32) {
	x0, y0 := int(math.Floor(x)), int(math.Floor(y))
	if x0 < 0 || y0 < 0 || x0+1 >= filmWidth || y0+1 >= filmHeight {
		return 0, 0, 0, 0
	}
	fx, fy := uint32((x-float64(x0))*256), uint32((y-float64(y0))*256)
	i := l.pixels.PixOffset(x0, y0)
	top, low := l.pixels.Pix[i:i+8:i+8], l.pixels.Pix[i+l.pixels.Stride:i+l.pixels.Stride+8]
	mix := func(c int) uint32 {
		t := uint32(top[c])*(256-fx) + uint32(top[c+4])*fx
		u := uint32(low[c])*(256-fx) + uint32(low[c+4])*fx
		return (t*(256-fy) + u*fy) >> 16
	}
	return mix(0), mix(1), mix(2), mix(3)
}
