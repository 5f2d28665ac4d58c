package cmd_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/qr"
)

// filmCode reads the codes off the real window's pixels until the bundle is whole, as a phone does.
func (h *hall) filmCode() []byte {
	h.t.Helper()
	needs(h.t, "zbarimg")
	r := qr.Receiver{Magic: []byte("DDB1")}
	var data []byte
	picture := filepath.Join(h.dir, "filmed.png")
	h.waitFor("the codes on the screen to be read", func() bool {
		grab := exec.Command("ffmpeg", "-v", "error", "-y", "-f", "x11grab", "-video_size", "1366x768", "-i", h.display, "-frames:v", "1", picture)
		if out, err := grab.CombinedOutput(); err != nil {
			h.t.Fatalf("ffmpeg: %v %s", err, out)
		}
		told, err := exec.Command("zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", picture).Output()
		if err != nil {
			return false // between two pictures
		}
		_, data = r.Add(strings.TrimSpace(string(told)))
		return data != nil
	})
	return data
}

// byPhone shows the code for a carrier who has no stick: a phone films the screen, and only its word makes the kiosk believe it. A wrong one does not.
func (h *hall) byPhone(stick string) {
	if err := os.Rename(stick, stick+".away"); err != nil {
		h.t.Fatal(err)
	}
	h.signIn()
	h.tap("tonight.handover")
	h.see("handover.phone")
	h.shot("no-stick")
	h.tap("handover.phone")
	h.see("qr.done")
	h.shot("code")
	word := bundle.TakenOf(h.filmCode())
	h.tap("qr.done")
	h.see("qr.word")
	h.write(bundle.TakenOf(nil).Code())
	h.key("Return")
	h.waitFor("a wrong word to be told", func() bool { return h.says("Chưa khớp") })
	h.shot("wrong-word")
	h.scan(qr.Encode8(word.Marshal())) // off the phone's screen
	h.see("qr.who")
	h.shot("phone-has-all")
	h.tap("qr.who")
	h.see("courier.field")
	h.write("Chij Hoa")
	h.key("Return")
	h.see("qr.home")
	if !h.says("Chị Hoa") {
		h.fail("nobody carries it")
	}
	h.tap("qr.home")
	if err := os.Rename(stick+".away", stick); err != nil {
		h.t.Fatal(err)
	}
}

// receiptIn is the receipt that the centre left on a stick.
func (h *hall) receiptIn(stick string) []byte {
	h.t.Helper()
	names, err := filepath.Glob(filepath.Join(stick, "DENDAU", "receipts", "*.ddr"))
	if err != nil || len(names) != 1 {
		h.t.Fatalf("receipts on the stick: %v, %v", names, err)
	}
	b, err := os.ReadFile(names[0])
	if err != nil {
		h.t.Fatal(err)
	}
	return b
}

// comeHome holds a phone with the receipt to the scanner, while the facilitator's first screen is open; then types its twelve digits, which tell
// nothing new. The kiosk shows how far its evenings have arrived, and who carried them.
func (h *hall) comeHome(receipt []byte) {
	h.signIn()
	h.scan(qr.Encode8(receipt))
	h.see("receipt.done")
	h.shot("receipt")
	if !h.says("đã đến trung tâm") {
		h.fail("the receipt does not say what arrived")
	}
	h.tap("receipt.done")
	h.tap("tonight.more")
	h.tap("more.arrived")
	h.see("arrived.receipt")
	h.shot("arrived")
	if !h.says("Đã đến trung tâm") {
		h.fail("the kiosk does not show that its evening arrived")
	}
	code := h.twelveDigits()
	h.tap("arrived.receipt")
	h.see("pin.ok")
	h.write(code)
	h.key("Return")
	h.waitFor("the typed receipt to be known", func() bool { return h.says("Giấy báo này máy đã có") })
	h.tap("receipt.done")
	h.tap("arrived.custody")
	h.see("custody.0")
	h.shot("custody")
	if !h.says("Chị Hoa") || !h.says("Điện thoại") {
		h.fail("the book of handovers does not tell who carried")
	}
	h.key("Escape")
	h.see("arrived.back")
	h.tap("arrived.back")
}

// twelveDigits are those that stand on the receipt's card, in groups of four.
func (h *hall) twelveDigits() string {
	h.t.Helper()
	for _, o := range h.ask(`{"do":"tree"}`).Objects {
		digits := strings.ReplaceAll(o.Text, " ", "")
		if len(o.Text) == 14 && len(digits) == 12 && strings.Trim(digits, "0123456789") == "" {
			return digits
		}
	}
	h.fail("no receipt of twelve digits")
	return ""
}

// custodyKept looks into the log: one handing over by a phone's word, and no name that anybody could read.
func (h *hall) custodyKept() {
	h.t.Helper()
	ways := map[string]int{}
	for _, e := range heldIn[record.Exported](h) {
		ways[e.Way]++
		if e.Courier != "" {
			h.t.Errorf("a name in the clear: %q", e.Courier)
		}
	}
	if ways[record.ByPhone] != 1 || ways[record.Shown] != 0 || ways[record.ByStick] == 0 {
		h.t.Errorf("handed over %v", ways)
	}
	if got := heldIn[record.ReceiptTaken](h); len(got) != 1 || got[0].Way != "scan" || time.Since(time.Unix(got[0].Issued, 0)) > time.Hour {
		h.t.Errorf("receipts %+v", got)
	}
	if got := heldIn[record.CarriedBy](h); len(got) != 1 || got[0].Courier.IsZero() {
		h.t.Errorf("carried by %+v", got)
	}
}
