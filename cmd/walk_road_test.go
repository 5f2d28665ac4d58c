package cmd_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/sync/qr"
	"dendau/ui/flow"
)

// roadside is where a kiosk's data leaves it.
type roadside struct {
	stick   string // the directory that is plugged in, empty for none
	looking bool
	offered courier.RootFile // shown, and not yet trusted
	shown   []byte           // what the code on the screen says
	word    bundle.Taken     // of what is on the screen
	code    *qr.Sender       // on the screen, nil for none
	coded   courier.Sent
	sent    courier.Sent // what was handed over last
}

// rootKept is the vault's name for the trust root, as cmd/dendau has it.
const rootKept = "trust root"

// root is the centre that this kiosk trusts.
func (k *kiosk) root() (bundle.Root, bool) {
	k.t.Helper()
	b, ok := k.vault.Get(rootKept)
	if !ok {
		return bundle.Root{}, false
	}
	root, err := bundle.ParseRoot(b)
	must(k.t, err)
	return root, true
}

// plug puts a stick in, which is a directory; unplug pulls it out.
func (k *kiosk) plug(dir string) *kiosk {
	k.t.Helper()
	k.road.stick = dir
	k.plugged()
	k.settle()
	return k
}

func (k *kiosk) unplug() *kiosk {
	k.road.stick = ""
	return k.do(flow.StickGone{})
}

// plugged serves the stick that is there, when somebody waits for one.
func (k *kiosk) plugged() {
	k.t.Helper()
	if k.road.stick == "" || !k.road.looking {
		return
	}
	k.home(flow.StickFound{Label: "HAI-NINH-02", Free: 5 << 30})
	k.serve()
}

// serve exchanges, or asks whose the stick is.
func (k *kiosk) serve() {
	k.t.Helper()
	err := k.exchange(k.road.stick)
	switch {
	case errors.Is(err, errAsked):
		return
	case err != nil:
		k.home(flow.ExportFailed{Key: courier.KeyOf(err)})
	default:
		k.home(flow.ExportDone{})
	}
}

// errAsked says that the plug waits until somebody has compared the centre's fingerprint.
var errAsked = errors.New("whose is it?")

// answerOffer goes on with a plug: what was shown is trusted only now.
func (k *kiosk) answerOffer(e flow.AnswerOffer) {
	k.t.Helper()
	shown := k.road.offered
	if !e.Take || e.Fingerprint != shown.Root.Fingerprint() {
		k.home(flow.ExportFailed{Key: "handover.error.otherCentre"})
		return
	}
	must(k.t, k.vault.Set(rootKept, shown.Bytes))
	k.home(flow.CentreKnown{Name: shown.Root.Centre})
	k.home(flow.StickTaken{})
	k.serve()
}

// exchange does all that one plug can: trust and receipts in, bundles out.
func (k *kiosk) exchange(dir string) error {
	stick, err := courier.OpenStick(dir)
	if err != nil {
		return err
	}
	defer stick.Close()
	root, err := k.trusted(stick)
	if err != nil {
		return err
	}
	in, err := courier.Inbox(stick, k.log, root)
	if err != nil {
		return err
	}
	taken := 0
	if best, ok := in.Best(); ok && best.UpTo > k.confirmed() {
		taken++
		k.note(record.ReceiptTaken{Run: best.Run, UpTo: best.UpTo, Chain: best.Chain, Issued: best.Issued, Way: "usb"})
	}
	k.home(flow.ExportStep{Step: flow.ReceiptsRead, Receipts: taken})
	out, err := k.outgoing(root)
	if err != nil {
		return err
	}
	k.road.sent, err = courier.Export(context.Background(), stick, out)
	if err != nil {
		return err
	}
	k.home(flow.ExportStep{Step: flow.BundlesWritten, Receipts: taken})
	k.handedOver("usb", k.road.sent)
	return nil
}

