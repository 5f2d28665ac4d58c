package workshop

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dendau/content"
)

func voicesOf(t *testing.T, source string, texts map[string]string) (*content.Voices, []byte, VoicesReport) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "giong-noi.ddv")
	r, err := BuildVoices(t.Context(), VoicesOptions{
		Texts:  map[content.Lang]map[string]string{content.Vietnamese: texts},
		Source: source, Out: out, Cache: filepath.Join(t.TempDir(), "cache"),
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	v, err := content.OpenVoices(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return v, data, r
}

// What somebody recorded is heard instead of the machine, levelled as the machine is; the rest is read by the machine.
func TestVoicesTakeRecordingsFirst(t *testing.T) {
	needTools(t)
	source := t.TempDir()
	if err := os.MkdirAll(filepath.Join(source, "voice"), 0o755); err != nil {
		t.Fatal(err)
	}
	const key = "learner.right"
	if err := os.WriteFile(filepath.Join(source, "voice", key+".vi.opus"), beep, 0o644); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{key: "Đúng rồi!", "voice.press": "Trên màn hình có các nút."}
	v, data, r := voicesOf(t, source, texts)
	if r.Clips != 2 || r.Recorded != 1 || r.Size != int64(len(data)) {
		t.Errorf("report %+v for %d bytes", r, len(data))
	}
	for _, c := range v.Manifest().Clips {
		recorded := c.Path == content.InterfaceVoice(content.Vietnamese, key)
		if c.Synthetic == recorded || c.DurationMS < 200 {
			t.Errorf("%+v", c)
		}
		if _, _, err := v.Locate(c.Path); err != nil {
			t.Error(err)
		}
	}
	if _, again, _ := voicesOf(t, source, texts); !bytes.Equal(data, again) {
		t.Error("the same sentences made another file")
	}
}

// A clip that rots on the disk is not played, and the others are.
func TestDamagedClipIsRefused(t *testing.T) {
	needTools(t)
	v, data, _ := voicesOf(t, t.TempDir(), map[string]string{"voice.n1": "Số một.", "voice.n2": "Số hai."})
	one, two := content.InterfaceVoice(content.Vietnamese, "voice.n1"), content.InterfaceVoice(content.Vietnamese, "voice.n2")
	at, n, err := v.Locate(one)
	if err != nil || !bytes.HasPrefix(data[at:at+n], []byte("OggS")) {
		t.Fatalf("at %d: %v", at, err)
	}
	data[at+n/2] ^= 1
	v, err = content.OpenVoices(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := v.Locate(one); content.CodeOf(err) != content.Damaged {
		t.Errorf("the damaged clip: %v", err)
	}
	if _, _, err := v.Locate(two); err != nil {
		t.Errorf("the whole clip: %v", err)
	}
	if _, _, err := v.Locate("interface/vi/voice.n3.opus"); content.CodeOf(err) != content.NoFile {
		t.Errorf("a clip that was never made: %v", err)
	}
}

// Twenty sentences of the interface as they are delivered: all at the same loudness, none faster than old ears follow.
func TestInterfaceSentencesAreAlikeAndSlow(t *testing.T) {
	needTools(t)
	var loud []float64
	for _, text := range []string{
		"Đúng rồi!", "Chưa đúng, mình thử lại nhé", "Tiếp theo", "Câu tiếp theo", "Thử lại", "Giơ tay", "Số một.", "Số bảy.", "Học tiếp", "Xong rồi",
		"Tìm tên của tôi", "Không thấy tên tôi", "Cô bác bấm vào câu mình chọn.", "Trên màn hình có các nút.", "Cô bác chờ một chút nhé.",
		"Cô bác tìm tên mình trên màn hình, rồi bấm vào tên.", "Đã gọi người hướng dẫn.", "Cô bác còn ở đây không?", "Mình bắt đầu bài mới nhé.",
		"Bên trái có các nút, Quay lại, Giọng đọc, Nghe lại, Cỡ chữ, và Giơ tay để nhờ giúp.",
	} {
		s, err := speak(t.Context(), NewSpeaker(nil).Say(text), voiceOf[content.Vietnamese])
		if err != nil {
			t.Fatal(err)
		}
		syllables := float64(len(strings.Fields(text)))
		length := (s.duration() - restBefore - restAfter).Seconds()
		// Two syllables are a word, not a pace; longer sentences breathe at their commas.
		if pace := syllables / length; syllables >= 4 && (pace < 2 || pace > 3.7) {
			t.Errorf("%q: %.1f syllables a second, want about 3", text, pace)
		}
		l := s.trimmed().loudness() // the silence around a word of half a second would count as a part of it
		if math.Abs(l-loudnessTarget) > 1 {
			t.Errorf("%q: %.1f LUFS, want %d", text, l, loudnessTarget)
		}
		loud = append(loud, l)
	}
	t.Logf("from %.1f to %.1f LUFS", slices.Min(loud), slices.Max(loud))
}
