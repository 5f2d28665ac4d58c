package qr

import "fmt"

// digitsFor is how many decimal digits write 0, 1, 2 or 3 bytes.
var digitsFor = [4]int{0, 3, 5, 8}

// Encode8 writes bytes as decimal digits only, for USB scanners that type what they read through any keyboard
// layout: three bytes to eight digits, a last two to five, a last one to three.
func Encode8(src []byte) string {
	dst := make([]byte, 0, len(src)/3*8+digitsFor[len(src)%3])
	for len(src) > 0 {
		group := src[:min(3, len(src))]
		src = src[len(group):]
		n := 0
		for _, b := range group {
			n = n<<8 | int(b)
		}
		dst = fmt.Appendf(dst, "%0*d", digitsFor[len(group)], n)
	}
	return string(dst)
}

// Decode8 reads what Encode8 wrote and refuses everything else.
func Decode8(digits string) ([]byte, error) {
	dst := make([]byte, 0, len(digits)/8*3+2)
	for at := 0; at < len(digits); at += 8 {
		group := digits[at:min(at+8, len(digits))]
		size := bytesIn(len(group))
		if size == 0 {
			return nil, fmt.Errorf("read digits: a rest of %d digits", len(group))
		}
		n := 0
		for i := range len(group) {
			if group[i] < '0' || group[i] > '9' {
				return nil, fmt.Errorf("read digits: foreign character %q at %d", group[i], at+i)
			}
			n = n*10 + int(group[i]-'0')
		}
		if n >= 1<<(8*size) {
			return nil, fmt.Errorf("read digits: group %q at %d is out of range", group, at)
		}
		for shift := 8 * (size - 1); shift >= 0; shift -= 8 {
			dst = append(dst, byte(n>>shift))
		}
	}
	return dst, nil
}

// bytesIn is the number of bytes that so many digits write, or 0 if no number of bytes does.
func bytesIn(digits int) int {
	for size, want := range digitsFor {
		if digits == want {
			return size
		}
	}
	return 0
}
