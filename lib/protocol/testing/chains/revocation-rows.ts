import 'reflect-metadata';
import { Extension, KeyUsageFlags } from '@peculiar/x509';
import {
  makeCrl,
  makeKeys,
  testNow,
  type CertificateWishes,
  type CrlWishes,
  type Party,
} from '../pki';
import { chainOf, row, type Chain, type ChainRow } from './chain';

const url = { root: 'http://pki.example/root.crl', authority: 'http://pki.example/authority.crl' };

const second = (count: number) => new Date(testNow.getTime() + count * 1000);

interface World extends Chain {
  root: Party;
  authority: Party;
  lists: Record<string, Uint8Array>;
}

async function makeWorld(
  authorityWishes: CertificateWishes = {},
  leafWishes: CertificateWishes = {},
): Promise<World> {
  const authorityWithList = { crlUrls: [url.root], ...authorityWishes };
  const chain = await chainOf([authorityWithList], { crlUrls: [url.authority], ...leafWishes });
  const [root, authority] = [chain.anchors[0] as Party, chain.others[0] as Party];
  const lists = { [url.root]: await makeCrl(root), [url.authority]: await makeCrl(authority) };
  return { ...chain, root, authority, lists };
}

/** A row in which the list of the authority is another one. */
function listRow(
  title: string,
  verdict: 'accepted' | 'refused',
  wish: (world: World) => CrlWishes | Promise<CrlWishes>,
): ChainRow {
  return row(title, verdict, async () => {
    const world = await makeWorld();
    const crl = await makeCrl(world.authority, await wish(world));
    return { ...world, lists: { ...world.lists, [url.authority]: crl } };
  });
}

const serialOf = (party: Party) => ({ serialNumber: party.certificate.serialNumber });
const unknown = (critical: boolean) => new Extension('1.2.3.4.5', critical, new Uint8Array([5, 0]));

/** issuingDistributionPoint with one flag. */
const scope = (tag: number) =>
  new Extension('2.5.29.28', true, new Uint8Array([0x30, 3, 0x80 | tag, 1, 0xff]));

/** issuingDistributionPoint with the address of a full name. */
function placeOf(address: string): Extension {
  const text = new TextEncoder().encode(address);
  const wrap = (tag: number, bytes: number[]) => [tag, bytes.length, ...bytes];
  const name = wrap(0xa0, wrap(0xa0, wrap(0x86, [...text])));
  return new Extension('2.5.29.28', true, new Uint8Array(wrap(0x30, name)));
}

/** Revocation lists, policy hard. */
export const revocationRows: ChainRow[] = [
  row('nobody revoked', 'accepted', () => makeWorld()),
  listRow('leaf revoked', 'refused', ({ leaf }) => ({ revoked: [serialOf(leaf)] })),
  listRow('leaf revoked for the compromise of its key', 'refused', ({ leaf }) => ({
    revoked: [{ ...serialOf(leaf), reason: 1 }],
  })),
  listRow('leaf on hold', 'refused', ({ leaf }) => ({
    revoked: [{ ...serialOf(leaf), reason: 6 }],
  })),
  listRow('another certificate revoked', 'accepted', () => ({
    revoked: [{ serialNumber: '0badc0de' }],
  })),
  listRow('leaf revoked among many', 'refused', ({ leaf }) => ({
    revoked: [{ serialNumber: '0badc0de' }, serialOf(leaf), { serialNumber: '0badc0df' }],
  })),
  listRow(
    'serial of the leaf in the list of its issuer, revoked tomorrow',
    'refused',
    ({ leaf }) => ({
      revoked: [{ ...serialOf(leaf), revocationDate: second(86_400) }],
    }),
  ),
  row('leaf revoked whose serial number begins with a set bit', 'refused', async () => {
    const world = await makeWorld({}, { serialNumber: 'f00d' });
    const crl = await makeCrl(world.authority, { revoked: [serialOf(world.leaf)] });
    return { ...world, lists: { ...world.lists, [url.authority]: crl } };
  }),
  row('authority revoked', 'refused', async () => {
    const world = await makeWorld();
    const crl = await makeCrl(world.root, { revoked: [serialOf(world.authority)] });
    return { ...world, lists: { ...world.lists, [url.root]: crl } };
  }),
  row('serial of the leaf in the list of the root', 'accepted', async () => {
    const world = await makeWorld();
    const crl = await makeCrl(world.root, { revoked: [serialOf(world.leaf)] });
    return { ...world, lists: { ...world.lists, [url.root]: crl } };
  }),
  listRow('list due in a second', 'accepted', () => ({ nextUpdate: second(1) })),
  listRow('list due a second ago', 'refused', () => ({ nextUpdate: second(-1) })),
  listRow('list from this second on', 'accepted', () => ({ thisUpdate: testNow })),
  listRow('list from the next second on', 'refused', () => ({ thisUpdate: second(1) })),
  listRow('list signed with the wrong key', 'refused', async () => ({
    signingKey: (await makeKeys()).privateKey,
  })),
  listRow('list signed with the key of the root', 'refused', ({ root }) => ({
    signingKey: root.keys.privateKey,
  })),
  row('list of another issuer', 'refused', async () => {
    const world = await makeWorld();
    return { ...world, lists: { ...world.lists, [url.authority]: await makeCrl(world.root) } };
  }),
  row('no list of the leaf’s issuer', 'refused', async () => {
    const { lists, ...world } = await makeWorld();
    return { ...world, lists: { [url.root]: lists[url.root] as Uint8Array } };
  }),
  row('no list of the root', 'refused', async () => {
    const { lists, ...world } = await makeWorld();
    return { ...world, lists: { [url.authority]: lists[url.authority] as Uint8Array } };
  }),
  row('authority that may not sign lists', 'refused', () =>
    makeWorld({ usages: KeyUsageFlags.keyCertSign }),
  ),
  row('authority without keyUsage', 'accepted', () => makeWorld({ usages: null })),
  listRow('list for authorities only', 'refused', () => ({ extensions: [scope(2)] })),
  listRow('list for other than authorities', 'accepted', () => ({ extensions: [scope(1)] })),
  listRow('list for attribute certificates only', 'refused', () => ({ extensions: [scope(5)] })),
  row('list of the root for other than authorities', 'refused', async () => {
    const world = await makeWorld();
    const crl = await makeCrl(world.root, { extensions: [scope(1)] });
    return { ...world, lists: { ...world.lists, [url.root]: crl } };
  }),
  listRow('list of the place that the leaf names', 'accepted', () => ({
    extensions: [placeOf(url.authority)],
  })),
  listRow('list of another place', 'refused', () => ({
    extensions: [placeOf('http://pki.example/other.crl')],
  })),
  listRow('list whose issuer is spelt in another case', 'accepted', () => ({
    issuer: 'CN=AUTHORITY 1',
  })),
  listRow('leaf taken off the list again', 'accepted', ({ leaf }) => ({
    revoked: [{ ...serialOf(leaf), reason: 8 }],
  })),
  listRow('list with an unknown critical extension', 'refused', () => ({
    extensions: [unknown(true)],
  })),
  listRow('list with an unknown extension', 'accepted', () => ({ extensions: [unknown(false)] })),
];
