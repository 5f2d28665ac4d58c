package workshop

import "strings"

var digitWords = [10]string{"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"}

// numberWords reads a number from 0 to 999,999,999,999,999 as Vietnamese says it: 15 mười lăm, 21 hai mươi mốt,
// 1005 một nghìn không trăm linh năm.
func numberWords(n uint64) string {
	if n == 0 {
		return digitWords[0]
	}
	scales := []string{"", "nghìn", "triệu", "tỉ", "nghìn tỉ"}
	var groups []uint64
	for ; n > 0; n /= 1000 {
		groups = append(groups, n%1000)
	}
	var words []string
	for i := len(groups) - 1; i >= 0; i-- {
		if groups[i] == 0 {
			continue
		}
		// A group behind a larger one says its empty hundreds: 2026 is hai nghìn không trăm hai mươi sáu.
		words = append(words, groupWords(groups[i], len(words) > 0))
		if i < len(scales) && scales[i] != "" {
			words = append(words, scales[i])
		}
	}
	return strings.Join(words, " ")
}

// groupWords reads 1 to 999; full says the hundreds even where there are none.
func groupWords(n uint64, full bool) string {
	var words []string
	hundreds, tens, units := n/100, n/10%10, n%10
	if hundreds > 0 || full {
		words = append(words, digitWords[hundreds], "trăm")
	}
	switch {
	case tens == 0 && units > 0 && len(words) > 0:
		words = append(words, "linh")
	case tens == 1:
		words = append(words, "mười")
	case tens > 1:
		words = append(words, digitWords[tens], "mươi")
	}
	switch {
	case units == 0:
	case units == 1 && tens > 1:
		words = append(words, "mốt")
	case units == 4 && tens > 1:
		words = append(words, "tư")
	case units == 5 && tens > 0:
		words = append(words, "lăm")
	default:
		words = append(words, digitWords[units])
	}
	return strings.Join(words, " ")
}

// digitsOneByOne reads phone numbers and codes; what is not a digit becomes a short rest.
func digitsOneByOne(s string) string {
	var words []string
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			words = append(words, digitWords[r-'0'])
		case r == '+':
			words = append(words, "cộng")
		case len(words) > 0 && !strings.HasSuffix(words[len(words)-1], ","):
			words[len(words)-1] += ","
		}
	}
	return strings.Join(words, " ")
}
