import { CompactSign, exportJWK, generateKeyPair, importJWK } from 'jose';
import * as z from 'zod';
import {
  dpopAlgorithms,
  type DpopAlgorithm,
  type DpopClaims,
  type DpopHeader,
} from '../oauth/dpop';

/** A key that proves requests. */
export interface DpopKey {
  header: DpopHeader;
  sign: (claims: DpopClaims) => Promise<string>;
  /** The private key as it is kept: a secret. */
  secret: string;
}

const KeptKeySchema = z.object({
  alg: z.enum(dpopAlgorithms),
  jwk: z.looseObject({ kty: z.string() }),
});

/** Makes a key of its own for one access. */
export async function makeDpopKey(alg: DpopAlgorithm): Promise<DpopKey> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return openDpopKey(JSON.stringify({ alg, jwk: await exportJWK(privateKey) }));
}

/** Opens a key that was kept. Throws for anything else. */
export function openDpopKey(secret: string): DpopKey {
  const { alg, jwk } = KeptKeySchema.parse(JSON.parse(secret));
  const header: DpopHeader = { typ: 'dpop+jwt', alg, jwk: publicHalf(jwk) };
  return {
    header,
    secret,
    sign: async (claims) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(claims)))
        .setProtectedHeader({ ...header, jwk: header.jwk })
        .sign(await importJWK(jwk, alg)),
  };
}

/** Named one by one, so that no private member can slip through. */
function publicHalf({ kty, crv, x, y, n, e }: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries({ kty, crv, x, y, n, e }).filter(([, value]) => value !== undefined),
  );
}
