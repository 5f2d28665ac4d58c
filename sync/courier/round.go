package courier

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dendau/storage/record"
	"dendau/sync/bundle"
)

// The round sheet tells whoever carries a stick which halls it has collected and what is missing. It is made anew at each export from one
// small file a hall, so that a stick serves many halls, and is one page that any PC opens, without scripts and without anybody's name.

const (
	roundName  = "vong-di.html"
	hallFormat = "dendau-hall-1"
	// maxHallFile bounds what is read of a hall, maxVisits what is shown.
	maxHallFile = 16 << 10
	maxVisits   = 12
	// maxHallName is how many letters of a name are shown.
	maxHallName = 80
)

// HallLine is what a kiosk says of itself on the round sheet.
type HallLine struct {
	Hall    record.HallID
	Name    string
	Commune string // as people read it: "xã Hải Ninh"
	// Date is today as the kiosk has it, and Sure tells that somebody or something confirmed it.
	Date record.Day
	Sure bool
}

// hallFile is DENDAU/halls/<kiosk>.json.
type hallFile struct {
	Format    string         `json:"format"`
	Kiosk     record.KioskID `json:"kiosk"`
	Hall      record.HallID  `json:"hall"`
	Name      string         `json:"name"`
	Commune   string         `json:"commune"`
	Confirmed record.Seq     `json:"confirmed"`
	// Visits are the times when this stick was there, newest first.
	Visits []visit `json:"visits"`
}

type visit struct {
	Date  record.Day `json:"date"`
	Sure  bool       `json:"sure"`
	First record.Seq `json:"first"`
	Last  record.Seq `json:"last"`
}

var hallFileName = regexp.MustCompile(`^[0-9A-F]{6}\.json$`)

// round writes this hall's line and the sheet. The sheet is a help: what others left on the stick cannot keep it from being made.
func (s *Stick) round(ctx context.Context, out Outgoing, sent Sent) error {
	if out.Hall.Name == "" {
		return nil
	}
	kiosk := out.Log.Head().Kiosk
	name := kiosk.Short() + ".json"
	line := hallFile{
		Format: hallFormat, Kiosk: kiosk, Hall: out.Hall.Hall, Name: out.Hall.Name, Commune: out.Hall.Commune, Confirmed: out.Confirmed,
	}
	if old, err := s.hallFile(name); err == nil && old.Kiosk == kiosk {
		line.Visits = old.Visits
	} else if err != nil && faultOf(err) != nil && !errors.Is(err, fs.ErrNotExist) {
		return faulty("look at "+name, err)
	}
	now := visit{Date: out.Hall.Date, Sure: out.Hall.Sure, First: sent.First, Last: sent.Last}
	line.Visits = slices.DeleteFunc(line.Visits, func(v visit) bool { return v.Date == now.Date })
	line.Visits = append([]visit{now}, line.Visits...)
	line.Visits = line.Visits[:min(len(line.Visits), maxVisits)]
	b, err := json.Marshal(line)
	if err != nil {
		return err
	}
	if err := s.write(ctx, folderHalls, name, append(b, '\n')); err != nil {
		return err
	}
	page, err := s.roundSheet()
	if err != nil {
		return err
	}
	return s.write(ctx, bundle.StickFolder, roundName, page)
}

func (s *Stick) hallFile(name string) (hallFile, error) {
	b, err := s.read(path.Join(folderHalls, name), maxHallFile)
	if err != nil {
		return hallFile{}, err
	}
	var h hallFile
	if err := json.Unmarshal(b, &h); err != nil {
		return hallFile{}, err
	}
	if h.Format != hallFormat || h.Kiosk.Short()+".json" != name || len(h.Visits) > maxVisits || len(h.Visits) == 0 {
		return hallFile{}, fmt.Errorf("%s is no line of a round", name)
	}
	return h, nil
}

// span is a range of events of one kiosk.
type span struct{ First, Last record.Seq }

// roundSheet makes the page from what lies on the stick.
func (s *Stick) roundSheet() ([]byte, error) {
	names, err := s.list(folderHalls, hallFileName.MatchString)
	if err != nil {
		return nil, err
	}
	outbox, err := s.outboxSpans()
	if err != nil {
		return nil, err
	}
	var halls []hallFile
	for _, name := range names[:min(len(names), bundle.MaxHalls)] {
		if h, err := s.hallFile(name); err == nil {
			halls = append(halls, h)
		}
	}
	expected := bundle.Halls{}
	if b, err := s.read(bundle.HallList, bundle.MaxHallList); err == nil {
		expected, _ = bundle.ParseHalls(b) // without it the sheet tells of what was collected only
	}
	return layRound(sheetOf(halls, expected, outbox))
}

