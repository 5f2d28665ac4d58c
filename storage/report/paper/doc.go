// Package paper lays out what a hall prints: sheets of A4 as PDF, with the letters embedded, so that every printer and every viewer
// shows the marks. It draws the values that it is given; it counts nothing, and names stand only on sheets whose purpose is a name.
package paper
