package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"

	"golang.org/x/sys/windows"
)

var attachConsole = windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")

// words is where the program speaks. One that is built for windows, so that no black console stands behind the lesson, has no place for words on
// Windows unless somebody wired one. Started from a terminal it speaks there. Otherwise what it tells goes into a file, the last words of a crash too.
func words() (out, err io.Writer) {
	out, err = os.Stdout, os.Stderr
	heard, noted := wired(windows.STD_OUTPUT_HANDLE), wired(windows.STD_ERROR_HANDLE)
	if heard && noted {
		return out, err
	}
	var place io.Writer = io.Discard
	if terminal, ok := parentTerminal(); ok {
		place = terminal
	} else if diary, ok := openDiary(); ok {
		place = diary
	}
	if !heard {
		out = place
	}
	if !noted {
		err = place
	}
	return out, err
}

// wired tells whether a standard handle leads anywhere.
func wired(which uint32) bool {
	h, err := windows.GetStdHandle(which)
	if err != nil || h == 0 || h == windows.InvalidHandle {
		return false
	}
	kind, err := windows.GetFileType(h)
	return err == nil && kind != windows.FILE_TYPE_UNKNOWN
}

// parentTerminal is the terminal of whoever started the program, where there is one.
func parentTerminal() (*os.File, bool) {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	if attachConsole.Find() != nil {
		return nil, false
	}
	if ok, _, _ := attachConsole.Call(parent); ok == 0 {
		return nil, false
	}
	terminal, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	return terminal, err == nil
}

// The diary is for whoever looks after the computer: dendau.log, and dendau.log.1, which was full.
const (
	diaryName = "dendau.log"
	diaryFull = 1 << 20
)

func openDiary() (*os.File, bool) {
	local, err := os.UserCacheDir()
	if err != nil {
		return nil, false
	}
	dir := filepath.Join(local, "dendau")
	path := filepath.Join(dir, diaryName)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, false
	}
	if info, err := os.Stat(path); err == nil && info.Size() > diaryFull {
		if err := os.Rename(path, path+".1"); err != nil && !errors.Is(err, fs.ErrPermission) {
			return nil, false
		}
	}
	diary, err := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, false
	}
	_ = debug.SetCrashOutput(diary, debug.CrashOptions{}) // without it only a crash is told nowhere
	return diary, true
}
