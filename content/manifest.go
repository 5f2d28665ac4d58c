package content

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// What a manifest of this version says of itself.
const (
	Format        = "dendau-pack"
	FormatVersion = 1
	// Level is what this program can play; a pack that asks for more (min_app) is refused as too new. Level 1 are lessons of pages, films
	// and single choices; level 2 adds the other ways to answer, practices, and first steps.
	Level = 2
)

// Limits of a pack. They are far above a year of lessons and far below what would hurt a hall's PC.
const (
	MaxManifest = 8 << 20
	MaxFiles    = 20_000
	// MaxFile bounds one film; everything else is read whole into memory and keeps to MaxRead.
	MaxFile = 2 << 30
	MaxRead = 64 << 20
)

// Manifest is the signed list of what a pack contains. Its bytes are what the publisher signs; see FORMAT.md.
type Manifest struct {
	Format        string `json:"format"`
	FormatVersion int    `json:"format_version"`
	// PackID names the pack for ever; Version rises by every publication and is never reused.
	PackID       string `json:"pack_id"`
	Version      int    `json:"version"`
	VersionLabel string `json:"version_label,omitempty"`
	// MinApp is the Level that a program needs to play the pack.
	MinApp          int           `json:"min_app"`
	Kind            string        `json:"kind"`
	Publisher       string        `json:"publisher"`
	Title           Text          `json:"title"`
	Summary         Text          `json:"summary,omitempty"`
	Languages       []Lang        `json:"languages"`
	DefaultLanguage Lang          `json:"default_language"`
	Licence         Licence       `json:"licence"`
	Requires        []string      `json:"requires,omitempty"`
	Files           []File        `json:"files"`
	Tree            []CourseEntry `json:"tree"`
}

// Licence says under which terms the pack may be copied, and who must be named.
type Licence struct {
	SPDX        string `json:"spdx"`
	Holder      string `json:"holder"`
	Attribution string `json:"attribution,omitempty"`
	Source      string `json:"source,omitempty"`
}

// Role is what a file of the pack is for.
type Role string

// The roles that this version knows. A file of another role is carried, verified, and not used.
const (
	RoleLesson    Role = "lesson"
	RolePicture   Role = "picture"
	RoleVoice     Role = "voice"
	RoleFilm      Role = "film"
	RoleSubtitles Role = "subtitles"
)

// File is one file of the pack, named by path and held by what it contains.
type File struct {
	Path   Path   `json:"path"`
	SHA256 string `json:"sha256"`
	// Size in bytes.
	Size int64 `json:"size"`
	// Type is the media type, for example "image/png".
	Type string `json:"type"`
	Role Role   `json:"role"`
	Lang Lang   `json:"lang,omitempty"`
	// Licence is an SPDX expression where it differs from the pack's.
	Licence string `json:"licence,omitempty"`
	Alt     Text   `json:"alt,omitempty"`
	// DurationMS is the length of a voice or a film.
	DurationMS int `json:"duration_ms,omitempty"`
	// Synthetic marks a voice made by a machine, to be replaced by a recording.
	Synthetic bool `json:"synthetic,omitempty"`
}

// CourseEntry is one course of the pack with its lessons in order.
type CourseEntry struct {
	ID      string        `json:"id"`
	Title   Text          `json:"title"`
	Lessons []LessonEntry `json:"lessons"`
	// Intro marks the first steps with the machine: its lessons are not numbered among the others and no class is held on them.
	Intro bool `json:"intro,omitempty"`
}

// LessonEntry points to a lesson's file and repeats what a list of lessons shows.
type LessonEntry struct {
	ID      LessonID `json:"id"`
	Path    Path     `json:"path"`
	Minutes int      `json:"minutes"`
	Skills  []string `json:"skills,omitempty"`
}

