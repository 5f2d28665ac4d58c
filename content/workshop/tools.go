package workshop

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
)

// tool is a program of the system that the workshop calls.
type tool struct {
	name, pkg string
	// version is the argument that makes it tell its version; a new version makes a new file in the cache.
	version string
}

var (
	rsvg   = tool{"rsvg-convert", "librsvg2-bin", "--version"}
	espeak = tool{"espeak-ng", "espeak-ng", "--version"}
	opus   = tool{"opusenc", "opus-tools", "--version"}
	ffmpeg = tool{"ffmpeg", "ffmpeg", "-version"}
)

// Missing names the programs that a build needs and this machine does not have, with the way to get them; nil where all are there.
func Missing() error {
	var programs, packages []string
	for _, t := range []tool{rsvg, espeak, opus, ffmpeg} {
		if _, err := exec.LookPath(t.name); err != nil {
			programs, packages = append(programs, t.name), append(packages, t.pkg)
		}
	}
	if len(programs) == 0 {
		return nil
	}
	return fmt.Errorf("%s not found; install: apt-get install %s", strings.Join(programs, ", "), strings.Join(packages, " "))
}

// run gives what the program writes for this input.
func (t tool) run(ctx context.Context, input []byte, args ...string) ([]byte, error) {
	var out, talk bytes.Buffer
	cmd := exec.CommandContext(ctx, t.name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(input), &out, &talk
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w: %s", t.name, err, firstLine(talk.String()))
	}
	if out.Len() == 0 {
		return nil, fmt.Errorf("%s: %w", t.name, errors.New("no output"))
	}
	return out.Bytes(), nil
}

// tells gives the program's own word on its version.
func (t tool) tells(ctx context.Context) (string, error) {
	out, err := t.run(ctx, nil, t.version)
	return firstLine(string(out)), err
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
