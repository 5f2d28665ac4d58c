// Package phone is the page that the centre serves to whoever carries bundles, and its files: a phone loads it once, keeps it, and from
// then on reads a kiosk's codes, holds bundles and sends them when there is signal.
//
// The page is plain modules in page/, served as they stand there: no framework, nothing is built. What they read and write is FORMAT.md's.
// Here in Go is only the door. It takes no bundles; the centre does that under the same root.
package phone

//go:generate ./zxing.sh
//go:generate ./icons.sh
