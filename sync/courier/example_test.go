package courier_test

import (
	"context"
	"fmt"
	"log"

	"dendau/sync/bundle"
	"dendau/sync/courier"
)

// What a kiosk does with a stick that was plugged in: first it takes what came home, then it hands everything over.
func Example() {
	var out courier.Outgoing // the log, the key and the trusted root are the kiosk's
	handOver := func(ctx context.Context, dir string) error {
		stick, err := courier.OpenStick(dir)
		if err != nil {
			return err
		}
		defer stick.Close()
		in, err := courier.Inbox(stick, out.Log, out.Root)
		if err != nil {
			return err
		}
		if receipt, ok := in.Best(); ok && receipt.UpTo > out.Confirmed {
			out.Confirmed = receipt.UpTo // and append a record.ReceiptTaken
		}
		if n := len(in.Roots); n > 0 {
			out.Root = in.Roots[n-1].Root // and keep its bytes
		}
		sent, err := courier.Export(ctx, stick, out)
		if err != nil {
			return err
		}
		fmt.Println("safe to pull out:", len(sent.Bundles), "bundles")
		return nil
	}
	if err := handOver(context.Background(), "/media/none"); err != nil {
		fmt.Println(courier.KeyOf(err), bundle.CodeOf(err) == "")
	}
	if drives := (courier.Finder{}).List(); drives == nil {
		log.Println("no stick")
	}
	// Output:
	// handover.error.gone true
}
