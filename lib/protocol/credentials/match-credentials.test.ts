import 'reflect-metadata';
import type { X509Certificate } from '@peculiar/x509';
import { beforeAll, describe, expect, it } from 'vitest';
import { daysFromNow, issue, makeCa, type Party } from '../testing/pki';
import { assembleChain, certificateThumbprint } from './match-credentials';

let root: Party;
let inter: Party;
let app: Party;
let other: Party;
let key: string;

beforeAll(async () => {
  root = await makeCa(null, { name: 'Root' });
  inter = await makeCa(root, { name: 'Intermediate' });
  app = await issue(inter, { name: 'App' });
  other = await issue(inter, { name: 'Other' });
  key = await certificateThumbprint(app.certificate);
});

const certificates = (...parties: Party[]): X509Certificate[] =>
  parties.map(({ certificate }) => certificate);

const codes = async (...args: Parameters<typeof assembleChain>) =>
  (await assembleChain(...args)).problems.map(({ code }) => code);

describe('assembleChain', () => {
  it('puts every order right', async () => {
    const orders = [
      [app, inter, root],
      [app, root, inter],
      [inter, app, root],
      [inter, root, app],
      [root, app, inter],
      [root, inter, app],
    ];
    for (const [index, order] of orders.entries()) {
      for (const options of [{}, { key }]) {
        const { chain, leaf, problems, notes } = await assembleChain(
          certificates(...order),
          options,
        );
        expect(chain.map(({ subject }) => subject)).toEqual([
          'CN=App',
          'CN=Intermediate',
          'CN=Root',
        ]);
        expect(leaf?.subject).toBe('CN=App');
        expect(problems).toEqual([]);
        expect(notes.length).toBe(index === 0 ? 0 : 1);
        if (index > 0) expect(notes[0]).toContain('was mended: CN=App ← CN=Intermediate');
      }
    }
  });

  it('leaves out duplicates, strangers and whoever only bears the name of the issuer', async () => {
    const impostor = await makeCa(null, { name: 'Intermediate' });
    const stranger = await makeCa(null, { name: 'Stranger' });
    const given = certificates(impostor, app, stranger, app, inter);
    const { chain, notes, problems } = await assembleChain(given, { key });
    expect(problems).toEqual([]);
    expect(chain).toEqual(certificates(app, inter));
    expect(notes.join(' ')).toMatch(/there twice: 1\..*not above the leaf: .*CN=Stranger/);
  });

  it('chooses by the key among several leaves, and says so when it cannot', async () => {
    const given = certificates(other, app, inter);
    expect((await assembleChain(given, { key })).leaf?.subject).toBe('CN=App');
    const { leaf, problems } = await assembleChain(given);
    expect(leaf).toBeNull();
    expect(problems).toMatchObject([{ code: 'several-leaves' }]);
    expect(problems[0]?.text).toMatch(/CN=Other .*CN=App /);
    const renewed = await issue(inter, { name: 'App', keys: app.keys, notAfter: daysFromNow(600) });
    expect(await codes(certificates(app, renewed), { key })).toEqual(['several-leaves']);
  });

  it('tells a key of another certificate, with both thumbprints', async () => {
    const { problems, leaf } = await assembleChain(certificates(other, inter), { key });
    expect(problems).toMatchObject([{ code: 'key-mismatch' }]);
    expect(problems[0]?.text).toContain(key);
    expect(problems[0]?.text).toContain(await certificateThumbprint(other.certificate));
    expect(leaf?.subject).toBe('CN=Other');
  });

  it('tells an authority in place of a leaf', async () => {
    expect(await codes(certificates(inter, root))).toEqual(['ca-instead-of-leaf']);
    expect(await codes(certificates(inter, root), { key })).toEqual(['ca-instead-of-leaf']);
    const own = await certificateThumbprint(root.certificate);
    expect(await codes(certificates(root), { key: own })).toEqual(['ca-instead-of-leaf']);
  });

  it('tells what is missing', async () => {
    expect(await codes([], { key })).toEqual(['no-certificate']);
    for (const missing of [null, []]) {
      expect(await codes(certificates(app, inter), { key: missing })).toEqual(['missing-key']);
    }
    expect(await codes(certificates(app, inter), { key: undefined })).toEqual([]);
    const { notes } = await assembleChain(certificates(app), { key });
    expect(notes).toEqual(['No certificate of the issuer CN=Intermediate was given.']);
  });

  it('ends where names run in a circle', async () => {
    const a = await makeCa(null, { name: 'A' });
    const b = await makeCa(a, { name: 'B' });
    const crossed = await makeCa(b, { name: 'A', keys: a.keys });
    const { chain } = await assembleChain(certificates(await issue(b, { name: 'L' }), b, crossed));
    expect(chain.map(({ subject }) => subject)).toEqual(['CN=L', 'CN=B', 'CN=A']);
  });
});
