import 'reflect-metadata';
import type { JsonGeneralName } from '@peculiar/x509';
import { nameConstraints, type Subtree } from '../constraints';
import { chainOf, row, type ChainRow } from './chain';

const net = [192, 0, 2, 0, 255, 255, 255, 0];
const net6 = [
  0x20,
  1,
  0xd,
  0xb8,
  ...Array<number>(12).fill(0),
  255,
  255,
  255,
  255,
  ...Array<number>(12).fill(0),
];

/** A subtree, a name, and whether the name is inside. */
const borders: [Subtree, JsonGeneralName, boolean][] = [
  [['uri', 'a.example'], { type: 'url', value: 'https://a.example/fhir' }, true],
  [['uri', 'a.example'], { type: 'url', value: 'https://A.EXAMPLE:8443/fhir' }, true],
  [['uri', 'a.example'], { type: 'url', value: 'https://a.example' }, true],
  [['uri', 'a.example'], { type: 'url', value: 'https://b.a.example/fhir' }, false],
  [['uri', 'a.example'], { type: 'url', value: 'https://ba.example/fhir' }, false],
  [['uri', 'a.example'], { type: 'url', value: 'https://a.example.org/fhir' }, false],
  [['uri', '.a.example'], { type: 'url', value: 'https://b.a.example/fhir' }, true],
  [['uri', '.a.example'], { type: 'url', value: 'https://c.b.a.example/fhir' }, true],
  [['uri', '.a.example'], { type: 'url', value: 'https://a.example/fhir' }, false],
  [['uri', '.a.example'], { type: 'url', value: 'https://ba.example/fhir' }, false],
  [['dns', 'a.example'], { type: 'dns', value: 'a.example' }, true],
  [['dns', 'a.example'], { type: 'dns', value: 'B.A.Example' }, true],
  [['dns', 'a.example'], { type: 'dns', value: 'ba.example' }, false],
  [['dns', 'a.example'], { type: 'dns', value: 'example' }, false],
  [['dns', '.a.example'], { type: 'dns', value: 'b.a.example' }, true],
  [['dns', '.a.example'], { type: 'dns', value: 'a.example' }, false],
  [['dns', ''], { type: 'dns', value: 'b.example' }, true],
  [['email', 'a.example'], { type: 'email', value: 'info@A.example' }, true],
  [['email', 'a.example'], { type: 'email', value: 'info@b.a.example' }, false],
  [['email', '.a.example'], { type: 'email', value: 'info@b.a.example' }, true],
  [['email', '.a.example'], { type: 'email', value: 'info@a.example' }, false],
  [['email', 'info@a.example'], { type: 'email', value: 'info@A.EXAMPLE' }, true],
  [['email', 'info@a.example'], { type: 'email', value: 'INFO@a.example' }, false],
  [['email', 'info@a.example'], { type: 'email', value: 'other@a.example' }, false],
  [['ip', net], { type: 'ip', value: '192.0.2.0' }, true],
  [['ip', net], { type: 'ip', value: '192.0.2.255' }, true],
  [['ip', net], { type: 'ip', value: '192.0.3.0' }, false],
  [['ip', net], { type: 'ip', value: '192.0.1.255' }, false],
  [['ip', net6], { type: 'ip', value: '2001:db8::1' }, true],
  [['ip', net6], { type: 'ip', value: '2001:db9::1' }, false],
  [['ip', net], { type: 'ip', value: '2001:db8::1' }, false],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'C=US, O=Lake, CN=Boat' }, true],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'C=US, O=Lake' }, true],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'C=US, O=LAKE, CN=Boat' }, true],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'C=US, O=Lakeside' }, false],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'O=Lake, C=US' }, false],
  [['dn', 'C=US, O=Lake'], { type: 'dn', value: 'C=US' }, false],
];

/** The subject has to be inside a permitted directory name too. */
const subjectFor = ([form]: Subtree) => (form === 'dn' ? 'C=US, O=Lake, CN=Leaf' : 'CN=Leaf');

const borderRows: ChainRow[] = borders.flatMap(([subtree, san, isInside]) => {
  const words = `${subtree.join(' ')}, name ${san.value}`;
  const wishes = { sans: [san] };
  return [
    row(`permitted ${words}`, isInside ? 'accepted' : 'refused', () =>
      chainOf([{ more: [nameConstraints([subtree])] }], {
        ...wishes,
        subject: subjectFor(subtree),
      }),
    ),
    row(`excluded ${words}`, isInside ? 'refused' : 'accepted', () =>
      chainOf([{ more: [nameConstraints([], [subtree])] }], wishes),
    ),
  ];
});

