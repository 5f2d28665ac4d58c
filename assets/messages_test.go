package assets

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// catalogue reads one file of messages/ as key → raw JSON.
func catalogue(t *testing.T, name string) map[string]json.RawMessage {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("messages", name))
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]json.RawMessage{}
	if err := json.Unmarshal(raw, &keys); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return keys
}

func areas(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("messages/*.vi.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogues: %v", err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".vi.json")
	}
	return files
}

func TestCataloguesHaveTheSameKeys(t *testing.T) {
	owner := map[string]string{}
	for _, area := range areas(t) {
		vi, en := catalogue(t, area+".vi.json"), catalogue(t, area+".en.json")
		for key := range vi {
			if _, ok := en[key]; !ok {
				t.Errorf("%s: %q has no English", area, key)
			}
			if other, taken := owner[key]; taken {
				t.Errorf("%q stands in %s and in %s", key, other, area)
			}
			owner[key] = area
		}
		for key := range en {
			if _, ok := vi[key]; !ok {
				t.Errorf("%s: %q has no Vietnamese", area, key)
			}
		}
	}
}

var placeholder = regexp.MustCompile(`{{\s*\.(\w+)\s*}}`)

func placeholders(raw json.RawMessage) []string {
	var found []string
	for _, m := range placeholder.FindAllStringSubmatch(string(raw), -1) {
		found = append(found, m[1])
	}
	slices.Sort(found)
	return slices.Compact(found)
}

func TestSentencesAreWellFormed(t *testing.T) {
	for _, area := range areas(t) {
		vi, en := catalogue(t, area+".vi.json"), catalogue(t, area+".en.json")
		for key, raw := range vi {
			for lang, sentence := range map[string]json.RawMessage{"vi": raw, "en": en[key]} {
				if !norm.NFC.IsNormal(sentence) {
					t.Errorf("%s.%s: %q is not NFC", area, lang, key)
				}
				if strings.Contains(string(sentence), "  ") || string(sentence) == `""` {
					t.Errorf("%s.%s: %q is empty or has two spaces", area, lang, key)
				}
			}
			if got, want := placeholders(en[key]), placeholders(raw); !slices.Equal(got, want) && en[key] != nil {
				t.Errorf("%s: %q takes %v in English, %v in Vietnamese", area, key, got, want)
			}
		}
	}
}

func TestCatalogueKeysStandSortedOneALine(t *testing.T) {
	line := regexp.MustCompile(`(?m)^  "([^"]+)": .*$`)
	for _, area := range areas(t) {
		for _, lang := range []string{"vi", "en"} {
			raw, err := os.ReadFile("messages/" + area + "." + lang + ".json")
			if err != nil {
				t.Fatal(err)
			}
			var keys []string
			for _, m := range line.FindAllStringSubmatch(string(raw), -1) {
				keys = append(keys, m[1])
			}
			if !slices.IsSorted(keys) {
				t.Errorf("%s.%s.json: keys are not sorted", area, lang)
			}
			if got, want := len(keys), len(catalogue(t, area+"."+lang+".json")); got != want {
				t.Errorf("%s.%s.json: %d lines hold a key, %d keys in all", area, lang, got, want)
			}
		}
	}
}

func TestT(t *testing.T) {
	vi, en := NewMessages("vi"), NewMessages("en")
	tests := []struct {
		name, got, want string
	}{
		{"plain", vi.T("kit.hear"), "Nghe lại"},
		{"english", en.T("kit.hear"), "Hear again"},
		{"one", en.T("kit.minutes", "n", 1), "1 minute"},
		{"many", en.T("kit.minutes", map[string]any{"n": 2}), "2 minutes"},
		{"vietnamese has one form", vi.T("kit.minutes", "n", 1), "1 phút"},
		{"unknown key", vi.T("no.such.key"), "no.such.key"},
		{"unknown language", NewMessages("fr").T("kit.hear"), "Nghe lại"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
}

func TestFormats(t *testing.T) {
	vi, en := NewMessages("vi"), NewMessages("en")
	evening := time.Date(2026, 5, 19, 19, 2, 0, 0, time.UTC)
	tests := []struct{ got, want string }{
		{Date(evening), "19/05/2026"},
		{DayMonth(evening), "19/05"},
		{Clock(evening), "19:02"},
		{vi.Weekday(evening), "Thứ Ba"},
		{vi.WeekdayInText(evening), "thứ Ba"},
		{vi.WeekdayInText(evening.AddDate(0, 0, 5)), "chủ nhật"},
		{en.LongDate(evening), "Tuesday 19/05/2026"},
		{Number(0), "0"},
		{Number(1250000), "1.250.000"},
		{Number(-1000), "-1.000"},
		{Number(999), "999"},
		{Decimal(5.8, 1), "5,8"},
		{Decimal(1234.56, 1), "1.234,6"},
		{Decimal(-0.25, 2), "-0,25"},
		{Decimal(12, 0), "12"},
		{vi.Duration(72 * time.Second), "1 phút 12 giây"},
		{vi.Duration(40 * time.Second), "40 giây"},
		{vi.Duration(0), "0 giây"},
		{vi.Duration(89 * time.Minute), "1 giờ 29 phút"},
		{vi.Duration(time.Hour + 5*time.Second), "1 giờ"},
		{en.Duration(61 * time.Second), "1 minute 1 second"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
