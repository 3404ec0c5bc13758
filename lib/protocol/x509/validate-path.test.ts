import 'reflect-metadata';
import { Extension, KeyUsageFlags } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Check } from '../check';
import { answer, noAnswer, transportOf } from '../testing/http';
import {
  daysFromNow,
  derOf,
  issue,
  makeCa,
  makeCrl,
  makeKeys,
  testNow,
  type CertificateWishes,
  type Party,
} from '../testing/pki';
import type { HttpResult } from '../transport';
import { validatePath, type PathOptions } from './validate-path';

const urls = {
  rootCrl: 'http://pki.example/root.crl',
  interCrl: 'http://pki.example/inter.crl',
  interCer: 'http://pki.example/inter.cer',
};

let root: Party;
let inter: Party;
let leaf: Party;
let lists: Record<string, Uint8Array>;

const leafWishes: CertificateWishes = {
  name: 'Harbor',
  sanUris: ['https://holder.example/fhir/r4'],
  crlUrls: [urls.interCrl],
  caIssuers: [urls.interCer],
};

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  inter = await makeCa(root, { name: 'Intermediate', pathLength: 0, crlUrls: [urls.rootCrl] });
  leaf = await issue(inter, leafWishes);
  lists = { [urls.rootCrl]: await makeCrl(root), [urls.interCrl]: await makeCrl(inter) };
});

async function validate(
  given: Partial<PathOptions> = {},
  answers: Record<string, Uint8Array | HttpResult> = {},
) {
  return validatePath({
    leaf: leaf.certificate,
    others: [inter.certificate],
    anchors: [root.certificate],
    at: testNow,
    revocation: 'hard',
    transport: transportOf({ ...lists, ...answers }),
    ...given,
  });
}

const failed = (checks: readonly Check[]) =>
  checks.filter((entry) => entry.verdict === 'fail').map((entry) => entry.id);
const find = (checks: readonly Check[], id: string) => checks.find((entry) => entry.id === id);

