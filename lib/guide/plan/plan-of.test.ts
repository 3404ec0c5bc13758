import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checklist, PlanHand, PlanState } from '@/lib/schemas/checklist';
import { GuideFlowSchema } from '../recommendation';
import { planCatalogue } from '../plan-items';
import { basisOfApp, type PlanBasis } from './plan-basis';
import type { PlanFacts } from './plan-facts';
import {
  certificate,
  clinic,
  facts,
  hand,
  harbor,
  issuer,
  metadata,
  now,
  registration,
  run,
  smart,
  udap,
} from './plan.fixtures';
import { planOf } from './plan-of';

const plan = (
  more: Partial<PlanFacts> = {},
  { basis = udap, hands = [] }: { basis?: PlanBasis; hands?: readonly PlanHand[] } = {},
): Checklist =>
  planOf({ basis, isChosen: true, facts: { ...facts, ...more }, hands, root: '/w/tides' });

function itemOf({ items }: Checklist, id: string, holder = '') {
  const found = items.find((one) => one.id === id && one.holder === holder);
  if (!found) throw new Error(`no item ${id} at ${holder || 'the app'}`);
  return found;
}

const described = { ...facts.app, metadata };
const waiting = {
  ...registration,
  status: 'waiting',
  clientId: null,
  waitingSince: '2026-06-10T00:00:00.000Z',
} as const;

const sent = {
  itemId: 'agreements.terms',
  words: 'It was sent.',
  at: now,
  path: 'x',
  underWay: { waitingSince: '2026-06-10T00:00:00.000Z' },
} as const;

