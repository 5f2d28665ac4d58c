package content_test

import (
	"os"
	"testing"

	"dendau/content"
)

// The benchmarks take the pack that make builds: DENDAU_PACK=build/….ddp DENDAU_PACK_KEY=build/keys/pack.pub go test -bench . ./content
func openBuilt(b *testing.B) (*content.Pack, func() (*content.Pack, error)) {
	b.Helper()
	name, keyFile := os.Getenv("DENDAU_PACK"), os.Getenv("DENDAU_PACK_KEY")
	if name == "" || keyFile == "" {
		b.Skip("DENDAU_PACK and DENDAU_PACK_KEY name a built pack and its key")
	}
	text, err := os.ReadFile(keyFile)
	if err != nil {
		b.Fatal(err)
	}
	key, err := content.ParsePublicKey(text)
	if err != nil {
		b.Fatal(err)
	}
	f, err := os.Open(name)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { f.Close() })
	info, err := f.Stat()
	if err != nil {
		b.Fatal(err)
	}
	open := func() (*content.Pack, error) { return content.Open(f, info.Size(), []content.PublicKey{key}) }
	p, err := open()
	if err != nil {
		b.Fatal(err)
	}
	return p, open
}

func BenchmarkOpen(b *testing.B) {
	_, open := openBuilt(b)
	for b.Loop() {
		if _, err := open(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	p, _ := openBuilt(b)
	for b.Loop() {
		if err := p.Verify(); err != nil {
			b.Fatal(err)
		}
	}
}
