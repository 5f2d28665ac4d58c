package main

import (
	"errors"
	"fmt"

	"github.com/go-gl/glfw/v3.4/glfw"
	"golang.org/x/sys/windows"

	"dendau/assets"
	"dendau/content"
)

// canDraw tries what the toolkit will do and, where it cannot be done, says so in a window of Windows' own. A computer without its maker's
// graphics driver has an OpenGL of 1997, and the toolkit ends there without a word that anybody sees.
func canDraw(first content.Lang) error {
	err := tryDrawing()
	if err == nil {
		return nil
	}
	second := content.English
	if first == content.English {
		second = content.Vietnamese
	}
	const key = "errors.graphics"
	text := assets.NewMessages(string(first)).T(key) + "\n\n" + assets.NewMessages(string(second)).T(key)
	said, wrong := windows.UTF16PtrFromString(text)
	title, wrongTitle := windows.UTF16PtrFromString("Đèn Dầu")
	if wrong == nil && wrongTitle == nil {
		_, _ = windows.MessageBox(0, said, title, windows.MB_OK|windows.MB_ICONERROR|windows.MB_SETFOREGROUND) // the log has it too
	}
	return fmt.Errorf("open a window: %w", err)
}

// tryDrawing opens the kind of window that the toolkit asks for, unseen, and closes it.
func tryDrawing() (err error) {
	defer func() { // of an error that it does not expect the library makes a panic
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	if err := glfw.Init(); err != nil {
		return err
	}
	glfw.WindowHint(glfw.Visible, glfw.False)
	glfw.WindowHint(glfw.ContextVersionMajor, 2)
	glfw.WindowHint(glfw.ContextVersionMinor, 1)
	w, err := glfw.CreateWindow(16, 16, "", nil, nil)
	glfw.DefaultWindowHints()
	if err == nil && w == nil { // of a fault of the system the library only writes a line
		err = errors.New("the system opens no window that can be drawn into")
	}
	if err != nil {
		return err
	}
	w.Destroy()
	return nil
}
