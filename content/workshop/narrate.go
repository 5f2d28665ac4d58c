package workshop

import (
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"dendau/content"
)

// narrator reads texts aloud: from a recording where the author made one, else with a machine's voice.
type narrator struct {
	cache    *cache
	speakers map[content.Lang]func(string) string
	// versions of the programs, so that a new voice is a new file.
	versions  string
	synthetic bool
}

// voiceOf is how the machine speaks each language: about three syllables a second, for ears of seventy.
var voiceOf = map[content.Lang][]string{
	content.Vietnamese: {"-v", "vi", "-s", "118", "-p", "45"},
	content.English:    {"-v", "en", "-s", "135", "-p", "45"},
}

const (
	// restBetweenLines is heard where the text breaks its line.
	restBetweenLines = 800 * time.Millisecond
	restBefore       = 60 * time.Millisecond
	// restAfter together with the player's own gap makes 0.7–1 s between sentences.
	restAfter = 400 * time.Millisecond
	// narrationVersion changes when the way of making sound changes; it empties no cache, it only passes by what is old.
	narrationVersion = "2"
)

func newNarrator(ctx context.Context, c *cache, course *Course) (*narrator, error) {
	n := &narrator{cache: c, synthetic: course.SyntheticVoice}
	vi := NewSpeaker(course.Lexicon[content.Vietnamese])
	en := newEnglishSpeaker(course.Lexicon[content.English])
	n.speakers = map[content.Lang]func(string) string{content.Vietnamese: vi.Say, content.English: en.say}
	for _, t := range []tool{espeak, opus} {
		v, err := t.tells(ctx)
		if err != nil {
			return nil, err
		}
		n.versions += v + "\n"
	}
	return n, nil
}

// voice is one narration, made.
type voice struct {
	data      []byte
	length    time.Duration
	synthetic bool
}

// errSilent says that nobody recorded a text and no machine may read it.
var errSilent = errors.New("no recording, and the course allows no synthetic voice")

// read gives the voice for a text. name is the voice's name within the lesson's folder, for example "P2.1".
func (n *narrator) read(ctx context.Context, lessonDir, name string, lang content.Lang, text string) (voice, error) {
	src, err := n.find(lessonDir, name, lang, text)
	if err != nil {
		return voice{}, err
	}
	data, err := n.cache.get(src.key, ".opus", func() ([]byte, error) {
		s, err := src.sound(ctx)
		if err != nil {
			return nil, err
		}
		return encodeOpus(ctx, s)
	})
	if err != nil {
		return voice{}, fmt.Errorf("narrate %s: %w", name, err)
	}
	length, err := opusLength(data)
	return voice{data, length, src.recording == ""}, err
}

// voiceSource is what a voice is made from: a recording, or words for the machine.
type voiceSource struct {
	recording string
	said      string
	args      []string
	// key stands for all that decides how the voice sounds.
	key string
}

func (n *narrator) find(lessonDir, name string, lang content.Lang, text string) (voiceSource, error) {
	for _, ext := range []string{".opus", ".wav", ".m4a"} {
		path := filepath.Join(lessonDir, "voice", fmt.Sprintf("%s.%s%s", name, lang, ext))
		data, err := os.ReadFile(path)
		if err == nil {
			return voiceSource{recording: path, key: cacheKey("recording", narrationVersion, n.versions, string(data))}, nil
		}
		if !errors.Is(err, os.ErrNotExist) {
			return voiceSource{}, fmt.Errorf("read recording: %w", err)
		}
	}
	if !n.synthetic {
		return voiceSource{}, errSilent
	}
	said, args := n.speakers[lang](text), voiceOf[lang]
	return voiceSource{said: said, args: args, key: cacheKey("voice", narrationVersion, n.versions, strings.Join(args, " "), said)}, nil
}

// sound gives the samples, levelled, with rests around them.
func (src voiceSource) sound(ctx context.Context) (sound, error) {
	if src.recording == "" {
		return speak(ctx, src.said, src.args)
	}
	wav, err := ffmpeg.run(ctx, nil, "-v", "error", "-nostdin", "-i", src.recording, "-ac", "1", "-ar", "48000", "-c:a", "pcm_s16le", "-f", "wav", "-")
	if err != nil {
		return sound{}, err
	}
	s, err := readWAV(wav)
	if err != nil {
		return sound{}, fmt.Errorf("%s: %w", src.recording, err)
	}
	return s.trimmed().levelled().padded(restBefore, restAfter), nil
}

// speak gives the machine's voice, levelled, with rests around it.
func speak(ctx context.Context, said string, args []string) (sound, error) {
	var ssml strings.Builder
	ssml.WriteString("<speak>")
	for i, line := range strings.Split(said, "\n") {
		if i > 0 {
			fmt.Fprintf(&ssml, `<break time="%dms"/>`, restBetweenLines.Milliseconds())
		}
		if err := xml.EscapeText(&ssml, []byte(line)); err != nil {
			return sound{}, err
		}
	}
	ssml.WriteString("</speak>")
	wav, err := espeak.run(ctx, []byte(ssml.String()), append([]string{"-m", "-b", "1", "--stdin", "--stdout"}, args...)...)
	if err != nil {
		return sound{}, err
	}
	s, err := readWAV(wav)
	if err != nil {
		return sound{}, fmt.Errorf("espeak-ng: %w", err)
	}
	if len(s.samples) == 0 {
		return sound{}, fmt.Errorf("espeak-ng says nothing for %q", said)
	}
	return s.trimmed().levelled().padded(restBefore, restAfter), nil
}

// trimmed takes off the silence that espeak-ng puts around what it says; padded gives the rests that we want.
func (s sound) trimmed() sound {
	const still = 0.002
	from, to := 0, len(s.samples)
	for from < to && s.samples[from] < still && s.samples[from] > -still {
		from++
	}
	for to > from && s.samples[to-1] < still && s.samples[to-1] > -still {
		to--
	}
	return sound{s.rate, s.samples[from:to]}
}

// encodeOpus gives Ogg Opus at 24 kbit/s: an hour of narration in 10 MB. The serial number is fixed, or no two builds were equal.
func encodeOpus(ctx context.Context, s sound) ([]byte, error) {
	return opus.run(ctx, s.wav(), "--quiet", "--speech", "--bitrate", "24", "--comp", "10", "--serial", "1", "--discard-comments", "--discard-pictures", "-", "-")
}

// opusLength reads how long an Ogg Opus file plays: the last page's position less the start that is skipped, at 48 kHz.
func opusLength(data []byte) (time.Duration, error) {
	var skip, last uint64
	for page := 0; len(data) >= 27; page++ {
		if string(data[:4]) != "OggS" {
			return 0, errors.New("not an Ogg file")
		}
		segments := int(data[26])
		if len(data) < 27+segments {
			break
		}
		size := 0
		for _, n := range data[27 : 27+segments] {
			size += int(n)
		}
		body := data[27+segments:]
		if size > len(body) {
			break
		}
		if page == 0 {
			if size < 19 || string(body[:8]) != "OpusHead" {
				return 0, errors.New("not an Opus file")
			}
			skip = uint64(binary.LittleEndian.Uint16(body[10:]))
		}
		if p := binary.LittleEndian.Uint64(data[6:]); p != ^uint64(0) {
			last = p
		}
		data = body[size:]
	}
	// A day is far beyond any film; a position beyond it is damage, and would overflow.
	if last <= skip || last > 24*3600*48000 {
		return 0, errors.New("an Opus file without sound, or with a wrong length")
	}
	return time.Duration(last-skip) * time.Second / 48000, nil
}
