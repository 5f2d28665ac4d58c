package collector

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
)

// takeReceipt is how a kiosk takes a receipt, whichever way it came home.
func (b *besieged) takeReceipt(raw []byte) func() error {
	return func() error {
		r, err := bundle.ParseReceipt(raw)
		if err != nil {
			return err
		}
		if err := r.Verify(b.hall.kiosk(), b.root.VerifyingKeys()...); err != nil {
			return err
		}
		standing, err := courier.Stand(r, b.kioskLog())
		if err == nil && standing != courier.Fits {
			err = fmt.Errorf("the receipt does not stand to this log: %d", standing)
		}
		return err
	}
}

// hostileReceipts want to be believed, so that a kiosk stops sending what nobody holds.
func hostileReceipts(b *besieged) (out []attack) {
	k, err := b.centre.keysNow(b.t.Context(), b.centre.read)
	if err != nil {
		b.t.Fatal(err)
	}
	good, err := b.centre.Receipt(b.t.Context(), b.hall.kiosk())
	if err != nil {
		b.t.Fatal(err)
	}
	raw, err := good.Marshal()
	if err != nil {
		b.t.Fatal(err)
	}
	for _, n := range []int{0, 3, 4, 32, 33, 60, len(raw) - 1} {
		out = append(out, attack{"receipts", fmt.Sprintf("%d bytes", n), b.takeReceipt(raw[:n]), []string{"short"}})
	}
	out = append(out, attack{"receipts", "a byte more", b.takeReceipt(append(bytes.Clone(raw), 0)), []string{"long"}})
	for at, name := range map[int]string{0: "magic", 3: "version", 5: "kiosk", 13: "run", 19: "up to", 21: "chain", 29: "issued", 32: "range count", 40: "signature", len(raw) - 1: "end of the signature"} {
		changed := bytes.Clone(raw)
		changed[at] ^= 1
		out = append(out, attack{"receipts", "changed " + name, b.takeReceipt(changed), []string{"foreign", "toonew", "otherkiosk", "forged", "short"}})
	}
	for name, f := range map[string]struct {
		change  func(r *bundle.Receipt, key *ed25519.PrivateKey)
		reasons []string
	}{
		"signed by a stranger":                     {func(_ *bundle.Receipt, key *ed25519.PrivateKey) { *key = keyFrom(200) }, []string{"forged"}},
		"signed by the kiosk itself":               {func(_ *bundle.Receipt, key *ed25519.PrivateKey) { *key = b.hall.key }, []string{"forged"}},
		"of another kiosk":                         {func(r *bundle.Receipt, _ *ed25519.PrivateKey) { r.Kiosk.ID[0]++ }, []string{"otherkiosk"}},
		"of a chain that is not ours":              {func(r *bundle.Receipt, _ *ed25519.PrivateKey) { r.Chain[0]++ }, []string{"does not stand"}},
		"of events that were never made":           {func(r *bundle.Receipt, _ *ed25519.PrivateKey) { r.UpTo = math.MaxUint32 }, []string{"does not stand"}},
		"confirmed one event further than is held": {func(r *bundle.Receipt, _ *ed25519.PrivateKey) { r.UpTo++ }, []string{"does not stand"}},
	} {
		r, key := good, k.receipt
		f.change(&r, &key)
		r.Sign(key)
		bad, err := r.Marshal()
		if err != nil {
			b.t.Fatal(err)
		}
		out = append(out, attack{"receipts", name, b.takeReceipt(bad), f.reasons})
	}
	for name, ranges := range map[string][]bundle.Range{
		"a range that overlaps what is confirmed": {{Start: 2, Length: 5}}, "a range of nothing": {{Start: 90, Length: 0}}, "ranges that touch": {{Start: 50, Length: 5}, {Start: 55, Length: 5}},
		"ranges that fall": {{Start: 90, Length: 5}, {Start: 50, Length: 5}}, "a range beyond the last number": {{Start: math.MaxUint32, Length: 2}},
	} {
		out = append(out, attack{"receipts", name, b.takeReceipt(rawReceipt(good, k.receipt, len(ranges), ranges)), []string{"implausible"}})
	}
	return append(out, attack{"receipts", "255 ranges", b.takeReceipt(rawReceipt(good, k.receipt, 255, nil)), []string{"implausible"}})
}

