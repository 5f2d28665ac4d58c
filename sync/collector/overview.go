package collector

import (
	"fmt"
	"net/http"
	"time"

	"dendau/storage/record"
	"dendau/storage/report"
)

// overviewPage answers: who reports, who is silent, what came of it.
type overviewPage struct {
	frame
	Period              string
	Periods             []choice
	By                  string
	Halls               int
	Fresh, Late, Silent int
	Total               report.Row
	From60              string
	Communes            []communeRow
	Waiting             []ask
	Calls               []call
	Pyramid             pyramid
	Lessons             columnChart
}

type communeRow struct {
	Name, Kind                    string
	Squares                       []square
	Weeks                         []weekColumn
	WeeksText                     string
	Sessions, Attendances, People int
	From60, News                  string
	Silent                        bool
}

type square struct{ ID, Class, Text string }

// call is a hall that somebody should ring up.
type call struct{ ID, Name, Under, Class, Icon string }

// asked gives the period of an address, this quarter when it names none.
func (d *desk) asked(r *http.Request) (period, error) {
	q := r.URL.Query()
	switch {
	case q.Get("from") != "" || q.Get("to") != "":
		var p period
		if p.From.UnmarshalText([]byte(q.Get("from"))) != nil || p.To.UnmarshalText([]byte(q.Get("to"))) != nil || p.To < p.From {
			return p, fmt.Errorf("days of the address: %w", errBadQuery)
		}
		return p, nil
	case q.Get("p") != "":
		return parsePeriod(q.Get("p"))
	}
	return quarterOf(d.now()), nil
}

// now is the centre's clock in Viet Nam.
func (d *desk) now() time.Time { return d.c.o.Now().In(vietnam) }

func (d *desk) overview(v visit, w http.ResponseWriter, r *http.Request) error {
	p, err := d.asked(r)
	if err != nil {
		return err
	}
	page := overviewPage{frame: v.at("/", v.say("overviewTitle", "period", v.periodName(p))), Period: p.Value, Periods: v.periods(d.now(), p)}
	err = d.c.withBook(r.Context(), func(b *report.Book) error {
		s, err := d.c.survey(r.Context(), b)
		if err != nil {
			return err
		}
		byCommune, byHall := b.Table(p.From, p.To, report.ByCommune), b.Table(p.From, p.To, report.ByHall)
		page.Total, page.From60 = byCommune.Total, from60(byCommune.Total)
		page.Halls = len(s.places)
		for _, place := range s.places {
			switch squareOf(d.now(), place.silentSince()) {
			case "full":
				page.Fresh++
			case "half":
				page.Late++
			default:
				page.Silent++
			}
		}
		page.Communes = v.communeRows(d.now(), s, byCommune, weeksOf(b, d.now()))
		page.Waiting = v.asks(s.waiting)
		page.Calls = v.calls(d.now(), s)
		page.Pyramid = v.pyramid(byCommune.Total)
		page.Lessons = v.lessonChart(byHall)
		return nil
	})
	if err != nil {
		return err
	}
	until := min(p.To, record.DayOf(d.now()))
	page.Under = v.say("overviewUnder", "from", date(p.From), "to", date(until), "communes", len(page.Communes))
	v.render(w, http.StatusOK, "overview.html", page)
	return nil
}

// weeksOf counts attendances of the last ten weeks by commune.
func weeksOf(b *report.Book, now time.Time) map[string][weeks]int {
	out := map[string][weeks]int{}
	today := record.DayOf(now)
	for _, s := range b.Sessions() {
		back := int(today-s.Date) / 7
		if s.Date > today || back >= weeks {
			continue
		}
		hall, _ := b.Hall(s.Kiosk)
		counts := out[hall.Commune]
		counts[weeks-1-back] += s.Here + s.Guests
		out[hall.Commune] = counts
	}
	return out
}

// communeRows has a row for every commune with a kiosk, whether it reported or not.
func (v *room) communeRows(now time.Time, s survey, t report.Table, weekly map[string][weeks]int) []communeRow {
	counted := map[string]report.Row{}
	for _, row := range t.Rows {
		counted[row.Commune] = row
	}
	most := 1
	for _, counts := range weekly {
		for _, n := range counts {
			most = max(most, n)
		}
	}
	var out []communeRow
	var heard int64
	for i, p := range s.places {
		if i == 0 || p.commune != s.places[i-1].commune {
			row := counted[p.commune]
			out = append(out, communeRow{
				Name: v.commune(p.commune), Sessions: row.Held, Attendances: row.Attendances, People: row.People, From60: from60(row),
				Weeks: weekColumns(weekly[p.commune], most), WeeksText: v.say("weeksText", "counts", fmt.Sprint(weekly[p.commune])),
			})
			if c, ok := v.communes[p.commune]; ok {
				out[len(out)-1].Name, out[len(out)-1].Kind = c.Name, c.Kind
				if c.Kind == "xã" {
					out[len(out)-1].Kind = "" // most are, so only the others say what they are
				}
			}
			heard = 0
		}
		at := &out[len(out)-1]
		at.Squares = append(at.Squares, square{ID: p.id.String(), Class: squareOf(now, p.silentSince()), Text: p.name + ": " + v.news(now, p.heard)})
		heard = max(heard, p.heard)
		at.News = v.news(now, heard)
		at.Silent = squareOf(now, max(heard, p.since)) == "dashed"
	}
	return out
}

// from60 is the share of people of 60 and over among those whose age is known.
func from60(r report.Row) string {
	old, known := 0, 0
	for sex := range r.Ages {
		for band, n := range r.Ages[sex] {
			switch report.Band(band) {
			case report.AgeUnknown:
			case report.Age60to69, report.Age70to79, report.Age80up:
				old += n
				known += n
			default:
				known += n
			}
		}
	}
	return percent(old, known)
}

// maxCalls is how many one telephones in a morning.
const maxCalls = 7

// calls are alarms first, then the longest silence.
func (v *room) calls(now time.Time, s survey) []call {
	var alarms, silent []call
	for _, p := range s.places {
		name := v.say("hallOf", "commune", v.commune(p.commune), "hall", p.name)
		switch {
		case len(p.alarms) > 0:
			icon, class := "warning", "warn"
			if p.alarms[0] == AlarmFork || p.alarms[0] == AlarmEvent {
				icon, class = "fork", "fork"
			}
			alarms = append(alarms, call{ID: p.id.String(), Name: name, Under: v.say("alarmShort." + p.alarms[0]), Class: class, Icon: icon})
		case squareOf(now, p.silentSince()) == "dashed":
			silent = append(silent, call{ID: p.id.String(), Name: name, Under: v.say("newsSilent", "n", daysSince(now, p.silentSince())), Class: "warn", Icon: "warning"})
		}
	}
	all := append(alarms, silent...)
	return all[:min(len(all), maxCalls)]
}
