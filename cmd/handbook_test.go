package cmd_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHandbooksSayWhatScreensSay: what the handbooks quote in bold stands on a screen of the kiosk, the phone or the centre, and their pictures
// are there and small.
func TestHandbooksSayWhatScreensSay(t *testing.T) {
	screens := sentencesOfScreens(t)
	books, err := filepath.Glob("../docs/so-tay*.md")
	must(t, err)
	for _, name := range books {
		t.Run(filepath.Base(name), func(t *testing.T) {
			book, err := os.ReadFile(name)
			must(t, err)
			quoted := regexp.MustCompile(`\*\*“([^”]+)”\*\*`).FindAllStringSubmatch(string(book), -1)
			if len(quoted) < 5 {
				t.Fatalf("only %d quotations", len(quoted))
			}
			for _, q := range quoted {
				for part := range strings.SplitSeq(q[1], "…") {
					if part = strings.Join(strings.Fields(part), " "); !strings.Contains(screens, strings.Trim(part, " :,.")) {
						t.Errorf("no screen says %q", q[1])
					}
				}
			}
			for _, p := range regexp.MustCompile(`!\[.+\]\((.+)\)`).FindAllStringSubmatch(string(book), -1) {
				info, err := os.Stat(filepath.Join("../docs", p[1]))
				must(t, err)
				if info.Size() > 80<<10 && strings.HasSuffix(p[1], ".jpg") {
					t.Errorf("%s has %d bytes", p[1], info.Size())
				}
			}
		})
	}
}

// sentencesOfScreens are all sentences of the catalogues and of the phone's page.
func sentencesOfScreens(t *testing.T) string {
	t.Helper()
	sources, err := filepath.Glob("../assets/messages/*.vi.json")
	must(t, err)
	var said strings.Builder
	for _, name := range append(sources, "../sync/collector/phone/page/words.js") {
		b, err := os.ReadFile(name)
		must(t, err)
		said.Write(b)
	}
	return strings.NewReplacer(`\n`, " ", "**", "").Replace(said.String())
}
