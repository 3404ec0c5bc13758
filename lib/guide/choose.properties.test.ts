import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnswersSchema, isAnswered, questionKeys, type Answers } from './answers';
import { choose, isDecided } from './choose';
import { findContradictions } from './contradictions';
import { flowKeys, flows } from './flow-facts';
import type { HolderFacts } from './holder-facts';
import type { Recommendation } from './recommendation';
import { obstaclesOf } from './rule-out';
import {
  consumerUdapHolder,
  emrDirectHolder,
  oldHolder,
  smartHolder,
  udapHolder,
  unknownHolder,
} from './testing/holders';

const { shape } = AnswersSchema;
const one = (
  question: 'user' | 'credentials' | 'data' | 'secret' | 'holderCount' | 'certificate' | 'offline',
) => fc.option(fc.constantFrom<string>(...shape[question].unwrap().options), { nil: undefined });
const several = (question: 'agreements' | 'redirects') =>
  fc.option(fc.uniqueArray(fc.constantFrom<string>(...shape[question].unwrap().element.options)), {
    nil: undefined,
  });
const anyAnswers = fc
  .record({
    user: one('user'),
    credentials: one('credentials'),
    data: one('data'),
    agreements: several('agreements'),
    secret: one('secret'),
    redirects: several('redirects'),
    holderCount: one('holderCount'),
    certificate: one('certificate'),
    offline: one('offline'),
  })
  .map((answers) => AnswersSchema.parse(answers));
const anyHolders = fc.subarray<HolderFacts>([
  unknownHolder,
  smartHolder,
  oldHolder,
  udapHolder,
  consumerUdapHolder,
  emrDirectHolder,
]);

/** Checks what holds of every recommendation. */
function always(check: (choice: Recommendation, answers: Answers, holders: HolderFacts[]) => void) {
  fc.assert(
    fc.property(anyAnswers, anyHolders, (answers, holders) => {
      const choice = choose(answers, holders);
      if (isDecided(choice)) check(choice, answers, holders);
    }),
    { numRuns: 1000 },
  );
}

describe('whatever is answered', () => {
  it('never throws, and gives the same for the same', () => {
    fc.assert(
      fc.property(anyAnswers, anyHolders, (answers, holders) => {
        expect(choose(answers, holders)).toEqual(choose({ ...answers }, [...holders]));
      }),
      { numRuns: 1000 },
    );
  });

  it('has a reason for every answer that counted', () => {
    always(({ flow, reasons, client }, answers, holders) => {
      const because = reasons.map((reason) => reason.because);
      expect(new Set(because).size).toBe(because.length);
      for (const question of questionKeys.filter((key) => isAnswered(answers, key))) {
        const other = choose({ ...answers, [question]: undefined }, holders);
        const isDecisive = other.flow !== flow || other.client.type !== client.type;
        if (isDecisive) expect(because).toContain(question);
      }
    });
  });

  it('gives no secret to a public client, and no client without proof to UDAP', () => {
    always(({ client, flow }, answers) => {
      expect(client.authentication === 'none').toBe(client.type === 'public');
      expect(client.authentication === 'udap').toBe(flows[flow].isUdap);
      if (answers.secret === 'browser' || answers.secret === 'device') {
        expect(client.type).toBe('public');
      }
    });
  });

  it('asks for refresh tokens only where a person signs in', () => {
    always(({ grant, isOffline, scope, flow }) => {
      expect(grant).toBe(flows[flow].grant);
      if (grant === 'client_credentials') expect(isOffline).toBe(false);
      expect(scope.split(' ').includes('offline_access')).toBe(isOffline);
    });
  });

  it('asks for system scopes exactly where nobody signs in', () => {
    always(({ grant, scope }) => {
      const isSystem = scope.split(' ').every((word) => word.startsWith('system/'));
      expect(isSystem).toBe(grant === 'client_credentials');
      expect(/system\//.test(scope)).toBe(isSystem);
    });
  });

  it('registers for UDAP with UDAP, and for nothing else', () => {
    always(({ flow, methods, needsCertificate, holders }) => {
      expect(methods.length).toBeGreaterThan(0);
      expect(methods.some(({ method }) => method === 'udap')).toBe(flows[flow].isUdap);
      expect(needsCertificate).toBe(flows[flow].isUdap);
      for (const holder of holders) {
        if (holder.flow) expect(holder.method === 'udap').toBe(flows[holder.flow].isUdap);
        expect(holder.blockers.length === 0).toBe(holder.flow === flow);
      }
    });
  });

  it('recommends nothing that it rules out, and every flow has its place', () => {
    always(({ flow, ruledOut, alternatives }, answers) => {
      const out = ruledOut.map((one) => one.flow);
      expect(out).not.toContain(flow);
      for (const other of alternatives) expect([...out, flow]).not.toContain(other.flow);
      for (const each of flowKeys) {
        expect(out.includes(each)).toBe(obstaclesOf(each, answers).length > 0);
      }
      for (const { because } of ruledOut) {
        for (const question of because) expect(isAnswered(answers, question)).toBe(true);
      }
    });
  });

  it('calls a question open only while it has no answer', () => {
    always(({ open }, answers) => {
      for (const question of open) expect(isAnswered(answers, question)).toBe(false);
    });
  });

  it('says what to do when nothing can be recommended', () => {
    fc.assert(
      fc.property(anyAnswers, anyHolders, (answers, holders) => {
        const choice = choose(answers, holders);
        if (isDecided(choice)) {
          expect(findContradictions(answers, holders).some((one) => one.isBlocking)).toBe(false);
          return;
        }
        expect(choice.missing.length + choice.contradictions.length).toBeGreaterThan(0);
        for (const { between } of choice.contradictions) {
          for (const question of between) expect(isAnswered(answers, question)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('whoever answers every question', () => {
  it('gets a recommendation, or is told which answers do not go together', () => {
    const sure = (question: keyof typeof shape) => {
      const schema = shape[question].unwrap();
      const list = 'options' in schema ? schema.options : [];
      return list.filter((option) => option !== 'not-sure');
    };
    let seen = 0;
    const found = new Set<string>();
    for (const user of sure('user'))
      for (const credentials of sure('credentials'))
        for (const data of sure('data'))
          for (const secret of sure('secret'))
            for (const certificate of sure('certificate'))
              for (const holderCount of sure('holderCount'))
                for (const redirects of [['https'], ['custom-scheme'], ['none']])
                  for (const agreements of [['none'], ['holder', 'baa'], ['framework']]) {
                    const choice = choose(
                      AnswersSchema.parse({
                        user,
                        credentials,
                        data,
                        secret,
                        certificate,
                        holderCount,
                        redirects,
                        agreements,
                        offline: 'no',
                      }),
                    );
                    seen += 1;
                    found.add(choice.flow ?? 'none');
                    if (isDecided(choice)) expect(choice.open).toEqual([]);
                    else {
                      expect(choice.missing).toEqual([]);
                      expect(choice.contradictions.length).toBeGreaterThan(0);
                    }
                  }
    expect(seen).toBe(4 * 3 * 3 * 3 * 3 * 3 * 3 * 3);
    expect([...found].sort()).toEqual(['none', ...flowKeys].sort());
  });
});
