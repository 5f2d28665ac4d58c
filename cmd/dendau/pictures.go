package main

import (
	"bytes"
	"image"
	_ "image/jpeg" // a teacher's photographs
	_ "image/png"  // what the workshop draws
	"log/slog"
	"sync"

	"dendau/content"
	"dendau/ui/kit"
)

// keptPictures is how many decoded pictures stay in memory: a page's, its neighbours' and their icons. A page's picture is 1 MB at half
// its size, 4 MB whole, and takes 15 ms to decode again.
const keptPictures = 6

// maxPixels refuses a picture that would not fit the smallest hall's memory, before it is decoded.
const maxPixels = 4096 * 4096

// album decodes a pack's pictures and keeps the last ones. Packs carry them at twice the size at which the design draws them; where no
// window is larger than the design, half of that is all that can be seen.
type album struct {
	pack *content.Pack
	log  *slog.Logger
	// whole tells whether a window shows pictures larger than half their size.
	whole func() bool

	mu   sync.Mutex
	kept map[content.Path]image.Image
	line []content.Path // least recently asked for first
	full bool           // what is kept is whole
}

func newAlbum(pack *content.Pack, whole func() bool, log *slog.Logger) *album {
	return &album{pack: pack, whole: whole, log: log, kept: map[content.Path]image.Image{}}
}

// Picture implements ui.Pictures. A picture that cannot be shown is nil and told to the log once.
func (a *album) Picture(p content.Path) image.Image {
	a.mu.Lock()
	defer a.mu.Unlock()
	if full := a.whole(); full != a.full {
		a.full, a.line = full, nil
		clear(a.kept)
	}
	if img, ok := a.kept[p]; ok {
		a.touch(p)
		return img
	}
	img, err := a.decode(p)
	if err != nil {
		a.log.Error("picture not shown", "file", p, "error", err)
	}
	a.kept[p] = img
	a.line = append(a.line, p)
	if len(a.line) > keptPictures {
		delete(a.kept, a.line[0])
		a.line = a.line[1:]
	}
	return img
}

func (a *album) touch(p content.Path) {
	for i, q := range a.line {
		if q == p {
			a.line = append(append(a.line[:i:i], a.line[i+1:]...), p)
			return
		}
	}
}

func (a *album) decode(p content.Path) (image.Image, error) {
	b, err := a.pack.ReadFile(p)
	if err != nil {
		return nil, err
	}
	conf, _, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	if conf.Width*conf.Height > maxPixels {
		return nil, content.ErrTooBig
	}
	img, _, err := image.Decode(bytes.NewReader(b))
	if err != nil || a.full {
		return img, err
	}
	return kit.Halved(img), nil
}
