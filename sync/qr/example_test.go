package qr_test

import (
	"fmt"

	"dendau/sync/qr"
)

// A kiosk shows frames, a phone misses every third of them, and the bytes arrive all the same.
func Example() {
	sender, err := qr.NewSender(make([]byte, 20<<10), qr.Default)
	if err != nil {
		panic(err)
	}
	var phone qr.Receiver
	for shown := 1; shown < 200; shown++ {
		frame := sender.Next() // every sender.Speed().Interval()
		matrix, err := frame.Draw(qr.L)
		if err != nil {
			panic(err)
		}
		if shown == 1 {
			fmt.Printf("version %d, %d modules a side\n", frame.Version(qr.L), matrix.Size)
		}
		if shown%3 == 0 {
			continue
		}
		progress, data := phone.Add(frame.Text())
		if data != nil {
			fmt.Printf("%d bytes from %d symbols\n", len(data), progress.Symbols)
			return
		}
	}
	// Output:
	// version 19, 101 modules a side
	// 20480 bytes from 89 symbols
}
