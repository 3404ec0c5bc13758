import 'server-only';
import type { PublicKeyType, X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { makeAuthorityKey, openAuthorityKey } from './authority-keys';
import {
  addressesBelow,
  planOf,
  type AuthorityId,
  type CertificationAuthorityId,
  type EndEntityPlan,
} from './authority-plans';
import {
  certifyAnchor,
  certifyEndEntity,
  certifyIntermediate,
  subjectOf,
  type Issuer,
  type IssuerAddresses,
} from './certificate-profile';
import { certificateRow } from './certificate-row';

/** A certified key of the sandbox, ready to sign. */
export interface Authority extends Issuer {
  id: AuthorityId;
}

/** What a certificate has to say now, and how one that says it is made. */
export interface CertifyingTask {
  renewBeforeDays: number;
  /** Null for an anchor. */
  issuer: { id: CertificationAuthorityId; certificate: X509Certificate } | null;
  addresses: IssuerAddresses;
  sanUris: readonly string[];
  certify: (publicKey: PublicKeyType, privateKey: CryptoKey) => Promise<X509Certificate>;
}

// One set per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & {
  onrampAuthorities?: Map<AuthorityId, Promise<Authority>>;
};

/**
 * An authority or holder key of the sandbox's PKI. It is made at first use, by whichever process comes
 * first; all others read what that one stored. Its certificate is renewed with the same key when it nears
 * its end, and when the public address of the portal (thus the addresses in it) changed.
 */
export async function authority(id: AuthorityId): Promise<Authority> {
  const task = await taskOf(id);
  const known = (store.onrampAuthorities ??= new Map());
  const before = known.get(id);
  if (before) {
    const found = await before;
    if (isCurrent(found.certificate, task)) return found;
  }
  // Whoever noticed first loads; those who come meanwhile wait for the same promise.
  const meanwhile = known.get(id);
  if (meanwhile && meanwhile !== before) return meanwhile;
  const loading = load(id, task);
  known.set(id, loading);
  try {
    return await loading;
  } catch (error) {
    known.delete(id);
    throw error;
  }
}

async function taskOf(id: AuthorityId): Promise<CertifyingTask> {
  const plan = planOf(id);
  if (plan.issuer === null) {
    return {
      renewBeforeDays: 730,
      issuer: null,
      addresses: { caIssuers: null, crl: null, ocsp: null },
      sanUris: [],
      certify: (publicKey, privateKey) =>
        certifyAnchor({ publicKey, title: plan.title }, privateKey),
    };
  }
  if (plan.kind === 'end-entity') return endEntityTask(plan);
  const signer = await authority(plan.issuer);
  const addresses = addressesBelow(plan.issuer);
  return {
    renewBeforeDays: 400,
    issuer: { id: plan.issuer, certificate: signer.certificate },
    addresses,
    sanUris: [],
    certify: (publicKey) =>
      certifyIntermediate({ publicKey, title: plan.title }, signer, addresses),
  };
}

/** What the certificate of somebody who signs for the sandbox has to say. */
export async function endEntityTask(
  plan: Pick<EndEntityPlan, 'title' | 'sanUris' | 'issuer'>,
): Promise<CertifyingTask> {
  const signer = await authority(plan.issuer);
  const addresses = addressesBelow(plan.issuer);
  const { sanUris } = plan;
  const subject = subjectOf(plan.title);
  return {
    renewBeforeDays: 30,
    issuer: { id: plan.issuer, certificate: signer.certificate },
    addresses,
    sanUris,
    certify: (publicKey) => certifyEndEntity({ publicKey, subject, sanUris }, signer, addresses),
  };
}

function isSame(found: readonly string[], wanted: readonly (string | null)[]): boolean {
  const values = wanted.filter((value) => value !== null);
  return found.length === values.length && found.every((value, index) => value === values[index]);
}

/** Whether a certificate still says what it would say if it were issued now. */
export function isCurrent(certificate: X509Certificate, task: CertifyingTask): boolean {
  const leftMs = certificate.notAfter.getTime() - Date.now();
  const view = describeCertificate(certificate);
  const { addresses, issuer } = task;
  return (
    leftMs > task.renewBeforeDays * 86_400_000 &&
    (!issuer || view.authorityKeyId === describeCertificate(issuer.certificate).subjectKeyId) &&
    isSame(view.caIssuers, [addresses.caIssuers]) &&
    isSame(view.ocspUrls, [addresses.ocsp]) &&
    isSame(view.crlUrls, [addresses.crl]) &&
    isSame(view.sanUris, task.sanUris)
  );
}

interface Row {
  certificatePem: string;
  sealedPrivate: string;
}

async function readRow(id: AuthorityId): Promise<Row | null> {
  const client = await db();
  return client.sandboxAuthority.findUnique({
    where: { id },
    select: { certificatePem: true, sealedPrivate: true },
  });
}

async function load(id: AuthorityId, task: CertifyingTask): Promise<Authority> {
  let row = await readRow(id);
  if (!row) {
    await create(id, task);
    row = await readRow(id);
  }
  if (!row) throw new Error(`the sandbox authority ${id} was not stored`);
  if (!isCurrent(certificateOf(row), task)) {
    await renew(id, task, row);
    row = (await readRow(id)) ?? row;
  }
  return {
    id,
    certificate: certificateOf(row),
    privateKey: await openAuthorityKey(id, planOf(id).key, row.sealedPrivate),
  };
}

function certificateOf(row: Row): X509Certificate {
  return parseCertificates(row.certificatePem)[0] as X509Certificate;
}

/** Makes key and certificate and stores them, unless another process was faster: then theirs count. */
async function create(id: AuthorityId, task: CertifyingTask): Promise<void> {
  log.info({ authority: id }, 'making a key of the sandbox PKI');
  const key = await makeAuthorityKey(id, planOf(id).key);
  const certificate = await task.certify(key.publicKey, key.privateKey);
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.sandboxAuthority.createMany({
      data: {
        id,
        certificatePem: certificate.toString('pem'),
        sealedPrivate: key.sealedPrivate,
      },
      skipDuplicates: true,
    });
    if (count === 1 && task.issuer) {
      await tx.sandboxCertificate.create({ data: certificateRow(certificate, task.issuer.id) });
    }
  });
}

/** Certifies the same key again; of two processes that try at once the first wins. */
async function renew(id: AuthorityId, task: CertifyingTask, row: Row): Promise<void> {
  log.info({ authority: id }, 'renewing a certificate of the sandbox PKI');
  const privateKey = await openAuthorityKey(id, planOf(id).key, row.sealedPrivate);
  const certificate = await task.certify(certificateOf(row).publicKey, privateKey);
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.sandboxAuthority.updateMany({
      where: { id, certificatePem: row.certificatePem },
      data: { certificatePem: certificate.toString('pem') },
    });
    if (count === 1 && task.issuer) {
      await tx.sandboxCertificate.create({ data: certificateRow(certificate, task.issuer.id) });
    }
  });
}
