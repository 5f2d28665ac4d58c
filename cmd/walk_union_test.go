package cmd_test

import (
	"slices"
	"testing"

	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/collector"
	"dendau/ui/flow"
)

// threeEvenings is a kiosk after three evenings whose receipts never came, with the bundle of each: every one begins at the first event.
func threeEvenings(t *testing.T, c *centre) (k *kiosk, bundles [][]byte) {
	t.Helper()
	k = newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:6])
	k.attend(1).do(flow.Next{}, flow.Lock{}).learnAlone("Nguyễn Thị Ăn").signIn().do(flow.OpenTonight{})
	k.teach([]int{1, 3, 0}, []int{2, 3, 0}).close()
	for evening := range 3 {
		stick := c.stick()
		if evening == 0 {
			k.handOver(stick)
			c.introduce(stick)
		} else {
			k.evening(evening, stick)
		}
		bundles = append(bundles, c.load(c.delivery(stick).Bundles[0]))
	}
	return k, bundles
}

// apart cuts the same log where the evenings ended: none of these bundles holds an event of another.
func apart(t *testing.T, k *kiosk) (bundles [][]byte) {
	t.Helper()
	root, _ := k.root()
	out, err := k.outgoing(root)
	must(t, err)
	recipients, err := root.AgeRecipients()
	must(t, err)
	first := record.Seq(1)
	for _, f := range factsOf[record.Exported](k) {
		part, err := k.log.Slice(first, f.Last)
		must(t, err)
		slice, err := bundle.NewSlice(part.Before, stampsOf(part.Events), part.Bytes)
		must(t, err)
		b, err := bundle.Seal(slice, out.Key, out.KeyNo, recipients)
		must(t, err)
		bundles = append(bundles, b)
		first = f.Last + 1
	}
	return bundles
}

func stampsOf(events []record.Event) []record.Stamp {
	stamps := make([]record.Stamp, len(events))
	for i, e := range events {
		stamps[i] = e.Stamp
	}
	return stamps
}

// Three evenings come in any order, whether each bundle brings all before it again or leaves it out: the centre knows the same in the end.
func TestBundlesInAllOrders(t *testing.T) {
	t.Parallel()
	first := newCentre(t)
	k, overlapping := threeEvenings(t, first)
	for _, b := range overlapping {
		first.ingest(b)
	}
	first.sameAnswers(k)
	want := first.state()

	for name, bundles := range map[string][][]byte{"each with all before it": overlapping, "each alone": apart(t, k)} {
		if len(bundles) != 3 {
			t.Fatalf("%s: %d bundles", name, len(bundles))
		}
		for _, order := range orders(3) {
			c := first.twin()
			for i, at := range order {
				c.ingest(bundles[at])
				// It knows everything once it has them all, or that one which brings all before it.
				whole := i == 2 || name == "each with all before it" && slices.Contains(order[:i+1], 2)
				if got := c.state(); (got == want) != whole {
					t.Errorf("%s, in order %v: after %d bundles the centre knows everything: %v", name, order, i+1, got == want)
				}
			}
			c.sameAnswers(k)
		}
	}
}

// orders are all orders of n things.
func orders(n int) (all [][]int) {
	if n == 0 {
		return [][]int{{}}
	}
	for _, o := range orders(n - 1) {
		for at := range n {
			all = append(all, slices.Insert(slices.Clone(o), at, n-1))
		}
	}
	return all
}

// A courier may carry the same stick a hundred times.
func TestTheSameBundleAHundredTimes(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	k, bundles := threeEvenings(t, c)
	last := bundles[2]
	if out := c.ingest(last); out.New != int(out.Header.Last()) || out.Known != 0 {
		t.Fatalf("the first time: %d new, %d known", out.New, out.Known)
	}
	want, everything := c.state(), c.everything()
	for n := 2; n <= 100; n++ {
		if out := c.ingest(last); out.New != 0 || out.Receipt.UpTo != out.Header.Last() {
			t.Fatalf("time %d: %d new, receipt up to %d", n, out.New, out.Receipt.UpTo)
		}
	}
	if c.state() != want || c.everything() != everything {
		t.Error("the hundredth time changed something")
	}
	c.sameAnswers(k)

	c.ingest(bundles[0]) // the state is not blind: another bundle shows
	if c.everything() == everything {
		t.Error("a bundle came and nothing shows it")
	}
}

