package assets_test

import (
	"testing"

	"dendau/assets"
)

func TestCommunesOfFormerBinhThuan(t *testing.T) {
	all := assets.Communes()
	if len(all) != 45 {
		t.Errorf("got %d communes, want 45", len(all))
	}
	byCode := map[string]assets.Commune{}
	for _, c := range all {
		byCode[c.Code] = c
	}
	if got, want := byCode["23020"], (assets.Commune{Code: "23020", Kind: "xã", Name: "Hải Ninh"}); got != want {
		t.Errorf("23020 is %v, want %v", got, want)
	}
}

func TestATableThatIsNotOneIsRefused(t *testing.T) {
	for name, table := range map[string]string{
		"a code without its zero": "p,c,t,n\n68,2302,xa,Mẫu\n",
		"a type nobody knows":     "p,c,t,n\n68,23020,huyen,Mẫu\n",
		"a column too few":        "p,c,t\n68,23020,xa\n",
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := assets.ParseCommunes([]byte(table)); err == nil {
				t.Error("it was taken")
			}
		})
	}
}
