import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExchangeFailure } from '@/lib/protocol/exchange';
import { answer } from '@/lib/protocol/testing/http';
import { isOfHost, outcomeOf, probeKinds, probeOutcomes } from './outcome';

const plain = { isConditional: false };
const failure = (layer: ExchangeFailure['layer'], code: string) => ({
  exchangeId: 'exc_1',
  response: null,
  failure: { layer, code, message: 'why' },
});

describe('outcomes', () => {
  it.each<[ExchangeFailure['layer'], string, string, boolean]>([
    ['policy', 'policy.private-address', 'blocked', true],
    ['policy', 'policy.downgrade', 'blocked', false],
    ['dns', 'dns.not-found', 'dns', true],
    ['connect', 'connect.refused', 'refused', true],
    ['tls', 'tls.expired', 'tls', true],
    ['timeout', 'timeout.connect', 'timeout', true],
    ['timeout', 'timeout.headers', 'timeout', false],
    ['limit', 'limit.body', 'too-large', false],
    ['limit', 'limit.redirects', 'wrong-type', false],
    ['http', 'http.closed', 'refused', false],
    ['http', 'http.malformed', 'not-json', false],
  ])('calls %s %s “%s”', (layer, code, outcome, ofHost) => {
    const result = failure(layer, code);
    expect(outcomeOf('metadata', result, plain)).toEqual({ outcome, json: null, detail: 'why' });
    expect(isOfHost(result.failure)).toBe(ofHost);
  });

  it('takes a Conformance of DSTU2 for what it is', () => {
    const result = answer({ body: { resourceType: 'Conformance', fhirVersion: '1.0.2' } });
    expect(outcomeOf('metadata', result, plain).outcome).toBe('ok');
  });

  it('tells documents that are not there from servers that have none of it', () => {
    expect(outcomeOf('metadata', answer({ status: 404 }), plain).outcome).toBe('http-4xx');
    expect(outcomeOf('smart', answer({ status: 404 }), plain).outcome).toBe('absent');
    expect(outcomeOf('udap', answer({ status: 204 }), plain).outcome).toBe('absent');
    expect(outcomeOf('smart', answer({ status: 204 }), plain).outcome).toBe('wrong-type');
  });

  it('takes 304 for an answer only where it was asked for', () => {
    const result = answer({ status: 304 });
    expect(outcomeOf('smart', result, { isConditional: true }).outcome).toBe('not-modified');
    expect(outcomeOf('smart', result, plain).outcome).toBe('wrong-type');
  });

  it('names the members of JSON that is something else', () => {
    const { outcome, detail } = outcomeOf('smart', answer({ body: { hello: 1 } }), plain);
    expect(outcome).toBe('wrong-type');
    expect(detail).toContain('members: hello');
  });

  it('judges whatever a server sends', () => {
    const anything = fc.record({
      status: fc.integer({ min: 100, max: 999 }),
      body: fc.oneof(fc.string(), fc.json(), fc.uint8Array()),
    });
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom(...probeKinds),
        fc.boolean(),
        (given, kind, isConditional) => {
          const { outcome, json } = outcomeOf(kind, answer(given), { isConditional });
          expect(probeOutcomes).toContain(outcome);
          expect(json !== null).toBe(outcome === 'ok');
        },
      ),
    );
  });
});
