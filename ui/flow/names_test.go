package flow

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dendau/storage/record"
)

func TestGroupNames(t *testing.T) {
	sixty := make([]string, 0, 60)
	for _, l := range "ABCDĐGHKLMNPQSTVXY" {
		for i := range 3 {
			sixty = append(sixty, fmt.Sprintf("%c%c", l, 'a'+i))
		}
	}
	sixty = append(sixty, "Ýa", "Ýb", "Ýc", "Yến", "Yến", "Ý")
	for _, tt := range []struct {
		name  string
		given []string
		per   int
		want  string
	}{
		{"nobody", nil, 23, ""},
		{"few", []string{"An", "Ân", "Đào"}, 23, "A–Đ:3"},
		{"even", []string{"An", "Bo", "Ca", "Da", "Đa", "Ga"}, 4, "A–C:3 D–G:3"},
		{"one letter too many", []string{"Ha", "Hà", "Hoa", "Hoa", "Hùng"}, 3, "Ha–Ha:2 Ho–Hu:3"},
		{"whole names", []string{"An", "Anh", "Ăn", "Ân", "Na"}, 2, "An–Anh:2 Ăn–Ân:2 N–N:1"},
		{"cannot be cut", []string{"Lan", "Lan", "Lan", "Lan", "Na"}, 2, "Lan–Lan:4 N–N:1"},
		{"sixty", sixty, 23, "A–G:18 H–P:18 Q–Y:24"},
	} {
		var got []string
		for _, g := range groupNames(tt.given, tt.per) {
			got = append(got, fmt.Sprintf("%s–%s:%d", g.label.First, g.label.Last, g.to-g.from))
		}
		if s := strings.Join(got, " "); s != tt.want && tt.name != "sixty" {
			t.Errorf("%s: got %s, want %s", tt.name, s, tt.want)
		}
	}
	for size, per := range tilesOf {
		for _, g := range groupNames(sixty, per) {
			if g.to-g.from > per {
				t.Errorf("size %d: group %v has %d names and %d tiles", size, g.label, g.to-g.from, per)
			}
		}
	}
}

// In a hall of sixty everybody finds their name with one tap on their letters and one on their name, at every text size.
func TestTwoTapsToTheName(t *testing.T) {
	var people []string
	for i, name := range forty() {
		people = append(people, name)
		if i%2 == 0 {
			people = append(people, "Võ "+name[strings.LastIndex(name, " ")+1:])
		}
	}
	h := opened(t, people...)
	for size := range tilesOf {
		h.do(FindMyName{})
		v := screen[Names](h)
		found := 0
		for i := range v.Groups {
			h.do(GroupChosen{i})
			v := screen[Names](h)
			found += len(v.People)
			if v.Pages != 1 || len(v.People) > tilesOf[size] {
				t.Errorf("size %d, group %v: %d names on %d sheets", size, v.Groups[i], len(v.People), v.Pages)
			}
		}
		if found != 60 {
			t.Errorf("size %d: %d of 60 names are in some group", size, found)
		}
		h.do(Back{})
		for range size + 1 {
			h.do(TextSize{}) // home is always at the first size again
		}
	}
}

func TestSearch(t *testing.T) {
	names := []string{"Nguyễn Thị Lan", "Trần Văn Lân", "Lê Thị Lành", "Phạm Văn Đức", "K' Brối", "Nguyễn Văn Nam"}
	for _, tt := range []struct{ query, want string }{
		{"lan", "0 1 2"}, {"lân", "1 0 2"}, {"lành", "2"}, {"thi la", "0 2"}, {"duc", "3"}, {"đ", "3"}, {"d", "3"}, {"bro", "4"}, {"ngu n", "5"}, {"LÀ", "2 0 1"}, {"", ""}, {"x", ""},
		{"thị lành", "2"}, {"n nguyen", "5"},
	} {
		found, _ := search(tt.query, names, 9)
		if got := strings.Trim(fmt.Sprint(found), "[]"); got != tt.want {
			t.Errorf("%q finds %s, want %s", tt.query, got, tt.want)
		}
	}
	if found, more := search("n", names, 1); len(found) != 1 || more != 1 {
		t.Errorf("limited: %v and %d more", found, more)
	}
}

func TestFindByTyping(t *testing.T) {
	h := opened(t, "Nguyễn Thị Lan", "Lê Thị Lành", "Trần Văn Nam")
	h.do(TypeMyName{}).typing("thij la")
	v := screen[FindName](h)
	if v.Text != "Thị La" || len(v.Matches) != 2 {
		t.Fatalf("%+v", v)
	}
	h.typing("nh").do(Next{})
	if v := screen[Page](h); v.Who[0].Given != "Lành" {
		t.Fatalf("%s sat down", v.Who[0].Full)
	}
	h.do(Back{}, Back{}, TypeMyName{}, KeyVNI{}).typing("na6").do(EraseAll{}, KeyShift{}).typing("nam").do(Choose{0})
	if v := screen[Page](h); v.Who[0].Given != "Nam" {
		t.Fatalf("%s sat down", v.Who[0].Full)
	}
}