const lake: Subtree = ['dn', 'O=Lake'];
const url = (value: string) => ({ sans: [{ type: 'url' as const, value }] });
const inA = url('https://x.a.example/fhir');
const permitsA = nameConstraints([['uri', '.a.example']]);

const otherRows: ChainRow[] = [
  row('subject inside the permitted name', 'accepted', () =>
    chainOf([{ more: [nameConstraints([lake])] }], { subject: 'O=Lake, CN=Leaf' }),
  ),
  row('subject outside the permitted name', 'refused', () =>
    chainOf([{ more: [nameConstraints([lake])] }], { subject: 'O=Sea, CN=Leaf' }),
  ),
  row('subject inside the excluded name', 'refused', () =>
    chainOf([{ more: [nameConstraints([], [lake])] }], { subject: 'O=Lake, CN=Leaf' }),
  ),
  row('subject with an e-mail address inside', 'accepted', () =>
    chainOf([{ more: [nameConstraints([['email', 'a.example']])] }], {
      subject: 'CN=Leaf, E=info@a.example',
    }),
  ),
  row('subject with an e-mail address outside', 'refused', () =>
    chainOf([{ more: [nameConstraints([['email', 'a.example']])] }], {
      subject: 'CN=Leaf, E=info@b.example',
    }),
  ),
  row('no name of the permitted form', 'accepted', () => chainOf([{ more: [permitsA] }])),
  row('URI without a host under a constraint for URIs', 'refused', () =>
    chainOf([{ more: [permitsA] }], url('urn:uuid:1')),
  ),
  row('URI without a host under an exclusion of URIs', 'refused', () =>
    chainOf([{ more: [nameConstraints([], [['uri', 'a.example']])] }], url('urn:uuid:1')),
  ),
  row('one of two names outside', 'refused', () =>
    chainOf([{ more: [permitsA] }], {
      sans: [...inA.sans, ...url('https://b.example').sans],
    }),
  ),
  row('inside one of two permitted subtrees', 'accepted', () =>
    chainOf(
      [
        {
          more: [
            nameConstraints([
              ['uri', 'b.example'],
              ['uri', '.a.example'],
            ]),
          ],
        },
      ],
      inA,
    ),
  ),
  row('permitted and excluded by the same authority', 'refused', () =>
    chainOf([{ more: [nameConstraints([['uri', '.a.example']], [['uri', 'x.a.example']])] }], inA),
  ),
  row('permitted by both authorities', 'accepted', () =>
    chainOf([{ more: [nameConstraints([['uri', '.example']])] }, { more: [permitsA] }], inA),
  ),
  row('permitted by the lower authority only', 'refused', () =>
    chainOf([{ more: [nameConstraints([['uri', '.b.example']])] }, { more: [permitsA] }], inA),
  ),
  row('permitted by the upper authority only', 'refused', () =>
    chainOf([{ more: [permitsA] }, { more: [nameConstraints([['uri', '.b.example']])] }], inA),
  ),
  row('outside the constraints of the root', 'refused', () =>
    chainOf([{}], url('https://b.example'), { more: [permitsA] }),
  ),
  row('inside the constraints of the root', 'accepted', () =>
    chainOf([{}], inA, { more: [permitsA] }),
  ),
  row('outside the constraints of the leaf itself', 'accepted', () =>
    chainOf([{}], { ...url('https://b.example'), more: [permitsA] }),
  ),
  row('authority outside the constraints above it', 'refused', () =>
    chainOf([{ more: [nameConstraints([lake])] }, { name: 'Sea' }], { subject: 'O=Lake' }),
  ),
  row('self-issued authority outside the constraints above it', 'accepted', () =>
    chainOf([{ name: 'Sea', more: [nameConstraints([lake])] }, { name: 'Sea' }], {
      subject: 'O=Lake',
    }),
  ),
  row('constraints of a self-issued authority', 'refused', () =>
    chainOf([{ name: 'Sea' }, { name: 'Sea', more: [permitsA] }], url('https://b.example')),
  ),
  row('leaf of the name of its issuer outside the constraints', 'refused', () =>
    chainOf([{ name: 'Sea', more: [nameConstraints([lake])] }], { name: 'Sea' }),
  ),
];

/** Name constraints at and beyond their borders. */
export const nameRows = [...borderRows, ...otherRows];
