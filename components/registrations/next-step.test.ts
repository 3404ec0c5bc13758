import { describe, expect, it } from 'vitest';
import type { RegistrationDetail } from '@/lib/schemas/registration';
import { nextStep } from './next-step';

const now = '2026-11-25T12:00:00.000Z';
const good = {
  status: 'active',
  method: 'udap',
  drift: null,
  endsAt: null,
  remindAt: null,
  certificateExpiresAt: null,
} as RegistrationDetail;
const in5 = '2026-11-30T13:00:00.000Z';

describe('the next step of a registration', () => {
  it.each<[string, Partial<RegistrationDetail>, RegExp | null]>([
    ['a good one', {}, null],
    ['one that ends next year', { endsAt: '2027-11-30T13:00:00.000Z' }, null],
    ['one that ends', { endsAt: in5 }, /ends in 5 days/],
    ['one whose certificate ends', { endsAt: in5, certificateExpiresAt: in5 }, /ends in 5 days/],
    ['one that is over', { status: 'expired' }, /expired/],
    ['one that waits', { status: 'waiting', method: 'one-off' }, /Waiting/],
    ['one that is gone', { drift: { state: 'gone', changes: [], runId: null } }, /does not know/],
    [
      'one that differs',
      { drift: { state: 'differs', changes: [], runId: null } },
      /something else/,
    ],
    ['a cancelled one', { status: 'cancelled', endsAt: in5 }, null],
  ])('of %s', (_, more, title) => {
    const step = nextStep({ ...good, ...more }, now);
    if (title === null) expect(step).toBeNull();
    else expect(step?.title).toMatch(title);
  });

  it('names the certificate where that is what ends', () => {
    const step = nextStep({ ...good, endsAt: in5, certificateExpiresAt: in5 }, now);
    expect(step?.text).toMatch(/same URI/);
  });

  it('does not offer to renew over the network what was made by hand', () => {
    const step = nextStep({ ...good, method: 'manual', status: 'expired' }, now);
    expect(step?.text).toMatch(/^Ask the holder/);
  });
});
