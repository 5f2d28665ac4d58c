package content

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Blobs finds the bytes of a file by their SHA-256 (hexadecimal): on a stick, in a kiosk's store. What it gives is not believed.
type Blobs func(sum string) (r io.ReaderAt, size int64, err error)

// OpenBlobs reads a pack whose parts lie as files of their own, as Open reads a .ddp. Locate then tells places in the blob's file.
func OpenBlobs(manifest, signature []byte, find Blobs, trusted []PublicKey) (*Pack, error) {
	if len(manifest) > MaxManifest {
		return nil, fmt.Errorf("open pack: %w", refuse(TooBig, manifestName, fmt.Errorf("%d bytes", len(manifest))))
	}
	return load(blobs{find}, manifest, signature, trusted)
}

// blobs is the container of a pack in files.
type blobs struct{ find Blobs }

func (b blobs) section(name string) (*io.SectionReader, int64, error) {
	if !strings.HasPrefix(name, blobFolder) {
		return nil, 0, errors.New("missing")
	}
	r, size, err := b.find(name[strings.LastIndexByte(name, '/')+1:])
	if err != nil {
		return nil, 0, err
	}
	return io.NewSectionReader(r, 0, size), 0, nil
}

func (b blobs) checkParts(files []File) error {
	for _, f := range files {
		s, _, err := b.section(BlobName(f.SHA256))
		if err != nil {
			return refuse(Damaged, string(f.Path), err)
		}
		if s.Size() != f.Size {
			return refuse(Damaged, string(f.Path), fmt.Errorf("%d bytes, %d signed", s.Size(), f.Size))
		}
	}
	return nil
}

// Blob gives the bytes of a file of the pack by their sum, unverified: whoever keeps them compares.
func (p *Pack) Blob(sum string) (*io.SectionReader, error) {
	s, _, err := p.parts.section(BlobName(sum))
	return s, err
}

// Signed gives the manifest's bytes as they were signed, and the signature.
func (p *Pack) Signed() (manifest, signature []byte) { return p.raw, p.signature }
