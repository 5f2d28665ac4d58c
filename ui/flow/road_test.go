package flow

import (
	"strings"
	"testing"
	"time"

	"dendau/storage/record"
)

// oneModule is a code as good as any.
var oneModule = QRFrame{Code: Matrix{Size: 1, Modules: []bool{true}}, Usual: 20 * time.Second}

// closed is a hall whose first evening is over; its facilitator is at the desk.
func closed(t tester) *hall {
	h := opened(t, "Lê Thị Na", "Trần Văn Bảy")
	return h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Next{}, EndLesson{}, CloseSession{}, Next{})
}

// keeps appends what the loop itself keeps.
func (h *hall) keeps(f record.Fact) *hall {
	h.t.Helper()
	first := len(h.log)
	h.stamp(record.Draft{Fact: f})
	h.send(Kept{Events: h.log[first:]})
	return h
}

func (h *hall) exported(way string) *hall {
	return h.keeps(record.Exported{Way: way, First: 1, Last: record.Seq(len(h.log)), Stick: map[string]string{record.ByStick: "HAI-NINH-02"}[way]})
}

func lastEvent(h *hall) record.Seq { return record.Seq(len(h.log)) }

// A code that was only shown leaves an evening where it is; the phone's word puts it on its way.
func TestOnlyThePhonesWordIsCustody(t *testing.T) {
	h := closed(t).do(HandOver{}, ByPhone{}, oneModule)
	h.do(Back{})
	if stop, ok := last[StopQR](h); !ok || stop.Shown {
		t.Errorf("after two seconds nobody can have read it: %+v", stop)
	}
	h.do(ByPhone{}, oneModule)
	h.now = h.now.Add(10 * time.Second)
	h.do(Back{})
	if stop, ok := last[StopQR](h); !ok || !stop.Shown {
		t.Errorf("after ten seconds: %+v", stop)
	}
	h.exported(record.Shown).do(Back{}, ShowArrived{})
	v := screen[Arrived](h)
	if v.Rows[0].State != OfferedState || len(v.Road.Here) != 1 || len(v.Road.Offered) != 1 || len(v.Road.OnTheWay) != 0 || v.Carried != nil || !v.Handed {
		t.Fatalf("shown: %+v", v)
	}
	h.do(HandOver{}, ByPhone{}, oneModule, PhoneHasIt{}).pin("065383").do(Next{})
	if ask, _ := last[CheckTaken](h); ask.Word != "065383" {
		t.Errorf("asked %+v", ask)
	}
	h.exported(record.ByPhone).do(TakenChecked{Right: true})
	if v := screen[HandoverQR](h); !v.Taken || v.Asking {
		t.Errorf("the phone has it: %+v", v)
	}
	h.do(Next{}, ShowArrived{})
	if v := screen[Arrived](h); v.Rows[0].State != OnTheWayState || v.Carried == nil || v.Carried.Way != record.ByPhone {
		t.Errorf("on its way: %+v", v)
	}
}

// Five wrong words, and the pad waits for a minute; a scanned one is looked at the same way.
func TestWrongWords(t *testing.T) {
	h := closed(t).do(HandOver{}, ByPhone{}, oneModule, PhoneHasIt{})
	for i := range mostTries {
		if v := screen[HandoverQR](h); v.Wait != 0 {
			t.Fatalf("try %d waits %v", i, v.Wait)
		}
		h.pin("111111").do(Next{}, TakenChecked{})
		if v := screen[HandoverQR](h); !v.Wrong || !v.Asking || v.Word != "" {
			t.Fatalf("wrong: %+v", v)
		}
	}
	asked := len(h.asked)
	h.pin("222222").do(Next{})
	if v := screen[HandoverQR](h); v.Wait <= 0 || v.Wait > triesWithin || v.Word != "" || len(h.asked) != asked {
		t.Errorf("the sixth: %+v", v)
	}
	h.now = h.now.Add(triesWithin)
	h.pin("333333").do(Next{})
	if ask, _ := last[CheckTaken](h); ask.Word != "333333" {
		t.Errorf("after a minute: %+v", ask)
	}
}

