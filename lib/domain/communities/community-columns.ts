import 'server-only';
import 'reflect-metadata';
import { BasicConstraintsExtension, type X509Certificate } from '@peculiar/x509';
import { AppError } from '@/lib/errors';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import type { CommunityUpdate } from '@/lib/schemas/community';

type Field = 'anchorsPem' | 'intermediatesPem';

function refuse(field: Field, detail: string): AppError {
  return new AppError('request.invalid', {
    fields: [{ path: field, code: 'invalid_certificate', detail }],
  });
}

function readAuthorities(text: string, field: Field): string[] {
  if (text.trim() === '') return [];
  let certificates: X509Certificate[];
  try {
    certificates = parseCertificates(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable';
    throw refuse(field, `Expected certificates in PEM: ${reason}.`);
  }
  for (const certificate of certificates) {
    if (!certificate.getExtension(BasicConstraintsExtension)?.ca) {
      throw refuse(
        field,
        `Found ${certificate.subject}, which is not a certification authority; expected CA certificates only.`,
      );
    }
  }
  return [...new Set(certificates.map((certificate) => certificate.toString('pem')))];
}

/**
 * The input of a form as columns: the certificates are read, must be authorities, and are kept in PEM.
 * Throws `request.invalid` on the field.
 */
export function communityColumns(input: CommunityUpdate) {
  const { anchorsPem, intermediatesPem, ...columns } = input;
  const anchors = anchorsPem === undefined ? undefined : readAuthorities(anchorsPem, 'anchorsPem');
  if (anchors?.length === 0) throw refuse('anchorsPem', 'At least one anchor is needed, as PEM.');
  // Prisma leaves out what is undefined, the compiler wants it said.
  const given = Object.fromEntries(
    Object.entries(columns).filter(([, value]) => value !== undefined),
  ) as { [Name in keyof typeof columns]: Exclude<(typeof columns)[Name], undefined> };
  return {
    ...given,
    ...(anchors ? { anchorsPem: anchors } : {}),
    ...(intermediatesPem === undefined
      ? {}
      : { intermediatesPem: readAuthorities(intermediatesPem, 'intermediatesPem') }),
  };
}
