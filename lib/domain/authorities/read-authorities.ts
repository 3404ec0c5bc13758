import 'server-only';
import { authorityOverview } from '@/lib/sandbox/pki/authority-overview';
import { listIssued } from '@/lib/sandbox/pki/issued';
import type { CertificationAuthority } from '@/lib/schemas/authority';

/** More are found by searching. */
const shownAtOnce = 100;

/**
 * The certification authorities of the sandbox and what they issued, the latest first.
 *
 * @param query part of a subject or a serial number, or a whole SAN URI
 */
export async function readAuthorities(query?: string): Promise<CertificationAuthority> {
  const [authorities, issued] = await Promise.all([
    authorityOverview(),
    listIssued({ query, limit: shownAtOnce }),
  ]);
  return {
    authorities: authorities.map(({ list, ...authority }) => ({
      ...authority,
      list: list && {
        crlNumber: list.crlNumber,
        thisUpdate: list.thisUpdate.toISOString(),
        nextUpdate: list.nextUpdate.toISOString(),
      },
    })),
    issued: issued.map(({ certificatePem: _pem, createdAt, notAfter, revokedAt, ...one }) => ({
      ...one,
      createdAt: createdAt.toISOString(),
      notAfter: notAfter.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    })),
  };
}
