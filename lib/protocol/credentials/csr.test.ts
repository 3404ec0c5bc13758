import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  ExtensionsAttribute,
  KeyUsageFlags,
  KeyUsagesExtension,
  Pkcs10CertificateRequestGenerator,
  SubjectAlternativeNameExtension,
} from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBase64 } from '../bytes';
import { daysFromNow, issue, makeCa, makeKeys, testNow, type Party } from '../testing/pki';
import { checkCsr } from './check-csr';
import { checkIssued } from './check-issued';
import { buildCsr, parseCsr, type CsrWishes, type ParsedCsr } from './csr';
import { keyKinds } from './key-kinds';
import { certificateThumbprint } from './match-credentials';
import { makeFolder, openssl, runOpenssl, type Folder } from './testing/openssl';

const sanUris = ['https://app.example.org', 'https://app.example.org/b2b?x=1'];
const subject = { commonName: '#App, "x" + y', organization: 'Müller, Söhne & Co' };

let keys: CryptoKeyPair;
let folder: Folder;

beforeAll(async () => {
  keys = await makeKeys('ES256');
  folder = makeFolder();
});

afterAll(() => folder.remove());

async function make(change: Partial<CsrWishes> = {}, pair = keys): Promise<string> {
  return buildCsr({
    publicKey: pair.publicKey,
    sign: pair.privateKey,
    subject,
    sanUris,
    ...change,
  });
}

const derOf = (pem: string) => fromBase64(pem.replace(/-----.*-----|\s/g, ''));

describe('buildCsr and parseCsr', () => {
  it.each([
    ['RS256', 'rsa-2048', 'RSASSA-PKCS1-v1_5 SHA-256'],
    ['ES256', 'p-256', 'ECDSA SHA-256'],
    ['ES384', 'p-384', 'ECDSA SHA-384'],
  ] as const)('agree, with %s', async (alg, kind, signatureAlgorithm) => {
    const pair = await makeKeys(alg);
    const pem = await make({}, pair);
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
    const certified = await issue(null, { keys: pair });
    for (const form of [pem, derOf(pem), new TextEncoder().encode(pem)]) {
      expect(await parseCsr(form)).toMatchObject({
        ...subject,
        sanUris,
        sanDnsNames: [],
        kind,
        signatureAlgorithm,
        isSignatureGood: true,
        keyUsages: ['digitalSignature'],
        asksForCa: false,
        publicKeySpki: spki,
        thumbprint: await certificateThumbprint(certified.certificate),
        requestedExtensions: [
          { name: 'keyUsage', critical: true },
          { name: 'subjectAltName', critical: false },
        ],
        pem,
      });
    }
  });

  it.skipIf(!openssl.isHere)('openssl verifies it and reads the URIs', async () => {
    const file = folder.write('a.csr', await make());
    const text = runOpenssl('req', '-in', file, '-verify', '-noout', '-text', '-nameopt', 'utf8');
    for (const uri of sanUris) expect(text).toContain(`URI:${uri}`);
    expect(text).toContain('Digital Signature');
    expect(text).toContain('Müller');
  });

  it.skipIf(!openssl.isHere)('reads those of openssl, NEW and with text before', async () => {
    const config = folder.write('c.cnf', '[req]\ndistinguished_name=d\n[d]\n');
    const key = folder.write('a.key', runOpenssl('ecparam', '-name', 'secp384r1', '-genkey'));
    const args = ['req', '-new', '-config', config, '-key', key, '-subj', '/O=Org/CN=App'];
    const san = ['-addext', 'subjectAltName=URI:https://a.example,DNS:a.example'];
    const bytes = folder.make('a.csr', ...args, ...san, '-newhdr', '-text');
    const parsed = await parseCsr(bytes);
    expect(parsed).toMatchObject({
      commonName: 'App',
      organization: 'Org',
      sanUris: ['https://a.example'],
      sanDnsNames: ['a.example'],
      kind: 'p-384',
      isSignatureGood: true,
      keyUsages: null,
    });
    const odd = folder.write('odd.key', runOpenssl('genpkey', '-algorithm', 'ed448'));
    const oddArgs = ['req', '-new', '-config', config, '-key', odd, '-subj', '/CN=App'];
    expect(await parseCsr(folder.make('odd.csr', ...oddArgs))).toMatchObject({
      kind: null,
      publicJwk: null,
      thumbprint: expect.stringMatching(/^spki:/) as string,
    });
  });

  it('says what it found instead', async () => {
    const pem = await make();
    const certificate = (await issue(null, {})).certificate.toString('pem');
    await expect(parseCsr(certificate)).rejects.toThrow(
      'Found CERTIFICATE; expected CERTIFICATE REQUEST',
    );
    await expect(parseCsr(pem.slice(0, 200))).rejects.toThrow('without its END line');
    await expect(parseCsr('hello!')).rejects.toThrow('no base64');
    await expect(parseCsr(derOf(pem).slice(0, 90))).rejects.toThrow('Found 90 bytes that are no');
    await expect(parseCsr(new Uint8Array())).rejects.toThrow('Found 0 bytes');
    await expect(parseCsr(new Uint8Array(70_000))).rejects.toThrow('has 64000 at most');
  });
});

const rules = {
  sanUris,
  organization: subject.organization,
  allowedKinds: keyKinds,
  existingThumbprints: [],
};

