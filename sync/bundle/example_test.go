package bundle_test

import (
	"crypto/ed25519"
	"fmt"
	"log"

	"dendau/storage/record"
	"dendau/sync/bundle"

	"filippo.io/age"
)

// A kiosk seals an evening; a courier sees what it is without being able to open it; the centre opens it and answers with a receipt.
func Example() {
	centre, err := age.GenerateX25519Identity()
	if err != nil {
		log.Fatal(err)
	}
	kiosk, officer := kioskKey(), keyFrom(100)
	log1 := newHall(3)
	log1.evening(4, 2, 1, 0)

	slice, err := bundle.NewSlice(log1.before, log1.stamps, log1.events)
	if err != nil {
		log.Fatal(err)
	}
	sealed, err := bundle.Seal(slice, kiosk, 1, []age.Recipient{centre.Recipient()})
	if err != nil {
		log.Fatal(err)
	}

	header, err := bundle.ReadHeader(sealed)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("courier:", header.Name(), "events:", header.Count)

	contents, err := bundle.Open(sealed, kiosk.Public().(ed25519.PublicKey), centre)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("centre:", contents.Stamped[1].Fact.Kind())

	last := contents.Runs[len(contents.Runs)-1]
	receipt := bundle.Receipt{Kiosk: contents.Kiosk, Run: last.Run, UpTo: last.Last, Chain: record.ID(last.After[:8]), Issued: 1_795_345_200}
	receipt.Sign(officer)
	fmt.Println("kiosk:", receipt.Verify(slice.Kiosk, officer.Public().(ed25519.PublicKey)), "up to", receipt.UpTo)
	// Output:
	// courier: 5DC86A-1-8.ddb events: 8
	// centre: SessionOpened
	// kiosk: <nil> up to 8
}

// Typing the receipt that somebody reads out over the telephone.
func ExampleMark_Confirms() {
	key := bundle.CodeKeyOf(kioskKey())
	code := someReceipt().Mark().Code(key)
	candidates, err := bundle.SeqsOf(code, 12, 57)
	fmt.Println(code, candidates, err)
	fmt.Println(someReceipt().Mark().Confirms(code, key))
	// Output:
	// 004009157869 [40] <nil>
	// <nil>
}
