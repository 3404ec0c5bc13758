import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { openPrivateKey } from '@/lib/domain/keys/open-private-key';
import { followRun } from '@/lib/domain/runs/follow-run';
import type { Check } from '@/lib/protocol/check';
import {
  statementMutations,
  type StatementMutation,
} from '@/lib/protocol/udap/testing/statement-mutations';
import type { RunFrame } from '@/lib/run/frames';
import type { CertificateSummary } from '@/lib/schemas/certificate';
import type { MadeTestCertificate } from '@/lib/schemas/test-certificate';
import type { Run } from '@/lib/schemas/run';
import type { StatementDraft } from '@/lib/schemas/statement';
import { importPKCS8 } from 'jose';
import { startPortalServer } from '../fakes/portal-server';
import { api, makeWorkspace } from './api';
import { sign, unsigned, type Claims } from './sandbox-oauth.fixtures';

/**
 * Each mutation of a statement is signed, sent through a run to a strict holder of the sandbox, and refused there with
 * the code of the standard; the run explains it by the check that belongs to it.
 */

let portal: Awaited<ReturnType<typeof startPortalServer>>;
let team: Awaited<ReturnType<typeof makeWorkspace<'owner'>>>;
let appId: string;
const root = '/workspaces/wire';
const as = () => ({ as: team.members.owner });

const workflows = ['authorization_code', 'client_credentials'] as const;
type Workflow = (typeof workflows)[number];
const signers: Partial<Record<Workflow, { id: string; key: CryptoKey }>> = {};

beforeAll(async () => {
  portal = await startPortalServer();
  team = await makeWorkspace('wire', ['owner']);
  const client = await db();
  appId = newId('app');
  await client.app.create({
    data: {
      id: appId,
      workspaceId: team.id,
      name: 'Wire',
      metadata: {
        client_name: 'Wire',
        client_uri: 'https://app.example.org/',
        logo_uri: 'https://app.example.org/logo.png',
        contacts: ['mailto:dev@example.org'],
        redirect_uris: ['https://app.example.org/callback'],
      },
    },
  });
  for (const grantType of workflows) {
    const issued = await api<CertificateSummary>('POST', `${root}/certificates`, {
      ...as(),
      body: { appId, grantType, name: grantType },
    });
    expect(issued.status, JSON.stringify(issued.problem)).toBe(201);
    const { keyId } = await client.certificate.findUniqueOrThrow({
      where: { id: issued.data.id },
      select: { keyId: true },
    });
    const { pkcs8Pem } = await openPrivateKey(team.id, keyId);
    signers[grantType] = { id: issued.data.id, key: await importPKCS8(pkcs8Pem, 'RS256') };
  }
}, 120_000);

afterAll(async () => {
  await portal.close();
});

async function draft(grantType: Workflow): Promise<StatementDraft> {
  const answer = await api<StatementDraft>('POST', `${root}/statements/draft`, {
    ...as(),
    body: { appId, grantType, holder: 'harbor' },
  });
  expect(answer.status, JSON.stringify(answer.problem)).toBe(200);
  return answer.data;
}

/** Signs what a mutation makes of a good statement, whatever its header says. */
async function mutated(
  mutation: Pick<StatementMutation, 'claims' | 'header'>,
  { header, claims }: StatementDraft,
  key: CryptoKey,
): Promise<string> {
  const body = (mutation.claims?.(claims) ?? claims) as Claims;
  const head = (mutation.header?.(header) ?? header) as Claims;
  if (head.alg !== 'RS256') return unsigned(head, body, 'c2lnbmF0dXJl');
  return sign({ alg: 'RS256', privateKey: key, x5c: header.x5c as string[] }, body, head);
}

async function send(
  grantType: Workflow,
  statement: string,
  more: object = {},
): Promise<RunFrame[]> {
  const started = await api<Run>('POST', `${root}/registrations`, {
    ...as(),
    body: {
      appId,
      grantType,
      method: 'udap',
      holder: 'harbor',
      certificateId: signers[grantType]?.id,
      statement,
      sendAnyway: true,
      ...more,
    },
  });
  expect(started.status, JSON.stringify(started.problem)).toBe(201);
  const frames: RunFrame[] = [];
  for await (const frame of followRun(started.data.id, AbortSignal.timeout(60_000)))
    frames.push(frame);
  return frames;
}

const checksOf = (frames: readonly RunFrame[]): Check[] =>
  frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));

/** The error code on the wire, out of the exchange that the run recorded. */
function answered(frames: readonly RunFrame[]): unknown {
  const bodies = frames.flatMap((frame) =>
    frame.type === 'exchange' && frame.exchange.purpose === 'registration'
      ? [frame.exchange.response?.body.text ?? '{}']
      : [],
  );
  expect(bodies).toHaveLength(1);
  return (JSON.parse(bodies[0] as string) as { error?: unknown }).error;
}

