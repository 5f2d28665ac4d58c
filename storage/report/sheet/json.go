package sheet

import (
	"encoding/json"
	"fmt"
	"io"

	"dendau/storage/report"
)

// The JSON form has stable English names and no sentences: it is for programs of the province.
type jsonTable struct {
	Format string    `json:"format"`
	From   string    `json:"from"`
	To     string    `json:"to"`
	By     string    `json:"by"`
	Rows   []jsonRow `json:"rows"`
	Total  jsonRow   `json:"total"`
}

type jsonRow struct {
	Hall        string                    `json:"hall,omitempty"`
	Name        string                    `json:"name,omitempty"`
	Commune     string                    `json:"commune,omitempty"`
	Halls       int                       `json:"halls"`
	Sessions    int                       `json:"sessions"`
	Cancelled   int                       `json:"cancelled"`
	Attendances int                       `json:"attendances"`
	Guests      int                       `json:"guests"`
	People      int                       `json:"people"`
	Ages        map[string]map[string]int `json:"people_by_sex_and_age"`
	Lessons     map[string]int            `json:"sessions_by_lesson"`
	Skills      []jsonSkill               `json:"skills"`
	// Confirmed is always null: the national system counts it, Đèn Dầu never does.
	Confirmed *int `json:"confirmed"`
}

type jsonSkill struct {
	Skill      string `json:"skill"`
	Answers    int    `json:"answers"`
	Right      int    `json:"answers_right"`
	Hands      int    `json:"hands"`
	HandsRight int    `json:"hands_right"`
}

var (
	jsonSexes = [report.Sexes]string{sexUnknown: "unknown", female: "female", male: "male"}
	jsonBands = [report.Bands]string{"unknown", "under_15", "15_34", "35_59", "60_69", "70_79", "80_up"}
	jsonBy    = map[report.By]string{report.ByHall: "hall", report.ByCommune: "commune"}
)

// WriteJSON writes a table for programs.
func WriteJSON(w io.Writer, t report.Table) error {
	out := jsonTable{Format: "dendau-report-1", From: t.From.String(), To: t.To.String(), By: jsonBy[t.By], Rows: []jsonRow{}, Total: jsonOf(t.Total)}
	for _, r := range t.Rows {
		out.Rows = append(out.Rows, jsonOf(r))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(out); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

func jsonOf(r report.Row) jsonRow {
	out := jsonRow{
		Name: r.Name, Commune: r.Commune, Halls: r.Halls, Sessions: r.Held, Cancelled: r.Cancelled,
		Attendances: r.Attendances, Guests: r.Guests, People: r.People,
		Ages: map[string]map[string]int{}, Lessons: map[string]int{}, Skills: []jsonSkill{},
	}
	if !r.Hall.IsZero() {
		out.Hall = r.Hall.String()
	}
	for sex, name := range jsonSexes {
		out.Ages[name] = map[string]int{}
		for band, n := range r.Ages[sex] {
			out.Ages[name][jsonBands[band]] = n
		}
	}
	for _, l := range r.Lessons {
		out.Lessons[string(l.Lesson)] = l.Times
	}
	for _, s := range r.Skills {
		out.Skills = append(out.Skills, jsonSkill(s))
	}
	return out
}
