// Restores data from frames in any order, with any of them missing or repeated and several streams mixed. sync/qr/FORMAT.md is the authority.

import { SYMBOL } from "./frame.js";
import { sha256 } from "./sha256.js";

const GOLDEN = 0x9e3779b9;
const WORDS = SYMBOL / 4;
// A courier may walk from one kiosk to the next and back; more than that is noise.
const MAX_ASSEMBLIES = 8;

// The finaliser of MurmurHash3.
function fmix(h) {
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Writes into row's first words which of k sources are XORed into the symbol id. */
export function combine(row, tag, id, k) {
  const words = (k + 31) >>> 5;
  if (id < k) {
    row[id >>> 5] |= 1 << (id & 31);
    return;
  }
  let x = fmix((tag ^ fmix(id + GOLDEN)) >>> 0);
  let all = 0;
  for (let w = 0; w < words; w++) {
    x = (x + GOLDEN) >>> 0;
    row[w] = fmix(x);
    const rest = k - 32 * w;
    if (rest < 32) row[w] &= (1 << rest) - 1;
    all |= row[w];
  }
  if (all === 0) row[(id % k) >>> 5] |= 1 << (id % k & 31);
}

/** One stream on its way: linear equations over GF(2), kept in echelon form. A row is its combination and then its value, in words. */
class Assembly {
  constructor(tag, length) {
    this.tag = tag;
    this.length = length;
    this.k = Math.ceil(length / SYMBOL);
    this.words = (this.k + 31) >>> 5;
    this.rank = 0;
    this.rows = new Array(this.k); // rows[j] has source j as its lowest
    this.data = null;
  }

  learn(id, symbol) {
    const row = new Uint32Array(this.words + WORDS);
    combine(row, this.tag, id, this.k);
    new Uint8Array(row.buffer, this.words * 4).set(symbol);
    for (let w = 0; w < this.words; w++) {
      while (row[w] !== 0) {
        const lowest = row[w] & -row[w];
        const j = 32 * w + 31 - Math.clz32(lowest);
        const known = this.rows[j];
        if (!known) {
          this.rows[j] = row;
          this.rank++;
          return;
        }
        for (let i = w; i < row.length; i++) row[i] ^= known[i]; // the words before w are zero in both
      }
    }
  }

  // Substitutes back from the last source, so that each row is one source, and joins them.
  solve() {
    const out = new Uint8Array(this.k * SYMBOL);
    for (let j = this.k - 1; j >= 0; j--) {
      const row = this.rows[j];
      for (let w = j >>> 5; w < this.words; w++) {
        let bits = w === j >>> 5 ? row[w] & ~(1 << (j & 31)) : row[w];
        while (bits !== 0) {
          const lowest = bits & -bits;
          const known = this.rows[32 * w + 31 - Math.clz32(lowest)];
          for (let i = this.words; i < row.length; i++) row[i] ^= known[i];
          bits ^= lowest;
        }
      }
      out.set(new Uint8Array(row.buffer, this.words * 4, SYMBOL), j * SYMBOL);
    }
    this.rows = null;
    this.data = out.subarray(0, this.length);
  }
}

function startsWith(bytes, magics) {
  return magics.some((magic) => Array.from(magic).every((c, i) => bytes[i] === c.charCodeAt(0)));
}

/** Collects frames. magics are the beginnings that whole data may have; a stream of anything else is dropped when it is whole. */
export class Receiver {
  constructor(magics) {
    this.magics = magics;
    this.assemblies = []; // most recently used first
  }

  /** Takes one frame: { tag, length, rank, k, data }, with data once its stream is whole; null when the stream had to be dropped. */
  add(frame) {
    const a = this.assembly(frame);
    for (let i = 0; i < frame.symbols.length && !a.data; i++) {
      a.learn((frame.id + i) & 0xffff, frame.symbols[i]);
      if (a.rank < a.k) continue;
      a.solve();
      if (new DataView(sha256(a.data).buffer).getUint32(0) !== a.tag || !startsWith(a.data, this.magics)) {
        this.assemblies.shift(); // two streams under one tag, or not ours: begin again
        return null;
      }
    }
    return { tag: a.tag, length: a.length, rank: a.rank, k: a.k, data: a.data };
  }

  assembly({ tag, length }) {
    const at = this.assemblies.findIndex((a) => a.tag === tag && a.length === length);
    const [a] = at < 0 ? [new Assembly(tag, length)] : this.assemblies.splice(at, 1);
    this.assemblies.unshift(a);
    this.assemblies.length = Math.min(this.assemblies.length, MAX_ASSEMBLIES);
    return a;
  }
}
