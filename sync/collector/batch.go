package collector

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"dendau/sync/bundle"
)

const (
	// groupBundles is how many bundles one commit holds at most: enough that the disk's pace does not count, and little enough that
	// another process of the centre does not wait long.
	groupBundles = 32
	// aheadBundles is how many are judged or being judged while others are written: each may take thirty megabytes of memory.
	aheadBundles = 8
	// filesAtOnce is how many sealed files wait for the disk together; it flushes them in one go.
	filesAtOnce = 8
)

// IngestAll takes many bundles in, in their order, as Ingest takes one: they are judged on all cores while those before them are written,
// several to a commit. told hears of each in its order, after its commit. An error is the centre's own fault; nothing after it is looked at.
func (c *Centre) IngestAll(ctx context.Context, bundles []Found, way string, told func(i int, out Outcome, err error)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	at := 0
	for group := range groups(c.judgeAhead(ctx, bundles, way)) {
		c.settle(ctx, group)
		var broken error
		for _, j := range group {
			told(at, j.out, j.err)
			at++
			if j.err != nil && CodeOf(j.err) == "" && broken == nil {
				broken = j.err
			}
		}
		if broken != nil {
			return broken
		}
	}
	return ctx.Err()
}

// judgeAhead judges bundles on all cores and gives them in their order, a few ahead of whoever takes them.
func (c *Centre) judgeAhead(ctx context.Context, bundles []Found, way string) <-chan chan *judged {
	queue, slots := make(chan chan *judged, aheadBundles), make(chan struct{}, runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for _, f := range bundles {
			one := make(chan *judged, 1)
			select {
			case queue <- one:
			case <-ctx.Done():
				return
			}
			slots <- struct{}{}
			go func() {
				one <- c.judgeFound(ctx, f, way)
				<-slots
			}()
		}
	}()
	return queue
}

func (c *Centre) judgeFound(ctx context.Context, f Found, way string) *judged {
	b, err := f.Load()
	if err != nil {
		return &judged{err: err}
	}
	return c.judge(ctx, b, way)
}

// groups gathers into one commit what is there when the commit before it is done, so that nobody waits for a full one.
func groups(queue <-chan chan *judged) func(yield func([]*judged) bool) {
	return func(yield func([]*judged) bool) {
		for one := range queue {
			group := []*judged{<-one}
			for len(group) < groupBundles {
				next, ok := ready(queue)
				if !ok {
					break
				}
				group = append(group, <-next)
			}
			if !yield(group) {
				return
			}
		}
	}
}

func ready(queue <-chan chan *judged) (chan *judged, bool) {
	select {
	case next, open := <-queue:
		return next, open
	default:
		return nil, false
	}
}

// keepFiles keeps the sealed bytes under their ids; when it returns without an error they are on the disk.
func (c *Centre) keepFiles(good []*judged) error {
	slots, failed := make(chan struct{}, filesAtOnce), make(chan error, len(good))
	var all sync.WaitGroup
	folders := map[string]bool{}
	for _, j := range good {
		dir, err := makeDirs(filepath.Join(c.dir, bundleFolder), j.out.ID.String()[:2])
		if err != nil {
			failed <- err
			break
		}
		folders[dir] = true
		slots <- struct{}{}
		all.Go(func() {
			defer func() { <-slots }()
			if err := keepFile(dir, j.out.ID, j.bytes); err != nil {
				failed <- err
			}
		})
	}
	all.Wait()
	select {
	case err := <-failed:
		return err
	default:
	}
	for dir := range folders {
		if err := syncDir(dir); err != nil {
			return err
		}
	}
	return nil
}

// keepFile keeps one bundle. A file that is there already was written whole.
func keepFile(dir string, id bundle.ID, b []byte) error {
	name := id.String() + ".ddb"
	if old, err := os.ReadFile(filepath.Join(dir, name)); err == nil && bundle.IDOf(old) == id {
		return nil
	}
	return placeFile(dir, name, b, private)
}
