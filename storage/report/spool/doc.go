// Package spool gives a sheet to the computer's own printer, where there is one: to CUPS by lp, to Windows by whatever program prints a PDF there.
// It knows no sheet, and it waits for no paper: a printer takes a while.
package spool

import "errors"

// ErrNone says that this computer has no printer, or nothing that prints a PDF.
var ErrNone = errors.New("spool: no printer")