// What a phone films from the screen, more than 30 % of it missed, is the same as what a stick carries.
func TestHandingOverByPhone(t *testing.T) {
	t.Parallel()
	filmed := newCentre(t)
	setup := filmed.stick()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty())
	k.do(flow.HandOver{}).handOver(setup) // the centre's stick at the first start: from then on codes can be sealed
	filmed.introduce(setup)
	k.attend(5).do(flow.Next{}).teach([]int{3, 29, 2}, []int{12, 20, 1}).close().do(flow.ByPhone{})

	data := k.filmCode(0.37)
	if v := screen[flow.HandoverQR](k); v.Still || v.Code.Size == 0 || v.Shown == 0 {
		t.Errorf("the code: still %v, %d modules, shown for %v", v.Still, v.Code.Size, v.Shown)
	}
	k.do(flow.PhoneHasIt{}).do(typed("000000")...).do(flow.Next{})
	if v := screen[flow.HandoverQR](k); !v.Wrong || v.Taken {
		t.Errorf("a wrong word: %+v", v.Wrong)
	}
	k.do(typed(bundle.TakenOf(data).Code())...).do(flow.Next{}, flow.Next{}) // as the phone says it
	if v := screen[flow.Tonight](k); len(v.Road.OnTheWay) != 1 {
		t.Errorf("the road: %+v", v.Road)
	}
	filmed.ingest(data)
	filmed.sameAnswers(k)

	carried := filmed.twin()
	stick := filmed.stick()
	k.do(flow.HandOver{}).handOver(stick) // the same evening again, and the note that a phone has it
	filmed.take(stick)
	carried.take(stick)
	if filmed.state() != carried.state() {
		t.Error("the stick's centre and the phone's do not know the same")
	}
	carried.sameAnswers(k)
}

// A kiosk that was switched off and on between lessons hands over both its runs as one log.
func TestTwoStartsInOneExport(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	stick := c.stick()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:5])
	k.attend(1).do(flow.Next{}).restart().signIn().do(flow.OpenTonight{})
	k.teach([]int{0, 4, 0}, []int{1, 3, 0}).close().handOver(stick)
	c.take(stick)
	c.sameAnswers(k)
	r := c.receipts()[0]
	if runs := factsOf[record.RunStarted](k); len(runs) != 2 || r.Run != k.log.Head().Run || r.UpTo != k.road.sent.Last {
		t.Errorf("%d runs; the receipt is for %d of run %08x", len(runs), r.UpTo, uint32(r.Run))
	}
	if alarms := c.alarms(k); len(alarms) != 0 {
		t.Errorf("alarms %+v", alarms)
	}
}

// A backup of a kiosk's folder is put on a second PC, and both go on: the centre sees a fork and keeps both evenings.
func TestRestoredBackupIsAFork(t *testing.T) {
	t.Parallel()
	c := newCentre(t)
	stick := c.stick()
	k := newKiosk(t).setUp("nhà văn hóa thôn 2", "23020", forty()[:5])
	k.attend(1).do(flow.Next{}).teach([]int{0, 4, 0}, []int{1, 3, 0}).close().handOver(stick)
	must(t, k.log.Close())
	other := &kiosk{t: t, data: copyOf(t, k.data), clock: k.clock, disk: &disk{}, pack: k.pack, seen: map[string]bool{}}
	k.start()
	other.start()

	stick = c.stick()
	k.evening(1, stick)
	c.take(stick)
	if alarms := c.alarms(k); len(alarms) != 0 {
		t.Fatalf("before there is a fork: %+v", alarms)
	}
	other.evening(2, stick)
	c.take(stick)
	alarms := c.alarms(k)
	if len(alarms) != 1 || alarms[0].Kind != collector.AlarmFork {
		t.Fatalf("alarms %+v", alarms)
	}
	c.sameAnswers(k, other)
	if total := c.tables()[0].Total; total.Held != 3 || total.Attendances != 4+4+3 {
		t.Errorf("both evenings are not kept: %+v", total)
	}

	// Its own receipt is for the branch that came last; the other PC is told nothing wrong by it.
	stick = c.stick()
	c.answer(stick)
	k.do(flow.HandOver{}).plug(stick)
	if n := len(factsOf[record.ReceiptTaken](k)); n != 0 {
		t.Errorf("%d receipts of the other branch were believed", n)
	}
	other.do(flow.HandOver{}).plug(stick)
	if n := len(factsOf[record.ReceiptTaken](other)); n != 1 {
		t.Errorf("%d receipts of its own branch were taken", n)
	}
}
