// Package cmd_test holds the laws of the whole house: who may import whom, and an evening from the first tap to the receipt.
package cmd_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// room is one package: which rooms of ours it may import, and why the door opens that way only.
type room struct {
	may []string
	why string
}

// rooms is a statement of policy. A new package is a decision: give it a line and a reason. Do not change a line to make a build pass.
var rooms = map[string]room{
	"assets":                {nil, "what ships inside knows nobody"},
	"assets/drawing":        {nil, "redraws the interface's pictures when they change; never linked"},
	"content":               {nil, "what is taught are pure values over any file system"},
	"content/importer":      {[]string{"content"}, "other formats become draft packs"},
	"content/workshop":      {[]string{"content", "content/importer"}, "the author's side; the kiosk never links it"},
	"storage/record":        {[]string{"content"}, "facts name lessons and items by their ids"},
	"storage":               {[]string{"storage/record"}, "the log keeps facts and understands none of them"},
	"storage/report":        {[]string{"content", "storage/record"}, "folds of facts, the same at the kiosk and at the centre"},
	"storage/report/sheet":  {[]string{"assets", "content", "storage/report"}, "a table as a file; it counts nothing and never sees a fact; a form's titles are in languages"},
	"storage/report/roster": {[]string{"storage/report", "storage/report/sheet"}, "lists of people in Excel and CSV, in and out; words fold and cells are guarded as everywhere, and it knows no log"},
	"storage/report/paper":  {[]string{"assets"}, "sheets of A4 out of the values that it is given; it counts nothing"},
	"storage/report/spool":  {nil, "gives a sheet to the computer's printer, which every system does its own way; it knows no sheet"},
	"sync/qr":               {nil, "bytes and frames; knows nothing of bundles"},
	"sync/bundle":           {[]string{"storage/record"}, "a slice of the log, signed and sealed"},
	"sync/courier":          {[]string{"content", "storage", "storage/record", "sync/bundle", "sync/qr"}, "carries; opens nothing"},
	"sync/collector":        {[]string{"assets", "content", "storage/record", "storage/report", "storage/report/paper", "storage/report/sheet", "sync/bundle", "sync/collector/phone"}, "the union of the logs; never a kiosk's log itself; an office wants the province's table on paper"},
	"sync/collector/phone":  {nil, "a page and its files; what it carries it never opens"},
	"ui/flow":               {[]string{"content", "storage/record", "storage/report", "ui/flow/scan"}, "decides without a window and without I/O"},
	"ui/flow/scan":          {nil, "what a scanner types, understood; it knows no screen and no log"},
	"ui/briefly":            {nil, "shortens the toolkit's memory before the toolkit begins; more imports would make it begin later"},
	"ui/media":              {nil, "playback as the kiosk sees it"},
	"ui/media/mpv":          {[]string{"ui/media"}, "the player process's two ends"},
	"ui/kit":                {[]string{"assets", "ui/media"}, "pieces of screens; they decide nothing"},
	"ui":                    {[]string{"assets", "content", "storage/report", "ui/flow", "ui/kit", "ui/media"}, "a screen cannot make an event: it never sees storage/record"},
}

// walls are libraries that only some rooms may touch, each with its reason.
var walls = []struct {
	prefix string
	rooms  []string
	why    string
}{
	{"fyne.io/fyne/v2/app", []string{"cmd/dendau"}, "it links OpenGL and needs a display; everything else is tested without"},
	{"fyne.io/fyne/v2", []string{"ui", "ui/kit", "cmd/dendau"}, "the toolkit can be replaced where it is not known"},
	{"github.com/go-gl/glfw", []string{"cmd/dendau"}, "it tells where the displays stand, which the toolkit keeps to itself"},
	{"go.etcd.io/bbolt", []string{"storage"}, "one owner of the database file"},
	{"github.com/gen2brain/go-mpv", []string{"ui/media/mpv", "cmd/dendau-player"}, "a decoder's crash must never be the kiosk's"},
	{"github.com/skip2/go-qrcode", []string{"sync/qr"}, "frames are drawn in one place"},
	{"codeberg.org/go-pdf/fpdf", []string{"storage/report/paper"}, "paper is laid out in one place"},
	{"github.com/open-spaced-repetition/go-fsrs", []string{"storage/report"}, "what is asked again is an answer of the facts, given in one place"},
	{"modernc.org/sqlite", []string{"sync/collector"}, "SQL is the centre's"},
	{"database/sql", []string{"sync/collector"}, "SQL is the centre's"},
	{"net/http", []string{"sync/collector", "sync/collector/phone", "cmd/dendau-center"}, "the kiosk makes no network call, ever"},
	{"net", []string{"sync/collector", "cmd/dendau-center", "cmd/dendau"}, "the kiosk only answers its control socket"},
	{"os", []string{"ui/briefly", "storage", "storage/report/spool", "sync/courier", "sync/collector", "content/importer", "content/workshop", "ui/media/mpv"}, "files are touched at the doors"},
	{"os/exec", []string{"storage/report/spool", "content/workshop", "ui/media/mpv"}, "programs are started at the doors"},
}

