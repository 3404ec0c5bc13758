import { decodeJwt } from '@/lib/protocol/jose/decode-jwt';
import { fromNumericDate } from '@/lib/protocol/jose/numeric-date';
import { stringArray } from '@/lib/protocol/json-body';

/** What a certification says of itself; nothing of it is verified. */
export interface CertificationWords {
  name: string;
  /** Who vouches, by name or by URI; the app itself where it declares. */
  by: string;
  uris: string[];
  /** ISO 8601; null when it does not say. */
  endsAt: string | null;
}

/** Reads a certification for people; null when it is no signed JWT. */
export function certificationWords(certification: string): CertificationWords | null {
  try {
    const { claims } = decodeJwt(certification);
    const { certification_name: name, certification_issuer: issuer, iss, sub } = claims;
    const by = typeof issuer === 'string' ? issuer : typeof iss === 'string' ? iss : 'nobody named';
    return {
      name: typeof name === 'string' ? name : 'without a name',
      by: iss === sub ? 'the app itself' : by,
      uris: stringArray(claims['certification_uris']) ?? [],
      endsAt: fromNumericDate(claims['exp'])?.toISOString() ?? null,
    };
  } catch {
    return null;
  }
}