var (
	packIDPattern = regexp.MustCompile(`^[a-z0-9.-]{1,64}$`)
	sumPattern    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

// ParseManifest reads and checks a manifest. It does not look at signatures: Open does that first.
func ParseManifest(data []byte) (*Manifest, error) {
	if len(data) > MaxManifest {
		return nil, refuse(TooBig, manifestName, fmt.Errorf("%d bytes, at most %d", len(data), MaxManifest))
	}
	// The version is read alone first: a later version may have changed the type of any other field.
	var head struct {
		Format        string `json:"format"`
		FormatVersion int    `json:"format_version"`
		MinApp        int    `json:"min_app"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return nil, refuse(NotAPack, manifestName, err)
	}
	if head.Format != Format {
		return nil, refuse(NotAPack, manifestName, fmt.Errorf("format %q", head.Format))
	}
	if head.FormatVersion > FormatVersion || head.MinApp > Level {
		return nil, refuse(TooNew, manifestName, fmt.Errorf("format version %d, level %d", head.FormatVersion, head.MinApp))
	}
	m := new(Manifest)
	if err := json.Unmarshal(data, m); err != nil {
		return nil, refuse(Faulty, manifestName, err)
	}
	if err := m.check(); err != nil {
		return nil, refuse(Faulty, manifestName, err)
	}
	return m, nil
}

func (m *Manifest) check() error {
	switch {
	case m.FormatVersion < 1:
		return fmt.Errorf("format version %d", m.FormatVersion)
	case !packIDPattern.MatchString(m.PackID):
		return fmt.Errorf("pack id %q", m.PackID)
	case m.Version < 1:
		return fmt.Errorf("version %d", m.Version)
	case m.Publisher == "":
		return errors.New("no publisher")
	case m.DefaultLanguage != Vietnamese:
		return fmt.Errorf("default language %q", m.DefaultLanguage)
	case m.Licence.SPDX == "":
		return errors.New("no licence")
	case len(m.Files) > MaxFiles:
		return fmt.Errorf("%d files, at most %d", len(m.Files), MaxFiles)
	}
	if err := m.Title.check(); err != nil {
		return fmt.Errorf("title: %w", err)
	}
	if err := checkFiles(m.Files); err != nil {
		return err
	}
	return m.checkTree()
}

func checkFiles(files []File) error {
	seen := make(map[string]Path, len(files))
	sizes := make(map[string]int64, len(files))
	for _, f := range files {
		if err := f.check(); err != nil {
			return err
		}
		if twin, ok := seen[f.Path.fold()]; ok {
			return fmt.Errorf("paths %q and %q are one name on some disks", twin, f.Path)
		}
		seen[f.Path.fold()] = f.Path
		if size, ok := sizes[f.SHA256]; ok && size != f.Size {
			return fmt.Errorf("%s: one content with two sizes, %d and %d", f.Path, size, f.Size)
		}
		sizes[f.SHA256] = f.Size
	}
	return nil
}

func (f File) check() error {
	if err := f.Path.Check(); err != nil {
		return err
	}
	switch {
	case !sumPattern.MatchString(f.SHA256):
		return fmt.Errorf("%s: sha256 %q", f.Path, f.SHA256)
	case f.Size < 0 || f.Size > MaxFile:
		return fmt.Errorf("%s: %d bytes, at most %d", f.Path, f.Size, int64(MaxFile))
	case f.Role != RoleFilm && f.Size > MaxRead:
		return fmt.Errorf("%s: %d bytes, at most %d", f.Path, f.Size, MaxRead)
	case f.Type == "" || f.Role == "":
		return fmt.Errorf("%s: no type or role", f.Path)
	}
	return nil
}

func (m *Manifest) checkTree() error {
	byPath := make(map[Path]Role, len(m.Files))
	for _, f := range m.Files {
		byPath[f.Path] = f.Role
	}
	seen, courses := map[LessonID]bool{}, map[string]bool{}
	for _, c := range m.Tree {
		if c.ID == "" || courses[c.ID] {
			return fmt.Errorf("course id %q is empty or used twice", c.ID)
		}
		courses[c.ID] = true
		if err := c.Title.check(); err != nil {
			return fmt.Errorf("course %s: title: %w", c.ID, err)
		}
		for _, l := range c.Lessons {
			if l.ID == "" || seen[l.ID] {
				return fmt.Errorf("course %s: lesson id %q is empty or used twice", c.ID, l.ID)
			}
			seen[l.ID] = true
			if byPath[l.Path] != RoleLesson {
				return fmt.Errorf("lesson %s: no lesson file %q", l.ID, l.Path)
			}
		}
	}
	if len(seen) == 0 {
		return errors.New("no lessons")
	}
	return nil
}

// check wants Vietnamese, and NFC everywhere: screens compare and search text as it is stored.
func (t Text) check() error {
	if strings.TrimSpace(t[Vietnamese]) == "" {
		return errors.New("no Vietnamese text")
	}
	for lang, s := range t {
		if !norm.NFC.IsNormalString(s) {
			return fmt.Errorf("text in %q is not NFC: %q", lang, s)
		}
	}
	return nil
}