// trusted is the kiosk's root; the first one that a stick brings is shown and not taken.
func (k *kiosk) trusted(stick *courier.Stick) (bundle.Root, error) {
	if root, ok := k.root(); ok {
		return root, nil
	}
	found, ok, err := courier.NewestRoot(stick)
	if err != nil || !ok {
		return bundle.Root{}, &courier.Fault{Key: "handover.error.noCentre"}
	}
	k.road.offered = found
	k.home(flow.CentreOffered{Offer: flow.Offer{Stick: "HAI-NINH-02", Centre: found.Root.Centre, Fingerprint: found.Root.Fingerprint()}})
	return bundle.Root{}, errAsked
}

// confirmed is the last event that a receipt told of.
func (k *kiosk) confirmed() (upTo record.Seq) {
	for _, r := range factsOf[record.ReceiptTaken](k) {
		upTo = max(upTo, r.UpTo)
	}
	return upTo
}

// outgoing is everything since the last receipt, with the paper by which the centre comes to know the kiosk.
func (k *kiosk) outgoing(root bundle.Root) (courier.Outgoing, error) {
	keyNo, key := k.vault.Signer()
	hall, _ := k.book.Report().Hall(k.id())
	recipients, err := root.AgeRecipients()
	if err != nil {
		return courier.Outgoing{}, err
	}
	paper, err := bundle.NewEnrolment(bundle.Enrolment{
		Kiosk: k.id(), KeyNo: keyNo, Hall: hall.Hall, HallName: hall.Name, Commune: hall.Commune, Program: "thử",
	}, key, recipients...)
	return courier.Outgoing{Log: k.log, Confirmed: k.confirmed(), Root: root, Key: key, KeyNo: keyNo, Enrolment: paper}, err
}

func (k *kiosk) handedOver(way string, sent courier.Sent) {
	if len(sent.Bundles) > 0 {
		k.note(record.Exported{Way: way, First: sent.First, Last: sent.Last, Bundles: sent.IDs()})
	}
}

// note keeps a fact of the road and sends it home with ticket 0.
func (k *kiosk) note(f record.Fact) {
	k.t.Helper()
	events, err := k.keep(record.Draft{Fact: f})
	must(k.t, err)
	k.home(flow.Kept{Events: events})
}

// showQR puts the code on the screen.
func (k *kiosk) showQR(speed int) {
	k.t.Helper()
	root, _ := k.root()
	out, err := k.outgoing(root)
	must(k.t, err)
	sealed, err := out.Seal(bundle.MaxQR)
	must(k.t, err)
	k.road.shown, k.road.word = sealed[0], bundle.TakenOf(sealed[0])
	h, err := bundle.ReadHeader(sealed[0])
	must(k.t, err)
	k.road.code, err = qr.NewSender(sealed[0], []qr.Speed{qr.Easy, qr.Default, qr.Fast}[speed])
	must(k.t, err)
	k.road.coded = courier.Sent{First: h.First, Last: h.Last(), Bundles: []courier.Written{{ID: bundle.IDOf(sealed[0])}}}
}

// filmCode lets ten phones film the screen, each of which misses this share of the frames at moments of its own; all must restore the
// same data.
func (k *kiosk) filmCode(missed float64) (data []byte) {
	k.t.Helper()
	shown, lost, needed := 0, 0, 0
	for phone := range uint64(10) {
		luck := rand.New(rand.NewPCG(phone, 2026))
		reader := qr.Receiver{Magic: []byte("DDB1")}
		var got []byte
		for limit := shown + 10*k.road.code.Symbols(); got == nil; shown++ {
			if shown > limit {
				k.t.Fatalf("phone %d has not got it after %d frames", phone, shown)
			}
			text := k.nextFrame()
			if luck.Float64() < missed {
				lost++
				continue
			}
			_, got = reader.Add(text)
		}
		if data != nil && !bytes.Equal(data, got) {
			k.t.Fatal("two phones have not the same")
		}
		data = got
		needed += (k.road.code.Symbols() + k.road.code.Speed().PerFrame() - 1) / k.road.code.Speed().PerFrame()
	}
	if lost*10 < shown*3 {
		k.t.Fatalf("only %d of %d frames were lost", lost, shown)
	}
	k.t.Logf("%d bytes: ten phones missed %d of %d frames; %d would have done without a loss", len(data), lost, shown, needed)
	return data
}

