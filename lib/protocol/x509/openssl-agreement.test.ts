import 'reflect-metadata';
import { execFile, spawnSync } from 'node:child_process';
import { KeyObject, sign } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Extension, PemConverter, X509Certificate, type JsonGeneralName } from '@peculiar/x509';
import { BitString, fromBER, ObjectIdentifier, Sequence } from 'asn1js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateRows } from '../testing/chains/certificates';
import { chainOf, row, type Chain, type ChainRow } from '../testing/chains/chain';
import { differences } from '../testing/chains/differences';
import { nameRows } from '../testing/chains/names';
import { chainWith, pathRows } from '../testing/chains/paths';
import { policyRows } from '../testing/chains/policy-rows';
import { revocationRows } from '../testing/chains/revocation-rows';
import { nameConstraints, policies, type Subtree } from '../testing/constraints';
import { transportOf } from '../testing/http';
import { derOf, testNow, type Party } from '../testing/pki';
import { validatePath } from './validate-path';

/** A constraint that is not critical binds all the same. */
const loose = ({ type, value }: Extension) => new Extension(type, false, value);

const looseBorders: [Subtree, JsonGeneralName, JsonGeneralName][] = [
  [
    ['uri', '.a.example'],
    { type: 'url', value: 'https://x.a.example' },
    { type: 'url', value: 'https://b.example' },
  ],
  [
    ['dns', 'a.example'],
    { type: 'dns', value: '*.a.example' },
    { type: 'dns', value: '*.example' },
  ],
  [
    ['email', 'a.example'],
    { type: 'email', value: 'x@a.example' },
    { type: 'email', value: 'x@b.example' },
  ],
  [
    ['ip', [192, 0, 2, 0, 255, 255, 255, 0]],
    { type: 'ip', value: '192.0.2.1' },
    { type: 'ip', value: '192.0.3.1' },
  ],
];

const looseRows: ChainRow[] = looseBorders.flatMap(([subtree, inside, outside]) => {
  const rowOf = (kind: 'permitted' | 'excluded', san: JsonGeneralName, isAccepted: boolean) => {
    const limit =
      kind === 'permitted' ? nameConstraints([subtree]) : nameConstraints([], [subtree]);
    return row(
      `not critical, ${kind} ${subtree.join(' ')}, name ${san.value}`,
      isAccepted ? 'accepted' : 'refused',
      () => chainOf([{ more: [loose(limit)] }], { sans: [san] }),
    );
  };
  return [
    rowOf('permitted', inside, true),
    rowOf('permitted', outside, false),
    rowOf('excluded', inside, false),
    rowOf('excluded', outside, true),
  ];
});

const permitsA = nameConstraints([['uri', 'a.example']]);
const uriRow = (title: string, value: string) =>
  row(`URI ${title}`, 'refused', () =>
    chainOf([{ more: [permitsA] }], { sans: [{ type: 'url', value }] }),
  );

const uriRows: ChainRow[] = [
  uriRow('whose host is another one to browsers', 'https://b.example\\@a.example/x'),
  uriRow('that names the permitted host before another', 'https://a.example@b.example/x'),
  uriRow('whose host is encoded', 'https://a%2eexample/x'),
  uriRow('whose host is an address', 'https://192.0.2.1/x'),
  uriRow('whose host ends with a dot', 'https://a.example./x'),
];

/** The value of a known extension, as an authority would have to sign it. */
const malformed = (title: string, place: 'leaf' | 'authority', oid: string, hex: string) =>
  row(`malformed ${title} in the ${place}`, 'refused', () =>
    chainWith(place, {
      // Where no certificate names a policy openssl does not read the other extensions about policies.
      more: [
        ...(oid === '2.5.29.32' ? [] : [policies('1.3.6.1.4.1.55555.1')]),
        new Extension(oid, true, Buffer.from(hex, 'hex')),
      ],
    }),
  );

const malformedRows: ChainRow[] = [
  malformed('inhibitAnyPolicy: an empty INTEGER', 'authority', '2.5.29.54', '0200'),
  malformed('policyConstraints: empty', 'authority', '2.5.29.36', '3000'),
  malformed('certificatePolicies: cut', 'leaf', '2.5.29.32', '300d300906092b0601040183b20301'),
  malformed(
    'policyMappings: an OID that is cut',
    'authority',
    '2.5.29.33',
    '3009300706025584060155',
  ),
  malformed(
    'nameConstraints: a SET',
    'authority',
    '2.5.29.30',
    '3112a010300e820c61612e6578616d706c652e61',
  ),
];

/** The signed part of the leaf names ECDSA with SHA-384, the signature is one with SHA-256. */
function twoAlgorithms({ leaf, ...chain }: Chain): Chain {
  const [signed, algorithm] = (fromBER(derOf(leaf).slice().buffer).result as Sequence).valueBlock
    .value as [Sequence, Sequence];
  const named = signed.valueBlock.value[2] as Sequence;
  named.valueBlock.value = [new ObjectIdentifier({ value: '1.2.840.10045.4.3.3' })];
  const bytes = new Uint8Array(signed.toBER());
  const issuer = chain.others[0] as Party;
  const signature = sign('sha256', bytes, KeyObject.from(issuer.keys.privateKey));
  const value = [signed, algorithm, new BitString({ valueHex: new Uint8Array(signature) })];
  const certificate = new X509Certificate(new Sequence({ value }).toBER());
  return { ...chain, leaf: { ...leaf, certificate } };
}

