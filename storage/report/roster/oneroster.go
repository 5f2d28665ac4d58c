package roster

import (
	"archive/zip"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Place is the hall in a OneRoster export, by our own ids.
type Place struct{ ID, Name, CourseID, CourseTitle string }

// oneFile is one of the files of OneRoster 1.2, with all heads in their order: readers look for them by name, and some by place.
type oneFile struct {
	name  string
	heads []string
}

// begins stand at the beginning of every row. In a bulk export, which is whole each time, the state and the date are empty by the binding.
var begins = []string{"sourcedId", "status", "dateLastModified"}

// oneFiles are those that a class's list needs. All others of the binding stand in the manifest as absent.
var oneFiles = map[string]oneFile{
	"academicSessions": {"academicSessions.csv", []string{"title", "type", "startDate", "endDate", "parentSourcedId", "schoolYear"}},
	"classes": {"classes.csv", []string{
		"title", "grades", "courseSourcedId", "classCode", "classType", "location", "schoolSourcedId", "termSourcedIds", "subjects", "subjectCodes", "periods",
	}},
	"courses":     {"courses.csv", []string{"schoolYearSourcedId", "title", "courseCode", "grades", "orgSourcedId", "subjects", "subjectCodes"}},
	"enrollments": {"enrollments.csv", []string{"classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate"}},
	"orgs":        {"orgs.csv", []string{"name", "type", "identifier", "parentSourcedId"}},
	"roles":       {"roles.csv", []string{"userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId"}},
	"users": {"users.csv", []string{
		"enabledUser", "username", "userIds", "givenName", "familyName", "middleName", "identifier", "email", "sms", "phone", "agentSourcedIds", "grades", "password",
		"userMasterIdentifier", "resourceSourcedIds", "preferredGivenName", "preferredMiddleName", "preferredFamilyName", "primaryOrgSourcedId", "pronouns",
	}},
}

// manifestFiles are all files that the binding knows: each is said to be there or not.
var manifestFiles = []string{
	"academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics", "enrollments", "lineItemLearningObjectiveIds",
	"lineItems", "lineItemScoreScales", "orgs", "resources", "resultLearningObjectiveIds", "results", "resultScoreScales", "roles", "scoreScales", "userProfiles",
	"userResources", "users",
}

// oneRoster gathers rows by file.
type oneRoster map[string][]map[string]string

func (o oneRoster) add(file, id string, row map[string]string) {
	row["sourcedId"] = id
	o[file] = append(o[file], row)
}

// WriteOneRoster writes the people as a OneRoster 1.2 bulk export: a zip of CSV files. A year of birth and a sex are demographics, which a class's
// list does not need, and stay here.
func WriteOneRoster(w io.Writer, place Place, people []Person, day time.Time) error {
	z := zip.NewWriter(w)
	manifest := [][]string{{"propertyName", "value"}, {"manifest.version", "1.0"}, {"oneroster.version", "1.2"}}
	rows := gather(place, people, day.Year())
	for _, file := range manifestFiles {
		state := "absent"
		if _, ours := oneFiles[file]; ours {
			state = "bulk"
		}
		manifest = append(manifest, []string{"file." + file, state})
	}
	manifest = append(manifest, []string{"source.systemName", "Đèn Dầu"}, []string{"source.systemCode", "dendau"})
	if err := part(z, "manifest.csv", manifest, day); err != nil {
		return err
	}
	for _, file := range manifestFiles {
		f, ours := oneFiles[file]
		if !ours {
			continue
		}
		heads := append(slices.Clone(begins), f.heads...)
		table := [][]string{heads}
		for _, row := range rows[file] {
			cells := make([]string, len(heads))
			for i, head := range heads {
				cells[i] = row[head]
			}
			table = append(table, cells)
		}
		if err := part(z, f.name, table, day); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write OneRoster: %w", err)
	}
	return nil
}

// gather says the same of people as OneRoster does. The hall is a school, since classes meet in schools there; its year is the year of the calendar.
func gather(place Place, people []Person, year int) oneRoster {
	o := oneRoster{}
	term := "term-" + strconv.Itoa(year)
	o.add("orgs", place.ID, map[string]string{"name": place.Name, "type": "school"})
	o.add("academicSessions", term, map[string]string{ // the end is the first day after it
		"title": strconv.Itoa(year), "type": "schoolYear", "startDate": fmt.Sprintf("%d-01-01", year), "endDate": fmt.Sprintf("%d-01-01", year+1), "schoolYear": strconv.Itoa(year),
	})
	o.add("courses", place.CourseID, map[string]string{"title": place.CourseTitle, "orgSourcedId": place.ID, "schoolYearSourcedId": term})
	classes := map[string]string{}
	for _, p := range people {
		family, given := split(p.Name)
		o.add("users", p.ID, map[string]string{
			"enabledUser": "true", "username": p.ID, "givenName": given, "familyName": family, "preferredGivenName": p.Nickname, "primaryOrgSourcedId": place.ID,
		})
		o.add("roles", "role-"+p.ID, map[string]string{"userSourcedId": p.ID, "roleType": "primary", "role": "student", "orgSourcedId": place.ID})
		if p.Class == "" {
			continue
		}
		if classes[p.Class] == "" {
			classes[p.Class] = "class-" + strconv.Itoa(len(classes)+1)
			o.add("classes", classes[p.Class], map[string]string{
				"title": p.Class, "courseSourcedId": place.CourseID, "classType": "scheduled", "schoolSourcedId": place.ID, "termSourcedIds": term,
			})
		}
		o.add("enrollments", "enr-"+p.ID, map[string]string{
			"classSourcedId": classes[p.Class], "schoolSourcedId": place.ID, "userSourcedId": p.ID, "role": "student", "primary": "false",
		})
	}
	return o
}

func part(z *zip.Writer, name string, table [][]string, day time.Time) error {
	w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: day})
	if err != nil {
		return fmt.Errorf("write OneRoster: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	if err := out.WriteAll(table); err != nil {
		return fmt.Errorf("write OneRoster %s: %w", name, err)
	}
	return nil
}

// split gives what stands before the given name, and the given name: its last word. Both are required, so a name of one word has a dash before it.
func split(name string) (family, given string) {
	words := strings.Fields(name)
	if len(words) < 2 {
		return "-", strings.TrimSpace(name)
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}
