package roster_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dendau/storage/report/roster"
)

// field is one column as the binding has it: OneRoster CSV 1.2.1 of 1EdTech, 22 August 2023. The heads stand in the binding's order.
type field struct {
	name string
	must bool
	// one of these, or a row of that file by its sourcedId, or what fits; empty where anything does.
	of    []string
	to    string
	looks string
}

const (
	aDay  = `^\d{4}-\d{2}-\d{2}$`
	anID  = `^[\x21-\x7e]{1,255}$` // printable ASCII without blanks
	aYear = `^\d{4}$`
)

// binding are the files that we write, each with every column of the binding. What a reader of 1.1 asks for besides is in roles.csv since 1.2.
var binding = map[string][]field{
	"academicSessions.csv": {
		{name: "title", must: true}, {name: "type", must: true, of: []string{"gradingPeriod", "semester", "schoolYear", "term"}}, {name: "startDate", must: true, looks: aDay},
		{name: "endDate", must: true, looks: aDay}, {name: "parentSourcedId", to: "academicSessions.csv"}, {name: "schoolYear", must: true, looks: aYear},
	},
	"classes.csv": {
		{name: "title", must: true}, {name: "grades"}, {name: "courseSourcedId", must: true, to: "courses.csv"}, {name: "classCode"},
		{name: "classType", must: true, of: []string{"homeroom", "scheduled"}}, {name: "location"}, {name: "schoolSourcedId", must: true, to: "orgs.csv"},
		{name: "termSourcedIds", must: true, to: "academicSessions.csv"}, {name: "subjects"}, {name: "subjectCodes"}, {name: "periods"},
	},
	"courses.csv": {
		{name: "schoolYearSourcedId", to: "academicSessions.csv"}, {name: "title", must: true}, {name: "courseCode"}, {name: "grades"}, {name: "orgSourcedId", must: true, to: "orgs.csv"},
		{name: "subjects"}, {name: "subjectCodes"},
	},
	"enrollments.csv": {
		{name: "classSourcedId", must: true, to: "classes.csv"}, {name: "schoolSourcedId", must: true, to: "orgs.csv"}, {name: "userSourcedId", must: true, to: "users.csv"},
		{name: "role", must: true, of: []string{"administrator", "proctor", "student", "teacher"}}, {name: "primary", of: []string{"true", "false"}},
		{name: "beginDate", looks: aDay}, {name: "endDate", looks: aDay},
	},
	"orgs.csv": {
		{name: "name", must: true}, {name: "type", must: true, of: []string{"department", "school", "district", "local", "state", "national"}}, {name: "identifier"},
		{name: "parentSourcedId", to: "orgs.csv"},
	},
	"roles.csv": {
		{name: "userSourcedId", must: true, to: "users.csv"}, {name: "roleType", must: true, of: []string{"primary", "secondary"}},
		{name: "role", must: true, of: []string{
			"aide", "counselor", "districtAdministrator", "guardian", "parent", "principal", "proctor", "relative", "siteAdministrator", "student", "systemAdministrator", "teacher",
		}},
		{name: "beginDate", looks: aDay}, {name: "endDate", looks: aDay}, {name: "orgSourcedId", must: true, to: "orgs.csv"}, {name: "userProfileSourcedId"},
	},
	"users.csv": {
		{name: "enabledUser", must: true, of: []string{"true", "false"}}, {name: "username", must: true}, {name: "userIds"}, {name: "givenName", must: true}, {name: "familyName", must: true},
		{name: "middleName"}, {name: "identifier"}, {name: "email"}, {name: "sms"}, {name: "phone"}, {name: "agentSourcedIds"}, {name: "grades"}, {name: "password"},
		{name: "userMasterIdentifier"}, {name: "resourceSourcedIds"}, {name: "preferredGivenName"}, {name: "preferredMiddleName"}, {name: "preferredFamilyName"},
		{name: "primaryOrgSourcedId", to: "orgs.csv"}, {name: "pronouns"},
	},
}

