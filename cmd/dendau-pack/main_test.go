package main

import (
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dendau/content/workshop"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dendau-pack": main})
}

// The scripts of testdata are what an author types. Those that draw and speak need the programs of the system: with DENDAU_ALL=1 they
// fail where one is missing, otherwise they are skipped.
func TestScripts(t *testing.T) {
	bundles, err := os.ReadDir("../../sync/bundle/testdata")
	if err != nil || len(bundles) == 0 {
		t.Fatalf("the bundles of sync/bundle: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			for _, name := range []string{"evening-1.ddb", "receipt-1.ddr"} {
				data, err := os.ReadFile("../../sync/bundle/testdata/" + name)
				if err != nil {
					return err
				}
				if err := os.WriteFile(env.WorkDir+"/"+name, data, 0o644); err != nil {
					return err
				}
			}
			ddp, key := workshop.SamplePack(2)
			if err := os.WriteFile(env.WorkDir+"/sample.ddp", ddp, 0o644); err != nil {
				return err
			}
			return os.WriteFile(env.WorkDir+"/sample.pub", []byte(key.String()), 0o644)
		},
		Condition: func(cond string) (bool, error) {
			return cond == "tools" && (os.Getenv("DENDAU_ALL") == "1" || workshop.Missing() == nil), nil
		},
	})
}
