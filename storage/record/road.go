package record

// Exported says that a bundle was handed over: custody begins. Arrival is told by a receipt only.
type Exported struct {
	_ struct{} `cbor:",toarray"`
	// Way is "usb" or "qr".
	Way string
	// First and Last are the range that the bundles hold.
	First Seq
	Last  Seq
	// Bundles are the first 8 bytes of each bundle's SHA-256.
	Bundles []ID
	// Stick is the volume's name, if it has one; Courier who took it, if they wished to say.
	Stick   string
	Courier string
}

// ReceiptTaken says that the centre holds this kiosk's log up to a point.
type ReceiptTaken struct {
	_   struct{} `cbor:",toarray"`
	Run Run
	// UpTo is the last sequence number that the centre holds with all before it.
	UpTo Seq
	// Chain is the first 8 bytes of the chain value there.
	Chain ID
	// Issued is the centre's clock in Unix seconds.
	Issued int64
	// Way is "usb", "scan" or "typed".
	Way string
}

func (Exported) Kind() Kind     { return KindExported }
func (ReceiptTaken) Kind() Kind { return KindReceiptTaken }