// nextFrame draws the next frame on the screen and gives what its code says.
func (k *kiosk) nextFrame() string {
	k.t.Helper()
	text, _ := k.drawFrame()
	return text
}

// drawFrame is nextFrame with the code itself.
func (k *kiosk) drawFrame() (string, qr.Matrix) {
	k.t.Helper()
	code := k.road.code
	frame := code.Next()
	m, err := frame.Draw(qr.L)
	must(k.t, err)
	k.clock = k.clock.Add(code.Speed().Interval())
	k.home(flow.QRFrame{Code: flow.Matrix{Size: m.Size, Modules: m.Modules}, Still: code.Still(), Usual: code.Round()})
	k.settle()
	return frame.Text(), m
}

func (k *kiosk) stopQR(shown bool) {
	if shown && k.road.code != nil {
		k.handedOver(record.Shown, k.road.coded)
	}
	k.road.code = nil
}

// checkTaken is the loop's: the word of a phone that has what the screen shows.
func (k *kiosk) checkTaken(e flow.CheckTaken) {
	k.t.Helper()
	right := k.road.word.Confirms(e.Word) == nil
	if e.Scanned {
		b, err := qr.Decode8(e.Word)
		must(k.t, err)
		word, err := bundle.ParseTaken(b)
		right = err == nil && word == k.road.word
	}
	if right {
		k.handedOver(record.ByPhone, k.road.coded)
		k.road.code = nil
	}
	k.home(flow.TakenChecked{Right: right})
}

// typed presses digits one by one.
func typed(digits string) (all []flow.Action) {
	for _, d := range digits {
		all = append(all, flow.Digit{D: int(d - '0')})
	}
	return all
}

// takeReceipt is the loop's: a receipt that was scanned, or typed as twelve digits.
func (k *kiosk) takeReceipt(e flow.TakeReceipt) {
	k.t.Helper()
	root, _ := k.root()
	_, key := k.vault.Signer()
	var fits bundle.Receipt
	if e.Typed {
		for _, seq := range k.seqsOf(e.Digits) {
			chain, err := k.log.ChainAt(seq)
			must(k.t, err)
			part, err := k.log.Slice(seq, seq)
			must(k.t, err)
			mark := bundle.Mark{Kiosk: k.id(), Run: part.Runs[0].ID, Seq: seq, Chain: record.ID(chain[:8])}
			if mark.Confirms(e.Digits, bundle.CodeKeyOf(key)) == nil {
				fits = bundle.Receipt{Run: mark.Run, UpTo: seq, Chain: mark.Chain}
			}
		}
	} else {
		b, err := qr.Decode8(e.Digits)
		must(k.t, err)
		fits, err = bundle.ParseReceipt(b)
		must(k.t, err)
		must(k.t, fits.Verify(k.id(), root.VerifyingKeys()...))
	}
	said := flow.ReceiptOld
	switch {
	case fits.UpTo == 0:
		said = flow.ReceiptWrong
	case fits.UpTo > k.confirmed():
		said = flow.ReceiptNew
		k.note(record.ReceiptTaken{Run: fits.Run, UpTo: fits.UpTo, Chain: fits.Chain, Issued: fits.Issued, Way: "scan"})
	}
	k.home(flow.ReceiptChecked{Said: said})
}

// seqsOf are the places that twelve digits can mean, the last confirmed one among them.
func (k *kiosk) seqsOf(code string) []record.Seq {
	k.t.Helper()
	confirmed := k.confirmed()
	seqs, err := bundle.SeqsOf(code, confirmed, k.log.Head().Seq)
	must(k.t, err)
	if confirmed > 0 {
		seqs = append(seqs, confirmed)
	}
	return seqs
}

// scan is what a scanner types, which is faster than any hand, with its Enter.
func (k *kiosk) scan(digits string) *kiosk {
	k.t.Helper()
	for _, r := range digits {
		k.clock = k.clock.Add(8 * time.Millisecond)
		k.home(flow.Type{Rune: r})
		k.settle()
	}
	k.clock = k.clock.Add(8 * time.Millisecond)
	k.home(flow.Next{})
	k.settle()
	return k
}
