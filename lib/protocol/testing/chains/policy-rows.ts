import type { Extension } from '@peculiar/x509';
import { inhibitAnyPolicy, policies, policyConstraints, policyMappings } from '../constraints';
import type { CertificateWishes } from '../pki';
import { chainOf, row, type ChainRow } from './chain';

const gold = '1.3.6.1.4.1.55555.1';
const silver = '1.3.6.1.4.1.55555.2';
const bronze = '1.3.6.1.4.1.55555.3';
const any = '2.5.29.32.0';

const explicit = (count: number) => policyConstraints({ explicit: count });
const noMapping = (count: number) => policyConstraints({ explicit: 0, mapping: count });

/** The extensions of each authority, upper first, and last of the leaf. */
type Extensions = Extension[][];

function policyRow(title: string, verdict: 'accepted' | 'refused', all: Extensions): ChainRow {
  const wishes = all.map((more): CertificateWishes => ({ more }));
  return row(title, verdict, () => chainOf(wishes.slice(0, -1), wishes.at(-1)));
}

const sameName = (all: Extensions, names: string[]): [CertificateWishes[], CertificateWishes] => {
  const wishes = all.map((more, index) => ({ more, name: names[index] ?? 'Leaf' }));
  return [wishes.slice(0, -1), wishes.at(-1) ?? {}];
};

const explicitRows: ChainRow[] = [
  policyRow('no policy, none demanded', 'accepted', [[], []]),
  policyRow('policies that differ, none demanded', 'accepted', [
    [policies(gold)],
    [policies(silver)],
  ]),
  policyRow('the demanded policy', 'accepted', [[policies(gold), explicit(0)], [policies(gold)]]),
  policyRow('one of two policies', 'accepted', [
    [policies(gold, silver), explicit(0)],
    [policies(silver, bronze)],
  ]),
  policyRow('another policy than the demanded one', 'refused', [
    [policies(gold), explicit(0)],
    [policies(silver)],
  ]),
  policyRow('leaf without policy where one is demanded', 'refused', [
    [policies(gold), explicit(0)],
    [],
  ]),
  policyRow('authority without policy that demands one', 'refused', [
    [explicit(0)],
    [policies(gold)],
  ]),
  policyRow('leaf that demands a policy and has it', 'accepted', [
    [policies(gold)],
    [policies(gold), explicit(0)],
  ]),
  policyRow('leaf that demands a policy that its issuer lacks', 'refused', [
    [policies(silver)],
    [policies(gold), explicit(0)],
  ]),
  policyRow('leaf that demands a policy one later', 'accepted', [
    [policies(silver)],
    [policies(gold), explicit(1)],
  ]),
  policyRow('policy demanded after one certificate, at the border', 'refused', [
    [policies(gold), explicit(1)],
    [],
  ]),
  policyRow('policy demanded after two certificates, beyond the leaf', 'accepted', [
    [policies(gold), explicit(2)],
    [],
  ]),
  policyRow('policy demanded after two certificates, the leaf is the second', 'refused', [
    [policies(gold), explicit(2)],
    [policies(gold)],
    [],
  ]),
  policyRow('lower authority cannot lift the demand', 'refused', [
    [policies(gold), explicit(0)],
    [policies(gold), explicit(5)],
    [],
  ]),
  row('self-issued authority does not count for the demand', 'accepted', () =>
    chainOf(...sameName([[explicit(2)], [], []], ['Sea', 'Sea'])),
  ),
  row('ordinary authority counts for the demand', 'refused', () =>
    chainOf(...sameName([[explicit(2)], [], []], ['Sea', 'Land'])),
  ),
  policyRow('one policy twice', 'refused', [[policies(gold, gold)], [policies(gold)]]),
  row('demand of the root does not count', 'accepted', () =>
    chainOf([{}], {}, { more: [explicit(0)] }),
  ),
];

