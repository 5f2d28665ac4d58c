package workshop

import (
	"context"
	"fmt"
	"strings"

	"dendau/content"
)

// pictureSizes are the sizes of drawings, in the units of their viewBox, by the first letter of their names.
var pictureSizes = map[byte][2]int{'p': {520, 504}, 'q': {424, 392}, 'i': {64, 64}, 'c': {320, 232}}

// need is how much a picture is missed where nobody has drawn it.
type need int

const (
	// optional pictures are left out, awaited ones stood in for by the lesson's icon, and without a required one no pack is signed.
	optional need = iota
	awaited
	required
)

// pictureSpot is one place of a lesson for a picture, and the name under which the picture is drawn.
type pictureSpot struct {
	name  string
	need  need
	place *content.Picture
}

// pictureSpots are the pictures that a lesson can have.
func pictureSpots(l *content.Lesson) []pictureSpot {
	spots := []pictureSpot{{"icon", awaited, &l.Icon}, {"cover", awaited, &l.Cover}}
	for i := range l.Pages {
		spots = append(spots, pictureSpot{fmt.Sprintf("p%d", i+1), awaited, &l.Pages[i].Picture})
	}
	for i := range l.Items {
		spots = append(spots, itemSpots(&l.Items[i])...)
	}
	return spots
}

func itemSpots(it *content.Item) []pictureSpot {
	tag := strings.ToLower(tagOf(it))
	spots := []pictureSpot{{tag, questionNeed(it.Type), &it.Picture}}
	for i := range it.Options {
		letter := 'a' + rune(i)
		if it.Type == content.Order {
			letter = 'a' + rune(optionName(it, i)[0]-'1')
		}
		spots = append(spots, pictureSpot{tag + string(letter), optional, &it.Options[i].Picture})
	}
	if it.Practice == nil {
		return spots
	}
	for i := range it.Practice.Screens {
		parts := it.Practice.Screens[i].Parts
		for j := range parts {
			if named := &parts[j].Picture; named.Path != "" {
				spots = append(spots, pictureSpot{string(named.Path), required, named})
			}
		}
	}
	return spots
}

func questionNeed(t content.ItemType) need {
	switch t {
	case content.Hotspot:
		return required
	case content.Single, content.TrueFalse:
		return awaited
	}
	return optional
}

func (b *builder) pictureJobs(src *LessonSource, a *album) ([]job, error) {
	icon, err := a.svg("icon")
	if err != nil {
		return nil, err
	}
	var jobs []job
	drawn := map[string]bool{}
	for _, spot := range pictureSpots(&src.Lesson) {
		name := spot.name
		svg, err := a.svg(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", src.Folder, err)
		}
		if svg == nil && spot.need == optional {
			continue
		}
		if svg == nil {
			size := pictureSizes[name[0]]
			svg = blank(size[0], size[1], icon)
		}
		alt := a.alt(name)
		if alt[content.Vietnamese] == "" {
			alt = src.Lesson.Title
		}
		path := content.Path(fmt.Sprintf("lessons/%s/pictures/%s.png", src.Lesson.ID, name))
		*spot.place = content.Picture{Path: path, Alt: alt}
		if drawn[name] {
			continue
		}
		drawn[name] = true
		jobs = append(jobs, func(ctx context.Context) error {
			png, err := b.drawer.png(ctx, svg, pictureScale)
			if err != nil {
				return fmt.Errorf("draw %s/%s: %w", src.Folder, name, err)
			}
			b.put(png, content.File{Path: path, Alt: alt, Licence: b.course.PicturesLicence})
			return nil
		})
	}
	return jobs, nil
}