/** An item, the facts, and what comes of it: the state, and words that stand in the sentence. */
const cases: [
  what: string,
  id: string,
  holder: string,
  more: Partial<PlanFacts>,
  state: PlanState,
  words: RegExp,
  href: string | null,
  basis?: PlanBasis,
][] = [
  [
    'an unfinished app',
    'develop.metadata',
    '',
    {},
    'open',
    /mailto/,
    '/w/tides/apps/app_1/metadata',
  ],
  [
    'a described app',
    'develop.metadata',
    '',
    { app: described },
    'done',
    /All \d+ checks/,
    '/w/tides/apps/app_1/metadata',
  ],
  [
    'no redirects',
    'develop.redirects',
    '',
    {},
    'open',
    /No redirect/,
    '/w/tides/apps/app_1/metadata',
    smart,
  ],
  [
    'redirects',
    'develop.redirects',
    '',
    { app: described },
    'done',
    /callback/,
    '/w/tides/apps/app_1/metadata',
    smart,
  ],
  ['no certificate', 'certificate.issued', '', {}, 'open', /No certificate names/, null],
  [
    'a certificate of another issuer',
    'certificate.issued',
    '',
    { certificates: [{ ...certificate, sanUris: ['https://other.example.org'] }] },
    'open',
    /No certificate names/,
    null,
  ],
  [
    'a certificate',
    'certificate.issued',
    '',
    { certificates: [certificate] },
    'done',
    /valid until Jun 2, 2027/,
    '/w/tides/certificates/crt_1',
  ],
  [
    'one that has not begun',
    'certificate.issued',
    '',
    { certificates: [{ ...certificate, notBefore: '2026-07-01T00:00:00.000Z' }] },
    'open',
    /No certificate names/,
    null,
  ],
  [
    'an expired one',
    'certificate.issued',
    '',
    { certificates: [{ ...certificate, notAfter: '2026-06-14T00:00:00.000Z' }] },
    'open',
    /ended on Jun 14, 2026/,
    '/w/tides/certificates/crt_1',
  ],
  [
    'a revoked one',
    'certificate.issued',
    '',
    { certificates: [{ ...certificate, revokedAt: '2026-06-14T00:00:00.000Z' }] },
    'open',
    /No certificate/,
    null,
  ],
  [
    'a request under review',
    'certificate.issued',
    '',
    {
      requests: [
        { id: 'crq_1', uris: [issuer], isOurTurn: false, since: '2026-06-10T00:00:00.000Z' },
      ],
    },
    'waiting',
    /under review/,
    '/w/tides/certificates/requests/crq_1',
  ],
  [
    'a request with a question',
    'certificate.issued',
    '',
    {
      requests: [
        { id: 'crq_1', uris: [issuer], isOurTurn: true, since: '2026-06-10T00:00:00.000Z' },
      ],
    },
    'open',
    /waits for us/,
    '/w/tides/certificates/requests/crq_1',
  ],
  [
    'a certificate near its end',
    'certificate.lasting',
    '',
    { certificates: [{ ...certificate, notAfter: '2026-06-25T00:00:00.000Z' }] },
    'open',
    /ends on Jun 25/,
    '/w/tides/certificates/crt_1',
  ],
  [
    'a lasting one',
    'certificate.lasting',
    '',
    { certificates: [certificate] },
    'done',
    /before Jun 2, 2027/,
    '/w/tides/certificates/crt_1',
  ],
  [
    'a holder nobody looked at',
    'register.discovery',
    clinic,
    {},
    'open',
    /Nobody has looked/,
    null,
  ],
  [
    'a trusted holder',
    'register.discovery',
    clinic,
    { runs: [run] },
    'done',
    /trusted anchor/,
    '/w/tides/runs/run_2',
  ],
  [
    'a holder that is not trusted',
    'register.discovery',
    clinic,
    { runs: [{ ...run, trust: 'fail' }] },
    'open',
    /not trusted/,
    '/w/tides/runs/run_2',
  ],
  [
    'a readable holder without UDAP',
    'register.discovery',
    clinic,
    { runs: [{ ...run, trust: null }] },
    'done',
    /metadata was read/,
    '/w/tides/runs/run_2',
    smart,
  ],
  [
    'an active registration',
    'register.client',
    clinic,
    { registrations: [registration] },
    'done',
    /Active as client-1/,
    '/w/tides/registrations/reg_1',
  ],
  [
    'one at another holder',
    'register.client',
    harbor,
    { registrations: [registration], app: described, certificates: [certificate] },
    'open',
    /Not registered/,
    null,
  ],
  [
    'one of the other workflow',
    'register.client',
    clinic,
    {
      registrations: [{ ...registration, grantType: 'authorization_code' }],
      app: described,
      certificates: [certificate],
    },
    'open',
    /Not registered/,
    null,
  ],
  [
    'a waiting one',
    'register.client',
    clinic,
    { registrations: [waiting] },
    'waiting',
    /has not answered/,
    '/w/tides/registrations/reg_1',
  ],
  [
    'an expired one',
    'register.client',
    clinic,
    {
      registrations: [{ ...registration, status: 'expired', endsAt: '2026-06-14T00:00:00.000Z' }],
      app: described,
      certificates: [certificate],
    },
    'open',
    /ended on Jun 14/,
    '/w/tides/registrations/reg_1',
  ],
  [
    'a second, active one',
    'register.client',
    clinic,
    { registrations: [{ ...waiting, id: 'reg_0' }, registration] },
    'done',
    /Active/,
    '/w/tides/registrations/reg_1',
  ],
  [
    'a token',
    'test.token',
    clinic,
    { registrations: [registration], runs: [run] },
    'done',
    /access token/,
    '/w/tides/runs/run_2',
  ],
  [
    'a run as somebody else',
    'test.token',
    clinic,
    { registrations: [registration], runs: [{ ...run, registrationIds: ['reg_9'] }] },
    'open',
    /Not tried/,
    null,
  ],
  [
    'a run without a token',
    'test.token',
    clinic,
    { registrations: [registration], runs: [{ ...run, hasToken: false, answer: null }] },
    'open',
    /got no token/,
    '/w/tides/runs/run_2',
  ],
  [
    'a read',
    'test.read',
    clinic,
    { registrations: [registration], runs: [run] },
    'done',
    /GET Patient was answered with 200/,
    '/w/tides/runs/run_2',
  ],
  [
    'a refused read',
    'test.read',
    clinic,
    {
      registrations: [registration],
      runs: [{ ...run, answer: { method: 'GET', what: 'Patient', status: 403 } }],
    },
    'open',
    /403/,
    '/w/tides/runs/run_2',
  ],
  [
    'a write is no read',
    'test.read',
    clinic,
    {
      registrations: [registration],
      runs: [{ ...run, answer: { method: 'POST', what: 'Patient', status: 201 } }],
    },
    'open',
    /201/,
    '/w/tides/runs/run_2',
  ],
  [
    'a token given back',
    'test.care',
    clinic,
    { registrations: [registration], runs: [{ ...run, hasRevoked: true }] },
    'done',
    /given back/,
    '/w/tides/runs/run_2',
  ],
  [
    'a renewed registration',
    'test.care',
    clinic,
    {
      registrations: [
        { ...registration, care: { at: now, words: 'The registration was renewed.', runId: null } },
      ],
      runs: [run],
    },
    'done',
    /renewed/,
    '/w/tides/registrations/reg_1',
  ],
  ['no notices', 'live.watch', '', {}, 'open', /Nobody is told/, '/w/tides/settings/notices'],
  [
    'a calendar',
    'live.watch',
    '',
    { watch: { ...facts.watch, hasCalendar: true } },
    'done',
    /calendar/,
    '/w/tides/settings/notices',
  ],
  [
    'a privacy notice',
    'security.privacy-notice',
    '',
    { app: described },
    'done',
    /policy_uri is/,
    '/w/tides/apps/app_1/metadata',
  ],
  [
    'an agreement of one holder',
    'agreements.terms',
    clinic,
    {
      seen: [
        { itemId: 'agreements.terms', holder: clinic, words: 'In force.', at: now, path: 'x' },
      ],
    },
    'done',
    /In force/,
    '/w/tides/x',
  ],
  [
    'an agreement that was sent, and is not signed',
    'agreements.terms',
    clinic,
    { seen: [{ ...sent, holder: clinic }] },
    'waiting',
    /was sent/,
    '/w/tides/x',
  ],
  [
    'an agreement that is a draft',
    'agreements.terms',
    clinic,
    { seen: [{ ...sent, holder: clinic, words: 'A draft.', underWay: { waitingSince: null } }] },
    'open',
    /A draft/,
    '/w/tides/x',
  ],
  [
    'one that is signed counts more than one that was sent',
    'agreements.terms',
    clinic,
    {
      seen: [
        { ...sent, holder: clinic },
        { itemId: 'agreements.terms', holder: '', words: 'In force.', at: now, path: 'y' },
      ],
    },
    'done',
    /In force/,
    '/w/tides/y',
  ],
  [
    'it is not one of another',
    'agreements.terms',
    harbor,
    {
      seen: [
        { itemId: 'agreements.terms', holder: clinic, words: 'In force.', at: now, path: 'x' },
      ],
    },
    'open',
    /Nobody/,
    null,
  ],
  [
    'production waits',
    'live.read',
    clinic,
    { registrations: [registration], runs: [run] },
    'blocked',
    /production/,
    null,
  ],
  [
    'a read in production',
    'live.read',
    clinic,
    { registrations: [registration], runs: [{ ...run, isProduction: true }] },
    'done',
    /200/,
    '/w/tides/runs/run_2',
  ],
];

