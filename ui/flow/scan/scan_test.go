package scan_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dendau/ui/flow/scan"
)

const thisYear = 2026

func TestIDCards(t *testing.T) {
	for _, tt := range []struct {
		name, payload string
		want          scan.Person
	}{
		{"seven fields", "000155000123|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Year: 1955, Female: true}},
		{"a year only", "000048000456||Trần Văn Thử|1948|Nam|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|15092022", scan.Person{Name: "Trần Văn Thử", Year: 1948, Male: true}},
		{"a card of 2024", "000158000789||K' Mẫu|20061958|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|01092024||||", scan.Person{Name: "K' Mẫu", Year: 1958, Female: true}},
		{"no old number", "000155000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Year: 1955, Female: true}},
		{"an old number of twelve", "000155000123|000155000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Year: 1955, Female: true}},
		{"marks lost on the way", "000155000123|000000123|Nguyen Thi Mau|05031955|Nu|Thon Thu|10082021", scan.Person{Name: "Nguyen Thi Mau", Year: 1955, Female: true}},
		{"letters composed by a program", "000155000123|000000123|Nguyễn Thị Mẫuf|05031955|Nữ|Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫuf", Year: 1955, Female: true, Unsure: true}},
		{"no real date", "000155000123|000000123|Nguyễn Thị Mẫu|35131955|Nữ|Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Female: true, Unsure: true}},
		{"born after today", "000155000123|000000123|Nguyễn Thị Mẫu|05032055|Nữ|Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Female: true, Unsure: true}},
		{"no sex", "000155000123|000000123|Nguyễn Thị Mẫu|05031955||Thôn Thử|10082021", scan.Person{Name: "Nguyễn Thị Mẫu", Year: 1955, Unsure: true}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := scan.ParseIDCard(tt.payload, thisYear)
			if err != nil || got != tt.want {
				t.Errorf("got %+v, %v, want %+v", got, err, tt.want)
			}
		})
	}
}

func TestNoIDCards(t *testing.T) {
	for name, payload := range map[string]string{
		"nothing":            "",
		"a web address":      "https://example.invalid/|a|b|c|d|e",
		"too few fields":     "000155000123|Nguyễn Thị Mẫu|05031955",
		"a number too short": "00015500012|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử|10082021",
		"digits for a name":  "000155000123|000000123|123456|05031955|Nữ|Thôn Thử|10082021",
		"a name lost":        "000155000123|000000123||05031955|Nữ|Thôn Thử|10082021",
		"far too long":       "000155000123|" + strings.Repeat("x", 4000),
	} {
		if p, err := scan.ParseIDCard(payload, thisYear); err == nil {
			t.Errorf("%s: taken as %+v", name, p)
		}
	}
}

// TestDamagedCards damages two hundred payloads of every layout: the name is the right one, or somebody is asked, or nothing is taken.
func TestDamagedCards(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	names := []string{"Nguyễn Thị Mẫu", "Trần Văn Thử", "Thông Thị Ví Dụ", "Lê Ân", "Đỗ Thị Ngọc Ánh"}
	asked, taken, refused := 0, 0, 0
	for i := range 200 {
		name := names[i%len(names)]
		payload := layout(i, name)
		damaged, cut := damage(rng, payload, i%5)
		p, err := scan.ParseIDCard(damaged, thisYear)
		switch {
		case err != nil:
			refused++
		case p.Unsure:
			asked++
		case p.Name != name && !cut:
			t.Errorf("%q became %q without a question (%q)", name, p.Name, damaged)
		default:
			taken++
		}
	}
	t.Logf("200 cards: %d taken, %d asked about, %d refused", taken, asked, refused)
	if taken == 0 || asked == 0 || refused == 0 {
		t.Error("one of the outcomes never came: the damage is none")
	}
}

func layout(i int, name string) string {
	switch i / 5 % 4 {
	case 0:
		return fmt.Sprintf("000155%06d|000000123|%s|05031955|Nữ|Thôn Thử, Xã Mẫu|10082021", i, name)
	case 1:
		return fmt.Sprintf("000155%06d||%s|1955|Nam|Thôn Thử, Xã Mẫu|10082021", i, name)
	case 2:
		return fmt.Sprintf("000155%06d|%s|05031955|Nữ|Thôn Thử, Xã Mẫu|10082021", i, name)
	}
	return fmt.Sprintf("000155%06d||%s|05031955|Nữ|Thôn Thử, Xã Mẫu|10082021|Nguyễn Văn Cha|Lê Thị Mẹ||", i, name)
}

// damage does one of five things; cut tells that the name itself may have lost its end, which nobody can notice.
func damage(rng *rand.Rand, s string, how int) (damaged string, cut bool) {
	switch how {
	case 0: // whole
		return s, false
	case 1: // the beginning is lost
		return s[1+rng.IntN(8):], false
	case 2: // the end is lost
		return s[:30+rng.IntN(len(s)-30)], true
	case 3: // a separator is lost
		bars := []int{}
		for i, r := range s {
			if r == '|' {
				bars = append(bars, i)
			}
		}
		at := bars[rng.IntN(len(bars))]
		return s[:at] + s[at+1:], false
	}
	// a digit of the date is garbled
	return strings.Replace(s, "1955", "19z5", 1), false
}

func TestCardDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var id [8]byte
		copy(id[:], rapid.SliceOfN(rapid.Byte(), 8, 8).Draw(t, "id"))
		s := scan.CardDigits(id)
		got, err := scan.ParseCard(s)
		if err != nil || got != id {
			t.Fatalf("%x became %s and %x, %v", id, s, got, err)
		}
		at, by := rapid.IntRange(0, len(s)-1).Draw(t, "at"), rapid.IntRange(1, 9).Draw(t, "by")
		wrong := []byte(s)
		wrong[at] = '0' + (wrong[at]-'0'+byte(by))%10
		if _, err := scan.ParseCard(string(wrong)); err == nil {
			t.Fatalf("%s for %s was not noticed", wrong, s)
		}
	})
}

