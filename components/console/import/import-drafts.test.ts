import { describe, expect, it } from 'vitest';
import { runRequestOf } from '../console-state';
import { importDraftOf, pastedDraft, pastedKind, type KnownHolders } from './import-drafts';

const known: KnownHolders = {
  sandboxBaseUrl: 'http://localhost:3000/sandbox/harbor/fhir/r4',
  recentHolders: ['https://fhir.example.org/tenant/Base'],
};
const plain = {
  name: 'x',
  folder: null,
  method: 'get',
  url: 'https://a.example/r4/Patient/1',
  headers: [] as [string, string][],
  body: null,
  auth: 'none' as const,
  notes: [],
};

describe('what is pasted where a path belongs', () => {
  it('is told by its look', () => {
    expect(pastedKind("curl 'https://a.example/r4/Patient'")).toBe('curl');
    expect(pastedKind('  https://a.example/r4/Patient?name=x ')).toBe('url');
    expect(pastedKind('Patient?name=curl')).toBeNull();
    expect(pastedKind('Patient?url=https://a.example')).toBeNull();
    expect(pastedKind('see https://a.example for more')).toBeNull();
  });

  it('fills the form, over several lines of a command', () => {
    const { state, notes, problems } = pastedDraft(
      "curl -X PUT \\\n  'https://a.example/r4/Patient/1' \\\n  -H 'Authorization: Bearer canary' -H 'If-Match: W/\"1\"' -H 'Host: x' -d '{}'",
      known,
    );
    expect(runRequestOf(state)).toMatchObject({
      holder: 'https://a.example/r4',
      auth: { method: 'udap' },
      request: { method: 'PUT', path: 'Patient/1', body: '{}' },
    });
    expect(state.request.headers.map(({ name }) => name)).toEqual(['If-Match', 'Content-Type']);
    expect(JSON.stringify([state, notes])).not.toContain('canary');
    expect(notes.join()).toContain('Authorization');
    expect(problems).toEqual([]);
  });

  it('knows the sandbox and the holders of earlier runs', () => {
    const at = (url: string) => runRequestOf(pastedDraft(url, known).state);
    expect(at(`${known.sandboxBaseUrl}/Patient?_count=1`)).toMatchObject({
      holder: 'harbor',
      auth: { method: 'none' },
      request: { path: 'Patient?_count=1' },
    });
    expect(at('https://fhir.example.org/tenant/Base/x/y')).toMatchObject({
      holder: 'https://fhir.example.org/tenant/Base',
      request: { path: 'x/y' },
    });
  });
});

describe('a request of another tool as a draft', () => {
  it('says what must be mended', () => {
    const problemsOf = (part: Partial<typeof plain>) =>
      importDraftOf({ ...plain, ...part }, known).problems.join(' ');
    expect(problemsOf({})).toBe('');
    expect(problemsOf({ url: 'https://a.example/api/things' })).toContain('looks like FHIR');
    expect(problemsOf({ method: 'TRACE' })).toContain('TRACE');
    expect(problemsOf({ url: 'https://a.example/r4/Patient/../x' })).toContain('leads out');
    const long = importDraftOf({ ...plain, body: 'é'.repeat(600_000) }, known);
    expect(long.problems.join()).toContain('1 MB');
  });

  it('keeps variables and leaves credentials behind', () => {
    const { state, notes } = importDraftOf(
      {
        ...plain,
        url: '{{base}}/Patient/{{id}}',
        headers: [
          ['X-Api-Key', '{{api_key}}'],
          ['DPoP', 'canary'],
          ['Content-Length', '3'],
        ],
      },
      known,
    );
    expect(state.target.holder).toBe('{{base}}');
    expect(state.request.path).toBe('Patient/{{id}}');
    expect(state.request.headers).toEqual([
      { name: 'X-Api-Key', value: '{{api_key}}', isOn: true },
    ]);
    expect(notes).toEqual(['The header DPoP was left out: its value is a credential.']);
  });
});
