import 'server-only';
import type { X509Certificate } from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { log } from '@/lib/log';
import { caIssuerUrls, crlUrls, describeCertificate, sanUris } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { holderAddresses, type HolderName } from '../addresses';
import { makeAuthorityKey, openAuthorityKey } from './authority-keys';
import {
  belowAnchor,
  belowIntermediate,
  certifyAnchor,
  certifyEndEntity,
  certifyIntermediate,
  type Issuer,
  type IssuerAddresses,
} from './certificate-profile';
import { certificateRow } from './certificate-row';

export type AuthorityId = 'anchor' | 'intermediate' | `holder:${HolderName}`;

/** A certified key of the sandbox, ready to sign. */
export interface Authority extends Issuer {
  id: AuthorityId;
}

interface Plan {
  modulusBits: number;
  renewBeforeDays: number;
  issuer: Authority | null;
  addresses: IssuerAddresses | null;
  sanUris: string[];
  certify: (publicKey: CryptoKey, privateKey: CryptoKey) => Promise<X509Certificate>;
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
  const plan = await planOf(id);
  const known = (store.onrampAuthorities ??= new Map());
  const before = known.get(id);
  if (before) {
    const found = await before;
    if (isCurrent(found.certificate, plan)) return found;
  }
  // Whoever noticed first loads; those who come meanwhile wait for the same promise.
  const meanwhile = known.get(id);
  if (meanwhile && meanwhile !== before) return meanwhile;
  const loading = load(id, plan);
  known.set(id, loading);
  try {
    return await loading;
  } catch (error) {
    known.delete(id);
    throw error;
  }
}

async function planOf(id: AuthorityId): Promise<Plan> {
  if (id === 'anchor') {
    return {
      modulusBits: 4096,
      renewBeforeDays: 730,
      issuer: null,
      addresses: null,
      sanUris: [],
      certify: certifyAnchor,
    };
  }
  if (id === 'intermediate') {
    const anchor = await authority('anchor');
    return {
      modulusBits: 3072,
      renewBeforeDays: 400,
      issuer: anchor,
      addresses: belowAnchor(),
      sanUris: [],
      certify: (publicKey) => certifyIntermediate(publicKey, anchor),
    };
  }
  const intermediate = await authority('intermediate');
  const holder = id.slice('holder:'.length) as HolderName;
  const { baseUrl } = holderAddresses(holder);
  return {
    modulusBits: 2048,
    renewBeforeDays: 30,
    issuer: intermediate,
    addresses: belowIntermediate(),
    sanUris: [baseUrl],
    certify: (publicKey) =>
      certifyEndEntity(
        { publicKey, commonName: `Sandbox holder ${holder}`, sanUris: [baseUrl] },
        intermediate,
      ),
  };
}

function isSame(found: readonly string[], wanted: readonly string[]): boolean {
  return found.length === wanted.length && found.every((value, index) => value === wanted[index]);
}

/** Whether a certificate still says what it would say if it were issued now. */
function isCurrent(certificate: X509Certificate, plan: Plan): boolean {
  const leftMs = certificate.notAfter.getTime() - Date.now();
  const { subjectKeyId } = describeCertificate(plan.issuer?.certificate ?? certificate);
  const { authorityKeyId } = describeCertificate(certificate);
  return (
    leftMs > plan.renewBeforeDays * 86_400_000 &&
    (plan.issuer === null || authorityKeyId === subjectKeyId) &&
    isSame(caIssuerUrls(certificate), plan.addresses ? [plan.addresses.caIssuers] : []) &&
    isSame(crlUrls(certificate), plan.addresses ? [plan.addresses.crl] : []) &&
    isSame(sanUris(certificate), plan.sanUris)
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

async function load(id: AuthorityId, plan: Plan): Promise<Authority> {
  let row = await readRow(id);
  if (!row) {
    await create(id, plan);
    row = await readRow(id);
  }
  if (!row) throw new Error(`the sandbox authority ${id} was not stored`);
  if (!isCurrent(certificateOf(row), plan)) {
    await renew(id, plan, row);
    row = (await readRow(id)) ?? row;
  }
  return {
    id,
    certificate: certificateOf(row),
    privateKey: await openAuthorityKey(id, row.sealedPrivate),
  };
}

function certificateOf(row: Row): X509Certificate {
  return parseCertificates(row.certificatePem)[0] as X509Certificate;
}

/** Makes key and certificate and stores them, unless another process was faster: then theirs count. */
async function create(id: AuthorityId, plan: Plan): Promise<void> {
  log.info({ authority: id }, 'making a key of the sandbox PKI');
  const key = await makeAuthorityKey(id, plan.modulusBits);
  const certificate = await plan.certify(key.publicKey, key.privateKey);
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
    if (count === 1 && plan.sanUris.length > 0) {
      await tx.sandboxCertificate.create({ data: certificateRow(certificate) });
    }
  });
}

/** Certifies the same key again; of two processes that try at once the first wins. */
async function renew(id: AuthorityId, plan: Plan, row: Row): Promise<void> {
  log.info({ authority: id }, 'renewing a certificate of the sandbox PKI');
  const publicKey = await certificateOf(row).publicKey.export(
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    ['verify'],
  );
  const certificate = await plan.certify(publicKey, await openAuthorityKey(id, row.sealedPrivate));
  const client = await db();
  await client.$transaction(async (tx) => {
    const { count } = await tx.sandboxAuthority.updateMany({
      where: { id, certificatePem: row.certificatePem },
      data: { certificatePem: certificate.toString('pem') },
    });
    if (count === 1 && plan.sanUris.length > 0) {
      await tx.sandboxCertificate.create({ data: certificateRow(certificate) });
    }
  });
}
