//go:build !windows

package main

import "dendau/content"

// canDraw asks nothing here: every desktop that runs on these systems draws.
func canDraw(content.Lang) error { return nil }
