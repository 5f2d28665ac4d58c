package collector

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"dendau/content"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// handsOver seals what is new and keeps the word of it, as a kiosk does.
func (h *hall) handsOver(first record.Seq, way, stick string) []byte {
	h.t.Helper()
	b := h.sealed(first, 0)
	h.append(record.Exported{Way: way, First: first, Last: h.log.Head().Seq, Bundles: []record.ID{bundle.IDOf(b).Short()}, Stick: stick})
	return b
}

// officerAt is an officer who has given the password.
func officerAt(t *testing.T, c *Centre) *officer {
	t.Helper()
	o := newOfficer(t, c)
	o.signIn(c)
	return o
}

// send is a form of one of our pages.
func (o *officer) send(path string, form url.Values) (int, string) {
	form.Set("csrf", o.csrf())
	return o.post(path, form)
}

// One hall's year in small: a bundle by stick, its receipt, one that is lost, one by phone. Each word comes when its bundle does.
func TestCustody(t *testing.T) {
	now := testNow
	c := openCentreAt(t, t.TempDir(), Options{Now: func() time.Time { return now }})
	h := enrolled(t, c, 1)
	h.evening("L01")
	first := h.handsOver(1, record.ByStick, "HAI-NINH-05")
	ingest(t, c, first)
	if err := c.Brought(t.Context(), "chị Thử", "usb", bundle.IDOf(first)); err != nil {
		t.Fatal(err)
	}
	all, err := c.Custody(t.Context(), h.kiosk())
	if err != nil || len(all) != 1 || all[0].Given != nil || all[0].Received == 0 || all[0].Receipt != 0 || all[0].Who != "chị Thử" {
		t.Fatalf("arrived, and nothing else is known: %+v, %v", all, err)
	}
	now = now.Add(time.Hour)
	if _, err := c.WriteReceipts(t.Context(), t.TempDir()); err != nil {
		t.Fatal(err)
	}
	r, _ := c.Receipt(t.Context(), h.kiosk())
	h.append(record.ReceiptTaken{Run: r.Run, UpTo: r.UpTo, Chain: r.Chain, Issued: r.Issued, Way: "usb"})
	h.evening("L02")
	lost := r.UpTo + 1
	h.handsOver(lost, record.ByStick, "MAT-ROI") // it never comes
	h.append(record.CarriedBy{Run: h.log.Head().Run, Export: h.log.Head().Seq, Courier: record.ID{9}})
	h.evening("L03")
	now = now.Add(time.Hour)
	again := h.handsOver(h.log.Head().Seq-3, record.ByPhone, "")
	if out, err := c.Ingest(t.Context(), again, WayPhone); err != nil || len(out.Gaps) != 1 {
		t.Fatalf("got %+v, %v", out, err)
	}
	h.append(record.TextSizeChosen{Size: 1})
	ingest(t, c, h.sealed(lost, 0))
	all, err = c.Custody(t.Context(), h.kiosk())
	if err != nil || len(all) != 4 {
		t.Fatalf("%d carries, %v", len(all), err)
	}
	byWay := func(way, stick string) Carry {
		t.Helper()
		i := slices.IndexFunc(all, func(c Carry) bool { return c.Given != nil && c.Given.Way == way && c.Given.Stick == stick })
		if i < 0 {
			t.Fatalf("nothing by %s %s in %+v", way, stick, all)
		}
		return all[i]
	}
	if c := byWay(record.ByStick, "HAI-NINH-05"); c.Missing() || c.Receipt == 0 || c.ReceiptWay != "usb" || c.Receipt <= c.Received || c.Seen == nil || c.Seen.Way != "usb" {
		t.Errorf("the first, all the way round: %+v", c)
	}
	if c := byWay(record.ByStick, "MAT-ROI"); !c.Missing() || c.First != lost || c.Given.Courier != (record.ID{9}) {
		t.Errorf("the lost stick: %+v", c)
	}
	if c := byWay(record.ByPhone, ""); c.Way != WayPhone || c.Receipt != 0 && c.ReceiptWay != WayPhone || c.Seen != nil {
		t.Errorf("by phone: %+v", c)
	}
}

// The page tells the same, in both languages; what is missing stands on top.
func TestCustodyPage(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	h.handsOver(1, record.ByStick, "<b>MAT-ROI")
	h.append(record.TextSizeChosen{Size: 1})
	ingest(t, c, h.sealed(1, 0))
	desk := officerAt(t, c)
	for lang, want := range map[string][]string{
		"vi": {"Còn thiếu", "ghi ra USB &lt;b&gt;MAT-ROI", "nhập từ USB", "Rời điểm học"},
		"en": {"Missing", "written on stick", "imported from a stick", "Left the hall"},
	} {
		_, body := desk.get("/halls/" + h.kiosk().String() + "/custody?lang=" + lang)
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("%s: no %q in\n%s", lang, text, body)
			}
		}
		if strings.Contains(body, "<b>MAT") {
			t.Error("what a kiosk wrote is markup")
		}
	}
	if status, _ := desk.get("/halls/0102030405060708/custody"); status != http.StatusNotFound {
		t.Errorf("a kiosk that nobody knows: %d", status)
	}
}

