import 'server-only';
import 'reflect-metadata';
import * as asn1js from 'asn1js';
import {
  AuthorityKeyIdentifierExtension,
  Extension,
  X509CrlGenerator,
  type X509CrlEntryParams,
} from '@peculiar/x509';
import { db } from '@/lib/db/client';
import { fingerprintOf } from '@/lib/protocol/x509/describe';
import { authority } from './authority';
import { certificationAuthorities, type CertificationAuthorityId } from './authority-plans';
import { signingAlgorithmOf } from './certificate-profile';
import { revocationReasons, type RevocationReason } from './revoke-certificate';

const dayMs = 86_400_000;
const lifetimeMs = dayMs;
/**
 * Lists start a little in the past: for readers whose clock is behind, and for a validation that noted the
 * time before it asked for the list.
 */
const backdateMs = 300_000;
/** How long ago a new one was due for the list that is stale on purpose. */
const staleForMs = dayMs;
/** A revoked certificate stays listed for a while after it expired (RFC 5280 §3.3). */
const listedAfterExpiryMs = 7 * dayMs;
const crlNumberOid = '2.5.29.20';

/** A signed revocation list. */
export interface RevocationList {
  der: Uint8Array<ArrayBuffer>;
  crlNumber: number;
  thisUpdate: Date;
  nextUpdate: Date;
}

interface Cached extends RevocationList {
  /** What the list was made from; a list of another state is not served. */
  state: string;
  signedAt: number;
}
// One set per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & {
  onrampRevocationLists?: Map<CertificationAuthorityId, Promise<Cached>>;
};

/**
 * The current revocation list of an authority. One is signed when a certificate was revoked and when
 * half of the life of the last one is over, not for each request; every list has a higher CRL number.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5
 */
export async function revocationList(id: CertificationAuthorityId): Promise<RevocationList> {
  const { certificate } = await authority(id);
  const state = `${fingerprintOf(certificate)} ${await revocationState(id)}`;
  const known = (store.onrampRevocationLists ??= new Map());
  const before = known.get(id);
  if (before) {
    const cached = await before;
    const ageMs = Date.now() - cached.signedAt;
    // A negative age means that the clock was set back: a list from the future would be of no use.
    if (cached.state === state && ageMs >= 0 && ageMs < lifetimeMs / 2) return cached;
  }
  const meanwhile = known.get(id);
  if (meanwhile && meanwhile !== before) return meanwhile;
  const signing = signList(id, state);
  known.set(id, signing);
  try {
    return await signing;
  } catch (error) {
    known.delete(id);
    throw error;
  }
}

/** A text that changes whenever a certificate of the authority is revoked, in whichever process. */
async function revocationState(issuerId: CertificationAuthorityId): Promise<string> {
  const client = await db();
  const { _count, _max } = await client.sandboxCertificate.aggregate({
    where: { issuerId, revokedAt: { not: null } },
    _count: true,
    _max: { revokedAt: true },
  });
  return `${_count} ${_max.revokedAt?.toISOString() ?? ''}`;
}

/** Takes the next number and what is revoked; the row lock makes a higher number list at least as much. */
async function nextList(
  id: CertificationAuthorityId,
): Promise<{ crlNumber: number; entries: X509CrlEntryParams[] }> {
  const client = await db();
  return client.$transaction(async (tx) => {
    const { crlNumber } = await tx.sandboxAuthority.update({
      where: { id },
      data: { crlNumber: { increment: 1 } },
      select: { crlNumber: true },
    });
    const rows = await tx.sandboxCertificate.findMany({
      where: {
        issuerId: id,
        revokedAt: { not: null },
        notAfter: { gt: new Date(Date.now() - listedAfterExpiryMs) },
      },
      orderBy: { revokedAt: 'asc' },
      select: { serialNumber: true, revokedAt: true, revocationReason: true },
    });
    const entries = rows.map((row) => ({
      serialNumber: row.serialNumber,
      revocationDate: row.revokedAt as Date,
      // “unspecified” is 0, which the generator leaves out, as RFC 5280 §5.3.1 asks.
      reason: revocationReasons[row.revocationReason as RevocationReason],
    }));
    return { crlNumber, entries };
  });
}

async function signList(id: CertificationAuthorityId, state: string): Promise<Cached> {
  const { certificate, privateKey } = await authority(id);
  const { crlNumber, entries } = await nextList(id);
  const now = Date.now();
  const end = certificationAuthorities[id].hasStaleList ? now - staleForMs : now + lifetimeMs;
  const thisUpdate = new Date(end - lifetimeMs - backdateMs);
  const nextUpdate = new Date(end);
  const crl = await X509CrlGenerator.create({
    issuer: certificate.subjectName,
    thisUpdate,
    nextUpdate,
    signingKey: privateKey,
    signingAlgorithm: signingAlgorithmOf(privateKey),
    entries,
    extensions: [
      await AuthorityKeyIdentifierExtension.create(certificate.publicKey),
      new Extension(crlNumberOid, false, new asn1js.Integer({ value: crlNumber }).toBER()),
    ],
  });
  return {
    der: new Uint8Array(crl.rawData),
    crlNumber,
    thisUpdate,
    nextUpdate,
    state,
    signedAt: now,
  };
}
