package workshop

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// sayRule reads one kind of written number. say gets the match's groups with what stands before and after it, and gives "" to leave it
// to a later rule.
type sayRule struct {
	pattern *regexp.Regexp
	say     func(m []string, before, after string) string
}

const num = `\d{1,3}(?:\.\d{3})+|\d+`

// vietnameseRules are tried in this order, each over the whole text; what they give holds no digits, so none undoes another.
var vietnameseRules = []sayRule{
	{regexp.MustCompile(`https?://\S*[^\s.,;!?]`), sayAddress},
	{regexp.MustCompile(`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})`), sayDate},
	{regexp.MustCompile(`(\d{1,2}):(\d{2})(?::\d{2})?|(\d{1,2}) ?(?:h|g)(?: ?(\d{2}))?`), sayTime},
	{regexp.MustCompile(`(?:\+84|0)(?:[ .-]?\d){8,10}|1[89]00(?:[ .-]?\d){4,6}`), sayPhone},
	{regexp.MustCompile(`(?:000|0\d\d)\d{9}`), sayDigits},
	{regexp.MustCompile(`(` + num + `)(?:,(\d+))? ?(đ|₫|VND|VNĐ|đồng|k|K|nghìn|ngàn|triệu|tỉ|tỷ)`), sayMoney},
	{regexp.MustCompile(`(` + num + `)(?:,(\d+))? ?[–-] ?(` + num + `)(?:,(\d+))?`), sayRange},
	{regexp.MustCompile(`(\d{1,2})/(\d{4})`), sayMonth},
	{regexp.MustCompile(`(\d{1,3})/(\d{1,3})`), sayFraction},
	{regexp.MustCompile(`(` + num + `)(?:,(\d+))? ?(%|km/h|km|cm|mm|kg|°C|ml|m²|m)`), sayUnit},
	{regexp.MustCompile(`(` + num + `),(\d+)`), sayDecimal},
	{regexp.MustCompile(num), sayNumber},
	{regexp.MustCompile(`\d+`), sayDigits}, // what looked like the head of a number and was not: 0.0000
}

func (r sayRule) apply(text string) string {
	var out strings.Builder
	rest, from := text, 0
	for {
		loc := r.pattern.FindStringSubmatchIndex(rest[from:])
		if loc == nil {
			return out.String() + rest
		}
		start, end := from+loc[0], from+loc[1]
		said := ""
		if standsAlone(out.String()+rest[:start], rest[end:]) {
			said = r.say(groups(rest[from:], loc), out.String()+rest[:start], rest[end:])
		}
		if said == "" {
			_, n := utf8.DecodeRuneInString(rest[start:])
			from = start + n
			continue
		}
		out.WriteString(rest[:start] + said)
		rest, from = rest[end:], 0
	}
}

// standsAlone keeps a rule from reading a part of a longer word or number.
func standsAlone(before, after string) bool {
	prev, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	return !isWordRune(prev) && !isWordRune(next)
}

func groups(text string, loc []int) []string {
	m := make([]string, len(loc)/2)
	for i := range m {
		if loc[2*i] >= 0 {
			m[i] = text[loc[2*i]:loc[2*i+1]]
		}
	}
	return m
}

// value reads digits with thousands dots; numbers beyond what people say come back as not ok.
func value(s string) (uint64, bool) {
	s = strings.ReplaceAll(s, ".", "")
	n, err := strconv.ParseUint(s, 10, 64)
	return n, err == nil && n < 1e15
}

func quantity(whole, decimals string) string {
	n, ok := value(whole)
	if !ok {
		return digitsOneByOne(whole)
	}
	if decimals == "" {
		return numberWords(n)
	}
	// Two decimals are said as a number, unless they begin with a nought: 1,25 hai mươi lăm, 1,05 không năm.
	if d, ok := value(decimals); ok && len(decimals) <= 2 && decimals[0] != '0' {
		return numberWords(n) + " phẩy " + numberWords(d)
	}
	return numberWords(n) + " phẩy " + digitsOneByOne(decimals)
}

func sayAddress(m []string, _, _ string) string {
	address := m[0][strings.Index(m[0], "//")+2:]
	return strings.NewReplacer(".", " chấm ", "/", " gạch chéo ", "-", " gạch ngang ").Replace(strings.TrimSuffix(address, "/"))
}

var monthNames = [13]string{4: "tư"}

func month(n uint64) string {
	if monthNames[n] != "" {
		return "tháng " + monthNames[n]
	}
	return "tháng " + numberWords(n)
}

