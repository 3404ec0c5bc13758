import { describe, expect, it } from 'vitest';
import type { Exchange } from '@/lib/protocol/exchange';
import { RunFrameSchema, type NewRunFrame, type RunFrame } from '../frames';
import { shareFrames } from './share-frames';
import { markdownText, ticketOf } from './ticket';

const base = 'https://fhir.example/r4';

function exchange(part: {
  id: string;
  purpose: Exchange['purpose'];
  url: string;
  sent?: string;
  came?: string;
}): Exchange {
  const body = (text: string) => ({
    mediaType: 'application/json',
    text,
    bytes: text.length,
    wireBytes: text.length,
    note: null,
  });
  return {
    id: part.id,
    purpose: part.purpose,
    startedAt: '2026-11-24T12:00:00.000Z',
    redirectedFrom: null,
    droppedHeaders: [],
    request: {
      method: part.sent === undefined ? 'GET' : 'POST',
      url: part.url,
      headers: [['Authorization', 'Bearer ‹access_token · 43 characters · 3f9a›']],
      body: part.sent === undefined ? null : body(part.sent),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: '1.1',
      headers: [['Content-Location', `${base}/Patient/canary-id/_history/1`]],
      body: body(part.came ?? '{}'),
    },
    failure: null,
    timings: null,
    remoteAddress: null,
    tls: null,
  };
}

const check = {
  id: 'fhir.status',
  verdict: 'fail' as const,
  level: 'SHALL' as const,
  ruleSet: null,
  title: 'The answer is a success',
  seen: 'Found 404 for Patient/canary-id of client canary-client [click](https://evil.example) @everybody <img src=x>',
  expected: '200',
  why: 'why',
  fix: 'fix',
  citation: { label: 'FHIR R4 http', url: 'https://hl7.org/fhir/R4/http.html' },
  exchangeId: 'exc_2',
  jwtId: null,
  certificate: null,
};

const news: NewRunFrame[] = [
  {
    type: 'run.started',
    runId: 'run_canary-run',
    kind: 'console',
    title: 'GET Patient/canary-id at fhir.example',
    holder: base,
    request: {
      holder: base,
      auth: { method: 'udap', certificateId: 'crt_canary', scope: 'system/*.rs' },
      request: { method: 'GET', path: 'Patient/canary-id?family=canary-family&_count=5' },
    },
  },
  { type: 'step.started', step: 'token', title: 'Token', explanation: 'x' },
  {
    type: 'signature.requested',
    step: 'token',
    signatureId: 'sig_1',
    keyName: 'canary-key',
    thumbprint: 'x',
    purpose: 'client_assertion',
    expiresAt: '2026-11-24T12:00:00.000Z',
  },
  {
    type: 'jwt',
    step: 'token',
    jwt: {
      id: 'jwt_1',
      kind: 'client_assertion',
      direction: 'sent',
      exchangeId: null,
      header: { alg: 'RS256' },
      claims: {
        iss: 'canary-client',
        sub: 'canary-client',
        extensions: { 'hl7-b2b': { subject_name: 'Dr. Canary Name', purpose_of_use: ['TREAT'] } },
      },
      signature: 'ours',
      certificates: [],
    },
  },
  {
    type: 'jwt',
    step: 'token',
    jwt: {
      id: 'jwt_2',
      kind: 'id_token',
      direction: 'received',
      exchangeId: null,
      header: {},
      claims: { iss: base, aud: 'canary-client', sub: 'canary-subject', email: 'c@canary.example' },
      signature: 'verified',
      certificates: [],
    },
  },
  {
    type: 'exchange',
    step: 'token',
    exchange: exchange({
      id: 'exc_1',
      purpose: 'token',
      url: 'https://as.example/token',
      sent: `grant_type=client_credentials&client_id=canary-client&client_assertion=eyJhbGciOiJub25lIn0.${btoa('{"iss":"canary-client"}').replace(/=+$/, '')}.‹signature removed›`,
      came: '{"access_token":"‹access_token · 43 characters · 3f9a›","patient":"canary-patient","scope":"x"}',
    }),
  },
  {
    type: 'exchange',
    step: 'request',
    exchange: exchange({
      id: 'exc_2',
      purpose: 'fhir',
      url: `${base}/Patient/canary-id?family=canary-family&_count=5`,
      came: '{"resourceType":"Patient","id":"canary-id"}',
    }),
  },
  {
    type: 'note',
    step: 'request',
    text: 'about canary-patient',
    facts: { client_id: 'canary-client' },
  },
  {
    type: 'explanation',
    step: 'request',
    explanation: {
      explains: 'fhir.response.not-found',
      exchangeId: 'exc_2',
      knownRight: [],
      causes: [
        {
          certainty: 'proven',
          check: { ...check, id: 'explain.fhir.request-wrong' },
          proof: [{ kind: 'fact', label: 'Request', found: `${base}/Patient/7`, expected: null }],
          place: 'console.request',
          decide: null,
        },
      ],
    },
  },
  { type: 'check', step: 'request', check },
  {
    type: 'run.finished',
    status: 'finished',
    verdict: 'fail',
    summary: { exchanges: 2, pass: 0, warn: 0, fail: 1, durationMs: 3 },
    resource: { resourceType: 'Patient', id: 'canary-id' },
  },
];
const frames: RunFrame[] = news.map((frame, index) =>
  RunFrameSchema.parse({ v: 1, seq: index + 1, at: '2026-11-24T12:00:00.000Z', ...frame }),
);

