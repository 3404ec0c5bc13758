import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunRequestSchema } from '@/lib/schemas/run';
import {
  consoleOfRequest,
  decodeConsole,
  encodeConsole,
  initialConsole,
  maxAnchorsInAddress,
  runRequestOf,
  type ConsoleState,
} from './console-state';

const words = fc.string({ maxLength: 30 });
const states: fc.Arbitrary<ConsoleState> = fc.record({
  holder: words,
  path: words,
  auth: fc.constantFrom('udap', 'none'),
  certificateId: words,
  scope: words,
  registerAgain: fc.boolean(),
  rules: fc.constantFrom('stu1', 'stu2'),
  revocation: fc.constantFrom('rule', 'hard', 'soft'),
  community: words,
  anchors: words,
  until: fc.constantFrom('discover', 'trust', 'certificate', 'register', 'token', 'request'),
  ownB2b: fc.boolean(),
  organizationId: words,
  organizationName: words,
  subjectName: words,
  subjectId: words,
  subjectRole: words,
  purposeOfUse: words,
});

describe('the address of the console', () => {
  it('is empty for a form that nobody touched', () => {
    expect(encodeConsole(initialConsole)).toBe('');
    expect(decodeConsole(new URLSearchParams())).toEqual(initialConsole);
  });

  it('gives back every form', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(decodeConsole(new URLSearchParams(encodeConsole(state)))).toEqual(state);
      }),
    );
  });

  it('ignores what it does not know', () => {
    const query = new URLSearchParams('auth=basic&rules=stu9&evil=1&path=Condition');
    expect(decodeConsole(query)).toEqual({ ...initialConsole, path: 'Condition' });
  });

  it('leaves out anchors that are too long for an address', () => {
    const state = { ...initialConsole, anchors: 'x'.repeat(maxAnchorsInAddress + 1) };
    expect(encodeConsole(state)).toBe('');
  });
});

describe('runRequestOf', () => {
  it('sends what the API takes, and little of it', () => {
    const request = runRequestOf(initialConsole);
    expect(request).toEqual({
      holder: 'harbor',
      auth: { method: 'udap' },
      request: { path: 'Patient?_count=5' },
    });
    expect(RunRequestSchema.parse(request)).toMatchObject({ rules: 'stu2', until: 'request' });
  });

  it('splits anchors and codes', () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----';
    const request = runRequestOf({
      ...initialConsole,
      anchors: `first\n${pem}\nand\n${pem}\n`,
      ownB2b: true,
      organizationId: ' https://org.example ',
      purposeOfUse: 'urn:a#TREAT\n urn:a#HPAYMT',
    });
    expect(request.anchors).toEqual([pem, pem]);
    expect(request.auth).toEqual({
      method: 'udap',
      b2b: {
        version: '1',
        organization_id: 'https://org.example',
        purpose_of_use: ['urn:a#TREAT', 'urn:a#HPAYMT'],
      },
    });
  });

  it('is undone by consoleOfRequest', () => {
    const plain = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(states, plain, plain, (state, holder, scope) => {
        const form = {
          ...state,
          holder,
          scope,
          path: 'Patient/1',
          organizationId: 'x',
          purposeOfUse: 'y',
        };
        const request = RunRequestSchema.parse(runRequestOf(form));
        expect(RunRequestSchema.parse(runRequestOf(consoleOfRequest(request)))).toEqual(request);
      }),
    );
  });
});