describe('validatePath', () => {
  it('accepts a good chain, and the rules about names and policies and both revocation lists really ran', async () => {
    const result = await validate();
    expect(failed(result.checks)).toEqual([]);
    expect(result.ok).toBe(true);
    expect(result.path.map((entry) => entry.subject)).toEqual([
      'CN=Harbor',
      'CN=Intermediate',
      'CN=Root',
    ]);
    expect(find(result.checks, 'x509.path.name-constraints')?.verdict).toBe('pass');
    expect(find(result.checks, 'x509.path.policies')?.verdict).toBe('pass');
    const revocation = find(result.checks, 'x509.revocation');
    expect(revocation?.verdict).toBe('pass');
    expect(revocation?.seen).toContain('CN=Harbor');
    expect(revocation?.seen).toContain('CN=Intermediate');
  });

  it('accepts a chain of RSA keys', async () => {
    const rsaRoot = await makeCa(null, { name: 'RSA root', alg: 'RS256' });
    const rsaLeaf = await issue(rsaRoot, { name: 'RSA leaf', alg: 'RS256' });
    const result = await validate({
      leaf: rsaLeaf.certificate,
      others: [],
      anchors: [rsaRoot.certificate],
    });
    expect(failed(result.checks)).toEqual([]);
    expect(find(result.checks, 'x509.key-size')?.seen).toBe('RSA 2048');
    expect(find(result.checks, 'x509.revocation.published')?.verdict).toBe('warn');
  });

  it.each([
    ['leaf that expired', { notAfter: daysFromNow(-1) }, 'expired on 2026-02-28'],
    ['leaf that is not yet valid', { notBefore: daysFromNow(2) }, 'valid only from 2026-03-03'],
  ])('refuses a %s', async (_title, wishes, words) => {
    const odd = await issue(inter, { ...leafWishes, ...wishes });
    const result = await validate({ leaf: odd.certificate });
    expect(failed(result.checks)).toEqual(['x509.path.dates']);
    expect(find(result.checks, 'x509.path.dates')?.seen).toContain(words);
  });

  it('refuses an expired intermediate', async () => {
    const old = await makeCa(root, { name: 'Old', notAfter: daysFromNow(-3) });
    const odd = await issue(old, leafWishes);
    const result = await validate({ leaf: odd.certificate, others: [old.certificate] });
    expect(failed(result.checks)).toEqual(['x509.path.dates']);
    expect(find(result.checks, 'x509.path.dates')?.seen).toContain('CN=Old expired');
  });

  it('refuses an issuer of the right name with another key', async () => {
    const impostor = await makeCa(root, { name: 'Intermediate' });
    const odd = await issue(impostor, { name: 'Odd' });
    const result = await validate({ leaf: odd.certificate });
    expect(result.ok).toBe(false);
    expect(failed(result.checks)).toEqual(['x509.path.signature']);
    expect(find(result.checks, 'x509.path.signature')?.seen).toBe(
      'CN=Odd is not signed by the key of CN=Intermediate.',
    );
  });

  it('refuses an issuer that is no authority', async () => {
    const ordinary = await issue(inter, { name: 'Ordinary' });
    const odd = await issue(ordinary, { name: 'Odd' });
    const result = await validate({
      leaf: odd.certificate,
      others: [ordinary.certificate, inter.certificate],
    });
    expect(failed(result.checks)).toEqual(['x509.path.authority']);
    const seen = find(result.checks, 'x509.path.authority')?.seen;
    expect(seen).toContain('CN=Ordinary is not a CA certificate.');
    expect(seen).toContain('CN=Intermediate allows 0 authorities below it, there are 1.');
  });

  it('refuses more authorities than the path length allows', async () => {
    const below = await makeCa(inter, { name: 'Below' });
    const odd = await issue(below, { name: 'Odd' });
    const result = await validate({
      leaf: odd.certificate,
      others: [below.certificate, inter.certificate],
    });
    expect(failed(result.checks)).toEqual(['x509.path.authority']);
    expect(find(result.checks, 'x509.path.authority')?.seen).toBe(
      'CN=Intermediate allows 0 authorities below it, there are 1.',
    );
  });

  it('refuses an authority that may not sign certificates', async () => {
    const muted = await makeCa(root, { name: 'Muted', usages: KeyUsageFlags.cRLSign });
    const odd = await issue(muted, { name: 'Odd' });
    const result = await validate({ leaf: odd.certificate, others: [muted.certificate] });
    expect(failed(result.checks)).toEqual(['x509.path.authority']);
  });

  it('refuses a leaf that may not sign, and an authority as leaf', async () => {
    const odd = await issue(inter, { name: 'Odd', usages: KeyUsageFlags.keyEncipherment });
    expect(failed((await validate({ leaf: odd.certificate })).checks)).toEqual([
      'x509.leaf.key-usage',
    ]);
    const result = await validate({ leaf: inter.certificate });
    expect(failed(result.checks)).toEqual(['x509.leaf.key-usage']);
  });

  it('refuses weak keys and weak signatures', async () => {
    const weak = await issue(inter, { name: 'Weak', alg: 'RS1024' });
    expect(failed((await validate({ leaf: weak.certificate })).checks)).toEqual(['x509.key-size']);
    const sha1 = await issue(inter, { name: 'Sha1', hash: 'SHA-1' });
    expect(failed((await validate({ leaf: sha1.certificate })).checks)).toEqual([
      'x509.signature-algorithm',
    ]);
  });

  it('refuses a critical extension that it does not know, on the leaf too', async () => {
    const odd = await issue(inter, {
      name: 'Odd',
      more: [new Extension('1.2.3.4.5', true, new Uint8Array([5, 0]))],
    });
    const result = await validate({ leaf: odd.certificate });
    expect(failed(result.checks)).toEqual(['x509.path.critical-extensions']);
    expect(find(result.checks, 'x509.path.critical-extensions')?.seen).toContain('1.2.3.4.5');
  });

  it('refuses names outside the constraints of an authority', async () => {
    // permittedSubtrees: uniformResourceIdentifier ".allowed.example"
    const uri = new TextEncoder().encode('.allowed.example');
    const subtree = [0x30, uri.length + 2, 0x86, uri.length, ...uri];
    const permitted = [0xa0, subtree.length, ...subtree];
    const bytes = new Uint8Array([0x30, permitted.length, ...permitted]);
    const narrow = await makeCa(root, {
      name: 'Narrow',
      more: [new Extension('2.5.29.30', true, bytes)],
    });
    const inside = await issue(narrow, { name: 'In', sanUris: ['https://a.allowed.example/fhir'] });
    const outside = await issue(narrow, { name: 'Out', sanUris: ['https://holder.example/fhir'] });
    const others = [narrow.certificate];
    expect(failed((await validate({ leaf: inside.certificate, others })).checks)).toEqual([]);
    const result = await validate({ leaf: outside.certificate, others });
    expect(failed(result.checks)).toEqual(['x509.path.name-constraints']);
    expect(find(result.checks, 'x509.path.name-constraints')?.seen).toBe(
      'CN=Out: URI https://holder.example/fhir is outside the permitted URI .allowed.example (nameConstraints of CN=Narrow).',
    );
  });

  it('says which root it is that is not trusted', async () => {
    const stranger = await makeCa(null, { name: 'Stranger' });
    const result = await validate({
      others: [inter.certificate, root.certificate],
      anchors: [stranger.certificate],
    });
    expect(failed(result.checks)).toEqual(['x509.path.reaches-anchor']);
    const seen = find(result.checks, 'x509.path.reaches-anchor')?.seen;
    expect(seen).toContain('ends at CN=Root');
    expect(seen).toContain('Trusted anchors: CN=Stranger.');
  });

  it('trusts a leaf that is an anchor itself', async () => {
    const result = await validate({ others: [], anchors: [leaf.certificate] });
    expect(result.ok).toBe(true);
    expect(result.path).toHaveLength(1);
  });

  it('takes the good one of cross-certified alternatives', async () => {
    const keys = await makeKeys();
    const name = 'Crossed';
    const expired = await makeCa(root, { name, keys, notAfter: daysFromNow(-1) });
    const revoked = await makeCa(root, { name, keys, crlUrls: [urls.rootCrl] });
    const good = await makeCa(root, { name, keys });
    const odd = await issue(good, { name: 'Odd' });
    const { serialNumber } = revoked.certificate;
    const result = await validate(
      {
        leaf: odd.certificate,
        others: [expired.certificate, revoked.certificate, good.certificate],
      },
      { [urls.rootCrl]: await makeCrl(root, { revoked: [{ serialNumber }] }) },
    );
    expect(failed(result.checks)).toEqual([]);
    expect(result.path[1]?.equal(good.certificate)).toBe(true);
  });

  it('is not kept busy by many certificates of one name', async () => {
    const copies = await Promise.all(
      Array.from({ length: 30 }, () => makeCa(null, { name: 'Loop' })),
    );
    const odd = await issue(copies[0] ?? root, { name: 'Odd' });
    const result = await validate({
      leaf: odd.certificate,
      others: copies.map((entry) => entry.certificate),
    });
    expect(failed(result.checks)).toEqual(['x509.path.reaches-anchor']);
  });
});

