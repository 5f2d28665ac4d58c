package collector

import (
	"context"
	"database/sql"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dendau/assets"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// maxHallName is how many letters a hall's name may have, maxHallList how many bytes of a list are read.
const (
	maxHallName = 120
	maxHallList = 1 << 20
)

// Hall is a place where a kiosk is to stand, as the centre lists it. A kiosk that is set up there takes its id along, and so does the one
// that replaces it.
type Hall struct {
	ID   record.HallID
	Name string
	// Commune is the 5-digit code; District tells people where that is, where it is still said.
	Commune, District string
}

// ErrHalls: a list of halls cannot be read.
var ErrHalls = errors.New("the list of halls cannot be read")

// ParseHallList reads a list of halls: CSV with comma, semicolon or tab, with a header (tên, xã, huyện) or without, and in each line the hall's name, its commune by
// code or name, and the district if it is still said. A line that is wrong refuses the list and is named.
func ParseHallList(r io.Reader) ([]Hall, error) {
	b, err := io.ReadAll(io.LimitReader(r, maxHallList+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrHalls, err)
	}
	if len(b) > maxHallList || !utf8.Valid(b) {
		return nil, fmt.Errorf("%w: not UTF-8, or more than %d bytes", ErrHalls, maxHallList)
	}
	text := norm.NFC.String(strings.TrimPrefix(string(b), "\ufeff"))
	rows := csv.NewReader(strings.NewReader(text))
	rows.Comma, rows.FieldsPerRecord, rows.TrimLeadingSpace, rows.LazyQuotes = separator(text), -1, true, true
	var out []Hall
	for line := 1; ; line++ {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrHalls, err)
		}
		h, err := hallOf(row)
		if err != nil && line == 1 && isHeader(row) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrHalls, &badLine{line, err})
		}
		if out = append(out, h); len(out) > bundle.MaxHalls {
			return nil, fmt.Errorf("%w: more than %d halls", ErrHalls, bundle.MaxHalls)
		}
	}
}

// badLine is a line of the list that says no hall.
type badLine struct {
	line int
	err  error
}

func (l *badLine) Error() string { return fmt.Sprintf("line %d: %v", l.line, l.err) }
func (l *badLine) Unwrap() error { return l.err }

// unknownCommune is a text that is neither a commune's name nor its code.
type unknownCommune string

func (c unknownCommune) Error() string { return fmt.Sprintf("no commune %.40q", string(c)) }

// isHeader tells the first line of a table that people made.
func isHeader(row []string) bool {
	heads := []string{"xã", "mã", "mã xã", "xã, phường", "xã, phường, đặc khu", "commune", "commune code", "code"}
	return len(row) > 1 && slices.Contains(heads, strings.ToLower(strings.TrimSpace(row[1])))
}

// separator is what stands most often in the first line.
func separator(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best := ','
	for _, r := range ";\t" {
		if strings.Count(first, string(r)) > strings.Count(first, string(best)) {
			best = r
		}
	}
	return best
}

func hallOf(row []string) (Hall, error) {
	if len(row) < 2 {
		return Hall{}, errors.New("want name, commune, district")
	}
	h := Hall{Name: strings.TrimSpace(row[0])}
	if len(row) > 2 {
		h.District = strings.TrimSpace(row[2])
	}
	if h.Name == "" || len(h.Name) > maxHallName || len(h.District) > maxHallName {
		return Hall{}, fmt.Errorf("a name of %d bytes", len(h.Name))
	}
	commune, ok := communeNamed(strings.TrimSpace(row[1]))
	if !ok {
		return Hall{}, unknownCommune(row[1])
	}
	h.Commune = commune
	return h, nil
}

// communeNamed finds a commune by its code, its name, or its kind and name.
func communeNamed(text string) (code string, ok bool) {
	for _, c := range assets.Communes() {
		if c.Code == text || strings.EqualFold(c.Name, text) || strings.EqualFold(c.Kind+" "+c.Name, text) {
			return c.Code, true
		}
	}
	return "", false
}