describe('an item', () => {
  it.each(cases)('%s: %s', (_, id, holder, more, state, words, href, basis) => {
    const item = itemOf(plan(more, basis ? { basis } : {}), id, holder);
    expect(item).toMatchObject({ state, href });
    expect(item.words).toMatch(words);
  });

  it('waits for what comes first and names it', () => {
    const item = itemOf(plan(), 'register.client', clinic);
    expect(item.state).toBe('blocked');
    expect(item.blockedBy.map(({ id }) => id)).toEqual(['develop.metadata', 'certificate.issued']);
  });

  it('does not wait for what only another holder needs', () => {
    const basis = {
      ...udap,
      holders: [{ baseUrl: clinic, flow: 'backend-services', method: 'dcr' }],
    } as const satisfies PlanBasis;
    const blockers = (holder: string) =>
      itemOf(plan({}, { basis }), 'register.client', holder).blockedBy.map(({ id }) => id);
    expect(blockers(harbor)).toEqual(['develop.metadata', 'certificate.issued']);
    expect(blockers(clinic)).toEqual(['develop.metadata', 'develop.keys']);
  });

  it('of a refresh token is there when somebody signs in and access is kept', () => {
    expect(plan().items.some(({ id }) => id === 'test.refresh')).toBe(false);
    const kept = { ...registration, grantType: 'authorization_code', method: 'dcr' } as const;
    const runs = [{ ...run, hasRenewed: true }];
    const item = itemOf(
      plan({ registrations: [kept], runs }, { basis: smart }),
      'test.refresh',
      clinic,
    );
    expect(item).toMatchObject({ state: 'done', at: run.at });
  });

  it('goes by the flow of its holder where that is another one', () => {
    const basis = {
      ...smart,
      holders: [{ baseUrl: clinic, flow: 'udap-code', method: 'udap' }],
    } as const satisfies PlanBasis;
    const ids = plan({}, { basis }).items.map(({ id }) => id);
    expect(ids).toContain('certificate.issued');
    expect(ids).toContain('develop.redirects');
  });
});

