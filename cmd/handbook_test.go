package cmd_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestHandbookSaysWhatScreensSay: what the carriers' handbook quotes in bold stands on a screen of the kiosk, the phone or the centre, and
// its pictures are there and small.
func TestHandbookSaysWhatScreensSay(t *testing.T) {
	sources, err := filepath.Glob("../assets/messages/*.vi.json")
	must(t, err)
	var said strings.Builder
	for _, name := range append(sources, "../sync/collector/phone/page/words.js") {
		b, err := os.ReadFile(name)
		must(t, err)
		said.Write(b)
	}
	screens := strings.NewReplacer(`\n`, " ", "**", "").Replace(said.String())
	book, err := os.ReadFile("../docs/so-tay-nguoi-chuyen.md")
	must(t, err)
	quoted := regexp.MustCompile(`\*\*“(.+?)”\*\*`).FindAllStringSubmatch(string(book), -1)
	for _, q := range quoted[1:] { // the first says what such words are
		for part := range strings.SplitSeq(q[1], "…") {
			if !strings.Contains(screens, strings.Trim(part, " :,.")) {
				t.Errorf("no screen says %q", q[1])
			}
		}
	}
	for _, p := range regexp.MustCompile(`!\[.+\]\((.+)\)`).FindAllStringSubmatch(string(book), -1) {
		info, err := os.Stat(filepath.Join("../docs", p[1]))
		must(t, err)
		if info.Size() > 60<<10 {
			t.Errorf("%s has %d bytes", p[1], info.Size())
		}
	}
}
