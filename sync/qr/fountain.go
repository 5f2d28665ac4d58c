package qr

import "crypto/subtle"

// golden is 2³² divided by the golden ratio: it spreads neighbouring ids apart before they are mixed.
const golden = 0x9E3779B9

// combination says which source symbols are XORed into one symbol: bit j of word w stands for source 32w+j.
type combination []uint32

// combine gives the combination behind a symbol id in a stream of k sources. Ids below k are the sources
// themselves, so a reader that misses nothing needs no arithmetic; the others take each source with even odds,
// so that almost every k + 2 symbols restore the data.
func combine(tag uint32, id uint16, k int) combination {
	c := make(combination, (k+31)/32)
	if int(id) < k {
		c.flip(int(id))
		return c
	}
	x := fmix(tag ^ fmix(uint32(id)+golden))
	var all uint32
	for w := range c {
		x += golden
		c[w] = fmix(x)
		if rest := k - 32*w; rest < 32 {
			c[w] &= 1<<rest - 1
		}
		all |= c[w]
	}
	if all == 0 {
		c.flip(int(id) % k)
	}
	return c
}

// fmix is the finaliser of MurmurHash3: every bit of the input moves about half of the output.
func fmix(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}

func (c combination) has(source int) bool { return c[source/32]>>(source%32)&1 == 1 }

func (c combination) flip(source int) { c[source/32] ^= 1 << (source % 32) }

// equation is one symbol as a reader knows it: these sources XORed give this value.
type equation struct {
	of    combination
	value []byte
}

func (e equation) add(other equation) {
	for w := range e.of {
		e.of[w] ^= other.of[w]
	}
	subtle.XORBytes(e.value, e.value, other.value)
}
