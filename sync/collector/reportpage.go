package collector

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"dendau/storage/record"
	"dendau/storage/report"
	"dendau/storage/report/sheet"
)

// reportPage is the table of a period.
type reportPage struct {
	frame
	By              string
	ByCommune       bool
	Ways            []tab
	Periods         []choice
	PlaceHead       string
	Rows            []reportRow
	Total           reportRow
	Notes           []string
	CSV, JSON, XLSX string
	Pyramid         pyramid
	Lessons         []lessonRow
	Skills          []skillRow
}

type reportRow struct {
	Number, Name, Right, Confirmed               string
	ByCommune, Incomplete                        bool
	Halls, Held, Attendances, Women, Men, People int
	Under60, From60, From70, From80, Lessons     int
}

type lessonRow struct {
	Name  string
	Times int
}

type skillRow struct {
	Name              string
	Answers, Hands    int
	Right, HandsRight string
}

// askedBy reads what a row shall stand for.
func askedBy(r *http.Request) (report.By, string, error) {
	switch by := r.URL.Query().Get("by"); by {
	case "", "hall":
		return report.ByHall, "hall", nil
	case "commune":
		return report.ByCommune, "commune", nil
	default:
		return 0, "", fmt.Errorf("rows by %.20q: %w", by, errBadQuery)
	}
}

// periodQuery says a period in an address.
func periodQuery(p period, by string) string {
	q := url.Values{"by": {by}}
	if p.Value != "" {
		q.Set("p", p.Value)
	} else {
		q.Set("from", p.From.String())
		q.Set("to", p.To.String())
	}
	return "?" + q.Encode()
}

func (d *desk) report(v visit, w http.ResponseWriter, r *http.Request) error {
	p, err := d.asked(r)
	if err != nil {
		return err
	}
	by, byName, err := askedBy(r)
	if err != nil {
		return err
	}
	page := reportPage{frame: v.at("/report", v.say("reportTitle", "period", v.periodName(p))), By: byName, ByCommune: by == report.ByCommune, Periods: v.periods(d.now(), p)}
	page.Under = v.say("reportUnder", "from", date(p.From), "to", date(p.To))
	page.PlaceHead = v.say(map[report.By]string{report.ByHall: "hall", report.ByCommune: "commune"}[by])
	page.Ways = v.reportWays(p, byName)
	page.CSV, page.JSON, page.XLSX = "/report/csv"+periodQuery(p, byName), "/report/json"+periodQuery(p, byName), "/report/xlsx"+periodQuery(p, byName)
	err = d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		if err != nil {
			return err
		}
		v.fillReport(&page, b.Table(p.From, p.To, by), incomplete(s, b, by))
		return nil
	})
	if err != nil {
		return err
	}
	v.render(w, http.StatusOK, "report.html", page)
	return nil
}

// reportWays are the tables that a period is shown as.
func (v *room) reportWays(p period, now string) []tab {
	return []tab{
		{"/report" + periodQuery(p, "hall"), v.say("byHall"), now == "hall"}, {"/report" + periodQuery(p, "commune"), v.say("byCommune"), now == "commune"},
		{"/report/form" + periodQuery(p, "form"), v.say("byForm"), now == "form"},
	}
}

// placeKey names a row of a table.
type placeKey struct {
	hall    record.HallID
	commune string
}

// incomplete are the rows of which something is known to be missing.
func incomplete(s survey, b *report.Book, by report.By) map[placeKey]bool {
	out := map[placeKey]bool{}
	for _, p := range s.places {
		if len(gapsOf(p.held)) == 0 {
			continue
		}
		hall, _ := b.Hall(p.id)
		key := placeKey{commune: hall.Commune}
		if by == report.ByHall {
			key.hall = hall.Hall
		}
		out[key] = true
	}
	return out
}

func (v *room) fillReport(page *reportPage, t report.Table, missing map[placeKey]bool) {
	lacking := 0
	for i, r := range t.Rows {
		row := v.reportRow(r, page.ByCommune)
		row.Number, row.Name = strconv.Itoa(i+1), v.commune(r.Commune)
		if t.By == report.ByHall {
			row.Name = v.say("hallOf", "commune", v.commune(r.Commune), "hall", r.Name)
		}
		if missing[placeKey{r.Hall, r.Commune}] {
			row.Incomplete = true
			lacking++
		}
		page.Rows = append(page.Rows, row)
	}
	page.Total = v.reportRow(t.Total, page.ByCommune)
	page.Total.Name = v.say("sum")
	if lacking > 0 {
		page.Notes = append(page.Notes, v.say("noteIncomplete", "n", lacking))
	}
	if t.Total.Guests > 0 {
		page.Notes = append(page.Notes, v.say("noteGuests", "n", t.Total.Guests))
	}
	page.Notes = append(page.Notes, v.m.T("sheet.noteConfirmed"))
	page.Pyramid = v.pyramid(t.Total)
	for _, l := range t.Total.Lessons {
		page.Lessons = append(page.Lessons, lessonRow{sheet.LessonName(string(l.Lesson), v.m), l.Times})
	}
	for _, s := range t.Total.Skills {
		page.Skills = append(page.Skills, skillRow{sheet.SkillName(s.Skill, v.m), s.Answers, s.Hands, percent(s.Right, s.Answers), percent(s.HandsRight, s.Hands)})
	}
}

func (v *room) reportRow(r report.Row, byCommune bool) reportRow {
	out := reportRow{ByCommune: byCommune, Halls: r.Halls, Held: r.Held, Attendances: r.Attendances, People: r.People, Lessons: len(r.Lessons), Confirmed: report.Confirmed}
	for sex := range r.Ages {
		for band, n := range r.Ages[sex] {
			switch record.Sex(sex) {
			case record.Female:
				out.Women += n
			case record.Male:
				out.Men += n
			}
			switch report.Band(band) {
			case report.AgeUnder15, report.Age15to34, report.Age35to59:
				out.Under60 += n
			case report.Age60to69:
				out.From60 += n
			case report.Age70to79:
				out.From70 += n
			case report.Age80up:
				out.From80 += n
			}
		}
	}
	right, of := 0, 0
	for _, s := range r.Skills {
		right, of = right+s.Right+s.HandsRight, of+s.Answers+s.Hands
	}
	out.Right = percent(right, of)
	return out
}

// reportFile gives the same table as a file.
func (d *desk) reportFile(v visit, w http.ResponseWriter, r *http.Request) error {
	p, err := d.asked(r)
	if err != nil {
		return err
	}
	by, byName, err := askedBy(r)
	if err != nil {
		return err
	}
	table, err := d.c.Report(r.Context(), p.From, p.To, by)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	s := sheet.New(table, v.m)
	format, kind := r.PathValue("file"), ""
	switch format {
	case "csv":
		kind, err = "text/csv; charset=utf-8", s.WriteCSV(&b)
	case "json":
		kind, err = "application/json", sheet.WriteJSON(&b, table)
	case "xlsx":
		kind, err = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", s.WriteXLSX(&b)
	default:
		return fmt.Errorf("format %.20q: %w", format, errBadQuery)
	}
	if err != nil {
		return err
	}
	sendFile(w, strings.Join([]string{"dendau", p.From.String(), p.To.String(), byName}, "-")+"."+format, kind, b.Bytes())
	return nil
}
