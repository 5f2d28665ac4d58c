package workshop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"dendau/content"
)

// filmVersion changes when the way of drawing or encoding changes.
const filmVersion = "1"

// filmMaker makes one lesson's film.
type filmMaker struct {
	b      *builder
	src    *LessonSource
	script *filmScript
	layers []layer
	plan   filmPlan
	// key stands for the script, every drawing and every voice.
	key string
}

// makeFilm draws, speaks and encodes the lesson's film, and puts film, subtitles and poster into the pack.
func (b *builder) makeFilm(ctx context.Context, src *LessonSource) error {
	m := &filmMaker{b: b, src: src}
	if err := m.read(); err != nil {
		return err
	}
	svgs, err := m.drawings()
	if err != nil {
		return err
	}
	if err := m.speak(ctx); err != nil {
		return err
	}
	film, err := b.cache.get(m.key, ".mp4", func() ([]byte, error) { return m.encode(ctx, svgs) })
	if err != nil {
		return err
	}
	poster, err := b.cache.get(m.key, ".png", func() ([]byte, error) { return m.poster(ctx, svgs) })
	if err != nil {
		return err
	}
	m.put(film, poster)
	return nil
}

func (m *filmMaker) read() error {
	script, data, problems, err := m.src.readFilm(m.b.dir(m.src))
	if err != nil {
		return err
	}
	if problems.Fatal() {
		return problems
	}
	m.script = script
	m.key = cacheKey("film", filmVersion, m.b.drawer.version, m.b.narrator.versions, string(data))
	return nil
}

// readFilm gives the lesson's film script with its own text.
func (src *LessonSource) readFilm(lessonDir string) (*filmScript, []byte, Problems, error) {
	if err := content.Path(src.FilmScript).Check(); err != nil {
		return nil, nil, nil, fmt.Errorf("read film: %w", err)
	}
	data, err := os.ReadFile(filepath.Join(lessonDir, filepath.FromSlash(src.FilmScript)))
	if err != nil {
		return nil, nil, nil, fmt.Errorf("read film: %w", err)
	}
	script, problems := parseFilm(src.Folder+"/"+src.FilmScript, data)
	return script, data, problems, nil
}

// layerFile finds a layer's drawing; a lesson may use the people and rooms of another lesson's film.
func (c *Course) layerFile(src *LessonSource, name string) string {
	if id, own, borrowed := strings.Cut(name, "."); borrowed {
		name = own
		for _, other := range c.Lessons {
			if string(other.Lesson.ID) == id && other.FilmScript != "" {
				src = other
			}
		}
	}
	return filepath.Join(c.Dir, src.Folder, filepath.FromSlash(path.Dir(src.FilmScript)), name+".svg")
}

// drawings reads the layers' SVGs; a layer that nobody has drawn yet is empty, with a warning.
func (m *filmMaker) drawings() ([][]byte, error) {
	svgs := make([][]byte, len(m.script.layers))
	for i, name := range m.script.layers {
		data, err := os.ReadFile(m.b.course.layerFile(m.src, name))
		if errors.Is(err, os.ErrNotExist) {
			m.b.warn(m.src.Folder+"/"+m.src.FilmScript, "layer %q is not drawn yet", name)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("read layer: %w", err)
		}
		if err := checkSVG(data); err != nil {
			return nil, fmt.Errorf("layer %s: %w", name, err)
		}
		svgs[i] = data
		m.key = cacheKey(m.key, name, string(data))
	}
	return svgs, nil
}

// speak finds how long every sentence takes, and so how long the film is. The cache keeps the voices as the pages' ones.
func (m *filmMaker) speak(ctx context.Context) error {
	n := 0
	for _, s := range m.script.scenes {
		var lines []spokenLine
		for _, text := range s.said {
			n++
			name := fmt.Sprintf("film.%d", n)
			src, err := m.b.narrator.find(m.b.dir(m.src), name, content.Vietnamese, text[content.Vietnamese])
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			v, err := m.b.narrator.read(ctx, m.b.dir(m.src), name, content.Vietnamese, text[content.Vietnamese])
			if err != nil {
				return err
			}
			m.key = cacheKey(m.key, src.key)
			lines = append(lines, spokenLine{text: text, source: src, length: v.length})
		}
		m.plan.add(s, lines)
	}
	return nil
}

func (m *filmMaker) render(ctx context.Context, svgs [][]byte) error {
	if m.layers != nil {
		return nil
	}
	for i, svg := range svgs {
		if svg == nil {
			m.layers = append(m.layers, layer{})
			continue
		}
		data, err := m.b.cache.get(cacheKey("layer", m.b.drawer.version, string(svg)), ".png", func() ([]byte, error) {
			return rsvg.run(ctx, svg, "--width", fmt.Sprint(filmWidth), "--height", fmt.Sprint(filmHeight), "--format", "png")
		})
		if err != nil {
			return fmt.Errorf("layer %s: %w", m.script.layers[i], err)
		}
		drawing, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			return fmt.Errorf("layer %s: %w", m.script.layers[i], err)
		}
		m.layers = append(m.layers, newLayer(drawing))
	}
	return nil
}

