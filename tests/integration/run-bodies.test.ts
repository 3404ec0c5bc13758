import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/ids';
import { storeBody } from '@/lib/domain/runs/store-body';
import { createRedactor } from '@/lib/run/redact';
import { api, makeWorkspace } from './api';

const token = 'SECRET-access-token-0123456789';

async function makeRun(workspaceId: string): Promise<string> {
  const id = newId('run');
  await (
    await db()
  ).run.create({
    data: {
      id,
      workspaceId,
      kind: 'console',
      status: 'finished',
      title: 'x',
      holder: 'x',
      request: {},
    },
  });
  return id;
}

describe('whole bodies', () => {
  it('are kept without secrets, in chunks, and answered as bytes to be saved', async () => {
    const { id, members } = await makeWorkspace('whole', ['viewer']);
    const { members: strangers } = await makeWorkspace('whole-not', ['owner']);
    const runId = await makeRun(id);
    const filler = 'x'.repeat(3_000_000);
    const content = new TextEncoder().encode(JSON.stringify({ filler, echo: token }));
    const redactor = createRedactor('salt');
    redactor.start('fhir', {
      method: 'GET',
      url: 'https://h.example/r4',
      headers: [['authorization', `Bearer ${token}`]],
      body: null,
    });
    const body = { mediaType: 'text/html', content, wireBytes: content.length, incomplete: null };
    const whole = await redactor.whole(body, () => Promise.resolve());
    if (!whole) throw new Error('nothing is kept');
    await storeBody(runId, 'exc_1', whole);

    const path = `/runs/${runId}/exchanges/exc_1/body`;
    const answer = await api('GET', `/workspaces/whole${path}`, { as: members.viewer });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.headers.get('content-length')).toBe(String(answer.bytes.length));
    const text = new TextDecoder().decode(answer.bytes);
    expect((JSON.parse(text) as { filler: string }).filler).toBe(filler);
    expect(text).not.toContain(token);
    const chunks = await (await db()).runBodyChunk.findMany({ where: { runId } });
    expect(chunks.length).toBeGreaterThan(1);

    const theirs = await api('GET', `/workspaces/whole-not${path}`, { as: strangers.owner });
    expect(theirs.problem.code).toBe('resource.not_found');
    // They go with their run.
    await (await db()).run.delete({ where: { id: runId } });
    expect(await (await db()).runBodyChunk.count({ where: { runId } })).toBe(0);
  });
});
