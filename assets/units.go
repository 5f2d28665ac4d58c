package assets

import (
	"bytes"
	_ "embed"
	"encoding/csv"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// UnitsVersion names the table of communes that ships inside: province 68 as it stands since 1 July 2025, the part that was Bình Thuận.
// Tables of units change; they are data with a version, never code.
const UnitsVersion = "68-2025-07"

//go:embed units/communes-68-2025.csv
var communes []byte

// Form is the table that a hall's report fills in where the province gave no other; storage/report/FORM.md tells how it is written.
//
//go:embed units/form.json
var Form []byte

// Commune is a unit of the lower tier: its 5-digit code is a string with its leading zeros, its kind "xã", "phường" or "đặc khu".
type Commune struct{ Code, Kind, Name string }

var kinds = map[string]string{"xa": "xã", "phuong": "phường", "dac_khu": "đặc khu", "dackhu": "đặc khu"}

// Communes gives the table in the order of the codes.
func Communes() []Commune {
	rows, err := ParseCommunes(communes)
	if err != nil {
		panic("assets: table of communes: " + err.Error())
	}
	return rows
}

// ParseCommunes reads a table: a header, then province_code, commune_code, type, name.
func ParseCommunes(table []byte) ([]Commune, error) {
	rows, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []Commune
	for i, row := range rows[min(1, len(rows)):] {
		if len(row) != 4 || len(row[1]) != 5 || !utf8.ValidString(row[3]) {
			return nil, fmt.Errorf("line %d: want province, 5-digit code, type and name", i+2)
		}
		kind, ok := kinds[row[2]]
		if !ok {
			return nil, fmt.Errorf("line %d: unknown type %q", i+2, row[2])
		}
		out = append(out, Commune{Code: row[1], Kind: kind, Name: norm.NFC.String(row[3])})
	}
	return out, nil
}
