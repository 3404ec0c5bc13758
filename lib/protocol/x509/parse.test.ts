import 'reflect-metadata';
import { X509Certificates } from '@peculiar/x509';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { toBase64, toBase64Url } from '../bytes';
import { derOf, issue, makeCa, type Party } from '../testing/pki';
import { describeCertificate } from './describe';
import { parseCertificates, parseIssuers } from './parse';

let party: Party;

beforeAll(async () => {
  const ca = await makeCa(null, { name: 'Root' });
  party = await issue(ca, {
    name: 'Harbor',
    sanUris: ['https://holder.example/fhir/r4', 'urn:oid:1.2.3'],
    caIssuers: ['http://pki.example/root.cer', 'ldap://pki.example/root'],
    crlUrls: ['http://pki.example/root.crl'],
  });
});

describe('parseCertificates', () => {
  it('reads DER, base64 of DER and PEM with other blocks in between', () => {
    const der = derOf(party);
    const pem = party.certificate.toString('pem');
    const key = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n';
    for (const input of [der, toBase64(der), `\n${toBase64(der)}\n`, pem, `${key}${pem}`]) {
      expect(parseCertificates(input)[0]?.equal(party.certificate)).toBe(true);
    }
    expect(parseCertificates(new TextEncoder().encode(`${pem}\n${pem}`))).toHaveLength(2);
  });

  it('says what it found instead', () => {
    const pem = '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----';
    expect(() => parseCertificates(pem)).toThrow('expected CERTIFICATE blocks, found PRIVATE KEY');
    expect(() => parseCertificates('-----BEGIN CERTIFICATE-----\nAAAA')).toThrow('no END line');
    expect(() => parseCertificates('%%%')).toThrow('not base64');
    expect(() => parseCertificates('')).toThrow('empty');
    expect(() => parseCertificates('AAAA')).toThrow('not DER of an X.509 certificate');
    // The DER of a certificate always has bytes that differ between the two alphabets somewhere.
    expect(() => parseCertificates(`${toBase64Url(derOf(party))}-_`)).toThrow('not base64');
  });

  it('throws at once, or returns what can be described in full', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 255 }), (position, value) => {
        const der = derOf(party);
        der[position % der.length] = value;
        let parsed;
        try {
          parsed = parseCertificates(der);
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          return;
        }
        for (const certificate of parsed) describeCertificate(certificate);
      }),
      { numRuns: 200 },
    );
  });
});

describe('parseIssuers', () => {
  it('reads a certificate and certs-only CMS, and refuses what is neither', () => {
    expect(parseIssuers(derOf(party))).toHaveLength(1);
    const bundle = new X509Certificates([party.certificate]).export('raw');
    expect(parseIssuers(new Uint8Array(bundle))[0]?.equal(party.certificate)).toBe(true);
    expect(() => parseIssuers(new Uint8Array([1, 2, 3]))).toThrow();
  });
});

describe('describeCertificate', () => {
  it('shows names, addresses and the key', () => {
    expect(describeCertificate(party.certificate)).toMatchObject({
      subject: 'CN=Harbor',
      issuer: 'CN=Root',
      sanUris: ['https://holder.example/fhir/r4', 'urn:oid:1.2.3'],
      caIssuers: ['http://pki.example/root.cer'],
      crlUrls: ['http://pki.example/root.crl'],
      publicKey: 'EC P-256',
      signatureAlgorithm: 'ECDSA SHA-256',
      isCa: false,
      keyUsages: ['digitalSignature'],
    });
  });
});
