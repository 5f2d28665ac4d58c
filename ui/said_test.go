package ui

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"dendau/assets"
	"dendau/content"
	"dendau/ui/flow"
	"dendau/ui/kit"
)

// TestEveryLearnersScreenIsHeard: every learner's screen of the gallery has something to say, and every button on it with words of its own
// is among what is said to whoever asks. Names of people are not: see flow's said.go. The rail's buttons are one sentence; the keys of a keyboard
// are letters, for whoever writes.
func TestEveryLearnersScreenIsHeard(t *testing.T) {
	app := test.NewApp()
	t.Cleanup(app.Quit)
	heard := map[content.Path]bool{}
	for _, c := range gallery() {
		if c.tv || c.desk || before(c.see(look{}).Main) { // before the class the matter is read, and no buttons
			continue
		}
		t.Run(c.name, func(t *testing.T) {
			for _, l := range []look{{0, false, content.Vietnamese}, {2, false, content.English}} {
				v := c.see(l)
				once, again := flow.Said(v)
				for _, p := range slices.Concat(once, again) {
					heard[p] = true
				}
				if film, ok := v.Main.(flow.Film); ok && again == nil && (film.Playing || film.Pos > 0) {
					continue // it speaks itself, and hear again begins it anew
				}
				if len(again) == 0 {
					t.Errorf("%v: nothing is said", l)
				}
				w := window(t, painted(c, l, &coursePictures{}), l)
				for _, fault := range silentButtons(kit.Nodes(w.Content()), l.lang, again) {
					t.Errorf("%v: %s", l, fault)
				}
				w.Close()
			}
		})
	}
	inFile(t, slices.Sorted(maps.Keys(heard)))
}

// silentButtons are the buttons whose words nobody says.
func silentButtons(nodes []kit.Node, lang content.Lang, said []content.Path) (faults []string) {
	texts := map[string]bool{}
	written := map[string]bool{}
	for key, text := range assets.Spoken(string(lang)) {
		written[text] = true
		if slices.Contains(said, content.InterfaceVoice(lang, key)) {
			texts[text] = true
		}
	}
	for _, n := range nodes {
		text := strings.ReplaceAll(n.Label, "\n", " ")
		if !n.CanPress || n.Role != "button" || strings.HasPrefix(n.ID, "rail.") || strings.HasPrefix(n.ID, "key.") || !written[text] || texts[text] {
			continue
		}
		faults = append(faults, n.ID+" "+text+" is never said")
	}
	return faults
}

// inFile compares what is said with the clips that were made.
func inFile(t *testing.T, paths []content.Path) {
	t.Helper()
	build := os.Getenv("DENDAU_BUILD")
	if build == "" {
		build = filepath.Join("..", "build")
	}
	f, err := os.Open(filepath.Join(build, "giong-noi.ddv"))
	if err != nil {
		if os.Getenv("DENDAU_ALL") == "1" {
			t.Fatalf("%v: run make voices", err)
		}
		return
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	voices, err := content.OpenVoices(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, p := range paths {
		if !p.OfInterface() {
			continue
		}
		if _, _, err := voices.Locate(p); err != nil {
			t.Errorf("no clip for %s: %v", p, err)
		}
		n++
	}
	t.Logf("%d clips of the interface are said on the gallery's screens", n)
}
