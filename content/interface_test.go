package content_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"testing"

	"dendau/content"
)

// stored makes a zip of parts in their order, as they are.
func stored(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		data := []byte(parts[i+1])
		w, err := z.CreateRaw(&zip.FileHeader{
			Name: parts[i], Method: zip.Store, CRC32: crc32.ChecksumIEEE(data), CompressedSize64: uint64(len(data)), UncompressedSize64: uint64(len(data)),
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const (
	clipPath = "interface/vi/voice.n1.opus"
	// clipSum is the SHA-256 of "OggS".
	clipSum = "68d9ed2adb24458ff173db06b41b9d1b6e228764c457030d63fad11b02bfae1e"
)

func manifestOf(format int, path string, size int) string {
	return fmt.Sprintf(`{"format":%d,"clips":[{"path":%q,"sha256":%q,"size":%d,"duration_ms":900}]}`, format, path, clipSum, size)
}

func TestOpenVoicesRefuses(t *testing.T) {
	for _, tt := range []struct {
		name  string
		parts []string
		want  content.Code
	}{
		{"a pack", []string{"mimetype", content.MimeType, "manifest.json", manifestOf(1, clipPath, 4), clipPath, "OggS"}, content.NotAPack},
		{"no manifest", []string{"mimetype", content.VoicesMimeType}, content.NotAPack},
		{"a manifest that is none", []string{"mimetype", content.VoicesMimeType, "manifest.json", "{"}, content.Damaged},
		{"a later format", []string{"mimetype", content.VoicesMimeType, "manifest.json", manifestOf(2, clipPath, 4), clipPath, "OggS"}, content.TooNew},
		{"a clip that is not there", []string{"mimetype", content.VoicesMimeType, "manifest.json", manifestOf(1, clipPath, 4)}, content.Damaged},
		{"a clip of another size", []string{"mimetype", content.VoicesMimeType, "manifest.json", manifestOf(1, clipPath, 5), clipPath, "OggS"}, content.Damaged},
		{"a file of a pack", []string{"mimetype", content.VoicesMimeType, "manifest.json", manifestOf(1, "lessons/a.opus", 4), "lessons/a.opus", "OggS"}, content.Faulty},
		{"a way out of the folder", []string{"mimetype", content.VoicesMimeType, "manifest.json", manifestOf(1, "interface/../x.opus", 4), "interface/../x.opus", "OggS"}, content.Faulty},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := stored(t, tt.parts...)
			if _, err := content.OpenVoices(bytes.NewReader(data), int64(len(data))); content.CodeOf(err) != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
		})
	}
}

func TestVoicesLieWhereTheyAreFound(t *testing.T) {
	data := stored(t, "mimetype", content.VoicesMimeType, "manifest.json", manifestOf(content.VoicesFormat, clipPath, 4), clipPath, "OggS")
	v, err := content.OpenVoices(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	at, n, err := v.Locate(content.InterfaceVoice(content.Vietnamese, "voice.n1"))
	if err != nil || string(data[at:at+n]) != "OggS" {
		t.Errorf("at %d, %d long: %v", at, n, err)
	}
}

func FuzzOpenVoices(f *testing.F) {
	f.Add(stored(f, "mimetype", content.VoicesMimeType, "manifest.json", manifestOf(1, clipPath, 4), clipPath, "OggS"))
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := content.OpenVoices(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		for _, c := range v.Manifest().Clips {
			if offset, n, err := v.Locate(c.Path); err == nil && (offset < 0 || n < 0 || offset+n > int64(len(data))) {
				t.Errorf("%s lies at %d, %d long, in %d bytes", c.Path, offset, n, len(data))
			}
		}
	})
}
