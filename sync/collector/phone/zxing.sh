#!/bin/sh
# Fetches the QR reader as its authors published it (see FORMAT.md). The test TestTheReaderIsAsPublished says whether it is that.
set -eu
cd "$(dirname "$0")"
version=3.1.4
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "zxing-wasm@$version" >/dev/null && tar xzf "zxing-wasm-$version.tgz")
mkdir -p page/zxing/reader
cp "$work/package/dist/es/reader/index.js" page/zxing/reader/index.js
cp "$work/package/dist/es/share.js" page/zxing/share.js
gzip -9nc "$work/package/dist/reader/zxing_reader.wasm" >page/zxing/zxing_reader.wasm.gz
