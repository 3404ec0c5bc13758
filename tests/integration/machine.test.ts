import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { followRun } from '@/lib/domain/runs/follow-run';
import { startRun } from '@/lib/domain/runs/start-run';
import { startTokenTool } from '@/lib/domain/runs/token-tools/start-token-tool';
import type { Check } from '@/lib/protocol/check';
import type { RunFrame } from '@/lib/run/frames';
import { RunRequestSchema, type RunRequestInput } from '@/lib/schemas/run';
import { TokenToolSchema } from '@/lib/schemas/token-tool';
import { startPortalServer } from '../fakes/portal-server';

let workspaceId = '';
let portal: Awaited<ReturnType<typeof startPortalServer>>;

beforeAll(async () => {
  portal = await startPortalServer();
  workspaceId = newId('wsp');
  const client = await db();
  await client.workspace.create({ data: { id: workspaceId, slug: 'machine', name: 'Machine' } });
});

afterAll(() => portal.close());

async function runToEnd(request: RunRequestInput): Promise<RunFrame[]> {
  const run = await startRun(workspaceId, null, RunRequestSchema.parse(request));
  const frames: RunFrame[] = [];
  for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
  return frames;
}

const checksOf = (frames: readonly RunFrame[]): Check[] =>
  frames.flatMap((frame) => (frame.type === 'check' ? [frame.check] : []));
const failures = (frames: readonly RunFrame[]) =>
  checksOf(frames)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ id, seen }) => `${id}: ${seen}`);

describe('SMART backend services', () => {
  it('registers on the spot, proves itself with a key of its set, and reads', async () => {
    const frames = await runToEnd({
      auth: { method: 'backend' },
      request: { path: 'Patient?_count=1' },
    });
    expect(failures(frames)).toEqual([]);
    const steps = frames.flatMap((frame) => (frame.type === 'step.finished' ? [frame.step] : []));
    expect(steps).toEqual(['discover', 'register', 'token', 'request']);
    const [assertion] = frames.flatMap((frame) => (frame.type === 'jwt' ? [frame.jwt] : []));
    expect(assertion?.header).toMatchObject({ alg: 'ES384', typ: 'JWT' });
    const scopes = frames.flatMap((frame) => (frame.type === 'scopes' ? [frame.comparison] : []));
    expect(scopes).toMatchObject([{ isSame: true, request: { isCovered: true } }]);
  });

  it('uses its registration again, sends its set along when told to, and says what is not granted', async () => {
    const purposes = (frames: readonly RunFrame[]) =>
      frames.flatMap((frame) => (frame.type === 'exchange' ? [frame.exchange.purpose] : []));
    const again = await runToEnd({ auth: { method: 'backend', scope: 'system/Patient.read' } });
    expect(purposes(again)).not.toContain('registration');
    expect(failures(again)).toEqual([]);
    const narrow = await runToEnd({
      auth: { method: 'backend', register: 'always', keys: 'jwks', scope: 'system/Patient.rs' },
      request: { path: 'Observation?_count=1' },
    });
    expect(purposes(narrow)).toContain('registration');
    expect(checksOf(narrow).find(({ id }) => id === 'smart.scopes.request')).toMatchObject({
      verdict: 'warn',
    });
    expect(failures(narrow).join()).toContain('403');
  });

  it('refuses a registration that is not good for it, before it starts', async () => {
    await runToEnd({ until: 'register' });
    const client = await db();
    const udap = await client.registration.findFirst({ where: { workspaceId, method: 'udap' } });
    await expect(
      runToEnd({ auth: { method: 'backend', registrationId: udap?.id ?? '' } }),
    ).rejects.toMatchObject({ fields: [{ path: 'auth.registrationId' }] });
    await expect(
      runToEnd({ auth: { method: 'backend', registrationId: 'reg_none' } }),
    ).rejects.toMatchObject({ code: 'resource.not_found' });
  });
});