const signatureRows: ChainRow[] = [
  row('leaf that names another algorithm inside than outside', 'refused', async () =>
    twoAlgorithms(await chainOf([{}])),
  ),
];

const rows = [
  ...[...pathRows, ...certificateRows, ...nameRows, ...policyRows, ...revocationRows],
  ...[...looseRows, ...uriRows, ...malformedRows, ...signatureRows],
];

// LibreSSL bears the same name and has neither all options nor all rules.
const version = spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout;
const hasOpenssl = /^OpenSSL [3-9]\./.test(version ?? '');
if (!hasOpenssl) {
  console.info(
    `Skipped: needs the command openssl 3 or later, found ${version?.trim() || 'none'}.`,
  );
}

interface Verdicts {
  ours: boolean;
  openssl: boolean;
  /** What both said, for the message of a failed test. */
  words: string;
}

let directory: string;

async function verdictsOn(
  chain: Chain,
  options: readonly string[],
  name: string,
): Promise<Verdicts> {
  const at = chain.at ?? testNow;
  const [ours, theirs] = await Promise.all([
    validatePath({
      leaf: chain.leaf.certificate,
      others: chain.others.map((party) => party.certificate),
      anchors: chain.anchors.map((party) => party.certificate),
      at,
      revocation: 'hard',
      transport: transportOf(chain.lists ?? {}),
    }),
    askOpenssl(chain, at, options, name),
  ]);
  const failed = ours.checks.filter((entry) => entry.verdict === 'fail');
  const words = [...failed.map(({ id, seen }) => `${id}: ${seen}`), theirs.words].join('\n');
  return { ours: ours.ok, openssl: theirs.ok, words };
}

async function askOpenssl(chain: Chain, at: Date, options: readonly string[], name: string) {
  const file = async (kind: string, text: string) => {
    const place = path.join(directory, `${name}-${kind}.pem`);
    await writeFile(place, text);
    return place;
  };
  const pem = (parties: readonly Party[]) =>
    parties.map((party) => party.certificate.toString('pem')).join('\n');
  const seconds = String(at.getTime() / 1000);
  const args = ['verify', '-attime', seconds, '-auth_level', '2', '-policy_check'];
  // Every policy is acceptable to us.
  args.push('-policy', '2.5.29.32.0');
  // We trust an anchor as it is, whoever issued it; and a leaf has to be good for signing.
  args.push('-partial_chain', '-purpose', 'smimesign', ...options);
  args.push('-no-CAfile', '-no-CApath', '-no-CAstore');
  args.push('-trusted', await file('anchors', pem(chain.anchors)));
  if (chain.others.length > 0) args.push('-untrusted', await file('others', pem(chain.others)));
  if (chain.lists) {
    const lists = Object.values(chain.lists).map((der) =>
      PemConverter.encode(new Uint8Array(der), 'X509 CRL'),
    );
    args.push('-crl_check_all', '-CRLfile', await file('lists', lists.join('\n')));
  }
  return verify([...args, await file('leaf', pem([chain.leaf]))]);
}

function verify(args: readonly string[]): Promise<{ ok: boolean; words: string }> {
  return new Promise((resolve, reject) => {
    execFile('openssl', args, (error, stdout, stderr) => {
      const words = `${stdout}${stderr}`;
      const isVerdict = error ? /error \d+ at \d+ depth/.test(words) : /: OK\s*$/.test(stdout);
      if (isVerdict) resolve({ ok: !error, words });
      else reject(new Error(`openssl gave no verdict: ${words}`));
    });
  });
}

describe.skipIf(!hasOpenssl)('validatePath and openssl verify', () => {
  const results = new Map<ChainRow, Promise<Verdicts>>();

  beforeAll(async () => {
    directory = await mkdtemp(path.join(tmpdir(), 'onramp-chains-'));
    const waiting = [...[...rows, ...differences].entries()];
    async function work(): Promise<void> {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const [index, row] = next;
        const result = row.make().then((chain) => verdictsOn(chain, row.openssl ?? [], `${index}`));
        results.set(row, result);
        await result.catch(() => undefined);
      }
    }
    await Promise.all([work(), work(), work(), work()]);
  }, 60_000);

  afterAll(() => rm(directory, { recursive: true }));

  it('are asked about many chains, each named once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(new Set(rows.map((row) => row.title)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [row.title, row.accepted ? 'accepted' : 'refused', row] as const))(
    '%s: %s by both',
    async (_title, _verdict, row) => {
      const verdicts = await results.get(row);
      expect(verdicts).toEqual({
        ours: row.accepted,
        openssl: row.accepted,
        words: verdicts?.words,
      });
    },
  );

  it.each(
    differences.map((row) => [row.title, row.accepted ? 'accepted' : 'refused', row] as const),
  )('differ for good reason: %s: %s by us alone', async (_title, _verdict, row) => {
    const verdicts = await results.get(row);
    const { words } = verdicts ?? {};
    expect(verdicts).toEqual({ ours: row.accepted, openssl: !row.accepted, words });
  });
});
