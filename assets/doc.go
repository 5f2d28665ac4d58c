// Package assets holds what ships inside every program: the type family, the
// line icons, the pictures of the interface and the message catalogues, and the
// Vietnamese way of writing dates, numbers and durations.
//
// It knows nothing of windows: fonts, icons and pictures leave as bytes or as
// decoded images. Lesson pictures are not here; they come with packs. The
// licences of everything not drawn by us stand in NOTICE.
package assets

import (
	"bytes"
	"embed"
	"fmt"
	"image"
	_ "image/png" // every picture here is a PNG
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
)

//go:generate sh pictures/draw.sh

//go:embed fonts/*.ttf fonts/OFL.txt
var fonts embed.FS

//go:embed icons/*.svg icons/*.png
var icons embed.FS

//go:embed pictures/*.png pictures/cards/*.png
var pictures embed.FS

// Font returns Be Vietnam Pro as TrueType: Medium (500) for running text, Bold
// (700) for everything a person looks for. There is no third weight.
func Font(bold bool) []byte {
	name := "fonts/BeVietnamPro_500Medium.ttf"
	if bold {
		name = "fonts/BeVietnamPro_700Bold.ttf"
	}
	return mustRead(fonts, name)
}

// FontLicence returns the text of the SIL Open Font License, for the About page.
func FontLicence() string { return string(mustRead(fonts, "fonts/OFL.txt")) }

// Icon returns the SVG source of a line icon on a 24-unit grid drawn in
// currentColor, or nil if there is no icon of that name.
func Icon(name string) []byte {
	svg, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return svg
}

// IconMask returns the same icon, 128 high, as a picture whose alpha is the
// drawing: draw a colour through it. It is decoded once and shared; nil if there
// is no icon of that name.
func IconMask(name string) image.Image {
	if _, err := fs.Stat(icons, "icons/"+name+".png"); err != nil {
		return nil
	}
	return decoded(icons, "icons/"+name+".png")
}

// IconNames lists all icons, sorted.
func IconNames() []string { return names(icons, "icons", ".svg") }

// Sign returns the program's own icon as PNG, 512 px square.
func Sign() []byte { return mustRead(pictures, "pictures/icon.png") }

// Picture returns a picture of the interface, decoded once and shared: callers
// must not draw into it. Where a picture has another form for the dark theme
// (lamps and their glow), dark chooses it. The result is nil for an unknown name.
func Picture(name string, dark bool) image.Image {
	if dark {
		if _, err := fs.Stat(pictures, "pictures/"+name+"-dark.png"); err == nil {
			name += "-dark"
		}
	}
	if _, err := fs.Stat(pictures, "pictures/"+name+".png"); err != nil {
		return nil
	}
	return decoded(pictures, "pictures/"+name+".png")
}

// PictureNames lists all pictures, sorted; a dark form ends in "-dark".
func PictureNames() []string { return names(pictures, "pictures", ".png") }

var pictureCache sync.Map // path → image.Image

func decoded(in embed.FS, name string) image.Image {
	if kept, ok := pictureCache.Load(name); ok {
		return kept.(image.Image)
	}
	img, _, err := image.Decode(bytes.NewReader(mustRead(in, name)))
	if err != nil {
		panic(fmt.Sprintf("assets: %s: %v", name, err))
	}
	kept, _ := pictureCache.LoadOrStore(name, img)
	return kept.(image.Image)
}

func mustRead(in embed.FS, name string) []byte {
	b, err := in.ReadFile(name)
	if err != nil {
		panic("assets: " + err.Error())
	}
	return b
}

func names(in embed.FS, dir, ext string) []string {
	entries, err := in.ReadDir(dir)
	if err != nil {
		panic("assets: " + err.Error())
	}
	var out []string
	for _, e := range entries {
		if path.Ext(e.Name()) == ext {
			out = append(out, strings.TrimSuffix(e.Name(), ext))
		}
	}
	slices.Sort(out)
	return out
}
