package main

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"filippo.io/age"
	"golang.org/x/text/unicode/norm"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/sync/bundle"
	"dendau/sync/courier"
	"dendau/ui/flow"
)

// wired is a kiosk as the program wires it, with its log, vault, printer and registry, but without its windows, its sound and its road.
type wired struct {
	t     *testing.T
	data  string
	stick string // empty while none is in
	now   time.Time
	// deaf kiosks lose the power before they forget anybody.
	deaf bool

	kiosk *kiosk
	flow  *flow.Kiosk
	works *works
	book  *flow.Book
}

const wiredPIN = "482915"

// newWired is a hall after its first start, in a folder of its own.
func newWired(t *testing.T) *wired {
	t.Helper()
	w := &wired{t: t, data: t.TempDir(), now: time.Now()}
	w.open()
	k := w.kiosk.keeper
	me := record.FacilitatorID{ID: newID()}
	named, err := k.vault.SealName(me.ID, record.Name{Full: "Lê Văn Mẫu"})
	w.must(err)
	w.must(k.vault.SetPIN(me, wiredPIN))
	var drafts []record.Draft
	for _, f := range []record.Fact{
		record.HallSet{Hall: record.HallID{ID: newID()}, Name: "Nhà văn hóa thôn 2", Commune: "23020", Units: assets.UnitsVersion, Hamlets: []string{"thôn 1", "thôn 2"}},
		record.FacilitatorAdded{Facilitator: me}, named,
		record.ClassMade{Class: record.ClassID{ID: newID()}, Name: "Lớp 1", Course: "cb", Weekdays: []int{int(w.now.Weekday())}, Minute: 18 * 60},
	} {
		drafts = append(drafts, record.Draft{Fact: f})
	}
	_, err = k.keep(drafts...)
	w.must(err)
	w.close()
	w.open()
	t.Cleanup(w.close)
	return w
}

// open is the power switch.
func (w *wired) open() {
	w.t.Helper()
	logger := slog.New(slog.DiscardHandler)
	k, err := openKiosk(w.data, w.t.TempDir(), logger)
	w.must(err)
	w.kiosk = k
	w.book = flow.NewBook(k.keeper.names)
	for _, e := range k.events {
		w.book.Add(e)
	}
	w.flow = flow.New(flow.Config{
		Book: w.book, Course: wiredCourse(), NewID: newID, Now: w.now, OpenNote: k.keeper.vault.OpenNote, Units: assets.UnitsVersion,
		Communes: []flow.Commune{{Code: "23020", Kind: "xã", Name: "Hải Ninh"}},
	})
	sticks := func() []courier.Drive {
		if w.stick == "" {
			return nil
		}
		return []courier.Drive{{Path: w.stick, Label: "A", Removable: true, Free: 1 << 30}}
	}
	w.works = &works{keeper: k.keeper, prints: k.newPrinter(w.data, sticks), people: &registry{vault: k.keeper.vault, names: k.keeper.names, sticks: sticks, log: logger}}
}

func (w *wired) close() {
	if w.kiosk != nil {
		w.kiosk.close()
		w.kiosk = nil
	}
}

func wiredCourse() flow.Course {
	text := func(s string) content.Spoken { return content.Spoken{Text: content.Text{content.Vietnamese: s}} }
	l := &content.Lesson{ID: "L01", Title: content.Text{content.Vietnamese: "Bài thử"}, Minutes: 25, Rule: content.Rule{Right: 1, Of: 1}, Remember: text("Nhớ nhé.")}
	l.Pages = []content.Page{{ID: "L01.P1", Title: text("Trang"), Sentences: []content.Spoken{text("Một.")}}}
	l.Items = []content.Item{{ID: "L01.Q1", Rev: 1, Type: content.Single, Question: text("Câu hỏi?"), Key: 1, Skill: "0.1", Options: []content.Option{{Spoken: text("A")}, {Spoken: text("B")}}, Why: text("Vì thế.")}}
	return flow.Course{ID: "cb", Pack: "thu", Version: 1, Lessons: []*content.Lesson{l}}
}

