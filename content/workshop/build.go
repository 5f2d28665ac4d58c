package workshop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"dendau/content"
)

// Options say what to build.
type Options struct {
	// Source is the course's folder, Out the .ddp to write, Cache a folder that may be deleted at any time.
	Source, Out, Cache string
	Key                Key
	// Version replaces the one in course.md where it is not 0.
	Version int
	// Progress is told what is going on; nil is silence.
	Progress io.Writer
}

// Report is what came of a build.
type Report struct {
	Problems Problems
	Manifest content.Manifest
	// Size of the .ddp in bytes; Narration and Film are how long they play.
	Size            int64
	Narration, Film time.Duration
	// Made counts what was made, Kept what came from the cache.
	Made, Kept int64
}

// Build makes a signed pack from a course. A fatal problem of the source comes back as the error, and no pack is written; the pack is
// opened and verified before Build says that it is done.
func Build(ctx context.Context, o Options) (Report, error) {
	if err := Missing(); err != nil {
		return Report{}, err
	}
	course, problems, err := ReadCourse(o.Source)
	if err != nil {
		return Report{}, err
	}
	problems = append(problems, Lint(course)...)
	report := Report{Problems: problems}
	if problems.Fatal() {
		return report, fmt.Errorf("build pack: %w", problems)
	}
	if o.Version > 0 {
		course.Version = o.Version
	}
	b, err := newBuilder(ctx, course, o)
	if err != nil {
		return report, fmt.Errorf("build pack: %w", err)
	}
	if err := b.make(ctx); err != nil {
		return report, fmt.Errorf("build pack: %w", err)
	}
	report.Problems = append(report.Problems, b.problems...)
	report.Narration, report.Film = b.narration, b.film
	report.Made, report.Kept = b.cache.fresh.Load(), b.cache.found.Load()
	report.Manifest, report.Size, err = b.write(o)
	return report, err
}

// builder gathers the files of a pack. mu guards everything below it: files are made on all processors.
type builder struct {
	course   *Course
	cache    *cache
	narrator *narrator
	drawer   *drawer
	progress io.Writer

	mu              sync.Mutex
	files           Files
	meta            []content.File
	problems        Problems
	narration, film time.Duration
}

// job makes one file of the pack.
type job func(context.Context) error

func newBuilder(ctx context.Context, course *Course, o Options) (*builder, error) {
	b := &builder{course: course, cache: &cache{dir: o.Cache}, files: Files{}, progress: o.Progress}
	if b.progress == nil {
		b.progress = io.Discard
	}
	var err error
	if b.narrator, err = newNarrator(ctx, b.cache, course); err != nil {
		return nil, err
	}
	b.drawer, err = newDrawer(ctx, b.cache)
	return b, err
}

func (b *builder) make(ctx context.Context) error {
	var jobs []job
	for _, src := range b.course.Lessons {
		more, err := b.lessonJobs(src)
		if err != nil {
			return err
		}
		jobs = append(jobs, more...)
	}
	if err := b.runAll(ctx, jobs); err != nil {
		return err
	}
	for _, src := range b.course.Lessons {
		if src.Lesson.Film == nil {
			continue
		}
		fmt.Fprintf(b.progress, "film of %s\n", src.Folder)
		if err := b.makeFilm(ctx, src); err != nil {
			return fmt.Errorf("film of %s: %w", src.Folder, err)
		}
	}
	return nil
}

// runAll works on all processors and stops at the first error.
func (b *builder) runAll(ctx context.Context, jobs []job) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	todo := make(chan job)
	var workers sync.WaitGroup
	for range runtime.NumCPU() {
		workers.Go(func() {
			for j := range todo {
				if err := j(ctx); err != nil {
					cancel(err)
				}
			}
		})
	}
	for i, j := range jobs {
		if ctx.Err() != nil {
			break
		}
		if i%200 == 0 {
			fmt.Fprintf(b.progress, "voices and pictures: %d of %d\n", i, len(jobs))
		}
		todo <- j
	}
	close(todo)
	workers.Wait()
	return context.Cause(ctx)
}

func (b *builder) lessonJobs(src *LessonSource) ([]job, error) {
	var jobs []job
	for _, part := range src.voiceParts() {
		for _, lang := range []content.Lang{content.Vietnamese, content.English} {
			if part.text[lang] != "" {
				jobs = append(jobs, b.voiceJob(src, part, lang))
			}
		}
	}
	a, err := openAlbum(b.dir(src), src)
	if err != nil {
		return nil, err
	}
	pictures, err := b.pictureJobs(src, a)
	return append(jobs, pictures...), err
}

