import 'reflect-metadata';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PemConverter } from '@peculiar/x509';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateRows } from '../testing/chains/certificates';
import type { Chain, ChainRow } from '../testing/chains/chain';
import { differences } from '../testing/chains/differences';
import { nameRows } from '../testing/chains/names';
import { pathRows } from '../testing/chains/paths';
import { policyRows } from '../testing/chains/policy-rows';
import { revocationRows } from '../testing/chains/revocation-rows';
import { transportOf } from '../testing/http';
import { testNow, type Party } from '../testing/pki';
import { validatePath } from './validate-path';

const rows = [...pathRows, ...certificateRows, ...nameRows, ...policyRows, ...revocationRows];

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