describe.each(workflows)('statements for %s', (grantType) => {
  it('are taken as the portal drafts them, byte for byte', async () => {
    const good = await draft(grantType);
    const statement = await mutated({}, good, signers[grantType]!.key);
    const frames = await send(grantType, statement);
    expect(answered(frames)).toBeUndefined();
    expect(checksOf(frames).filter(({ verdict }) => verdict === 'fail')).toEqual([]);
    const sent = frames.flatMap((frame) =>
      frame.type === 'exchange' && frame.exchange.purpose === 'registration'
        ? [frame.exchange.request.body?.text ?? '']
        : [],
    );
    expect(sent[0]).toContain('"udap":"1"');
  });

  it.each(
    statementMutations
      .filter(({ grantTypes }) => grantTypes.includes(grantType))
      .map((mutation) => [mutation.name, mutation] as const),
  )('are refused with the right code, and explained: %s', async (_name, mutation) => {
    const good = await draft(grantType);
    const frames = await send(grantType, await mutated(mutation, good, signers[grantType]!.key));
    expect(answered(frames)).toBe(mutation.code);
    const checks = checksOf(frames);
    const refusal = checks.find(
      ({ id, verdict }) => id.startsWith('udap.registration.') && verdict === 'fail',
    );
    expect(refusal?.id).toBe(`udap.registration.${mutation.code.replaceAll('_', '-')}`);
    if (mutation.check !== null) {
      const ours = checks.find(({ id }) => id === mutation.check);
      expect(ours?.verdict, mutation.check).toBe('warn');
    }
  });

  it('are refused when the same one is sent twice', async () => {
    const good = await draft(grantType);
    const statement = await mutated({}, good, signers[grantType]!.key);
    expect(answered(await send(grantType, statement))).toBeUndefined();
    expect(answered(await send(grantType, statement))).toBe('invalid_client_metadata');
  });

  it('are refused when a byte of them changed on the way', async () => {
    const good = await draft(grantType);
    const [head, , signature] = (await mutated({}, good, signers[grantType]!.key)).split('.');
    const other = { ...good.claims, jti: randomUUID(), client_name: 'Somebody else' };
    const body = Buffer.from(JSON.stringify(other)).toString('base64url');
    expect(answered(await send(grantType, `${head}.${body}.${signature}`))).toBe(
      'invalid_software_statement',
    );
  });
});

describe('certificates and certifications', () => {
  it('of nobody whom the holder trusts are unapproved', async () => {
    const issuer = 'https://nobody.example.org/app';
    const made = await api<MadeTestCertificate>('POST', `${root}/test-certificates`, {
      ...as(),
      body: { kind: 'untrusted-root', sanUri: issuer },
    });
    expect(made.status, JSON.stringify(made.problem)).toBe(201);
    const { chainPem, privateKeyPem } = made.data;
    const x5c = chainPem.map((pem) => pem.replace(/-----[^-]+-----|\s/g, ''));
    const { claims } = await draft('client_credentials');
    const statement = await sign(
      { alg: 'RS256', privateKey: await importPKCS8(privateKeyPem, 'RS256'), x5c },
      { ...claims, iss: issuer, sub: issuer },
    );
    const frames = await send('client_credentials', statement);
    expect(answered(frames)).toBe('unapproved_software_statement');
  });

  it('of the certifier of the sandbox are taken, and of others refused', async () => {
    const certification = async (body: object) => {
      const made = await api<{ certification: string }>(
        'POST',
        `${root}/statements/certification`,
        {
          ...as(),
          body: { appId, grantType: 'client_credentials', ...body },
        },
      );
      expect(made.status, JSON.stringify(made.problem)).toBe(201);
      return made.data.certification;
    };
    const plain = { statement: undefined };
    const good = await certification({ kind: 'sandbox' });
    const taken = await send('client_credentials', '', { ...plain, certifications: [good] });
    expect(answered(taken)).toBeUndefined();
    expect(checksOf(taken).filter(({ verdict }) => verdict === 'fail')).toEqual([]);

    const uri = `${portal.url}/sandbox/certifications/basic-app`;
    const own = await certification({
      kind: 'self',
      certificateId: signers.client_credentials?.id,
      uris: [uri],
    });
    const unapproved = await send('client_credentials', '', { ...plain, certifications: [own] });
    expect(answered(unapproved)).toBe('unapproved_certification');
    expect(
      checksOf(unapproved).some(({ id }) => id === 'udap.registration.unapproved-certification'),
    ).toBe(true);

    const [head, body] = good.split('.');
    const broken = await send('client_credentials', '', {
      ...plain,
      certifications: [`${head}.${body}.c2lnbmF0dXJl`],
    });
    expect(answered(broken)).toBe('invalid_certification');

    const foreign = await certification({ kind: 'sandbox', grantType: 'authorization_code' });
    const refused = await send('client_credentials', '', { ...plain, certifications: [foreign] });
    expect(answered(refused)).toBe('invalid_certification');
    const ours = checksOf(refused).find(({ id }) => id === 'udap.certification.subject');
    expect(ours?.verdict).toBe('warn');
  });
});