// rawReceipt signs what Marshal would refuse to write.
func rawReceipt(r bundle.Receipt, key ed25519.PrivateKey, count int, ranges []bundle.Range) []byte {
	out := append([]byte("DDR1"), r.Kiosk.ID[:]...)
	out = binary.BigEndian.AppendUint32(out, uint32(r.Run))
	out = binary.BigEndian.AppendUint32(out, uint32(r.UpTo))
	out = append(out, r.Chain[:]...)
	out = binary.BigEndian.AppendUint32(out, uint32(r.Issued))
	out = append(out, byte(count))
	for _, held := range ranges {
		out = binary.BigEndian.AppendUint32(out, uint32(held.Start))
		out = binary.BigEndian.AppendUint16(out, held.Length)
	}
	return append(out, ed25519.Sign(key, append([]byte("ddr1-sign\x00"), out...))...)
}

// typedCodes are guessed, mistyped, or another hall's.
func typedCodes(b *besieged) (out []attack) {
	head := b.hall.log.Head()
	mark := bundle.Mark{Kiosk: head.Kiosk, Run: head.Run, Seq: head.Seq, Chain: record.ID(head.Chain[:8])}
	right, theirs := mark.Code(bundle.CodeKeyOf(b.hall.key)), mark.Code(bundle.CodeKeyOf(keyFrom(50)))
	for name, code := range map[string]string{"nothing": "", "eleven digits": right[:11], "thirteen digits": right + "1", "letters": "12345678901x", "a sign": "+" + right[1:], "another hall's": theirs, "one digit wrong": right[:11] + string('0'+(right[11]-'0'+1)%10), "full-width digits": "１２３４５６７８９０１２", "a megabyte": strings.Repeat("9", 1<<20)} {
		out = append(out, attack{"typed codes", name, func() error { return mark.Confirms(code, bundle.CodeKeyOf(b.hall.key)) }, []string{"short", "long", "foreign", "forged"}})
	}
	return out
}

// takeRoot is how a kiosk follows the roots of its centre.
func (b *besieged) takeRoot(raw []byte) func() error {
	return func() error {
		next, err := bundle.ParseRoot(raw)
		if err != nil {
			return err
		}
		return b.root.Verify(next)
	}
}

