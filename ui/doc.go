// Package ui is the windows: it draws a flow's view and sends actions back, and decides nothing.
//
// One Loop owns the flow. A press becomes an Action, the flow answers with effects, the effects are performed off the window's goroutine
// and come home as actions. This file's neighbours: loop.go is the only place with goroutines, window.go the two windows,
// scene.go says which screen is drawn by which function; learner_*.go, desk_*.go and tv_*.go are the screens.
package ui
