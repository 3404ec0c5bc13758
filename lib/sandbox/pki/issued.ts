import 'server-only';
import { db } from '@/lib/db/client';

/** A certificate that an authority of the sandbox issued, as the operator sees it. */
export interface IssuedCertificate {
  /** Lower-case hex. */
  serialNumber: string;
  subject: string;
  sanUris: string[];
  /** The authority that issued it, an id of lib/sandbox/pki/authority-plans. */
  issuerId: string;
  certificatePem: string;
  createdAt: Date;
  notAfter: Date;
  revokedAt: Date | null;
  /** RFC 5280 §5.3.1 name; null while it is not revoked. */
  reason: string | null;
}

const columns = {
  serialNumber: true,
  subject: true,
  sanUris: true,
  issuerId: true,
  certificatePem: true,
  createdAt: true,
  notAfter: true,
  revokedAt: true,
  revocationReason: true,
} as const;

type Row = Omit<IssuedCertificate, 'reason'> & { revocationReason: string | null };

function issued({ revocationReason, ...row }: Row): IssuedCertificate {
  return { ...row, reason: revocationReason };
}

/**
 * The certificate with a serial number: hex in any case, with or without colons. Null when the sandbox
 * issued none with it.
 */
export async function findIssued(serial: string): Promise<IssuedCertificate | null> {
  const serialNumber = serial.replace(/[\s:]/g, '').toLowerCase();
  const client = await db();
  const row = await client.sandboxCertificate.findUnique({
    where: { serialNumber },
    select: columns,
  });
  return row && issued(row);
}

/**
 * Certificates that the sandbox issued, the latest first.
 *
 * @param options.query part of the subject or of the serial number, or a whole SAN URI
 * @param options.limit how many at most
 */
export async function listIssued(options: {
  issuerId?: string | undefined;
  query?: string | undefined;
  limit: number;
}): Promise<IssuedCertificate[]> {
  const query = options.query?.trim() ?? '';
  const client = await db();
  const rows = await client.sandboxCertificate.findMany({
    where: {
      ...(options.issuerId !== undefined && { issuerId: options.issuerId }),
      ...(query !== '' && {
        OR: [
          { subject: { contains: query, mode: 'insensitive' } },
          { serialNumber: { contains: query.replaceAll(':', '').toLowerCase() } },
          { sanUris: { has: query } },
        ],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { serialNumber: 'asc' }],
    take: options.limit,
    select: columns,
  });
  return rows.map(issued);
}
