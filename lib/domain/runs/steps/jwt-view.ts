import 'server-only';
import type { Jwt } from '@/lib/protocol/jwt';
import { readX5c } from '@/lib/protocol/jose/x5c';
import { describeCertificate } from '@/lib/protocol/x509/describe';

/** A token that we built and signed, as the run shows it: everything but the signature. */
export function jwtViewOf(id: string, kind: Jwt['kind'], header: object, claims: object): Jwt {
  return {
    id,
    kind,
    direction: 'sent',
    exchangeId: null,
    header: { ...header },
    claims: { ...claims },
    signature: 'ours',
    certificates: readX5c({ ...header }).certificates.map(describeCertificate),
  };
}
