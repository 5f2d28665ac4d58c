//go:build !linux && !windows

package courier

import "context"

// machine knows no drives elsewhere: --stick names one.
type machine struct {
	wait func(ctx context.Context) error
}

var thisMachine = &machine{wait: tick}

func (*machine) drives() ([]Drive, error) { return nil, nil }
