// Command dendau is the kiosk: the window of one evening in one hall.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strconv"
	"time"

	"github.com/alecthomas/kong"

	"dendau/storage"
	_ "dendau/ui/briefly" // before the toolkit
)

// Set by the build: what this program is and when it was made, in Unix seconds.
var (
	version   = "dev"
	buildTime = "0"
)

// doors are the flags and commands. Without a command the window opens.
type doors struct {
	Open    openCmd    `cmd:"" default:"withargs" help:"Open the window (this is what happens without a command)."`
	Log     logCmd     `cmd:"" help:"Look after the log of a kiosk."`
	PIN     pinCmd     `cmd:"" name:"pin" help:"List the facilitators, or set the PIN of one from standard input, where nobody else can let them in."`
	Key     keyCmd     `cmd:"" help:"Show by which key the centre knows this computer, or change it."`
	Restore restoreCmd `cmd:"" help:"Take the place of a computer that was lost, from the backup on a stick; the recovery code comes from standard input."`
	Export  exportCmd  `cmd:"" help:"Write everything since the last receipt to a directory, as to a stick."`
}

// dataFlag is where a kiosk keeps everything.
type dataFlag struct {
	Data string `help:"Folder of the kiosk's log and vault." default:"${data}" type:"path"`
}

type openCmd struct {
	dataFlag   `embed:""`
	Pack       []string `help:"Lesson packs (.ddp) to teach from." type:"path" placeholder:"PATH"`
	Window     string   `help:"Size of the window." default:"1366x768" placeholder:"WxH"`
	Fullscreen bool     `help:"Fill the screen; on where a hall uses it." default:"false"`
	Lang       string   `help:"Language of the interface until somebody chooses another." enum:"vi,en" default:"vi"`
	Stick      string   `help:"Offer this directory as a stick." type:"path" placeholder:"DIR"`
	Voice      string   `help:"File of the spoken interface (default: ${voices} beside the program)." type:"path" placeholder:"FILE"`
	Table      string   `help:"The province's table of reports, as JSON (default: table.json beside the program, else the common one)." type:"path" placeholder:"FILE"`
	Trust      string   `help:"Folder of keys to trust (default: trust beside the program)." type:"path" placeholder:"DIR"`
}

type logCmd struct {
	Check   logCheckCmd   `cmd:"" help:"Read both copies of the log and tell what is wrong."`
	Dump    logDumpCmd    `cmd:"" help:"Write every event as one line of JSON."`
	Rebuild logRebuildCmd `cmd:"" help:"Rebuild a damaged copy from the other; what is damaged is put aside, never deleted."`
}

type (
	logCheckCmd struct {
		dataFlag `embed:""`
	}
	logDumpCmd struct {
		dataFlag `embed:""`
	}
	logRebuildCmd struct {
		dataFlag `embed:""`
	}
	exportCmd struct {
		dataFlag `embed:""`
		To       string `help:"Directory that stands for the stick." required:"" type:"path" placeholder:"DIR"`
		Centre   string `help:"Fingerprint of the centre's trust root in the directory, once you have compared it; for a kiosk that knows no centre." placeholder:"DIGITS"`
	}
)

const usage = "The classroom kiosk of a hall: lessons, reviews and attendance without any network.\n\n" +
	"Example: dendau --data /var/lib/dendau --pack course.ddp --fullscreen"

func main() {
	out, err := words()
	os.Exit(run(context.Background(), os.Args[1:], out, err))
}

// run parses the command line and does what it asks: 0 done, 1 failed, 2 misused.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var d doors
	misused := -1
	parser, err := kong.New(&d, kong.Name("dendau"), kong.Description(usage), kong.Writers(stdout, stderr),
		kong.Vars{"data": dataHome(), "voices": voicesFile}, kong.Exit(func(code int) { misused = code }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.BindTo(stdout, (*io.Writer)(nil)))
	if err != nil {
		fmt.Fprintf(stderr, "dendau: %v\n", err)
		return 2
	}
	command, err := parser.Parse(args)
	if misused >= 0 {
		return misused // help was asked for
	}
	if err != nil {
		fmt.Fprintf(stderr, "dendau: %v\n", err)
		return 2
	}
	log := slog.New(slog.NewTextHandler(stderr, nil))
	if err := command.Run(log); err != nil {
		fmt.Fprintf(stderr, "dendau: %v\n", err)
		if errors.Is(err, storage.ErrRunning) {
			fmt.Fprintln(stderr, "hint: Đèn Dầu đang chạy rồi trên máy này; dùng cửa sổ đang mở. (Another window of it is open on this machine.)")
		}
		return 1
	}
	return 0
}

// dataHome is the folder of a kiosk that was told nothing else.
func dataHome() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "dendau-data"
	}
	return dir + string(os.PathSeparator) + "dendau"
}

// built is when the program was made; zero when the build did not say.
func built() time.Time {
	seconds, err := strconv.ParseInt(buildTime, 10, 64)
	if err != nil || seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// options are how the kiosk opens its log.
func options(log *slog.Logger) storage.Options {
	return storage.Options{Program: version, Build: built(), Logger: log}
}
