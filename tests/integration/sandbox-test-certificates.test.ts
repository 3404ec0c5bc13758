import { createSign, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import type { X509Certificate } from '@peculiar/x509';
import { generateKeyPair } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64 } from '@/lib/protocol/bytes';
import { describeCertificate } from '@/lib/protocol/x509/describe';
import { parseCertificates } from '@/lib/protocol/x509/parse';
import { validatePath } from '@/lib/protocol/x509/validate-path';
import { authority } from '@/lib/sandbox/pki/authority';
import { addressesBelow } from '@/lib/sandbox/pki/authority-plans';
import { certifyEndEntity, subjectOf } from '@/lib/sandbox/pki/certificate-profile';
import { sandboxCommunity } from '@/lib/sandbox/pki/community';
import { ownPkiTransport } from '@/lib/sandbox/pki/own-transport';
import { issueTestCertificate, testCertificateKinds } from '@/lib/sandbox/pki/test-certificates';
import type { TestCertificateKind } from '@/lib/schemas/test-certificate';
import {
  errorOf,
  postRegistration,
  register,
  statementClaims,
  type Answer,
} from './sandbox-oauth.fixtures';

/** What the holder has to find, per kind: the real reason and no other. */
const reasons: Record<Exclude<TestCertificateKind, 'good'>, RegExp> = {
  expired: /CN=Test client expired on 20/,
  'not-yet-valid': /CN=Test client is valid only from 20/,
  revoked: /was revoked on .* reason keyCompromise/,
  'untrusted-root':
    /chain ends at .*Onramp Sandbox Untrusted Anchor.* not among the trusted anchors/,
  'no-san': /subject alternative name\): it names none/,
  'missing-intermediate': /Hidden Intermediate .* was not sent and is not known, .*no address/,
  'dead-crl': /gone\.crl answered with status 404\..*policy 'hard'/,
  'stale-crl': /stale-intermediate\.crl is stale: a new one was due on/,
  'wrong-key-usage': /allows only keyEncipherment/,
  'weak-key': /key of x5c\[0\] is RSA 1024, expected RSA of at least 2048 bits/,
  'ca-as-leaf': /CN=Test client is a CA certificate/,
};

let strong: { publicKey: CryptoKey; privateKey: CryptoKey };
let weak: { publicKey: Uint8Array<ArrayBuffer>; privateKey: KeyObject };

beforeAll(async () => {
  strong = await generateKeyPair('RS256');
  const pair = generateKeyPairSync('rsa', { modulusLength: 1024 });
  weak = {
    publicKey: new Uint8Array(pair.publicKey.export({ type: 'spki', format: 'der' })),
    privateKey: pair.privateKey,
  };
});

async function issue(kind: TestCertificateKind) {
  const uri = `https://app.example.org/${randomUUID()}`;
  const { chainPem, note } = await issueTestCertificate(kind, {
    publicKey: kind === 'weak-key' ? weak.publicKey : strong.publicKey,
    sanUris: [uri],
    commonName: 'Test client',
  });
  return { uri, note, chain: chainPem.flatMap((pem) => parseCertificates(pem)) };
}

const x5cOf = (chain: readonly X509Certificate[]) =>
  chain.map((certificate) => toBase64(new Uint8Array(certificate.rawData)));

