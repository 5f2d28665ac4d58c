package storage

import (
	"bufio"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"dendau/storage/record"
)

// victimDir names, in the environment of the child, the log that it shall write until it is killed; victimHasty makes it acknowledge
// before it has written.
const (
	victimDir   = "DENDAU_TEST_VICTIM"
	victimHasty = "DENDAU_TEST_HASTY"
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(victimDir); dir != "" {
		victim(dir)
		os.Exit(1)
	}
	if dir := os.Getenv(stubbornDir); dir != "" {
		stubborn(dir)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// victim appends from two goroutines and says what was acknowledged, one line each, for as long as it lives.
func victim(dir string) {
	o := options()
	if os.Getenv(victimHasty) != "" {
		o.FS = hastyFS{}
	}
	l, err := Open(dir, o)
	if err != nil {
		fmt.Println("open:", err)
		return
	}
	var writers sync.WaitGroup
	for writer := range 2 {
		writers.Go(func() {
			for batch := 0; ; batch++ {
				kept, err := l.Append(batchOf(l.run, writer, batch)...)
				if err != nil {
					fmt.Println("append:", err)
					return
				}
				fmt.Printf("kept %d %s\n", kept[0].Seq, kept[0].Fact.(record.SettingChanged).Value)
				if batch%20 == writer*10 {
					_ = l.whileStill(l.follow) // so that death comes within the database too
				}
			}
		})
	}
	writers.Wait()
}

// batchOf is one to four facts that say to which Append they belong and which of how many they are.
func batchOf(run record.Run, writer, batch int) []record.Draft {
	of := 1 + (writer+batch)%4
	drafts := make([]record.Draft, of)
	for i := range drafts {
		value := fmt.Sprintf("%08x-%d-%d %d/%d", run, writer, batch, i+1, of)
		drafts[i].Fact = record.SettingChanged{Key: "n", Value: value}
	}
	return drafts
}

// hastyFS says that it has written and does so some writes later.
type hastyFS struct{ systemFS }

func (d hastyFS) OpenFile(name string, flag int, perm fs.FileMode) (File, error) {
	f, err := d.systemFS.OpenFile(name, flag, perm)
	if err != nil || filepath.Base(name) != journalName || flag == os.O_RDONLY {
		return f, err
	}
	return &hastyFile{File: f}, nil
}

type hastyFile struct {
	File
	owed []owedWrite
}

type owedWrite struct {
	b  []byte
	at int64
}

func (f *hastyFile) WriteAt(b []byte, at int64) (int, error) {
	f.owed = append(f.owed, owedWrite{slices.Clone(b), at})
	if len(f.owed) > 8 {
		if _, err := f.File.WriteAt(f.owed[0].b, f.owed[0].at); err != nil {
			return 0, err
		}
		f.owed = f.owed[1:]
	}
	return len(b), nil
}

// Killed at any moment, the log loses nothing that it acknowledged and shows nothing by halves.
func TestKilledAtAnyMoment(t *testing.T) {
	t.Parallel()
	kills := 25
	if os.Getenv("DENDAU_ALL") == "1" {
		kills = 500
	}
	acknowledged, wrong := killing(t, kills, false)
	for _, w := range wrong {
		t.Error(w)
	}
	t.Logf("%d kills, %d acknowledged Appends, %d lost or torn", kills, acknowledged, len(wrong))
	if acknowledged == 0 {
		t.Error("nothing was acknowledged: the test cannot fail")
	}
}

// The control: a log that acknowledges before it writes fails the same check.
func TestControlOfTheKills(t *testing.T) {
	t.Parallel()
	if _, wrong := killing(t, 10, true); len(wrong) == 0 {
		t.Error("nothing was lost with an acknowledgement before the write: the check cannot fail")
	}
}

// killing kills a writer many times and tells what was lost or torn.
func killing(t *testing.T, kills int, hasty bool) (acknowledged int, wrong []string) {
	t.Helper()
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	var dir string
	var known map[record.Seq]string
	for n := range kills {
		if n%20 == 0 {
			dir, known = t.TempDir(), map[record.Seq]string{} // short logs, so that much of the time is spent writing
		}
		acknowledged += kill(t, dir, hasty, random.IntN(120), known)
		l, err := Open(dir, options())
		if err != nil {
			t.Fatalf("kill %d: %v", n, err)
		}
		for _, w := range judge(l, known) {
			wrong = append(wrong, fmt.Sprintf("kill %d: %s", n, w))
		}
		closeChecked(t, l)
	}
	return acknowledged, wrong
}

// kill lets a child write until it has acknowledged some Appends, kills it, and notes in known what it had said by then.
func kill(t *testing.T, dir string, hasty bool, after int, known map[record.Seq]string) int {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), victimDir+"="+dir)
	if hasty {
		child.Env = append(child.Env, victimHasty+"=1")
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for count := 0; ; count++ {
		if count == after {
			_ = child.Process.Kill() // it goes on writing until the signal comes, at whatever it does then
		}
		if !lines.Scan() {
			_ = child.Wait() // it was killed
			return count
		}
		words := strings.SplitN(lines.Text(), " ", 3)
		seq, err := strconv.Atoi(words[min(1, len(words)-1)])
		if err != nil || words[0] != "kept" {
			t.Fatalf("the child says %q", lines.Text())
		}
		known[record.Seq(seq)] = words[2]
	}
}

// judge compares the log with what is known and looks for Appends that are there by halves.
func judge(l *Log, known map[record.Seq]string) (wrong []string) {
	got := map[record.Seq]string{}
	owed := 0 // facts that the Append under the eye still lacks
	for e, err := range l.Since(0) {
		if err != nil {
			return append(wrong, fmt.Sprintf("torn read: %v", err))
		}
		fact, ok := e.Fact.(record.SettingChanged)
		if !ok && owed == 0 {
			continue // a run begins
		}
		got[e.Seq] = fact.Value
		var name string
		var i, of int
		if _, err := fmt.Sscanf(fact.Value, "%s %d/%d", &name, &i, &of); err != nil {
			wrong = append(wrong, fmt.Sprintf("event %d holds %q, %d were owed", e.Seq, fact.Value, owed))
		}
		if owed > 0 && of-i != owed-1 || owed == 0 && i != 1 {
			wrong = append(wrong, fmt.Sprintf("event %d is %s, %d were owed", e.Seq, fact.Value, owed))
		}
		owed = of - i
	}
	if owed > 0 {
		wrong = append(wrong, fmt.Sprintf("the last Append lacks %d events", owed))
	}
	for seq, value := range known {
		if got[seq] != value {
			wrong = append(wrong, fmt.Sprintf("event %d was acknowledged as %q and is %q", seq, value, got[seq]))
		}
	}
	return wrong
}