// do takes actions a second apart, each with everything that comes of it.
func (w *wired) do(actions ...flow.Action) *wired {
	w.t.Helper()
	for _, a := range actions {
		w.now = w.now.Add(time.Second)
		for coming := []flow.Action{a}; len(coming) > 0; coming = coming[1:] {
			effects, err := w.flow.Do(w.now, coming[0])
			w.must(err)
			for _, e := range effects {
				switch e.(type) {
				case flow.Append, flow.SetPIN, flow.CheckPIN, flow.LookAtPIN, flow.MakeSheet, flow.CopyPerson, flow.ForgetPerson:
					if _, forget := e.(flow.ForgetPerson); !forget || !w.deaf || kept[record.PersonErased](w) == 0 {
						w.works.Perform(context.Background(), e, func(a flow.Action) { coming = append(coming, a) })
					}
				}
			}
		}
	}
	return w
}

// write types a text as a quick hand does.
func (w *wired) write(text string) *wired {
	w.t.Helper()
	for _, r := range text {
		w.now = w.now.Add(60 * time.Millisecond)
		_, err := w.flow.Do(w.now, flow.Type{Rune: r, Composed: r > 127})
		w.must(err)
	}
	return w
}

func (w *wired) desk() *wired {
	w.t.Helper()
	w.do(flow.ForFacilitator{})
	for _, r := range wiredPIN {
		w.do(flow.Digit{D: int(r - '0')})
	}
	w.do(flow.Next{})
	if _, ok := w.flow.View().Main.(flow.Tonight); !ok {
		w.t.Fatalf("the desk shows %T", w.flow.View().Main)
	}
	return w
}

func (w *wired) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// learner finds somebody by the whole name.
func (w *wired) learner(full string) record.LearnerID {
	w.t.Helper()
	for _, l := range w.book.Report().Learners(record.ClassID{}, w.kiosk.keeper.names) {
		if l.Name.Full == full {
			return l.ID
		}
	}
	w.t.Fatalf("nobody is called %s", full)
	return record.LearnerID{}
}

// kept counts the facts of a kind.
func kept[F record.Fact](w *wired) (n int) {
	for e, err := range w.kiosk.log.Since(0) {
		w.must(err)
		if _, ok := e.Fact.(F); ok {
			n++
		}
	}
	return n
}

// buoi is who asks to be forgotten, with a name that no file has by chance.
var buoi = record.Name{Full: "Quạch Thị Ngọc Bưởi", Nickname: "Bưởi Đường Ngoài"}

// forms are all byte forms in which a name could stand in a file.
func forms(name record.Name) map[string][]byte {
	out := map[string][]byte{}
	for _, text := range []string{name.Full, "Quạch", "Ngọc Bưởi", "Bưởi", name.Nickname, "Đường Ngoài"} {
		for word, s := range map[string]string{"": text, " in capitals": strings.ToUpper(text), " in small letters": strings.ToLower(text)} {
			out[text+word+" as NFC"], out[text+word+" as NFD"] = []byte(norm.NFC.String(s)), []byte(norm.NFD.String(s))
			var little, big []byte
			for _, u := range utf16.Encode([]rune(norm.NFC.String(s))) {
				little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
			}
			out[text+word+" as UTF-16"], out[text+word+" as UTF-16, big end first"] = little, big
			out[text+word+" escaped"] = []byte(strings.Trim(fmt.Sprintf("%+q", norm.NFC.String(s)), `"`))
		}
	}
	for _, text := range []string{name.Full, name.Nickname} { // a folded word alone may stand anywhere
		plain := report.Fold(text)
		out[text+" folded"], out[text+" folded, in one"], out[text+" folded, joined"] = []byte(plain), []byte(strings.ReplaceAll(plain, " ", "")), []byte(strings.ReplaceAll(plain, " ", "-"))
	}
	return out
}

