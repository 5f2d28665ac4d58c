package main

import (
	"fmt"
	"io"
	"time"

	"dendau/sync/bundle"
)

// inspectCarried shows the readable head of a bundle or a receipt: which kiosk, how much, which range; never who.
func inspectCarried(data []byte, stdout io.Writer) error {
	if string(data[:4]) == "DDB1" {
		h, err := bundle.ReadHeader(data)
		if err != nil {
			return fmt.Errorf("inspect bundle: %w", err)
		}
		fmt.Fprintf(stdout, "bundle     %v\n", bundle.IDOf(data))
		fmt.Fprintf(stdout, "name       %s\n", h.Name())
		fmt.Fprintf(stdout, "kiosk      %v, key %d, run %08x\n", h.Kiosk, h.KeyNo, h.Run)
		fmt.Fprintf(stdout, "events     %d, from %d to %d\n", h.Count, h.First, h.Last())
		fmt.Fprintf(stdout, "sealed     %d bytes, signature not checked\n", h.Body)
		return nil
	}
	r, err := bundle.ParseReceipt(data)
	if err != nil {
		return fmt.Errorf("inspect receipt: %w", err)
	}
	fmt.Fprintf(stdout, "receipt    %s\n", r.Name())
	fmt.Fprintf(stdout, "kiosk      %v, run %08x\n", r.Kiosk, r.Run)
	fmt.Fprintf(stdout, "held       up to %d, and %d ranges beyond gaps\n", r.UpTo, len(r.Held))
	fmt.Fprintf(stdout, "issued     %s, signature not checked\n", time.Unix(r.Issued, 0).UTC().Format(time.RFC3339))
	return nil
}
