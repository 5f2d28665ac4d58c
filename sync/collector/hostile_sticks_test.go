package collector

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"dendau/content"
	"dendau/content/workshop"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// hostilePacks are lesson packs as somebody else makes them.
func hostilePacks(b *besieged) (out []attack) {
	good, trusted := workshop.SamplePack(2)
	open := func(raw []byte, by ...content.PublicKey) func() error {
		return func() error {
			p, err := content.Open(bytes.NewReader(raw), int64(len(raw)), by)
			if err != nil {
				return err
			}
			return p.Verify()
		}
	}
	add := func(name string, raw []byte, reasons ...content.Code) {
		var words []string
		for _, r := range reasons {
			words = append(words, string(r))
		}
		out = append(out, attack{"packs", name, open(raw, trusted), words})
	}
	stranger, err := workshop.NewKey()
	if err != nil {
		b.t.Fatal(err)
	}
	out = append(out, attack{"packs", "of a publisher that is not trusted", open(good, stranger.Public()), []string{string(content.Untrusted)}}, attack{"packs", "where nobody is trusted", open(good), []string{string(content.Untrusted)}})
	add("cut in half", good[:len(good)/2], content.NotAPack)
	add("nothing", nil, content.NotAPack)
	add("a program", append([]byte("MZ\x90\x00"), make([]byte, 4096)...), content.NotAPack)
	add("a changed byte in a picture", changedIn(good, content.BlobName(blobOf(b, good))), content.Damaged, content.NotAPack, content.Faulty)
	add("a changed manifest", changedIn(good, "manifest.json"), content.Damaged, content.Untrusted)
	zeros := make([]byte, 64<<20)
	rewrite := func(change func(w *zip.Writer, f *zip.File, data []byte) bool, after func(w *zip.Writer)) []byte {
		return rezip(b, good, change, after)
	}
	same := func(*zip.Writer, *zip.File, []byte) bool { return false }
	add("a manifest squeezed from 64 MB of nothing", rewrite(func(w *zip.Writer, f *zip.File, _ []byte) bool {
		return f.Name == "manifest.json" && squeezed(w, f.Name, zeros)
	}, nil), content.NotAPack)
	add("every part squeezed", rewrite(func(w *zip.Writer, f *zip.File, data []byte) bool {
		return f.Name != "mimetype" && squeezed(w, f.Name, data)
	}, nil), content.NotAPack)
	add("a bomb beside the blobs", rewrite(same, func(w *zip.Writer) { squeezed(w, "blobs/00/bomb", zeros) }), content.NotAPack)
	for _, name := range []string{"../../etc/passwd", "/etc/passwd", `..\..\autorun.inf`, "blobs/../../x", "CON", "blobs/zz/"} {
		add("a part named "+name, rewrite(same, func(w *zip.Writer) { stored(w, name, []byte("x")) }), content.Damaged, content.NotAPack)
	}
	add("two parts of one name", rewrite(same, func(w *zip.Writer) { stored(w, "manifest.json", []byte("{}")) }), content.Damaged)
	add("a part that nobody signed", rewrite(same, func(w *zip.Writer) { stored(w, content.BlobName(strings.Repeat("a", 64)), []byte("x")) }), content.Damaged)
	add("20,100 parts", rewrite(same, func(w *zip.Writer) {
		for n := range 20_100 {
			stored(w, fmt.Sprintf("p/%d", n), nil)
		}
	}), content.TooBig, content.NotAPack)
	add("another mimetype", rewrite(func(w *zip.Writer, f *zip.File, _ []byte) bool {
		return f.Name == "mimetype" && stored(w, f.Name, []byte("application/zip"))
	}, nil), content.NotAPack)
	add("a manifest of 9 MB", rewrite(func(w *zip.Writer, f *zip.File, _ []byte) bool {
		return f.Name == "manifest.json" && stored(w, f.Name, zeros[:9<<20])
	}, nil), content.NotAPack, content.TooBig)
	add("a signature of a megabyte", rewrite(func(w *zip.Writer, f *zip.File, _ []byte) bool {
		return f.Name == "manifest.json.minisig" && stored(w, f.Name, zeros[:1<<20])
	}, nil), content.NotAPack, content.TooBig)
	key, err := workshop.NewKey()
	if err != nil {
		b.t.Fatal(err)
	}
	for _, name := range []content.Path{"../x.png", "/x.png", "a\\b.png", "con.png", "a//b.png"} {
		m, files := workshop.Sample(1)
		files[name] = []byte("x")
		var signed bytes.Buffer
		if err := workshop.Sign(&signed, m, files, key); err != nil {
			continue // the workshop itself refuses to make it
		}
		out = append(out, attack{"packs", "rightly signed, with a file " + string(name), open(signed.Bytes(), key.Public()), []string{string(content.Faulty), string(content.Damaged)}})
	}
	return out
}

