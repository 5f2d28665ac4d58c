package courier

import (
	"errors"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dendau/storage"
	"dendau/storage/record"
	"dendau/sync/bundle"
)

// Standing is how a receipt stands to this kiosk's log.
type Standing int

// The standings.
const (
	// Fits: the centre holds this very log up to there.
	Fits Standing = iota
	// Ahead: the centre holds more than the kiosk has; the kiosk was set back to an older state. Its next run is a fork; tell the person.
	Ahead
	// Forked: the centre holds another log of this kiosk up to there: a copied disk or a restored backup. Tell the person.
	Forked
)

// Receipt is a receipt for this kiosk whose signature is the centre's.
type Receipt struct {
	bundle.Receipt
	Standing Standing
}

// RootFile is a root and the bytes to keep of it.
type RootFile struct {
	Root  bundle.Root
	Bytes []byte
}

// Ignored is a file that was meant for us by its name and refused.
type Ignored struct {
	Name string
	Err  error
}

// Incoming is what a stick brings home. Nothing of it has been acted on.
type Incoming struct {
	// Roots follow the kiosk's root one by one, each verified by the one before. The receipts are judged by the last.
	Roots []RootFile
	// Receipts are those for this kiosk, the one that reaches furthest last.
	Receipts []Receipt
	// Ignored are for the log.
	Ignored []Ignored
}

// Best is the receipt that reaches furthest and fits the log; false when there is none.
func (in Incoming) Best() (bundle.Receipt, bool) {
	for _, r := range slices.Backward(in.Receipts) {
		if r.Standing == Fits {
			return r.Receipt, true
		}
	}
	return bundle.Receipt{}, false
}

// Inbox reads what the stick brings for the kiosk of that log, which trusts root: all that is meant for it or, where the stick fails, nothing
// and the fault. Files that are not what their names say are passed over.
func Inbox(stick *Stick, log Log, root bundle.Root) (Incoming, error) {
	var in Incoming
	if err := in.takeRoots(stick, root); err != nil {
		return Incoming{}, fmt.Errorf("inbox: %w", err)
	}
	if n := len(in.Roots); n > 0 {
		root = in.Roots[n-1].Root
	}
	if err := in.takeReceipts(stick, log, root); err != nil {
		return Incoming{}, fmt.Errorf("inbox: %w", err)
	}
	return in, nil
}

// takeRoots follows the roots on the stick from the kiosk's own as far as they lead.
func (in *Incoming) takeRoots(stick *Stick, root bundle.Root) error {
	files, ignored, err := stick.roots()
	if err != nil {
		return err
	}
	in.Ignored = append(in.Ignored, ignored...)
	for _, next := range files {
		if next.Root.N <= root.N {
			continue
		}
		if err := root.Verify(next.Root); err != nil {
			in.Ignored = append(in.Ignored, Ignored{bundle.RootName(next.Root.N), err})
			return nil
		}
		in.Roots = append(in.Roots, next)
		root = next.Root
	}
	return nil
}

// Roots gives the roots on a stick, rising, as they claim to be. At setup the facilitator chooses one of them to trust; after that only
// Inbox decides.
func Roots(stick *Stick) ([]RootFile, error) {
	files, _, err := stick.roots()
	return files, err
}

var rootName = regexp.MustCompile(`^([1-9][0-9]{0,5})\.root\.json$`)

func (s *Stick) roots() (files []RootFile, ignored []Ignored, err error) {
	names, err := s.list(bundle.TrustFolder, rootName.MatchString)
	if err != nil {
		return nil, nil, err
	}
	for _, name := range names {
		b, err := s.read(path.Join(bundle.TrustFolder, name), bundle.MaxPaper)
		var root bundle.Root
		if err == nil {
			root, err = bundle.ParseRoot(b)
		}
		if err := failing("read "+name, err); err != nil {
			return nil, nil, err
		}
		if err == nil && strconv.Itoa(root.N) != rootName.FindStringSubmatch(name)[1] {
			err = fmt.Errorf("it is root %d", root.N)
		}
		if err != nil {
			ignored = append(ignored, Ignored{name, err})
			continue
		}
		files = append(files, RootFile{root, b})
	}
	slices.SortFunc(files, func(a, b RootFile) int { return a.Root.N - b.Root.N })
	return files, ignored, nil
}

// takeReceipts reads the receipts whose name begins with the kiosk's short code; all others are for other halls.
func (in *Incoming) takeReceipts(stick *Stick, log Log, root bundle.Root) error {
	kiosk := log.Head().Kiosk
	names, err := stick.list(bundle.ReceiptsFolder, func(name string) bool {
		return strings.HasPrefix(strings.ToUpper(name), kiosk.Short()) && strings.EqualFold(path.Ext(name), ".ddr")
	})
	if err != nil {
		return err
	}
	for _, name := range names {
		r, err := stick.receipt(path.Join(bundle.ReceiptsFolder, name), kiosk, root)
		if err == nil {
			var standing Standing
			if standing, err = Stand(r, log); err == nil {
				in.Receipts = append(in.Receipts, Receipt{r, standing})
				continue
			}
		}
		if err := failing("read "+name, err); err != nil {
			return err
		}
		in.Ignored = append(in.Ignored, Ignored{name, err})
	}
	slices.SortStableFunc(in.Receipts, func(a, b Receipt) int { return int(int64(a.UpTo) - int64(b.UpTo)) })
	return nil
}

func (s *Stick) receipt(name string, kiosk record.KioskID, root bundle.Root) (bundle.Receipt, error) {
	b, err := s.read(name, bundle.MaxReceipt)
	if err != nil {
		return bundle.Receipt{}, err
	}
	r, err := bundle.ParseReceipt(b)
	if err != nil {
		return bundle.Receipt{}, err
	}
	return r, r.Verify(kiosk, root.VerifyingKeys()...)
}

// Stand compares a receipt, whichever way it came home, with the log.
func Stand(r bundle.Receipt, log Log) (Standing, error) {
	chain, err := log.ChainAt(r.UpTo)
	switch {
	case errors.Is(err, storage.ErrRange):
		return Ahead, nil
	case err != nil:
		return 0, fmt.Errorf("compare receipt up to %d: %w", r.UpTo, err)
	case record.ID(chain[:8]) != r.Chain:
		return Forked, nil
	}
	return Fits, nil
}
