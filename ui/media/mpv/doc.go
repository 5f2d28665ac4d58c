// Package mpv is the player process seen from both its ends.
//
// The kiosk's end is Film and Voice: a media.Player that starts the program
// dendau-player when it is needed, writes Orders to its standard input and
// reads Reports and frames from its standard output. It links no libmpv. The
// death or absence of the program is a Failed event, never more.
//
// The program's end is Serve, behind the build tag libmpv: it obeys Orders with
// libmpv through go-mpv. Only cmd/dendau-player is built with that tag.
//
// Frames travel through the pipe. Shared memory was weighed and left: at
// 1365×768 a frame costs 0.7 ms of CPU at each end of a 1 MiB pipe (2 % of a
// core each at 30 a second; 0.2 ms at the size of a learner's page), and in
// return a dying player can neither pull mapped memory from under the kiosk
// nor write into a picture that is being shown, and Windows needs no code of
// its own.
package mpv
