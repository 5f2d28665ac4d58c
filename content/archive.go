package content

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Names inside a .ddp, which is a zip of the same manifest bytes and blobs that a stick carries as a folder.
const (
	MimeType      = "application/vnd.dendau.pack"
	mimetypeName  = "mimetype"
	manifestName  = "manifest.json"
	signatureName = "manifest.json.minisig"
	blobFolder    = "blobs/"
)

// BlobName is where a file with this SHA-256 (hexadecimal) lies inside a .ddp and on a stick.
func BlobName(sum string) string { return blobFolder + sum[:2] + "/" + sum }

// archive is a .ddp taken apart: what lies where, nothing believed yet.
type archive struct {
	r     io.ReaderAt
	size  int64
	parts map[string]*zip.File
}

// openArchive checks the container alone: a zip with the mimetype first, everything stored, no name twice.
func openArchive(r io.ReaderAt, size int64, mimeType string) (*archive, error) {
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, refuse(NotAPack, "", err)
	}
	// Two blobs may share no name, so a pack never holds more parts than files, plus the three named ones.
	if len(z.File) > MaxFiles+3 {
		return nil, refuse(TooBig, "", fmt.Errorf("%d parts", len(z.File)))
	}
	if len(z.File) == 0 || z.File[0].Name != mimetypeName {
		return nil, refuse(NotAPack, "", errors.New("mimetype is not the first part"))
	}
	a := &archive{r: r, size: size, parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		if f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 || f.UncompressedSize64 > uint64(size) {
			return nil, refuse(NotAPack, f.Name, errors.New("part is not stored as it is"))
		}
		if a.parts[f.Name] != nil {
			return nil, refuse(Damaged, f.Name, errors.New("two parts of one name"))
		}
		a.parts[f.Name] = f
	}
	mime, err := readPart(a, mimetypeName, int64(len(mimeType)))
	if err != nil || string(mime) != mimeType {
		return nil, refuse(NotAPack, mimetypeName, err)
	}
	return a, nil
}

// container is where the parts of a pack lie: a .ddp, or files under the same names.
type container interface {
	// section is a part's bytes, and where they begin in their file.
	section(name string) (*io.SectionReader, int64, error)
	// checkParts wants every listed file with its size, and no part that nobody signed.
	checkParts(files []File) error
}

// section is the part's stored bytes. The zip's own CRC is not looked at: the manifest's SHA-256 is stronger.
func (a *archive) section(name string) (*io.SectionReader, int64, error) {
	f := a.parts[name]
	if f == nil {
		return nil, 0, errors.New("missing")
	}
	off, err := f.DataOffset()
	if err != nil {
		return nil, 0, err
	}
	n := int64(f.UncompressedSize64)
	if off > a.size-n {
		return nil, 0, errors.New("lies beyond the end of the file")
	}
	return io.NewSectionReader(a.r, off, n), off, nil
}

// readPart gives a whole part, refusing one longer than limit before any memory is taken.
func readPart(c container, name string, limit int64) ([]byte, error) {
	s, _, err := c.section(name)
	if err != nil {
		return nil, err
	}
	if s.Size() > limit {
		return nil, fmt.Errorf("%d bytes, at most %d", s.Size(), limit)
	}
	data := make([]byte, s.Size())
	_, err = io.ReadFull(s, data)
	return data, err
}

func (a *archive) checkParts(files []File) error {
	listed := make(map[string]bool, len(files))
	for _, f := range files {
		name := BlobName(f.SHA256)
		listed[name] = true
		part := a.parts[name]
		if part == nil {
			return refuse(Damaged, string(f.Path), errors.New("missing"))
		}
		if int64(part.UncompressedSize64) != f.Size {
			return refuse(Damaged, string(f.Path), fmt.Errorf("%d bytes, %d signed", part.UncompressedSize64, f.Size))
		}
	}
	for name := range a.parts {
		if strings.HasPrefix(name, blobFolder) && listed[name] {
			continue
		}
		switch name {
		case mimetypeName, manifestName, signatureName:
		default:
			return refuse(Damaged, name, errors.New("a part that nobody signed"))
		}
	}
	return nil
}

// checkSum streams a file's bytes through SHA-256.
func checkSum(c container, f File) error {
	s, _, err := c.section(BlobName(f.SHA256))
	if err != nil {
		return refuse(Damaged, string(f.Path), err)
	}
	h := sha256.New()
	if _, err := io.Copy(h, s); err != nil {
		return refuse(Damaged, string(f.Path), err)
	}
	if hex.EncodeToString(h.Sum(nil)) != f.SHA256 {
		return refuse(Damaged, string(f.Path), errors.New("not the bytes that were signed"))
	}
	return nil
}
