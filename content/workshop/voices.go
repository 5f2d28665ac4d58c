package workshop

import (
	"archive/zip"
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"dendau/content"
)

// VoicesOptions say what the spoken interface is made of.
type VoicesOptions struct {
	// Texts are the sentences by language and key.
	Texts map[content.Lang]map[string]string
	// Source is a folder whose folder voice may hold recordings, named KEY.LANG.wav (or .opus, .m4a) as in a lesson: they come first.
	Source string
	// Out is the file to write, Cache a folder that may be deleted at any time.
	Out, Cache string
	Progress   io.Writer
}

// VoicesReport is what came of it.
type VoicesReport struct {
	Clips, Recorded int
	Size            int64
	Length          time.Duration
	Made, Kept      int64
}

// BuildVoices makes the file of the spoken interface. The same sentences and recordings give the same bytes.
func BuildVoices(ctx context.Context, o VoicesOptions) (VoicesReport, error) {
	if err := Missing(); err != nil {
		return VoicesReport{}, err
	}
	b := &builder{cache: &cache{dir: o.Cache}, progress: o.Progress}
	if b.progress == nil {
		b.progress = io.Discard
	}
	var err error
	if b.narrator, err = newNarrator(ctx, b.cache, &Course{SyntheticVoice: true, Lexicon: interfaceLexicon}); err != nil {
		return VoicesReport{}, fmt.Errorf("build voices: %w", err)
	}
	v := &voiceBook{clips: Files{}}
	if err := b.runAll(ctx, v.jobs(b.narrator, o)); err != nil {
		return VoicesReport{}, fmt.Errorf("build voices: %w", err)
	}
	v.report.Made, v.report.Kept = b.cache.fresh.Load(), b.cache.found.Load()
	data, err := v.file()
	if err != nil {
		return v.report, fmt.Errorf("build voices: %w", err)
	}
	v.report.Size = int64(len(data))
	if err := os.MkdirAll(filepath.Dir(o.Out), 0o755); err != nil {
		return v.report, fmt.Errorf("write voices: %w", err)
	}
	return v.report, writeWhole(o.Out, data)
}

// interfaceLexicon is how to read what stands on buttons and is of another language.
var interfaceLexicon = map[content.Lang]map[string]string{
	content.Vietnamese: {"English": "tiếng Anh", "Telex": "tê lếch"},
	content.English:    {"Tiếng Việt": "Vietnamese"},
}

// voiceBook gathers clips. mu guards everything: they are made on all processors.
type voiceBook struct {
	mu       sync.Mutex
	clips    Files
	manifest content.VoicesManifest
	report   VoicesReport
}

func (v *voiceBook) jobs(n *narrator, o VoicesOptions) (jobs []job) {
	for _, lang := range slices.Sorted(maps.Keys(o.Texts)) {
		for _, key := range slices.Sorted(maps.Keys(o.Texts[lang])) {
			jobs = append(jobs, func(ctx context.Context) error {
				said, err := n.read(ctx, o.Source, key, lang, o.Texts[lang][key])
				if err != nil {
					return err
				}
				v.put(content.InterfaceVoice(lang, key), said)
				return nil
			})
		}
	}
	return jobs
}

func (v *voiceBook) put(path content.Path, said voice) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.clips[path] = said.data
	v.manifest.Clips = append(v.manifest.Clips, content.VoiceClip{
		Path: path, SHA256: sum(said.data), Size: int64(len(said.data)), DurationMS: int(said.length.Milliseconds()), Synthetic: said.synthetic,
	})
	v.report.Clips++
	v.report.Length += said.length
	if !said.synthetic {
		v.report.Recorded++
	}
}

// file is the whole file, opened once as a kiosk would before it is given away.
func (v *voiceBook) file() ([]byte, error) {
	v.manifest.Format = content.VoicesFormat
	slices.SortFunc(v.manifest.Clips, func(a, b content.VoiceClip) int { return cmp.Compare(a.Path, b.Path) })
	manifest, err := json.MarshalIndent(v.manifest, "", " ")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	err = errors.Join(store(z, "mimetype", []byte(content.VoicesMimeType)), store(z, "manifest.json", manifest))
	for _, c := range v.manifest.Clips {
		err = errors.Join(err, store(z, string(c.Path), v.clips[c.Path]))
	}
	if err = errors.Join(err, z.Close()); err != nil {
		return nil, err
	}
	opened, err := content.OpenVoices(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return nil, err
	}
	for _, c := range v.manifest.Clips {
		if _, _, err := opened.Locate(c.Path); err != nil {
			return nil, err
		}
	}
	return out.Bytes(), nil
}
