package roster

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	utf "golang.org/x/text/encoding/unicode"
)

// The errors of whole files.
var (
	ErrTooBig  = errors.New("roster: the file is too big")
	ErrNoList  = errors.New("roster: no list with a column of names")
	ErrLetters = errors.New("roster: the letters are in a code that cannot be read; save as Excel or as UTF-8")
	ErrUnsound = errors.New("roster: the file is damaged or is none of Excel's")
)

// headsWithin is how many rows may stand above the heads, such as the commune's name.
const headsWithin = 12

// Read takes a list from an Excel workbook or from CSV, whichever the bytes are. thisYear bounds the years of birth.
func Read(r io.Reader, thisYear int) ([]Row, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read roster: %w", err)
	}
	if len(data) > MaxBytes {
		return nil, ErrTooBig
	}
	cells, err := cellsOf(data)
	if err != nil {
		return nil, err
	}
	return rows(cells, thisYear)
}

func cellsOf(data []byte) ([][]string, error) {
	if bytes.HasPrefix(data, []byte("PK")) {
		return fromXLSX(data)
	}
	return fromCSV(data)
}

// fromXLSX reads the first sheet that has something in it. The limits on what it unpacks to hold back a zip bomb.
func fromXLSX(data []byte) ([][]string, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 64 << 20, UnzipXMLSizeLimit: 16 << 20, RawCellValue: true})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnsound, err)
	}
	defer f.Close()
	for _, name := range f.GetSheetList() {
		all, err := f.Rows(name)
		if err != nil {
			continue // a chart is a sheet too
		}
		var cells [][]string
		for all.Next() && len(cells) <= MaxRows+headsWithin {
			row, err := all.Columns()
			if err != nil {
				return nil, errors.Join(ErrUnsound, err, all.Close())
			}
			cells = append(cells, row[:min(len(row), maxCells)])
		}
		if err := all.Close(); err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnsound, err)
		}
		if len(cells) > 0 {
			return cells, nil
		}
	}
	return nil, ErrNoList
}

// fromCSV reads what Excel saves as CSV or as "Unicode text": UTF-8 with or without its mark, or UTF-16; comma, semicolon or tab.
func fromCSV(data []byte) ([][]string, error) {
	text, err := decode(data)
	if err != nil {
		return nil, err
	}
	first, _, _ := strings.Cut(text, "\n")
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, false
	r.Comma = ','
	for _, comma := range []rune{';', '\t'} {
		if strings.Count(first, string(comma)) > strings.Count(first, string(r.Comma)) {
			r.Comma = comma
		}
	}
	var cells [][]string
	for len(cells) <= MaxRows+headsWithin {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return cells, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrUnsound, err)
		}
		line, _ := r.FieldPos(0)
		for len(cells) < line-1 && len(cells) <= MaxRows { // an empty line is a row in Excel
			cells = append(cells, nil)
		}
		cells = append(cells, row[:min(len(row), maxCells)])
	}
	return cells, nil
}

func decode(data []byte) (string, error) {
	var out []byte
	var err error
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		out, err = utf.UTF16(utf.LittleEndian, utf.ExpectBOM).NewDecoder().Bytes(data)
	default:
		out = bytes.TrimPrefix(data, []byte("\ufeff"))
	}
	if err != nil || !utf8.Valid(out) {
		return "", ErrLetters
	}
	return string(out), nil
}

// rows finds the heads and takes what stands below them.
func rows(cells [][]string, thisYear int) ([]Row, error) {
	at, heads := findHeads(cells)
	if at < 0 {
		return nil, ErrNoList
	}
	if len(cells)-at-1 > MaxRows {
		return nil, ErrTooBig
	}
	var out []Row
	seen := map[string]bool{}
	for i, row := range cells[at+1:] {
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		r := heads.row(row, thisYear)
		r.Line = at + 2 + i
		if r.Reason == "" {
			key := strings.Join([]string{plain(r.Name), strconv.Itoa(r.Year), plain(r.Hamlet)}, "|")
			if r.Year > 0 && seen[key] {
				r.Reason, r.Says = Twice, r.Name
			}
			seen[key] = true
		}
		out = append(out, r)
	}
	return out, nil
}