// SetHalls makes this the list. A hall that was listed before under that name in that commune keeps its id, and each of two such halls its own.
func (c *Centre) SetHalls(ctx context.Context, list []Hall) error {
	if len(list) > bundle.MaxHalls {
		return fmt.Errorf("%w: more than %d halls", ErrHalls, bundle.MaxHalls)
	}
	return inTx(ctx, c.write, "keep the list of halls", func(tx *sql.Tx) error {
		known, err := halls(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "DELETE FROM halls"); err != nil {
			return err
		}
		for _, h := range list {
			if at := sameHall(known, list, h); at >= 0 {
				h.ID = known[at].ID
				known = slices.Delete(known, at, at+1) // the next of that name is another hall
			} else if _, err := io.ReadFull(c.o.Rand, h.ID.ID[:]); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, "INSERT INTO halls (hall, name, commune, district) VALUES (?, ?, ?, ?)",
				h.ID.ID[:], h.Name, h.Commune, h.District); err != nil {
				return err
			}
		}
		return nil
	})
}

// sameHall finds the hall of that name in that commune, in the same district if there is one: since communes were merged, one may have two
// halls of a name. A hall whose district was mended stays the same hall. It is -1 where there is none.
func sameHall(known, list []Hall, h Hall) int {
	exactly := func(a Hall) func(Hall) bool {
		return func(b Hall) bool { return a.Name == b.Name && a.Commune == b.Commune && a.District == b.District }
	}
	if at := slices.IndexFunc(known, exactly(h)); at >= 0 {
		return at
	}
	return slices.IndexFunc(known, func(k Hall) bool {
		return k.Name == h.Name && k.Commune == h.Commune && !slices.ContainsFunc(list, exactly(k))
	})
}

// Halls is the list, by commune and name.
func (c *Centre) Halls(ctx context.Context) ([]Hall, error) {
	out, err := halls(ctx, c.read)
	return out, tried("read the list of halls", err)
}

func halls(ctx context.Context, q querier) ([]Hall, error) {
	var out []Hall
	err := each(ctx, q, func(rows *sql.Rows) error {
		var id []byte
		var h Hall
		err := rows.Scan(&id, &h.Name, &h.Commune, &h.District)
		copy(h.ID.ID[:], id)
		out = append(out, h)
		return err
	}, "SELECT hall, name, commune, district FROM halls ORDER BY commune, name, hall")
	return out, err
}

// hallsFile lists the halls, those of the list and those where a kiosk is enrolled, with the kiosk and how far its log is held.
func (c *Centre) hallsFile(ctx context.Context, centre string) ([]byte, int, error) {
	list, err := c.Halls(ctx)
	if err != nil {
		return nil, 0, err
	}
	kiosks, err := c.Kiosks(ctx)
	if err != nil {
		return nil, 0, err
	}
	out := bundle.Halls{Centre: centre, Halls: []bundle.ExpectedHall{}}
	at := map[record.HallID]int{}
	for _, h := range list {
		at[h.ID] = len(out.Halls)
		out.Halls = append(out.Halls, bundle.ExpectedHall{Hall: h.ID, Name: h.Name, Commune: h.Commune, District: h.District})
	}
	for _, k := range kiosks {
		if k.State != Enrolled {
			continue
		}
		if _, listed := at[k.Hall]; !listed && len(out.Halls) < bundle.MaxHalls {
			at[k.Hall] = len(out.Halls)
			out.Halls = append(out.Halls, bundle.ExpectedHall{Hall: k.Hall, Name: k.HallName, Commune: k.Commune})
		}
		r, err := c.Receipt(ctx, k.ID)
		if err != nil {
			return nil, 0, err
		}
		if i, listed := at[k.Hall]; listed {
			out.Halls[i].Kiosk, out.Halls[i].UpTo = k.ID.Short(), r.UpTo
		}
	}
	b, err := out.Marshal()
	return b, len(out.Halls), err
}
