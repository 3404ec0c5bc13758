import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, claimsNow, openWorkbench, rebase, setClaim, setText } from './workbench-state';

const draft = {
  iss: 'https://app.example',
  iat: 1000,
  exp: 1300,
  jti: 'j',
  client_name: 'App',
  grant_types: ['client_credentials'],
  scope: 'system/*.rs',
};
const open = () => openWorkbench(draft);

describe('the workbench', () => {
  it('keeps form and JSON in step', () => {
    const named = setClaim(open(), 'client_name', 'Other');
    expect(JSON.parse(named.text)).toEqual({ ...draft, client_name: 'Other' });
    expect(Object.keys(named.claims)).toEqual(Object.keys(draft));
    const typed = setText(named, '{"iss":"x"}');
    expect(typed).toMatchObject({ claims: { iss: 'x' }, problem: null });
    expect(JSON.parse(setClaim(typed, 'iss', undefined).text)).toEqual({});
  });

  it('keeps the form while the JSON is broken, and says where', () => {
    const broken = setText(open(), '{"iss": ');
    expect(broken.claims).toEqual(draft);
    expect(broken.text).toBe('{"iss": ');
    expect(broken.problem).toMatchObject({ line: 1, column: 9 });
    expect(setText(open(), '[]').problem?.message).toMatch(/Expected an object/);
  });

  it('tells only what people changed', () => {
    expect(changesOf(open())).toEqual({});
    const changed = setClaim(
      setClaim(open(), 'scope', 'system/Patient.rs'),
      'client_name',
      undefined,
    );
    expect(changesOf(changed)).toEqual({ scope: 'system/Patient.rs', client_name: null });
    expect(changesOf(setClaim(open(), 'grant_types', []))).toEqual({ grant_types: [] });
  });

  it('renews times and identifier, unless people set them', () => {
    const now = new Date(5_000_000);
    expect(claimsNow(open(), now, 'new')).toMatchObject({ iat: 5000, exp: 5300, jti: 'new' });
    const odd = setClaim(open(), 'exp', 1);
    expect(claimsNow(odd, now, 'new')).toMatchObject({ iat: 5000, exp: 1 });
    const without = setClaim(open(), 'jti', undefined);
    expect(claimsNow(without, now, 'new')).not.toHaveProperty('jti');
  });

  it('keeps what people changed when the draft is another one', () => {
    const changed = setClaim(
      setClaim(open(), 'scope', 'system/Patient.rs'),
      'client_name',
      undefined,
    );
    const other = { ...draft, iss: 'https://other.example', jti: 'k' };
    const moved = rebase(changed, other);
    const { client_name, ...rest } = other;
    expect(client_name).toBe('App');
    expect(moved.claims).toEqual({ ...rest, scope: 'system/Patient.rs' });
    expect(JSON.parse(moved.text)).toEqual(moved.claims);
    expect(changesOf(moved)).toEqual(changesOf(changed));
    expect(rebase(open(), other)).toEqual(openWorkbench(other));
  });

  it('loses nothing, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const typed = setText(open(), text);
        expect(typed.text).toBe(text);
        if (typed.problem === null) expect(JSON.parse(text)).toEqual(typed.claims);
        else expect(typed.claims).toBe(draft);
      }),
    );
  });
});
