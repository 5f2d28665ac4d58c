package storage_test

import (
	"fmt"
	"os"

	"dendau/storage"
	"dendau/storage/record"
)

func ExampleOpen() {
	dir, err := os.MkdirTemp("", "log")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	log, err := storage.Open(dir, storage.Options{Program: "0.1.0"})
	if err != nil {
		panic(err)
	}
	defer log.Close()

	if _, err := log.Append(record.Draft{Fact: record.SettingChanged{Key: "lang", Value: "vi"}}); err != nil {
		panic(err) // nothing was kept
	}
	for event, err := range log.Since(0) {
		if err != nil {
			panic(err)
		}
		fmt.Println(event.Seq, event.Fact.Kind())
	}
	// Output:
	// 1 RunStarted
	// 2 SettingChanged
}