describe('the frames of a share', () => {
  it('hold nothing of patients, of people, of keys and of client ids', () => {
    const shared = shareFrames(frames, { includeBodies: false, hideClientIds: true });
    const text = JSON.stringify(shared);
    expect(text).not.toMatch(/canary/i);
    expect(shared.map((frame) => RunFrameSchema.parse(frame))).toHaveLength(frames.length);
    expect(text).not.toContain('eyJ');
    expect(text).toContain('_count=5');
    expect(text).toContain('grant_type=client_credentials');
    expect(text).toContain('TREAT');
  });

  it('name the client where its id is asked for', () => {
    const text = JSON.stringify(
      shareFrames(frames, { includeBodies: false, hideClientIds: false }),
    );
    expect(text).toContain('canary-client');
    expect(text.replaceAll('canary-client', '')).not.toMatch(/canary/i);
  });

  it('hold the bodies where they are asked for, and nothing of the workspace', () => {
    const shared = shareFrames(frames, { includeBodies: true, hideClientIds: true });
    const text = JSON.stringify(shared);
    expect(text).toContain('canary-id');
    expect(text).toContain('canary-family');
    for (const hidden of ['canary-client', 'crt_canary', 'canary-key', 'run_canary']) {
      expect(text).not.toContain(hidden);
    }
    expect(shared.at(-1)).toMatchObject({ resource: { id: 'canary-id' } });
  });

  it('stay as they are in structure when a server chooses ids that frames are made of', () => {
    const odd = frames.map((frame) =>
      frame.type === 'exchange' && frame.exchange.purpose === 'fhir'
        ? {
            ...frame,
            exchange: {
              ...frame.exchange,
              request: { ...frame.exchange.request, url: `${base}/Patient/exchange?x=request` },
            },
          }
        : frame,
    );
    const shared = shareFrames(odd, { includeBodies: false, hideClientIds: true });
    expect(shared.map(({ type }) => type)).toEqual(frames.map(({ type }) => type));
  });
});

describe('the text for a ticket', () => {
  const ticket = ticketOf(
    shareFrames(frames, { includeBodies: false, hideClientIds: true }),
    'https://onramp.example/share/share_x',
  );

  it('says what failed, without what the share does not show', () => {
    expect(ticket).toContain('**fail** The answer is a success');
    expect(ticket).toContain('<https://onramp.example/share/share_x>');
    expect(ticket).not.toMatch(/canary/i);
  });

  it('is no markup of a server', () => {
    expect(ticket).not.toContain('[click](');
    expect(ticket).not.toMatch(/(?<!\\)<img/);
    expect(ticket).not.toContain('@everybody');
    expect(markdownText('# a\n- b `c` ![d](e) <f> @g https://h.example')).toBe(
      '\\# a \\- b \\`c\\` \\!\\[d\\]\\(e\\) \\<f\\> @\u200bg https\\://h\\.example',
    );
  });
});
