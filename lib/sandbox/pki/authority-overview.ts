import 'server-only';
import { db } from '@/lib/db/client';
import type { CertificateView } from '@/lib/protocol/jwt';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { pkiFileUrl } from '../addresses';
import { communities } from '../communities';
import { authority } from './authority';
import {
  addressesBelow,
  certificationAuthorities,
  certificationAuthorityIds,
  fileNameOf,
  type CertificationAuthorityId,
} from './authority-plans';
import { revocationList } from './revocation-list';

/** A certification authority of the sandbox, with what it publishes and how much it issued. */
export interface AuthorityOverview {
  id: CertificationAuthorityId;
  kind: 'anchor' | 'intermediate';
  /** The community that it serves; null when it exists for bad test certificates only. */
  communityId: string | null;
  subject: string;
  certificate: CertificateView;
  /** Addresses of what it publishes, null for what it does not. */
  addresses: {
    certificate: string | null;
    /** For trust stores; anchors only. */
    pem: string | null;
    crl: string | null;
    ocsp: string | null;
  };
  /** The current revocation list, null when it publishes none. */
  list: { crlNumber: number; thisUpdate: Date; nextUpdate: Date } | null;
  issued: number;
  revoked: number;
}

/**
 * Every certification authority of the sandbox: those of the communities, and those for bad test
 * certificates as far as they were made.
 */
export async function authorityOverview(): Promise<AuthorityOverview[]> {
  const client = await db();
  const made = new Set(
    (await client.sandboxAuthority.findMany({ select: { id: true } })).map(({ id }) => id),
  );
  const counts = await client.sandboxCertificate.groupBy({
    by: ['issuerId'],
    _count: { _all: true, revokedAt: true },
  });
  const wanted = certificationAuthorityIds.filter((id) => communityOf(id) || made.has(id));
  return Promise.all(
    wanted.map(async (id) => {
      const count = counts.find(({ issuerId }) => issuerId === id)?._count;
      return { ...(await describe(id)), issued: count?._all ?? 0, revoked: count?.revokedAt ?? 0 };
    }),
  );
}

function communityOf(id: CertificationAuthorityId): string | null {
  const found = communities.find(({ anchor, intermediate }) => [anchor, intermediate].includes(id));
  return found?.id ?? null;
}

async function describe(
  id: CertificationAuthorityId,
): Promise<Omit<AuthorityOverview, 'issued' | 'revoked'>> {
  const { certificate } = await authority(id);
  const { kind, publishes } = certificationAuthorities[id];
  const { caIssuers, crl, ocsp } = addressesBelow(id);
  const list = publishes.includes('list') ? await revocationList(id) : null;
  return {
    id,
    kind,
    communityId: communityOf(id),
    subject: certificate.subject,
    certificate: describeCertificate(certificate),
    addresses: {
      certificate: caIssuers,
      pem: kind === 'anchor' && caIssuers !== null ? pkiFileUrl(`${fileNameOf(id)}.pem`) : null,
      crl,
      ocsp,
    },
    list: list && {
      crlNumber: list.crlNumber,
      thisUpdate: list.thisUpdate,
      nextUpdate: list.nextUpdate,
    },
  };
}
