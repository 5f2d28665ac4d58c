package workshop

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"dendau/content"
)

// drawer makes the pack's PNGs from a lesson's SVGs.
type drawer struct {
	cache   *cache
	version string
}

func newDrawer(ctx context.Context, c *cache) (*drawer, error) {
	v, err := rsvg.tells(ctx)
	return &drawer{c, v}, err
}

// pictureScale: screens show pictures at their drawn size on 1366×768 and at up to twice that on a TV.
const pictureScale = "2"

func (d *drawer) png(ctx context.Context, svg []byte, scale string) ([]byte, error) {
	return d.cache.get(cacheKey("png", d.version, scale, string(svg)), ".png", func() ([]byte, error) {
		return rsvg.run(ctx, svg, "--zoom", scale, "--format", "png")
	})
}

// album is what a lesson's pictures folder holds.
type album struct {
	dir   string
	alts  map[string]content.Text
	named map[string]PictureSource
}

// openAlbum reads the words for the pictures; a folder that is not there yet is an empty album.
func openAlbum(lessonDir string, l *LessonSource) (*album, error) {
	a := &album{dir: filepath.Join(lessonDir, "pictures"), named: l.Pictures}
	data, err := os.ReadFile(filepath.Join(a.dir, "alt.json"))
	if errors.Is(err, os.ErrNotExist) {
		return a, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read pictures' words: %w", err)
	}
	if err := json.Unmarshal(data, &a.alts); err != nil {
		return nil, fmt.Errorf("read pictures' words: %s/pictures/alt.json: %w", l.Folder, err)
	}
	return a, nil
}

// svg gives a picture by its name ("p1", "q2", "icon"), nil where nobody has drawn it.
func (a *album) svg(name string) ([]byte, error) {
	file := filepath.Join(a.dir, name+".svg")
	if named, ok := a.named[name]; ok {
		if err := content.Path(named.Path).Check(); err != nil || path.Ext(named.Path) != ".svg" {
			return nil, fmt.Errorf("picture %q is not an SVG inside the lesson's folder", named.Path)
		}
		file = filepath.Join(filepath.Dir(a.dir), filepath.FromSlash(named.Path))
	}
	data, err := os.ReadFile(file)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

func (a *album) alt(name string) content.Text {
	if named, ok := a.named[name]; ok {
		return named.Alt
	}
	return a.alts[name]
}

// remoteMarks betray an SVG that would fetch, run or embed something.
var remoteMarks = []string{"http://", "https://", "file:", "<script", "<image", "<foreignObject", "@import", "javascript:", "<!ENTITY"}

// checkSVG refuses what has no business in a picture. The namespaces that every SVG declares are addresses by name only.
func checkSVG(svg []byte) error {
	text := string(svg)
	for _, ns := range []string{"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"} {
		text = strings.ReplaceAll(text, ns, "")
	}
	for _, mark := range remoteMarks {
		if strings.Contains(strings.ToLower(text), strings.ToLower(mark)) {
			return fmt.Errorf("picture holds %q", mark)
		}
	}
	return nil
}

// blank stands in for a page's or question's picture until it is drawn: the lesson's icon in a pool of lamp light.
func blank(width, height int, icon []byte) []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="%d" height="%d" viewBox="0 0 %[1]d %d">`, width, height, height)
	fmt.Fprintf(&out, `<defs><radialGradient id="blank-glow"><stop offset="0" stop-color="#FFE2A6"/><stop offset="1" stop-color="#FBF1DC"/></radialGradient></defs>`)
	fmt.Fprintf(&out, `<rect width="%d" height="%d" rx="28" fill="url(#blank-glow)"/>`, width, height)
	side := min(width, height) / 2
	if i := bytes.Index(icon, []byte("<svg")); i >= 0 {
		fmt.Fprintf(&out, `<g transform="translate(%d,%d) scale(%.4f)">%s</g>`, (width-side)/2, (height-side)/2, float64(side)/64, icon[i:])
	} else {
		fmt.Fprintf(&out, `<circle cx="%d" cy="%d" r="%d" fill="#F2A93B"/>`, width/2, height/2, side/4)
	}
	out.WriteString(`</svg>`)
	return out.Bytes()
}