const b2b = {
  version: '1',
  organization_id: 'https://clinic.example',
  purpose_of_use: ['urn:oid:2.16.840.1.113883.5.8#TREAT'],
};
const b64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('the token of a run', () => {
  async function toolRun(tool: object): Promise<RunFrame[]> {
    const run = await startTokenTool(workspaceId, null, TokenToolSchema.parse(tool));
    const frames: RunFrame[] = [];
    for await (const frame of followRun(run.id, AbortSignal.timeout(60_000))) frames.push(frame);
    return frames;
  }
  const tokenOf = (frames: readonly RunFrame[]) =>
    frames.flatMap((frame) => (frame.type === 'scopes' ? [frame.tokenId] : []))[0] ?? '';

  it.each(['backend', 'udap'] as const)('of %s is kept, and introspected', async (method) => {
    const tokenId = tokenOf(await runToEnd({ auth: { method }, until: 'token' }));
    const frames = await toolRun({ act: 'introspect', tokenId });
    const said = checksOf(frames).filter(({ id }) => id.startsWith('oauth.introspection'));
    expect(said.map(({ id }) => id)).toContain('oauth.introspection.answered');
  });

  it('is nobody else’s', async () => {
    const tokenId = tokenOf(await runToEnd({ auth: { method: 'backend' }, until: 'token' }));
    await expect(
      startTokenTool('wsp_other', null, TokenToolSchema.parse({ act: 'introspect', tokenId })),
    ).rejects.toMatchObject({ code: 'resource.not_found' });
    await expect(toolRun({ act: 'revoke', tokenId, which: 'refresh_token' })).rejects.toMatchObject(
      { fields: [{ path: 'which' }] },
    );
  });
});

describe('authorization extension objects of a run', () => {
  it('go into the assertion as they were given', async () => {
    const frames = await runToEnd({
      auth: { method: 'udap', extensions: { 'hl7-b2b': b2b } },
      request: { path: 'Patient?_count=1' },
    });
    expect(failures(frames)).toEqual([]);
    const sent = frames.flatMap((frame) =>
      frame.type === 'jwt' && frame.jwt.kind === 'client_assertion' ? [frame.jwt.claims] : [],
    );
    expect(sent).toMatchObject([{ extensions: { 'hl7-b2b': b2b } }]);
  });

  it('are judged before anything is sent: one that the holder requires is missing', async () => {
    const frames = await runToEnd({
      auth: { method: 'udap', extensions: { 'acme-extension': { version: '1' } } },
    });
    expect(failures(frames).join('\n')).toMatch(/^udap\.extension\.required: .*missing: hl7-b2b/);
    const purposes = frames.flatMap((frame) =>
      frame.type === 'exchange' ? [frame.exchange.purpose] : [],
    );
    expect(purposes).not.toContain('token');
  });

  it('may carry the id_token of a person, whose signature is kept nowhere', async () => {
    const signature = 'c2lnbmF0dXJlLXRoYXQtbXVzdC1uZXZlci1iZS1rZXB0LWFueXdoZXJl';
    const claims = {
      iss: 'https://csp.example',
      sub: 'x',
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    const person = { name: [{ family: 'Example' }] };
    const idToken = `${b64url({ alg: 'RS256' })}.${b64url(claims)}.${signature}`;
    const frames = await runToEnd({
      auth: {
        method: 'udap',
        extensions: {
          'hl7-b2b': b2b,
          'tefca-ias': {
            version: '1',
            user_information: {
              resourceType: 'RelatedPerson',
              relationship: [{ coding: [{ code: 'ONESELF' }] }],
              ...person,
            },
            patient_information: { resourceType: 'Patient', ...person },
            consent_policy: ['urn:oid:1.2.3'],
            id_token: idToken,
          },
        },
      },
    });
    expect(
      frames.some((frame) => frame.type === 'exchange' && frame.exchange.purpose === 'token'),
    ).toBe(true);
    const client = await db();
    const kept = JSON.stringify([
      await client.run.findMany({ where: { workspaceId } }),
      await client.runFrame.findMany({ where: { run: { workspaceId } } }),
    ]);
    const inBase64 = [0, 1, 2].map((pad) =>
      Buffer.from(`${'x'.repeat(pad)}${signature}`)
        .toString('base64url')
        .slice(4, -4),
    );
    for (const needle of [signature, ...inBase64]) expect(kept).not.toContain(needle);
    expect(kept).toContain('signature removed');
  });
});