// A clock that is set back in the middle neither opens the pad nor closes it for a year.
func TestTriesAndAJumpingClock(t *testing.T) {
	var tr tries
	now := tuesday
	for range mostTries {
		tr.spend(now)
	}
	back := now.AddDate(-1, 0, 0)
	if w := tr.wait(back); w != triesWithin || tr.left(back) != 0 {
		t.Errorf("a year back: %v, %d left", w, tr.left(back))
	}
	if w := tr.wait(back.Add(triesWithin)); w != 0 {
		t.Errorf("a minute later: %v", w)
	}
}

// wordOf and receiptOf are what a scanner types; the loop looks at their digits.
const wordOf = "0447808203027303"

var receiptOf = "04473938" + strings.Repeat("0", 251)

func TestTheScannerReadsThePhonesWord(t *testing.T) {
	h := closed(t).do(HandOver{}, ByPhone{}, oneModule)
	for _, asking := range []bool{false, true} {
		if asking {
			h.do(PhoneHasIt{}).pin("12")
		}
		h.scans(wordOf)
		if ask, ok := last[CheckTaken](h); !ok || !ask.Scanned || ask.Word != wordOf {
			t.Fatalf("asked %+v", ask)
		}
		h.do(TakenChecked{})
		if v := screen[HandoverQR](h); v.Speed != 1 || v.Word != "" || !v.Wrong {
			t.Errorf("after a scan: %+v", v)
		}
	}
	h.do(Back{}, Back{}, Back{})
	screen[Tonight](h)
	h.scans(wordOf)
	if n := h.k.View().Notice; n == nil || n.Key != "road.noCodes" {
		t.Errorf("no codes are shown: %+v", n)
	}
}

// A receipt is read on any quiet screen of the desk, and says which evenings arrived; then the screen before is there again.
func TestAReceiptByScanner(t *testing.T) {
	for _, test := range []struct {
		name string
		way  []Action
		back func(*hall)
	}{
		{"tonight", nil, func(h *hall) { screen[Tonight](h) }},
		{"the road", []Action{ShowArrived{}}, func(h *hall) { screen[Arrived](h) }},
		{"the pad", []Action{ShowArrived{}, TypeReceipt{}, Digit{3}}, func(h *hall) { screen[Arrived](h) }},
		{"a stick", []Action{HandOver{}}, func(h *hall) { screen[HandoverUSB](h) }},
		{"codes", []Action{HandOver{}, ByPhone{}, oneModule}, func(h *hall) { screen[HandoverQR](h) }},
		{"people", []Action{ShowLearners{}}, func(h *hall) { screen[Learners](h) }},
	} {
		t.Run(test.name, func(t *testing.T) {
			h := closed(t).do(test.way...).scans(receiptOf)
			if ask, ok := last[TakeReceipt](h); !ok || ask.Typed || ask.Digits != receiptOf {
				t.Fatalf("asked %+v", ask)
			}
			h.keeps(record.ReceiptTaken{Run: 1, UpTo: lastEvent(h), Issued: h.now.Unix(), Way: "scan"}).do(ReceiptChecked{ReceiptNew})
			v := screen[TakingReceipt](h)
			if v.Said != ReceiptNew || len(v.Came) != 1 || v.Through != v.Came[0] || v.ClockDoubt || v.Digits != "" {
				t.Fatalf("%+v", v)
			}
			h.do(Next{})
			test.back(h)
		})
	}
}

// The Enter of a scan may come after its answer: nobody is sent home by it.
func TestALateEnter(t *testing.T) {
	h := closed(t).do(HandOver{}, ByPhone{}, oneModule).scans(wordOf)
	h.send(TakenChecked{Right: true})
	h.send(Next{})
	if v := screen[HandoverQR](h); !v.Taken {
		t.Errorf("%+v", v)
	}
	h.do(Back{}).scans(receiptOf)
	h.send(ReceiptChecked{ReceiptNew})
	h.send(Next{})
	screen[TakingReceipt](h)
	h.do(Next{})
	screen[Tonight](h)
}

