import { describe, expect, it } from 'vitest';
import { dayMs } from './classify';
import { radarEntries, type RadarFact } from './radar-entries';

const now = new Date('2026-11-24T12:00:00.000Z');
const inDays = (days: number) => new Date(now.getTime() + days * dayMs);

function fact(subject: string, dueAt: Date | null, more: Partial<RadarFact> = {}): RadarFact {
  return { subject, kind: 'certificate', title: subject, dueAt, href: `/${subject}`, ...more };
}
function list(subject: string, dueAt: Date | null, more: Partial<RadarFact['list'] & object> = {}) {
  return fact(subject, dueAt, {
    kind: 'crl',
    list: { lifetimeMs: 365 * dayMs, checkedAt: now, problem: null, ...more },
  });
}
const one = (only: RadarFact) => radarEntries([only], now)[0]!;

describe('radarEntries', () => {
  it('puts the soonest first, and what is not known before what has time', () => {
    const facts = [
      fact('later', inDays(90)),
      list('daily', inDays(0.5), { lifetimeMs: dayMs }),
      list('lost', null, { lifetimeMs: null, problem: 'It could not be fetched.' }),
      fact('soon', inDays(20)),
      fact('over', inDays(-3)),
      fact('urgent', inDays(2)),
    ];
    expect(radarEntries(facts, now).map(({ item }) => item.subject)).toEqual([
      'over',
      'urgent',
      'soon',
      'lost',
      'daily',
      'later',
    ]);
  });

  it('says what ends when and what to do, before and after', () => {
    expect(one(fact('x', inDays(6))).item.words).toBe(
      'Ends on Nov 30, 2026. Renew it with the same URI: registrations survive.',
    );
    expect(one(fact('x', inDays(-6))).item.words).toMatch(/^Ended on Nov 18, 2026\. /);
    expect(one(fact('Key “x”', inDays(6), { kind: 'key' })).headline).toBe(
      'Key “x” is to be replaced by Nov 30, 2026',
    );
    expect(one(fact('x', inDays(-6), { kind: 'anchor' })).headline).toBe('x ended on Nov 18, 2026');
    expect(one(list('x', inDays(6))).item.words).toMatch(
      /^Has to be published anew by Nov 30, 2026\. /,
    );
  });

  it('says why a list is not known, and tells of its end nevertheless', () => {
    const problem = 'Its address answered with status 500, not with the list.';
    const { item, threshold } = one(list('x', inDays(6), { problem }));
    expect(item).toMatchObject({ state: 'unknown', daysLeft: 6 });
    expect(item.words.startsWith(problem)).toBe(true);
    expect(threshold).toBe(7);
    const never = one(list('x', null, { problem, lifetimeMs: null }));
    expect(never.item).toMatchObject({ state: 'unknown', dueAt: null, daysLeft: null });
    expect(never.threshold).toBeNull();
  });

  it('does not call a list stale that nobody has looked at since', () => {
    const unseen = one(list('x', inDays(-1), { checkedAt: inDays(-2) }));
    expect(unseen.item.state).toBe('unknown');
    expect(unseen.item.words).toContain('nobody has looked since');
    expect(unseen.threshold).toBeNull();
    const seen = one(list('x', inDays(-1), { checkedAt: inDays(-0.5) }));
    expect(seen.item.state).toBe('over');
    expect(seen.threshold).toBe(1);
  });
});