func (b *builder) dir(src *LessonSource) string { return filepath.Join(b.course.Dir, src.Folder) }

func (b *builder) voiceJob(src *LessonSource, part voicePart, lang content.Lang) job {
	return func(ctx context.Context) error {
		v, err := b.narrator.read(ctx, b.dir(src), part.name, lang, part.text[lang])
		if errors.Is(err, errSilent) {
			b.warn(src.Folder+"/"+LessonFile, "%s (%s): %v", part.name, lang, err)
			return nil
		}
		if err != nil {
			return err
		}
		path := content.Path(fmt.Sprintf("lessons/%s/voice/%s.%s.opus", src.Lesson.ID, part.name, lang))
		b.put(v.data, content.File{Path: path, Lang: lang, DurationMS: int(v.length.Milliseconds()), Synthetic: v.synthetic})
		b.mu.Lock()
		defer b.mu.Unlock()
		if *part.voice == nil {
			*part.voice = content.Voice{}
		}
		(*part.voice)[lang] = path
		b.narration += v.length
		return nil
	}
}

func (b *builder) warn(file, format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.problems = append(b.problems, Problem{File: file, Text: fmt.Sprintf(format, args...)})
}

// put adds one file; f says what describe cannot find out by itself.
func (b *builder) put(data []byte, f content.File) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.files[f.Path] = data
	b.meta = append(b.meta, f)
}

// write signs what was gathered, opens it as a hall would, and only then puts it in the place of the old pack.
func (b *builder) write(o Options) (content.Manifest, int64, error) {
	m := b.manifest()
	var out bytes.Buffer
	if err := Sign(&out, m, b.files, o.Key); err != nil {
		return m, 0, err
	}
	p, err := content.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), []content.PublicKey{o.Key.Public()})
	if err == nil {
		err = p.Verify()
	}
	if err != nil {
		return m, 0, fmt.Errorf("check the pack that was built: %w", err)
	}
	if err := os.MkdirAll(filepath.Dir(o.Out), 0o755); err != nil {
		return m, 0, fmt.Errorf("write pack: %w", err)
	}
	return *p.Manifest(), int64(out.Len()), writeWhole(o.Out, out.Bytes())
}

// entries are the courses of the pack, as yet without their lessons.
func (c *Course) entries() []content.CourseEntry {
	first := content.CourseEntry{ID: c.PackID, Title: c.Title}
	if c.FirstTitle != nil && len(c.Named) > 0 {
		first.Title = c.FirstTitle
	}
	entries := []content.CourseEntry{first}
	for _, named := range c.Named {
		entries = append(entries, content.CourseEntry{ID: c.PackID + "-" + named.ID, Title: named.Title})
	}
	return entries
}

func (b *builder) manifest() content.Manifest {
	c := b.course
	m := content.Manifest{
		Format: content.Format, FormatVersion: content.FormatVersion, Kind: "course",
		PackID: c.PackID, Version: c.Version, VersionLabel: c.Label, Publisher: c.Publisher, Title: c.Title, Summary: c.Summary,
		Languages: []content.Lang{content.Vietnamese, content.English}, DefaultLanguage: content.Vietnamese, Licence: c.Licence,
	}
	if c.PicturesAttribution != "" {
		m.Licence.Attribution = strings.TrimSpace(m.Licence.Attribution + " " + c.PicturesAttribution)
	}
	courses := c.entries()
	intro := content.CourseEntry{ID: c.PackID + "-" + introID, Title: c.IntroTitle, Intro: true}
	m.MinApp = 1
	for _, src := range c.Lessons {
		l := src.Lesson
		path := content.Path(fmt.Sprintf("lessons/%s/lesson.json", l.ID))
		b.put(Encode(l), content.File{Path: path})
		entry := &courses[src.Course]
		if src.Intro {
			entry = &intro
		}
		entry.Lessons = append(entry.Lessons, content.LessonEntry{ID: l.ID, Path: path, Minutes: l.Minutes, Skills: l.Skills})
		m.MinApp = max(m.MinApp, l.Level())
	}
	m.Files, m.Tree = b.meta, courses
	if len(intro.Lessons) > 0 {
		// A program of level 1 would number the first steps among the lessons.
		m.Tree, m.MinApp = append(m.Tree, intro), max(m.MinApp, 2)
	}
	return m
}