// hostileRoots want to take the place of the centre.
func hostileRoots(b *besieged) (out []attack) {
	k, err := b.centre.keysNow(b.t.Context(), b.centre.read)
	if err != nil {
		b.t.Fatal(err)
	}
	next := b.root
	next.N++
	write := func(change func(*bundle.Root), keys ...ed25519.PrivateKey) []byte {
		r := next
		change(&r)
		raw, err := bundle.MarshalRoot(r, keys...)
		if err != nil {
			b.t.Fatal(err)
		}
		return raw
	}
	same := func(*bundle.Root) {}
	good := write(same, k.receipt)
	for name, f := range map[string]struct {
		raw     []byte
		reasons []string
	}{
		"a number that skips one":             {write(func(r *bundle.Root) { r.N++ }, k.receipt), []string{"implausible"}},
		"the same number again":               {write(func(r *bundle.Root) { r.N-- }, k.receipt), []string{"implausible"}},
		"number a million":                    {write(func(r *bundle.Root) { r.N = 1_000_000 }, k.receipt), []string{"implausible"}},
		"signed by a stranger":                {write(func(r *bundle.Root) { r.ReceiptKeys = []bundle.Key{bundle.KeyOf(keyFrom(200))} }, keyFrom(200)), []string{"forged"}},
		"signed by the kiosk":                 {write(same, b.hall.key), []string{"forged"}},
		"signed by nobody":                    {write(same), []string{"forged"}},
		"another centre's name after signing": {bytes.Replace(good, []byte(next.Centre), []byte("Trung tâm khác"), 1), []string{"forged"}},
		"cut off":                             {good[:len(good)/2], []string{"foreign"}},
		"more after the end":                  {append(bytes.Clone(good), '{'), []string{"foreign"}},
		"a format to come":                    {bytes.Replace(good, []byte("dendau-root-1"), []byte("dendau-root-2"), 1), []string{"toonew"}},
		"an enrolment":                        {bytes.Replace(good, []byte("dendau-root-1"), []byte("dendau-enrolment-1"), 1), []string{"foreign"}},
		"64 KiB and a byte":                   {append(bytes.Clone(good), bytes.Repeat([]byte(" "), 64<<10)...), []string{"long"}},
		"10,000 arrays in each other":         {[]byte(`{"format":"dendau-root-1","signed":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `,"signatures":[]}`), []string{"foreign", "damaged"}},
		"no root at all":                      {[]byte(`"dendau-root-1"`), []string{"foreign"}},
	} {
		out = append(out, attack{"roots", name, b.takeRoot(f.raw), f.reasons})
	}
	for name, signed := range map[string]map[string]any{
		"number 0": {"n": 0}, "number -1": {"n": -1}, "number 2⁶³": {"n": uint64(1) << 63}, "no name": {"centre": ""}, "a name of a kilobyte": {"centre": strings.Repeat("x", 1024)},
		"no recipients": {"recipients": []string{}}, "a recipient that is none": {"recipients": []string{"age1nothing"}}, "a thousand recipients": {"recipients": slicesOf(1000, b.root.Recipients[0])},
		"no receipt keys": {"receipt_keys": []string{}}, "a key twice": {"receipt_keys": slicesOf(2, b.root.ReceiptKeys[0])}, "a key of 3 bytes": {"receipt_keys": []string{"AAAA"}},
		"a threshold above its keys": {"threshold": 2}, "a threshold below 0": {"threshold": -1}, "a publisher that is none": {"publishers": []string{"RW"}},
	} {
		out = append(out, attack{"roots", name, b.takeRoot(b.paper("dendau-root-1", "dendau-root-sign\x00", next, signed, k.receipt)), []string{"implausible", "damaged"}})
	}
	strict := next
	strict.ReceiptKeys, strict.Threshold = append(strict.ReceiptKeys, bundle.KeyOf(keyFrom(201))), 2
	after := strict
	after.N++
	one, err := bundle.MarshalRoot(after, k.receipt)
	if err != nil {
		b.t.Fatal(err)
	}
	twice, err := bundle.MarshalRoot(after, k.receipt, k.receipt)
	if err != nil {
		b.t.Fatal(err)
	}
	for name, raw := range map[string][]byte{"one signature where two are asked": one, "one key's signature twice": twice} {
		out = append(out, attack{"roots", name, func() error {
			r, err := bundle.ParseRoot(raw)
			if err != nil {
				return err
			}
			return strict.Verify(r)
		}, []string{"forged"}})
	}
	return out
}

func slicesOf[T any](n int, v T) (out []T) {
	for range n {
		out = append(out, v)
	}
	return out
}

// paper signs JSON whose fields were changed to what nobody would write.
func (b *besieged) paper(format, context string, from any, change map[string]any, key ed25519.PrivateKey) []byte {
	raw, err := json.Marshal(from)
	if err != nil {
		b.t.Fatal(err)
	}
	fields := map[string]any{}
	if err := json.Unmarshal(raw, &fields); err != nil {
		b.t.Fatal(err)
	}
	for name, value := range change {
		fields[name] = value
	}
	signed, err := json.Marshal(fields)
	if err != nil {
		b.t.Fatal(err)
	}
	out, err := json.Marshal(map[string]any{"format": format, "signed": json.RawMessage(signed), "signatures": []any{map[string]any{"key": bundle.KeyOf(key), "signature": ed25519.Sign(key, append([]byte(context), signed...))}}})
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// hostileEnrolments want to be another hall, or to fill the officer's list.
func hostileEnrolments(b *besieged) (out []attack) {
	h := newHall(b.t, b.centre, 12)
	e := bundle.Enrolment{Kiosk: h.kiosk(), KeyNo: 1, Key: bundle.KeyOf(h.key), Hall: h.id, HallName: h.name, Commune: h.commune, Program: "0.1.0"}
	good := h.enrolment()
	enrol := func(raw []byte) func() error {
		return func() error {
			_, err := b.centre.Enrol(b.t.Context(), raw, true)
			return err
		}
	}
	for name, change := range map[string]map[string]any{
		"no kiosk": {"kiosk": "0000000000000000"}, "a kiosk of 3 bytes": {"kiosk": "abcdef"}, "a name of a kilobyte": {"hall_name": strings.Repeat("x", 1024)}, "a commune of letters": {"commune": "abcde"},
		"a commune of six digits": {"commune": "123456"}, "key number 256": {"key_no": 256}, "a program of a kilobyte": {"program": strings.Repeat("x", 1024)}, "another's key": {"key": bundle.KeyOf(keyFrom(9))},
		"a name that is a list": {"hall_name": []int{1}},
	} {
		out = append(out, attack{"enrolments", name, enrol(b.paper("dendau-enrolment-1", "dendau-enrol-sign\x00", e, change, h.key)), []string{"implausible", "damaged", "forged"}})
	}
	for name, f := range map[string]struct {
		raw     []byte
		reasons []string
	}{
		"cut off": {good[:len(good)-20], []string{"foreign"}}, "nothing": {nil, []string{"foreign"}}, "another name after signing": {bytes.Replace(good, []byte(h.name), []byte("Nhà của tôi"), 1), []string{"forged"}},
		"65 KiB": {append(bytes.Clone(good), bytes.Repeat([]byte("\n"), 64<<10)...), []string{"long"}}, "no signature": {b.unsigned(good), []string{"forged"}}, "a thousand signatures": {b.signedOften(good, 1000), []string{"implausible", "long"}},
	} {
		out = append(out, attack{"enrolments", name, enrol(f.raw), f.reasons})
	}
	return out
}

// hostileCarried are requests to be enrolled as a phone carries them, among the bundles.
func hostileCarried(b *besieged) (out []attack) {
	good := newHall(b.t, b.centre, 13).enrolment()
	for name, f := range map[string]struct {
		raw     []byte
		reasons []string
	}{
		"the first letters alone": {[]byte("DDE1"), []string{"foreign", "short"}}, "junk": {[]byte("DDE1 this is nothing of the kind"), []string{"foreign", "damaged"}}, "half": {append([]byte("DDE1"), good[:len(good)/2]...), []string{"foreign", "damaged"}},
		"a bundle behind it": {append([]byte("DDE1"), b.good...), []string{"foreign", "damaged"}}, "unsigned": {append([]byte("DDE1"), b.unsigned(good)...), []string{"forged"}}, "8 MB": {append([]byte("DDE1"), make([]byte, 8<<20)...), []string{"long", "foreign"}},
		"deep": {[]byte("DDE1" + strings.Repeat("[", 60_000)), []string{"foreign", "damaged"}},
	} {
		out = append(out, attack{"requests among bundles", name, b.ingest(f.raw), f.reasons})
	}
	return out
}

func (b *besieged) unsigned(paper []byte) []byte { return b.signedOften(paper, 0) }

// signedOften repeats a paper's signature.
func (b *besieged) signedOften(paper []byte, times int) []byte {
	var p struct {
		Format     string            `json:"format"`
		Signed     json.RawMessage   `json:"signed"`
		Signatures []json.RawMessage `json:"signatures"`
	}
	if err := json.Unmarshal(paper, &p); err != nil {
		b.t.Fatal(err)
	}
	p.Signatures = slicesOf(times, p.Signatures[0])
	if p.Signatures == nil {
		p.Signatures = []json.RawMessage{}
	}
	out, err := json.Marshal(p)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// hostileFrames come before the camera: posters, halves, and streams that contradict themselves.
func hostileFrames(b *besieged) (out []attack) {
	sender, err := qr.NewSender(bytes.Repeat(b.good, 3), qr.Default)
	if err != nil {
		b.t.Fatal(err)
	}
	frame := sender.Next()
	text := frame.Text()
	show := func(texts ...string) func() error {
		return func() error {
			var r qr.Receiver
			for _, text := range texts {
				if p, data := r.Add(text); p.Symbols != 0 || data != nil {
					return nil
				}
			}
			_, err := qr.ParseText(texts[len(texts)-1])
			if err == nil {
				err = fmt.Errorf("the frame was ignored")
			}
			return err
		}
	}
	changed := func(change func([]byte) []byte) string { return qr.Prefix + qr.Encode41(change(frame.Marshal())) }
	for name, texts := range map[string][]string{
		"a poster": {"https://example.org/"}, "nothing": {""}, "the prefix alone": {"DD1:"}, "a version to come": {strings.Replace(text, "DD1", "DD2", 1)}, "half a frame": {text[:len(text)/2]}, "small letters": {strings.ToLower(text)},
		"a megabyte": {qr.Prefix + strings.Repeat("A", 1<<20)}, "one character wrong": {text[:20] + string('A'+(text[20]+1)%3) + text[21:]},
		"a changed body": {changed(func(f []byte) []byte { f[20] ^= 1; return f })}, "a changed length": {changed(func(f []byte) []byte { f[5] ^= 1; return f })}, "no body": {changed(func(f []byte) []byte { return f[:13] })},
	} {
		out = append(out, attack{"frames", name, show(texts...), []string{"not a frame", "read frame"}})
	}
	out = append(out, attack{"frames", "1,000 streams of the greatest length", func() error {
		var r qr.Receiver
		for n := range 1000 {
			f := qr.Frame{Tag: uint32(n), Length: qr.MaxLength, ID: uint16(n), Body: frame.Body}
			if _, data := r.Add(f.Text()); data != nil {
				return nil
			}
		}
		return fmt.Errorf("no stream ends, and none is kept")
	}, []string{"none is kept"}})
	out = append(out, attack{"frames", "a stream that is not what its tag says", func() error {
		var r qr.Receiver
		wrong := frame
		wrong.Tag++
		wrong.Length = len(wrong.Body)
		if p, data := r.Add(wrong.Text()); p.Symbols != 0 || data != nil {
			return nil
		}
		return fmt.Errorf("the stream was dropped")
	}, []string{"was dropped"}})
	return out
}
