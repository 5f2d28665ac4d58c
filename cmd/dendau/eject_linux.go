package main

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"dendau/sync/courier"
)

// The desktop's own service opens and closes sticks for who sits at the machine; no administrator is needed. A PC without it keeps a stick
// open, which does no harm: everything on it is written and read back before.

// diskPatience is how long the service may take. Closing writes out what other programs left.
const diskPatience = 20 * time.Second

func openDrive(ctx context.Context, d courier.Drive) error { return askDisks(ctx, "mount", d.Device) }

func giveBack(ctx context.Context, d courier.Drive) error {
	if !strings.HasPrefix(d.Device, "/dev/") {
		return nil
	}
	return askDisks(ctx, "unmount", d.Device)
}

func askDisks(ctx context.Context, what, device string) error {
	program, err := exec.LookPath("udisksctl")
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, diskPatience)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, what, "--no-user-interaction", "--block-device", device).CombinedOutput()
	if err != nil {
		return errors.Join(err, fmt.Errorf("udisksctl %s %s: %.200s", what, device, out))
	}
	return nil
}
