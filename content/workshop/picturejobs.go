package workshop

import (
	"context"
	"fmt"

	"dendau/content"
)

// Sizes of the drawings, in the units of their viewBox.
var pictureSizes = map[byte][2]int{'p': {520, 504}, 'q': {424, 392}, 'i': {64, 64}, 'c': {320, 232}}

func (b *builder) pictureJobs(src *LessonSource, a *album) ([]job, error) {
	icon, err := a.svg("icon")
	if err != nil {
		return nil, err
	}
	places := picturePlaces(&src.Lesson)
	var jobs []job
	for _, name := range pictureNames(&src.Lesson) {
		svg, err := a.svg(name)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", src.Folder, err)
		}
		if svg == nil && isOptionPicture(name) {
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
		*places[name] = content.Picture{Path: path, Alt: alt}
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

// picturePlaces finds where each named picture goes in the lesson.
func picturePlaces(l *content.Lesson) map[string]*content.Picture {
	places := map[string]*content.Picture{"icon": &l.Icon, "cover": &l.Cover}
	for i := range l.Pages {
		places[fmt.Sprintf("p%d", i+1)] = &l.Pages[i].Picture
	}
	for i := range l.Items {
		it := &l.Items[i]
		places[fmt.Sprintf("q%d", i+1)] = &it.Picture
		for j := range it.Options {
			places[fmt.Sprintf("q%d%c", i+1, 'a'+j)] = &it.Options[j].Picture
		}
	}
	return places
}
