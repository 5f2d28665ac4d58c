package record

// The ways of an export. Custody begins with the first two: somebody has it, as far as a kiosk can know. Codes that were shown or printed may
// lie anywhere.
const (
	ByStick = "usb"   // written on a stick and read back
	ByPhone = "qr"    // shown as codes, and a phone gave the word that only it can have
	Shown   = "shown" // shown as codes; nobody said that they have it
	ByPaper = "paper" // printed as codes
)

// Exported says that a bundle was handed over: custody begins. Arrival is told by a receipt only.
type Exported struct {
	_ struct{} `cbor:",toarray"`
	// Way is one of the ways above.
	Way string
	// First and Last are the range that the bundles hold.
	First Seq
	Last  Seq
	// Bundles are the first 8 bytes of each bundle's SHA-256.
	Bundles []ID
	// Stick is the volume's name, if it has one.
	Stick string
	// Courier is always empty: a name in the clear may not travel. CarriedBy says who took it.
	Courier string
}

// CarriedBy says who took what was handed over, if they wished to say. Only a random id travels: their name is sealed under a key of their own
// as anybody's (PersonNamed), and goes with that key when they ask to be forgotten (PersonErased).
type CarriedBy struct {
	_ struct{} `cbor:",toarray"`
	// Run and Export are the stamp of the Exported, at the same kiosk.
	Run    Run
	Export Seq
	// Courier took it; zero takes that back. A later word replaces an earlier one.
	Courier ID
}

// ReceiptTaken says that the centre holds this kiosk's log up to a point.
type ReceiptTaken struct {
	_   struct{} `cbor:",toarray"`
	Run Run
	// UpTo is the last sequence number that the centre holds with all before it.
	UpTo Seq
	// Chain is the first 8 bytes of the chain value there.
	Chain ID
	// Issued is the centre's clock in Unix seconds; 0 where the receipt was typed, since its digits tell no time.
	Issued int64
	// Way is "usb", "scan" or "typed".
	Way string
}

func (Exported) Kind() Kind     { return KindExported }
func (ReceiptTaken) Kind() Kind { return KindReceiptTaken }
func (CarriedBy) Kind() Kind    { return KindCarriedBy }
