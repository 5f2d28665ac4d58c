package spool

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

var (
	winspool          = windows.NewLazySystemDLL("winspool.drv")
	getDefaultPrinter = winspool.NewProc("GetDefaultPrinterW")
	shell32           = windows.NewLazySystemDLL("shell32.dll")
	shellExecuteEx    = shell32.NewProc("ShellExecuteExW")
)

// longestName is how long a printer's name is at most, in UTF-16.
const longestName = 1024

// Print lays a PDF into the folder and asks the program that prints PDFs on this computer to print it. Windows prints none by itself; where no program
// does, that is ErrNone, and nobody sees a window that asks for one. The file stays until Clean: the program reads it in its own time.
func Print(_ context.Context, folder, name string, pdf []byte) (printer string, err error) {
	printer, err = defaultPrinter()
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", fmt.Errorf("spool: %w", err)
	}
	file := filepath.Join(folder, name)
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		return "", fmt.Errorf("spool: %w", err)
	}
	// Some programs know a printer only by its name, others only the usual one.
	err = shell("printto", file, `"`+printer+`"`)
	if err != nil {
		err = shell("print", file, "")
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(file))
	}
	return printer, nil
}

// Clean takes away what earlier prints left in the folder. A file that is still being read stays.
func Clean(folder string) error { return os.RemoveAll(folder) }

func defaultPrinter() (string, error) {
	if err := getDefaultPrinter.Find(); err != nil {
		return "", ErrNone
	}
	var name [longestName]uint16
	size := uint32(len(name))
	if ok, _, _ := getDefaultPrinter.Call(uintptr(unsafe.Pointer(&name[0])), uintptr(unsafe.Pointer(&size))); ok == 0 {
		return "", ErrNone
	}
	printer := windows.UTF16ToString(name[:])
	if printer == "" {
		return "", ErrNone
	}
	return printer, nil
}

// executeInfo is SHELLEXECUTEINFOW.
type executeInfo struct {
	size, mask                        uint32
	window                            uintptr
	verb, file, parameters, directory *uint16
	show                              int32
	instance, list                    uintptr
	class                             *uint16
	key                               uintptr
	hotKey                            uint32
	icon, process                     uintptr
}

const (
	noAsync = 0x100 // it returns when the program has been asked
	noUI    = 0x400 // it asks nobody anything
)

// shell asks the program that is registered for a file to do something with it.
func shell(verb, file, parameters string) error {
	info := executeInfo{mask: noAsync | noUI, show: windows.SW_HIDE}
	info.size = uint32(unsafe.Sizeof(info))
	for _, text := range []struct {
		to   **uint16
		from string
	}{{&info.verb, verb}, {&info.file, file}, {&info.parameters, parameters}} {
		if text.from == "" {
			continue
		}
		p, err := windows.UTF16PtrFromString(text.from)
		if err != nil {
			return fmt.Errorf("spool: %w", err)
		}
		*text.to = p
	}
	if err := shellExecuteEx.Find(); err != nil {
		return ErrNone
	}
	if ok, _, err := shellExecuteEx.Call(uintptr(unsafe.Pointer(&info))); ok == 0 {
		if errors.Is(err, windows.ERROR_NO_ASSOCIATION) {
			return ErrNone
		}
		return fmt.Errorf("spool: %s %s: %w", verb, filepath.Base(file), err)
	}
	return nil
}
