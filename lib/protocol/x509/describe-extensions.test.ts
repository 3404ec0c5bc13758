import 'reflect-metadata';
import { ExtendedKeyUsageExtension, Extension, KeyUsageFlags } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import {
  inhibitAnyPolicy,
  nameConstraints,
  policies,
  policyConstraints,
  policyMappings,
} from '../testing/constraints';
import { issue, makeCa, type CertificateWishes } from '../testing/pki';
import { describeExtensions } from './describe-extensions';

const gold = '1.3.6.1.4.1.55555.1';
const silver = '1.3.6.1.4.1.55555.2';

/** The words of each extension by its name. */
async function wordsOf(wishes: CertificateWishes): Promise<Record<string, string>> {
  const { certificate } = await issue(null, wishes);
  return Object.fromEntries(
    describeExtensions(certificate).map(({ name, words }) => [name, words]),
  );
}

describe('describeExtensions', () => {
  it('tells a leaf: what the key may do, where things are published, for what it is', async () => {
    const words = await wordsOf({
      sanUris: ['https://app.example'],
      caIssuers: ['http://pki.example/ca.cer'],
      ocspUrls: ['http://ocsp.example'],
      crlUrls: ['http://pki.example/ca.crl'],
      more: [policies(gold), new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.2', '1.2.3.4'])],
    });
    expect(words).toMatchObject({
      basicConstraints: 'Not a certification authority: it ends a chain.',
      keyUsage: 'The key may sign data (digitalSignature).',
      subjectAltName: 'url: https://app.example',
      authorityInfoAccess:
        'Says where to find the issuer’s certificate at http://pki.example/ca.cer, OCSP at http://ocsp.example.',
      cRLDistributionPoints: 'Its revocation list is at http://pki.example/ca.crl.',
      certificatePolicies: `Issued under ${gold}.`,
      extKeyUsage: 'For TLS clients, 1.2.3.4.',
    });
    expect(words.subjectKeyIdentifier).toMatch(/^This key: [0-9a-f]{40}$/);
    expect(words.authorityKeyIdentifier).toMatch(/^The key that signed it: [0-9a-f]{40}$/);
  });

  it('tells an authority: what it may certify, and under which policies', async () => {
    const permitted = nameConstraints(
      [
        ['uri', '.a.example'],
        ['ip', [192, 0, 2, 0, 255, 255, 255, 0]],
      ],
      [['dn', 'O=Sea']],
    );
    const words = await wordsOf({
      isCa: true,
      pathLength: 0,
      more: [
        permitted,
        policyMappings([gold, silver]),
        policyConstraints({ explicit: 2, mapping: 0 }),
        inhibitAnyPolicy(1),
      ],
    });
    expect(words).toMatchObject({
      basicConstraints: 'A certification authority, with at most 0 authorities below it.',
      keyUsage: 'The key may sign certificates, sign revocation lists (keyCertSign, cRLSign).',
      nameConstraints:
        'May certify names of these kinds only within URI .a.example, IP 192.0.2.0/255.255.255.0; never within name O=Sea.',
      policyMappings: `Calls ${silver} what its issuer calls ${gold}.`,
      policyConstraints:
        'Demands a valid policy of the path below it, but not yet of the next 2 certificates. Policies may be mapped by no certificate below it.',
      inhibitAnyPolicy: 'anyPolicy counts only in the next certificate below it.',
    });
  });

  it('names every usage of a key', async () => {
    const usages = KeyUsageFlags.keyAgreement | KeyUsageFlags.decipherOnly;
    expect((await wordsOf({ usages })).keyUsage).toBe(
      'The key may agree on keys, agree on keys only to decrypt (keyAgreement, decipherOnly).',
    );
  });

  it('shows as hex what it does not understand or cannot read, and whether it is critical', async () => {
    const long = new Uint8Array(40).fill(0xab);
    const { certificate } = await makeCa(null, {
      more: [
        new Extension('1.2.3.4.5', true, long),
        new Extension('2.5.29.30', false, new Uint8Array([5, 0])),
      ],
    });
    expect(describeExtensions(certificate).slice(-2)).toEqual([
      {
        oid: '1.2.3.4.5',
        name: 'unknown',
        isCritical: true,
        words: `${'ab'.repeat(24)}… (40 bytes)`,
      },
      { oid: '2.5.29.30', name: 'nameConstraints', isCritical: false, words: '0500' },
    ]);
  });
});
