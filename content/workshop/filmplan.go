package workshop

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"dendau/content"
)

// filmPlan is when what happens: scenes one after another, each as long as its sentences.
type filmPlan struct {
	starts, ends []time.Duration
	cues         []cue
}

// spokenLine is a sentence of a film with its voice.
type spokenLine struct {
	text   content.Text
	source voiceSource
	length time.Duration
}

// cue is a sentence at its time in the film.
type cue struct {
	spokenLine
	at time.Duration
}

// Rests of a scene: a look at the picture before the voice, and a breath after each sentence.
const (
	restBeforeScene = 600 * time.Millisecond
	restInScene     = 350 * time.Millisecond
	restAfterScene  = 500 * time.Millisecond
)

func (p *filmPlan) add(s scene, lines []spokenLine) {
	start := p.length()
	at := start + restBeforeScene
	for _, l := range lines {
		p.cues = append(p.cues, cue{l, at})
		at += l.length + restInScene
	}
	end := max(at+restAfterScene, start+time.Duration(s.seconds*float64(time.Second)))
	// Scenes end on a frame, so that sound and picture never drift apart.
	frames := math.Ceil(end.Seconds() * filmRate)
	p.starts = append(p.starts, start)
	p.ends = append(p.ends, time.Duration(frames)*time.Second/filmRate)
}

func (p *filmPlan) length() time.Duration {
	if len(p.ends) == 0 {
		return 0
	}
	return p.ends[len(p.ends)-1]
}

func (p *filmPlan) frameAt(t time.Duration) int { return int(math.Round(t.Seconds() * filmRate)) }

func (p *filmPlan) synthetic() bool {
	for _, c := range p.cues {
		if c.source.recording == "" {
			return true
		}
	}
	return false
}

// filmSoundRate is what AAC is made for.
const filmSoundRate = 48000

// soundtrack lays every voice at its time.
func (p *filmPlan) soundtrack(ctx context.Context) (sound, error) {
	track := sound{filmSoundRate, make([]float64, int(p.length().Seconds()*filmSoundRate))}
	for _, c := range p.cues {
		s, err := c.source.sound(ctx)
		if err != nil {
			return sound{}, err
		}
		from := int(c.at.Seconds() * filmSoundRate)
		for i, x := range s.at(filmSoundRate) {
			if from+i < len(track.samples) {
				track.samples[from+i] += x
			}
		}
	}
	return track, nil
}

// at gives the samples at another rate, by straight lines between them: enough for a voice.
func (s sound) at(rate int) []float64 {
	if s.rate == rate || len(s.samples) == 0 {
		return s.samples
	}
	out := make([]float64, len(s.samples)*rate/s.rate)
	for i := range out {
		x := float64(i) * float64(s.rate) / float64(rate)
		j := int(x)
		k := min(j+1, len(s.samples)-1)
		out[i] = s.samples[j] + (s.samples[k]-s.samples[j])*(x-float64(j))
	}
	return out
}

// subtitleLine is how many characters the band under a film holds in one line.
const subtitleLine = 44

// subtitles gives the sentences as SRT in one language, empty where nothing is in that language.
func (p *filmPlan) subtitles(lang content.Lang) string {
	var out strings.Builder
	n := 0
	for _, c := range p.cues {
		if c.text[lang] == "" {
			continue
		}
		n++
		// The text stays a moment longer than the voice: some read slowly.
		fmt.Fprintf(&out, "%d\n%s --> %s\n%s\n\n", n, srtTime(c.at), srtTime(c.at+c.length+restInScene/2), wrap(c.text[lang], subtitleLine))
	}
	return out.String()
}

func srtTime(d time.Duration) string {
	ms := d.Milliseconds()
	return fmt.Sprintf("%02d:%02d:%02d,%03d", ms/3600000, ms/60000%60, ms/1000%60, ms%1000)
}

// wrap breaks a text into lines of about equal length where it is longer than most.
func wrap(text string, most int) string {
	words := strings.Fields(text)
	total := utf8.RuneCountInString(text)
	lines := (total + most - 1) / most
	if lines < 2 {
		return strings.Join(words, " ")
	}
	want := (total + lines - 1) / lines
	var out strings.Builder
	n := 0
	for i, w := range words {
		length := utf8.RuneCountInString(w)
		switch {
		case i == 0:
		case n >= want || n+1+length > most:
			out.WriteByte('\n')
			n = 0
		default:
			out.WriteByte(' ')
			n++
		}
		out.WriteString(w)
		n += length
	}
	return out.String()
}
