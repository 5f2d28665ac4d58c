// Package courier is the way by stick: it finds drives, lays bundles, a sealed backup and the round sheet out on them, and takes
// receipts, new trust and lesson packs from them.
//
// A stick is pulled out when its carrier is ready, not when we are. So every file is written beside its place, synced, moved there,
// synced again, read back from the drive and compared before anybody is told that it is safe; whatever happens in between, what
// stands under a name is whole. What else lies on a stick is ignored, nothing on it is executed, and nothing is believed before its
// signature is checked. Modification times are never used.
//
// The package reads sticks and hands back values; it appends nothing to the log and trusts nothing by itself. That is the caller's.
package courier