/** JOSE libraries refuse to sign with such a key, attackers do not. */
function signWeakly(claims: object, x5c: string[]): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ alg: 'RS256', x5c })}.${part(claims)}`;
  return `${input}.${createSign('sha256').update(input).sign(weak.privateKey, 'base64url')}`;
}

async function registerWith(kind: TestCertificateKind): Promise<Answer> {
  const { uri, chain } = await issue(kind);
  const x5c = x5cOf(chain);
  if (kind === 'weak-key') {
    const statement = signWeakly(statementClaims({ uri }), x5c);
    return postRegistration({ software_statement: statement, udap: '1' });
  }
  const { privateKey } = strong;
  return register({ uri, alg: 'RS256', privateKey, serialNumber: chain[0]!.serialNumber, x5c });
}

describe('a registration', () => {
  it.each(testCertificateKinds)('with the certificate “$kind”', async (description) => {
    const { kind, expectedError } = description;
    const answer = await registerWith(kind);
    if (kind === 'good') {
      expect(answer.status).toBe(201);
      expect(expectedError).toBeNull();
      return;
    }
    expect(errorOf(answer)).toBe(expectedError);
    expect(answer.body.error_description).toMatch(reasons[kind]);
  });
});

describe('a test certificate', () => {
  it('says in words what is wrong', async () => {
    const { note } = await issue('expired');
    expect(note).toBe(
      'It ended 30 days ago. Everything else is right. A server refuses it: outside its dates nobody vouches for a certificate.',
    );
  });

  it('with an incomplete chain names no address where the rest could be', async () => {
    const { chain } = await issue('missing-intermediate');
    expect(chain).toHaveLength(1);
    expect(describeCertificate(chain[0]!)).toMatchObject({
      caIssuers: [],
      crlUrls: [],
      ocspUrls: [],
    });
  });

  it.each(['dead-crl', 'stale-crl'] as const)(
    '“%s” passes with a warning where revocation is soft',
    async (kind) => {
      const { chain } = await issue(kind);
      const { anchors } = await sandboxCommunity();
      const [leaf, ...others] = chain;
      const path = { leaf: leaf!, others, anchors, at: new Date(), transport: ownPkiTransport() };
      const soft = await validatePath({ ...path, revocation: 'soft' });
      expect(soft.ok).toBe(true);
      expect(soft.checks.map(({ verdict }) => verdict)).toContain('warn');
      expect((await validatePath({ ...path, revocation: 'hard' })).ok).toBe(false);
    },
  );

  it('of a CA gives its owner no power to issue trusted certificates', async () => {
    const { chain } = await issue('ca-as-leaf');
    const uri = `https://app.example.org/${randomUUID()}`;
    const below = await certifyEndEntity(
      { publicKey: strong.publicKey, subject: subjectOf('Below'), sanUris: [uri] },
      { certificate: chain[0]!, privateKey: strong.privateKey },
      addressesBelow('intermediate'),
    );
    const answer = await register({
      uri,
      alg: 'RS256',
      privateKey: strong.privateKey,
      serialNumber: below.serialNumber,
      x5c: x5cOf([below, ...chain]),
    });
    expect(errorOf(answer)).toBe('unapproved_software_statement');
    expect(answer.body.error_description).toContain('allows 0 authorities below it, there are 1');
  });

  it('needs the right kind of key', async () => {
    const rest = { sanUris: ['https://app.example.org/one'], commonName: 'x' };
    const refusal = { code: 'certificate.not_issuable' };
    await expect(
      issueTestCertificate('weak-key', { publicKey: strong.publicKey, ...rest }),
    ).rejects.toMatchObject(refusal);
    await expect(
      issueTestCertificate('expired', { publicKey: weak.publicKey, ...rest }),
    ).rejects.toMatchObject(refusal);
  });

  it('does not name a holder of the sandbox', async () => {
    const request = {
      publicKey: strong.publicKey,
      sanUris: ['http://localhost:3000/sandbox/harbor/fhir/r4'],
      commonName: 'x',
    };
    await expect(issueTestCertificate('good', request)).rejects.toMatchObject({
      code: 'certificate.not_issuable',
    });
  });

  it('does not touch the trust in the good ones: the authorities stay as they are', async () => {
    const { anchors, intermediates } = await sandboxCommunity();
    const untrusted = await authority('untrusted:anchor');
    expect(anchors.some((anchor) => anchor.equal(untrusted.certificate))).toBe(false);
    expect(intermediates).toHaveLength(1);
  });
});
