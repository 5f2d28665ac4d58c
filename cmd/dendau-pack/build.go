package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dendau/content/workshop"
)

func build(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("build", flag.ContinueOnError)
	out := flags.String("out", "", "the .ddp to write")
	keyFile := flags.String("key", "", "the publisher's private key")
	version := flags.Int("version", 0, "the pack's version, instead of the one in course.md")
	cache := flags.String("cache", filepath.Join("build", "cache"), "what was made before; may be deleted")
	source, err := parse(flags, args, true)
	if err != nil {
		return err
	}
	if *out == "" || *keyFile == "" {
		return fmt.Errorf("%w: build needs --out and --key", errMisused)
	}
	key, err := workshop.ReadKey(*keyFile)
	if err != nil {
		return err
	}
	began := time.Now()
	report, err := workshop.Build(ctx, workshop.Options{
		Source: source, Out: *out, Cache: *cache, Key: key, Version: *version, Progress: stderr,
	})
	for _, p := range report.Problems {
		if !p.Fatal {
			fmt.Fprintln(stderr, p)
		}
	}
	if err != nil {
		return err
	}
	lessons := 0
	for _, course := range report.Manifest.Tree {
		lessons += len(course.Lessons)
	}
	fmt.Fprintf(stdout, "%s: %s version %d, %d lessons, %d files, %.1f MB\n", *out, report.Manifest.PackID, report.Manifest.Version,
		lessons, len(report.Manifest.Files), float64(report.Size)/1e6)
	fmt.Fprintf(stdout, "narration %.1f min, film %.0f s; %d made, %d from the cache, %.1f s\n",
		report.Narration.Minutes(), report.Film.Seconds(), report.Made, report.Kept, time.Since(began).Seconds())
	return nil
}

func makeKey(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("key", flag.ContinueOnError)
	dir := flags.String("out", "", "the folder for the key's two halves")
	if _, err := parse(flags, args, false); err != nil {
		return err
	}
	if *dir == "" {
		return fmt.Errorf("%w: key needs --out", errMisused)
	}
	key, err := workshop.NewKey()
	if err != nil {
		return err
	}
	if err := workshop.WriteKey(key, *dir); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%s\n", key.Public())
	return nil
}

// check looks a course over, or a pack with every file of it.
func check(args []string, stdout, stderr io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	keyFile := flags.String("key", "", "the publisher's public key")
	name, err := parse(flags, args, true)
	if err != nil {
		return err
	}
	info, err := os.Stat(name)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if !info.IsDir() {
		return checkPack(name, *keyFile, stdout)
	}
	course, problems, err := workshop.ReadCourse(name)
	if err != nil {
		return err
	}
	problems = append(problems, workshop.Lint(course)...)
	for _, p := range problems {
		if !p.Fatal {
			fmt.Fprintln(stderr, p)
		}
	}
	if problems.Fatal() {
		return problems
	}
	pages, questions, practices, intro := 0, 0, 0, 0
	for _, l := range course.Lessons {
		pages += len(l.Lesson.Pages)
		if l.Intro {
			intro++
		}
		for _, it := range l.Lesson.Items {
			if it.Practice != nil {
				practices++
			} else {
				questions++
			}
		}
	}
	fmt.Fprintf(stdout, "%s: %d lessons (%d of them first steps), %d pages, %d questions, %d practices, %d warnings\n",
		course.PackID, len(course.Lessons), intro, pages, questions, practices, len(problems))
	return nil
}