// unpacked reads every file of an export; a byte order mark would hide the first head from a reader.
func unpacked(t *testing.T, b []byte) map[string][][]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][][]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(text) || bytes.HasPrefix(text, []byte("\ufeff")) || strings.ContainsAny(f.Name, `/\`) {
			t.Errorf("%s is not plain UTF-8 at the top of the zip", f.Name)
		}
		if files[f.Name], err = csv.NewReader(bytes.NewReader(text)).ReadAll(); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
	return files
}

// TestOneRosterKeepsToTheBinding checks every head, every required cell, every enumeration and every reference of an export.
func TestOneRosterKeepsToTheBinding(t *testing.T) {
	var b bytes.Buffer
	people := []roster.Person{
		{ID: "0123456789abcdef", Name: "Nguyễn Thị Mẫu", Nickname: "cô Mẫu", Year: 1955, Sex: 1, Class: "Lớp A"}, {ID: "0123456789abcde0", Name: "Ân", Class: "Lớp B, tối"},
		{ID: "0123456789abcde1", Name: `K' "Mẫu"`, Year: 1961}, {ID: "0123456789abcde2", Name: "Trần Văn Thử", Class: "Lớp A"},
	}
	place := roster.Place{ID: "hall", Name: "Nhà văn hóa", CourseID: "course", CourseTitle: "Bình dân học vụ số"}
	if err := roster.WriteOneRoster(&b, place, people, time.Date(2026, 5, 12, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	files := unpacked(t, b.Bytes())
	manifest(t, files)
	ids := map[string]map[string]bool{}
	for name, rows := range files {
		ids[name] = map[string]bool{}
		for _, row := range rows[1:] {
			if ids[name][row[0]] {
				t.Errorf("%s has %s twice", name, row[0])
			}
			ids[name][row[0]] = true
		}
	}
	for name, fields := range binding {
		rows := files[name]
		heads := []string{"sourcedId", "status", "dateLastModified"}
		for _, f := range fields {
			heads = append(heads, f.name)
		}
		if len(rows) < 2 || !slices.Equal(rows[0], heads) {
			t.Errorf("%s has the heads\n%v, the binding\n%v", name, rows[0], heads)
			continue
		}
		for _, row := range rows[1:] {
			if !regexp.MustCompile(anID).MatchString(row[0]) || row[1] != "" || row[2] != "" {
				t.Errorf("%s: a row begins with %q; in bulk only the id is given", name, row[:3])
			}
			for i, f := range fields {
				f.check(t, name, row[3+i], ids)
			}
		}
	}
	if n := len(files["users.csv"]); n != 5 {
		t.Errorf("%d lines of four people", n)
	}
	if n := len(files["enrollments.csv"]); n != 4 {
		t.Errorf("%d lines of three who are in a class", n)
	}
	if bytes.Contains(b.Bytes(), []byte("1955")) || slices.ContainsFunc(files["users.csv"], func(row []string) bool { return slices.Contains(row, "1955") }) {
		t.Error("a year of birth went along")
	}
}

// check looks at one cell.
func (f field) check(t *testing.T, file, cell string, ids map[string]map[string]bool) {
	t.Helper()
	switch {
	case cell == "" && f.must:
		t.Errorf("%s: %s is required and empty", file, f.name)
	case cell == "":
	case len(f.of) > 0 && !slices.Contains(f.of, cell):
		t.Errorf("%s: %s is %q, the binding knows %v", file, f.name, cell, f.of)
	case f.to != "" && !ids[f.to][cell]:
		t.Errorf("%s: %s points at %q, which is not in %s", file, f.name, cell, f.to)
	case f.looks != "" && !regexp.MustCompile(f.looks).MatchString(cell):
		t.Errorf("%s: %s is %q", file, f.name, cell)
	}
}

// manifest must name every file of the binding, and say of each whether it is there.
func manifest(t *testing.T, files map[string][][]string) {
	t.Helper()
	rows := files["manifest.csv"]
	if len(rows) == 0 || !slices.Equal(rows[0], []string{"propertyName", "value"}) {
		t.Fatalf("the manifest: %v", rows)
	}
	said := map[string]string{}
	for _, row := range rows[1:] {
		said[row[0]] = row[1]
	}
	if said["manifest.version"] != "1.0" || said["oneroster.version"] != "1.2" {
		t.Errorf("the versions: %v", said)
	}
	for _, name := range []string{
		"academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics", "enrollments", "lineItemLearningObjectiveIds", "lineItems",
		"lineItemScoreScales", "orgs", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles", "userResources", "users",
	} {
		want := "absent"
		if _, there := files[name+".csv"]; there {
			want = "bulk"
		}
		if said["file."+name] != want {
			t.Errorf("the manifest says %q of %s, which is %s", said["file."+name], name, want)
		}
	}
	for name := range files {
		if _, known := binding[name]; !known && name != "manifest.csv" {
			t.Errorf("%s is in no table of this test", name)
		}
	}
}