const odd = (csr: ParsedCsr, more: Partial<Parameters<typeof checkCsr>[1]> = {}) =>
  checkCsr(csr, { ...rules, ...more })
    .filter(({ verdict }) => verdict !== 'pass')
    .map(({ id, verdict }) => `${id} ${verdict}`);

describe('checkCsr', () => {
  it('passes a good one, in any order of URIs', async () => {
    const csr = await parseCsr(await make());
    expect(odd(csr, { sanUris: [...sanUris].reverse() })).toEqual([]);
    expect(odd(csr, { organization: null })).toEqual([]);
  });

  it('finds what differs from the form', async () => {
    const csr = await parseCsr(await make());
    expect(odd(csr, { sanUris: [`${sanUris[0]}/`] })).toEqual(['csr.san-matches-form fail']);
    expect(odd(csr, { organization: 'Other' })).toEqual(['csr.subject warn']);
    expect(odd(csr, { allowedKinds: ['rsa-2048'] })).toEqual(['csr.key-strength fail']);
    expect(odd(csr, { existingThumbprints: [csr.thumbprint] })).toEqual(['csr.key-fresh fail']);
  });

  it('finds no URI, no name and a weak key', async () => {
    const bare = await parseCsr(await make({ sanUris: [], subject: { commonName: 'App' } }));
    expect(odd(bare)).toEqual([
      'csr.san-uri fail',
      'csr.san-matches-form fail',
      'csr.subject warn',
    ]);
    expect(odd(await parseCsr(await make({}, await makeKeys('RS1024'))))).toEqual([
      'csr.key-strength fail',
    ]);
  });

  it('finds a signature of another key and a changed request', async () => {
    const { privateKey } = await makeKeys('ES256');
    expect(odd(await parseCsr(await make({ sign: privateKey })))).toEqual(['csr.signature fail']);
    const der = derOf(await make());
    const at = Buffer.from(der).indexOf('app.example.org');
    der.set([0x62], at);
    expect(odd(await parseCsr(der))).toContain('csr.signature fail');
  });

  it('finds the wish to be an authority, in a second list of extensions too', async () => {
    const san = new SubjectAlternativeNameExtension(
      sanUris.map((value) => ({ type: 'url' as const, value })),
    );
    const ca = new BasicConstraintsExtension(true, undefined, true);
    const certSign = new KeyUsagesExtension(KeyUsageFlags.keyCertSign);
    const request = async (
      extensions: [SubjectAlternativeNameExtension, ...(typeof ca | typeof certSign)[]],
      attributes: ExtensionsAttribute[] = [],
    ) => {
      const made = await Pkcs10CertificateRequestGenerator.create({
        name: [{ CN: ['App'] }, { O: ['Org'] }],
        keys,
        signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
        extensions,
        attributes,
      });
      return odd(await parseCsr(new Uint8Array(made.rawData)), { organization: 'Org' });
    };
    expect(await request([san])).toEqual([]);
    expect(await request([san, ca])).toEqual(['csr.no-ca fail']);
    expect(await request([san, certSign])).toEqual(['csr.no-ca fail']);
    expect(await request([san], [new ExtensionsAttribute([ca])])).toEqual(['csr.no-ca fail']);
  });
});

describe('checkIssued', () => {
  let root: Party;

  beforeAll(async () => {
    root = await makeCa(null, { name: 'Root' });
  });

  async function issued(
    change: Parameters<typeof issue>[1] = {},
    order: (leaf: Party) => Party[] = (leaf) => [leaf, root],
  ) {
    const leaf = await issue(root, { name: 'App', keys, sanUris, ...change });
    const { thumbprint } = await parseCsr(await make());
    const chain = order(leaf).map(({ certificate }) => certificate);
    return checkIssued(chain, { csrThumbprint: thumbprint, sanUris, at: testNow })
      .filter(({ verdict }) => verdict !== 'pass')
      .map(({ id, verdict }) => `${id.replace('issued.', '')} ${verdict}`);
  }

  it('passes a good one', async () => {
    expect(await issued()).toEqual([]);
  });

  it.each<[string, Parameters<typeof issue>[1], string[]]>([
    ['other URIs', { sanUris: [sanUris[0] ?? ''] }, ['same-uris fail']],
    ['more URIs', { sanUris: [...sanUris, 'urn:x'] }, ['same-uris fail']],
    ['an authority', { isCa: true }, ['end-entity fail']],
    ['no digitalSignature', { usages: KeyUsageFlags.keyEncipherment }, ['end-entity fail']],
    ['no keyUsage', { usages: null }, ['end-entity warn']],
    ['an expired one', { notAfter: daysFromNow(-1) }, ['dates fail']],
    ['one for later', { notBefore: daysFromNow(1) }, ['dates fail']],
  ])('finds %s', async (_name, change, found) => {
    expect(await issued(change)).toEqual(found);
  });

  it('finds another key, a chain out of order and none', async () => {
    expect(await issued({ keys: await makeKeys('ES256') })).toEqual(['same-key fail']);
    const stranger = await makeCa(null, { name: 'Stranger' });
    expect(await issued({}, (leaf) => [leaf, stranger, root])).toEqual(['chain-order fail']);
    expect(await issued({}, () => [])).toEqual(['present fail']);
  });
});
