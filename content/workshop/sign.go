package workshop

import (
	"archive/zip"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"path"
	"slices"

	"dendau/content"
)

// Files is what a pack holds: the bytes of each path.
type Files map[content.Path][]byte

// Sign writes a .ddp to w: m lists files (sizes, sums and whatever m does not yet say of a path are filled in), and key signs the list.
// The same input gives the same bytes. m itself is not changed, and nothing is checked that content.Open checks, so that tests can
// sign what must be refused.
func Sign(w io.Writer, m content.Manifest, files Files, key Key) error {
	m.Files = describe(m.Files, files)
	data, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return fmt.Errorf("sign pack: %w", err)
	}
	return SignManifest(w, data, files, key)
}

// SignManifest writes a .ddp of exactly these manifest bytes, whatever they say, with every file as a blob.
func SignManifest(w io.Writer, manifest []byte, files Files, key Key) error {
	signature := key.sign(manifest, fmt.Sprintf("lesson pack, manifest of %d bytes", len(manifest)))
	z := zip.NewWriter(w)
	if err := store(z, "mimetype", []byte(content.MimeType)); err != nil {
		return err
	}
	if err := store(z, "manifest.json", manifest); err != nil {
		return err
	}
	if err := store(z, "manifest.json.minisig", signature); err != nil {
		return err
	}
	blobs := map[string][]byte{}
	for _, data := range files {
		blobs[content.BlobName(sum(data))] = data
	}
	for _, name := range slices.Sorted(maps.Keys(blobs)) {
		if err := store(z, name, blobs[name]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write pack: %w", err)
	}
	return nil
}

// store writes one part as it is, with its size known beforehand, so that there is no data descriptor behind it and the bytes can be
// played in place.
func store(z *zip.Writer, name string, data []byte) error {
	part, err := z.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Store, CRC32: crc32.ChecksumIEEE(data),
		CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data)),
	})
	if err != nil {
		return fmt.Errorf("write pack: %s: %w", name, err)
	}
	if _, err := io.Copy(part, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("write pack: %s: %w", name, err)
	}
	return nil
}

func sum(data []byte) string {
	s := sha256.Sum256(data)
	return hex.EncodeToString(s[:])
}

// describe completes the list of files and puts it in order of path.
func describe(known []content.File, files Files) []content.File {
	byPath := map[content.Path]content.File{}
	for _, f := range known {
		byPath[f.Path] = f
	}
	for p, data := range files {
		f := byPath[p]
		kind := kinds[path.Ext(string(p))]
		f.Path, f.Size, f.SHA256 = p, int64(len(data)), sum(data)
		f.Type, f.Role = cmp.Or(f.Type, kind.mime), cmp.Or(f.Role, kind.role)
		byPath[p] = f
	}
	return slices.SortedFunc(maps.Values(byPath), func(a, b content.File) int { return cmp.Compare(a.Path, b.Path) })
}

// kinds are the endings that packs hold.
var kinds = map[string]struct {
	mime string
	role content.Role
}{
	".json": {"application/json", content.RoleLesson},
	".png":  {"image/png", content.RolePicture},
	".opus": {"audio/ogg; codecs=opus", content.RoleVoice},
	".mp4":  {"video/mp4", content.RoleFilm},
	".srt":  {"application/x-subrip", content.RoleSubtitles},
}