func TestBurst(t *testing.T) {
	start := time.Date(2026, 5, 12, 19, 0, 0, 0, time.UTC)
	typed := func(text string, pause time.Duration) string {
		var b scan.Burst
		now := start
		for _, r := range text {
			now = now.Add(pause)
			b.Add(r, now)
		}
		return b.End()
	}
	if got := typed("12345678901", 3*time.Millisecond); got != "12345678901" {
		t.Errorf("a scanner typed %q", got)
	}
	if got := typed("12345678901", 60*time.Millisecond); got != "" {
		t.Errorf("a hand was taken for a scanner: %q", got)
	}
	if got := typed("12345678", 3*time.Millisecond); got != "" {
		t.Errorf("eight characters are no burst: %q", got)
	}
}

func FuzzParseIDCard(f *testing.F) {
	f.Add("000155000123|000000123|Nguyễn Thị Mẫu|05031955|Nữ|Thôn Thử, Xã Mẫu, Tỉnh Ví Dụ|10082021")
	f.Add("000048000456||Trần Văn Thử|1948|Nam|Thôn Thử|15092022")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := scan.ParseIDCard(s, thisYear)
		if err == nil && (p.Name == "" || strings.ContainsAny(p.Name, "|0123456789")) {
			t.Errorf("%q gave the name %q", s, p.Name)
		}
	})
}

// What a scanner reads off a phone is told by its length and its first digits, and is never a learner's card.
func TestParseRoad(t *testing.T) {
	receipt := func(n int) string { return "04473938" + strings.Repeat("1", n-8) }
	for text, want := range map[string]scan.RoadKind{
		"0447808203027303": scan.Word, " 0447808203027303\n": scan.Word, "04478976000000000": scan.NotOfTheRoad, "044780820302730": scan.NotOfTheRoad,
		"044780820302730x": scan.NotOfTheRoad, "1447808203027303": scan.NotOfTheRoad, "": scan.NotOfTheRoad, scan.CardDigits([8]byte{4, 4, 7}): scan.NotOfTheRoad,
		receipt(259): scan.Receipt, receipt(323): scan.Receipt, receipt(258): scan.NotOfTheRoad, receipt(324): scan.NotOfTheRoad, "1" + receipt(258): scan.NotOfTheRoad,
	} {
		digits, got := scan.ParseRoad(text)
		if got != want || (digits == "") != (want == scan.NotOfTheRoad) {
			t.Errorf("%.20q of %d: %d and %.20q, want %d", text, len(text), got, digits, want)
		}
	}
}

func FuzzParseRoad(f *testing.F) {
	f.Add("0447808203027303")
	f.Add("04473938" + strings.Repeat("0", 251))
	f.Fuzz(func(t *testing.T, text string) {
		digits, kind := scan.ParseRoad(text)
		if kind == scan.NotOfTheRoad {
			return
		}
		if again, same := scan.ParseRoad(digits); again != digits || same != kind {
			t.Fatalf("%q becomes %q", text, again)
		}
		if _, err := scan.ParseCard(digits); err == nil {
			t.Fatalf("%q is a learner's card too", text)
		}
	})
}
