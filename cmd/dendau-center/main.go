// Command dendau-center is the centre: it takes what kiosks send, answers with receipts, and draws the reports.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"dendau/sync/collector"
)

const about = `Gathers the bundles of all kiosks, answers with receipts and draws the reports.

A first round:

  dendau-center stick --data centre --to /media/stick     everything that a new kiosk needs
  dendau-center import --data centre --enrol /media/stick what a stick brought
  dendau-center receipts --data centre --to /media/stick  the answer, for the way home
  dendau-center report --data centre --from 2026-11-01 --to 2026-11-30 --by commune --format xlsx --out november.xlsx
  dendau-center serve --data centre                       the officers' pages, on this machine

Results go to standard output, talk to standard error. Exit 0: done, 1: failed, 2: misused.`

// commands are what can be asked of the centre.
type commands struct {
	Serve    serve    `cmd:"" help:"Serve the officers' pages and take bundles over HTTP."`
	Station  station  `cmd:"" help:"Serve the pages to this machine alone, and take in the sticks that are plugged into it."`
	Import   imports  `cmd:"" help:"Take in bundles and enrolments from files, folders or whole sticks."`
	Enrol    enrol    `cmd:"" help:"Decide which kiosks are welcome."`
	Kiosks   kiosks   `cmd:"" help:"List the kiosks and how far each log is held."`
	Alarms   alarms   `cmd:"" help:"List what somebody must look at, or mark it as dealt with."`
	Custody  custody  `cmd:"" help:"Follow what was handed over: left when, arrived when, answered, seen again."`
	Stick    stick    `cmd:"" help:"Prepare a stick for new kiosks: trust, receipts, halls, packs, the program, a page to read first."`
	Receipts receipts `cmd:"" help:"Lay the receipts for all kiosks on a stick."`
	Trust    trust    `cmd:"" help:"Lay the centre's keys on a stick, for kiosks to trust; change them."`
	SafeKey  safeKey  `cmd:"" name:"safe-key" help:"Make a key that is kept apart and must sign changes of the trust list too."`
	Report   report   `cmd:"" help:"Count a period by hall or commune."`
	Verify   verify   `cmd:"" help:"Check the code on a learner's result of practice: whose kiosk signed it."`
	PINReset pinReset `cmd:"" name:"pin-reset" help:"Answer the question of a facilitator who forgot their PIN."`
	Password password `cmd:"" help:"Replace the officers' password and show the new one once."`
}

// folder is the flag that every command has.
type folder struct {
	Data string `required:"" placeholder:"DIR" type:"path" help:"Folder of the centre: database, keys, sealed bundles."`
}

// outside is what a command sees of the world.
type outside struct {
	ctx    context.Context
	out    io.Writer
	talk   io.Writer
	logger *slog.Logger
}

// with opens the centre for the time of some work.
func (f folder) with(o outside, work func(*collector.Centre) error) error {
	c, err := collector.Open(f.Data, collector.Options{Logger: o.logger, Places: places})
	if err != nil {
		return err
	}
	return errors.Join(work(c), c.Close())
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// ended is how kong says that it has shown the help.
type ended int

// run is main without the process: it gives the exit status.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) (status int) {
	defer func() {
		if e, ok := recover().(ended); ok {
			status = int(e)
		}
	}()
	var cli commands
	parser, err := kong.New(&cli, kong.Name("dendau-center"), kong.Description(about), kong.Writers(stdout, stderr),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}), kong.Exit(func(code int) { panic(ended(code)) }))
	if err != nil {
		panic("dendau-center: " + err.Error())
	}
	parsed, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintf(stderr, "dendau-center: %v\nSee dendau-center --help.\n", err)
		return 2
	}
	o := outside{ctx: ctx, out: stdout, talk: stderr, logger: slog.New(slog.NewTextHandler(stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))}
	err = parsed.Run(o)
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errMisused):
		fmt.Fprintf(stderr, "dendau-center: %v\n", err)
		return 2
	case errors.Is(err, errTold):
		return 1
	}
	fmt.Fprintf(stderr, "dendau-center: %v\n", err)
	return 1
}

var (
	// errMisused asks for exit status 2.
	errMisused = errors.New("misused")
	// errTold: what went wrong stands in the output already.
	errTold = errors.New("told")
)
