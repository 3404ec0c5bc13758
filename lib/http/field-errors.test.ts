import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldErrors } from './field-errors';

const Schema = z.strictObject({
  name: z.string().min(1),
  password: z.string().min(10),
  role: z.enum(['owner', 'viewer']),
  count: z.number().max(3).optional(),
  auth: z.discriminatedUnion('method', [
    z.strictObject({ method: z.literal('none') }),
    z.strictObject({ method: z.literal('udap'), scope: z.string() }),
  ]),
  id: z.union([z.number(), z.object({ a: z.string(), b: z.string() })]),
});

function errorsOf(input: unknown) {
  const result = Schema.safeParse(input, { reportInput: true });
  return result.success ? [] : fieldErrors(result.error);
}

describe('fieldErrors', () => {
  it('lists every field that is wrong, with what was found and what is expected', () => {
    const errors = errorsOf({
      name: 7,
      password: 'hunter2',
      role: 'king',
      count: 4,
      auth: { method: 'udap', scop: 'x' },
      id: 'one',
      nmae: 'x',
    });
    const details = Object.fromEntries(errors.map(({ path, detail }) => [path, detail]));
    expect(details).toMatchObject({
      name: 'expected string; found 7',
      'auth.scope': 'expected string; found nothing',
      'auth.scop': 'there is no field "scop" here; leave it out or check its spelling',
      id: 'expected number; found "one"',
      nmae: expect.stringContaining('no field "nmae"') as string,
    });
    expect(details.role).toMatch(/"owner".*"viewer".*; found "king"$/);
    expect(details.count).toMatch(/<=3; found 4$/);
  });

  it('does not repeat a secret', () => {
    const password = errorsOf({ password: 'hunter2' }).find(({ path }) => path === 'password');
    expect(password?.detail).toContain('found a text of 7 characters');
    expect(JSON.stringify(errorsOf({ password: 'hunter2' }))).not.toContain('hunter2');
  });

  it('says which alternatives there are', () => {
    const [error] = errorsOf({
      name: 'a',
      password: 'long enough',
      role: 'owner',
      id: 1,
      auth: { method: 'magic' },
    });
    expect(error).toMatchObject({ path: 'auth.method' });
    expect(error?.detail).toContain('found "magic"');
    expect(error?.detail).toMatch(/none.*udap/);
  });

  it('shortens what is long', () => {
    const [error] = errorsOf({ name: ['x'], role: 'y'.repeat(500) }).filter(
      ({ path }) => path === 'role',
    );
    expect(error?.detail.length).toBeLessThan(200);
    expect(error?.detail).toContain('(500 characters)');
  });

  it('stands below its prefix', () => {
    const result = Schema.safeParse({}, { reportInput: true });
    expect(
      fieldErrors(result.error!, ['query']).every(({ path }) => path.startsWith('query.')),
    ).toBe(true);
  });
});
