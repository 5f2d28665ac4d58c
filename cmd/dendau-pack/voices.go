package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"time"

	"dendau/assets"
	"dendau/content"
	"dendau/content/workshop"
)

// showVoices tells how much of the interface is spoken, and compares every clip with its sum.
func showVoices(v *content.Voices, stdout io.Writer) error {
	counts := map[content.Lang]int{}
	synthetic, ms := 0, 0
	for _, c := range v.Manifest().Clips {
		if _, _, err := v.Locate(c.Path); err != nil {
			return fmt.Errorf("inspect: %w", err)
		}
		for _, lang := range []content.Lang{content.Vietnamese, content.English} {
			if strings.HasPrefix(string(c.Path), path.Dir(string(content.InterfaceVoice(lang, "x")))+"/") {
				counts[lang]++
			}
		}
		if c.Synthetic {
			synthetic++
		}
		ms += c.DurationMS
	}
	fmt.Fprintf(stdout, "spoken interface, format %d: %d clips vi, %d clips en, %d read by a machine, %.1f min; all whole\n",
		v.Manifest().Format, counts[content.Vietnamese], counts[content.English], synthetic, float64(ms)/60000)
	return nil
}

// voices makes the spoken interface, which lies beside the program.
func voices(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("voices", flag.ContinueOnError)
	out := flags.String("out", "", "the file to write")
	recordings := flags.String("recordings", "", "a folder whose folder voice holds recordings")
	cache := flags.String("cache", filepath.Join("build", "cache"), "what was made before; may be deleted")
	if _, err := parse(flags, args, false); err != nil {
		return err
	}
	if *out == "" {
		return fmt.Errorf("%w: voices needs --out", errMisused)
	}
	texts := map[content.Lang]map[string]string{}
	for _, lang := range []content.Lang{content.Vietnamese, content.English} {
		texts[lang] = assets.Spoken(string(lang))
	}
	began := time.Now()
	r, err := workshop.BuildVoices(ctx, workshop.VoicesOptions{Texts: texts, Source: *recordings, Out: *out, Cache: *cache, Progress: stderr})
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s: %d clips, %d of them recorded, %.1f min, %.2f MB; %d made, %d from the cache, %.1f s\n",
		*out, r.Clips, r.Recorded, r.Length.Minutes(), float64(r.Size)/1e6, r.Made, r.Kept, time.Since(began).Seconds())
	return nil
}