// A handing over has arrived with its evenings, whatever was noted after them.
func TestAHandoverArrivesWithItsEvenings(t *testing.T) {
	h := closed(t)
	last := lastEvent(h)
	h.exported(record.ByPhone).do(EditDate{}, DateBy{1}, Next{}).exported(record.ByPhone)
	issued := h.now.AddDate(0, 0, 2)
	h.keeps(record.ReceiptTaken{Run: 1, UpTo: last, Issued: issued.Unix(), Way: "scan"}).do(ShowArrived{}, ShowCustody{})
	rows := screen[Custody](h).Rows
	if len(rows) != 2 || !rows[0].Arrived || rows[0].ArrivedOn != record.DayOf(issued) || !rows[1].Arrived {
		t.Errorf("%+v", rows)
	}
}

// On a slow machine that draws every digit a scan is a scan nevertheless; and what a hand typed before it is gone.
func TestASlowScan(t *testing.T) {
	slow := func(h *hall, text string) *hall {
		for _, r := range text {
			h.now = h.now.Add(150 * time.Millisecond)
			h.send(Digit{int(r - '0')})
		}
		h.now = h.now.Add(time.Second)
		h.send(Next{})
		return h
	}
	for _, typed := range []string{"", "12"} {
		h := slow(closed(t).do(HandOver{}, ByPhone{}, oneModule, PhoneHasIt{}), typed+wordOf)
		if ask, ok := last[CheckTaken](h); !ok || !ask.Scanned || ask.Word != wordOf {
			t.Errorf("after %q the word: %+v", typed, ask)
		}
		h = slow(closed(t).do(ShowArrived{}, TypeReceipt{}), typed+receiptOf)
		if ask, ok := last[TakeReceipt](h); !ok || ask.Typed || ask.Digits != receiptOf {
			t.Errorf("after %q the receipt: %+v", typed, ask)
		}
	}
	h := slow(closed(t).do(ShowArrived{}, TypeReceipt{}), "482719305566") // a quick hand
	if ask, ok := last[TakeReceipt](h); !ok || !ask.Typed || ask.Digits != "482719305566" {
		t.Errorf("typed quickly: %+v", ask)
	}
	h = slow(closed(t).do(ShowArrived{}, TypeReceipt{}), "044719305566") // one that begins as a phone's word does
	if ask, ok := last[TakeReceipt](h); !ok || !ask.Typed || ask.Digits != "044719305566" {
		t.Errorf("typed quickly: %+v", ask)
	}
}

// Learners' screens take no receipt.
func TestNoReceiptWithoutAFacilitator(t *testing.T) {
	h := closed(t).do(ShowLearners{}, Back{})
	h.k.signed = record.FacilitatorID{}
	h.scans(receiptOf)
	if n := h.k.View().Notice; n == nil || n.Key != "road.atDesk" {
		t.Errorf("notice %+v", n)
	}
	if _, asked := last[TakeReceipt](h); asked {
		t.Error("the receipt was looked at")
	}
}

func TestATypedReceipt(t *testing.T) {
	h := closed(t).do(ShowArrived{}, TypeReceipt{}).pin("12345678901").do(Next{})
	if _, asked := last[TakeReceipt](h); asked {
		t.Fatal("eleven digits are no receipt")
	}
	h.pin("2").do(Next{})
	if ask, _ := last[TakeReceipt](h); !ask.Typed || ask.Digits != "123456789012" {
		t.Fatalf("asked %+v", ask)
	}
	h.do(ReceiptChecked{ReceiptWrong})
	if v := screen[TakingReceipt](h); v.Said != ReceiptWrong || v.Left != mostTries-1 || v.Digits != "" {
		t.Errorf("wrong: %+v", v)
	}
	h.pin("210987654321").do(Next{}).keeps(record.ReceiptTaken{Run: 1, UpTo: lastEvent(h), Way: "typed"}).do(ReceiptChecked{ReceiptNew})
	if v := screen[TakingReceipt](h); v.Said != ReceiptNew || len(v.Came) != 1 || v.ClockDoubt {
		t.Errorf("right: %+v", v)
	}
	h.do(Back{})
	if v := screen[Arrived](h); v.Receipt == nil || v.Receipt.Issued != 0 || v.Rows[0].State != ArrivedState {
		t.Errorf("arrived by typed digits: %+v", v)
	}
}

