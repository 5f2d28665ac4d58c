// Package main is dendau-player: it plays one film or voice at a time for the
// kiosk, in a process of its own, and is the only program that links libmpv.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"dendau/ui/media/mpv"
)

const usage = `usage: dendau-player [--voice] [--no-sound]

The kiosk (dendau) starts this program and speaks with it over standard input
and output: a line of JSON an order, a line of JSON an answer, pictures as bytes
after their line. It ends when its input ends. To try it by hand, type a line:

    dendau-player --voice
    {"do":"play","play":1,"path":"/home/hall/chao.opus"}

  --voice     play sound alone
  --no-sound  open no sound device; time goes on as if
`

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run returns 0 when the kiosk went, 1 when playing is not possible here, 2 on misuse.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	var s mpv.Serving
	flags := flag.NewFlagSet("dendau-player", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() { fmt.Fprint(stderr, usage) }
	flags.BoolVar(&s.Voice, "voice", false, "")
	flags.BoolVar(&s.NoSound, "no-sound", false, "")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "dendau-player: %q is not understood: the kiosk names the film\n\n%s", flags.Arg(0), usage)
		return 2
	}
	if err := mpv.Serve(stdin, stdout, s); err != nil {
		fmt.Fprintf(stderr, "dendau-player: %v\n", err)
		return 1
	}
	return 0
}