// blobOf is the sum of some file of a pack.
func blobOf(b *besieged, pack []byte) string {
	z, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		b.t.Fatal(err)
	}
	for _, f := range z.File {
		if sum, ok := strings.CutPrefix(f.Name, "blobs/"); ok {
			return filepath.Base(sum)
		}
	}
	b.t.Fatal("a pack without a file")
	return ""
}

// changedIn turns a bit in the middle of a stored part.
func changedIn(pack []byte, name string) []byte {
	out := bytes.Clone(pack)
	z, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		panic(err)
	}
	for _, f := range z.File {
		if f.Name == name {
			at, err := f.DataOffset()
			if err != nil {
				panic(err)
			}
			out[at+int64(f.UncompressedSize64)/2] ^= 1
		}
	}
	return out
}

// rezip writes a pack again; change may write a part otherwise, after what comes last.
func rezip(b *besieged, pack []byte, change func(w *zip.Writer, f *zip.File, data []byte) bool, after func(w *zip.Writer)) []byte {
	z, err := zip.NewReader(bytes.NewReader(pack), int64(len(pack)))
	if err != nil {
		b.t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			b.t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			b.t.Fatal(err)
		}
		if !change(w, f, data) {
			stored(w, f.Name, data)
		}
	}
	if after != nil {
		after(w)
	}
	if err := w.Close(); err != nil {
		b.t.Fatal(err)
	}
	return out.Bytes()
}

func stored(w *zip.Writer, name string, data []byte) bool { return part(w, name, data, zip.Store) }
func squeezed(w *zip.Writer, name string, data []byte) bool {
	return part(w, name, data, zip.Deflate)
}

func part(w *zip.Writer, name string, data []byte, method uint16) bool {
	f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = f.Write(data)
	}
	return err == nil
}

