import 'reflect-metadata';
import { KeyUsageFlags, Name, X509Certificate } from '@peculiar/x509';
import {
  derOf,
  issue,
  makeCa,
  makeKeys,
  testNow,
  type CertificateWishes,
  type Party,
} from '../pki';
import { chainOf, row, type Chain, type ChainRow } from './chain';

const second = (count: number) => new Date(testNow.getTime() + count * 1000);

type Place = 'leaf' | 'authority' | 'root';

/** The chain of three in which one certificate has special wishes. */
export function chainWith(place: Place, wishes: CertificateWishes): Promise<Chain> {
  const at = (name: Place) => (name === place ? wishes : {});
  return chainOf([at('authority')], at('leaf'), at('root'));
}

const places: Place[] = ['leaf', 'authority', 'root'];

const dateRows: ChainRow[] = places.flatMap((place) => [
  row(`${place} valid from this second on`, 'accepted', () =>
    chainWith(place, { notBefore: testNow }),
  ),
  row(`${place} valid from the next second on`, 'refused', () =>
    chainWith(place, { notBefore: second(1) }),
  ),
  row(`${place} valid until the next second`, 'accepted', () =>
    chainWith(place, { notAfter: second(1) }),
  ),
  row(`${place} valid until the last second`, 'refused', () =>
    chainWith(place, { notAfter: second(-1) }),
  ),
]);

/** The authority and a certificate of the same name for a new key, signed with the old one. */
async function renewed(first: CertificateWishes, second: CertificateWishes[], leaf = {}) {
  return chainOf([{ name: 'Renewed', ...first }, ...second], leaf);
}

const lengthRows: ChainRow[] = [
  row('path length 0 over a leaf', 'accepted', () => chainOf([{ pathLength: 0 }])),
  row('path length 0 over an authority', 'refused', () => chainOf([{ pathLength: 0 }, {}])),
  row('path length 1 over an authority', 'accepted', () => chainOf([{ pathLength: 1 }, {}])),
  row('path length 1 over two authorities', 'refused', () => chainOf([{ pathLength: 1 }, {}, {}])),
  row('path length 0 of the root', 'refused', () => chainOf([{}], {}, { pathLength: 0 })),
  row('path length 1 of the root', 'accepted', () => chainOf([{}], {}, { pathLength: 1 })),
  row('path length 1 of the root over two', 'refused', () =>
    chainOf([{}, {}], {}, { pathLength: 1 }),
  ),
  row('path length 0 over a leaf of its own name', 'accepted', () =>
    renewed({ pathLength: 0 }, [], { name: 'Renewed' }),
  ),
  row('path length 0 over a self-issued authority', 'accepted', () =>
    renewed({ pathLength: 0 }, [{ name: 'Renewed' }]),
  ),
  row('path length 0 over a self-issued authority and one more', 'refused', () =>
    renewed({ pathLength: 0 }, [{ name: 'Renewed' }, {}]),
  ),
  row('four intermediates', 'accepted', () => chainOf([{}, {}, {}, {}]), ['-verify_depth', '4']),
  row('five intermediates', 'refused', () => chainOf([{}, {}, {}, {}, {}]), ['-verify_depth', '4']),
];

const authorityRows: ChainRow[] = [
  row('issuer with CA:false that may sign certificates', 'refused', () =>
    chainOf([{ isCa: false, usages: KeyUsageFlags.keyCertSign }]),
  ),
  row('issuer that is an ordinary leaf', 'refused', () =>
    chainOf([{ isCa: false, usages: KeyUsageFlags.digitalSignature }]),
  ),
  row(
    'issuer with keyCertSign and without basicConstraints',
    'refused',
    () => chainOf([{ basicConstraints: null }]),
    ['-x509_strict'],
  ),
  row('issuer with neither basicConstraints nor keyUsage', 'refused', () =>
    chainOf([{ basicConstraints: null, usages: null }]),
  ),
  row('issuer without keyCertSign', 'refused', () => chainOf([{ usages: KeyUsageFlags.cRLSign }])),
  row('issuer with keyCertSign alone', 'accepted', () =>
    chainOf([{ usages: KeyUsageFlags.keyCertSign }]),
  ),
  row('issuer without keyUsage', 'accepted', () => chainOf([{ usages: null }])),
  row('root with CA:false', 'refused', () => chainOf([{}], {}, { isCa: false })),
  row('root without keyCertSign', 'refused', () =>
    chainOf([{}], {}, { usages: KeyUsageFlags.digitalSignature }),
  ),
  row('root without keyUsage', 'accepted', () => chainOf([{}], {}, { usages: null })),
  row('leaf right below the root', 'accepted', () => chainOf([])),
];

