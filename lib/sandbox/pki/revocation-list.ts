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
import { revocationReasons, type RevocationReason } from './revoke-certificate';

/** The authorities that publish a revocation list. */
export type ListIssuer = 'anchor' | 'intermediate';

const lifetimeMs = 86_400_000;
/**
 * Lists start a little in the past: for readers whose clock is behind, and for a validation that noted the
 * time before it asked for the list.
 */
const backdateMs = 300_000;
/** A revoked certificate stays listed for a while after it expired (RFC 5280 §3.3). */
const listedAfterExpiryMs = 7 * 86_400_000;
const crlNumberOid = '2.5.29.20';

interface Cached {
  der: Uint8Array<ArrayBuffer>;
  /** What the list was made from; a list of another state is not served. */
  state: string;
  signedAt: number;
}
// One set per process, whichever bundle asks: Next loads this module more than once.
const store = globalThis as typeof globalThis & {
  onrampRevocationLists?: Map<ListIssuer, Promise<Cached>>;
};

/**
 * The current revocation list (DER) of an authority. One is signed when a certificate was revoked and when
 * half of the life of the last one is over, not for each request; every list has a higher CRL number.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-5
 */
export async function revocationList(id: ListIssuer): Promise<Uint8Array<ArrayBuffer>> {
  const { certificate } = await authority(id);
  const state = `${fingerprintOf(certificate)} ${await revocationState(id)}`;
  const known = (store.onrampRevocationLists ??= new Map());
  const before = known.get(id);
  if (before) {
    const cached = await before;
    const ageMs = Date.now() - cached.signedAt;
    // A negative age means that the clock was set back: a list from the future would be of no use.
    if (cached.state === state && ageMs >= 0 && ageMs < lifetimeMs / 2) return cached.der;
  }
  const meanwhile = known.get(id);
  if (meanwhile && meanwhile !== before) return (await meanwhile).der;
  const signing = signList(id, state);
  known.set(id, signing);
  try {
    return (await signing).der;
  } catch (error) {
    known.delete(id);
    throw error;
  }
}

/** A text that changes whenever a certificate of the authority is revoked, in whichever process. */
async function revocationState(id: ListIssuer): Promise<string> {
  // The anchor issues the intermediate alone; replacing that one means replacing the sandbox.
  if (id === 'anchor') return 'none';
  const client = await db();
  const { _count, _max } = await client.sandboxCertificate.aggregate({
    where: { revokedAt: { not: null } },
    _count: true,
    _max: { revokedAt: true },
  });
  return `${_count} ${_max.revokedAt?.toISOString() ?? ''}`;
}

/** Takes the next number and what is revoked; the row lock makes a higher number list at least as much. */
async function nextList(
  id: ListIssuer,
): Promise<{ number: number; entries: X509CrlEntryParams[] }> {
  const client = await db();
  return client.$transaction(async (tx) => {
    const { crlNumber } = await tx.sandboxAuthority.update({
      where: { id },
      data: { crlNumber: { increment: 1 } },
      select: { crlNumber: true },
    });
    if (id === 'anchor') return { number: crlNumber, entries: [] };
    const rows = await tx.sandboxCertificate.findMany({
      where: {
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
    return { number: crlNumber, entries };
  });
}

async function signList(id: ListIssuer, state: string): Promise<Cached> {
  const { certificate, privateKey } = await authority(id);
  const { number, entries } = await nextList(id);
  const now = Date.now();
  const crl = await X509CrlGenerator.create({
    issuer: certificate.subjectName,
    thisUpdate: new Date(now - backdateMs),
    nextUpdate: new Date(now + lifetimeMs),
    signingKey: privateKey,
    signingAlgorithm: privateKey.algorithm,
    entries,
    extensions: [
      await AuthorityKeyIdentifierExtension.create(certificate.publicKey),
      new Extension(crlNumberOid, false, new asn1js.Integer({ value: number }).toBER()),
    ],
  });
  return { der: new Uint8Array(crl.rawData), state, signedAt: now };
}
