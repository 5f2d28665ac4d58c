package collector

import (
	"bytes"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dendau/assets"
	"dendau/content"
	"dendau/storage/record"
	"dendau/storage/report"
)

// formPage is the province's table of a period.
type formPage struct {
	frame
	By             string
	Ways           []tab
	Periods        []choice
	Communes       []choice
	Corner         string
	Groups         []formGroup
	Grouped        bool
	Heads          []string
	Rows           []formRow
	Notes          []string
	Numbers        []formNumber
	CSV, XLSX, PDF string
}

// formGroup is a head over neighbours; one without words has its column's title instead.
type formGroup struct {
	Title string
	Wide  int
	Alone bool
}

type formRow struct {
	Title string
	Sum   bool
	Cells []int
}

type formNumber struct{ N, Word string }

// formAsked reads which period and which commune an address means. A form is filled in for its own periods; another stretch of days is allowed, for
// whoever knows why.
func (d *desk) formAsked(v visit, r *http.Request) (Asked, period, error) {
	p, err := d.asked(r)
	if err != nil {
		return Asked{}, p, err
	}
	commune := r.URL.Query().Get("commune")
	if _, known := v.communes[commune]; commune != "" && !known {
		return Asked{}, p, fmt.Errorf("commune %.20q: %w", commune, errBadQuery)
	}
	return Asked{From: p.From, To: p.To, Commune: commune, Lang: v.m.Lang(), Period: v.periodName(p)}, p, nil
}

// formFilled is the province's table for what a request asks.
func (d *desk) formFilled(v visit, r *http.Request) (FilledForm, period, error) {
	asked, p, err := d.formAsked(v, r)
	if err != nil {
		return FilledForm{}, p, err
	}
	form, err := d.c.Form()
	if err != nil {
		return FilledForm{}, p, err
	}
	filled, err := d.c.FillForm(r.Context(), form, asked)
	return filled, p, err
}

func (d *desk) formPage(v visit, w http.ResponseWriter, r *http.Request) error {
	filled, p, err := d.formFilled(v, r)
	if err != nil {
		return err
	}
	form := filled.Form
	lang := content.Lang(v.m.Lang())
	page := formPage{frame: v.at("/report", v.say("reportTitle", "period", v.periodName(p))), By: "form", Ways: v.reportWays(p, "form"), Notes: filled.notes()}
	page.Under = v.say("formUnder", "name", form.Name.In(lang), "version", form.Version, "from", date(p.From), "to", date(p.To))
	for _, c := range v.periods(d.now(), p) {
		if known, err := parsePeriod(c.Value); c.Current || err == nil && slices.Contains(form.Periods, known.kind()) {
			page.Periods = append(page.Periods, c)
		}
	}
	if page.Communes, err = d.communeChoices(v, r, filled.Commune); err != nil {
		return err
	}
	page.Corner = form.Corner.In(lang)
	page.fill(filled, lang)
	page.Numbers = []formNumber{
		{assets.Number(int64(filled.Sum.Held)), v.m.T("report.held", "n", filled.Sum.Held)}, {assets.Number(int64(filled.Sum.Attendances)), v.m.T("report.attendances")},
		{assets.Number(int64(filled.Sum.People)), v.m.T("report.people", "n", filled.Sum.People)}, {report.Confirmed, v.m.T("report.confirmed")},
	}
	query := periodQuery(p, "form")
	if filled.Commune != "" {
		query += "&commune=" + url.QueryEscape(filled.Commune)
	}
	page.CSV, page.XLSX, page.PDF = "/report/form/csv"+query, "/report/form/xlsx"+query, "/report/form/pdf"+query
	v.render(w, http.StatusOK, "form.html", page)
	return nil
}

// fill writes heads and numbers.
func (page *formPage) fill(f FilledForm, lang content.Lang) {
	for i, c := range f.Form.Columns {
		title, group := c.Title.In(lang), c.Group.In(lang)
		switch {
		case group == "":
			page.Groups = append(page.Groups, formGroup{Title: title, Alone: true})
			continue
		case i > 0 && f.Form.Columns[i-1].Group.In(lang) == group:
			page.Groups[len(page.Groups)-1].Wide++
		default:
			page.Groups = append(page.Groups, formGroup{Title: group, Wide: 1})
		}
		page.Heads, page.Grouped = append(page.Heads, title), true
	}
	for _, row := range f.Numbers {
		page.Rows = append(page.Rows, formRow{Title: row.Title.In(lang), Sum: row.Sum, Cells: row.Counts})
	}
}

// communeChoices are all, and those that have a hall.
func (d *desk) communeChoices(v visit, r *http.Request, now string) ([]choice, error) {
	kiosks, err := d.c.Kiosks(r.Context())
	if err != nil {
		return nil, err
	}
	all := []choice{{Value: "", Text: v.say("formAll"), Current: now == ""}}
	seen := map[string]bool{"": true}
	for _, k := range kiosks {
		if _, known := v.communes[k.Commune]; !known || seen[k.Commune] || k.State == Waiting {
			continue
		}
		seen[k.Commune] = true
		all = append(all, choice{Value: k.Commune, Text: capital(v.commune(k.Commune)), Current: k.Commune == now})
	}
	if now != "" && !seen[now] {
		all = append(all, choice{Value: now, Text: capital(v.commune(now)), Current: true})
	}
	return all, nil
}

// formFile gives the same table as a file.
func (d *desk) formFile(v visit, w http.ResponseWriter, r *http.Request) error {
	filled, _, err := d.formFilled(v, r)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	format, kind := r.PathValue("file"), ""
	switch format {
	case "csv":
		kind, err = "text/csv; charset=utf-8", filled.WriteCSV(&b)
	case "xlsx":
		kind, err = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", filled.WriteXLSX(&b)
	case "pdf":
		kind, err = "application/pdf", filled.WritePDF(&b, record.DayOf(d.now().In(vietnam)))
	default:
		return fmt.Errorf("format %.20q: %w", format, errBadQuery)
	}
	if err != nil {
		return err
	}
	name := []string{"dendau", filled.From.String(), filled.To.String(), "form"}
	if filled.Commune != "" {
		name = append(name, filled.Commune)
	}
	sendFile(w, strings.Join(name, "-")+"."+format, kind, b.Bytes())
	return nil
}
