import 'reflect-metadata';
import {
  algorithmsFor,
  webCryptoParameters,
  type KeyKind,
} from '@/lib/protocol/credentials/key-kinds';
import type { SigningAlgorithm } from '@/lib/protocol/jose/algorithms';
import { signerFromKey, signJws, type Signer } from '@/lib/protocol/jose/sign';
import { encodeSigningInput } from '@/lib/protocol/jose/signing-input';
import { issue } from '@/lib/protocol/testing/pki';

/**
 * Signatures per second through `signJws`, beside the bare call of WebCrypto in the same process. Run:
 * node --import tsx --conditions=react-server bench/signatures.ts
 */
const cases: [SigningAlgorithm, KeyKind][] = [
  ['RS256', 'rsa-2048'],
  ['ES256', 'p-256'],
  ['ES384', 'p-384'],
];
const rounds = 5;
const roundMs = 400;

const claims = {
  iss: 'https://app.example.org',
  sub: 'https://app.example.org',
  aud: 'https://holder.example.org/token',
  iat: 1_772_366_400,
  exp: 1_772_366_700,
  jti: '0f8fad5b-d9cb-469f-a165-70867728950e',
};

/** How many times in a second an act can be done, one after the other. */
async function perSecond(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  let count = 0;
  while (performance.now() - start < roundMs) {
    await act();
    count += 1;
  }
  return (count * 1000) / (performance.now() - start);
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

for (const [alg, kind] of cases) {
  if (!algorithmsFor(kind).includes(alg)) throw new Error(`${kind} does not sign with ${alg}`);
  const keys = await crypto.subtle.generateKey(webCryptoParameters(kind, alg), false, [
    'sign',
    'verify',
  ]);
  const { certificate } = await issue(null, { keys });
  const signer: Signer = await signerFromKey(keys.privateKey, alg, [certificate]);
  const header = { alg, x5c: signer.x5c };
  const input = new TextEncoder().encode(
    encodeSigningInput(header, new TextEncoder().encode(JSON.stringify(claims))),
  );
  const parameters = { name: keys.privateKey.algorithm.name, hash: `SHA-${alg.slice(2)}` };
  const ours = () => signJws(header, claims, signer);
  const bare = () => crypto.subtle.sign(parameters, keys.privateKey, input);
  await Promise.all([perSecond(ours), perSecond(bare)]);
  const measured: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  for (let round = 0; round < rounds; round += 1) {
    measured.ours.push(await perSecond(ours));
    measured.bare.push(await perSecond(bare));
  }
  const [a, b] = [median(measured.ours), median(measured.bare)];
  console.log(
    `${alg}: ${a.toFixed(0)} signatures/s through signJws, ${b.toFixed(0)}/s bare, ratio ${(a / b).toFixed(2)}`,
  );
}
