package ui

import (
	"bytes"
	"fmt"
	"image"
	_ "image/png" // the pictures of a built pack
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"dendau/content"
	"dendau/ui/flow"
)

// galleryCase is one screen as somebody may see it, made by hand.
type galleryCase struct {
	name string
	view func(lang content.Lang) flow.View
	tv   bool // what the second window shows: View.TV
	desk bool // the facilitator's
}

// gallery are all cases; the desk's are its own file's.
func gallery() []galleryCase {
	all := append([]galleryCase(nil), learnerCases...)
	all = append(all, voiceCases...)
	all = append(all, recallCases...)
	all = append(all, answerCases()...)
	all = append(all, practiceCases()...)
	all = append(all, tvCases()...)
	all = append(all, peopleCases...)
	for _, c := range slices.Concat(deskCases, peopleDeskCases, personCases, attendanceCases, deskMoreCases, sheetCases, termDeskCases, hallCases, stickCases, recoveryCases, roadCases, enrolCases, takeoverCases) {
		c.desk = true
		all = append(all, c)
	}
	return all
}

// look is one way in which every screen is looked at.
type look struct {
	size int
	dark bool
	lang content.Lang
}

func (l look) String() string {
	theme := "light"
	if l.dark {
		theme = "dark"
	}
	return fmt.Sprintf("%d-%s-%s", l.size, theme, l.lang)
}

// looks are all twelve of them.
func looks() (all []look) {
	for size := range 3 {
		for _, dark := range []bool{false, true} {
			for _, lang := range []content.Lang{content.Vietnamese, content.English} {
				all = append(all, look{size, dark, lang})
			}
		}
	}
	return all
}

// looks are those in which the case differs: only a learner's screen grows with the text size.
func (c galleryCase) looks() []look {
	if c.tv || c.desk {
		return looks()[:4]
	}
	return looks()
}

// see is a case's view in one look.
func (c galleryCase) see(l look) flow.View {
	v := c.view(l.lang)
	v.Style = flow.Style{Lang: l.lang, Dark: l.dark, Size: l.size, Voice: v.Style.Voice}
	if s, ok := v.Main.(flow.Page); ok {
		v.Voice = v.Voice || s.Voice
	}
	v.Main = fitting(v.Main, l.size)
	if v.Now.IsZero() {
		v.Now = time.Date(2026, 5, 12, 19, 26, 0, 0, time.UTC)
	}
	return v
}

// fitting puts no more tiles on a screen than the flow does at that text size.
func fitting(s flow.Screen, size int) flow.Screen {
	switch s := s.(type) {
	case flow.Names:
		s.People = s.People[:min(len(s.People), [3]int{23, 14, 9}[size])]
		return s
	case flow.Home:
		if len(s.Groups) == len(lettersOfSixty[0]) {
			s.Groups = lettersOfSixty[size]
		}
		return s
	case flow.Cards:
		if s.Finding == flow.ByColour {
			s.People = s.People[:min(len(s.People), [3]int{24, 15, 12}[size])]
		}
		return s
	case flow.MyLessons:
		if size == 2 {
			s.Tiles, s.Sheet, s.Sheets = s.Tiles[:min(len(s.Tiles), 6)], 1, 2
		}
		return s
	}
	return s
}

// screen is what of a view the case draws.
func (c galleryCase) screen(v flow.View) flow.Screen {
	if c.tv {
		return v.TV
	}
	return v.Main
}

// coursePictures draws the course's own SVG pictures with rsvg-convert when DENDAU_SCREENS asks for the real gallery, and stands in
// for them with plain ones otherwise: the layout is the same.
type coursePictures struct {
	real bool
	mu   sync.Mutex
	kept map[content.Path]image.Image
}

func newCoursePictures(t testing.TB) *coursePictures {
	p := &coursePictures{kept: map[content.Path]image.Image{}}
	if os.Getenv("DENDAU_SCREENS") == "" {
		return p
	}
	if _, err := exec.LookPath("rsvg-convert"); err != nil {
		t.Fatalf("the gallery's pictures need rsvg-convert: %v", err)
	}
	p.real = true
	return p
}

// Picture implements Pictures. A path is LESSON-FOLDER/NAME, as "04-mat-khau-otp/p4".
func (p *coursePictures) Picture(path content.Path) image.Image {
	if !p.real {
		return image.NewGray(image.Rect(0, 0, 52, 50))
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if img, ok := p.kept[path]; ok {
		return img
	}
	folder, name := filepath.Split(string(path))
	file := filepath.Join("..", "assets", "course", "binh-dan-hoc-vu-so", folder, "pictures", name+".svg")
	png, err := exec.Command("rsvg-convert", "--zoom", "1.5", file).Output()
	if err == nil {
		var img image.Image
		if img, _, err = image.Decode(bytes.NewReader(png)); err == nil {
			p.kept[path] = img
			return img
		}
	}
	p.kept[path] = nil
	return nil
}
