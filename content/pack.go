package content

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"sync"
)

// Pack is an opened pack: its manifest is signed by a trusted publisher and its lessons hang together.
// It is safe for use by several goroutines, as far as its reader is.
type Pack struct {
	manifest *Manifest
	signer   PublicKey
	// raw are the bytes that were signed and the signature over them.
	raw, signature []byte
	parts          container
	files          map[Path]File
	lessons        []*Lesson
	byID           map[LessonID]*Lesson
	intro          map[LessonID]bool
}

// Open reads a .ddp of size bytes signed by one of the trusted keys. Limits are looked at first, then the signature over the
// manifest's bytes, then what the manifest says, then that each file is there in its size, then the lessons and what they name.
//
// The bytes of pictures, voices and films are not hashed here: a kiosk with a hard disk must be usable at once, and reading 40 MB
// would cost it the most of its start. ReadFile and Locate verify the file that they are asked for, every time, so nothing unverified is
// ever shown; Verify looks at everything and belongs to the moment when a pack is taken in.
func Open(r io.ReaderAt, size int64, trusted []PublicKey) (*Pack, error) {
	a, err := openArchive(r, size, MimeType)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	signature, err := readPart(a, signatureName, maxSignature)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", refuse(NotAPack, signatureName, err))
	}
	manifest, err := readPart(a, manifestName, MaxManifest)
	if err != nil {
		return nil, fmt.Errorf("open pack: %w", refuse(NotAPack, manifestName, err))
	}
	return load(a, manifest, signature, trusted)
}

// load believes the container as far as a trusted key signed what it says.
func load(parts container, manifest, signature []byte, trusted []PublicKey) (*Pack, error) {
	p := &Pack{
		parts: parts, raw: manifest, signature: signature,
		files: map[Path]File{}, byID: map[LessonID]*Lesson{}, intro: map[LessonID]bool{},
	}
	if err := p.load(trusted); err != nil {
		return nil, fmt.Errorf("open pack: %w", err)
	}
	return p, nil
}

func (p *Pack) load(trusted []PublicKey) (err error) {
	if p.signer, err = checkSignature(p.raw, p.signature, trusted); err != nil {
		return err
	}
	if p.manifest, err = ParseManifest(p.raw); err != nil {
		return err
	}
	if err := p.parts.checkParts(p.manifest.Files); err != nil {
		return err
	}
	for _, f := range p.manifest.Files {
		p.files[f.Path] = f
	}
	return p.loadLessons()
}

func (p *Pack) loadLessons() error {
	seen := map[string]bool{}
	for _, course := range p.manifest.Tree {
		for _, entry := range course.Lessons {
			l, err := p.loadLesson(entry)
			if err != nil {
				if e, ok := errors.AsType[*Error](err); ok && e.File == "" {
					return refuse(e.Code, string(entry.Path), e.Err)
				}
				return err
			}
			for _, id := range l.ids() {
				if seen[id] {
					return refuse(Faulty, string(entry.Path), fmt.Errorf("id %q is used twice", id))
				}
				seen[id] = true
			}
			p.lessons = append(p.lessons, l)
			p.byID[l.ID], p.intro[l.ID] = l, course.Intro
		}
	}
	return nil
}

func (p *Pack) loadLesson(entry LessonEntry) (*Lesson, error) {
	data, err := p.ReadFile(entry.Path)
	if err != nil {
		return nil, err
	}
	l, err := DecodeLesson(data)
	if err != nil {
		return nil, err
	}
	if l.ID != entry.ID {
		return nil, refuse(Faulty, "", fmt.Errorf("lesson %q is listed as %q", l.ID, entry.ID))
	}
	for path, role := range l.references() {
		if f, ok := p.files[path]; !ok || f.Role != role {
			return nil, refuse(Faulty, "", fmt.Errorf("names %s file %q, which the pack does not have", role, path))
		}
	}
	return l, nil
}

// Manifest gives what the publisher signed. It is shared: read it, do not change it.
func (p *Pack) Manifest() *Manifest { return p.manifest }

// Signer is the trusted key that signed the pack.
func (p *Pack) Signer() PublicKey { return p.signer }

// Lessons gives all lessons in the order in which they are taught, first steps with the machine among them where the manifest lists
// them: ask Intro. The lessons are shared: do not change them.
func (p *Pack) Lessons() []*Lesson { return slices.Clone(p.lessons) }

// Lesson finds a lesson by its id.
func (p *Pack) Lesson(id LessonID) (*Lesson, bool) {
	l, ok := p.byID[id]
	return l, ok
}

// Intro tells whether a lesson belongs to the first steps with the machine: it is not numbered among the others.
func (p *Pack) Intro(id LessonID) bool { return p.intro[id] }

// File gives what the manifest says of a file, for example how long a voice speaks.
func (p *Pack) File(path Path) (File, bool) {
	f, ok := p.files[path]
	return f, ok
}

// ReadFile gives the bytes of a file after comparing them with what was signed.
func (p *Pack) ReadFile(path Path) ([]byte, error) {
	f, ok := p.files[path]
	if !ok {
		return nil, refuse(NoFile, string(path), nil)
	}
	data, err := readPart(p.parts, BlobName(f.SHA256), MaxRead)
	if err != nil {
		return nil, refuse(Damaged, string(path), err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, refuse(Damaged, string(path), errors.New("not the bytes that were signed"))
	}
	return data, nil
}

// Locate verifies a file and tells where its bytes lie in the .ddp, so that a player can play them in place: a film is not
// copied to be shown. A film of 100 MB takes about 0.1 s from a warm disk.
func (p *Pack) Locate(path Path) (offset, length int64, err error) {
	f, ok := p.files[path]
	if !ok {
		return 0, 0, refuse(NoFile, string(path), nil)
	}
	if err := checkSum(p.parts, f); err != nil {
		return 0, 0, err
	}
	s, offset, err := p.parts.section(BlobName(f.SHA256))
	if err != nil {
		return 0, 0, refuse(Damaged, string(path), err)
	}
	return offset, s.Size(), nil
}

// Verify compares every file with what was signed, on all processors, and names the first bad one in the manifest's order.
func (p *Pack) Verify() error {
	files := p.manifest.Files
	errs := make([]error, len(files))
	next := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := range next {
				errs[i] = checkSum(p.parts, files[i])
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	workers.Wait()
	for _, err := range errs {
		if err != nil {
			return fmt.Errorf("verify pack: %w", err)
		}
	}
	return nil
}

// FS shows the pack's files under their paths, each verified when it is opened. It has no folders to list.
func (p *Pack) FS() fs.FS { return packFS{p} }
