package workshop

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"dendau/content"
)

// A film's frame. 25 a second is what old machines decode without effort.
const (
	filmWidth  = 1280
	filmHeight = 720
	filmRate   = 25
)

// layerName is the name of a drawing in the film's folder, or, as "L03.elder", in that of another lesson's film.
var layerName = regexp.MustCompile(`^([A-Z]\d{2,3}\.)?[a-z0-9-]{1,40}$`)

// filmScript is a film.md: scenes of moving layers, with the sentences said over them.
type filmScript struct {
	title content.Text
	// layers from the back to the front; each is a drawing film/<name>.svg of 1280×720 on transparent ground.
	layers []string
	scenes []scene
	// poster is the scene, from 1, whose last moment stands for the film.
	poster int
}

// scene lasts as long as its sentences need, and at least seconds.
type scene struct {
	seconds float64
	moves   []move
	said    []content.Text
}

// move changes one property of a layer from begin (seconds into the scene), over length seconds. A swinging move goes there and back
// until the scene ends.
type move struct {
	layer, property string
	from, to        float64
	begin, length   float64
	swing           bool
}

// properties of a layer and what they are before anything is said of it.
var properties = map[string]float64{"x": 0, "y": 0, "size": 1, "turn": 0, "alpha": 0}

// limits keep a script from asking for a film of hours.
const (
	maxScenes   = 60
	maxLayers   = 40
	maxSceneSec = 120
)

// parseFilm reads a film.md.
func parseFilm(file string, data []byte) (*filmScript, Problems) {
	blocks, problems := scan(file, data)
	f := &filmScript{poster: 1}
	for _, b := range blocks {
		if err := f.take(b); err != nil {
			problems = append(problems, Problem{File: file, Line: b.line, Text: err.Error(), Fatal: true})
		}
	}
	if f.title == nil || len(f.layers) == 0 || len(f.scenes) == 0 {
		problems = append(problems, Problem{File: file, Text: "a film has a title, \"- layers:\" and scenes", Fatal: true})
	}
	if f.poster < 1 || f.poster > max(1, len(f.scenes)) {
		problems = append(problems, Problem{File: file, Text: fmt.Sprintf("no scene %d for the poster", f.poster), Fatal: true})
	}
	return f, problems
}

func (f *filmScript) take(b block) error {
	switch {
	case b.kind == heading && b.level == 1:
		f.title = b.text()
		return nil
	case b.kind == heading:
		if len(f.scenes) == maxScenes {
			return fmt.Errorf("more than %d scenes", maxScenes)
		}
		f.scenes = append(f.scenes, scene{})
		return nil
	case len(f.scenes) == 0:
		return f.set(b)
	}
	s := &f.scenes[len(f.scenes)-1]
	switch b.kind {
	case paragraph:
		s.said = append(s.said, b.text())
		return nil
	case bullet:
		return f.act(s, b)
	}
	return fmt.Errorf("a scene holds moves and sentences")
}

func (f *filmScript) set(b block) error {
	key, value, ok := b.setting()
	switch {
	case ok && key == "layers":
		f.layers = list(value)
		if len(f.layers) > maxLayers {
			return fmt.Errorf("more than %d layers", maxLayers)
		}
		for _, name := range f.layers {
			if !layerName.MatchString(name) {
				return fmt.Errorf("layer %q is not a name of small letters", name)
			}
		}
	case ok && key == "poster":
		n, err := strconv.Atoi(value)
		if err != nil {
			return fmt.Errorf("poster %q is not a scene's number", value)
		}
		f.poster = n
	default:
		return fmt.Errorf("before the first scene stand \"- layers:\" and \"- poster:\"")
	}
	return nil
}

// act reads "phone+child: x 600 to 0, alpha 0 to 1, at 1 for 1.2".
func (f *filmScript) act(s *scene, b block) error {
	names, rest, ok := strings.Cut(b.vi, ":")
	if !ok {
		return fmt.Errorf("a move is \"- layer: what it does\"")
	}
	if strings.TrimSpace(names) == "seconds" {
		n, err := number(strings.TrimSpace(rest), 0, maxSceneSec)
		s.seconds = n
		return err
	}
	moves, err := parseMoves(strings.Split(rest, ","))
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(names, "+") {
		name = strings.TrimSpace(name)
		if !f.hasLayer(name) {
			return fmt.Errorf("no layer %q", name)
		}
		for _, m := range moves {
			m.layer = name
			s.moves = append(s.moves, m)
		}
	}
	return nil
}

func (f *filmScript) hasLayer(name string) bool {
	for _, l := range f.layers {
		if l == name {
			return true
		}
	}
	return false
}

func parseMoves(parts []string) ([]move, error) {
	var moves []move
	begin, length, swing := 0.0, 0.0, false
	for _, part := range parts {
		words := strings.Fields(part)
		var err error
		switch {
		case len(words) == 1 && words[0] == "show":
			moves = append(moves, move{property: "alpha", from: 1, to: 1})
		case len(words) == 1 && words[0] == "hide":
			moves = append(moves, move{property: "alpha", from: 0, to: 0})
		case len(words) == 2 && words[0] == "at":
			begin, err = number(words[1], 0, maxSceneSec)
		case len(words) == 2 && words[0] == "swing":
			length, err = number(words[1], 0.1, maxSceneSec)
			swing = true
		case len(words) == 4 && words[0] == "at" && (words[2] == "for" || words[2] == "swing"):
			swing = words[2] == "swing"
			if begin, err = number(words[1], 0, maxSceneSec); err == nil {
				length, err = number(words[3], 0, maxSceneSec)
			}
		case len(words) == 4 && words[2] == "to":
			var m move
			if m, err = parseChange(words); err == nil {
				moves = append(moves, m)
			}
		default:
			err = fmt.Errorf("cannot read %q", strings.TrimSpace(part))
		}
		if err != nil {
			return nil, err
		}
	}
	for i := range moves {
		moves[i].begin, moves[i].length, moves[i].swing = begin, length, swing
	}
	return moves, nil
}

func parseChange(words []string) (move, error) {
	if _, ok := properties[words[0]]; !ok {
		return move{}, fmt.Errorf("a layer has x, y, size, turn and alpha, not %q", words[0])
	}
	from, err := number(words[1], -5000, 5000)
	if err != nil {
		return move{}, err
	}
	to, err := number(words[3], -5000, 5000)
	return move{property: words[0], from: from, to: to}, err
}

func number(s string, least, most float64) (float64, error) {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(n >= least && n <= most) {
		return 0, fmt.Errorf("%q is not a number from %g to %g", s, least, most)
	}
	return n, nil
}
