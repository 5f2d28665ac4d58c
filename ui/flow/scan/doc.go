// Package scan understands what a USB scanner types: the QR code of an ID card, and our own cards, which are decimal digits only because
// a typing program on the PC may compose letters but never digits. It keeps what a class needs and throws the rest away.
package scan