// hostileSticks are plugged in at the centre, and at the kiosk.
func hostileSticks(b *besieged) (out []attack) {
	base := memory(b.t)
	stick := func(name string) string {
		dir := filepath.Join(base, strings.ReplaceAll(name, "/", "-"))
		for _, folder := range []string{bundle.OutboxFolder, bundle.EnrolFolder, bundle.ReceiptsFolder, bundle.TrustFolder} {
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
				b.t.Fatal(err)
			}
		}
		return dir
	}
	for _, f := range []struct {
		name    string
		lay     func(dir string) error
		reasons []string
	}{
		{"a link to the passwords", func(d string) error { return os.Symlink("/etc/passwd", d+"/DENDAU/outbox/x.ddb") }, []string{"unreadable"}},
		{"a link to a bundle beside it", func(d string) error {
			return errors.Join(os.WriteFile(d+"/real", b.good, 0o644), os.Symlink("../../real", d+"/DENDAU/outbox/x.ddb"))
		}, []string{"unreadable"}},
		{"a link to itself", func(d string) error { return os.Symlink("x.ddb", d+"/DENDAU/outbox/x.ddb") }, []string{"unreadable"}},
		{"an outbox that is a link", func(d string) error {
			return errors.Join(os.RemoveAll(d+"/DENDAU/outbox"), os.Symlink("/etc", d+"/DENDAU/outbox"))
		}, []string{"path escapes from parent"}},
		{"a DENDAU that is a link", func(d string) error { return errors.Join(os.RemoveAll(d+"/DENDAU"), os.Symlink("/etc", d+"/DENDAU")) }, []string{"nothing for the centre"}},
		{"a DENDAU that is a file", func(d string) error {
			return errors.Join(os.RemoveAll(d+"/DENDAU"), os.WriteFile(d+"/DENDAU", b.good, 0o644))
		}, []string{"nothing for the centre"}},
		{"a pipe that never ends", func(d string) error { return pipe(d + "/DENDAU/outbox/x.ddb") }, []string{"unreadable"}},
		{"a folder named as a bundle", func(d string) error { return os.Mkdir(d+"/DENDAU/outbox/x.ddb", 0o755) }, []string{"nothing for the centre"}},
		{"a bundle of a terabyte", func(d string) error { return sparse(d+"/DENDAU/outbox/x.ddb", 1<<40, b.good) }, []string{"long"}},
		{"an enrolment of a terabyte", func(d string) error { return sparse(d+"/DENDAU/enrol/x.json", 1<<40, []byte("{")) }, []string{"long"}},
		{"the names of devices", func(d string) error {
			var err error
			for _, name := range []string{"CON.ddb", "NUL.ddb", "COM1.ddb", "aux.ddb", "LPT1.ddb"} {
				err = errors.Join(err, os.WriteFile(d+"/DENDAU/outbox/"+name, []byte("this is no bundle, and it has a strange name"), 0o644))
			}
			return err
		}, []string{"foreign"}},
		{"names out of the folder", func(d string) error {
			return os.WriteFile(d+`/DENDAU/outbox/..\..\x.ddb`, []byte("this is no bundle, and it has a strange name"), 0o644)
		}, []string{"foreign"}},
		{"shortcuts of a virus", func(d string) error {
			return errors.Join(os.WriteFile(d+"/DENDAU/outbox/x.ddb.lnk", []byte("L"), 0o644), os.WriteFile(d+"/autorun.inf", []byte("[autorun]"), 0o644), os.WriteFile(d+"/DENDAU.exe", []byte("MZ"), 0o755))
		}, []string{"nothing for the centre"}},
		{"100,000 files", func(d string) error { return manyFiles(d+"/DENDAU/outbox", 100_000) }, []string{"more than one delivery"}},
		{"folders in folders for ever", func(d string) error {
			return errors.Join(os.RemoveAll(d+"/DENDAU"), os.MkdirAll(d+strings.Repeat("/d", 500), 0o755))
		}, []string{"more than one delivery"}},
	} {
		dir := stick(f.name)
		if err := f.lay(dir); err != nil {
			b.t.Fatal(err)
		}
		out = append(out, attack{"sticks at the centre", f.name, b.bring(dir), f.reasons})
	}
	return append(out, sticksAtTheKiosk(b, stick)...)
}

// bring is the import of a stick: the first refusal is the answer.
func (b *besieged) bring(dir string) func() error {
	return func() error {
		d, err := ReadDelivery(dir)
		if err != nil {
			return err
		}
		if len(d.Bundles)+len(d.Enrolments) == 0 && !d.Cut {
			return errors.New("there is nothing for the centre on it")
		}
		var refused error
		_, err = b.centre.TakeDelivery(b.t.Context(), d, "usb", true, func(t Taken) {
			if t.Err == nil {
				b.t.Errorf("%s: %s was taken in", dir, t.Name)
			}
			if refused == nil {
				refused = t.Err
			}
		})
		if d.Cut {
			return errors.Join(err, errors.New("it is more than one delivery may be"))
		}
		return errors.Join(err, refused)
	}
}

// sparse is a file that says that it is large and takes no room.
func sparse(name string, size int64, begins []byte) error {
	return errors.Join(os.WriteFile(name, begins, 0o644), os.Truncate(name, size))
}

