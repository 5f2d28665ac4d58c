package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestMisuseIsExplained(t *testing.T) {
	for _, c := range []struct {
		name string
		args []string
		code int
		said string
	}{
		{"help", []string{"--help"}, 0, "usage: dendau-player"},
		{"a flag nobody knows", []string{"--fullscreen"}, 2, "usage: dendau-player"},
		{"a film on the command line", []string{"film.mp4"}, 2, `"film.mp4" is not understood`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, said bytes.Buffer
			code := run(c.args, strings.NewReader(""), &out, &said)
			if code != c.code || !strings.Contains(said.String(), c.said) || out.Len() > 0 {
				t.Fatalf("got %d, stdout %q, stderr %q, want %d and %q", code, &out, &said, c.code, c.said)
			}
		})
	}
}