func TestImportLaw(t *testing.T) {
	for dir, files := range sources(t) {
		self, known := rooms[dir]
		if !known && !strings.HasPrefix(dir, "cmd/") {
			t.Errorf("%s: a new room: give it a rule and a reason in imports_test.go", dir)
		}
		for name, imports := range files {
			for _, imp := range imports {
				if ours, ok := strings.CutPrefix(imp, "dendau/"); ok && known && !slices.Contains(self.may, ours) {
					t.Errorf("%s imports %s, which %s may not (%s)", name, ours, dir, self.why)
				}
				if strings.HasPrefix(imp, "dendau/cmd/") {
					t.Errorf("%s imports a command", name)
				}
				checkWalls(t, name, dir, imp)
			}
		}
	}
}

// checkWalls applies the first wall that fits, the narrowest first.
func checkWalls(t *testing.T, name, dir, imp string) {
	for _, w := range walls {
		if imp != w.prefix && !strings.HasPrefix(imp, w.prefix+"/") {
			continue
		}
		isDoor := strings.HasPrefix(dir, "cmd/") && strings.HasPrefix(w.prefix, "os")
		if !isDoor && dir != "assets/drawing" && !slices.Contains(w.rooms, dir) {
			t.Errorf("%s imports %s, which is for %v only (%s)", name, imp, w.rooms, w.why)
		}
		return
	}
}

func TestEveryPackageSaysWhatItOwns(t *testing.T) {
	for dir, files := range sources(t) {
		if !documented(t, files) {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

func documented(t *testing.T, files map[string][]string) bool {
	for name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.ParseComments|parser.PackageClauseOnly)
		if err != nil {
			t.Fatal(err)
		}
		if f.Doc != nil {
			return true
		}
	}
	return false
}

// TestFilesHoldOneIdea keeps files short: none over 500 lines, nine in ten under 300.
func TestFilesHoldOneIdea(t *testing.T) {
	var sizes []int
	for _, files := range sources(t) {
		for name := range files {
			text, err := os.ReadFile(filepath.Join("..", name))
			if err != nil {
				t.Fatal(err)
			}
			lines := strings.Count(string(text), "\n")
			sizes = append(sizes, lines)
			if lines > 500 {
				t.Errorf("%s has %d lines; it holds more than one idea", name, lines)
			}
		}
	}
	slices.Sort(sizes)
	if p90 := sizes[len(sizes)*9/10]; p90 >= 300 {
		t.Errorf("the ninth decile of file sizes is %d lines, want under 300", p90)
	}
}

// sources gives, for every folder with Go files that are not tests, each file's imports.
func sources(t *testing.T) map[string]map[string][]string {
	t.Helper()
	found := map[string]map[string][]string{}
	root := os.DirFS("..")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (name == "build" || name == "out" || name == ".git" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", name), nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if found[dir] == nil {
			found[dir] = map[string][]string{}
		}
		imports := []string{}
		for _, imp := range f.Imports {
			p, _ := strconv.Unquote(imp.Path.Value)
			imports = append(imports, p)
		}
		found[dir][name] = imports
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// TestTheLawBites proves that the walls are not painted on: a forbidden import is found.
func TestTheLawBites(t *testing.T) {
	inner := &testing.T{}
	checkWalls(inner, "ui/flow/x.go", "ui/flow", "os")
	if !inner.Failed() {
		t.Error("an import of os in ui/flow passed")
	}
}