// manyFiles makes one file and so many names for it.
func manyFiles(dir string, n int) error {
	first := filepath.Join(dir, "0.ddb")
	if err := os.WriteFile(first, []byte("this is no bundle, and there are many of it"), 0o644); err != nil {
		return err
	}
	for i := 1; i < n; i++ {
		if err := os.Link(first, filepath.Join(dir, fmt.Sprintf("%d.ddb", i))); err != nil {
			if errors.Is(err, syscall.EMLINK) {
				err = os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.ddb", i)), nil, 0o644)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// sticksAtTheKiosk want a kiosk to believe, to hang, or to write where it should not.
func sticksAtTheKiosk(b *besieged, stick func(string) string) (out []attack) {
	short := b.hall.kiosk().Short()
	for _, f := range []struct {
		name    string
		lay     func(dir string) error
		reasons []string
	}{
		{"a receipt that is junk", func(d string) error { return os.WriteFile(d+"/DENDAU/receipts/"+short+".ddr", []byte("junk"), 0o644) }, []string{"short"}},
		{"a receipt of a terabyte", func(d string) error { return sparse(d+"/DENDAU/receipts/"+short+".ddr", 1<<40, nil) }, []string{"larger than it may be", "long"}},
		{"a receipt that is a link", func(d string) error { return os.Symlink("/etc/passwd", d+"/DENDAU/receipts/"+short+".ddr") }, []string{"nothing to believe"}},
		{"a receipt that is a pipe", func(d string) error { return pipe(d + "/DENDAU/receipts/" + short + ".ddr") }, []string{"nothing to believe"}},
		{"a root of a terabyte", func(d string) error { return sparse(d+"/DENDAU/trust/2.root.json", 1<<40, []byte("{")) }, []string{"larger than it may be", "long"}},
		{"a root under another number", func(d string) error {
			root, err := b.centre.Roots(b.t.Context(), "", nil)
			return errors.Join(err, os.WriteFile(d+"/DENDAU/trust/7.root.json", root[0], 0o644))
		}, []string{"it is root"}},
		{"receipts that are a link", func(d string) error {
			return errors.Join(os.RemoveAll(d+"/DENDAU/receipts"), os.Symlink("/etc", d+"/DENDAU/receipts"))
		}, []string{"nothing to believe"}},
		{"100,000 receipts", func(d string) error { return manyFiles(d+"/DENDAU/receipts", 100_000) }, []string{"nothing to believe"}},
	} {
		dir := stick("kiosk " + f.name)
		if err := f.lay(dir); err != nil {
			b.t.Fatal(err)
		}
		out = append(out, attack{"sticks at the kiosk", f.name, b.inbox(dir), f.reasons})
	}
	for name, lay := range map[string]func(dir string) error{
		"a file where our folder belongs": func(d string) error { return os.WriteFile(d+"/DENDAU", nil, 0o644) },
		"a link where our folder belongs": func(d string) error { return os.Symlink(b.centre.dir, d+"/DENDAU") },
	} {
		dir := stick("export " + name)
		if err := errors.Join(os.RemoveAll(dir+"/DENDAU"), lay(dir)); err != nil {
			b.t.Fatal(err)
		}
		out = append(out, attack{"sticks at the kiosk", name, b.export(dir), []string{courier.KeyOccupied}})
	}
	return out
}

func (b *besieged) inbox(dir string) func() error {
	return func() error {
		stick, err := courier.OpenStick(dir)
		if err != nil {
			return err
		}
		defer stick.Close()
		in, err := courier.Inbox(stick, b.kioskLog(), b.root)
		if err != nil {
			return err
		}
		if len(in.Receipts) > 0 || len(in.Roots) > 0 {
			return nil
		}
		if len(in.Ignored) > 0 {
			return in.Ignored[0].Err
		}
		return errors.New("there is nothing to believe on it")
	}
}

func (b *besieged) export(dir string) func() error {
	return func() error {
		stick, err := courier.OpenStick(dir)
		if err != nil {
			return err
		}
		defer stick.Close()
		_, err = courier.Export(b.t.Context(), stick, courier.Outgoing{Log: b.kioskLog(), Root: b.root, Key: b.hall.key, KeyNo: 1})
		return err
	}
}