const anyRows: ChainRow[] = [
  policyRow('anyPolicy of the authority', 'accepted', [
    [policies(any), explicit(0)],
    [policies(gold)],
  ]),
  policyRow('anyPolicy of the leaf', 'accepted', [[policies(gold), explicit(0)], [policies(any)]]),
  policyRow('anyPolicy of all', 'accepted', [[policies(any), explicit(0)], [policies(any)]]),
  policyRow('anyPolicy between two policies that differ', 'refused', [
    [policies(gold), explicit(0)],
    [policies(any)],
    [policies(silver)],
  ]),
  policyRow('anyPolicy between two of the same policy', 'accepted', [
    [policies(gold), explicit(0)],
    [policies(any)],
    [policies(gold)],
  ]),
  policyRow('anyPolicy of the leaf, inhibited', 'refused', [
    [policies(gold), explicit(0), inhibitAnyPolicy(0)],
    [policies(any)],
  ]),
  policyRow('anyPolicy of the leaf, inhibited, beside the policy itself', 'accepted', [
    [policies(gold), explicit(0), inhibitAnyPolicy(0)],
    [policies(any, gold)],
  ]),
  policyRow('anyPolicy of the leaf, inhibited one later', 'accepted', [
    [policies(gold), explicit(0), inhibitAnyPolicy(1)],
    [policies(any)],
  ]),
  policyRow('anyPolicy of the leaf, inhibited one later, one authority between', 'refused', [
    [policies(gold), explicit(0), inhibitAnyPolicy(1)],
    [policies(gold)],
    [policies(any)],
  ]),
  policyRow('anyPolicy of the authority that inhibits it', 'accepted', [
    [policies(any), explicit(0), inhibitAnyPolicy(0)],
    [policies(gold)],
  ]),
  row('anyPolicy of a self-issued authority, inhibited', 'accepted', () =>
    chainOf(
      ...sameName(
        [[policies(gold), explicit(0), inhibitAnyPolicy(0)], [policies(any)], [policies(gold)]],
        ['Sea', 'Sea'],
      ),
    ),
  ),
  row('anyPolicy of an ordinary authority, inhibited', 'refused', () =>
    chainOf(
      ...sameName(
        [[policies(gold), explicit(0), inhibitAnyPolicy(0)], [policies(any)], [policies(gold)]],
        ['Sea', 'Land'],
      ),
    ),
  ),
];

const mappingRows: ChainRow[] = [
  policyRow('policy mapped to that of the leaf', 'accepted', [
    [policies(gold), explicit(0), policyMappings([gold, silver])],
    [policies(silver)],
  ]),
  policyRow('policy mapped away from that of the leaf', 'refused', [
    [policies(gold), explicit(0), policyMappings([gold, silver])],
    [policies(gold)],
  ]),
  policyRow('policy mapped to itself and another', 'accepted', [
    [policies(gold), explicit(0), policyMappings([gold, silver], [gold, gold])],
    [policies(gold)],
  ]),
  policyRow('policy mapped twice along the chain', 'accepted', [
    [policies(gold), explicit(0), policyMappings([gold, silver])],
    [policies(silver), policyMappings([silver, bronze])],
    [policies(bronze)],
  ]),
  policyRow('mapping of a policy that is not valid', 'refused', [
    [policies(gold), explicit(0), policyMappings([silver, bronze])],
    [policies(bronze)],
  ]),
  policyRow('mapping under anyPolicy', 'accepted', [
    [policies(any), explicit(0), policyMappings([gold, silver])],
    [policies(silver)],
  ]),
  policyRow('mapping inhibited from above', 'refused', [
    [policies(gold), noMapping(0)],
    [policies(gold), policyMappings([gold, silver])],
    [policies(silver)],
  ]),
  policyRow('mapping inhibited from above, policy itself', 'refused', [
    [policies(gold), noMapping(0)],
    [policies(gold), policyMappings([gold, silver])],
    [policies(gold)],
  ]),
  policyRow('mapping inhibited one later', 'accepted', [
    [policies(gold), noMapping(1)],
    [policies(gold), policyMappings([gold, silver])],
    [policies(silver)],
  ]),
  policyRow('mapping inhibited by the authority that maps', 'accepted', [
    [policies(gold), noMapping(0), policyMappings([gold, silver])],
    [policies(silver)],
  ]),
  policyRow('mapping from anyPolicy', 'refused', [
    [policies(gold), explicit(0), policyMappings([any, gold])],
    [policies(gold)],
  ]),
  policyRow('mapping to anyPolicy', 'refused', [
    [policies(gold), explicit(0), policyMappings([gold, any])],
    [policies(gold)],
  ]),
];

/** Certificate policies: demanded, any, inhibited, mapped. */
export const policyRows = [...explicitRows, ...anyRows, ...mappingRows];