// traces searches every file below folders for the forms, and the names of the files too.
func traces(t *testing.T, needles map[string][]byte, dirs ...string) (found []string) {
	t.Helper()
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(path)
			b = append(b, "\n"+filepath.Base(path)...)
			for what, needle := range needles {
				if bytes.Contains(b, needle) {
					found = append(found, filepath.Base(path)+": "+what)
				}
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return found
}

// known lets a hall know somebody as well as it ever does: registered, present, noted, learning, on every sheet, copied, carried away.
func (w *wired) known(t *testing.T) {
	t.Helper()
	w.desk().do(flow.ShowLearners{})
	for _, who := range []record.Name{buoi, {Full: "Trần Văn Cam"}, {Full: "Lê Thị Na"}} {
		w.do(flow.AddWalkIn{}).write(who.Full).do(flow.FieldChosen{Field: flow.FieldNick}).write(who.Nickname).do(flow.FieldChosen{Field: flow.FieldYear}).write("1955")
		w.do(flow.TypingDone{}, flow.SexChosen{Sex: record.Female}, flow.HamletChosen{I: 1}, flow.ConsentGiven{Granted: true}, flow.AddPerson{})
	}
	id := w.learner(buoi.Full)
	w.do(flow.OpenRecord{ID: id}, flow.EditPerson{}, flow.FieldChosen{Field: flow.FieldYear}, flow.EraseAll{}).write("1954").do(flow.TypingDone{}, flow.Next{}, flow.Back{}, flow.Back{})
	w.do(flow.OpenTonight{}, flow.Next{}, flow.EndLesson{}, flow.CloseSession{}, flow.Back{}, flow.ShowPast{}, flow.Choose{I: 0}, flow.WriteNote{})
	w.write("Lớp vui. bà Bưởi, ở gần chợ, nhắc lại mã OTP. ông Cam nghe chưa rõ.").do(flow.Next{}, flow.Back{}, flow.Back{}, flow.Lock{})
	w.do(flow.FindMyName{}, flow.PersonChosen{ID: id}, flow.Next{}, flow.Choose{I: 1}, flow.Next{}, flow.Next{})
	w.desk().do(flow.ShowSheets{})
	for _, sheet := range []flow.SheetKind{flow.SignInSheet, flow.RegisterSheet, flow.CardsSheet, flow.SummarySheet, flow.ResultSheet, flow.RosterSheet} {
		w.do(flow.SheetChosen{Kind: sheet}, flow.SheetWanted{As: flow.AsPDF}, flow.SheetWanted{As: flow.AsCSV}, flow.SheetWanted{As: flow.AsXLSX})
	}
	w.do(flow.Back{}, flow.ShowLearners{}, flow.OpenRecord{ID: id})
	w.stick = t.TempDir()
	w.do(flow.CopyForPerson{})
	w.carry(t)
	w.stick = ""
	for what, n := range map[string]int{
		"answers": kept[record.ItemAnswered](w), "attendances": kept[record.AttendanceTaken](w), "notes": kept[record.EveningNoted](w), "sheets": kept[record.SheetMade](w),
		"rights": kept[record.PersonServed](w), "corrections": kept[record.LearnerCorrected](w), "exports": kept[record.Exported](w),
	} {
		if n == 0 {
			t.Fatalf("there are no %s: the hall does not know her well", what)
		}
	}
}

// carry hands the log over to the stick, sealed to a centre.
func (w *wired) carry(t *testing.T) {
	t.Helper()
	centre, err := age.GenerateX25519Identity()
	w.must(err)
	_, key, err := ed25519.GenerateKey(nil)
	w.must(err)
	raw, err := bundle.MarshalRoot(bundle.Root{N: 1, Centre: "Trung tâm thử", Recipients: []string{centre.Recipient().String()}, ReceiptKeys: []bundle.Key{bundle.KeyOf(key)}}, key)
	w.must(err)
	w.must(w.kiosk.trust.take(raw))
	root, ok := w.kiosk.trust.root()
	if !ok {
		t.Fatal("no root")
	}
	stick, err := courier.OpenStick(w.stick)
	w.must(err)
	defer stick.Close()
	r := w.kiosk.newRoad(nil, func(func(context.Context)) {})
	sent, err := r.export(t.Context(), stick, root, nil)
	w.must(err)
	if len(sent.Bundles) == 0 {
		t.Fatal("nothing was carried")
	}
	w.must(r.noteExport(record.ByStick, "A", sent, func(a flow.Action) { w.do(a) }))
}

// Erased through the screens, by a person's own wish: afterwards no file of the data folder, and none that lies where programs put such things for a
// while, holds a byte of the name in any form, nor the key that sealed it. Before, the same search finds both.
func TestForgottenInEveryFile(t *testing.T) {
	for _, test := range []struct {
		name  string
		power bool // is lost between the word and the deed
	}{{"as it should be", false}, {"the power goes between the word and the deed", true}} {
		t.Run(test.name, func(t *testing.T) {
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			w := newWired(t)
			w.known(t)
			id := w.learner(buoi.Full)
			key, err := w.kiosk.keeper.vault.PersonKey(id.ID)
			w.must(err)
			needles := forms(buoi)
			if found := traces(t, needles, w.data); len(found) < 3 {
				t.Fatalf("before, the search finds %v: it searches badly", found)
			}
			needles["the key of the name"] = key[:]
			if found := traces(t, map[string][]byte{"key": key[:]}, w.data); len(found) < 2 {
				t.Fatalf("before, the search finds the key in %v", found)
			}

			w.deaf = test.power
			w.do(flow.ErasePerson{}, flow.Next{}, flow.Next{})
			if kept[record.PersonErased](w) != 1 {
				t.Fatal("she was not erased")
			}
			if !test.power {
				if found := traces(t, needles, w.data, temp); len(found) > 0 {
					t.Errorf("left behind: %v", found)
				}
			}
			w.close()
			w.deaf = false
			w.open()
			if found := traces(t, needles, w.data, temp); len(found) > 0 {
				t.Errorf("left behind after a start: %v", found)
			}
			w.stillWhole(t, id)
		})
	}
}

// stillWhole: the log verifies, the others lost nothing, she is told of nowhere, and the note reads without her.
func (w *wired) stillWhole(t *testing.T, id record.LearnerID) {
	t.Helper()
	facts := w.book.Report()
	if _, ok := facts.Learner(id, w.kiosk.keeper.names); ok {
		t.Error("she is a learner still")
	}
	w.learner("Trần Văn Cam")
	w.learner("Lê Thị Na")
	sessions := facts.Sessions()
	if s := sessions[0]; s.Here != 3 || len(s.Marks) != 2 {
		t.Errorf("of the evening %d came, %d by name", s.Here, len(s.Marks))
	}
	note, err := w.kiosk.keeper.vault.OpenNote(record.EveningNoted{Session: sessions[0].ID, Sealed: sessions[0].Note})
	if want := "Lớp vui. …, ở gần chợ, nhắc lại mã OTP. ông Cam nghe chưa rõ."; err != nil || note != want {
		t.Errorf("the note reads %q, %v", note, err)
	}
	opens := 0
	for e, err := range w.kiosk.log.Since(0) {
		w.must(err)
		if f, ok := e.Fact.(record.EveningNoted); ok {
			if _, err := w.kiosk.keeper.vault.OpenNote(f); err == nil {
				opens++
			}
		}
	}
	if opens != 1 {
		t.Errorf("%d notes open: the one that named her is to be read by nobody", opens)
	}
	found, err := w.kiosk.log.Check()
	if err != nil || !found.OK() {
		t.Errorf("the log is not whole: %v %v", found.Wrong, err)
	}
	if files, err := os.ReadDir(filepath.Join(w.data, sheetFolder)); err == nil && len(files) > 0 {
		t.Errorf("%d sheets are still there", len(files))
	}
}
