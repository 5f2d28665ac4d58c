package collector

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"fmt"
	"math"

	"filippo.io/age"
	"github.com/fxamacker/cbor/v2"
	"github.com/klauspost/compress/zstd"
)

// cutBundles end before their end, or after it.
func cutBundles(b *besieged) (out []attack) {
	for _, n := range []int{0, 1, 3, 4, 6, 14, 18, 22, 24, 27, 28, 29, 60, 92, 100, 200, len(b.good) / 2, len(b.good) - 64, len(b.good) - 1} {
		out = append(out, attack{"cut bundles", fmt.Sprintf("%d bytes of %d", n, len(b.good)), b.ingest(bytes.Clone(b.good[:n])), []string{"short"}})
	}
	for _, n := range []int{1, 64, 4096, 9 << 20} {
		out = append(out, attack{"long bundles", fmt.Sprintf("%d bytes more", n), b.ingest(append(bytes.Clone(b.good), make([]byte, n)...)), []string{"long"}})
	}
	return out
}

// changedBundles have one bit of one field turned, by a bad stick or by somebody.
func changedBundles(b *besieged) (out []attack) {
	n := len(b.good)
	for _, f := range []struct {
		name    string
		at      int
		bit     byte
		reasons []string
	}{
		{"magic", 0, 1, []string{"foreign"}}, {"version", 3, 2, []string{"toonew", "foreign"}}, {"codec", 4, 2, []string{"forged"}}, {"seal", 4, 4, []string{"forged"}}, {"unknown flag", 4, 64, []string{"forged"}},
		{"run", 15, 1, []string{"forged"}}, {"first", 21, 1, []string{"forged"}}, {"first, high", 18, 128, []string{"forged"}}, {"count", 23, 1, []string{"forged"}}, {"count, high", 22, 128, []string{"forged"}},
		{"body length", 27, 1, []string{"short", "long"}}, {"body length, high", 24, 128, []string{"long"}}, {"age header", 30, 1, []string{"forged"}}, {"stanza", 80, 1, []string{"forged"}}, {"body", n / 2, 1, []string{"forged"}},
		{"last of the body", n - 65, 1, []string{"forged"}}, {"signature", n - 64, 1, []string{"forged"}}, {"end of the signature", n - 1, 1, []string{"forged"}},
	} {
		changed := bytes.Clone(b.good)
		changed[f.at] ^= f.bit
		out = append(out, attack{"changed bundles", f.name, b.ingest(changed), f.reasons})
	}
	return out
}

// mad is a kiosk that is enrolled and gone mad: everything it signs is rightly signed.
type mad struct {
	flags      byte
	keyNo      byte
	run, first uint32
	count      uint16
	to         []age.Recipient
	signer     ed25519.PrivateKey
	kiosk      []byte
	context    string
	// packed is the body before it is sealed; length lies about it when it is not 0.
	packed []byte
	length uint32
}

func (b *besieged) mad() mad {
	id := b.hall.kiosk()
	return mad{flags: 5, keyNo: 1, run: uint32(b.hall.log.Head().Run), first: 1, count: 1, to: b.hall.to, signer: b.hall.key, kiosk: id.ID[:], context: "ddb1-sign\x00", packed: squeeze([]byte{0x80})}
}

func (m mad) seal(b *besieged) []byte {
	var body bytes.Buffer
	w, err := age.Encrypt(&body, m.to...)
	if err != nil {
		b.t.Fatal(err)
	}
	w.Write(m.packed)
	w.Close()
	if m.length == 0 {
		m.length = uint32(body.Len())
	}
	out := append([]byte("DDB1"), m.flags, m.keyNo)
	out = append(out, m.kiosk...)
	out = binary.BigEndian.AppendUint32(out, m.run)
	out = binary.BigEndian.AppendUint32(out, m.first)
	out = binary.BigEndian.AppendUint16(out, m.count)
	out = binary.BigEndian.AppendUint32(out, m.length)
	out = append(out, body.Bytes()...)
	return append(out, ed25519.Sign(m.signer, append([]byte(m.context), out...))...)
}