func TestWrongReceiptsWait(t *testing.T) {
	h := closed(t).do(ShowArrived{}, TypeReceipt{})
	for range mostTries {
		h.pin("123456789012").do(Next{}, ReceiptChecked{ReceiptWrong})
	}
	h.do(Back{}, TypeReceipt{}).pin("1") // leaving the room opens nothing
	if v := screen[TakingReceipt](h); v.Wait <= 0 || v.Left != 0 || v.Digits != "" {
		t.Errorf("%+v", v)
	}
}

// The centre's time on a receipt convicts a clock that is behind: the desk asks for the date before it goes on.
func TestAReceiptMendsTheClock(t *testing.T) {
	h := closed(t).scans(receiptOf)
	later := h.now.AddDate(0, 0, 9)
	h.keeps(record.ReceiptTaken{Run: 1, UpTo: lastEvent(h), Issued: later.Unix(), Way: "scan"}).do(ReceiptChecked{ReceiptNew})
	if v := screen[TakingReceipt](h); !v.ClockDoubt {
		t.Fatalf("%+v", v)
	}
	h.do(Next{})
	v := screen[ChangeDate](h)
	if !v.Doubted || v.Date < record.DayOf(later) {
		t.Errorf("the date: %+v, the receipt is of %v", v, record.DayOf(later))
	}
	h.do(DateBy{int(record.DayOf(later) - v.Date)}, Next{})
	if v := screen[Tonight](h); v.Date != record.DayOf(later) || v.ClockDoubt {
		t.Errorf("tonight %+v", v)
	}
}

// A machine in another time zone has the centre's moment on another day, and is right nevertheless.
func TestAReceiptInAnotherZone(t *testing.T) {
	h := closed(t)
	h.now = h.now.Add(6 * time.Hour).UTC() // after midnight in Viet Nam
	h.scans(receiptOf).keeps(record.ReceiptTaken{Run: 1, UpTo: lastEvent(h), Issued: h.now.Unix(), Way: "scan"}).do(ReceiptChecked{ReceiptNew})
	if v := screen[TakingReceipt](h); v.ClockDoubt {
		t.Errorf("%+v", v)
	}
}

// A date that somebody confirmed before gives way to the centre's.
func TestAReceiptAgainstAConfirmedDate(t *testing.T) {
	h := closed(t)
	h.do(EditDate{}, DateBy{-1}, Next{})
	if v := screen[Tonight](h); v.Date != record.DayOf(h.now)-1 {
		t.Fatalf("tonight %+v", v)
	}
	h.scans(receiptOf).keeps(record.ReceiptTaken{Run: 1, UpTo: lastEvent(h), Issued: h.now.Unix(), Way: "scan"}).do(ReceiptChecked{ReceiptNew})
	h.do(Next{})
	if v := screen[Tonight](h); v.Date != record.DayOf(h.now) || v.ClockDoubt {
		t.Errorf("the clock was right all along: %+v", v)
	}
}

// What a stick's receipt says where it does not fit is told at the stick.
func TestAStickTellsOfAFork(t *testing.T) {
	for _, said := range []ReceiptSaid{ReceiptAhead, ReceiptForked} {
		h := closed(t).do(HandOver{}, ReceiptChecked{said})
		if n := h.k.View().Notice; n == nil || n.Key != "road.notice."+said.Key() {
			t.Errorf("notice %+v", n)
		}
	}
}

