package workshop

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Speaker turns what is written into what is said, before a machine reads it: the machine reads 15, 1.250.000, OTP and .gov.vn wrongly.
type Speaker struct {
	lexicon []entry
}

// entry is a word of the lexicon with the way to say it.
type entry struct{ written, said string }

// ownWords are read rightly everywhere; a course's table comes before them.
var ownWords = map[string]string{
	"UBND": "ủy ban nhân dân", "CCCD": "căn cước công dân", "BHYT": "bảo hiểm y tế", "TP": "thành phố", "SĐT": "số điện thoại",
	"OTP": "ô tê pê", "QR": "kiu a", "VNeID": "vi en i ai đi", "VssID": "vi ét ét ai đi", "AI": "ây ai", "Wi-Fi": "oai phai",
	"Zalo": "da lô", "SIM": "sim", "link": "linh", "video": "vi đê ô", "USB": "u ét bê", "SMS": "ét em ét", "TV": "ti vi",
	"PIN": "pin", "email": "i meo", "internet": "in tơ nét", ".gov.vn": "chấm gờ o vê chấm vê nờ", ".com": "chấm com",
	".net": "chấm nét", ".vn": "chấm vê nờ", "Google": "gu gồ", "Facebook": "phây búc", "app": "áp", "web": "oép", "chip": "chíp",
	"2G": "hai gờ", "3G": "ba gờ", "4G": "bốn gờ", "5G": "năm gờ", "GB": "ghi ga bai", "MB": "mê ga bai",
}

// NewSpeaker makes a Vietnamese speaker with a course's own table of words.
func NewSpeaker(lexicon map[string]string) *Speaker {
	words := map[string]string{}
	for w, s := range ownWords {
		words[norm.NFC.String(w)] = s
	}
	for w, s := range lexicon {
		words[norm.NFC.String(w)] = s
	}
	return &Speaker{sortedEntries(words)}
}

// sortedEntries puts longer words first: dichvucong.gov.vn before .gov.vn.
func sortedEntries(words map[string]string) []entry {
	var entries []entry
	for w, s := range words {
		entries = append(entries, entry{w, s})
		// A word of small letters may begin a sentence; one with capitals is an abbreviation and stays as it is.
		if r, n := utf8.DecodeRuneInString(w); w == strings.ToLower(w) && unicode.IsLower(r) {
			entries = append(entries, entry{string(unicode.ToUpper(r)) + w[n:], s})
		}
	}
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(len(b.written), len(a.written)), cmp.Compare(a.written, b.written))
	})
	return entries
}

// Say gives the words to read for a text. Lines stay lines: between them the reader rests.
func (s *Speaker) Say(text string) string {
	lines := strings.Split(norm.NFC.String(text), "\n")
	for i, line := range lines {
		line = replaceWords(line, s.lexicon)
		for _, r := range vietnameseRules {
			line = r.apply(line)
		}
		lines[i] = tidySpeech(spellCapitals(line))
	}
	return strings.Join(lines, "\n")
}

// replaceWords puts what is said in the place of every whole word of the lexicon. Case counts: AI is not Ai.
func replaceWords(text string, lexicon []entry) string {
	var out strings.Builder
	prev := ' '
	for text != "" {
		if e, ok := longest(text, lexicon, prev); ok {
			if !startsWord(e.written) && isWordRune(prev) {
				out.WriteByte(' ')
			}
			out.WriteString(e.said)
			text = text[len(e.written):]
			prev, _ = utf8.DecodeLastRuneInString(e.said)
			continue
		}
		r, n := utf8.DecodeRuneInString(text)
		out.WriteRune(r)
		prev, text = r, text[n:]
	}
	return out.String()
}

func longest(text string, lexicon []entry, prev rune) (entry, bool) {
	for _, e := range lexicon {
		if !strings.HasPrefix(text, e.written) || (startsWord(e.written) && isWordRune(prev)) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[len(e.written):])
		if last, _ := utf8.DecodeLastRuneInString(e.written); isWordRune(last) && isWordRune(next) {
			continue
		}
		return e, true
	}
	return entry{}, false
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return isWordRune(r)
}

func isWordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

var letterNames = map[rune]string{
	'A': "a", 'B': "bê", 'C': "xê", 'D': "dê", 'Đ': "đê", 'E': "e", 'F': "ép", 'G': "giê", 'H': "hát", 'I': "i", 'J': "gi",
	'K': "ca", 'L': "lờ", 'M': "mờ", 'N': "nờ", 'O': "ô", 'P': "pê", 'Q': "quy", 'R': "rờ", 'S': "ét", 'T': "tê", 'U': "u",
	'V': "vê", 'W': "vê kép", 'X': "ích", 'Y': "i dài", 'Z': "dét",
}

// spellCapitals spells what is left of abbreviations, words of two to five capitals without marks; a text all in capitals is shouting,
// not spelling, and is left alone.
func spellCapitals(text string) string {
	if text == strings.ToUpper(text) && strings.Contains(text, " ") {
		return text
	}
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		n := utf8.RuneCountInString(w)
		if n < 2 || n > 5 {
			continue
		}
		var names []string
		for _, r := range w {
			if name, ok := letterNames[r]; ok {
				names = append(names, name)
			}
		}
		if len(names) == n {
			text = replaceWords(text, []entry{{w, strings.Join(names, " ")}})
		}
	}
	return text
}

var speechMarks = strings.NewReplacer("\"", "", "“", "", "”", "", "«", "", "»", "", "(", ", ", ")", ", ", "…", ".", "...", ".",
	"&", " và ", "+", " cộng ", "=", " bằng ", "@", " a còng ", "→", ", ", " – ", ", ", " - ", ", ", "–", " ", "/", ", ", "*", "", "_", " ", "#", "")

// tidySpeech takes away what would be read as a mark's name.
func tidySpeech(s string) string {
	s = strings.Join(strings.Fields(speechMarks.Replace(s)), " ")
	s = strings.NewReplacer(" ,", ",", " .", ".", ",,", ",", ",.", ".").Replace(s)
	return strings.Trim(s, " ,")
}
