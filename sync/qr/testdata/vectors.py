"""Writes vectors.json from FORMAT.md alone, sharing no code with the Go package or the browser's page.

    python3 testdata/vectors.py > testdata/vectors.json
"""
import hashlib, json, zlib

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*-./:"
SIZE = 232


def base41(data):
    out = ""
    for i in range(0, len(data) - 1, 2):
        n = data[i] * 256 + data[i + 1]
        out += ALPHABET[n % 41] + ALPHABET[n // 41 % 41] + ALPHABET[n // 1681]
    if len(data) % 2:
        out += ALPHABET[data[-1] % 41] + ALPHABET[data[-1] // 41]
    return out


def digits(data):
    groups = [data[i:i + 3] for i in range(0, len(data), 3)]
    return "".join(str(int.from_bytes(g, "big")).zfill({1: 3, 2: 5, 3: 8}[len(g)]) for g in groups)


def fmix(h):
    h ^= h >> 16
    h = h * 0x85EBCA6B & 0xFFFFFFFF
    h ^= h >> 13
    h = h * 0xC2B2AE35 & 0xFFFFFFFF
    return h ^ h >> 16


def mask(tag, k, ident):
    """The mask as one big integer: bit j is source j."""
    if ident < k:
        return 1 << ident
    x = fmix(tag ^ fmix((ident + 0x9E3779B9) & 0xFFFFFFFF))
    bits = 0
    for w in range((k + 31) // 32):
        x = (x + 0x9E3779B9) & 0xFFFFFFFF
        bits |= fmix(x) << 32 * w
    bits &= (1 << k) - 1
    return bits or 1 << ident % k


def empty(tag, k):
    """The first id of which no source would be left, so that (id mod k) steps in."""
    def mixed(ident):
        return fmix((fmix(tag ^ fmix((ident + 0x9E3779B9) & 0xFFFFFFFF)) + 0x9E3779B9) & 0xFFFFFFFF)
    return next(i for i in range(k, 65536) if mixed(i) & (1 << k) - 1 == 0)


def words(bits, k):
    return ["%08x" % (bits >> 32 * w & 0xFFFFFFFF) for w in range((k + 31) // 32)]


def frame_bytes(tag, length, ident, body):
    head = tag.to_bytes(4, "big") + length.to_bytes(3, "big") + ident.to_bytes(2, "big") + body
    return head + zlib.crc32(head).to_bytes(4, "big")


def stream_frame(data, ident, n):
    k = -(-len(data) // SIZE)
    tag = int.from_bytes(hashlib.sha256(data).digest()[:4], "big")
    source = [int.from_bytes(data[i * SIZE:(i + 1) * SIZE].ljust(SIZE, b"\0"), "big") for i in range(k)]
    body = b""
    for i in range(n):
        bits, total = mask(tag, k, (ident + i) % 65536), 0
        for j in range(k):
            if bits >> j & 1:
                total ^= source[j]
        body += total.to_bytes(SIZE, "big")
    return frame_bytes(tag, len(data), ident, body)


def noise(length):
    return bytes(fmix(i) & 255 for i in range(length))


def stream(note, data, shown):
    return {"note": note, "data": data.hex(), "frames": ["DD1:" + base41(stream_frame(data, i, n)) for i, n in shown]}


good = stream_frame(noise(300), 0, 2)
flipped = bytearray(good)
flipped[100] ^= 4


def refused(note, raw):
    return {"note": note, "text": "DD1:" + base41(raw)}


vectors = {
    "base41": [{"bytes": b.hex(), "text": base41(b)} for b in
               [b"", b"\0", b"\xff", b"\0\0", b"\xff\xff", bytes.fromhex("0001feff80"), noise(31)]],
    "base41_refused": ["0", "0000", "00%", "::", "A6", ":::", "a00", "00 "],
    "digits": [{"bytes": b.hex(), "text": digits(b)} for b in
               [b"", b"\0", b"\xff", b"\0\0", b"\xff\xff", b"\0\0\0", b"\xff\xff\xff", noise(20)]],
    "digits_refused": ["0", "00", "256", "0000", "65536", "000000", "0000000", "16777216", "0000000A", "+12", "-01"],
    "masks": [{"tag": "%08x" % t, "k": k, "id": i, "words": words(mask(t, k, i), k)} for t, k, i in
              [(0x89F4FF56, 5, 0), (0x89F4FF56, 5, 4), (0x89F4FF56, 5, 5), (0x89F4FF56, 5, 6), (0x89F4FF56, 5, 7),
               (0x89F4FF56, 5, 100), (0x89F4FF56, 5, 65535), (0xB57A4D61, 259, 300), (0, 1, 9), (0, 32, 40),
               (0xFFFFFFFF, 33, 40), (0x01020304, 64, 65535), (0xDEADBEEF, 565, 564), (0xDEADBEEF, 565, 565),
               (1, 1, empty(1, 1)), (2, 5, empty(2, 5)), (3, 9, empty(3, 9)),
               (4, 31, 31), (4, 31, 32), (4, 31, 33), (4, 31, 34), (5, 63, 100), (5, 63, 101), (5, 63, 102)]],
    "frames": [{"bytes": f.hex(), "text": "DD1:" + base41(f)} for f in
               [stream_frame(noise(1), 0, 1), good, stream_frame(noise(2000), 65535, 3)]],
    "frames_refused": [
        {"note": "another program's code", "text": "HTTPS://EXAMPLE.ORG/"},
        {"note": "a later version of the format", "text": "DD2:" + base41(good)},
        {"note": "empty", "text": "DD1:"},
        refused("one bit flipped", bytes(flipped)),
        refused("cut short", good[:-1]),
        refused("no symbols", frame_bytes(1, 1, 0, b"")),
        refused("a symbol too short", frame_bytes(1, 1, 0, bytes(SIZE - 1))),
        refused("eight symbols", frame_bytes(1, 1, 0, bytes(8 * SIZE))),
        refused("data of no bytes", frame_bytes(1, 0, 0, bytes(SIZE))),
        refused("data beyond 565 symbols", frame_bytes(1, 565 * SIZE + 1, 0, bytes(SIZE))),
    ],
    "streams": [
        stream("one still code", noise(700), [(0, 4)]),
        stream("k = 9; the first, third and fifth frames lost, the rest out of order, one twice",
               noise(2000), [(12, 2), (2, 2), (6, 2), (2, 2), (14, 2), (10, 2), (16, 2), (18, 2)]),
        stream("k = 9; the speed changed on the way, the ids wrapped", noise(2001),
               [(65530, 3), (65533, 2), (65535, 5), (4, 5)]),
    ],
}
print(json.dumps(vectors, indent=1))
