package assets

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// said is what the module's sources say about keys: the keys given to T, and
// every string literal there is.
type said struct {
	keys     map[string]string // key → where
	literals map[string]bool
}

func sources(t *testing.T) said {
	t.Helper()
	found := said{map[string]string{}, map[string]bool{}}
	err := filepath.WalkDir("..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		files := token.NewFileSet()
		file, err := parser.ParseFile(files, path, nil, 0)
		if err != nil {
			return nil // being written by somebody; the compiler tells
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil {
					found.literals[text] = true
				}
			}
			if key := keyOfCall(n); key != "" {
				found.keys[key] = files.Position(n.Pos()).String()
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// keyOfCall is the literal key in a call of some value's T, or "".
func keyOfCall(n ast.Node) string {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return ""
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || method.Sel.Name != "T" {
		return ""
	}
	lit, ok := call.Args[0].(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return ""
	}
	key, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return key
}

func TestKeysInTheSourcesHaveSentences(t *testing.T) {
	m := NewMessages(Vietnamese)
	for key, where := range sources(t).keys {
		if !m.Has(key) {
			t.Errorf("%s: no sentence for %q", where, key)
		}
	}
}

// TestNoSentenceIsUnused looks for each key as a literal, or for a literal
// ending in a dot that begins it ("errors." + code). While screens are being
// written sentences come before their screens, so only the whole check asks.
func TestNoSentenceIsUnused(t *testing.T) {
	if os.Getenv("DENDAU_ALL") != "1" {
		t.Skip("asked by the whole check only: DENDAU_ALL=1")
	}
	literals := sources(t).literals
	for _, area := range areas(t) {
		for key := range catalogue(t, area+".vi.json") {
			used := literals[key]
			for at := 0; at < len(key) && !used; at++ {
				used = key[at] == '.' && literals[key[:at+1]]
			}
			if !used {
				t.Errorf("%s: nobody says %q", area, key)
			}
		}
	}
}
