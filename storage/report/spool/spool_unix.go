//go:build !windows

package spool

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// Print gives a PDF to CUPS, as every desktop with a printer has it, and names the printer. Nothing is written into the folder.
func Print(ctx context.Context, _, name string, pdf []byte) (printer string, err error) {
	queue, err := defaultPrinter(ctx)
	if err != nil {
		return "", err
	}
	lp, err := exec.LookPath("lp")
	if err != nil {
		return "", ErrNone
	}
	cmd := exec.CommandContext(ctx, lp, "-d", queue, "-t", name)
	cmd.Stdin = bytes.NewReader(pdf)
	if told, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("lp: %w: %s", err, bytes.TrimSpace(told))
	}
	return queue, nil
}

// Clean takes away what earlier prints left in the folder: nothing here.
func Clean(string) error { return nil }

// defaultPrinter asks which printer is meant where none is named. Its words may be in any language; the name stands after the last colon.
func defaultPrinter(ctx context.Context) (string, error) {
	lpstat, err := exec.LookPath("lpstat")
	if err != nil {
		return "", ErrNone
	}
	cmd := exec.CommandContext(ctx, lpstat, "-d")
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	told, err := cmd.Output()
	if err != nil {
		return "", ErrNone
	}
	line, _, _ := strings.Cut(string(told), "\n")
	_, queue, named := strings.Cut(line, ":")
	if queue = strings.TrimSpace(queue); !named || queue == "" || strings.HasPrefix(queue, "-") {
		return "", ErrNone
	}
	return queue, nil
}
