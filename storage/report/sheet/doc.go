// Package sheet writes a report.Table as files that an office can use: XLSX for people, CSV and JSON for programs.
//
// The table decides what is counted, the sheet only what stands in which column. Text in a cell is always text: nothing that came from a
// kiosk can become a formula. The number of people confirmed in the national system is never ours and always stands as report.Confirmed.
package sheet
