package qr

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// noise is data as a sealed bundle looks, the same at every run and in testdata/vectors.py.
func noise(length int) []byte {
	data := make([]byte, length)
	for i := range data {
		data[i] = byte(fmix(uint32(i)))
	}
	return data
}

func withChecksum(raw []byte) []byte {
	return binary.BigEndian.AppendUint32(bytes.Clone(raw), crc32.ChecksumIEEE(raw))
}

// spare is how many symbols beyond k a reader may need: it fails once in 2^40.
const spare = 40

func TestAnyLossIsRestored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loss := rapid.Float64Range(0, 0.5).Draw(t, "loss")
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		least := rapid.IntRange(1, 60*SymbolSize).Draw(t, "least length") // rapid likes small numbers,
		data := noise(least + rng.IntN(60*SymbolSize))                    // so most streams would be still codes
		sender, err := NewSender(data, Speed(rapid.IntRange(0, 2).Draw(t, "speed")))
		if err != nil {
			t.Fatal(err)
		}
		sender.next = rapid.Uint16().Draw(t, "first id") // a reader comes when it comes
		var seen []string
		for got := 0; got < sender.Symbols()+spare; {
			if rng.IntN(50) == 0 {
				sender.SetSpeed(Speed(rng.IntN(3)))
			}
			f := sender.Next()
			if rng.Float64() < loss {
				continue
			}
			got += f.Symbols()
			seen = append(seen, f.Text())
			if rng.IntN(5) == 0 {
				seen = append(seen, seen[rng.IntN(len(seen))])
			}
		}
		rng.Shuffle(len(seen), func(i, j int) { seen[i], seen[j] = seen[j], seen[i] })
		if _, restored := feed(new(Receiver), seen); !bytes.Equal(restored, data) {
			t.Fatalf("got %d bytes of %d", len(restored), len(data))
		}
	})
}

// feed gives the texts to r and checks that progress never falls; it returns the last progress and the data.
func feed(r *Receiver, texts []string) (last Progress, data []byte) {
	for _, text := range texts {
		p, d := r.Add(text)
		if p.Rank < last.Rank {
			panic(fmt.Sprintf("progress fell from %d to %d", last.Rank, p.Rank))
		}
		if (d != nil) != (p.Rank == p.Symbols) {
			panic(fmt.Sprintf("data %v at rank %d of %d", d != nil, p.Rank, p.Symbols))
		}
		last, data = p, d
	}
	return last, data
}

func TestTwoStreamsAtOnce(t *testing.T) {
	want := [2][]byte{noise(9000), noise(9001)}
	var senders [2]*Sender
	for i := range senders {
		senders[i], _ = NewSender(want[i], Fast)
	}
	r := Receiver{}
	done := map[uint32][]byte{}
	for step := 0; len(done) < 2; step++ {
		if step > 200 {
			t.Fatal("not restored within 200 frames")
		}
		f := senders[step%2].Next()
		if step%7 == 0 {
			continue // lost
		}
		if p, data := r.Add(f.Text()); data != nil {
			done[p.Tag] = data
		}
		r.Add("HTTPS://EXAMPLE.ORG/POSTER")
	}
	for _, data := range want {
		if !bytes.Equal(done[tagOf(data)], data) {
			t.Errorf("the stream of %d bytes came back wrong", len(data))
		}
	}
}

func TestEightStreamsAreKept(t *testing.T) {
	var r Receiver
	var first []Frame
	for i := range maxAssemblies + 1 {
		first = append(first, firstFrame(t, noise(3000+i)))
		r.Add(first[i].Text())
		r.Add(first[0].Text()) // used all the time, so never the one to go
	}
	if len(r.assemblies) != maxAssemblies {
		t.Fatalf("got %d streams, want %d", len(r.assemblies), maxAssemblies)
	}
	for i, f := range first {
		held := false
		for _, a := range r.assemblies {
			held = held || a.tag == f.Tag
		}
		if want := i != 1; held != want { // stream 1 is the least recently used
			t.Errorf("stream %d held: %v, want %v", i, held, want)
		}
	}
}

func TestMagicIsAskedFor(t *testing.T) {
	r := Receiver{Magic: []byte("DDB1")}
	foreign := firstFrame(t, []byte("something else"))
	if p, data := r.Add(foreign.Text()); data != nil || p != (Progress{}) {
		t.Errorf("foreign data: got %q, %+v", data, p)
	}
	ours := firstFrame(t, []byte("DDB1 and more"))
	if _, data := r.Add(ours.Text()); string(data) != "DDB1 and more" {
		t.Errorf("our data: got %q", data)
	}
}

