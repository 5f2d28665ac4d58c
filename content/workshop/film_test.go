package workshop

import (
	"image"
	"image/color"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"dendau/content"
)

const smallFilm = `# Phim thử
> en: A film

- layers: bg, hand
- poster: 2

## Cảnh 1
- bg: show
- hand: alpha 0 to 1, x 100 to 0, at 1 for 2
Câu một.
> en: One.

## Cảnh 2
- seconds: 5
- hand: turn -10 to 10, at 1 swing 0.5
`

func TestParseFilm(t *testing.T) {
	f, problems := parseFilm("film.md", []byte(smallFilm))
	if problems.Fatal() {
		t.Fatal(problems)
	}
	if f.poster != 2 || len(f.scenes) != 2 || f.scenes[1].seconds != 5 || f.scenes[0].said[0]["en"] != "One." {
		t.Errorf("%+v", f)
	}
	want := move{layer: "hand", property: "x", from: 100, to: 0, begin: 1, length: 2}
	if got := f.scenes[0].moves[2]; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	for old, bad := range map[string]string{
		"hand: alpha": "foot: alpha", "x 100 to 0": "z 100 to 0", "for 2": "for ever", "poster: 2": "poster: 3",
		"- seconds: 5": "- seconds: NaN", "- layers: bg, hand": "", "layers: bg": "layers: ../bg", "x 100": "x 1e9",
	} {
		if _, problems := parseFilm("film.md", []byte(strings.Replace(smallFilm, old, bad, 1))); !problems.Fatal() {
			t.Errorf("%q in the place of %q is taken", bad, old)
		}
	}
}

func TestStageMovesSoftlyAndStays(t *testing.T) {
	f, _ := parseFilm("film.md", []byte(smallFilm))
	s := newStage(f)
	hand := func(scene int, t float64) pose {
		s.at(f.scenes[scene], t)
		return s.poses[1]
	}
	for _, c := range []struct {
		scene int
		at    float64
		want  pose
	}{
		{0, 0, pose{size: 1}},
		{0, 1, pose{x: 100, size: 1}},
		{0, 2, pose{x: 50, size: 1, alpha: 0.5}},
		{0, 3, pose{size: 1, alpha: 1}},
		{0, 9, pose{size: 1, alpha: 1}},
		{1, 0.5, pose{size: 1, alpha: 1}},
		{1, 1, pose{size: 1, alpha: 1, turn: -10}},
		{1, 1.5, pose{size: 1, alpha: 1, turn: 10}},
		{1, 2, pose{size: 1, alpha: 1, turn: -10}},
	} {
		got := hand(c.scene, c.at)
		if math.Abs(got.turn-c.want.turn) < 1e-9 {
			got.turn = c.want.turn
		}
		if got != c.want {
			t.Errorf("scene %d at %.1f s: %+v, want %+v", c.scene+1, c.at, got, c.want)
		}
	}
}

