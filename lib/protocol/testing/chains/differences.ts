import 'reflect-metadata';
import { AuthorityKeyIdentifierExtension, KeyUsageFlags } from '@peculiar/x509';
import { makeCrl, makeKeys, testNow, type Party } from '../pki';
import { chainOf, row, type ChainRow } from './chain';

const { digitalSignature, keyCertSign } = KeyUsageFlags;
const url = { root: 'http://pki.example/root.crl', authority: 'http://pki.example/authority.crl' };

/**
 * Chains about which openssl says the opposite on purpose, with our verdict: RFC 5280 is on our side, or the rule
 * is one of ours that openssl has no option for.
 */
export const differences: ChainRow[] = [
  // RFC 5280 §4.1.2.5: “through notAfter, inclusive”; for openssl that second is over.
  row('leaf valid until this very second', 'accepted', () => chainOf([{}], { notAfter: testNow })),
  // RFC 5280 §6.3.3 a: a list is stale when the time is after nextUpdate.
  row('list due in this very second', 'accepted', async () => {
    const chain = await chainOf([{ crlUrls: [url.root] }], { crlUrls: [url.authority] });
    const [root, authority] = [chain.anchors[0] as Party, chain.others[0] as Party];
    const lists = {
      [url.root]: await makeCrl(root),
      [url.authority]: await makeCrl(authority, { nextUpdate: testNow }),
    };
    return { ...chain, lists };
  }),
  // RFC 5280 §4.2.1.1: the identifier helps to find the issuer; what counts is the signature (§6.1.3).
  row(
    'leaf that names the identifier of a key that is not the one that signed',
    'accepted',
    async () => {
      const { publicKey } = await makeKeys();
      const authorityKeyId = await AuthorityKeyIdentifierExtension.create(publicKey);
      return chainOf([{}], { authorityKeyId });
    },
  ),
  // Who signs statements is no authority: our rule, see x509.leaf.key-usage.
  row('authority as leaf', 'refused', () =>
    chainOf([{}], { isCa: true, usages: digitalSignature | keyCertSign }),
  ),
];
