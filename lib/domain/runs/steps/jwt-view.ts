import 'server-only';
import type { Jwt } from '@/lib/protocol/jwt';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';

/** A token that we built and signed, as the run shows it: everything but the signature. */
export function jwtViewOf(
  id: string,
  kind: Jwt['kind'],
  header: { alg: string; x5c: string[] },
  claims: object,
): Jwt {
  return {
    id,
    kind,
    direction: 'sent',
    exchangeId: null,
    header,
    claims: { ...claims },
    signature: 'ours',
    certificates: header.x5c.flatMap((der) => parseCertificates(der)).map(describeCertificate),
  };
}
