package main

import (
	"archive/zip"
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"aead.dev/minisign"

	"dendau/content"
)

func readKey(file string) ([]content.PublicKey, error) {
	if file == "" {
		return nil, nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read public key: %w", err)
	}
	key, err := content.ParsePublicKey(text)
	return []content.PublicKey{key}, err
}

func checkPack(name, keyFile string, stdout io.Writer) error {
	trusted, err := readKey(keyFile)
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if trusted == nil {
		return fmt.Errorf("%w: check %s needs --key PUB, the publisher's public key", errMisused, name)
	}
	p, err := content.Open(f, info.Size(), trusted)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if err := p.Verify(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	m := p.Manifest()
	fmt.Fprintf(stdout, "%s: %s version %d, signed by %s, %d files whole\n", name, m.PackID, m.Version, p.Signer().ID(), len(m.Files))
	return nil
}

// maxInspect is the greatest bundle; packs are read through the zip's directory and never whole.
const maxInspect = 8 << 20

// inspect shows what a file says of itself. Nothing of it is believed: without the keys it may be anybody's.
func inspect(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("inspect", flag.ContinueOnError)
	keyFile := flags.String("key", "", "the publisher's public key")
	name, err := parse(flags, args, true)
	if err != nil {
		return err
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("inspect: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("inspect: %w", err)
	}
	magic := make([]byte, 4)
	if _, err := io.ReadFull(f, magic); err != nil {
		return fmt.Errorf("inspect %s: %w", name, err)
	}
	switch string(magic) {
	case "PK\x03\x04":
		if v, err := content.OpenVoices(f, info.Size()); err == nil {
			return showVoices(v, stdout)
		}
		return inspectPack(f, info.Size(), name, *keyFile, stdout)
	case "DDB1", "DDR1":
		data, err := io.ReadAll(io.LimitReader(io.MultiReader(bytes.NewReader(magic), f), maxInspect+1))
		if err != nil || len(data) > maxInspect {
			return fmt.Errorf("inspect %s: longer than %d bytes, or unreadable: %w", name, maxInspect, err)
		}
		return inspectCarried(data, stdout)
	}
	return fmt.Errorf("inspect %s: neither a pack (.ddp), a bundle (.ddb) nor a receipt (.ddr): it begins %s", name, hex.EncodeToString(magic))
}

func inspectPack(f io.ReaderAt, size int64, name, keyFile string, stdout io.Writer) error {
	manifest, signature, err := unbelieved(f, size)
	if err != nil {
		return fmt.Errorf("inspect %s: %w", name, err)
	}
	m, err := content.ParseManifest(manifest)
	if err != nil {
		return fmt.Errorf("inspect %s: %w", name, err)
	}
	var s minisign.Signature
	if err := s.UnmarshalText(signature); err != nil {
		return fmt.Errorf("inspect %s: signature: %w", name, err)
	}
	trusted, err := readKey(keyFile)
	if err != nil {
		return err
	}
	verdict := "not checked (give --key PUB)"
	if trusted != nil {
		verdict = "good"
		if _, err := content.Open(f, size, trusted); err != nil {
			verdict = "REFUSED: " + err.Error()
		}
	}
	showManifest(m, stdout)
	fmt.Fprintf(stdout, "signed by  %016X, signature %s\n", s.KeyID, verdict)
	return nil
}

// unbelieved takes manifest and signature out of a .ddp whose publisher may be nobody we know.
func unbelieved(f io.ReaderAt, size int64) (manifest, signature []byte, err error) {
	z, err := zip.NewReader(f, size)
	if err != nil {
		return nil, nil, err
	}
	read := func(part string) ([]byte, error) {
		r, err := z.Open(part)
		if err != nil {
			return nil, err
		}
		defer r.Close()
		data, err := io.ReadAll(io.LimitReader(r, content.MaxManifest+1))
		if len(data) > content.MaxManifest {
			return nil, errors.New(part + " is too long")
		}
		return data, err
	}
	if manifest, err = read("manifest.json"); err != nil {
		return nil, nil, err
	}
	signature, err = read("manifest.json.minisig")
	return manifest, signature, err
}

func showManifest(m *content.Manifest, stdout io.Writer) {
	fmt.Fprintf(stdout, "pack       %s version %d (%s)\n", m.PackID, m.Version, m.VersionLabel)
	fmt.Fprintf(stdout, "title      %s / %s\n", m.Title.In(content.Vietnamese), m.Title.In(content.English))
	fmt.Fprintf(stdout, "publisher  %s, %s\n", m.Publisher, m.Licence.SPDX)
	fmt.Fprintf(stdout, "asks for   a program of level %d\n", m.MinApp)
	count, bytes := map[content.Role]int{}, map[content.Role]int64{}
	synthetic := 0
	for _, f := range m.Files {
		count[f.Role]++
		bytes[f.Role] += f.Size
		if f.Role == content.RoleVoice && f.Synthetic {
			synthetic++
		}
	}
	for _, r := range []content.Role{content.RoleLesson, content.RolePicture, content.RoleVoice, content.RoleFilm, content.RoleSubtitles} {
		fmt.Fprintf(stdout, "%-10s %d files, %.1f MB\n", r, count[r], float64(bytes[r])/1e6)
	}
	fmt.Fprintf(stdout, "synthetic  %d of %d voices\n", synthetic, count[content.RoleVoice])
	for _, c := range m.Tree {
		what := "lesson    "
		if c.Intro {
			what = "first step"
		}
		for _, l := range c.Lessons {
			fmt.Fprintf(stdout, "%s %s, %d min, skills %v\n", what, l.ID, l.Minutes, l.Skills)
		}
	}
}