// Twins in name and year are told apart by their hamlets, and somebody known is not added twice.
func TestTwinsAndAlike(t *testing.T) {
	h := opened(t, "Nguyễn Thị Hoa")
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, AddWalkIn{}).typing("Nguyeenx Thij Hoa").do(FieldChosen{FieldYear}).typing("1946")
	v := screen[WalkIn](h)
	if len(v.Alike) != 1 || v.Alike[0].Given != "Hoa" || v.CanAdd {
		t.Fatalf("alike: %+v", v)
	}
	h.do(SamePerson{v.Alike[0].ID})
	if v := screen[Attendance](h); len(v.Tiles) != 1 || v.Here != 1 {
		t.Fatalf("attendance: %+v", v)
	}
	h.do(AddWalkIn{}).typing("Nguyeenx Thij Hoa").do(FieldChosen{FieldYear}).typing("19460").do(Next{}, HamletChosen{3}, ConsentGiven{true}, Next{})
	tiles := screen[Attendance](h).Tiles
	if len(tiles) != 2 || !tiles[0].Twin || !tiles[1].Twin || tiles[1].Hamlet != "" || tiles[1].Presence != record.WalkIn {
		t.Fatalf("tiles: %+v", tiles)
	}
}

func TestYearMustBeBelievable(t *testing.T) {
	for year, can := range map[string]bool{"": true, "1953": true, "1880": false, "2026": false, "195": false} {
		h := opened(t)
		h.do(ForFacilitator{}).pin("112233").do(Next{}, ShowLearners{}, AddWalkIn{}).typing("K' Broois").do(FieldChosen{FieldYear}).typing(year)
		h.do(TypingDone{}, ConsentGiven{true})
		if v := screen[WalkIn](h); v.CanAdd != can || v.Name != "K' Brối" {
			t.Errorf("%q: can add %v", year, v.CanAdd)
		}
	}
}

func TestAttendanceOfMany(t *testing.T) {
	var people []string
	for i := range 70 {
		people = append(people, "Lê Thị "+string("BCGHKLMNTV"[i%10])+[]string{"a", "e", "i", "o", "u", "y", "an"}[i/10])
	}
	h := opened(t, people...)
	h.do(ForFacilitator{}).pin("112233").do(Next{}, OpenTonight{}, Sheet{1}, Sheet{1})
	if v := screen[Attendance](h); v.Sheets != 2 || v.Sheet != 2 || len(v.Tiles) != 10 || v.Here != 70 {
		t.Fatalf("the second sheet: %d of %d, %d tiles", v.Sheet, v.Sheets, len(v.Tiles))
	}
	h.do(Choose{9}, Sheet{-1}, Choose{0}, Next{})
	if v := screen[Teach](h); len(v.Away) != 2 || !slices.ContainsFunc(v.Away, func(p Person) bool { return p.Given == "Ba" }) {
		t.Errorf("away: %+v", v.Away)
	}
}

// TestDoneChoosesOnlyWhomItCanMean: of several matches the one whose whole name was typed; otherwise the screen asks to press one.
func TestDoneChoosesOnlyWhomItCanMean(t *testing.T) {
	people := []string{"Nguyễn Văn An", "Nguyễn Văn Anh", "Lê Thị Lan", "Lê Thị Lành", "K' Brối", "Ka Hồng", "Lê Thị Lợi", "Lê Lai", "Lê Lam"}
	for _, tt := range []struct {
		typed   string
		want    string // who sits down, empty where a press is still wanted
		matches int
		more    int
		doubt   bool
	}{
		{typed: "traanf"},
		{typed: "lee", matches: 4, more: 1, doubt: true},
		{typed: "nguyeenx vawn an", want: "Nguyễn Văn An"},
		{typed: "nguyen van an", matches: 2, doubt: true},
		{typed: "k\u2019 broois", want: "K' Brối"},
		{typed: "k' bro", want: "K' Brối"},
		{typed: "ka hoongf", want: "Ka Hồng"},
	} {
		t.Run(tt.typed, func(t *testing.T) {
			h := opened(t, people...)
			h.do(TypeMyName{}).typing(tt.typed).do(Next{})
			if tt.want != "" {
				if v := screen[Page](h); v.Who[0].Full != tt.want {
					t.Errorf("%s sits down, want %s", v.Who[0].Full, tt.want)
				}
				return
			}
			v := screen[FindName](h)
			if v.Doubt != tt.doubt || len(v.Matches) != tt.matches || v.More != tt.more {
				t.Errorf("%d matches, %d more, doubt %v; want %d, %d, %v", len(v.Matches), v.More, v.Doubt, tt.matches, tt.more, tt.doubt)
			}
			h.typing("x")
			if screen[FindName](h).Doubt {
				t.Error("typing on does not end the doubt")
			}
		})
	}
}