// A frame that lies with a good checksum spoils its stream only until the data disagrees with its tag.
func TestALyingFrameIsOvercome(t *testing.T) {
	data := noise(20 * SymbolSize)
	sender, _ := NewSender(data, Default)
	lie := sender.Next()
	lie.Body = bytes.Clone(lie.Body)
	lie.Body[0] ^= 1
	var r Receiver
	r.Add(lie.Text())
	for frames := 0; ; frames++ {
		if frames > 60 {
			t.Fatal("never restored")
		}
		if _, got := r.Add(sender.Next().Text()); got != nil {
			if !bytes.Equal(got, data) {
				t.Fatal("restored wrongly")
			}
			return
		}
	}
}

// The control for all of the above: were the mixtures not what the sender mixed, nothing would come out.
func TestAWrongMaskFunctionFails(t *testing.T) {
	data := noise(50 * SymbolSize)
	for name, wrong := range map[string]bool{"right": false, "wrong": true} {
		t.Run(name, func(t *testing.T) {
			var r Receiver
			if wrong {
				r.combine = func(tag uint32, id uint16, k int) combination {
					if int(id) < k {
						return combine(tag, id, k)
					}
					return combine(tag, id+1, k)
				}
			}
			sender, _ := NewSender(data, Default)
			restored := false
			for i := range 200 {
				f := sender.Next()
				if i%3 == 0 {
					continue // lost, so that mixtures matter
				}
				_, got := r.Add(f.Text())
				restored = restored || bytes.Equal(got, data)
				if got != nil && !bytes.Equal(got, data) {
					t.Fatal("wrong data was handed out")
				}
			}
			if restored == wrong {
				t.Errorf("restored: %v", restored)
			}
		})
	}
}

// TestOverhead prints what 30 % loss costs; the bound is loose enough for any seed and tight enough for a bug.
func TestOverhead(t *testing.T) {
	const runs = 20
	t.Log("  k  n  symbols read/k  frames shown/(k/n)")
	for _, k := range []int{7, 8, 20, 50, 89, 200, 400, MaxSymbols} {
		for _, speed := range []Speed{Easy, Default, Fast} {
			data := noise(k * SymbolSize)
			var read, shown int
			for seed := range runs {
				r, s := transmit(t, data, speed, 0.3, uint64(seed))
				read, shown = read+r, shown+s
			}
			n := firstFrame(t, data).Symbols() // a still code holds all k
			if k > MaxPerFrame {
				n = speed.PerFrame()
			}
			overhead := float64(read) / float64(runs*k)
			t.Logf("%3d  %d  %14.3f  %18.2f", k, n, overhead, float64(shown*n)/float64(runs*k))
			if most := 1 + float64(n+4)/float64(k); overhead > most {
				t.Errorf("k=%d n=%d: overhead %.3f, at most %.3f", k, n, overhead, most)
			}
		}
	}
}

// transmit shows frames until the data is restored: how many symbols were read, how many frames shown.
func transmit(t testing.TB, data []byte, speed Speed, loss float64, seed uint64) (read, shown int) {
	t.Helper()
	sender, err := NewSender(data, speed)
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 7))
	var r Receiver
	for limit := 4*sender.Symbols() + 200; shown < limit; {
		f := sender.Next()
		shown++
		if rng.Float64() < loss {
			continue
		}
		read += f.Symbols()
		if _, got := r.Add(f.Text()); got != nil {
			if !bytes.Equal(got, data) {
				t.Fatal("restored wrongly")
			}
			return read, shown
		}
	}
	t.Fatalf("%d bytes not restored within %d frames", len(data), shown)
	return 0, 0
}

// FuzzReceiver: any lines of text, whole frames and mended ones among them, leave the receiver within its limits.
func FuzzReceiver(f *testing.F) {
	f.Add("DD1:\nfoo\n" + firstFrame(f, noise(10)).Text())
	f.Add(strings.Repeat(firstFrame(f, noise(2000)).Text()+"\n", 2))
	f.Fuzz(func(t *testing.T, lines string) {
		var r Receiver
		for line := range strings.Lines(lines) {
			line = strings.TrimSuffix(line, "\n")
			for _, text := range []string{line, Prefix + Encode41(withChecksum([]byte(line)))} {
				p, data := r.Add(text)
				if data != nil && tagOf(data) != p.Tag {
					t.Fatalf("handed out %x under tag %08x", data, p.Tag)
				}
			}
		}
		if len(r.assemblies) > maxAssemblies {
			t.Fatalf("%d streams at once", len(r.assemblies))
		}
	})
}

func BenchmarkReceive(b *testing.B) {
	for _, kib := range []int{20, 128} {
		b.Run(fmt.Sprintf("%dKiB", kib), func(b *testing.B) {
			data := noise(kib << 10)
			sender, _ := NewSender(data, Default)
			rng := rand.New(rand.NewPCG(1, 1))
			var texts []string
			for symbols := 0; symbols < sender.Symbols()+20; {
				f := sender.Next()
				if rng.IntN(10) < 3 {
					continue
				}
				texts = append(texts, f.Text())
				symbols += f.Symbols()
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, got := feed(new(Receiver), texts); !bytes.Equal(got, data) {
					b.Fatal("not restored")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(texts)), "µs/frame")
		})
	}
}