// frames draws the film frame by frame. A frame equal to the one before is handed over again without drawing.
func (m *filmMaker) frames(show func(n int, frame *image.RGBA) error) error {
	stage := newStage(m.script)
	frame := image.NewRGBA(image.Rect(0, 0, filmWidth, filmHeight))
	var drawn []pose
	n := 0
	for i, s := range m.script.scenes {
		for end := m.plan.frameAt(m.plan.ends[i]); n < end; n++ {
			stage.at(s, float64(n)/filmRate-m.plan.starts[i].Seconds())
			if !equalPoses(drawn, stage.poses) {
				clear(frame.Pix)
				for j, l := range m.layers {
					l.draw(frame, stage.poses[j])
				}
				drawn = append(drawn[:0], stage.poses...)
			}
			if err := show(n, frame); err != nil {
				return err
			}
		}
	}
	return nil
}

func equalPoses(a, b []pose) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// encode pipes raw frames into ffmpeg. H.264 with AAC in MP4 is what every libmpv and every old PC decodes; a key frame every two
// seconds makes "hear again" quick.
func (m *filmMaker) encode(ctx context.Context, svgs [][]byte) ([]byte, error) {
	if err := m.render(ctx, svgs); err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "dendau-film-")
	if err != nil {
		return nil, fmt.Errorf("encode film: %w", err)
	}
	defer os.RemoveAll(dir)
	track, err := m.plan.soundtrack(ctx)
	if err != nil {
		return nil, err
	}
	wav, mp4 := filepath.Join(dir, "voice.wav"), filepath.Join(dir, "film.mp4")
	if err := os.WriteFile(wav, track.wav(), 0o644); err != nil {
		return nil, fmt.Errorf("encode film: %w", err)
	}
	if err := m.pipe(ctx, wav, mp4); err != nil {
		return nil, fmt.Errorf("encode film: %w", err)
	}
	return os.ReadFile(mp4)
}

func (m *filmMaker) pipe(ctx context.Context, wav, mp4 string) error {
	cmd := exec.CommandContext(ctx, ffmpeg.name, "-v", "error", "-nostdin", "-y",
		"-f", "rawvideo", "-pix_fmt", "rgba", "-s", fmt.Sprintf("%dx%d", filmWidth, filmHeight), "-r", fmt.Sprint(filmRate), "-i", "pipe:0",
		"-i", wav, "-c:v", "libx264", "-preset", "medium", "-tune", "animation", "-crf", "21", "-pix_fmt", "yuv420p", "-profile:v", "main",
		"-g", fmt.Sprint(2*filmRate), "-threads", "2", "-c:a", "aac", "-b:a", "96k", "-ac", "1", "-map_metadata", "-1", "-fflags", "+bitexact",
		"-flags:v", "+bitexact", "-flags:a", "+bitexact", "-movflags", "+faststart", mp4)
	var talk bytes.Buffer
	cmd.Stderr = &talk
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	drawErr := m.frames(func(_ int, frame *image.RGBA) error {
		_, err := in.Write(frame.Pix)
		return err
	})
	closeErr := in.Close()
	if err := cmd.Wait(); err != nil {
		return fmt.Errorf("ffmpeg: %w: %s", err, firstLine(talk.String()))
	}
	return errors.Join(drawErr, closeErr)
}

// poster is the last frame of the poster's scene.
func (m *filmMaker) poster(ctx context.Context, svgs [][]byte) ([]byte, error) {
	if err := m.render(ctx, svgs); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	want := m.plan.frameAt(m.plan.ends[m.script.poster-1]) - 1
	err := m.frames(func(n int, frame *image.RGBA) error {
		if n != want {
			return nil
		}
		if err := png.Encode(&out, frame); err != nil {
			return err
		}
		return io.EOF
	})
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	return out.Bytes(), nil
}

func (m *filmMaker) put(film, poster []byte) {
	f := m.src.Lesson.Film
	folder := fmt.Sprintf("lessons/%s/film/", m.src.Lesson.ID)
	length := m.plan.length()
	f.Title = m.script.title
	f.Seconds = int(length.Round(time.Second).Seconds())
	f.Path = content.Path(folder + "film.mp4")
	f.Poster = content.Picture{Path: content.Path(folder + "poster.png"), Alt: m.script.title}
	f.Subtitles = map[content.Lang]content.Path{}
	synthetic := m.plan.synthetic()
	m.b.put(film, content.File{Path: f.Path, Lang: content.Vietnamese, DurationMS: int(length.Milliseconds()), Synthetic: synthetic, Licence: m.b.course.PicturesLicence})
	m.b.put(poster, content.File{Path: f.Poster.Path, Alt: m.script.title, Licence: m.b.course.PicturesLicence})
	for _, lang := range []content.Lang{content.Vietnamese, content.English} {
		srt := m.plan.subtitles(lang)
		if srt == "" {
			continue
		}
		path := content.Path(folder + "subtitles." + string(lang) + ".srt")
		f.Subtitles[lang] = path
		m.b.put([]byte(strings.ReplaceAll(srt, "\r", "")), content.File{Path: path, Lang: lang})
	}
	m.b.film += length
}