// An officer says which kiosk is used; the alarm is then a line, and the other kiosk's going on brings it back.
func TestForkOnThePage(t *testing.T) {
	c := openCentre(t)
	h := enrolled(t, c, 1)
	h.evening("L01")
	ingest(t, c, h.sealed(1, 0))
	shared := h.log.Head().Seq
	other := h.clone()
	for i, k := range []*hall{h, other} {
		k.evening(content.LessonID([]string{"L02", "L03"}[i]))
		ingest(t, c, k.sealed(shared+1, 0))
	}
	desk := officerAt(t, c)
	_, page := desk.get("/halls/" + h.kiosk().String())
	run := fmt.Sprintf("%08x", uint32(h.log.Head().Run))
	if !strings.Contains(page, "Chọn máy đang dùng") || !strings.Contains(page, `value="`+run+`"`) {
		t.Fatalf("no branches to choose from:\n%s", page)
	}
	desk.send("/halls/"+h.kiosk().String()+"/seen", url.Values{"kind": {"fork"}, "kept": {run}})
	if _, page = desk.get("/halls/" + h.kiosk().String()); strings.Contains(page, "Chọn máy đang dùng") || !strings.Contains(page, "Đã xử lý ngày") {
		t.Errorf("after it was dealt with:\n%s", page)
	}
	if _, page = desk.get("/"); strings.Contains(page, "hai máy cùng ghi một sổ") {
		t.Error("it still has to be called about")
	}
	desk.send("/halls/"+h.kiosk().String()+"/seen", url.Values{"kind": {"fork"}}) // a second press
	other.evening("L04")
	ingest(t, c, other.sealed(other.log.Head().Seq-8, 0))
	if _, page = desk.get("/"); !strings.Contains(page, "hai máy cùng ghi một sổ") {
		t.Error("the other kiosk goes on, and nobody is told")
	}
}

// The page writes on the drives that this computer offers, and on nothing else; the list of halls is kept from a form.
func TestStickPage(t *testing.T) {
	drive := t.TempDir()
	c := openCentreAt(t, t.TempDir(), Options{Places: func() []Place { return []Place{{Path: drive, Label: "HAI-NINH-05"}} }})
	desk := officerAt(t, c)
	desk.send("/stick/halls", url.Values{"halls": {"Nhà văn hóa thôn Một; xã Hải Ninh; Bắc Bình\nNhà văn hóa thôn Hai;23020"}})
	root, _, err := c.Newest(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	_, page := desk.get("/stick")
	for _, want := range []string{root.Fingerprint(), "HAI-NINH-05", "Nhà văn hóa thôn Hai; xã Hải Ninh", "Danh sách điểm học để chọn"} {
		if !strings.Contains(strings.ReplaceAll(page, ";xã", "; xã"), want) {
			t.Errorf("no %q in\n%s", want, page)
		}
	}
	if _, page := desk.send("/stick/halls", url.Values{"halls": {"Nhà X; xã Không Có"}}); !strings.Contains(page, "dòng 1") {
		t.Errorf("a wrong list:\n%s", page)
	}
	if _, page := desk.send("/stick", url.Values{"drive": {drive}}); !strings.Contains(page, "DENDAU/trust/1.root.json") {
		t.Errorf("written:\n%s", page)
	}
	for _, name := range []string{"DENDAU/trust/1.root.json", "DENDAU/halls.json", "DOC-TRUOC.html"} {
		if info, err := os.Stat(filepath.Join(drive, name)); err != nil || info.Size() == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(drive, "*", "*.part")); left != nil {
		t.Errorf("halves are left: %v", left)
	}
	elsewhere := t.TempDir()
	if _, page := desk.send("/stick", url.Values{"drive": {elsewhere}}); !strings.Contains(page, "USB không còn cắm") {
		t.Errorf("a folder that was not offered:\n%s", page)
	}
	if names, _ := os.ReadDir(elsewhere); len(names) != 0 {
		t.Error("something was written elsewhere")
	}
}

// A stick that is full, or that has something else in the way, is told, and nothing half is left.
func TestStickThatCannotBeWritten(t *testing.T) {
	c := openCentre(t)
	items, err := c.Stick(t.Context(), Outfit{})
	if err != nil {
		t.Fatal(err)
	}
	nobody := func(Item) {}
	if err := c.WriteStick(t.Context(), filepath.Join(t.TempDir(), "gone"), items, nobody); err == nil {
		t.Error("a drive that is not there was written")
	}
	dir := t.TempDir()
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, bundle.StickFolder)); err != nil {
		t.Skip("no links here")
	}
	if _, err := os.Lstat(filepath.Join(dir, bundle.StickFolder)); err != nil {
		t.Skip("this system says that it made a link and made none:", err) // Wine
	}
	if err := c.WriteStick(t.Context(), dir, items, nobody); err == nil {
		t.Error("a link was followed")
	}
	if names, _ := os.ReadDir(outside); len(names) != 0 {
		t.Error("something was written behind the link")
	}
}

// What a phone sent before its kiosk was enrolled is taken in when nobody listens: no receipt is given out by that, only when the phone asks.
func TestCustodyOfWhatWaited(t *testing.T) {
	c := openCentre(t)
	h := newHall(t, c, 1)
	h.evening("L01")
	sent := h.sealed(1, 0)
	if _, err := c.Ingest(t.Context(), sent, WayPhone); !errors.Is(err, ErrNotEnrolled) {
		t.Fatal(err)
	}
	if _, err := c.Enrol(t.Context(), h.enrolment(), true); err != nil {
		t.Fatal(err)
	}
	if all, err := c.Custody(t.Context(), h.kiosk()); err != nil || len(all) != 1 || all[0].Receipt != 0 {
		t.Errorf("taken in, and nobody was told: %+v, %v", all, err)
	}
	if out, err := c.Told(t.Context(), bundle.IDOf(sent)); err != nil || out.Receipt.UpTo == 0 {
		t.Fatalf("asked again: %+v, %v", out, err)
	}
	if all, err := c.Custody(t.Context(), h.kiosk()); err != nil || all[0].Receipt == 0 || all[0].ReceiptWay != WayPhone {
		t.Errorf("the phone has the receipt: %+v, %v", all, err)
	}
}
