package ui

// deskCases are the facilitator's screens; the desk's own helper fills them in.
var deskCases []galleryCase
