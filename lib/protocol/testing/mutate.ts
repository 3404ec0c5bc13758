/** Numbers from 0 to below `limit`, the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): (limit: number) => number {
  let state = seed;
  return function next(limit: number): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

type Mutation = (bytes: Uint8Array, next: (limit: number) => number) => Uint8Array;

function withByte(bytes: Uint8Array, index: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[index] = value;
  return copy;
}

/** Where a DER value begins, as far as a look from outside tells: a tag that occurs, and a length that fits. */
function headersIn(bytes: Uint8Array): number[] {
  const tags = [1, 2, 3, 4, 5, 6, 12, 19, 22, 23, 0x30, 0x31, 0x80, 0x82, 0x86, 0xa0, 0xa3];
  return [...bytes.keys()].filter((at) => {
    const length = bytes[at + 1] ?? 0;
    return tags.includes(bytes[at] ?? 0) && (length >= 0x80 || at + 2 + length <= bytes.length);
  });
}

function anyHeader(bytes: Uint8Array, next: (limit: number) => number): number {
  const headers = headersIn(bytes);
  return headers[next(headers.length)] ?? 0;
}

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  return new Uint8Array([...bytes.subarray(0, at), ...added, ...bytes.subarray(at + removed)]);
}

const lengths = [0, 1, 0x7f, 0x80, 0x81, 0x82, 0x84, 0x88, 0xff];

const mutations: readonly Mutation[] = [
  function flipBit(bytes, next) {
    const index = next(bytes.length);
    return withByte(bytes, index, (bytes[index] ?? 0) ^ (1 << next(8)));
  },
  (bytes, next) => withByte(bytes, next(bytes.length), next(256)),
  (bytes, next) => bytes.slice(0, next(bytes.length)),
  (bytes, next) => spliced(bytes, next(bytes.length), 1 + next(8), new Uint8Array()),
  function insert(bytes, next) {
    const added = Uint8Array.from({ length: 1 + next(8) }, () => next(256));
    return spliced(bytes, next(bytes.length), 0, added);
  },
  (bytes, next) => withByte(bytes, anyHeader(bytes, next) + 1, lengths[next(lengths.length)] ?? 0),
  (bytes, next) => withByte(bytes, anyHeader(bytes, next), next(256)),
  function emptyValue(bytes, next) {
    const at = anyHeader(bytes, next);
    return spliced(bytes, at + 1, 1 + (bytes[at + 1] ?? 0), new Uint8Array([0]));
  },
  function repeatPart(bytes, next) {
    const at = next(bytes.length);
    return spliced(bytes, at, 0, bytes.slice(at, at + 1 + next(40)));
  },
];

/** The bytes with one to three things broken: bits, bytes, lengths, tags, or parts missing or doubled. */
export function mutate(
  bytes: Uint8Array,
  next: (limit: number) => number,
): Uint8Array<ArrayBuffer> {
  let mutated = bytes;
  for (let count = 1 + next(3); count > 0; count -= 1) {
    const mutation = mutations[next(mutations.length)] as Mutation;
    mutated = mutation(mutated, next);
  }
  return new Uint8Array(mutated);
}
