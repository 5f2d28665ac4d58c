package flow

import (
	"time"

	"dendau/ui/flow/scan"
)

// What a scanner reads off a phone: a receipt, which any screen of the desk takes, and the word that the phone has everything, which the codes wait
// for. On the desk's quiet screens a scanner serves nothing else.

// elsewhereNotice is said where a card is held to the scanner and nobody is looked for.
const elsewhereNotice = "road.noCards"

// scanPause is how long a scanner's characters may lie apart where somebody stands, and whether a hand types digits there too: those of a scan
// are told by how they begin.
func (k *Kiosk) scanPause() (longest time.Duration, pad bool) {
	switch k.room.(type) {
	case *phoneRoom, *receiptRoom:
		return scan.Patient, true
	case *tonightRoom, *arrivedRoom, *custodyRoom, *stickRoom:
		return scan.Patient, false
	}
	return scan.Between, false
}

// lateEnter is how long after an answer the Enter of the scan that asked may still come, on a machine that draws slowly: it leaves no screen.
const lateEnter = time.Second

// scannedOnRoad takes what came home by a phone's screen.
func (k *Kiosk) scannedOnRoad(digits string, kind scan.RoadKind) {
	phone, codes := k.room.(*phoneRoom)
	switch {
	case k.signed.IsZero():
		k.notice = &Notice{Key: "road.atDesk"}
	case kind == scan.Receipt:
		k.notice = nil
		k.takeReceipt(digits)
	case codes:
		k.notice = nil
		phone.wordScanned(k, digits)
	default:
		k.notice = &Notice{Key: "road.noCodes"}
	}
}

func (*tonightRoom) scanned(k *Kiosk, _ code) { k.notice = &Notice{Key: elsewhereNotice} }
func (*arrivedRoom) scanned(k *Kiosk, _ code) { k.notice = &Notice{Key: elsewhereNotice} }
func (*stickRoom) scanned(k *Kiosk, _ code)   { k.notice = &Notice{Key: elsewhereNotice} }

// key: what a scanner types chooses nothing.
func (*stickRoom) key(*Kiosk, rune) bool   { return true }
func (*custodyRoom) key(*Kiosk, rune) bool { return true }
