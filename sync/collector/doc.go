// Package collector is the centre: it gathers the bundles of all kiosks, answers with receipts, and draws the officers' pages and reports.
//
// A Centre is the union of the logs. It keeps every event once under (kiosk, run, seq), the sealed bundle it came in beside it, and
// everything else it says is computed from these: what is missing, how far a receipt reaches, every report. So a bundle may come in any
// order and any number of times. Whatever does not fit together (a fork, a broken chain) becomes an alarm; nothing is overwritten, nothing
// is dropped. A receipt is given only for what a synchronous commit has put on the disk.
//
// The folder of a centre is centre.db (SQLite), keys (never shown, never logged), bundles (the sealed files as they came) and waiting
// (bundles of kiosks that nobody has enrolled yet). Several processes may work on one folder at a time: SQLite lets one write, others wait.
package collector