// A turned, moved layer ends where it should, and half alpha is half of it.
func TestLayersAreDrawnInTheirPose(t *testing.T) {
	drawing := image.NewNRGBA(image.Rect(0, 0, filmWidth, filmHeight))
	for y := 300; y < 340; y++ {
		for x := 600; x < 700; x++ {
			drawing.Set(x, y, color.NRGBA{200, 100, 0, 255})
		}
	}
	l := newLayer(drawing)
	if l.opaque || l.box != image.Rect(600, 300, 700, 340) {
		t.Fatalf("opaque %v, box %v", l.opaque, l.box)
	}
	at := func(p pose, x, y int) color.RGBA {
		frame := image.NewRGBA(image.Rect(0, 0, filmWidth, filmHeight))
		l.draw(frame, p)
		return frame.RGBAAt(x, y)
	}
	full := color.RGBA{200, 100, 0, 255}
	for name, c := range map[string]struct {
		p    pose
		x, y int
		want color.RGBA
	}{
		"as drawn":          {pose{size: 1, alpha: 1}, 610, 310, full},
		"beside it":         {pose{size: 1, alpha: 1}, 590, 310, color.RGBA{}},
		"moved":             {pose{x: -20, size: 1, alpha: 1}, 590, 310, full},
		"moved out":         {pose{x: 5000, size: 1, alpha: 1}, 650, 320, color.RGBA{}},
		"half there":        {pose{size: 1, alpha: 0.5}, 610, 310, color.RGBA{100, 50, 0, 127}},
		"turned upright":    {pose{size: 1, alpha: 1, turn: 90}, 650, 360, full},
		"no longer lying":   {pose{size: 1, alpha: 1, turn: 90}, 610, 320, color.RGBA{}},
		"twice as large":    {pose{size: 2, alpha: 1}, 560, 290, full},
		"small":             {pose{size: 0.5, alpha: 1}, 610, 320, color.RGBA{}},
		"between two dots":  {pose{x: 0.5, size: 1, alpha: 1}, 650, 320, full},
		"gone":              {pose{size: 1}, 650, 320, color.RGBA{}},
		"turned to nothing": {pose{size: 0, alpha: 1}, 650, 320, color.RGBA{}},
	} {
		if got := at(c.p, c.x, c.y); got != c.want {
			t.Errorf("%s: %v at %d,%d, want %v", name, got, c.x, c.y, c.want)
		}
	}
}

func TestSubtitles(t *testing.T) {
	var p filmPlan
	text := content.Text{"vi": "Bà giữ máy ngang tầm mặt và ngồi nơi đủ sáng để cháu nhìn rõ."}
	p.add(scene{}, []spokenLine{{text: text, length: 3 * time.Second}})
	p.add(scene{seconds: 10}, []spokenLine{{text: content.Text{"vi": "Ngắn.", "en": "Short."}, length: time.Second}})
	const want = "1\n00:00:00,600 --> 00:00:03,775\nBà giữ máy ngang tầm mặt và ngồi\nnơi đủ sáng để cháu nhìn rõ.\n\n" +
		"2\n00:00:05,080 --> 00:00:06,255\nNgắn.\n\n"
	if got := p.subtitles("vi"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := p.subtitles("en"); got != "1\n00:00:05,080 --> 00:00:06,255\nShort.\n\n" {
		t.Errorf("got\n%s", got)
	}
	if p.length() != 14480*time.Millisecond {
		t.Errorf("length %v", p.length())
	}
}

// Every film of the sample course has its drawings and a sentence in every scene.
func TestTheSampleCoursesFilms(t *testing.T) {
	c, _, err := ReadCourse(course)
	if err != nil {
		t.Fatal(err)
	}
	films := 0
	for _, src := range c.Lessons {
		if src.Lesson.Film == nil {
			continue
		}
		films++
		dir := course + "/" + src.Folder
		script, _, problems, err := src.readFilm(dir)
		if err != nil || problems.Fatal() {
			t.Fatal(err, problems)
		}
		for _, name := range script.layers {
			if _, err := os.Stat(c.layerFile(src, name)); err != nil {
				t.Error(err)
			}
		}
		for i, s := range script.scenes {
			if len(s.said) == 0 {
				t.Errorf("%s: scene %d is silent", src.Folder, i+1)
			}
		}
	}
	if films != 3 {
		t.Errorf("%d films, want those of lessons 3, 4 and 8", films)
	}
}

func FuzzParseFilm(f *testing.F) {
	f.Add([]byte(smallFilm))
	f.Fuzz(func(t *testing.T, data []byte) {
		script, problems := parseFilm("film.md", data)
		if problems.Fatal() {
			return
		}
		s := newStage(script)
		for _, sc := range script.scenes {
			s.at(sc, 1)
		}
		for _, p := range s.poses {
			if math.IsNaN(p.x + p.y + p.size + p.turn + p.alpha) {
				t.Errorf("a layer is nowhere: %+v", p)
			}
		}
	})
}
