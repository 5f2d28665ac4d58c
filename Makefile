# Two commands matter: `make run` and `make test`. Everything else is a part of them.
SHELL := /bin/bash
TAGS := x11,migrated_fynedo
BUILD := build
SAMPLE := assets/course/binh-dan-hoc-vu-so
PACK := $(BUILD)/binh-dan-hoc-vu-so.ddp
VOICES := $(BUILD)/giong-noi.ddv
KEY := $(BUILD)/keys/pack.key
VERSION := $(shell git describe --always --dirty 2>/dev/null || echo dev)
STAMP := $(shell git log -1 --format=%ct 2>/dev/null || echo 0)
LDFLAGS := -s -w -X main.version=$(VERSION) -X main.buildTime=$(STAMP)
export LANG ?= C.UTF-8

.PHONY: run test check build pack voices screens bench office walk windows wine deps-build deps-run deps-test deps-windows deps-wine fuzz clean

## run: install what is missing, build, and start the kiosk with the sample course;
## without a display an evening is walked through the real window and left in out/.
run: deps-run build pack voices
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(BUILD)/dendau --data $(BUILD)/data --pack $(PACK); \
	else $(MAKE) --no-print-directory walk; fi

## test: install what the tests need and pass everything.
test: deps-test check build pack voices
	DENDAU_ALL=1 DENDAU_BUILD=$(CURDIR)/$(BUILD) go test -tags $(TAGS) -timeout 30m ./...

## check: format, vet, staticcheck, tidiness, and every system that can be compiled for.
check: deps-build
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "gofmt these" >&2; exit 1; }
	go vet -tags $(TAGS) ./...
	C_INCLUDE_PATH=$(CURDIR)/ui/media/mpv/compat go vet -tags libmpv ./ui/media/mpv ./cmd/dendau-player
	go tool staticcheck -tags $(TAGS) ./...
	go mod tidy -diff
	for os in linux windows; do CGO_ENABLED=0 GOOS=$$os go build -o /dev/null ./cmd/dendau-center || exit 1; CGO_ENABLED=0 GOOS=$$os go build -o /dev/null ./cmd/dendau-pack || exit 1; done
	CGO_ENABLED=0 GOOS=windows go vet ./storage/... ./sync/... ./content/... ./ui/media ./ui/media/mpv ./ui/flow

build: deps-build
	go build -tags $(TAGS) -ldflags '$(LDFLAGS)' -o $(BUILD)/ ./cmd/dendau
	CGO_ENABLED=0 go build -ldflags '$(LDFLAGS)' -o $(BUILD)/ ./cmd/dendau-center ./cmd/dendau-pack
	C_INCLUDE_PATH=$(CURDIR)/ui/media/mpv/compat go build -tags libmpv -ldflags '$(LDFLAGS)' -o $(BUILD)/ ./cmd/dendau-player

## pack: the sample course, narrated, drawn, filmed and signed. Only what changed is made anew.
pack: build $(KEY)
	$(BUILD)/dendau-pack build $(SAMPLE) --out $(PACK) --key $(KEY) --cache $(BUILD)/cache

## voices: every sentence of the interface as it is heard, beside the program. Recordings in assets/voice come before the machine's voice.
voices: build
	$(BUILD)/dendau-pack voices --out $(VOICES) --recordings assets --cache $(BUILD)/cache

$(KEY): | build
	$(BUILD)/dendau-pack key --out $(BUILD)/keys
	mkdir -p $(BUILD)/trust && cp $(BUILD)/keys/pack.pub $(BUILD)/trust/

## walk: one evening through the real window by real clicks; pictures, bundle, report and receipt in out/.
walk: deps-run build pack voices
	DENDAU_ALL=1 DENDAU_BUILD=$(CURDIR)/$(BUILD) DENDAU_OUT=$(CURDIR)/out go test -tags $(TAGS) -count 1 -run '^TestEveningInTheWindow$$' -timeout 20m -v ./cmd/

