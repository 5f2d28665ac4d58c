package sheet

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
)

// WriteCSV writes UTF-8 with a byte order mark and commas, one line of heads, CRLF.
//
// The mark is what makes Excel read the file as UTF-8 instead of the office's code page; a "sep=" line, which would settle the separator
// for every regional setting, makes Excel ignore the mark and garble Vietnamese. Comma is the separator of the Vietnamese and the English
// settings of Windows and of every other program. No cell holds a decimal comma: all numbers are whole. Where an office's Excel wants
// something else, the XLSX opens everywhere.
func (s Sheet) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	var heads []string
	for _, c := range s.Columns {
		head := c.Title
		if c.Group != "" {
			head = c.Group + ": " + c.Title
		}
		heads = append(heads, harmless(head))
	}
	lines := [][]string{heads}
	for _, row := range s.Rows {
		var line []string
		for _, c := range row {
			if c.IsNumber {
				line = append(line, c.String())
				continue
			}
			line = append(line, harmless(c.Text))
		}
		lines = append(lines, line)
	}
	if err := out.WriteAll(lines); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// harmless keeps a text from being taken for a formula: a hall's name comes from outside. An apostrophe is what a person would type.
func harmless(s string) string {
	trimmed := strings.TrimLeft(s, " \u00a0")
	if trimmed != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(trimmed)[0]) {
		return "'" + s
	}
	return s
}