describe('what people say', () => {
  const id = 'security.retention';
  it.each<[string, Partial<PlanHand>, PlanState, RegExp]>([
    ['done', { doneAt: now, doneBy: 'Ada' }, 'done-by-hand', /Ada says/],
    ['not needed', { notNeeded: 'Nothing is kept.' }, 'not-needed', /Nothing is kept/],
    ['waits', { waitingOn: 'legal', waitingSince: now }, 'waiting', /Nobody/],
    ['waits for us', { waitingOn: 'us', waitingSince: now }, 'open', /Nobody/],
  ])('%s', (_, said, state, words) => {
    const item = itemOf(plan({}, { hands: [hand(id, said)] }), id);
    expect(item.state).toBe(state);
    expect(item.words).toMatch(words);
  });

  it('does not outweigh what was seen', () => {
    const hands = [hand('certificate.issued', { notNeeded: 'We will see.' })];
    expect(
      itemOf(plan({ certificates: [certificate] }, { hands }), 'certificate.issued').state,
    ).toBe('done');
  });

  it('takes an item out of the way of others', () => {
    const hands = [
      hand('develop.metadata', { doneAt: now, doneBy: 'Ada' }),
      hand('certificate.issued', { notNeeded: 'The holder takes us without.' }),
    ];
    expect(itemOf(plan({}, { hands }), 'register.client', clinic).state).toBe('open');
  });

  it('at one holder is not said at another', () => {
    const hands = [hand('agreements.terms', { holder: clinic, doneAt: now, doneBy: 'Ada' })];
    const made = plan({}, { hands });
    expect(itemOf(made, 'agreements.terms', clinic).state).toBe('done-by-hand');
    expect(itemOf(made, 'agreements.terms', harbor).state).toBe('open');
  });

  it('is overdue from the day after, until it is done', () => {
    const due = (dueOn: string, said: Partial<PlanHand> = {}) =>
      itemOf(plan({}, { hands: [hand(id, { dueOn, ...said })] }), id).isOverdue;
    expect(due('2026-06-14')).toBe(true);
    expect(due('2026-06-15')).toBe(false);
    expect(due('2026-06-14', { doneAt: now, doneBy: 'Ada' })).toBe(false);
  });
});

describe('the next item', () => {
  it('begins with a request, then follows the way to a read', () => {
    const sandboxed = { ...run, id: 'run_0', holder: harbor, isSandbox: true, registrationIds: [] };
    expect(plan().next?.id).toBe('develop.first-request');
    expect(plan({ runs: [sandboxed] }).next?.id).toBe('develop.metadata');
    expect(plan({ runs: [sandboxed], app: described }).next?.id).toBe('certificate.issued');
    const ready = { runs: [sandboxed], app: described, certificates: [certificate] };
    expect(plan(ready).next).toMatchObject({ id: 'register.client', holder: harbor });
  });

  it('is what is overdue before all others', () => {
    const hands = [hand('security.retention', { dueOn: '2026-06-01' })];
    expect(plan({}, { hands }).next?.id).toBe('security.retention');
  });
});

describe('an app that nobody chose a flow for', () => {
  it.each<[string, Partial<PlanFacts>, string]>([
    ['nothing', {}, 'udap-client-credentials'],
    ['redirect URIs', { app: described }, 'smart-standalone'],
    [
      'a launch URI',
      {
        app: {
          ...described,
          metadata: { ...metadata, launch_uris: ['https://app.example.org/launch'] },
        },
      },
      'smart-ehr',
    ],
    [
      'a plain registration of a machine',
      { registrations: [{ ...registration, method: 'manual' }] },
      'backend-services',
    ],
    [
      'a UDAP registration of people',
      { registrations: [{ ...registration, grantType: 'authorization_code' }] },
      'udap-code',
    ],
  ])('with %s', (_, more, flow) => {
    expect(basisOfApp({ ...facts, ...more }).flow).toBe(flow);
  });
});