## screens: every screen at three text sizes, in both themes and languages: full pictures in out/screens, sheets of four looks in docs/screens.
screens: deps-test pack voices
	mkdir -p out/screens docs/screens
	DENDAU_SCREENS=$(CURDIR)/out/screens DENDAU_SHEETS=$(CURDIR)/docs/screens DENDAU_BUILD=$(CURDIR)/$(BUILD) go test -tags $(TAGS) -count 1 -timeout 30m -run '^TestScreens$$' ./ui/

bench: deps-test build pack voices
	DENDAU_ALL=1 DENDAU_BUILD=$(CURDIR)/$(BUILD) go test -tags $(TAGS) -run '^$$' -bench . -benchtime 1s ./storage/... ./sync/... ./content/... ./ui/... ./cmd/...

## office: every table opened in LibreOffice and read back; it is large, so `make test` reads the workbooks with a library of its own.
office:
	@.ci/deps office
	DENDAU_OFFICE=1 go test -tags $(TAGS) -count 1 -run '^TestOfficeReadsOurTables$$' -v ./cmd/dendau

## windows: the programs for Windows, built here. dendau-player.exe plays once libmpv-2.dll lies beside it.
windows: deps-windows
	mkdir -p $(BUILD)/windows
	CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc-win32 GOOS=windows GOARCH=amd64 go build -trimpath -tags migrated_fynedo -ldflags '$(LDFLAGS) -H windowsgui' -o $(BUILD)/windows/ ./cmd/dendau
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go build -trimpath -ldflags '$(LDFLAGS)' -o $(BUILD)/windows/ ./cmd/dendau-center ./cmd/dendau-pack
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go build -trimpath -tags libmpv -ldflags '$(LDFLAGS)' -o $(BUILD)/windows/ ./cmd/dendau-player

## wine: the portable rooms' tests as Windows programs, and one evening through the window of dendau.exe, in Wine; pictures in out/windows.
## build/windows is then what a hall's PC gets.
PORTABLE := ./assets ./content ./content/workshop ./storage/... ./sync/... ./ui/flow/... ./ui/media ./ui/media/mpv ./cmd/dendau-center ./cmd/dendau-pack
wine: deps-wine windows pack voices
	mkdir -p $(BUILD)/windows/trust out/windows
	cp $(BUILD)/trust/pack.pub $(BUILD)/windows/trust/ && cp $(PACK) $(VOICES) $(BUILD)/windows/
	.ci/wine prepare
	GOOS=windows CGO_ENABLED=0 DENDAU_STICK=E: go test -overlay $(BUILD)/wine/overlay.json -exec $(CURDIR)/.ci/wine -p 1 -count 1 -timeout 30m $(PORTABLE)
	DENDAU_ALL=1 DENDAU_WINE=$(CURDIR)/$(BUILD)/wine DENDAU_BUILD=$(CURDIR)/$(BUILD) DENDAU_OUT=$(CURDIR)/out/windows go test -tags $(TAGS) -count 1 -run '^TestEveningUnderWine$$' -timeout 20m -v ./cmd/

## fuzz: a minute for every fuzz target.
fuzz:
	@for d in $$(git grep -l '^func Fuzz' -- '*_test.go' | xargs -n1 dirname | sort -u); do \
	  for f in $$(grep -ho '^func Fuzz[A-Za-z0-9]*' $$d/*_test.go | cut -c6-); do \
	    echo "$$d $$f"; go test ./$$d -run '^$$' -fuzz "^$$f$$" -fuzztime 60s -fuzzminimizetime 20x || exit 1; done; done

deps-build: ; @.ci/deps build
deps-run: ; @.ci/deps run
deps-test: ; @.ci/deps test
deps-windows: ; @.ci/deps windows
deps-wine: ; @.ci/deps wine

clean:
	rm -rf $(BUILD) out
