package qr

import (
	"fmt"
	"strings"

	qrcode "github.com/skip2/go-qrcode"
)

// Level is a QR error correction level.
type Level int

const (
	// L restores 7 % damage; on a screen it beats the others, whose smaller modules cost more than they mend.
	L Level = iota
	// M restores 15 %: paper gets creased and stained.
	M
)

// QuietZone is the white border, in modules, that readers need around a code and that every Matrix includes.
const QuietZone = 4

// versions gives the QR version for a frame of n symbols: the smallest that always holds it.
var versions = map[Level][MaxPerFrame + 1]int{
	L: {0, 10, 15, 19, 22, 25, 27, 30},
	M: {0, 12, 17, 22, 25, 29, 31, 34},
}

func versionFor(n int, level Level) int { return versions[level][n] }

// alphanumeric is QR's alphanumeric mode; a text outside it would need byte mode and overflow the version.
const alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

// maxDrawn is the capacity of the largest code (version 40, L) in digits.
const maxDrawn = 7089

// Matrix is a drawn code: square, quiet zone included, one bool a module.
type Matrix struct {
	Size    int    // modules a side
	Modules []bool // Size × Size, row by row; true is black
}

// Black says whether the module in column x, row y is black. Outside the matrix everything is white.
func (m Matrix) Black(x, y int) bool {
	if x < 0 || y < 0 || x >= m.Size || y >= m.Size {
		return false
	}
	return m.Modules[y*m.Size+x]
}

// Draw lays a text out as a QR code of exactly this version (1 to 40), or of the smallest that fits if version
// is 0. The text may only use QR's alphanumeric characters: digits, capitals and space $ % * + - . / and colon.
func Draw(text string, version int, level Level) (Matrix, error) {
	if text == "" || len(text) > maxDrawn {
		return Matrix{}, fmt.Errorf("draw qr code: %d characters are not within 1 to %d", len(text), maxDrawn)
	}
	for i := range len(text) {
		if strings.IndexByte(alphanumeric, text[i]) < 0 {
			return Matrix{}, fmt.Errorf("draw qr code: %q at %d is not alphanumeric", text[i], i)
		}
	}
	code, err := newCode(text, version, level)
	if err != nil {
		return Matrix{}, fmt.Errorf("draw qr code of %d characters in version %d: %w", len(text), version, err)
	}
	rows := code.Bitmap() // once only: go-qrcode appends its padding anew at every call
	m := Matrix{Size: len(rows), Modules: make([]bool, 0, len(rows)*len(rows))}
	for _, row := range rows {
		m.Modules = append(m.Modules, row...)
	}
	return m, nil
}

// newCode forces the version because zero padding turns into runs of digits, which go-qrcode packs tighter:
// left alone, it would pick a smaller symbol for some frames and the picture would jump.
func newCode(text string, version int, level Level) (*qrcode.QRCode, error) {
	recovery := qrcode.Low
	if level == M {
		recovery = qrcode.Medium
	}
	if version == 0 {
		return qrcode.New(text, recovery)
	}
	return qrcode.NewWithForcedVersion(text, version, recovery)
}

// Draw lays the frame out in the version of its size.
func (f Frame) Draw(level Level) (Matrix, error) { return Draw(f.Text(), f.Version(level), level) }

// DrawDigits lays bytes out as a code of decimal digits alone, which a USB scanner types through any keyboard layout: a receipt, or the word
// that a phone has everything. Level M: it is shown on a small screen and scratched paper.
func DrawDigits(data []byte) (Matrix, error) { return Draw(Encode8(data), 0, M) }