const places = ['', clinic, harbor];
const hands = fc.uniqueArray(
  fc.record({
    itemId: fc.constantFrom(...planCatalogue.map(({ id }) => id)),
    holder: fc.constantFrom(...places),
    said: fc.record(
      {
        dueOn: fc.constantFrom('2026-06-01', '2026-07-01'),
        waitingOn: fc.constantFrom('us' as const, 'holder' as const, 'legal' as const),
        doneAt: fc.constant(now),
        notNeeded: fc.constant('Because.'),
      },
      { requiredKeys: [] },
    ),
  }),
  { selector: ({ itemId, holder }) => `${itemId} ${holder}` },
);
const inputs = fc.record({
  flow: fc.constantFrom(...GuideFlowSchema.options),
  isOffline: fc.boolean(),
  isDescribed: fc.boolean(),
  certificates: fc.subarray([certificate]),
  registrations: fc.subarray([registration, { ...waiting, id: 'reg_2', holder: harbor }]),
  runs: fc.subarray([run, { ...run, id: 'run_3', isProduction: true }]),
  hands,
});

describe('any plan', () => {
  const made = ({
    flow,
    isOffline,
    isDescribed,
    hands: said,
    ...more
  }: {
    flow: PlanBasis['flow'];
    isOffline: boolean;
    isDescribed: boolean;
    hands: { itemId: string; holder: string; said: Partial<PlanHand> }[];
  } & Partial<PlanFacts>): Checklist =>
    plan(
      { ...more, ...(isDescribed ? { app: described } : {}) },
      {
        basis: { ...udap, flow, isOffline },
        hands: said.map((one) => hand(one.itemId, { ...one.said, holder: one.holder })),
      },
    );

  it('counts every item once, and names each once', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { items, progress } = made(input);
        const { done, open, waiting: waits, blocked, total } = progress;
        expect(done + open + waits + blocked).toBe(total);
        expect(new Set(items.map(({ id, holder }) => `${id} ${holder}`)).size).toBe(items.length);
      }),
    );
  });

  it('has a next item exactly when one is open, and it is open', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { next, progress } = made(input);
        expect(next?.state ?? null).toBe(progress.open > 0 ? 'open' : null);
      }),
    );
  });

  it('is blocked by open ends only: something can always be done, waited for, or all is settled', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { items, progress } = made(input);
        if (progress.blocked > 0) expect(progress.open + progress.waiting).toBeGreaterThan(0);
        for (const { state, blockedBy } of items) {
          expect(blockedBy.length > 0).toBe(state === 'blocked');
        }
      }),
    );
  });

  it('settles no less when one more thing is said to be done', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = made(input);
        if (!before.next) return;
        const { id, holder } = before.next;
        const rest = input.hands.filter((one) => one.itemId !== id || one.holder !== holder);
        const more = [...rest, { itemId: id, holder, said: { doneAt: now } }];
        const after = made({ ...input, hands: more });
        expect(after.progress.done).toBe(before.progress.done + 1);
        expect(after.progress.blocked).toBeLessThanOrEqual(before.progress.blocked);
      }),
    );
  });
});

describe('the catalogue', () => {
  it('names each item once, and in gates only items that there are', () => {
    const ids = planCatalogue.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, after, group } of planCatalogue) {
      expect(id.startsWith(`${group}.`)).toBe(true);
      if (after !== 'required') expect(ids).toEqual(expect.arrayContaining([...after]));
    }
  });

  it('has no item that waits for itself', () => {
    const reaches = (id: string, seen: readonly string[]): boolean => {
      const after = planCatalogue.find((item) => item.id === id)?.after ?? [];
      const before =
        after === 'required'
          ? planCatalogue.filter(({ isRequired }) => isRequired).map((item) => item.id)
          : after;
      return before.some((one) => seen.includes(one) || reaches(one, [...seen, one]));
    };
    for (const { id } of planCatalogue) expect(reaches(id, [id])).toBe(false);
  });
});
