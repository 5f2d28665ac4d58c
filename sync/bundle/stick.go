package bundle

// Where things lie on a stick, with slashes: the places at which a kiosk and the centre meet. What only kiosks lay there, or only the centre,
// stands with whoever does it; FORMAT.md beside the courier is the authority on all of it.
const (
	StickFolder    = "DENDAU"
	OutboxFolder   = StickFolder + "/outbox"
	EnrolFolder    = StickFolder + "/enrol"
	ReceiptsFolder = StickFolder + "/receipts"
	TrustFolder    = StickFolder + "/trust"
	PacksFolder    = StickFolder + "/packs"
	// HallList is the file of Halls.
	HallList = StickFolder + "/halls.json"
)
