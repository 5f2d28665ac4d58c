package media

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Limits of a subtitle file: an hour of speech is about 60 kB and 1200 cues.
const (
	maxSRT     = 1 << 20 // bytes
	maxCues    = 5000
	maxCueText = 500 // runes; the band under the picture holds about 80
)

// ErrSubtitles groups everything ParseSRT refuses.
var ErrSubtitles = errors.New("bad subtitles")

// Cue is one line of subtitles: Text is shown from From until To (exclusive).
type Cue struct {
	From, To time.Duration
	Text     string
}

// CueAt returns what is to be read at t: the text of the cue that began last
// and has not ended, or "". The cues are sorted by From, as ParseSRT leaves them.
func CueAt(cues []Cue, t time.Duration) string {
	after := sort.Search(len(cues), func(i int) bool { return cues[i].From > t })
	for i := after - 1; i >= 0; i-- {
		if t < cues[i].To {
			return cues[i].Text
		}
	}
	return ""
}

// ParseSRT reads a SubRip file (UTF-8, with or without BOM, any line ends) into
// cues sorted by From. Markup is dropped, text becomes NFC, empty cues vanish.
func ParseSRT(r io.Reader) ([]Cue, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSRT+1))
	if err != nil {
		return nil, fmt.Errorf("read subtitles: %w", err)
	}
	if len(data) > maxSRT {
		return nil, fmt.Errorf("%w: larger than %d bytes", ErrSubtitles, maxSRT)
	}
	text := strings.TrimPrefix(string(data), "\ufeff")
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, fmt.Errorf("%w: not UTF-8 text", ErrSubtitles)
	}
	cues, err := parseBlocks(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text))
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(cues, func(a, b Cue) int { return int(min(max(a.From-b.From, -1), 1)) })
	return cues, nil
}

// parseBlocks reads the blocks that blank lines part; line numbers in errors count from 1.
func parseBlocks(text string) ([]Cue, error) {
	var cues []Cue
	lines := bufio.NewScanner(strings.NewReader(text))
	lines.Buffer(nil, maxSRT+1)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || isNumber(line) {
			continue // the number of a cue says nothing that its times do not
		}
		from, to, err := parseTimes(line)
		if err != nil {
			return nil, fmt.Errorf("%w: line %d: %w", ErrSubtitles, n, err)
		}
		var words []string
		for lines.Scan() {
			n++
			word := plain(lines.Text())
			if strings.TrimSpace(lines.Text()) == "" {
				break
			}
			words = append(words, word)
		}
		cue := Cue{from, to, strings.TrimSpace(strings.Join(words, "\n"))}
		switch {
		case cue.Text == "":
			continue
		case utf8.RuneCountInString(cue.Text) > maxCueText:
			return nil, fmt.Errorf("%w: line %d: more than %d characters in one cue", ErrSubtitles, n, maxCueText)
		case len(cues) == maxCues:
			return nil, fmt.Errorf("%w: more than %d cues", ErrSubtitles, maxCues)
		}
		cues = append(cues, cue)
	}
	return cues, lines.Err()
}

func isNumber(line string) bool {
	return strings.Trim(line, "0123456789") == ""
}

// The comma is the format's, the dot is what people write; what follows the
// second time (positions) is for players that draw over the picture.
var timesLine = regexp.MustCompile(`^(\d{1,2}):(\d{2}):(\d{2})[,.](\d{3})\s*-->\s*(\d{1,2}):(\d{2}):(\d{2})[,.](\d{3})(\s|$)`)

func parseTimes(line string) (from, to time.Duration, err error) {
	m := timesLine.FindStringSubmatch(line)
	if m == nil {
		return 0, 0, fmt.Errorf("want times like 00:00:01,000 --> 00:00:04,000, have %.40q", line)
	}
	from, to = clock(m[1:5]), clock(m[5:9])
	if to <= from {
		return 0, 0, fmt.Errorf("cue ends (%v) before it begins (%v)", to, from)
	}
	return from, to, nil
}

// clock adds hours, minutes, seconds and milliseconds that are known to be digits.
func clock(parts []string) time.Duration {
	var sum time.Duration
	for i, unit := range []time.Duration{time.Hour, time.Minute, time.Second, time.Millisecond} {
		n, _ := strconv.Atoi(parts[i])
		sum += time.Duration(n) * unit
	}
	return sum
}

// <i>, </font>, and the {\an8} of other players.
var markup = regexp.MustCompile(`</?[A-Za-z][^<>]*>|\{\\[^{}]*\}`)

func plain(line string) string {
	return norm.NFC.String(strings.TrimSpace(markup.ReplaceAllString(line, "")))
}