// Who took it is asked after it is done, once for everybody on the list, and can be forgotten.
func TestWhoCarries(t *testing.T) {
	h := closed(t).do(HandOver{}, StickFound{"A", 1}, WhoCarries{})
	screen[HandoverUSB](h)
	h.exported(record.ByStick).do(ExportDone{}, WhoCarries{}).typing("Chij Hoa").do(Next{})
	if v := screen[HandoverUSB](h); v.Courier != "Chị Hoa" {
		t.Fatalf("courier %q", v.Courier)
	}
	carried := facts[record.CarriedBy](h)
	if len(carried) != 1 || h.named[carried[0].Courier].Full != "Chị Hoa" || carried[0].Export != seqsOf[record.Exported](h)[0] {
		t.Fatalf("kept %+v", carried)
	}
	h.exported(record.ByPhone).do(Next{}, ShowArrived{}, ShowCustody{}, Choose{0})
	if v := screen[CourierName](h); len(v.Known) != 1 || v.Row.Way != record.ByPhone {
		t.Fatalf("%+v", v)
	}
	h.typing("chij hoa").do(Next{}) // the same person, written again
	if all := facts[record.CarriedBy](h); len(all) != 2 || all[1].Courier != all[0].Courier {
		t.Fatalf("kept %+v", all)
	}
	v := screen[Custody](h)
	if len(v.Rows) != 2 || v.Rows[0].Courier != "Chị Hoa" || v.Rows[1].Stick != "HAI-NINH-02" || len(v.Rows[1].Evenings) != 1 {
		t.Fatalf("%+v", v)
	}
	h.do(Choose{1}, ForgetCourier{0})
	if v := screen[CourierName](h); v.Forgetting != "Chị Hoa" {
		t.Fatalf("%+v", v)
	}
	h.do(Back{})
	if v := screen[CourierName](h); v.Forgetting != "" {
		t.Fatalf("%+v", v)
	}
	h.do(ForgetCourier{0}, Next{})
	gone := facts[record.PersonErased](h)
	forget, ok := last[ForgetPerson](h)
	if len(gone) != 1 || gone[0].Person != carried[0].Courier || !ok || forget.Persons[0] != carried[0].Courier {
		t.Fatalf("tombstones %+v, %+v", gone, forget)
	}
	if v := screen[CourierName](h); len(v.Known) != 0 {
		t.Errorf("still known: %+v", v)
	}
	h.do(Back{})
	for _, row := range screen[Custody](h).Rows {
		if row.Courier != "" {
			t.Errorf("still named: %+v", row)
		}
	}
}

// seqsOf gives the sequences of the facts of a kind.
func seqsOf[T record.Fact](h *hall) (seqs []record.Seq) {
	for _, e := range h.log {
		if _, is := e.Fact.(T); is {
			seqs = append(seqs, e.Seq)
		}
	}
	return seqs
}

// Codes on paper are noted once they are printed, and are no custody.
func TestCodesOnPaper(t *testing.T) {
	h := closed(t).do(HandOver{}, ByPhone{}, OnSheets{})
	if _, asked := last[PrintCodes](h); asked {
		t.Error("there is no code yet")
	}
	h.do(oneModule, OnSheets{}, OnSheets{})
	if p, ok := last[PrintCodes](h); !ok || p.Printed != record.DayOf(h.now) {
		t.Fatalf("asked %+v", p)
	}
	if !screen[HandoverQR](h).Printing {
		t.Error("it is not said that it prints")
	}
	h.do(CodesPrinted{To: "stick", Where: "giay-in/ma.pdf", Sheets: 2})
	if n := h.k.View().Notice; n == nil || n.Key != "road.sheets.stick" || n.Args["n"] != 2 || screen[HandoverQR](h).Printing {
		t.Errorf("notice %+v", n)
	}
	h.do(OnSheets{}, CodesNotPrinted{"paper.failed"})
	if n := h.k.View().Notice; n == nil || n.Key != "paper.failed" {
		t.Errorf("notice %+v", n)
	}
}
