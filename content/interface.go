package content

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The spoken interface: a clip for every sentence of the interface that can be said, in a file that lies beside the program. It is no pack,
// because it belongs to the program and is trusted as the program is: nobody signs it apart from that.

// VoicesMimeType is the first part of such a file, which is a zip with everything stored, its manifest and the clips under their paths.
const VoicesMimeType = "application/vnd.dendau.voices"

// VoicesFormat is the version of the manifest that this program reads.
const VoicesFormat = 1

// maxVoices bounds a manifest of clips: there are some hundred sentences.
const maxVoices = 1 << 20

// interfaceFolder is where the clips of the interface lie; a pack has no such folder.
const interfaceFolder = "interface/"

// InterfaceVoice is the clip of a catalogue key.
func InterfaceVoice(lang Lang, key string) Path {
	return Path(interfaceFolder + string(lang) + "/" + key + ".opus")
}

// OfInterface tells whether a path is a clip of the interface and not a file of a pack.
func (p Path) OfInterface() bool { return strings.HasPrefix(string(p), interfaceFolder) }

// VoicesManifest lists the clips of the spoken interface.
type VoicesManifest struct {
	Format int         `json:"format"`
	Clips  []VoiceClip `json:"clips"`
}

// VoiceClip is one sentence.
type VoiceClip struct {
	Path       Path   `json:"path"`
	SHA256     string `json:"sha256"`
	Size       int64  `json:"size"`
	DurationMS int    `json:"duration_ms"`
	// Synthetic is set where a machine reads; recordings replace it one by one.
	Synthetic bool `json:"synthetic,omitempty"`
}

// Voices is an opened file of the spoken interface. It is safe for use by several goroutines, as far as its reader is.
type Voices struct {
	archive  *archive
	manifest VoicesManifest
	clips    map[Path]VoiceClip
}

// OpenVoices reads the manifest of a file of size bytes. The clips are not read: Locate compares the one that it is asked for.
func OpenVoices(r io.ReaderAt, size int64) (*Voices, error) {
	a, err := openArchive(r, size, VoicesMimeType)
	if err != nil {
		return nil, fmt.Errorf("open voices: %w", err)
	}
	v := &Voices{archive: a, clips: map[Path]VoiceClip{}}
	if err := v.load(); err != nil {
		return nil, fmt.Errorf("open voices: %w", err)
	}
	return v, nil
}

func (v *Voices) load() error {
	data, err := readPart(v.archive, manifestName, maxVoices)
	if err != nil {
		return refuse(NotAPack, manifestName, err)
	}
	if err := json.Unmarshal(data, &v.manifest); err != nil {
		return refuse(Damaged, manifestName, err)
	}
	if v.manifest.Format != VoicesFormat {
		return refuse(TooNew, manifestName, fmt.Errorf("format %d, this program reads %d", v.manifest.Format, VoicesFormat))
	}
	for _, c := range v.manifest.Clips {
		if err := c.check(); err != nil {
			return refuse(Faulty, string(c.Path), err)
		}
		part := v.archive.parts[string(c.Path)]
		if part == nil || int64(part.UncompressedSize64) != c.Size {
			return refuse(Damaged, string(c.Path), errors.New("missing, or of another size"))
		}
		v.clips[c.Path] = c
	}
	return nil
}

func (c VoiceClip) check() error {
	if err := c.Path.Check(); err != nil {
		return err
	}
	if !c.Path.OfInterface() || path.Ext(string(c.Path)) != ".opus" {
		return errors.New("no clip of the interface")
	}
	return nil
}

// Manifest tells what is in the file. It is shared: read it, do not change it.
func (v *Voices) Manifest() *VoicesManifest { return &v.manifest }

// Locate compares a clip with the manifest and tells where its bytes lie in the file, so that a player can play them in place.
func (v *Voices) Locate(path Path) (offset, length int64, err error) {
	c, ok := v.clips[path]
	if !ok {
		return 0, 0, refuse(NoFile, string(path), nil)
	}
	s, offset, err := v.archive.section(string(path))
	if err != nil {
		return 0, 0, refuse(Damaged, string(path), err)
	}
	h := sha256.New()
	if _, err := io.Copy(h, s); err != nil {
		return 0, 0, refuse(Damaged, string(path), err)
	}
	if hex.EncodeToString(h.Sum(nil)) != c.SHA256 {
		return 0, 0, refuse(Damaged, string(path), errors.New("not the bytes that were made"))
	}
	return offset, s.Size(), nil
}
