package courier

import (
	"bytes"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// memDisk is a stick that keeps apart what a program sees and what would survive being pulled out: bytes survive once their file was
// synced, names once their folder was. It counts its calls and fails one of them.
type memDisk struct {
	live    map[string]*memNode
	durable map[string]*memNode
	// calls counts, failAt is the call that fails (0 for none) with err. gone fails all after it too.
	calls  int
	failAt int
	err    error
	gone   bool
	// lying makes Sync do nothing: the negative control.
	lying bool
	// rotten changes a byte of what is written.
	rotten bool
	free   uint64
	// locked refuses every change. limited: room is how many bytes can be written before it is full.
	locked  bool
	limited bool
	room    int
}

type memNode struct {
	dir    bool
	data   []byte
	synced []byte
}

func newMemDisk() *memDisk {
	root := &memNode{dir: true}
	return &memDisk{live: map[string]*memNode{".": root}, durable: map[string]*memNode{".": root}, free: 1 << 30}
}

// call is every system call's beginning.
func (d *memDisk) call() error {
	d.calls++
	if d.failAt > 0 && (d.calls == d.failAt || d.gone && d.calls > d.failAt) {
		return d.err
	}
	return nil
}

// change is a call that changes something.
func (d *memDisk) change() error {
	err := d.call()
	if err == nil && d.locked {
		err = writeProtected
	}
	return err
}

func (d *memDisk) node(name string) (*memNode, error) {
	if n, ok := d.live[name]; ok {
		return n, nil
	}
	return nil, noFile
}

func (d *memDisk) Mkdir(name string) error {
	if err := d.change(); err != nil {
		return err
	}
	if _, err := d.node(name); err == nil {
		return fileExists
	}
	if _, err := d.node(path.Dir(name)); err != nil {
		return err
	}
	d.live[name] = &memNode{dir: true}
	return nil
}

func (d *memDisk) Create(name string) (file, error) {
	if err := d.change(); err != nil {
		return nil, err
	}
	if _, err := d.node(name); err == nil {
		return nil, fileExists
	}
	if _, err := d.node(path.Dir(name)); err != nil {
		return nil, err
	}
	n := &memNode{}
	d.live[name] = n
	return &memFile{disk: d, name: name, node: n}, nil
}

func (d *memDisk) Open(name string) (file, error) {
	if err := d.call(); err != nil {
		return nil, err
	}
	n, err := d.node(name)
	if err != nil {
		return nil, err
	}
	return &memFile{disk: d, name: name, node: n, read: bytes.NewReader(n.data)}, nil
}

func (d *memDisk) Lstat(name string) (fs.FileInfo, error) {
	if err := d.call(); err != nil {
		return nil, err
	}
	n, err := d.node(name)
	return memInfo{path.Base(name), n}, err
}

func (d *memDisk) List(dir string, max int, pass func(string) bool) ([]fs.DirEntry, error) {
	if err := d.call(); err != nil {
		return nil, err
	}
	var out []fs.DirEntry
	for name, n := range d.live {
		if path.Dir(name) == dir && name != "." && pass(path.Base(name)) && len(out) < max {
			out = append(out, fs.FileInfoToDirEntry(memInfo{path.Base(name), n}))
		}
	}
	return out, nil
}

func (d *memDisk) Rename(from, to string) error {
	if err := d.change(); err != nil {
		return err
	}
	n, err := d.node(from)
	if err != nil {
		return err
	}
	d.live[to] = n
	delete(d.live, from)
	return nil
}

func (d *memDisk) Remove(name string) error {
	if err := d.change(); err != nil {
		return err
	}
	_, err := d.node(name)
	delete(d.live, name)
	return err
}

func (d *memDisk) SyncDir(dir string) error {
	if err := d.call(); err != nil || d.lying {
		return err
	}
	maps.DeleteFunc(d.durable, func(name string, _ *memNode) bool { return name != "." && path.Dir(name) == dir })
	for name, n := range d.live {
		if path.Dir(name) == dir {
			d.durable[name] = n
		}
	}
	return nil
}

func (d *memDisk) SyncAll() error {
	if err := d.call(); err != nil || d.lying {
		return err
	}
	d.durable = maps.Clone(d.live)
	for _, n := range d.live {
		n.synced = slices.Clone(n.data)
	}
	return nil
}

func (d *memDisk) Free() (uint64, error) { return d.free, d.call() }
func (d *memDisk) Close() error          { return d.call() }

// pull gives what a stick can hold that was pulled out now: only what was made durable; all names and half of the unsynced bytes; all
// names and none of them; or everything, when the drive happened to be done.
func (d *memDisk) pull() map[string]map[string][]byte {
	out := map[string]map[string][]byte{}
	for state, names := range map[string]map[string]*memNode{"durable": d.durable, "half": d.live, "empty": d.live, "all": d.live} {
		out[state] = map[string][]byte{}
		for name, n := range names {
			if n.dir {
				continue
			}
			data := n.synced
			if lost := len(n.data) - len(n.synced); lost > 0 && state == "half" {
				data = n.data[:len(n.synced)+lost/2]
			}
			if state == "all" {
				data = n.data
			}
			out[state][name] = data
		}
	}
	return out
}

// mend is the stick plugged in again after it held files.
func mended(files map[string][]byte) *memDisk {
	d := newMemDisk()
	for name, data := range files {
		at := ""
		for part := range strings.SplitSeq(path.Dir(name), "/") {
			at = path.Join(at, part)
			d.live[at] = &memNode{dir: true}
		}
		d.live[name] = &memNode{data: slices.Clone(data), synced: slices.Clone(data)}
	}
	d.durable = maps.Clone(d.live)
	return d
}

type memFile struct {
	disk *memDisk
	name string
	node *memNode
	read *bytes.Reader
}

func (f *memFile) Read(p []byte) (int, error) {
	if err := f.disk.call(); err != nil {
		return 0, err
	}
	return f.read.Read(p)
}

func (f *memFile) ReadAt(p []byte, off int64) (int, error) {
	if err := f.disk.call(); err != nil {
		return 0, err
	}
	return f.read.ReadAt(p, off)
}

// Write that fails has written half.
func (f *memFile) Write(p []byte) (int, error) {
	if err := f.disk.call(); err != nil {
		f.node.data = append(f.node.data, p[:len(p)/2]...)
		return len(p) / 2, err
	}
	if f.disk.limited && len(p) > f.disk.room {
		n := f.disk.room
		f.node.data, f.disk.room = append(f.node.data, p[:n]...), 0
		return n, noSpace
	}
	f.disk.room -= len(p)
	f.node.data = append(f.node.data, p...)
	if f.disk.rotten {
		f.node.data[len(f.node.data)/2] ^= 1
	}
	return len(p), nil
}

func (f *memFile) Sync() error {
	if err := f.disk.call(); err != nil || f.disk.lying {
		return err
	}
	f.node.synced = slices.Clone(f.node.data)
	return nil
}

func (f *memFile) Forget() error              { return f.disk.call() }
func (f *memFile) Close() error               { return f.disk.call() }
func (f *memFile) Stat() (fs.FileInfo, error) { return memInfo{f.name, f.node}, f.disk.call() }

type memInfo struct {
	name string
	node *memNode
}

func (i memInfo) Name() string       { return i.name }
func (i memInfo) Size() int64        { return int64(len(i.node.data)) }
func (i memInfo) ModTime() time.Time { return time.Time{} }
func (i memInfo) IsDir() bool        { return i.node.dir }
func (i memInfo) Sys() any           { return nil }
func (i memInfo) Mode() fs.FileMode {
	if i.node.dir {
		return fs.ModeDir
	}
	return 0
}

var _ io.Reader = (*memFile)(nil)
