import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import type { Check } from '@/lib/protocol/check';
import type { Exchange } from '@/lib/protocol/exchange';
import type { RunFrame } from './frames';
import { harOf } from './har';

const time = '2026-11-24T12:00:00.000Z';
const NameValue = z.strictObject({ name: z.string(), value: z.string() });
const optionalTime = z.number().refine((ms) => ms === -1 || ms >= 0);
const base = {
  headersSize: z.number(),
  bodySize: z.number(),
  cookies: z.array(NameValue),
  headers: z.array(NameValue),
};

/** The shape that HAR 1.2 demands; members of ours begin with an underscore. */
const HarSchema = z.strictObject({
  log: z.strictObject({
    version: z.literal('1.2'),
    creator: z.strictObject({ name: z.string(), version: z.string() }),
    comment: z.string(),
    pages: z.array(
      z.strictObject({
        startedDateTime: z.iso.datetime(),
        id: z.string(),
        title: z.string(),
        pageTimings: z.strictObject({ onContentLoad: optionalTime, onLoad: optionalTime }),
      }),
    ),
    entries: z.array(
      z.object({
        pageref: z.string(),
        startedDateTime: z.iso.datetime(),
        time: z.number().nonnegative(),
        request: z.strictObject({
          ...base,
          method: z.string(),
          url: z.url(),
          httpVersion: z.string(),
          queryString: z.array(NameValue),
          postData: z
            .strictObject({
              mimeType: z.string(),
              text: z.string(),
              params: z.array(NameValue).optional(),
              comment: z.string().optional(),
            })
            .optional(),
        }),
        response: z.strictObject({
          ...base,
          status: z.number(),
          statusText: z.string(),
          httpVersion: z.string(),
          redirectURL: z.string(),
          content: z.strictObject({
            size: z.number().nonnegative(),
            compression: z.number().optional(),
            mimeType: z.string(),
            text: z.string().optional(),
            comment: z.string().optional(),
          }),
        }),
        cache: z.strictObject({}),
        timings: z.strictObject({
          blocked: optionalTime,
          dns: optionalTime,
          connect: optionalTime,
          ssl: optionalTime,
          send: z.number().nonnegative(),
          wait: z.number().nonnegative(),
          receive: z.number().nonnegative(),
        }),
        serverIPAddress: z.ipv4().or(z.ipv6()).optional(),
      }),
    ),
  }),
});

const exchange: Exchange = {
  id: 'exc_1',
  purpose: 'token',
  startedAt: time,
  redirectedFrom: null,
  droppedHeaders: [],
  request: {
    method: 'POST',
    url: 'https://as.example/token?x=1&code=‹code · 3 characters · 3f9a›',
    headers: [['content-type', 'application/x-www-form-urlencoded']],
    body: {
      mediaType: 'application/x-www-form-urlencoded',
      text: 'grant_type=client_credentials&client_assertion=eyJ.eyJ.‹signature removed›',
      bytes: 70,
      wireBytes: 70,
      note: null,
    },
  },
  response: {
    status: 302,
    statusText: 'Found',
    httpVersion: '1.1',
    headers: [['Location', '/next']],
    body: { mediaType: 'application/json', text: '{}', bytes: 100, wireBytes: 40, note: null },
  },
  failure: null,
  timings: { dnsMs: 1, connectMs: 2, tlsMs: 3, firstByteMs: 4, bodyMs: 5, totalMs: 16 },
  remoteAddress: '[2606:4700::1]:443',
  tls: null,
};
const check: Check = {
  id: 'oauth.token.status',
  verdict: 'fail',
  level: 'SHALL',
  ruleSet: null,
  title: 't',
  seen: '302',
  expected: '200',
  why: 'w',
  fix: 'f',
  citation: { label: 'RFC 6749 §5.1', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-5.1' },
  exchangeId: 'exc_1',
  jwtId: null,
  certificate: null,
};

function framesOf(...exchanges: Exchange[]): RunFrame[] {
  const recorded = exchanges.map((one, index): RunFrame => {
    return { v: 1, seq: index + 1, at: time, type: 'exchange', step: 'token', exchange: one };
  });
  return [...recorded, { v: 1, seq: 9, at: time, type: 'check', step: 'token', check }];
}

const run = { id: 'run_1', title: 'GET Patient at harbor', startedAt: time };

describe('harOf', () => {
  it('has the shape of HAR 1.2', () => {
    const refused: Exchange = {
      ...exchange,
      id: 'exc_2',
      response: null,
      timings: null,
      remoteAddress: null,
    };
    const plain: Exchange = {
      ...exchange,
      id: 'exc_3',
      request: { ...exchange.request, body: null },
    };
    const har = harOf(run, framesOf(exchange, refused, plain));
    expect(HarSchema.safeParse(har).error?.issues).toBeUndefined();
    expect(har.log.entries).toHaveLength(3);
    expect(har.log.pages[0]?.id).toBe(har.log.entries[0]?.pageref);
  });

  it('says what an exchange says', () => {
    const entry = harOf(run, framesOf(exchange)).log.entries[0];
    expect(entry).toMatchObject({
      time: 16,
      serverIPAddress: '2606:4700::1',
      timings: { blocked: 1, dns: 1, connect: 5, ssl: 3, send: 0, wait: 4, receive: 5 },
      request: {
        queryString: [{ name: 'x', value: '1' }, { name: 'code' }],
        postData: {
          params: [
            { name: 'grant_type', value: 'client_credentials' },
            { name: 'client_assertion' },
          ],
        },
      },
      response: {
        status: 302,
        redirectURL: '/next',
        bodySize: 40,
        content: { size: 100, compression: 60 },
      },
      _purpose: 'token',
      _step: 'token',
      _checks: [{ id: 'oauth.token.status', verdict: 'fail' }],
      _failure: null,
    });
  });

  it('has no answer, and times of -1, where nothing happened', () => {
    const failure = { layer: 'policy', code: 'policy.private-address', message: 'no' } as const;
    const nothing: Exchange = {
      ...exchange,
      response: null,
      timings: null,
      remoteAddress: null,
      failure,
    };
    const entry = harOf(run, framesOf(nothing)).log.entries[0];
    expect(entry).toMatchObject({
      time: 0,
      timings: { blocked: -1, dns: -1, connect: -1, ssl: -1, send: 0, wait: 0, receive: 0 },
      response: { status: 0 },
      _failure: failure,
    });
    expect(entry).not.toHaveProperty('serverIPAddress');
  });
});
