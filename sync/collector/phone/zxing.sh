#!/bin/sh
# Fetches the QR reader as its authors published it (see FORMAT.md) and packs it as tightly as gzip allows: it is four fifths of the first load.
# The test TestTheReaderIsAsPublished says whether it is what was published.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm install --silent --no-fund --no-audit zxing-wasm@3.1.4 @gfx/zopfli@1.0.15 >/dev/null)
from=$work/node_modules/zxing-wasm/dist
mkdir -p page/zxing/reader
cp "$from/es/reader/index.js" page/zxing/reader/index.js
cp "$from/es/share.js" page/zxing/share.js
(cd "$work" && node -e '
const fs = require("fs");
const zopfli = require("@gfx/zopfli");
zopfli.gzip(fs.readFileSync(process.argv[1]), { numiterations: 15 }, (err, packed) => {
  if (err) throw err;
  fs.writeFileSync("packed", packed);
});' "$from/reader/zxing_reader.wasm")
cp "$work/packed" page/zxing/zxing_reader.wasm.gz