function withBrokenSignature({ keys, certificate }: Party): Party {
  const der = derOf({ keys, certificate });
  der[der.length - 1] = (der.at(-1) ?? 0) ^ 1;
  return { keys, certificate: new X509Certificate(new Uint8Array(der)) };
}

const issuerRows: ChainRow[] = [
  row('leaf with a broken signature', 'refused', async () => {
    const chain = await chainOf([{}]);
    return { ...chain, leaf: withBrokenSignature(chain.leaf) };
  }),
  row('authority with a broken signature', 'refused', async () => {
    const chain = await chainOf([{}]);
    return { ...chain, others: chain.others.map(withBrokenSignature) };
  }),
  row('root whose own signature is broken', 'accepted', async () => {
    const chain = await chainOf([{}]);
    return { ...chain, anchors: chain.anchors.map(withBrokenSignature) };
  }),
  row('issuer of the same name with another key', 'refused', async () => {
    const [chain, other] = [await chainOf([{}]), await chainOf([{}])];
    return { ...chain, others: other.others, anchors: other.anchors };
  }),
  row('root of the same name with another key', 'refused', async () => {
    const [chain, other] = [await chainOf([{}]), await chainOf([{}])];
    return { ...chain, anchors: other.anchors };
  }),
  ...[false, true].map((isReversed) =>
    row(
      `two issuers of one name, told by the key identifier, the right one ${isReversed ? 'last' : 'first'}`,
      'accepted',
      async () => {
        const chain = await chainOf([{}]);
        const other = await makeCa(chain.anchors[0] as Party, { name: 'Authority 1' });
        const others = [...chain.others, other];
        return { ...chain, others: isReversed ? others.reverse() : others };
      },
    ),
  ),
  row('two certificates of one key, one of them expired', 'accepted', async () => {
    const chain = await chainOf([{}]);
    const keys = (chain.others[0] as Party).keys;
    const wishes = { name: 'Authority 1', keys, notAfter: second(-1) };
    const expired = await makeCa(chain.anchors[0] as Party, wishes);
    return { ...chain, others: [expired, ...chain.others] };
  }),
  row('intermediate that is missing', 'refused', async () => ({
    ...(await chainOf([{}])),
    others: [],
  })),
  row('root that is not trusted', 'refused', async () => {
    const chain = await chainOf([{}]);
    const stranger = await makeCa(null, { name: 'Stranger' });
    return { ...chain, others: [...chain.others, ...chain.anchors], anchors: [stranger] };
  }),
  row('self-signed leaf', 'refused', async () => ({
    ...(await chainOf([])),
    leaf: await issue(null, { name: 'Alone' }),
  })),
  row('leaf that is trusted itself', 'accepted', async () => {
    const { leaf } = await chainOf([]);
    return { leaf, others: [], anchors: [leaf] };
  }),
  row('intermediate as anchor', 'accepted', async () => {
    const { leaf, others } = await chainOf([{}]);
    return { leaf, others: [], anchors: others };
  }),
  row('intermediate as anchor below an expired root', 'accepted', async () => {
    const { leaf, others, anchors } = await chainOf([{}], {}, { notAfter: second(-1) });
    return { leaf, others: anchors, anchors: others };
  }),
  row('issuer name in another case', 'accepted', () => chainOf([{}], { issuer: 'CN=AUTHORITY 1' })),
  row('issuer name with other spaces', 'accepted', () =>
    chainOf([{ name: 'Authority  1' }], { issuer: 'CN=Authority 1' }),
  ),
  row('issuer name in another string type', 'accepted', () =>
    chainOf([{ subject: new Name([{ CN: [{ printableString: 'Alpha' }] }]) }], {
      issuer: new Name([{ CN: [{ bmpString: 'Alpha' }] }]),
    }),
  ),
  row('issuer name with another attribute', 'refused', () =>
    chainOf([{}], { issuer: 'O=Authority 1' }),
  ),
  row('issuer name in another order', 'refused', () =>
    chainOf([{ subject: 'O=One, CN=Two' }], { issuer: 'CN=Two, O=One' }),
  ),
  row('authority with the keys of the leaf', 'accepted', async () => {
    const keys = await makeKeys();
    return chainOf([{ keys }], { keys });
  }),
];

/** Dates, path lengths, authorities, and how certificates hang together. */
export const pathRows = [...dateRows, ...lengthRows, ...authorityRows, ...issuerRows];
