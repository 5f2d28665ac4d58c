package main

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
	"dendau/sync/courier"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dendau-center": main, "a-hall": aHall, "beside": beside, "a-sheet": aSheet, "answered": answered, "truncated": truncated})
}

// The scripts of testdata are what an officer's technician types. a-hall STICK DATA plays the kiosk: it holds an evening, takes the
// receipts that the stick brings, and hands over what the centre has not got.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata", Cmds: map[string]func(*testscript.TestScript, bool, []string){"setenv": setenv}})
}

// setenv NAME FILE PATTERN sets a variable to what the pattern's first group finds in a file.
func setenv(ts *testscript.TestScript, _ bool, args []string) {
	found := regexp.MustCompile(args[2]).FindStringSubmatch(ts.ReadFile(args[1]))
	if len(found) < 2 {
		ts.Fatalf("%s: no %s", args[1], args[2])
	}
	ts.Setenv(args[0], found[1])
}

// aHall is a kiosk on its way from the first evening to the receipt.
func aHall() {
	if err := evening(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// aSheet prints the code of the result that the hall of DATA would print for its learner.
func aSheet() {
	log, err := storage.Open(os.Args[1], storage.Options{Program: "0.1.0"})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer log.Close()
	vault, err := log.Vault()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	keyNo, key := vault.Signer()
	fmt.Print(bundle.Result{
		Kiosk: log.Head().Kiosk, KeyNo: keyNo, Learner: record.LearnerID{ID: record.ID{2}}, Date: record.DayAt(2026, 11, 22),
		Evenings: 14, Lessons: 9, Mastered: 31, Practised: 40,
	}.Sign(key))
}

func evening(stickDir, data string) error {
	at := time.Date(2026, 11, 22, 12, 30, 0, 0, time.UTC)
	log, err := storage.Open(data, storage.Options{Now: func() time.Time { return at }, Program: "0.1.0"})
	if err != nil {
		return err
	}
	defer log.Close()
	vault, err := log.Vault()
	if err != nil {
		return err
	}
	keyNo, key := vault.Signer()
	session, learner, hall := record.SessionID{ID: record.ID{1, byte(log.Head().Seq)}}, record.LearnerID{ID: record.ID{2}}, record.HallID{ID: record.ID{3}}
	for _, fact := range []record.Fact{
		record.HallSet{Hall: hall, Name: "Nhà văn hóa thôn Thử", Commune: "23020", Units: "68-2025-07"},
		record.LearnerRegistered{Learner: learner, Year: 1955, Sex: record.Female},
		record.SessionOpened{Session: session, Date: record.DayAt(2026, 11, 22), Lesson: "L04", Pack: "p", Version: 1},
		record.AttendanceTaken{Session: session, Marks: []record.Mark{{Learner: learner, Presence: record.Present}}},
		record.SessionClosed{Session: session},
	} {
		if _, err := log.Append(record.Draft{Fact: fact}); err != nil {
			return err
		}
	}
	stick, err := courier.OpenStick(stickDir)
	if err != nil {
		return err
	}
	defer stick.Close()
	roots, err := courier.Roots(stick)
	if err != nil || len(roots) == 0 {
		return fmt.Errorf("no centre on the stick: %w", err)
	}
	root := roots[0].Root
	in, err := courier.Inbox(stick, log, root)
	if err != nil {
		return err
	}
	confirmed := record.Seq(0)
	if best, ok := in.Best(); ok {
		confirmed = best.UpTo
		fmt.Printf("arrived up to %d\n", confirmed)
	}
	recipients, err := root.AgeRecipients()
	if err != nil {
		return err
	}
	enrolment, err := bundle.NewEnrolment(bundle.Enrolment{Kiosk: log.Head().Kiosk, KeyNo: keyNo, Hall: hall, HallName: "Nhà văn hóa thôn Thử", Commune: "23020", Program: "0.1.0"}, key, recipients...)
	if err != nil {
		return err
	}
	b, err := courier.Outgoing{Log: log, Confirmed: confirmed, Root: root, Key: key, KeyNo: keyNo, Enrolment: enrolment}.Seal(bundle.MaxFile)
	if err != nil {
		return err
	}
	fmt.Printf("kiosk %s hands over %d-%d\n", log.Head().Kiosk.Short(), confirmed+1, log.Head().Seq)
	h, err := bundle.ReadHeader(b[0])
	if err != nil {
		return err
	}
	return lay(stickDir, map[string][]byte{"enrol/" + log.Head().Kiosk.Short() + ".json": enrolment, "outbox/" + h.Name(): b[0]})
}

func lay(stick string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(stick, "DENDAU", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// answered DATA QUESTION takes the centre's answer from standard input, as the kiosk in DATA does.
func answered() {
	log, err := storage.Open(os.Args[1], storage.Options{ReadOnly: true})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	defer log.Close()
	vault, err := log.Vault()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	_, key := vault.Signer()
	question, _ := strconv.ParseUint(os.Args[2], 10, 32)
	in := bufio.NewScanner(os.Stdin)
	in.Scan()
	fmt.Println("allowed:", bundle.ResetAllowed(in.Text(), log.Head().Kiosk, uint32(question), bundle.CodeKeyOf(key)))
}

// truncated FOLDER cuts the newest bundle off, as a stick does that was pulled out.
func truncated() {
	names, err := filepath.Glob(filepath.Join(os.Args[1], "*-7-*.ddb"))
	if err == nil && len(names) == 1 {
		err = os.Truncate(names[0], 500)
	}
	if err != nil || len(names) != 1 {
		fmt.Fprintln(os.Stderr, names, err)
		os.Exit(1)
	}
}

var address = regexp.MustCompile(`http://\S+`)

// beside DATA STICK runs serve, waits for its address, asks for the login page, imports a stick meanwhile, and interrupts it.
func beside() {
	if err := serveAndImport(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serveAndImport(data, stick string) error {
	serving := exec.Command("dendau-center", "serve", "--data", data, "--listen", "127.0.0.1:0")
	serving.Stderr = os.Stderr
	out, err := serving.StdoutPipe()
	if err != nil {
		return err
	}
	if err := serving.Start(); err != nil {
		return err
	}
	at := ""
	for lines := bufio.NewScanner(out); at == "" && lines.Scan(); {
		fmt.Println(lines.Text())
		at = address.FindString(lines.Text())
	}
	resp, err := http.Get(at + "/login")
	if err != nil {
		return errors.Join(err, serving.Process.Kill(), serving.Wait())
	}
	resp.Body.Close()
	fmt.Println("login page:", resp.Status)
	imported, err := exec.Command("dendau-center", "import", "--data", data, "--enrol", stick).CombinedOutput()
	fmt.Printf("%s", imported)
	if runtime.GOOS == "windows" { // no program can interrupt another there; whoever closes its window kills it too
		_ = errors.Join(serving.Process.Kill(), serving.Wait())
		return err
	}
	return errors.Join(err, serving.Process.Signal(os.Interrupt), serving.Wait())
}

func TestLoopback(t *testing.T) {
	for addr, want := range map[string]bool{"127.0.0.1:80": true, "[::1]:80": true, "0.0.0.0:80": false, "[::]:80": false, "10.0.0.5:8080": false} {
		tcp, err := net.ResolveTCPAddr("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		if got := loopback(tcp); got != want {
			t.Errorf("%s: got %v", addr, got)
		}
	}
}