func dayAndMonth(d, mo string, before string) (string, bool) {
	day, _ := value(d)
	m, _ := value(mo)
	if day < 1 || day > 31 || m < 1 || m > 12 {
		return "", false
	}
	said := numberWords(day) + " " + month(m)
	if !endsWithWord(before, "ngày", "hôm", "mùng", "mồng", "rằm") {
		said = "ngày " + said
	}
	return said, true
}

func sayDate(m []string, before, _ string) string {
	said, ok := dayAndMonth(m[1], m[2], before)
	if !ok {
		return ""
	}
	year, _ := value(m[3])
	return said + " năm " + numberWords(year)
}

func sayMonth(m []string, before, _ string) string {
	n, _ := value(m[1])
	year, _ := value(m[2])
	if n < 1 || n > 12 || year < 1900 || year > 2199 {
		return ""
	}
	said := month(n) + " năm " + numberWords(year)
	if endsWithWord(before, "tháng") {
		said = strings.TrimPrefix(said, "tháng ")
	}
	return said
}

// sayFraction reads 12/5 after a word of time as a day, and anywhere else as so many out of so many: trang 4/6.
func sayFraction(m []string, before, _ string) string {
	if endsWithWord(before, "ngày", "hôm", "mùng", "mồng", "buổi", "Tết", "lễ", "sáng", "chiều", "tối") {
		if said, ok := dayAndMonth(m[1], m[2], before); ok {
			return said
		}
	}
	return quantity(m[1], "") + " trên " + quantity(m[2], "")
}

func sayTime(m []string, _, _ string) string {
	h, min := m[1]+m[3], m[2]+m[4]
	hour, _ := value(h)
	minute, _ := value(min)
	if hour > 24 || minute > 59 {
		return ""
	}
	said := numberWords(hour) + " giờ"
	if minute > 0 {
		said += " " + numberWords(minute)
	}
	return said
}

func sayPhone(m []string, _, _ string) string { return digitsOneByOne(strings.TrimSpace(m[0])) }

func sayDigits(m []string, _, _ string) string { return digitsOneByOne(m[0]) }

func sayMoney(m []string, before, after string) string {
	unit := map[string]string{"đ": "đồng", "₫": "đồng", "VND": "đồng", "VNĐ": "đồng", "k": "nghìn", "K": "nghìn", "tỷ": "tỉ"}[m[3]]
	if unit == "" {
		unit = m[3]
	}
	return quantity(m[1], m[2]) + " " + unit
}

func sayRange(m []string, before, _ string) string {
	a, _ := value(m[1])
	b, ok := value(m[3])
	if !ok || a >= b || endsWithWord(before, "số", "mã") {
		return ""
	}
	return quantity(m[1], m[2]) + " đến " + quantity(m[3], m[4])
}

func sayUnit(m []string, _, _ string) string {
	units := map[string]string{"%": "phần trăm", "km/h": "ki lô mét một giờ", "km": "ki lô mét", "cm": "xăng ti mét", "mm": "mi li mét",
		"kg": "ki lô gam", "°C": "độ xê", "ml": "mi li lít", "m²": "mét vuông", "m": "mét"}
	return quantity(m[1], m[2]) + " " + units[m[3]]
}

func sayDecimal(m []string, _, after string) string { return quantity(m[1], m[2]) }

// serviceNumbers are dialled, so they are said digit by digit.
var serviceNumbers = []string{"111", "112", "113", "114", "115", "116", "117", "118", "119", "156", "1022", "5656"}

// counted are words that make the number before them a count, although it looks like a number to dial: 113 người.
var counted = []string{"người", "đồng", "cái", "trang", "câu", "học", "hộ", "nghìn", "triệu", "lượt", "buổi", "xã", "tuổi", "ngày", "năm", "phút", "giây"}

func sayNumber(m []string, before, after string) string {
	s := m[0]
	word, _, _ := strings.Cut(strings.TrimLeft(after, " "), " ")
	isCount := slices.Contains(counted, strings.Trim(word, ".,;!?"))
	dialled := slices.Contains(serviceNumbers, s) && !isCount
	code := !strings.Contains(s, ".") && (len(s) >= 5 || (len(s) > 1 && s[0] == '0')) && !isCount
	if dialled || code || endsWithWord(before, "mã") {
		return digitsOneByOne(s)
	}
	return quantity(s, "")
}

func endsWithWord(before string, words ...string) bool {
	fields := strings.Fields(before)
	return len(fields) > 0 && slices.Contains(words, strings.ToLower(strings.Trim(fields[len(fields)-1], ",:")))
}
