import { hash } from 'node:crypto';
import type { WorkBudget } from '../work-budget';

/** What the derived bytes are for. */
export const purposes = { key: 1, iv: 2, mac: 3 } as const;

/** Hashes by their name in node:crypto, with the sizes of output and block in bytes. */
export const pkcs12Hashes = {
  md5: { output: 16, block: 64 },
  sha1: { output: 20, block: 64 },
  sha224: { output: 28, block: 64 },
  sha256: { output: 32, block: 64 },
  sha384: { output: 48, block: 128 },
  sha512: { output: 64, block: 128 },
  'sha512-224': { output: 28, block: 128 },
  'sha512-256': { output: 32, block: 128 },
} as const;
export type Pkcs12Hash = keyof typeof pkcs12Hashes;

export interface Pkcs12Derivation {
  hash: Pkcs12Hash;
  purpose: keyof typeof purposes;
  /** BMPString with two zero bytes at its end; no bytes at all for a password that is absent. */
  password: Uint8Array;
  salt: Uint8Array;
  iterations: number;
  /** Wanted length in bytes. */
  length: number;
}

/**
 * The key derivation of PKCS #12. Throws CredentialError `too-expensive` before it does anything.
 * @see https://www.rfc-editor.org/rfc/rfc7292#appendix-B.2
 */
export function derivePkcs12Key(wanted: Pkcs12Derivation, budget: WorkBudget): Uint8Array {
  const { output, block } = pkcs12Hashes[wanted.hash];
  const rounds = Math.ceil(wanted.length / output);
  budget.spend('pkcs12', wanted.iterations, rounds);
  const diversifier = Buffer.alloc(block, purposes[wanted.purpose]);
  const input = Buffer.concat([repeated(wanted.salt, block), repeated(wanted.password, block)]);
  const parts: Buffer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    let part = hash(wanted.hash, Buffer.concat([diversifier, input]), 'buffer');
    for (let step = 1; step < wanted.iterations; step += 1)
      part = hash(wanted.hash, part, 'buffer');
    parts.push(part);
    addToBlocks(input, repeated(part, block).subarray(0, block), block);
  }
  return Buffer.concat(parts).subarray(0, wanted.length);
}

/** Repeats bytes up to the next multiple of the block. */
function repeated(bytes: Uint8Array, block: number): Buffer {
  const length = block * Math.ceil(bytes.length / block);
  return Buffer.from(Uint8Array.from({ length }, (_, at) => bytes[at % bytes.length] as number));
}

/** Adds `addend` + 1 to every block of the input, as big-endian numbers that overflow silently. */
function addToBlocks(input: Buffer, addend: Buffer, block: number): void {
  for (let start = 0; start < input.length; start += block) {
    let carry = 1;
    for (let at = block - 1; at >= 0; at -= 1) {
      carry += (input[start + at] as number) + (addend[at] as number);
      input[start + at] = carry & 0xff;
      carry >>= 8;
    }
  }
}
