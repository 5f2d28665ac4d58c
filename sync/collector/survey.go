package collector

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"

	"dendau/storage/record"
	"dendau/storage/report"
)

// survey is what pages need to know of all kiosks beside the book.
type survey struct {
	// places are the kiosks that are or were enrolled, once each, in the order of commune and hall.
	places []place
	// waiting are the requests that an officer has not decided.
	waiting []Kiosk
}

// place is one kiosk in its hall.
type place struct {
	id      record.KioskID
	name    string
	commune string
	// heard is when its last bundle came, in Unix seconds, 0 for never; since when it is enrolled.
	heard, since int64
	alarms       []string
	held         []Span
}

// silentSince is from when on nothing has been heard.
func (p place) silentSince() int64 { return max(p.heard, p.since) }

// survey asks the database about all kiosks; names are what the book says, or what the kiosk said when it asked.
func (c *Centre) survey(ctx context.Context, book *report.Book) (survey, error) {
	kiosks, err := c.Kiosks(ctx)
	if err != nil {
		return survey{}, err
	}
	var s survey
	places := map[record.KioskID]*place{}
	for _, k := range kiosks {
		if k.State == Waiting {
			s.waiting = append(s.waiting, k)
			continue
		}
		if places[k.ID] == nil {
			places[k.ID] = &place{id: k.ID, name: k.HallName, commune: k.Commune}
		}
		p := places[k.ID]
		p.since = max(p.since, k.Decided)
		if hall, ok := book.Hall(k.ID); ok {
			p.name, p.commune = hall.Name, hall.Commune
		}
	}
	if err := c.fillPlaces(ctx, places); err != nil {
		return survey{}, tried("look at the kiosks", err)
	}
	for _, p := range places {
		s.places = append(s.places, *p)
	}
	slices.SortFunc(s.places, func(a, b place) int {
		return cmp.Or(cmp.Compare(a.commune, b.commune), cmp.Compare(a.name, b.name), cmp.Compare(a.id.String(), b.id.String()))
	})
	return s, nil
}

// fillPlaces reads when each was heard of, its alarms, and what is held.
func (c *Centre) fillPlaces(ctx context.Context, places map[record.KioskID]*place) error {
	fill := func(take func(p *place, rows *sql.Rows, id *[]byte) error, query string) error {
		return each(ctx, c.read, func(rows *sql.Rows) error {
			var id []byte
			scanned := place{}
			if err := take(&scanned, rows, &id); err != nil {
				return err
			}
			var kiosk record.KioskID
			copy(kiosk.ID[:], id)
			if p := places[kiosk]; p != nil {
				p.heard = max(p.heard, scanned.heard)
				p.alarms = append(p.alarms, scanned.alarms...)
				p.held = append(p.held, scanned.held...)
			}
			return nil
		}, query)
	}
	if err := fill(func(p *place, rows *sql.Rows, id *[]byte) error { return rows.Scan(id, &p.heard) },
		"SELECT kiosk, MAX(received_at) FROM bundles GROUP BY kiosk"); err != nil {
		return err
	}
	if err := fill(func(p *place, rows *sql.Rows, id *[]byte) error {
		p.alarms = []string{""}
		return rows.Scan(id, &p.alarms[0])
	}, "SELECT DISTINCT kiosk, kind FROM alarms WHERE seen_at = 0 ORDER BY kiosk, kind"); err != nil {
		return err
	}
	if err := fill(func(p *place, rows *sql.Rows, id *[]byte) error {
		p.held = []Span{{}}
		return rows.Scan(id, &p.held[0].First, &p.held[0].Last)
	}, "SELECT kiosk, first, last FROM held"); err != nil {
		return err
	}
	for _, p := range places {
		p.held = union(p.held)
	}
	return nil
}

// spanText is a stretch of events: "41–57", or one number.
func spanText(s Span) string {
	if s.First == s.Last {
		return fmt.Sprint(s.First)
	}
	return fmt.Sprintf("%d–%d", s.First, s.Last)
}

// missingText names the gaps, the first three of them.
func (v *room) missingText(gaps []Span) string {
	text := ""
	for i, g := range gaps {
		if i == 3 {
			return text + " …"
		}
		if i > 0 {
			text += ", "
		}
		text += spanText(g)
	}
	if text == "" {
		return ""
	}
	return v.say("waitingFor", "range", text)
}

// ask is a kiosk that waits, with the button that lets it in.
type ask struct{ ID, Name, Under, CSRF string }

func (v visit) asks(waiting []Kiosk) []ask {
	var out []ask
	for _, k := range waiting {
		name := k.HallName
		if name == "" {
			name = k.ID.Short()
		}
		out = append(out, ask{ID: k.ID.String(), Name: name, CSRF: v.session.csrf,
			Under: v.say("waitingUnder", "commune", v.commune(k.Commune), "code", k.ID.Short(), "key", keyText(k), "n", k.Bundles)})
	}
	return out
}

// keyText is the beginning of a key, for comparing over the telephone.
func keyText(k Kiosk) string { return hexOf(k.Key[:2]) + " " + hexOf(k.Key[2:4]) }