func squeeze(plain []byte) []byte {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		panic(err)
	}
	defer w.Close()
	return w.EncodeAll(plain, nil)
}

// forgedBundles are sealed or signed by whom they should not be, or say what cannot be.
func forgedBundles(b *besieged) (out []attack) {
	other, err := age.GenerateX25519Identity()
	if err != nil {
		b.t.Fatal(err)
	}
	var crowd []age.Recipient
	for range 500 {
		crowd = append(crowd, other.Recipient())
	}
	stranger := newHall(b.t, b.centre, 9)
	for _, f := range []struct {
		name    string
		change  func(m *mad)
		reasons []string
	}{
		{"signed by a stranger", func(m *mad) { m.signer = keyFrom(200) }, []string{"forged"}},
		{"signed for another purpose", func(m *mad) { m.context = "ddr1-sign\x00" }, []string{"forged"}},
		{"sealed to another centre", func(m *mad) { m.to = []age.Recipient{other.Recipient()} }, []string{"othercentre"}},
		{"sealed to five hundred", func(m *mad) { m.to = crowd }, []string{"othercentre"}},
		{"no events", func(m *mad) { m.count = 0 }, []string{"implausible"}},
		{"event 0", func(m *mad) { m.first = 0 }, []string{"implausible"}},
		{"beyond the last number", func(m *mad) { m.first, m.count = math.MaxUint32, 2 }, []string{"implausible"}},
		{"no run", func(m *mad) { m.run = 0 }, []string{"implausible"}},
		{"not sealed", func(m *mad) { m.flags = 1 }, []string{"implausible"}},
		{"a codec to come", func(m *mad) { m.flags = 6 }, []string{"toonew"}},
		{"a flag to come", func(m *mad) { m.flags = 0x85 }, []string{"toonew"}},
		{"65,535 events of one byte", func(m *mad) { m.count = math.MaxUint16 }, []string{"damaged"}},
		{"a length of four gigabytes", func(m *mad) { m.length = math.MaxUint32 }, []string{"long"}},
		{"a length beyond the end", func(m *mad) { m.length = 1 << 20 }, []string{"short"}},
		{"a length of nothing", func(m *mad) { m.length = 1 }, []string{"long"}},
		{"nothing inside", func(m *mad) { m.packed = nil }, []string{"damaged"}},
		{"a body that is no zstd", func(m *mad) { m.packed = []byte("this is no zstd at all") }, []string{"damaged"}},
		{"raw, and no CBOR", func(m *mad) { m.flags, m.packed = 4, []byte("this is no CBOR at all") }, []string{"damaged"}},
	} {
		m := b.mad()
		f.change(&m)
		out = append(out, attack{"forged bundles", f.name, b.ingest(m.seal(b)), f.reasons})
	}
	m := b.mad()
	m.kiosk = make([]byte, 8)
	out = append(out, attack{"forged bundles", "of no kiosk", b.ingest(m.seal(b)), []string{"implausible"}})
	theirs := stranger.sealed(1, 0)
	copy(theirs[6:14], b.good[6:14])
	out = append(out, attack{"forged bundles", "a stranger's under our hall's id", b.ingest(theirs), []string{"forged"}})
	return out
}

