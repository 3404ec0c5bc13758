import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { holderAddresses } from '../addresses';
import type { CommunityDefinition } from '../communities';
import { builtInHolderNames } from '../holders/built-in';
import type { Holder } from '../holders/settings';
import { authority, endEntityTask, isCurrent, type CertifyingTask } from './authority';
import type { Issuer } from './certificate-profile';
import { certificateRow } from './certificate-row';

// One set per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & {
  onrampHolderCertificates?: Map<string, Promise<X509Certificate>>;
};

/**
 * With what a holder signs its metadata for a community. Built-in holders have a key of their own. All others
 * share one, and each gets a certificate for it that names its own base URL, issued when it is first asked for.
 */
export async function holderCredential(
  holder: Holder,
  community: CommunityDefinition,
): Promise<Issuer> {
  const builtIn = builtInHolderNames.find((name) => name === holder.name);
  if (builtIn) return authority(community.holderKey(builtIn));
  const shared = await authority(community.sharedHolderKey);
  const task = await endEntityTask({
    title: `Sandbox holder ${holder.name}`,
    sanUris: [holderAddresses(holder.name).baseUrl],
    issuer: community.intermediate,
  });
  const certificates = (store.onrampHolderCertificates ??= new Map());
  const key = `${community.id} ${holder.name}`;
  const before = certificates.get(key);
  if (before) {
    const certificate = await before;
    if (isFor(certificate, shared, task)) return { ...shared, certificate };
  }
  // Whoever noticed first gets one; those who come meanwhile wait for the same promise.
  const meanwhile = certificates.get(key);
  const getting = meanwhile && meanwhile !== before ? meanwhile : findOrIssue(shared, task);
  certificates.set(key, getting);
  try {
    return { ...shared, certificate: await getting };
  } catch (error) {
    certificates.delete(key);
    throw error;
  }
}

function isFor(certificate: X509Certificate, shared: Issuer, task: CertifyingTask): boolean {
  const [found, wanted] = [certificate, shared.certificate].map(({ publicKey }) =>
    Buffer.from(publicKey.rawData).toString('base64'),
  );
  return found === wanted && isCurrent(certificate, task);
}

/** The one that was issued before the process started, if it is still good; else a new one. */
async function findOrIssue(shared: Issuer, task: CertifyingTask): Promise<X509Certificate> {
  if (!task.issuer) throw new Error('a holder is no anchor');
  const client = await db();
  const row = await client.sandboxCertificate.findFirst({
    where: { issuerId: task.issuer.id, revokedAt: null, sanUris: { equals: [...task.sanUris] } },
    orderBy: { createdAt: 'desc' },
    select: { certificatePem: true },
  });
  const known = row && parseCertificates(row.certificatePem)[0];
  if (known && isFor(known, shared, task)) return known;
  const issued = await task.certify(shared.certificate.publicKey, shared.privateKey);
  await client.sandboxCertificate.create({ data: certificateRow(issued, task.issuer.id) });
  return issued;
}
