// Command dendau-pack is the author's workshop: it checks a course, builds it into a signed pack, and shows what a file holds.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

const usage = `dendau-pack: from a course's folder to a signed lesson pack

  dendau-pack check COURSE|FILE.ddp        look a course or a pack over
  dendau-pack build COURSE --out FILE.ddp --key KEY [--version N] [--cache DIR]
  dendau-pack voices --out FILE.ddv [--recordings DIR] [--cache DIR]
                                           the spoken interface; DIR/voice/KEY.LANG.wav comes before the machine's voice
  dendau-pack inspect FILE                 what a .ddp, .ddb or .ddr says of itself
  dendau-pack key --out DIR                make a publisher's key: pack.key (keep it secret) and pack.pub

check and inspect take --key PUB, a public key to compare the signature with.

Example:
  dendau-pack key --out build/keys
  dendau-pack build assets/course/binh-dan-hoc-vu-so --out build/bdhvs.ddp --key build/keys/pack.key

Results go to standard output, talk to standard error. Exit 0: done, 1: failed, 2: misused.
`

// errMisused asks for the usage text and exit status 2.
var errMisused = errors.New("misused")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// run is main without the process: it gives the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := command(ctx, args, stdout, stderr)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return 0
	case errors.Is(err, errMisused):
		fmt.Fprintf(stderr, "dendau-pack: %v\n\n%s", err, usage)
		return 2
	}
	fmt.Fprintf(stderr, "dendau-pack: %v\n", err)
	return 1
}

func command(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	if len(args) == 0 {
		return fmt.Errorf("%w: no command", errMisused)
	}
	switch args[0] {
	case "build":
		return build(ctx, args[1:], stdout, stderr)
	case "check":
		return check(args[1:], stdout, stderr)
	case "inspect":
		return inspect(args[1:], stdout)
	case "voices":
		return voices(ctx, args[1:], stdout, stderr)
	case "key":
		return makeKey(args[1:], stdout)
	case "help", "-h", "--help":
		return flag.ErrHelp
	}
	return fmt.Errorf("%w: unknown command %q", errMisused, args[0])
}

// parse reads flags that may stand before and after the one argument that every command has, or none.
func parse(flags *flag.FlagSet, args []string, wantArgument bool) (string, error) {
	flags.SetOutput(io.Discard)
	var rest []string
	for {
		if err := flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return "", err
			}
			return "", fmt.Errorf("%w: %w", errMisused, err)
		}
		if flags.NArg() == 0 {
			break
		}
		rest, args = append(rest, flags.Arg(0)), flags.Args()[1:]
	}
	switch {
	case wantArgument && len(rest) == 1:
		return rest[0], nil
	case !wantArgument && len(rest) == 0:
		return "", nil
	}
	return "", fmt.Errorf("%w: %s takes one file or folder, not %q", errMisused, flags.Name(), rest)
}
