package workshop

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestNumberWords(t *testing.T) {
	for n, want := range map[uint64]string{
		0: "không", 1: "một", 5: "năm", 10: "mười", 11: "mười một", 14: "mười bốn", 15: "mười lăm", 20: "hai mươi",
		21: "hai mươi mốt", 24: "hai mươi tư", 25: "hai mươi lăm", 44: "bốn mươi tư", 55: "năm mươi lăm", 91: "chín mươi mốt",
		100: "một trăm", 101: "một trăm linh một", 104: "một trăm linh bốn", 105: "một trăm linh năm", 110: "một trăm mười",
		115: "một trăm mười lăm", 121: "một trăm hai mươi mốt", 999: "chín trăm chín mươi chín", 1000: "một nghìn",
		1005: "một nghìn không trăm linh năm", 1010: "một nghìn không trăm mười", 1945: "một nghìn chín trăm bốn mươi lăm",
		2000: "hai nghìn", 2026: "hai nghìn không trăm hai mươi sáu", 10000: "mười nghìn", 10_000_000: "mười triệu",
		1_250_000: "một triệu hai trăm năm mươi nghìn", 1_000_001: "một triệu không trăm linh một",
		2_000_000_000: "hai tỉ", 1_000_000_000_000: "một nghìn tỉ",
	} {
		if got := numberWords(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestSay(t *testing.T) {
	s := NewSpeaker(map[string]string{
		"dichvucong.gov.vn": "dịch vụ công chấm gờ o vê chấm vê nờ", "App Store": "áp sờ to", "Google Play": "gu gồ plây",
	})
	for _, c := range []struct{ written, want string }{
		{"Cô bác tắt máy ngay.", "Cô bác tắt máy ngay."},
		{"Lớp có 15 người.", "Lớp có mười lăm người."},
		{"Lớp có 113 người.", "Lớp có một trăm mười ba người."},
		{"Gọi 113 khi cần công an.", "Gọi một một ba khi cần công an."},
		{"Nhớ các số 112, 113, 114, 115.", "Nhớ các số một một hai, một một ba, một một bốn, một một năm."},
		{"156", "một năm sáu"},
		{"Tổng đài 1022", "Tổng đài một không hai hai"},
		{"Không dùng 123456.", "Không dùng một hai ba bốn năm sáu."},
		{"mã 4829", "mã bốn tám hai chín"},
		{"Mã xã 00123", "Mã xã không không một hai ba"},
		{"Giá 1.250.000 đồng", "Giá một triệu hai trăm năm mươi nghìn đồng"},
		{"200.000đ", "hai trăm nghìn đồng"},
		{"200 nghìn", "hai trăm nghìn"},
		{"50k", "năm mươi nghìn"},
		{"10 triệu đồng", "mười triệu đồng"},
		{"1,5 triệu", "một phẩy năm triệu"},
		{"2,25 tỷ", "hai phẩy hai mươi lăm tỉ"},
		{"20000 đồng", "hai mươi nghìn đồng"},
		{"ngày 12/05/2026", "ngày mười hai tháng năm năm hai nghìn không trăm hai mươi sáu"},
		{"12/05/2026", "ngày mười hai tháng năm năm hai nghìn không trăm hai mươi sáu"},
		{"Từ 01-07-2025.", "Từ ngày một tháng bảy năm hai nghìn không trăm hai mươi lăm."},
		{"đến buổi 12/5", "đến buổi ngày mười hai tháng năm"},
		{"ngày 30/4", "ngày ba mươi tháng tư"},
		{"tháng 9/2026", "tháng chín năm hai nghìn không trăm hai mươi sáu"},
		{"Trang 4/6", "Trang bốn trên sáu"},
		{"ngày 45/13/2026", "ngày bốn mươi lăm trên mười ba, hai nghìn không trăm hai mươi sáu"},
		{"19:30", "mười chín giờ ba mươi"},
		{"Hẹn 7:05 tối", "Hẹn bảy giờ năm tối"},
		{"19:00", "mười chín giờ"},
		{"19h30", "mười chín giờ ba mươi"},
		{"7h sáng", "bảy giờ sáng"},
		{"19 giờ 30", "mười chín giờ ba mươi"},
		{"0912 345 678", "không chín một hai, ba bốn năm, sáu bảy tám"},
		{"0912345678", "không chín một hai ba bốn năm sáu bảy tám"},
		{"+84 912 345 678", "cộng tám bốn, chín một hai, ba bốn năm, sáu bảy tám"},
		{"1900 1234", "một chín không không, một hai ba bốn"},
		{"Số căn cước 000155000123", "Số căn cước không không không một năm năm không không không một hai ba"},
		{"50%", "năm mươi phần trăm"},
		{"7,5 %", "bảy phẩy năm phần trăm"},
		{"3,05", "ba phẩy không năm"},
		{"60–80 tuổi", "sáu mươi đến tám mươi tuổi"},
		{"5-7 phút", "năm đến bảy phút"},
		{"2025–2026", "hai nghìn không trăm hai mươi lăm đến hai nghìn không trăm hai mươi sáu"},
		{"5 km", "năm ki lô mét"},
		{"Mã OTP là gì", "Mã ô tê pê là gì"},
		{"Trả tiền bằng mã QR.", "Trả tiền bằng mã kiu a."},
		{"AI là gì", "ây ai là gì"},
		{"Ai hỏi mã là kẻ gian", "Ai hỏi mã là kẻ gian"},
		{"Wi-Fi và 4G, 5G", "oai phai và bốn gờ, năm gờ"},
		{"Mở Zalo gọi video", "Mở da lô gọi vi đê ô"},
		{"Địa chỉ đúng là dichvucong.gov.vn.", "Địa chỉ đúng là dịch vụ công chấm gờ o vê chấm vê nờ."},
		{"có đuôi .gov.vn", "có đuôi chấm gờ o vê chấm vê nờ"},
		{"https://dichvucong.gov.vn/", "dịch vụ công chấm gờ o vê chấm vê nờ"},
		{"VNeID hoặc VssID", "vi en i ai đi hoặc vi ét ét ai đi"},
		{"kho App Store hoặc Google Play", "kho áp sờ to hoặc gu gồ plây"},
		{"Video có thể giả", "vi đê ô có thể giả"},
		{"căn cước gắn chip", "căn cước gắn chíp"},
		{"UBND xã", "ủy ban nhân dân xã"},
		{"hội CLB", "hội xê lờ bê"},
		{"\"Tôi sẽ đến công an xã hỏi\"", "Tôi sẽ đến công an xã hỏi"},
		{"hai (2) người", "hai, hai, người"},
		{"linking", "linking"},
		{"K' Brối", "K' Brối"},
		{"Dòng một.\nDòng 2.", "Dòng một.\nDòng hai."},
		{"Lo\u0301p 15", "Lóp mười lăm"},
		{"0.0000", "không.không không không không"},
		{"", ""},
	} {
		if got := s.Say(c.written); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.written, got, c.want)
		}
	}
}

// Whatever is written, nothing that a machine would stumble over is left, and the text stays NFC.
func TestSayLeavesNoDigits(t *testing.T) {
	s := NewSpeaker(nil)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("0123456789./:-–, ₫%hkđ()+ángOTP\n")), 0, 40, -1).Draw(t, "text")
		got := s.Say(text)
		if strings.ContainsFunc(got, unicode.IsDigit) && !strings.ContainsFunc(text, unicode.IsLetter) {
			t.Fatalf("%q is said %q", text, got)
		}
		if !norm.NFC.IsNormalString(got) {
			t.Fatalf("%q is not NFC", got)
		}
	})
}
