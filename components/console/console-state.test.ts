import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunRequestSchema } from '@/lib/schemas/run';
import { isManagedHeader } from '@/lib/protocol/headers';
import { authInputOf, authOfRequest, initialAuth } from './auth/auth-methods';
import {
  consoleAt,
  consoleOfRequest,
  decodeConsole,
  encodeConsole,
  initialConsole,
  initialTarget,
  maxAnchorsInAddress,
  runRequestOf,
  type ConsoleState,
} from './console-state';
import { initialRequest } from './request/request-form';
import { newAssertion } from './tests/tests-form';

const words = fc.string({ maxLength: 30 });
const udap = fc
  .record({
    certificateId: words,
    scope: words,
    registerAgain: fc.boolean(),
    dpop: fc.constantFrom('automatic' as const, 'always' as const, 'never' as const),
    ownB2b: fc.boolean(),
    organizationId: words,
    organizationName: words,
    subjectName: words,
    subjectId: words,
    subjectRole: words,
    purposeOfUse: words,
  })
  .map((form) => ({ ...initialAuth.forms.udap, ...form }));
const headerRows = fc.array(
  fc.record({
    name: fc
      .stringMatching(/^[A-Z][A-Za-z-]{0,12}$/)
      .filter((name) => !/^(cookie|dpop)$/i.test(name) && !isManagedHeader(name)),
    value: fc.stringMatching(/^[a-z"/;=]{1,12}$/),
    isOn: fc.constant(true),
  }),
  { maxLength: 3 },
);
const states: fc.Arbitrary<ConsoleState> = fc.record({
  target: fc.record({
    holder: words,
    community: words,
    anchors: words,
    rules: fc.constantFrom('stu1' as const, 'stu2' as const),
    revocation: fc.constantFrom('rule' as const, 'hard' as const, 'soft' as const),
    until: fc.constantFrom('discover' as const, 'token' as const, 'request' as const),
    environment: fc.stringMatching(/^[a-z_0-9]{0,12}$/),
  }),
  auth: fc.record({
    method: fc.constantFrom('udap' as const, 'none' as const),
    forms: udap.map((form) => ({ ...initialAuth.forms, udap: form })),
  }),
  request: fc.record({
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'M-SEARCH'),
    path: words,
    headers: headerRows,
    body: words,
    offParams: fc.constant([]),
    bulk: fc.record({
      isFollowed: fc.boolean(),
      deleteAfterwards: fc.boolean(),
      tokenOrigins: fc.constantFrom('', 'https://files.example.org'),
    }),
  }),
  tests: fc.record({
    assertions: fc.array(
      fc.constantFrom(...Object.values(newAssertion), {
        kind: 'fhirpath' as const,
        subject: 'Patient.name.count()',
        is: 'equals',
        value: '1',
      }),
      { maxLength: 3 },
    ),
    captures: fc.array(
      fc.record({
        variable: fc.stringMatching(/^[a-z]{1,6}$/),
        expression: fc.constant('Bundle.entry.resource.id'),
        isSecret: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
  }),
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

  it.each(['udap', 'backend', 'code'] as const)('%s: keeps whether tokens are bound', (method) => {
    const forms = {
      ...initialAuth.forms,
      [method]: { ...initialAuth.forms[method], dpop: 'never' },
    };
    const auth = { method, forms } as typeof initialAuth;
    const state = { ...initialConsole, auth };
    expect(decodeConsole(new URLSearchParams(encodeConsole(state)))).toEqual(state);
    expect(authInputOf(auth)).toEqual({ method, dpop: 'never' });
    expect(authOfRequest(authInputOf(auth))).toEqual(auth);
    expect(authInputOf({ ...auth, forms: initialAuth.forms })).toEqual({ method });
  });

  it('ignores what it does not know', () => {
    const query = new URLSearchParams('auth=basic&rules=stu9&evil=1&method=a b&path=Condition');
    expect(decodeConsole(query)).toEqual(consoleAt(initialConsole, 'Condition'));
  });

  it('leaves out anchors that are too long for an address', () => {
    const anchors = 'x'.repeat(maxAnchorsInAddress + 1);
    expect(encodeConsole({ ...initialConsole, target: { ...initialTarget, anchors } })).toBe('');
  });

  it('leaves out headers that authenticate', () => {
    const headers = [
      { name: 'authorization', value: 'Bearer secret-value', isOn: true },
      { name: 'Prefer', value: 'return=minimal', isOn: true },
    ];
    const address = encodeConsole({ ...initialConsole, request: { ...initialRequest, headers } });
    expect(address).toBe('header=Prefer%3A+return%3Dminimal');
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
    const { udap: form } = initialAuth.forms;
    const request = runRequestOf({
      ...initialConsole,
      target: { ...initialTarget, anchors: `first\n${pem}\nand\n${pem}\n` },
      auth: {
        method: 'udap',
        forms: {
          ...initialAuth.forms,
          udap: {
            ...form,
            ownB2b: true,
            organizationId: ' https://org.example ',
            purposeOfUse: 'urn:a#TREAT\n urn:a#HPAYMT',
          },
        },
      },
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
        const form: ConsoleState = {
          target: { ...state.target, holder },
          auth: {
            ...state.auth,
            forms: {
              ...state.auth.forms,
              udap: { ...state.auth.forms.udap, scope, organizationId: 'x', purposeOfUse: 'y' },
            },
          },
          request: { ...state.request, path: 'Patient/1' },
          tests: state.tests,
        };
        const request = RunRequestSchema.parse(runRequestOf(form));
        expect(RunRequestSchema.parse(runRequestOf(consoleOfRequest(request)))).toEqual(request);
      }),
    );
  });
});