// outboxSpans tells, from their names, what bundles lie on the stick.
func (s *Stick) outboxSpans() (map[string][]span, error) {
	names, err := s.list(bundle.OutboxFolder, bundleName.MatchString)
	if err != nil {
		return nil, err
	}
	out := map[string][]span{}
	for _, name := range names {
		m := bundleName.FindStringSubmatch(name)
		first, err1 := strconv.ParseUint(m[2], 10, 32)
		last, err2 := strconv.ParseUint(m[3], 10, 32)
		if err1 == nil && err2 == nil && first >= 1 && first <= last {
			out[m[1]] = append(out[m[1]], span{record.Seq(first), record.Seq(last)})
		}
	}
	return out, nil
}

var bundleName = regexp.MustCompile(`^([0-9A-F]{6})-([1-9][0-9]{0,9})-([1-9][0-9]{0,9})(?:-[2-9])?\.ddb$`)

// gaps are the ranges that are neither at the centre nor on the stick, up to the last that is known of.
func gaps(upTo, last record.Seq, there []span) []span {
	there = slices.Clone(there)
	slices.SortFunc(there, func(a, b span) int { return cmp.Compare(a.First, b.First) })
	var out []span
	for _, s := range there {
		if s.First > upTo && s.First-upTo > 1 {
			out = append(out, span{upTo + 1, s.First - 1})
		}
		upTo = max(upTo, s.Last)
	}
	if last > upTo {
		out = append(out, span{upTo + 1, last})
	}
	return out
}

// roundPage is what the page shows.
type roundPage struct {
	Centre    string
	Collected []roundHall
	Missing   []roundHall
	// Listed tells that the centre's list is on the stick, so that what is missing is known.
	Listed bool
	Of     int
}

type roundHall struct {
	Name, Commune, Kiosk string
	Visits               []roundVisit
	Gaps                 []span
}

type roundVisit struct {
	Date  string
	Sure  bool
	First record.Seq
	Last  record.Seq
}

func sheetOf(halls []hallFile, expected bundle.Halls, outbox map[string][]span) roundPage {
	page := roundPage{Centre: shown(expected.Centre), Listed: len(expected.Halls) > 0, Of: len(expected.Halls)}
	seen := map[string]bool{}
	upTo := map[string]record.Seq{}
	for _, e := range expected.Halls {
		upTo[e.Kiosk] = e.UpTo
	}
	for _, h := range halls {
		short := h.Kiosk.Short()
		row := roundHall{Name: shown(h.Name), Commune: shown(h.Commune), Kiosk: short}
		var last record.Seq
		for _, v := range h.Visits {
			row.Visits = append(row.Visits, roundVisit{Date: dateOf(v.Date), Sure: v.Sure, First: v.First, Last: v.Last})
			last = max(last, v.Last)
		}
		row.Gaps = gaps(max(h.Confirmed, upTo[short]), last, outbox[short])
		page.Collected = append(page.Collected, row)
		seen[short], seen[h.Hall.String()] = true, true
	}
	for _, e := range expected.Halls {
		if e.Kiosk != "" && seen[e.Kiosk] || seen[e.Hall.String()] {
			continue
		}
		page.Missing = append(page.Missing, roundHall{Name: shown(e.Name), Commune: shown(e.Commune), Kiosk: shown(e.Kiosk)})
	}
	return page
}

// dateOf writes a day as people do here: 22/11/2026.
func dateOf(d record.Day) string {
	t := d.Time()
	if y := t.Year(); y < 2000 || y > 2199 {
		return "?"
	}
	return t.Format("02/01/2006")
}

// shown is a name from a stick as it may stand on a page: short, and without signs that turn or hide text.
func shown(s string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "?")
	}
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }), " ")
	if r := []rune(s); len(r) > maxHallName {
		s = string(r[:maxHallName-1]) + "…"
	}
	return s
}

//go:embed vong-di.html
var roundTemplate string

var roundPageTemplate = template.Must(template.New("round").Parse(roundTemplate))

func layRound(page roundPage) ([]byte, error) {
	var out bytes.Buffer
	if err := roundPageTemplate.Execute(&out, page); err != nil {
		return nil, fmt.Errorf("make the round sheet: %w", err)
	}
	return out.Bytes(), nil
}
