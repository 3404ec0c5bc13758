import 'reflect-metadata';
import { AuthorityKeyIdentifierExtension, KeyUsageFlags } from '@peculiar/x509';
import { inhibitAnyPolicy, policies, policyConstraints, policyMappings } from '../constraints';
import { makeCrl, makeKeys, testNow, type Party } from '../pki';
import { chainOf, row, type ChainRow } from './chain';

const { digitalSignature, keyCertSign } = KeyUsageFlags;
const gold = '1.3.6.1.4.1.55555.1';
const silver = '1.3.6.1.4.1.55555.2';
const any = '2.5.29.32.0';

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
  // RFC 5280 §6.1.5 a: the leaf counts even when it bears the name of its issuer.
  row('self-issued leaf without the policy that is demanded after one certificate', 'refused', () =>
    chainOf([{ name: 'Sea', more: [policyConstraints({ explicit: 1 })] }], { name: 'Sea' }),
  ),
  // RFC 5280 §6.1.5: a leaf has nobody below it for whom it could map policies.
  row('leaf whose policy is mapped by itself although mapping is inhibited', 'accepted', () =>
    chainOf([{ more: [policies(gold), policyConstraints({ explicit: 0, mapping: 0 })] }], {
      more: [policies(gold), policyMappings([gold, gold])],
    }),
  ),
  // RFC 5280 §6.1.4 b: a policy that only an inhibited anyPolicy would make valid cannot be mapped.
  row('mapping under an anyPolicy that is inhibited', 'refused', () =>
    chainOf(
      [
        { more: [policies(gold), policyConstraints({ explicit: 0 }), inhibitAnyPolicy(0)] },
        { more: [policies(any, silver), policyMappings([gold, silver])] },
      ],
      { more: [policies(silver)] },
    ),
  ),
  // Who signs statements is no authority: our rule, see x509.leaf.key-usage.
  row('authority as leaf', 'refused', () =>
    chainOf([{}], { isCa: true, usages: digitalSignature | keyCertSign }),
  ),
];