describe('validatePath, missing issuers', () => {
  it('fetches a missing intermediate from the address in the certificate', async () => {
    const result = await validate({ others: [] }, { [urls.interCer]: derOf(inter) });
    expect(failed(result.checks)).toEqual([]);
    expect(find(result.checks, 'x509.path.issuer-fetched')?.verdict).toBe('warn');
  });

  it('fetches the right one when another of the same name came along', async () => {
    const impostor = await makeCa(root, { name: 'Intermediate' });
    const result = await validate(
      { others: [impostor.certificate] },
      { [urls.interCer]: derOf(inter) },
    );
    expect(failed(result.checks)).toEqual([]);
    expect(result.path[1]?.equal(inter.certificate)).toBe(true);
  });

  it.each<[string, Record<string, HttpResult | Uint8Array>, string]>([
    ['nobody answers', {}, 'nobody answered'],
    ['the answer is 404', { [urls.interCer]: answer({ status: 404 }) }, 'status 404'],
    ['it is no certificate', { [urls.interCer]: answer({ body: '<p>hi' }) }, 'no certificate'],
  ])('names the issuer and what was tried when %s', async (_title, answers, words) => {
    const result = await validate({ others: [] }, answers);
    expect(failed(result.checks)).toEqual(['x509.path.reaches-anchor']);
    const seen = find(result.checks, 'x509.path.reaches-anchor')?.seen;
    expect(seen).toContain('The issuer CN=Intermediate of CN=Harbor was not sent');
    expect(seen).toContain(urls.interCer);
    expect(seen).toContain(words);
  });

  it('does not ask anybody for a chain that is complete', async () => {
    const transport = transportOf(lists);
    await validate({ transport });
    expect(transport.requests.map((request) => request.url)).toEqual([urls.interCrl, urls.rootCrl]);
  });
});

