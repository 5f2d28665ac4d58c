package storage

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"dendau/storage/record"
)

// stubbornDir names, in the environment of the child, the log to which it appends whatever the disk says.
const stubbornDir = "DENDAU_TEST_STUBBORN"

// stubborn appends, lets the database follow now and then, and says what was kept and what was refused.
func stubborn(dir string) {
	l, err := Open(dir, options())
	if err != nil {
		fmt.Println("open:", err)
		return
	}
	for batch := 0; ; batch++ {
		drafts := batchOf(l.run, 0, batch)
		value := drafts[0].Fact.(record.SettingChanged).Value
		kept, err := l.Append(drafts...)
		if err != nil {
			fmt.Printf("refused %s\n", value)
		} else {
			fmt.Printf("kept %d %s\n", kept[0].Seq, value)
			if batch >= 200 {
				break
			}
		}
		if batch%7 == 0 {
			_ = l.whileStill(l.follow)
		}
	}
	_ = l.Close() // its disk fails even now
}

// Every few fdatasyncs of the whole program fail in the kernel's name, those of bbolt too.
func TestKernelRefusesToSync(t *testing.T) {
	t.Parallel()
	strace, err := exec.LookPath("strace")
	if err != nil && os.Getenv("DENDAU_ALL") == "1" {
		t.Fatal("this test needs strace: ", err)
	}
	if err != nil {
		t.Skip("this test needs strace: ", err)
	}
	for _, fault := range []string{"EIO:when=9+5", "EIO:when=8+3", "ENOSPC:when=10+4"} {
		t.Run(fault, func(t *testing.T) {
			dir := t.TempDir()
			child := exec.Command(strace, "-f", "-qq", "-o", os.DevNull, "-e", "trace=fdatasync", "-e", "inject=fdatasync:error="+fault, os.Args[0])
			child.Env = append(os.Environ(), stubbornDir+"="+dir)
			out, err := child.CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			known, refused := map[record.Seq]string{}, map[string]bool{}
			for line := range strings.Lines(string(out)) {
				line = strings.TrimSpace(line)
				var seq record.Seq
				if _, err := fmt.Sscanf(line, "kept %d", &seq); err == nil {
					known[seq] = strings.SplitN(line, " ", 3)[2]
				} else if value, ok := strings.CutPrefix(line, "refused "); ok {
					refused[value] = true
				} else {
					t.Fatalf("the child says %q", line)
				}
			}
			l := open(t, dir, options())
			for _, w := range judge(l, known) {
				t.Error(w)
			}
			for _, value := range numbers(t, l) {
				if refused[value] {
					t.Errorf("%s was refused and is there", value)
				}
			}
			if len(refused) == 0 || len(known) < 50 {
				t.Errorf("%d kept, %d refused: the test cannot fail", len(known), len(refused))
			}
			t.Logf("%d Appends kept, %d refused", len(known), len(refused))
		})
	}
}
