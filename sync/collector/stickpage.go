package collector

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"path"
	"slices"
	"strings"

	"dendau/content"
	"dendau/sync/bundle"
)

// stickPage is where an officer prepares sticks.
type stickPage struct {
	frame
	Centre, Fingerprint, Root, Size, Problem string
	Pending                                  bool
	Kinds                                    []stickKind
	Halls                                    []stickHall
	Drives                                   []Place
	Wrote                                    []string
	HallsWrong                               string
}

// stickKind is one kind of thing on the stick, with what it is called and the files.
type stickKind struct {
	Name, Text string
	Files      []string
}

type stickHall struct{ Name, Commune, District string }

// Place is a drive of the centre's own computer.
type Place struct {
	Path, Label string
	Free        uint64
}

func (d *desk) stick(v visit, w http.ResponseWriter, r *http.Request) error {
	return d.stickPage(v, w, r, stickPage{})
}

func (d *desk) stickPage(v visit, w http.ResponseWriter, r *http.Request, page stickPage) error {
	page.frame = v.at("/stick", "tabStick")
	root, pending, err := d.c.Newest(r.Context())
	if err != nil {
		return err
	}
	page.Centre, page.Fingerprint, page.Root, page.Pending = root.Centre, root.Fingerprint(), fmt.Sprint(root.N), pending
	items, err := d.c.Stick(r.Context(), Outfit{})
	if err != nil {
		d.c.o.Logger.Error("stick not put together", "error", err)
		page.Problem = v.unready(err)
	}
	page.Kinds, page.Size = v.stickKinds(items)
	list, err := d.c.Halls(r.Context())
	if err != nil {
		return err
	}
	for _, h := range list {
		page.Halls = append(page.Halls, stickHall{h.Name, v.commune(h.Commune), h.District})
	}
	if d.c.o.Places != nil {
		page.Drives = d.c.o.Places()
	}
	v.render(w, http.StatusOK, "stick.html", page)
	return nil
}

// unready is why no stick can be prepared, in words for people; the log has the error.
func (v *room) unready(err error) string {
	if pack, ok := errors.AsType[*badPack](err); ok && v.m.Has(string(content.CodeOf(err))) {
		return pack.name + ": " + v.m.T(string(content.CodeOf(err)))
	}
	return v.say("stickUnread")
}

// stickKinds gathers the files by what they are.
func (v *room) stickKinds(items []Item) (kinds []stickKind, size string) {
	total := int64(0)
	for _, i := range items {
		total += i.Size
		at := slices.IndexFunc(kinds, func(k stickKind) bool { return k.Name == i.Kind })
		if at < 0 {
			at = len(kinds)
			kinds = append(kinds, stickKind{Name: i.Kind})
		}
		kinds[at].Files = append(kinds[at].Files, path.Base(i.Path))
	}
	for i, k := range kinds {
		kinds[i].Text = v.say("stickKind."+k.Name, "n", len(k.Files))
		if kinds[i].Files = k.Files; k.Name == "receipt" || k.Name == "program" {
			kinds[i].Files = nil
		}
	}
	return kinds, sizeText(total)
}

// sizeText is a size as people say it.
func sizeText(n int64) string {
	switch {
	case n >= 10<<20:
		return fmt.Sprintf("%d MB", n>>20)
	case n >= 1<<20:
		return strings.Replace(fmt.Sprintf("%.1f MB", float64(n)/(1<<20)), ".", ",", 1)
	}
	return fmt.Sprintf("%d KB", (n+1023)>>10)
}

// stickZip gives everything as one file, to be unpacked onto a stick.
func (d *desk) stickZip(_ visit, w http.ResponseWriter, r *http.Request) error {
	items, err := d.c.Stick(r.Context(), Outfit{})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/zip")
	w.Header().Set("Content-Disposition", `attachment; filename="dendau-usb.zip"`)
	z := zip.NewWriter(w)
	for _, i := range items {
		if err := d.zipItem(z, i); err != nil {
			// The head has gone out: the file ends short, and no program unpacks it.
			d.c.o.Logger.Error("stick not packed", "file", i.Path, "error", err)
			return nil
		}
	}
	if err := z.Close(); err != nil {
		d.c.o.Logger.Warn("stick not packed", "error", err)
		return nil
	}
	return d.c.noteItems(r.Context(), items)
}

func (d *desk) zipItem(z *zip.Writer, i Item) error {
	from, err := i.open()
	if err != nil {
		return err
	}
	defer from.Close() // read only: nothing can be lost
	f, err := z.CreateHeader(&zip.FileHeader{Name: i.Path, Method: zip.Store, Modified: d.c.o.Now()})
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return err
}

// writeStick writes on a drive of the centre's own computer that the page offered.
func (d *desk) writeStick(v visit, w http.ResponseWriter, r *http.Request) error {
	to := r.PostFormValue("drive")
	if d.c.o.Places == nil || !slices.ContainsFunc(d.c.o.Places(), func(p Place) bool { return p.Path == to }) {
		return d.stickPage(v, w, r, stickPage{Problem: v.say("stickGone")})
	}
	items, err := d.c.Stick(r.Context(), Outfit{})
	if err != nil {
		return err
	}
	var page stickPage
	err = d.c.WriteStick(r.Context(), to, items, func(i Item) { page.Wrote = append(page.Wrote, i.Path) })
	if err != nil {
		d.c.o.Logger.Error("stick not written", "drive", to, "error", err)
		page.Problem, page.Wrote = v.say("stickFailed"), nil
	}
	return d.stickPage(v, w, r, page)
}

// setHalls takes the list of halls from the form.
func (d *desk) setHalls(v visit, w http.ResponseWriter, r *http.Request) error {
	list, err := ParseHallList(strings.NewReader(r.PostFormValue("halls")))
	if err != nil {
		return d.stickPage(v, w, r, stickPage{HallsWrong: v.hallsWrong(err)})
	}
	if err := d.c.SetHalls(r.Context(), list); err != nil {
		return err
	}
	http.Redirect(w, r, "/stick", http.StatusSeeOther)
	return nil
}

// hallsWrong is why a list of halls cannot be read, in words for people.
func (v *room) hallsWrong(err error) string {
	bad, ok := errors.AsType[*badLine](err)
	if !ok {
		return v.say("stickHallsUnread", "n", bundle.MaxHalls)
	}
	if commune, ok := errors.AsType[unknownCommune](bad.err); ok {
		return v.say("stickHallsCommune", "n", bad.line, "name", string(commune))
	}
	return v.say("stickHallsLine", "n", bad.line)
}