// bombs are small and want to be large. All of them are rightly signed and sealed.
func bombs(b *besieged) (out []attack) {
	deep := append(bytes.Repeat([]byte{0x81}, 100_000), 0x80)
	good := []any{1, []any{}, []byte{}, make([]byte, 8), []byte{}, []byte{}}
	fields := func(i int, v any) []byte {
		all := append([]any{}, good...)
		all[i] = v
		plain, err := cbor.Marshal(all)
		if err != nil {
			b.t.Fatal(err)
		}
		return plain
	}
	many := binary.AppendUvarint
	for _, f := range []struct {
		name    string
		packed  []byte
		reasons []string
	}{
		{"a zstd bomb of 17 MB", squeeze(make([]byte, 17<<20)), []string{"toobig"}},
		{"a zstd bomb of 1 GB", bomb(1 << 30), []string{"toobig"}},
		{"a window of a terabyte", []byte{0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf0, 0x01, 0x00, 0x00}, []string{"toobig", "damaged"}},
		{"a frame that promises a petabyte", []byte{0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0}, []string{"toobig", "damaged"}},
		{"100,000 arrays in each other", squeeze(deep), []string{"damaged"}},
		{"an array of 2³² elements", squeeze([]byte{0x9a, 0xff, 0xff, 0xff, 0xff}), []string{"damaged"}},
		{"an array of 2⁶³ elements", squeeze([]byte{0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff}), []string{"damaged"}},
		{"a map of 2³² pairs", squeeze([]byte{0xba, 0xff, 0xff, 0xff, 0xff}), []string{"damaged"}},
		{"bytes without an end", squeeze([]byte{0x86, 0x01, 0x80, 0x5f, 0x41, 0x00}), []string{"damaged"}},
		{"an array without an end", squeeze(append([]byte{0x9f}, bytes.Repeat([]byte{0x01}, 100)...)), []string{"damaged"}},
		{"bytes of a terabyte", squeeze([]byte{0x86, 0x01, 0x80, 0x5b, 0, 0, 1, 0, 0, 0, 0, 0}), []string{"damaged"}},
		{"a tag", squeeze(append([]byte{0xc2}, fields(0, 1)...)), []string{"damaged"}},
		{"a schema of 2⁶³", squeeze(fields(0, uint64(1)<<63)), []string{"toonew"}},
		{"a text for a schema", squeeze(fields(0, "1")), []string{"damaged"}},
		{"65,536 runs", squeeze(fields(1, make([]any, 65_536))), []string{"damaged"}},
		{"a run at 2⁶³", squeeze(fields(1, []any{[]any{7, uint64(1) << 63}})), []string{"damaged"}},
		{"2⁶⁰ texts", squeeze(fields(4, many(nil, 1<<60))), []string{"damaged"}},
		{"2⁶⁰ ids", squeeze(fields(4, many([]byte{0}, 1<<60))), []string{"damaged"}},
		{"texts that share more than there is", squeeze(fields(4, []byte{1, 200, 1, 'a'})), []string{"damaged"}},
		{"an array of 2⁴⁰ in a column", squeeze(fields(4, many([]byte{0, 0, 0x0a}, 1<<40))), []string{"toobig", "damaged"}},
		{"columns in columns", squeeze(fields(4, append([]byte{0, 0, 0, 1, 0, 0, 0, 0, 2}, bytes.Repeat([]byte{0x0a, 1}, 10_000)...))), []string{"damaged"}},
		{"15 MB of nothing", squeeze(fields(5, make([]byte, 15<<20))), []string{"damaged", "toobig"}},
	} {
		m := b.mad()
		m.packed = f.packed
		out = append(out, attack{"bombs", f.name, b.ingest(m.seal(b)), f.reasons})
	}
	m := b.mad()
	m.count = math.MaxUint16
	m.packed = squeeze(fields(4, append([]byte{0, 0, 0x10, 1, 0x10, 0, 0x10, 0, 0x02, 0x1a}, binary.AppendUvarint(nil, 60_000)...)))
	out = append(out, attack{"bombs", "a few bytes that unfold to gigabytes of events", b.ingest(m.seal(b)), []string{"toobig", "damaged"}})
	return out
}

// bomb is zstd of so many zeros, made without ever holding them.
func bomb(size int) []byte {
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out)
	if err != nil {
		panic(err)
	}
	zeros := make([]byte, 1<<20)
	for range size / len(zeros) {
		w.Write(zeros)
	}
	w.Close()
	return out.Bytes()
}
