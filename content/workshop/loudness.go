package workshop

import (
	"encoding/binary"
	"errors"
	"math"
	"time"
)

// sound is one channel of samples from -1 to 1.
type sound struct {
	rate    int
	samples []float64
}

func (s sound) duration() time.Duration {
	return time.Duration(float64(len(s.samples)) / float64(s.rate) * float64(time.Second))
}

// loudnessTarget in LUFS: speech in a room with a fan, on the loudspeaker of a TV.
const loudnessTarget = -16

// readWAV reads 16-bit mono PCM. espeak-ng cannot know the length when it begins, so the size fields are not believed.
func readWAV(data []byte) (sound, error) {
	if len(data) < 44 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return sound{}, errors.New("not a WAV file")
	}
	s := sound{}
	for rest := data[12:]; len(rest) >= 8; {
		id, n := string(rest[:4]), int(binary.LittleEndian.Uint32(rest[4:8]))
		body := rest[8:]
		if n < 0 || n > len(body) {
			n = len(body)
		}
		switch {
		case id == "fmt " && n >= 16:
			if binary.LittleEndian.Uint16(body) != 1 || binary.LittleEndian.Uint16(body[2:]) != 1 || binary.LittleEndian.Uint16(body[14:]) != 16 {
				return sound{}, errors.New("not 16-bit mono PCM")
			}
			s.rate = int(binary.LittleEndian.Uint32(body[4:]))
		case id == "data" && s.rate > 0:
			for i := 0; i+1 < n; i += 2 {
				s.samples = append(s.samples, float64(int16(binary.LittleEndian.Uint16(body[i:])))/32768)
			}
			return s, nil
		}
		rest = body[min(n+n&1, len(body)):]
	}
	return sound{}, errors.New("WAV file without samples")
}

func (s sound) wav() []byte {
	n := len(s.samples) * 2
	out := make([]byte, 44, 44+n)
	copy(out, "RIFF")
	binary.LittleEndian.PutUint32(out[4:], uint32(36+n))
	copy(out[8:], "WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00")
	binary.LittleEndian.PutUint32(out[24:], uint32(s.rate))
	binary.LittleEndian.PutUint32(out[28:], uint32(2*s.rate))
	copy(out[32:], "\x02\x00\x10\x00data")
	binary.LittleEndian.PutUint32(out[40:], uint32(n))
	for _, x := range s.samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(max(-1, min(1, x))*32767))))
	}
	return out
}

// levelled brings the sound to loudnessTarget, rounding off peaks instead of cutting them. Rounding takes a little loudness away, so
// the gain is corrected once by what it took.
func (s sound) levelled() sound {
	out, gain := s, 1.0
	for range 2 {
		l := out.loudness()
		if math.IsInf(l, -1) {
			return s
		}
		gain *= math.Pow(10, (loudnessTarget-l)/20)
		out = s.amplified(gain)
	}
	return out
}

// amplified keeps every sample under the ceiling, 1.7 dB below full: Opus and cheap amplifiers overshoot.
func (s sound) amplified(gain float64) sound {
	const knee, ceiling = 0.55, 0.82
	out := sound{s.rate, make([]float64, len(s.samples))}
	for i, x := range s.samples {
		x *= gain
		if a := math.Abs(x); a > knee {
			x = math.Copysign(knee+(ceiling-knee)*math.Tanh((a-knee)/(ceiling-knee)), x)
		}
		out.samples[i] = x
	}
	return out
}

// padded puts rests of these lengths before and after.
func (s sound) padded(before, after time.Duration) sound {
	n := func(d time.Duration) int { return int(d.Seconds() * float64(s.rate)) }
	out := make([]float64, n(before), n(before)+len(s.samples)+n(after))
	out = append(out, s.samples...)
	return sound{s.rate, append(out, make([]float64, n(after))...)}
}

// loudness is the integrated loudness in LUFS after ITU-R BS.1770-4: K-weighting, blocks of 400 ms every 100 ms, two gates. What is
// shorter than a block is one block.
func (s sound) loudness() float64 {
	weighted := kWeight(s)
	block, step := s.rate*4/10, s.rate/10
	if len(weighted) < block {
		block = max(1, len(weighted))
	}
	var powers []float64
	for i := 0; i+block <= len(weighted); i += max(1, step) {
		sum := 0.0
		for _, x := range weighted[i : i+block] {
			sum += x * x
		}
		powers = append(powers, sum/float64(block))
	}
	level := func(p float64) float64 { return -0.691 + 10*math.Log10(p) }
	gated := func(gate float64) float64 {
		sum, n := 0.0, 0
		for _, p := range powers {
			if level(p) > gate {
				sum, n = sum+p, n+1
			}
		}
		if n == 0 {
			return math.Inf(-1)
		}
		return level(sum / float64(n))
	}
	return gated(gated(-70) - 10)
}

// kWeight is the filter that hears as people do: a shelf for the head, a high-pass for what nobody calls loud.
func kWeight(s sound) []float64 {
	const shelfFreq, shelfGain, shelfQ = 1681.974450955533, 3.999843853973347, 0.7071752369554196
	const passFreq, passQ = 38.13547087602444, 0.5003270373238773
	k := math.Tan(math.Pi * shelfFreq / float64(s.rate))
	vh := math.Pow(10, shelfGain/20)
	vb := math.Pow(vh, 0.4996667741545416)
	a0 := 1 + k/shelfQ + k*k
	shelf := biquad{(vh + vb*k/shelfQ + k*k) / a0, 2 * (k*k - vh) / a0, (vh - vb*k/shelfQ + k*k) / a0, 2 * (k*k - 1) / a0, (1 - k/shelfQ + k*k) / a0}
	k = math.Tan(math.Pi * passFreq / float64(s.rate))
	a0 = 1 + k/passQ + k*k
	pass := biquad{1, -2, 1, 2 * (k*k - 1) / a0, (1 - k/passQ + k*k) / a0}
	return pass.filter(shelf.filter(s.samples))
}

// biquad is a second-order filter in direct form.
type biquad struct{ b0, b1, b2, a1, a2 float64 }

func (f biquad) filter(in []float64) []float64 {
	out := make([]float64, len(in))
	var x1, x2, y1, y2 float64
	for i, x := range in {
		y := f.b0*x + f.b1*x1 + f.b2*x2 - f.a1*y1 - f.a2*y2
		x1, x2, y1, y2 = x, x1, y, y1
		out[i] = y
	}
	return out
}
