import 'reflect-metadata';
import { Extension } from '@peculiar/x509';
import { describe, expect, it } from 'vitest';
import { chainOf, type Chain } from '../testing/chains/chain';
import { nameConstraints, policies, policyConstraints } from '../testing/constraints';
import { daysFromNow, testNow } from '../testing/pki';
import { fingerprintOf } from './describe';
import { diagnosePath } from './diagnose-path';
import { mergePathChecks } from './merge-path-checks';

const pathOf = ({ leaf, others, anchors }: Chain) =>
  [leaf, ...others, ...anchors].map((party) => party.certificate);

const unknown = new Extension('1.2.3.4.5', true, new Uint8Array([5, 0]));

describe('diagnosePath', () => {
  it('says of each certificate what each rule found', async () => {
    const path = pathOf(await chainOf([{ pathLength: 0 }]));
    const [leaf, authority, root] = path.map(fingerprintOf);
    const checks = await diagnosePath(path, testNow);
    expect(new Set(checks.map((entry) => entry.verdict))).toEqual(new Set(['pass']));
    const about = (id: string) =>
      checks.filter((entry) => entry.id === id).map((entry) => entry.certificate);
    expect(about('x509.path.signature')).toEqual([leaf, authority]);
    expect(about('x509.path.dates')).toEqual([leaf, authority, root]);
    expect(about('x509.path.authority')).toEqual([authority, root]);
    expect(about('x509.path.critical-extensions')).toEqual([leaf, authority, root]);
    expect(about('x509.leaf.key-usage')).toEqual([leaf]);
    expect(about('x509.key-size')).toEqual([leaf, authority, root]);
    expect(about('x509.signature-algorithm')).toEqual([leaf, authority]);
    expect(about('x509.path.name-constraints')).toEqual([leaf, authority]);
    expect(about('x509.path.policies')).toEqual([leaf, authority]);
  });

  it('blames the certificate that breaks a rule, and no other', async () => {
    const limits = [nameConstraints([['dns', 'a.example']]), unknown];
    const path = pathOf(
      await chainOf([{ more: limits }, { notAfter: daysFromNow(-1) }], {
        sans: [{ type: 'dns', value: 'b.example' }],
      }),
    );
    const [leaf, lower, upper] = path.map(fingerprintOf);
    const failed = (await diagnosePath(path, testNow)).filter((entry) => entry.verdict === 'fail');
    expect(failed.map(({ id, certificate }) => [id, certificate])).toEqual([
      ['x509.path.dates', lower],
      ['x509.path.critical-extensions', upper],
      ['x509.path.name-constraints', leaf],
    ]);
    expect(failed[2]?.seen).toBe(
      'CN=Leaf: DNS b.example is outside the permitted DNS a.example (nameConstraints of CN=Authority 1).',
    );
  });

  it('says who demands a policy, and blames the certificate that left none', async () => {
    const [gold, silver] = ['1.3.6.1.4.1.55555.1', '1.3.6.1.4.1.55555.2'];
    const demand = [policies(gold), policyConstraints({ explicit: 0 })];
    const path = pathOf(
      await chainOf([{ more: demand }, { more: [policies(silver)] }], { more: [policies(gold)] }),
    );
    const [, lower] = path.map(fingerprintOf);
    const found = (await diagnosePath(path, testNow)).filter(
      ({ id }) => id === 'x509.path.policies',
    );
    expect(found.filter(({ verdict }) => verdict === 'fail')).toEqual([
      expect.objectContaining({
        certificate: lower,
        seen: `CN=Authority 1 demands a certificate policy, and none is valid: CN=Authority 2 names ${silver}, expected one of ${gold}.`,
      }),
    ]);
    expect(found.map(({ seen }) => seen)).toContain(
      `Names ${gold}; with the authorities above is valid: ${gold}.`,
    );
  });

  it('says which certificate has policies that cannot be read', async () => {
    const twice = policies('1.3.6.1.4.1.55555.1', '1.3.6.1.4.1.55555.1');
    const path = pathOf(await chainOf([{}, { more: [twice] }]));
    const found = (await diagnosePath(path, testNow)).filter(
      ({ id }) => id === 'x509.path.policies',
    );
    const prints = path.map(fingerprintOf);
    expect(found.map(({ certificate, verdict }) => [certificate, verdict])).toEqual([
      [prints[1], 'fail'],
      [prints[2], 'pass'],
    ]);
    expect(found[0]?.seen).toContain('certificatePolicies of CN=Authority 2 cannot be used');
  });

  it('judges an anchor that is the leaf itself by itself', async () => {
    const { leaf } = await chainOf([]);
    const ids = (await diagnosePath([leaf.certificate], testNow)).map((entry) => entry.id);
    expect(ids).toEqual([
      'x509.path.dates',
      'x509.path.critical-extensions',
      'x509.leaf.key-usage',
      'x509.key-size',
    ]);
  });
});

describe('mergePathChecks', () => {
  it('gives one check for each rule, short where it holds', async () => {
    const path = pathOf(await chainOf([{ notAfter: daysFromNow(9) }]));
    const merged = mergePathChecks(path, await diagnosePath(path, testNow));
    expect(new Set(merged.map((entry) => entry.id)).size).toBe(merged.length);
    const seen = Object.fromEntries(merged.map((entry) => [entry.id, entry.seen]));
    expect(seen['x509.path.signature']).toBe('Every signature verifies.');
    expect(seen['x509.path.dates']).toBe(
      'The first to expire is CN=Authority 1, on 2026-03-10T12:00:00.000Z.',
    );
    expect(seen['x509.key-size']).toBe('EC P-256');
    expect(seen['x509.path.policies']).toBe('No authority demands a policy.');
  });

  it('lists what is wrong with each certificate that fails, and names it when it is one', async () => {
    const expired = { notAfter: daysFromNow(-1) };
    const two = pathOf(await chainOf([expired], expired));
    const datesOf = async (path: typeof two) =>
      mergePathChecks(path, await diagnosePath(path, testNow)).find(
        ({ id }) => id === 'x509.path.dates',
      );
    const both = await datesOf(two);
    expect(both?.certificate).toBeNull();
    expect(both?.seen).toBe(
      'CN=Leaf expired on 2026-02-28T12:00:00.000Z. CN=Authority 1 expired on 2026-02-28T12:00:00.000Z.',
    );
    const one = pathOf(await chainOf([expired]));
    expect((await datesOf(one))?.certificate).toBe(one.map(fingerprintOf)[1]);
  });
});
