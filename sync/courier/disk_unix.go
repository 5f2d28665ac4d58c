//go:build unix

package courier

import (
	"errors"
	"slices"
	"syscall"
)

// patiently changes names, which here nobody who has a file open hinders.
func patiently(change func() error) error { return change() }

// faultOf tells what an error of the system means for a stick. A stick that is pulled out answers any of the gone ones; EIO may be
// that too, or a broken stick.
func faultOf(err error) *Fault {
	var number syscall.Errno
	if !errors.As(err, &number) {
		return nil
	}
	for fault, numbers := range map[*Fault][]syscall.Errno{
		ErrFull:     {syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG},
		ErrReadOnly: {syscall.EROFS, syscall.EACCES, syscall.EPERM},
		ErrGone:     {syscall.ENOENT, syscall.ENODEV, syscall.ENXIO, syscall.ESTALE, syscall.ENOTCONN, syscall.EBADF},
		ErrBroken:   {syscall.EIO},
		ErrSlow:     {syscall.ETIMEDOUT},
		ErrOccupied: {syscall.ENOTDIR, syscall.EISDIR, syscall.ENOTEMPTY, syscall.EEXIST},
	} {
		if slices.Contains(numbers, number) {
			return fault
		}
	}
	return nil
}
