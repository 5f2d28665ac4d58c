package qr

import "fmt"

// alphabet41 is what QR alphanumeric mode has, without the characters that cameras and URLs mangle (space $ % +).
const alphabet41 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:"

// value41 maps a character to its value in alphabet41, or to 255.
var value41 = func() (table [256]byte) {
	for i := range table {
		table[i] = 255
	}
	for i := range len(alphabet41) {
		table[alphabet41[i]] = byte(i)
	}
	return table
}()

// Encode41 writes bytes in base41: two bytes to three characters, a last single byte to two.
func Encode41(src []byte) string {
	dst := make([]byte, 0, len(src)/2*3+len(src)%2*2)
	for ; len(src) >= 2; src = src[2:] {
		n := int(src[0])<<8 | int(src[1])
		dst = append(dst, alphabet41[n%41], alphabet41[n/41%41], alphabet41[n/1681])
	}
	if len(src) == 1 {
		n := int(src[0])
		dst = append(dst, alphabet41[n%41], alphabet41[n/41])
	}
	return string(dst)
}

// Decode41 reads what Encode41 wrote. Every text has at most one meaning: whatever Encode41 could not have
// written is refused.
func Decode41(text string) ([]byte, error) {
	if len(text)%3 == 1 {
		return nil, fmt.Errorf("read base41: %d characters leave a rest of one", len(text))
	}
	dst := make([]byte, 0, len(text)/3*2+1)
	for at := 0; at < len(text); at += 3 {
		group := text[at:min(at+3, len(text))]
		n, weight := 0, 1
		for i := range len(group) {
			v := value41[group[i]]
			if v == 255 {
				return nil, fmt.Errorf("read base41: foreign character %q at %d", group[i], at+i)
			}
			n += int(v) * weight
			weight *= 41
		}
		switch {
		case len(group) == 3 && n <= 0xFFFF:
			dst = append(dst, byte(n>>8), byte(n))
		case len(group) == 2 && n <= 0xFF:
			dst = append(dst, byte(n))
		default:
			return nil, fmt.Errorf("read base41: group %q at %d is out of range", group, at)
		}
	}
	return dst, nil
}