describe('validatePath, revocation', () => {
  it('refuses a revoked leaf and says when and why', async () => {
    const { serialNumber } = leaf.certificate;
    const crl = await makeCrl(inter, { revoked: [{ serialNumber, reason: 1 }] });
    const result = await validate({}, { [urls.interCrl]: crl });
    expect(failed(result.checks)).toEqual(['x509.revocation']);
    const seen = find(result.checks, 'x509.revocation')?.seen;
    expect(seen).toContain('was revoked on 2026-02-27T12:00:00.000Z, reason keyCompromise');
  });

  it('refuses a revoked intermediate, under the soft policy too', async () => {
    const { serialNumber } = inter.certificate;
    const crl = await makeCrl(root, { revoked: [{ serialNumber }] });
    const result = await validate({ revocation: 'soft' }, { [urls.rootCrl]: crl });
    expect(failed(result.checks)).toEqual(['x509.revocation']);
  });

  it('believes a stale list that names the certificate', async () => {
    const crl = await makeCrl(inter, {
      revoked: [{ serialNumber: leaf.certificate.serialNumber }],
      nextUpdate: daysFromNow(-0.5),
    });
    const result = await validate({ revocation: 'soft' }, { [urls.interCrl]: crl });
    expect(failed(result.checks)).toEqual(['x509.revocation']);
  });

  const unusable: [string, () => Promise<Uint8Array | HttpResult>, string][] = [
    ['unreachable', () => Promise.resolve(noAnswer('connect')), 'could not be fetched'],
    ['answered with 500', () => Promise.resolve(answer({ status: 500 })), 'status 500'],
    ['not a list', () => Promise.resolve(answer({ body: 'hello' })), 'not a revocation list'],
    ['stale', () => makeCrl(inter, { nextUpdate: daysFromNow(-0.5) }), 'is stale'],
    ['of tomorrow', () => makeCrl(inter, { thisUpdate: daysFromNow(1) }), 'only from'],
    ['of another issuer', () => makeCrl(root), 'is issued by CN=Root'],
    [
      'signed by the wrong key',
      async () => makeCrl(inter, { signingKey: (await makeKeys()).privateKey }),
      'does not verify',
    ],
    [
      'a delta list',
      () =>
        makeCrl(inter, {
          extensions: [new Extension('2.5.29.27', true, new Uint8Array([2, 1, 1]))],
        }),
      'critical extension 2.5.29.27',
    ],
    [
      'for authorities only',
      () =>
        makeCrl(inter, {
          // issuingDistributionPoint with onlyContainsCACerts
          extensions: [new Extension('2.5.29.28', true, new Uint8Array([0x30, 3, 0x82, 1, 0xff]))],
        }),
      'covers CA certificates only',
    ],
  ];

  it.each(unusable)('a list that is %s fails hard and warns soft', async (_title, make, words) => {
    const answers = { [urls.interCrl]: await make() };
    const hard = await validate({}, answers);
    expect(failed(hard.checks)).toEqual(['x509.revocation']);
    expect(find(hard.checks, 'x509.revocation')?.seen).toContain(words);
    expect(find(hard.checks, 'x509.revocation')?.seen).toContain('policy “hard”');
    const soft = await validate({ revocation: 'soft' }, answers);
    expect(soft.ok).toBe(true);
    expect(find(soft.checks, 'x509.revocation')?.verdict).toBe('warn');
  });

  it('takes the next distribution point when the first is of no use', async () => {
    const second = 'http://mirror.example/inter.crl';
    const two = await issue(inter, { name: 'Two', crlUrls: [urls.interCrl, second] });
    const result = await validate(
      { leaf: two.certificate },
      { [urls.interCrl]: noAnswer(), [second]: await makeCrl(inter) },
    );
    expect(failed(result.checks)).toEqual([]);
  });

  it('does not take a list from an authority that may not sign lists', async () => {
    const muted = await makeCa(root, { name: 'Muted', usages: KeyUsageFlags.keyCertSign });
    const odd = await issue(muted, { name: 'Odd', crlUrls: ['http://pki.example/muted.crl'] });
    const result = await validate(
      { leaf: odd.certificate, others: [muted.certificate] },
      { 'http://pki.example/muted.crl': await makeCrl(muted) },
    );
    expect(failed(result.checks)).toEqual(['x509.revocation']);
    expect(find(result.checks, 'x509.revocation')?.seen).toContain('may not sign revocation lists');
  });
});
