import 'reflect-metadata';
import { ExtendedKeyUsageExtension, Extension, KeyUsageFlags } from '@peculiar/x509';
import type { CertificateWishes } from '../pki';
import { chainOf, row, type ChainRow } from './chain';
import { chainWith } from './paths';

const isNull = new Uint8Array([5, 0]);
const unknown = (critical: boolean) => new Extension('1.2.3.4.5', critical, isNull);
const { digitalSignature, keyAgreement, keyEncipherment, nonRepudiation } = KeyUsageFlags;

/** GeneralNames with the one URI urn:x. */
const generalNames = new Uint8Array([0x30, 7, 0x86, 5, 0x75, 0x72, 0x6e, 0x3a, 0x78]);

/** AIA with the issuer at urn:x. */
const infoAccess = new Uint8Array([
  0x30, 19, 0x30, 17, 6, 8, 0x2b, 6, 1, 5, 5, 7, 0x30, 2, 0x86, 5, 0x75, 0x72, 0x6e, 0x3a, 0x78,
]);

const extensionRows: ChainRow[] = [
  row('unknown critical extension in the leaf', 'refused', () =>
    chainWith('leaf', { more: [unknown(true)] }),
  ),
  row('unknown critical extension in the authority', 'refused', () =>
    chainWith('authority', { more: [unknown(true)] }),
  ),
  row('unknown critical extension in the root', 'refused', () =>
    chainWith('root', { more: [unknown(true)] }),
  ),
  row('unknown extension in the leaf', 'accepted', () =>
    chainWith('leaf', { more: [unknown(false)] }),
  ),
  row('unknown extension in the authority', 'accepted', () =>
    chainWith('authority', { more: [unknown(false)] }),
  ),
  row('critical subjectAltName', 'accepted', () =>
    chainWith('leaf', { more: [new Extension('2.5.29.17', true, generalNames)] }),
  ),
  row('critical issuerAltName', 'refused', () =>
    chainWith('leaf', { more: [new Extension('2.5.29.18', true, generalNames)] }),
  ),
  row('critical authorityInfoAccess', 'refused', () =>
    chainWith('leaf', { more: [new Extension('1.3.6.1.5.5.7.1.1', true, infoAccess)] }),
  ),
  row('critical freshestCRL', 'refused', () =>
    chainWith('leaf', { more: [new Extension('2.5.29.46', true, new Uint8Array([0x30, 0]))] }),
  ),
  row('critical extKeyUsage that fits', 'accepted', () =>
    chainWith('leaf', { more: [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.4'], true)] }),
  ),
  row('subjectAltName twice', 'refused', () =>
    chainWith('leaf', {
      more: [0, 1].map(() => new Extension('2.5.29.17', false, generalNames)),
    }),
  ),
];

const usageRows: ChainRow[] = [
  row('leaf that may encrypt keys only', 'refused', () =>
    chainWith('leaf', { usages: keyEncipherment }),
  ),
  row('leaf that may agree on keys only', 'refused', () =>
    chainWith('leaf', { usages: keyAgreement }),
  ),
  row(
    'leaf that may sign only what cannot be denied',
    'refused',
    () => chainWith('leaf', { usages: nonRepudiation }),
    ['-purpose', 'sslclient'],
  ),
  row('leaf that may sign data among others', 'accepted', () =>
    chainWith('leaf', { usages: digitalSignature | keyEncipherment | nonRepudiation }),
  ),
  row('leaf without keyUsage', 'accepted', () => chainWith('leaf', { usages: null })),
];

const strengths: [string, 'accepted' | 'refused', CertificateWishes[]][] = [
  ['RSA 2048 for all', 'accepted', [{ alg: 'RS256' }, { alg: 'RS256' }, { alg: 'RS256' }]],
  ['RSA, EC, RSA', 'accepted', [{ alg: 'RS256' }, { alg: 'ES256' }, { alg: 'RS256' }]],
  ['EC, RSA, EC', 'accepted', [{ alg: 'ES256' }, { alg: 'RS256' }, { alg: 'ES256' }]],
  ['P-384, P-256, P-384', 'accepted', [{ alg: 'ES384' }, { alg: 'ES256' }, { alg: 'ES384' }]],
  ['RSA 1024 of the root', 'refused', [{ alg: 'RS1024' }, {}, {}]],
  ['RSA 1024 of the authority', 'refused', [{}, { alg: 'RS1024' }, {}]],
  ['RSA 1024 of the leaf', 'refused', [{}, {}, { alg: 'RS1024' }]],
  ['SHA-1 on the root', 'accepted', [{ hash: 'SHA-1' }, {}, {}]],
  ['SHA-1 on the authority', 'refused', [{}, { hash: 'SHA-1' }, {}]],
  ['SHA-1 on the leaf', 'refused', [{}, {}, { hash: 'SHA-1' }]],
  ['SHA-1 on a leaf of RSA', 'refused', [{}, { alg: 'RS256' }, { hash: 'SHA-1' }]],
  ['SHA-384 on a leaf of P-256', 'accepted', [{}, {}, { hash: 'SHA-384' }]],
  ['SHA-512 on a leaf of RSA', 'accepted', [{}, { alg: 'RS256' }, { hash: 'SHA-512' }]],
];

const strengthRows: ChainRow[] = strengths.map(([title, verdict, [root, authority, leaf]]) =>
  row(title, verdict, () => chainOf([{ ...authority }], leaf, root)),
);

/** Extensions, key usage, and the strength of keys and signatures. */
export const certificateRows = [...extensionRows, ...usageRows, ...strengthRows];
